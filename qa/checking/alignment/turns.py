"""Which of the things that are told one after another has which figure?

In: a figure of the claim and one of a sentence, matched. Out: whether the sentence gives the figure
to another thing, or another year, and has one for the claim's as well. Invariant: nothing is told
where the claim's words fit no one thing of the list better than each of the others.
"""

import re
from collections.abc import Sequence

from qa.checking.alignment import changes, keys
from qa.checking.alignment.changes import Part
from qa.checking.alignment.listing import EACH, likes, listed
from qa.checking.sentences.matching import Matches, alike
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity, Relation

_SURE = 0.7  # a match that counts as the same word
_HALF = 0.5
# A claim that compares or adds up speaks of more than one thing.
_SEVERAL = re.compile(
    r"보다|대비|모두|총|합쳐|합해|합한|합치|포함|더해|더하|전체"
    r"|\b(?:than|total|altogether|including|in all|combined)\b",
    re.I,
)
# From a date to its figure: 지난해 3억원, 1분기 매출은 2조원.
_WHEN = re.compile(r"\s?(?:에|의|에는|은|는)?\s?(?:[가-힣]{1,6}[은는이가]\s)?(?:약\s)?")
_WHEN_BEHIND = re.compile(r"\s(?:[a-z]+\s)?(?:in\s)?", re.I)


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence gives `other` to another thing of a list that has the claim's as well."""
    due = _due(figure, other, sentence) or _by_subject(figure, other, sentence)
    return bool(due) and other not in due


def is_due(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence gives `other` to the thing of a list that the claim speaks of."""
    return other in _due(figure, other, sentence)


def is_dated(date: Quantity, sentence: Matches) -> bool:
    """Whether a date is that of one figure of several that have theirs."""
    reading = sentence.evidence
    dated = [q for q in reading.quantities if _date_of(reading, q) is not None]
    return any(
        _date_of(reading, q) is date and len([d for d in dated if d.kind is q.kind]) > 1
        for q in dated
    )


def _due(figure: Quantity, other: Quantity, sentence: Matches) -> list[Quantity]:
    if figure.kind is not other.kind or other.kind is Kind.DATE:
        return []
    return (
        _by_date(other, sentence)
        or keys.due(figure, other, sentence)
        or _by_name(figure, other, sentence)
    )


def _by_date(other: Quantity, sentence: Matches) -> list[Quantity]:
    """The figures that a sentence gives to the claim's year: 지난해 3억원에서 올해 2억원으로."""
    mine = [q for q in sentence.claim.quantities if q.kind is Kind.DATE]
    its = _date_of(sentence.evidence, other)
    if len(mine) != 1 or (its is not None and relation_of(mine[0], its) is Relation.OPEN):
        return []
    if its is None:
        return _by_change(mine[0], other, sentence.evidence)
    found = [
        like
        for like in likes(sentence.evidence, other)
        if (date := _date_of(sentence.evidence, like)) is not None
        and relation_of(mine[0], date) in SAME
    ]
    return found if len(found) < len(likes(sentence.evidence, other)) else []


def _by_change(mine: Quantity, other: Quantity, reading: Reading) -> list[Quantity]:
    """The figure of the claim's date in a change: 첫해 3만명에서 올해 5만명으로."""
    part = dict(zip(reading.quantities, changes.parts(reading), strict=True))
    ends = {Part.BEFORE: Part.AFTER, Part.AFTER: Part.BEFORE}
    return [
        like
        for like in likes(reading, other)
        if part[like] is ends.get(part.get(other, Part.NONE))
        and (date := _date_of(reading, like)) is not None
        and relation_of(mine, date) in SAME
    ]


def _date_of(reading: Reading, figure: Quantity) -> Quantity | None:
    """The date right before a figure, in English right behind it."""
    for date in reading.quantities:
        if date.kind is not Kind.DATE:
            continue
        span, gap = (date.end, figure.start), _WHEN
        if not reading.korean:
            span, gap = (figure.end, date.start), _WHEN_BEHIND
        if span[0] <= span[1] and gap.fullmatch(reading.text, *span):
            return date
    return None


def _by_name(figure: Quantity, other: Quantity, sentence: Matches) -> list[Quantity]:
    """The figure of the thing in a list that the claim's words name best."""
    claim = sentence.claim
    several = len(likes(claim, figure)) > 1
    if _SEVERAL.search(claim.text) or (several and EACH.search(claim.text)):
        return []
    low = max((q.end for q in likes(claim, figure) if q.end <= figure.start), default=0)
    met = [
        match.word
        for word, match in sentence.pairs()
        if match.strength >= _SURE and (not several or low <= word.start < figure.start)
    ]
    items = listed(sentence.evidence, other)
    for words, its in items:
        rest = [told for told, like in items if like is not its]
        if rest and all(_is_better(words, told, met) for told in rest):
            return [its]
    return []


def _by_subject(figure: Quantity, other: Quantity, sentence: Matches) -> list[Quantity]:
    """The figures of the one subject that the claim names: 갑은 47분이지만 을은 31분이다."""
    claim, reading = sentence.claim, sentence.evidence
    if figure.kind is not other.kind or other.kind is Kind.DATE:
        return []
    if not reading.korean or _SEVERAL.search(claim.text) or len(likes(claim, figure)) > 1:
        return []
    met = [match.word for _, match in sentence.pairs() if match.strength >= _SURE]
    owned = [(_subject(reading, like), like) for like in likes(reading, other)]
    starts = {words[0].start for words, _ in owned if words}
    if len(starts) < 2 or not all(words for words, _ in owned):
        return []
    for start in starts:
        mine = next(words for words, _ in owned if words[0].start == start)
        rest = [words for words, _ in owned if words[0].start != start]
        if all(_is_better(mine, told, met) for told in rest):
            return [like for words, like in owned if words[0].start == start]
    return []


def _subject(reading: Reading, figure: Quantity) -> list[Word]:
    """The words of the subject that stands before a figure, the nearest."""
    found: list[Word] = []
    for word in reversed([w for w in reading.words if w.end <= figure.start]):
        near = not found or found[0].start - word.end <= 1
        on = word.role == "S" or (found and not word.role and _is_noun(word))
        if near and on:
            found.insert(0, word)
        elif found:
            break
    return found


def _is_noun(word: Word) -> bool:
    return word.kind is not WordKind.PREDICATE and word.text != "가운데"


def _is_better(words: Sequence[Word], others: Sequence[Word], met: Sequence[Word]) -> bool:
    """Whether the words that only one of two things has are met, and the other's are not."""
    mine, theirs = _met(words, others, met), _met(others, words, met)
    if mine is None or theirs is None:
        return False
    return (mine == 1 and theirs < 1) or (theirs == 0 and mine >= _HALF)


def _met(words: Sequence[Word], others: Sequence[Word], met: Sequence[Word]) -> float | None:
    """The share of the words that others lack which is met; None where there are none."""
    own = [word for word in words if not any(alike(word, o) >= _SURE for o in others)]
    total = sum(word.weight for word in own)
    return sum(word.weight for word in own if word in met) / total if total else None
