"""What qa's dependencies weigh on disk, each with what it alone brings along.

    python -m benchmarks.weights [--beside ray txtai]

Reads the files that pip has noted for each distribution that is installed here. `alone` is what
would go if qa did not need it: itself, and what nothing else of qa's needs. `--beside` weighs other
packages that are installed: what each would add to qa.
"""

import argparse
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_NAME = "qa"
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Installed:
    """A distribution: what its files take, and what it needs without any extra."""

    bytes: int
    needs: frozenset[str]


def main() -> None:
    """Weigh and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", nargs="*", default=[])
    given = parser.parse_args()
    there = {canonicalize_name(one.name): one for one in distributions()}
    known: dict[str, Installed] = {
        str(name): Installed(_bytes(one), _needs(one)) for name, one in there.items()
    }
    whole = closure(known, known[_NAME].needs)
    print("| package | itself | alone |\n| --- | ---: | ---: |")
    rows = [(weight(known, _alone(known, name)), name) for name in known[_NAME].needs]
    for alone, name in sorted(rows, reverse=True):
        print(f"| {name} {version(name)} | {_megabytes(known[name].bytes)} | {_megabytes(alone)} |")
    print(f"| all {len(whole)} packages | {_megabytes(weight(known, whole))} | |")
    for name in map(canonicalize_name, given.beside):
        more = closure(known, [name]) - whole - {_NAME}
        print(f"| {name} {version(name)}, not needed | {_megabytes(known[name].bytes)} ", end="")
        print(f"| {_megabytes(weight(known, more))} |")


def closure(known: Mapping[str, Installed], names: Collection[str]) -> set[str]:
    """Some distributions and all that they need, as far as these are installed."""
    found: set[str] = set()
    left = [name for name in names if name in known]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [need for need in known[name].needs if need in known]
    return found


def weight(known: Mapping[str, Installed], names: Collection[str]) -> int:
    """Bytes of some distributions."""
    return sum(known[name].bytes for name in names)


def _alone(known: Mapping[str, Installed], name: str) -> set[str]:
    others = closure(known, known[_NAME].needs - {name})
    return closure(known, [name]) - others


def _bytes(one: Distribution) -> int:
    paths = [one.locate_file(file) for file in one.files or ()]
    return sum(path.stat().st_size for path in map(_path, paths) if path.is_file())


def _path(found: object) -> Path:
    return Path(str(found))


def _needs(one: Distribution) -> frozenset[str]:
    return frozenset(_required(one))


def _required(one: Distribution) -> Iterator[str]:
    """What a distribution requires here; the extras that qa asks of its own are counted."""
    extras = {"mcp"} if one.name == "gradio" else set()
    for text in one.requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(requirement.name)


def _megabytes(size: int) -> str:
    return f"{size / _MB:,.1f} MB"


if __name__ == "__main__":
    main()
