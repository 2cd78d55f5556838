"""The things that a sentence tells one after another, each with its own figure.

In: the reading of a sentence and one of its figures. Out: the things of the list that it stands in.
Invariant: no two things have one figure, and outside a list there are none.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from qa.checking.sentences.english_words import has_verb
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Quantity

EACH = re.compile(r"각각|\brespectively\b", re.I)
_CONTENT = 0.6  # the weight of a word that says something
_AND = re.compile(
    r"(?:과|와)\s?|\s?(?:,|·|및)\s?|,?\sand\s(?:the\s|an?\s)?|,\s(?:the\s|an?\s)?", re.I
)
_ON = re.compile(r"\s?")
# What stands before a figure of an English list where its verb is left out.
_GAP = re.compile(
    r"\s?(?:(?:and|but|while)\s)?(?:(?:the|its|those|that)\s)?(?:[\w’'&.-]+\s){1,4}?"
    r"(?:(?:for|at|by|from|in|with|to|only|just|about|some)\s){0,2}",
    re.I,
)
# And what stands between a figure and what it is of, where that is behind it.
_OWNER_BEHIND = re.compile(
    r"(?:\s(?!and\b|to\b)[a-z]+)??\s(?P<by>from|in|for|by|at|on|after|before|among)\s(?=[\w’'])",
    re.I,
)
_ITEM_END = re.compile(r"[,;.](?=\s|$)|\s(?:and|but|while)\s")
_JOINED_ON = re.compile(r"(?:과|와)\s")

Item = tuple[list[Word], Quantity]  # the words that a thing is named with, its figure


def likes(reading: Reading, figure: Quantity) -> list[Quantity]:
    """The figures of a sentence that are of this figure's kind and unit."""
    return [q for q in reading.quantities if q.kind is figure.kind and q.unit == figure.unit]


def listed(reading: Reading, figure: Quantity) -> list[Item]:
    """The things of the list that a figure stands in, each with its own; empty outside a list."""
    figures = likes(reading, figure)
    each = EACH.search(reading.text)
    if each is not None and len(figures) > 1:
        return _in_turn(reading, each.start(), figures)
    if reading.korean:
        return _without_topic(list(_one_each(reading, figure, figures)))
    items = list(_one_each(reading, figure, figures))
    return items if _is_gapped(reading, items) else _owned_behind(reading, figures)


def _without_topic(items: list[Item]) -> list[Item]:
    """A list without what is told of all of it: 관람료는 어른 6천원, 청소년 4천원."""
    if len(items) < 2 or any(_behind_topic(words) for words, _ in items[1:]):
        return items
    words, figure = items[0]
    return [(_behind_topic(words) or words, figure), *items[1:]]


def _behind_topic(words: list[Word]) -> list[Word]:
    """The words behind the last topic that has any behind it, and no verb."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].kind is WordKind.PREDICATE:
            break
        if words[at - 1].role == "S" and words[at - 1].end < words[at].start:
            return words[at:]
    return []


def _owned_behind(reading: Reading, figures: Sequence[Quantity]) -> list[Item]:
    """Figures each with its own words behind it: $3m from the fund and $1m from the university."""
    if len(figures) < 2:
        return []
    ends = [*(q.start for q in figures[1:]), len(reading.text)]
    items: list[Item] = []
    told: set[str] = set()
    for figure, end in zip(figures, ends, strict=True):
        cut = _ITEM_END.search(reading.text, figure.end)
        end = min(end, cut.start()) if cut else end
        behind = _OWNER_BEHIND.match(reading.text, figure.end, end)
        words = [w for w in reading.words if behind and behind.end() <= w.start and w.end <= end]
        if behind is None or not words:
            return []
        told.add(behind["by"].lower())
        items.append((words, figure))
    return items if len(items) > 1 and len(told) == 1 else []


def _cuts(reading: Reading, figures: Sequence[Quantity]) -> list[int]:
    """Where a new part of a list starts: behind a segment, and behind a figure that 과 joins on."""
    joined = [q.end for q in figures if _JOINED_ON.match(reading.text, q.end)]
    told = (a for a, b in reading.segments[1:] if any(map(str.isalnum, reading.text[a:b])))
    return sorted({*told, *joined})


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
    cuts = _cuts(reading, figures)
    places = [bisect(cuts, q.start) for q in figures]
    here = bisect(cuts, figure.start)
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
            if bisect(cuts, word.start) == place
            and word.end <= like.start
            and word.weight >= _CONTENT
        ]
        if here in alone and low <= place <= high and words:
            yield words, like
