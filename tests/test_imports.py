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


def test_every_package_has_its_layer() -> None:
    assert {path.parent.name for path in (ROOT / "qa").glob("*/__init__.py")} == set(HEIGHTS)


@pytest.mark.parametrize("package", HEIGHTS)
def test_nothing_above_is_imported(package: str) -> None:
    wrong = [
        (path.name, name)
        for path in sorted((ROOT / "qa" / package).glob("*.py"))
        for name in imported(path)
        if HEIGHTS.get(name, 0) > HEIGHTS[package]
    ]
    assert wrong == []


def imported(path: Path) -> Iterator[str]:
    """The packages of qa that a module imports, but for what only its types name."""
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
        first, _, rest = (node.module or "").partition(".")
        if first == "qa" and not node.level:
            yield from [rest.partition(".")[0]] if rest else [name.name for name in node.names]
