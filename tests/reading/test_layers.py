"""Reading stands below: it is asked by intake, and asks nothing of it."""

import ast

from tests.conftest import ROOT

ABOVE = ("qa.intake", "qa.storage", "qa.search", "qa.checking", "qa.commands", "qa.ui")


def test_reading_imports_nothing_from_above() -> None:
    found = [
        f"{path.name}: {module}"
        for path in sorted((ROOT / "qa" / "reading").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
        if module.startswith(ABOVE)
    ]
    assert found == []
