"""Which of the things that are told one after another has which figure?

In: a figure of the claim and one of a sentence, matched. Out: whether the sentence gives the figure
to another thing, or another year, and has one for the claim's as well. Invariant: nothing is told
where the claim's words fit no one thing of the list better than each of the others.
"""

import re
from collections.abc import Iterator, Sequence

from qa.checking.english_words import has_verb
from qa.checking.matching import Matches, alike
from qa.checking.readings import Reading
from qa.checking.relating import SAME, relation_of
from qa.checking.words import Word, WordKind
from qa.quantities import Kind, Quantity, Relation

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something
_HALF = 0.5
_EACH = re.compile(r"각각|\brespectively\b", re.I)
# A claim that compares or adds up speaks of more than one thing.
_SEVERAL = re.compile(
    r"보다|대비|모두|총|합쳐|합해|합한|합치|포함|더해|더하|전체"
    r"|\b(?:than|total|altogether|including|in all|combined)\b",
    re.I,
)
_AND = re.compile(
    r"(?:과|와)\s?|\s?(?:,|·|및)\s?|,?\sand\s(?:the\s|an?\s)?|,\s(?:the\s|an?\s)?", re.I
)
_ON = re.compile(r"\s?")
# From a date to its figure: 지난해 3억원, 1분기 매출은 2조원.
_WHEN = re.compile(r"\s?(?:에|의|에는|은|는)?\s?(?:[가-힣]{1,6}[은는이가]\s)?(?:약\s)?")
_WHEN_BEHIND = re.compile(r"\s(?:in\s)?", re.I)

# What stands before a figure of an English list where its verb is left out.
_GAP = re.compile(
    r"\s?(?:(?:and|but|while)\s)?(?:(?:the|its|those|that)\s)?(?:[\w’'&.-]+\s){1,4}?"
    r"(?:(?:for|at|by|from|in|with|to|only|just|about|some)\s){0,2}",
    re.I,
)

Item = tuple[list[Word], Quantity]  # the words that a thing is named with, its figure


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence gives `other` to another thing of a list that has the claim's as well."""
    due = _due(figure, other, sentence)
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
    return _by_date(other, sentence) or _by_name(figure, other, sentence)


def _by_date(other: Quantity, sentence: Matches) -> list[Quantity]:
    """The figures that a sentence gives to the claim's year: 지난해 3억원에서 올해 2억원으로."""
    mine = [q for q in sentence.claim.quantities if q.kind is Kind.DATE]
    its = _date_of(sentence.evidence, other)
    if len(mine) != 1 or its is None or relation_of(mine[0], its) is Relation.OPEN:
        return []
    found = [
        like
        for like in _likes(sentence.evidence, other)
        if (date := _date_of(sentence.evidence, like)) is not None
        and relation_of(mine[0], date) in SAME
    ]
    return found if len(found) < len(_likes(sentence.evidence, other)) else []


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


def _likes(reading: Reading, figure: Quantity) -> list[Quantity]:
    return [q for q in reading.quantities if q.kind is figure.kind and q.unit == figure.unit]


def _by_name(figure: Quantity, other: Quantity, sentence: Matches) -> list[Quantity]:
    """The figure of the thing in a list that the claim's words name best."""
    claim = sentence.claim
    several = len(_likes(claim, figure)) > 1
    if _SEVERAL.search(claim.text) or (several and _EACH.search(claim.text)):
        return []
    low = max((q.end for q in _likes(claim, figure) if q.end <= figure.start), default=0)
    met = [
        match.word
        for word, match in sentence.pairs()
        if match.strength >= _SURE and (not several or low <= word.start < figure.start)
    ]
    items = _listed(sentence.evidence, other)
    for words, its in items:
        rest = [told for told, like in items if like is not its]
        if rest and all(_is_better(words, told, met) for told in rest):
            return [its]
    return []


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


def _listed(reading: Reading, figure: Quantity) -> list[Item]:
    """The things of the list that a figure stands in, each with its own; empty outside a list."""
    figures = _likes(reading, figure)
    each = _EACH.search(reading.text)
    if each is not None and len(figures) > 1:
        return _in_turn(reading, each.start(), figures)
    items = list(_one_each(reading, figure, figures))
    return items if reading.korean or _is_gapped(reading, items) else []


def _is_gapped(reading: Reading, items: Sequence[Item]) -> bool:
    """Whether an English list says once what is told of all: trucks make up 46% and wind 12%."""
    starts = [reading.segments[reading.segment_of(q.start)][0] for _, q in items]
    gaps = [reading.text[start : q.start] for start, (_, q) in zip(starts, items, strict=True)]
    return len(gaps) > 1 and all(_GAP.fullmatch(gap) and not has_verb(gap) for gap in gaps[1:])


def _in_turn(reading: Reading, each: int, figures: Sequence[Quantity]) -> list[Item]:
    """The things that 각각 or "respectively" gives a figure each."""
    told = [q for q in figures if q.start > each] if reading.korean else list(figures)
    before = min(each, told[0].start) if told else 0
    for run in reversed(list(_runs(reading, before))):
        if len(run) == len(told) > 1:
            firsts = [*(item[-1:] for item in run[:-1]), run[-1][:1]]
            return list(zip(firsts, told, strict=True))
    return []


def _runs(reading: Reading, before: int) -> Iterator[list[list[Word]]]:
    """Things joined by 과, "and" and commas, each as its words, up to a place."""
    run: list[list[Word]] = []
    for word in reading.words:
        if word.end > before or word.kind is WordKind.PREDICATE:
            continue
        gap = (run[-1][-1].end, word.start) if run else None
        if gap and _ON.fullmatch(reading.text, *gap):
            run[-1].append(word)
        elif gap and _AND.fullmatch(reading.text, *gap):
            run.append([word])
        else:
            yield run
            run = [[word]]
    yield run


def _one_each(reading: Reading, figure: Quantity, figures: Sequence[Quantity]) -> Iterator[Item]:
    """The neighbouring segments that have a figure each, behind the words for what has it."""
    places = [reading.segment_of(q.start) for q in figures]
    here = reading.segment_of(figure.start)
    alone = {place for place in places if places.count(place) == 1}
    low = high = here
    while low - 1 in alone:
        low -= 1
    while high + 1 in alone:
        high += 1
    for place, like in zip(places, figures, strict=True):
        words = [
            word
            for word in reading.words
            if reading.segment_of(word.start) == place
            and word.end <= like.start
            and word.weight >= _CONTENT
        ]
        if here in alone and low <= place <= high and words:
            yield words, like
