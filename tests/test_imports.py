"""A package imports from those below it alone, so that each can be read without those above."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From below.
LAYERS = (
    ("quantities",),
    ("language",),
    ("cleaning",),
    ("metadata",),
    ("reading",),
    ("models",),
    ("storage",),
    ("search",),
    ("intake",),
    ("checking",),
    ("exporting",),
    ("ui",),
    ("commands",),
)
HEIGHTS = {name: height for height, layer in enumerate(LAYERS) for name in layer}
# Within a package that has parts, from below; and what of the package itself they are made of.
PARTS = ("sentences", "alignment", "contrasting", "ordering", "deciding")
RECORDS = {"findings"}


def test_every_package_has_its_layer() -> None:
    assert {path.parent.name for path in (ROOT / "qa").glob("*/__init__.py")} == set(HEIGHTS)


@pytest.mark.parametrize("package", HEIGHTS)
def test_nothing_above_is_imported(package: str) -> None:
    wrong = [
        (path.name, name)
        for path in sorted((ROOT / "qa" / package).rglob("*.py"))
        for name in imported(path, "qa")
        if HEIGHTS.get(name, 0) > HEIGHTS[package]
    ]
    assert wrong == []


def test_checking_has_no_other_parts() -> None:
    assert {path.parent.name for path in (ROOT / "qa" / "checking").glob("*/*.py")} == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_no_part_above_is_imported(part: str) -> None:
    below = {*PARTS[: PARTS.index(part) + 1], *RECORDS}
    wrong = [
        (path.name, name)
        for path in sorted((ROOT / "qa" / "checking" / part).glob("*.py"))
        for name in imported(path, "qa.checking")
        if name not in below
    ]
    assert wrong == []


def imported(path: Path, package: str) -> Iterator[str]:
    """What a module imports of a package, but for what only its types name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = {
        id(inside)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inside in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or id(node) in typed:
            continue
        module = node.module or ""
        if module == package and not node.level:
            yield from [name.name for name in node.names]
        elif module.startswith(f"{package}.") and not node.level:
            yield module.removeprefix(f"{package}.").partition(".")[0]
