"""What the page's script asks of the server, one thing at a time; without a browser."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

# What the script needs of a browser before anybody does anything.
_STAGE = """
const nothing = { dataset: {}, lang: "", classList: { toggle() {} } };
Object.assign(globalThis, {
  document: { documentElement: nothing, body: nothing, querySelectorAll: () => [],
    getElementById: () => null },
  localStorage: { getItem: () => null, setItem() {} },
  matchMedia: () => ({ matches: false, addEventListener() {} }),
  addEventListener() {}, location: { hash: "" }, fetch: async () => ({}),
});
Object.defineProperty(globalThis, "navigator", { value: { language: "ko" } });
"""
_SAID = """
const said = [];
const shown = new Set();
const lane = qaPage.lane("check", {
  done: () => said.push("done"), failed: (reason) => said.push(reason),
  arrived: (number) => shown.has(number), begun: (number) => shown.has(number),
});
const go = (number) => said.push(number);
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
"""


def told(play: str) -> list[object]:
    """What a lane was asked and told, in order, while a scene is played."""
    driver = pytest.importorskip("playwright._impl._driver")
    node, _ = driver.compute_driver_executable()
    if not Path(node).exists():
        pytest.skip("playwright brought no node")
    script = (files("qa.ui") / "assets" / "page.js").read_text(encoding="utf-8")
    scene = f"(async () => {{ {_SAID} {play}; console.log(JSON.stringify(said)); }})()"
    done = subprocess.run(
        [node, "-e", f"{_STAGE}\n{script}\n{scene}.then(() => process.exit(0))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    value: list[object] = json.loads(done.stdout)
    return value


def test_the_last_of_what_is_asked_meanwhile_goes_next() -> None:
    scene = (
        "lane.send(go); lane.send(go); lane.send(go); shown.add(1); await qaPage.landed('check')"
    )
    assert told(scene) == [1, 3]


def test_a_refusal_is_told() -> None:
    assert told("lane.send(go); await qaPage.landed('check', true)") == [1, "busy"]


STOP = "lane.send(go); lane.stopped(); await qaPage.landed('check', true); said.length = 0;"


def test_what_is_refused_right_after_a_stop_is_asked_again_and_then_told_of() -> None:
    refused = "lane.send(go); await qaPage.landed('check', true); await wait(3200);"
    assert told(STOP + refused) == [2, 2]
    assert told(STOP + refused + "await qaPage.landed('check', true)") == [2, 2, "busy"]


def test_what_has_begun_after_a_stop_is_not_asked_again() -> None:
    late = "lane.send(go); shown.add(2); await qaPage.landed('check', true); await wait(3200);"
    assert told(STOP + late) == [2]
    assert told(STOP + late + "await qaPage.landed('check')") == [2, "done"]
