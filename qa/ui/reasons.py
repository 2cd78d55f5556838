"""Why something can't be done or read, in the page's language.

In: a reason as the rest of qa words it, in English, also one that is stored with the library. Out:
the same in both languages. Invariant: no reason is lost: one that no rule knows is told by its
kind, or as it is.
"""

import re
from functools import cache
from importlib.resources import files

from qa.ui.wording import Text


def reason_text(reason: object) -> Text:
    """A reason in both languages, to be put into another text."""
    english = str(reason)
    return Text(_korean(english) or english, english)


def _korean(english: str) -> str | None:
    """The Korean of a reason; None where no rule fits."""
    rules, names = _rules()
    for pattern, korean in rules:
        match = pattern.fullmatch(english)
        if match:
            given = [names.get(word, word) for word in match.groups() if word is not None]
            return korean.format(*given)
    return None


@cache
def _rules() -> tuple[list[tuple[re.Pattern[str], str]], dict[str, str]]:
    """Patterns with their Korean, and the names that stand in reasons with theirs."""
    text = (files("qa.ui") / "assets" / "reasons.txt").read_text(encoding="utf-8")
    upper, lower = text.split("\n---\n")
    rules = [(re.compile(rule, re.DOTALL), korean) for rule, korean in _pairs(upper)]
    return rules, dict(_pairs(lower))


def _pairs(text: str) -> list[tuple[str, str]]:
    rows = (line.partition("\t") for line in text.splitlines() if line and line[0] != "#")
    return [(left, right) for left, _, right in rows]
