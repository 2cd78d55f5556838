"""Finds the quantities of a text, in order and without overlap, in time linear in its length.

In: a text, and the day it was written. Out: its quantities. Invariant: they stand in order, and
none overlaps another.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from qa.quantities import (
    ages,
    amounts,
    bounds,
    dates,
    english,
    english_dates,
    nouns,
    ranks,
    readings,
    shares,
)
from qa.quantities.folding import addresses, fold
from qa.quantities.quantity import Bound, Kind, Moment, Noun, Quantity
from qa.quantities.reading import Outcome, Reading
from qa.quantities.spans import parse_iso
from qa.quantities.vocabulary import listed

_ANCHOR = re.compile(r"[0-9½¼¾⅓⅔⅛⅕]|[가-힣]+|[A-Za-z]+|[$€£¥₩₹₪₫₱฿₽₺元№#]|'(?=[0-9]{2})")
_HANGUL_STARTS = dates.STARTS | frozenset(
    "수몇일이삼사오육칠팔구십백천만억조한하두둘세셋네넷석서너넉다여일아열스물서마쉰예첫대절과반톱탑상제나닷엿보사정자초재갑곱"
)
_MULTIPLES = listed(
    "half twice thrice double doubled doubles doubling triple tripled triples tripling quadruple"
    " quadrupled quadruples noon midday midnight"
)
_WORD_STARTS = (
    ages.STARTS | english.STARTS | english_dates.STARTS | ranks.STARTS | frozenset(_MULTIPLES)
)

_KEPT_LONGEST = 2_000  # characters of a text whose quantities are kept


def find(text: str, today: str | None = None) -> list[Quantity]:
    """The quantities of a text, in the order in which they stand.

    `today` is the day the text was written,
    in ISO 8601 and as exact as known ("2024-10-08", "2024"):
    지난달 26일 and "last month" are reckoned from it. Without it such dates stay `relative`.
    """
    if len(text) > _KEPT_LONGEST:
        return _find(text, today)
    return list(_kept(text, today))


@lru_cache(maxsize=4096)
def _kept(text: str, today: str | None) -> tuple[Quantity, ...]:
    """The same sentences are read for many a question and claim."""
    return tuple(_find(text, today))


def _find(text: str, today: str | None) -> list[Quantity]:
    folded, day = fold(text), parse_iso(today)
    passed_over = addresses(folded)
    passed_over.reverse()
    found: list[Quantity] = []
    place = 0
    while anchor := _ANCHOR.search(folded, place):
        start = anchor.start()
        while passed_over and passed_over[-1][1] <= start:
            passed_over.pop()
        if passed_over and passed_over[-1][0] <= start:
            place = passed_over[-1][1]
            continue
        outcome = _at(folded, anchor, day)
        if outcome is None:
            place = _after(folded, anchor)
            continue
        found += [_finished(text, folded, reading) for reading in outcome[0]]
        place = max(outcome[1], start + 1)
    return found


def _at(folded: str, anchor: re.Match[str], today: Moment) -> Outcome | None:
    """What begins at an anchor, if anything does."""
    word, start = anchor.group(), anchor.start()
    first = word[0]
    if "가" <= first <= "힣":
        if first not in _HANGUL_STARTS or (start and folded[start - 1].isalnum()):
            return None
        return readings.at_hangul(folded, start, today)
    if first.isascii() and first.isalpha():
        if not _may_begin(folded, word, start):
            return None
        return readings.at_word(folded, start, today)
    return readings.at_figures(folded, start, today)


_AFTER_ARTICLE = re.compile(
    rf" (?:few|couple|half|(?:year|month|week|day|hour) and a half|fortnight|decade|"
    rf"century|dozen|and|{'|'.join([*english.SCALES, *shares.PARTS])})",
    re.IGNORECASE,
)


def _may_begin(folded: str, word: str, start: int) -> bool:
    """Whether a Latin word can begin a quantity: a numeral, a month, a currency code, Q3."""
    if start and (
        folded[start - 1].isdigit()
        or (folded[start - 1] in "-_" and folded[start - 2 : start - 1].isalnum())
    ):
        return False
    lower = word.lower()
    if lower in ("a", "an") and folded[start + 1 : start + 2] != "$":
        return _AFTER_ARTICLE.match(folded, start + len(word)) is not None
    if lower in _WORD_STARTS or word in english_dates.month_names():
        return True
    if any(lower.endswith(end) for end in ("fold", "th")):
        return True
    if word in ("Q", "H") and folded[start + 1 : start + 2].isdigit():
        return True
    return (
        len(word) <= 4
        and (word.isupper() or word == "Rs")
        and amounts.sign_at(folded, start) is not None
    )


_FIGURES = re.compile(r"[0-9][0-9,.]*")


def _after(folded: str, anchor: re.Match[str]) -> int:
    """Where to go on when nothing was read: behind the whole run of figures, or behind the word."""
    if run := _FIGURES.match(folded, anchor.start()):
        return run.end()
    return anchor.end()


_OVER = re.compile("over ", re.IGNORECASE)  # over four years: for so long, not for longer


def _finished(text: str, folded: str, reading: Reading) -> Quantity:
    """The quantity with its bound and its noun."""
    start, end, bound = reading.start, reading.end, reading.bound
    noun: Noun | None = None
    if reading.kind not in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
        held = bounds.held(folded, start, end, reading.over)
        if reading.kind is Kind.DURATION and _OVER.match(folded, held.start):
            held = held._replace(bound=Bound.EXACT, start=start)
        noun = nouns.noun_of(folded, reading.kind, held.start, held.end)
        if bound is Bound.EXACT or held.bound is not Bound.EXACT:
            bound = held.bound
        start, end = held.start, held.end
    if noun is not None:
        noun = replace(noun, text=text[noun.start : noun.end])
    low, high = _opened(bound, reading.low, reading.high)
    return Quantity(
        reading.kind, low, high, reading.unit, start, end, text[start:end], bound, reading.written,
        noun, reading.since, reading.until, reading.relative,
    )  # fmt: skip


def _opened(
    bound: Bound, low: Fraction | None, high: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    """The values with the side taken off on which the bound leaves them open."""
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, None
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return None, high
    return low, high
