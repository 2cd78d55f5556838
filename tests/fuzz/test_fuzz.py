"""Every door against what was found by fuzzing, and against a few thousand inputs of chance.

`make torture` runs the same doors under atheris, which looks for new paths; see `fuzz.py`.
"""

from pathlib import Path

import pytest

from tests.fuzz.chance import inputs
from tests.fuzz.targets import targets
from tests.reliability.faults import LONG

FINDINGS = Path(__file__).with_name("findings")
TARGETS = targets()
_SHORT = 3  # inputs for each of a thousand parts of a target's weight, in all about 3,000
FOUND = sorted(FINDINGS.glob("*/*"))


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_and_inputs_of_chance_keep_every_promise(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    for data in (b"", *seeds, *inputs(name, seeds, target.weight * _SHORT * (LONG or 1))):
        _try(name, data)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_fuzzing_has_found_stays_mended(path: Path) -> None:
    _try(path.parent.name, path.read_bytes())


def _try(name: str, data: bytes) -> None:
    try:
        TARGETS[name].within_time(data)
    except Exception as error:
        raise AssertionError(
            f"{name}: {type(error).__name__} {error} for {data[:300]!r}"
        ) from error
