"""A small library to be damaged."""

from pathlib import Path

import pytest

from tests.reliability.collection import Case, make_case


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A library that is whole; tests work on copies of it."""
    return make_case(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def case(pattern: Case, tmp_path: Path) -> Case:
    """A copy of the library to do anything with."""
    return pattern.copied(tmp_path / "case")
