"""Pages in the manner of many sites, marked by hand: which lines are the article, which the page.

A page file holds pages that begin with `=== name`, then `# fact: value` lines, then the page's own
lines, each behind a sign: `+` the article's, with ⟦what the page adds⟧ inside it, `-` the page's,
`~` either will do (captions, labels of speakers).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
_ADDED = re.compile(r"⟦(.*?)⟧")
_SENTENCE = re.compile(r"(?<=[.!?。…])[\"'”’)]*\s+")


@dataclass(frozen=True, slots=True)
class NoisyPage:
    """A page as text, and what should become of it."""

    name: str
    text: str
    article: tuple[str, ...]  # its lines
    furniture: tuple[str, ...]
    facts: dict[str, str]


def pages(name: str) -> Iterator[NoisyPage]:
    """The pages of one file, in order."""
    for block in re.split(r"^=== ", (PAGES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        heading, *lines = block.rstrip("\n").split("\n")
        facts = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
        body = [line for line in lines if not line.startswith("# ")]
        added = [text for line in body if line[:1] == "+" for text in _ADDED.findall(line)]
        yield NoisyPage(
            heading,
            "\n".join(line[2:].replace("⟦", "").replace("⟧", "") for line in body),
            tuple(_ADDED.sub("", line[2:]) for line in body if line.startswith("+ ")),
            (*(line[2:] for line in body if line.startswith("- ")), *added),
            facts,
        )


def sentences(line: str) -> list[str]:
    """The sentences of a line, letters and digits only."""
    parts = [re.sub(r"[\W_]", "", part) for part in _SENTENCE.split(line)]
    return [part for part in parts if part]
