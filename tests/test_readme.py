"""The two READMEs say the same: as many headings of each level, the same commands and code."""

import re
from pathlib import Path

from qa.reading import suffixes

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
KOREAN = (ROOT / "README.ko.md").read_text(encoding="utf-8")


def test_headings_are_of_the_same_levels() -> None:
    levels = [re.findall(r"^#+(?= )", without_code(text), re.M) for text in (ENGLISH, KOREAN)]
    assert levels[0] == levels[1]


def test_code_is_the_same() -> None:
    blocks = [re.findall(r"^```.*?^```", text, re.M | re.S) for text in (ENGLISH, KOREAN)]
    assert blocks[0] == blocks[1]


def test_commands_options_files_and_links_are_the_same() -> None:
    found = [
        (
            set(re.findall(r"`([^`\n]+)`", without_code(text))),
            set(re.findall(r"\]\(([^)]+)\)", text)),
        )
        for text in (ENGLISH, KOREAN)
    ]
    assert found[0][0] == found[1][0]
    assert found[0][1] - {"README.ko.md"} == found[1][1] - {"README.md"}


def test_every_suffix_that_is_read_is_named() -> None:
    for text in (ENGLISH, KOREAN):
        assert suffixes() <= set(re.findall(r"`(\.\w+)`", text))


def test_pictures_and_documents_are_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", ENGLISH):
        assert (ROOT / link).is_file(), link


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
