"""What a question costs against how many passages there are, drawn from the committed figures.

    pip install 'qa[peers]'
    python -m benchmarks.plot

Reads speed.json, stores.json, million.json and peers.json beside this file, as far as they are
there, and writes docs/images/cost.svg. Figures of one file are of one run; those of different files
may be of different days, so that lines and not points are to be compared.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_OUT = _HERE.parent / "docs" / "images" / "cost.svg"


@dataclass(frozen=True, slots=True)
class Line:
    """Medians and 95ths in milliseconds by passages."""

    name: str
    passages: list[int]
    medians: list[float]
    highs: list[float]


def main() -> None:
    """Draw what is there."""
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "qa"  # the same figures give the same file
    figure, axes = pyplot.subplots(figsize=(9, 4))
    for line in lines():
        (drawn,) = axes.plot(line.passages, line.medians, marker="o", label=line.name)
        axes.plot(line.passages, line.highs, linestyle=":", color=drawn.get_color())
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("passages")
    axes.set_ylabel("milliseconds a question (dotted: 95th percentile)")
    axes.grid(visible=True, which="both", linewidth=0.3)
    axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1), borderaxespad=0, fontsize="small")
    figure.tight_layout()
    figure.savefig(_OUT, metadata={"Date": None})
    print(_OUT)


def lines() -> Iterator[Line]:
    """What the files of figures hold."""
    speed = _read("speed.json").get("sizes", [])
    yield from _line(
        "qa, all stages (speed.json)",
        [(one["passages"], one["again_p50_ms"], one["again_p95_ms"]) for one in speed],
    )
    stores = _read("stores.json").get("sizes", [])
    for kind, name in (("faiss", "qa with FAISS"), ("milvus", "qa with Milvus Lite")):
        found = [(one["passages"], one[kind]["again"]) for one in stores if kind in one]
        points = [(passages, again["p50_ms"], again["p95_ms"]) for passages, again in found]
        yield from _line(f"{name} (stores.json)", points)
    million = _read("million.json")
    if million:
        second = million["second"]
        point = (million["passages"], second["p50_ms"], second["p95_ms"])
        yield from _line("qa, a million (million.json)", [point])
    sizes = _read("peers.json").get("sizes", [])
    for name in sorted({name for one in sizes for name in one["warm"]}):
        of = [(one["passages"], one["warm"][name]) for one in sizes if name in one["warm"]]
        points = [(passages, warm["p50_ms"], warm["p95_ms"]) for passages, warm in of]
        yield from _line(f"{name} (peers.json)", points)


def _line(name: str, points: list[tuple[int, float, float]]) -> Iterator[Line]:
    if points:
        passages, medians, highs = map(list, zip(*sorted(points), strict=True))
        yield Line(name, [int(n) for n in passages], medians, highs)


def _read(name: str) -> dict[str, Any]:
    path = _HERE / name
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


if __name__ == "__main__":
    main()
