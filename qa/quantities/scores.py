"""Two figures set against each other: 7 대 4, seven votes to four, "voted 7-4".

In: a folded text and the first amount. Out: one reading, a count of "score". Invariant: it goes
from the lesser figure to the greater, however they stood, as a vote is told from either side.
"""

import re

from qa.quantities.amounts import Amount, amount_at
from qa.quantities.quantity import Kind
from qa.quantities.reading import Reading

UNIT = "score"
_HIGHEST = 1000
_AGAINST = re.compile(r" ?(?=[0-9])")
_VOTES = re.compile(r" to (?=[0-9a-z])| ?대 ?(?=[0-9])")
_TO = re.compile(r" to (?=[0-9a-z])")
_DASH = re.compile(r"-(?=[0-9])")
_CALLED = r"(?-i:[A-Z])[A-Za-z.'-]*"
_DECIDED = re.compile(
    r"\b(?:voted?|votes|ruled?|decided|won|wins?|lost|loses?|beat|beaten|defeat(?:ed)?|by|score(?:d)?|"
    r"victory|draw|drew|passed|approved|rejected|adopted)(?: by)?(?: an?)?"
    rf"(?: (?:to |with |against )?(?:the )?{_CALLED}(?: {_CALLED}){{0,2}})? $",
    re.IGNORECASE | re.ASCII,
)
_DECIDED_BEHIND = re.compile(
    r"(?:로|으로) |(?:의)? ?(?:승리|완승|완패|승|패)(?![가-힣]{2})|"
    r"[ -](?:decision|ruling|vote|win|victory|defeat|loss|draw|opinion|majority|lead)\b"
)
_REACH = 48  # characters in which the verb stands before the score, with the name of the beaten


def read(text: str, first: Amount) -> Reading | None:
    """The score that the amount begins, if one does."""
    join = _join(text, first)
    second = amount_at(text, join.end()) if join else None
    if join is None or second is None:
        return None
    if not _is_odds(first, second) and not (_fits(first) and _fits(second)):
        return None
    if second.unit is not None and second.unit != first.unit:
        return None
    if first.unit is None and not _is_decided(text, join.group().strip(), first, second):
        return None
    low, high = sorted((first.low, second.low))
    return Reading(Kind.COUNT, low, high, UNIT, first.start, second.end)


def _join(text: str, first: Amount) -> re.Match[str] | None:
    if first.unit is None:
        return _TO.match(text, first.end) or _DASH.match(text, first.end)
    if first.word == "대":
        return _AGAINST.match(text, first.end)
    return _VOTES.match(text, first.end) if first.unit.name == "vote" else None


def _is_odds(first: Amount, second: Amount) -> bool:
    """Whether so many stand against one, which may be many or broken: 32.5대 1, 1,234 대 1."""
    one = second.low == second.high == 1 and second.unit is None
    return one and first.word == "대" and first.low == first.high and not first.over


def _fits(amount: Amount) -> bool:
    whole = amount.low == amount.high and amount.low.denominator == 1
    return whole and amount.low < _HIGHEST and not amount.over and amount.numeral.scale == 1


def _is_decided(text: str, join: str, first: Amount, second: Amount) -> bool:
    """Whether bare figures are a result: a verb of winning stands before, or 로 behind."""
    if second.unit is not None or text[second.end : second.end + 1] in ("-", "/", "%"):
        return False
    before = text[max(0, first.start - _REACH) : first.start]
    if join == "to":
        return first.low > second.low and _DECIDED.search(before) is not None
    return bool(_DECIDED.search(before) or _DECIDED_BEHIND.match(text, second.end))
