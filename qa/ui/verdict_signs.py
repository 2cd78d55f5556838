"""What a verdict is shown by: a sign, a word and the name of its colour, always together.

In: a finding. Out: its sign. Invariant: the word alone tells the verdict.
"""

from enum import StrEnum

from markupsafe import Markup

from qa.checking import Finding, Verdict
from qa.checking.differing import disagree
from qa.ui import wording
from qa.ui.wording import Text

_ICON = Markup(
    '<svg class="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">'
    '<path d="{}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
    ' stroke-linejoin="round"></path></svg>'
)

WARNING = _ICON.format("M8 2.5l6 11H2zM8 6.5v3M8 11.5h.01")


class Sign(StrEnum):
    """The signs of a draft; the value names its colour in the page's style."""

    REFUTED = "refuted"
    DISAGREE = "disagree"
    UNKNOWN = "unknown"
    SUPPORTED = "supported"
    ASIDE = "aside"

    @property
    def icon(self) -> Markup:
        """Its drawing, which a screen reader passes over."""
        return _ICON.format(_PATHS[self])

    @property
    def word(self) -> Text:
        """Its word."""
        return _WORDS[self]


_PATHS = {
    Sign.SUPPORTED: "M3 8.5l3.5 3.5L13 4.5",
    Sign.REFUTED: "M4 4l8 8M12 4l-8 8",
    Sign.UNKNOWN: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.4 8.6 8 9 8 10M8 13h.01",
    Sign.DISAGREE: "M3 5.5h9M9.5 3L12 5.5L9.5 8M13 11H4M6.5 8.5L4 11l2.5 2.5",
    Sign.ASIDE: "M4 8h8",
}
_WORDS: dict[Sign, Text] = {
    Sign.SUPPORTED: wording.SUPPORTED,
    Sign.REFUTED: wording.REFUTED,
    Sign.UNKNOWN: wording.NOT_ENOUGH,
    Sign.DISAGREE: wording.DISAGREE,
    Sign.ASIDE: wording.NOT_CHECKED,
}
_SIGNS = {
    Verdict.SUPPORTED: Sign.SUPPORTED,
    Verdict.REFUTED: Sign.REFUTED,
    Verdict.NOT_ENOUGH_INFO: Sign.UNKNOWN,
}


_UNSURE = {
    Sign.SUPPORTED: wording.SEEMS_SUPPORTED,
    Sign.REFUTED: wording.SEEMS_REFUTED,
}


def word_of(finding: Finding) -> Text:
    """The word of a finding's verdict, which tells as well where it is unsure."""
    one = sign(finding)
    return _UNSURE.get(one, one.word) if finding.unsure else one.word


def sign(finding: Finding) -> Sign:
    """The sign of a finding."""
    if finding.verdict is None:
        return Sign.ASIDE
    return Sign.DISAGREE if disagree(finding) else _SIGNS[finding.verdict]
