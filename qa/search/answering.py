"""Hits to an answer whose every word stands in an article.

In: hits, best first. Out: cited places, distinct, with the best sentences marked, and a quotation
taken from the first. Invariant: `text == article.text[start:end]` for every citation, and the
quotation is a slice of the article as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qa.language.closed_class import ENGLISH_FUNCTION_WORDS
from qa.language.splitting import Span, is_heading
from qa.records import Article, Citation, Quotation
from qa.search.expecting import Expectation
from qa.search.interviewing import asks
from qa.search.searching import Hit
from qa.storage.library import Library

# A second sentence is quoted beside the best one when it is next to it and nearly as good.
_MARGIN = 0.01
# A sentence further off is marked as well while it fits the question nearly as well as the best.
_ALSO_MARKED = 0.15
# What a sentence gains that holds the kind of figure asked for.
_EXPECTED = 0.2
# What one loses that tells of another period, or another of a make, than the question names; and
# what one gains beside such that names the period.
_PASSED = 0.2
# What a sentence loses that asks itself: more than one that tells can be behind.
_ASKED = 2.0
_QUOTED_MOST = 300  # characters
_PARTICLE = 2  # characters that stand behind a noun, as in 직원에게
_WORD = re.compile(r"\w+")


@dataclass
class _Place:
    """A stretch that will be shown, while hits are still being gathered."""

    article: Article
    start: int
    end: int
    score: float
    fit: float  # of its best sentence
    marks: list[Span] = field(default_factory=list)
    words: tuple[str, ...] = ()


def cite(
    library: Library, hits: Sequence[Hit], expectation: Expectation, k: int, shown_most: int
) -> tuple[Citation, ...]:
    """The first `k` distinct places among the hits, each as a reader gets to see it.

    A hit inside a place that is already shown marks its sentence there.
    """
    articles: dict[str, Article] = {}
    places: list[_Place] = []
    for hit in hits:
        home = next((p for p in places if _inside(p, hit)), None)
        if home is None and len(places) == k:
            continue
        if hit.passage.article not in articles:
            articles[hit.passage.article] = library.article(hit.passage.article)
        article = articles[hit.passage.article]
        fit, marks = _marks(hit, article, expectation)
        if home is None:
            start, end = _shown(library, places, hit, shown_most)
            places.append(_Place(article, start, end, hit.score, fit, marks, hit.words))
        elif home.fit - fit <= _ALSO_MARKED:
            home.marks += [mark for mark in marks if mark not in home.marks][
                : max(0, 2 - len(home.marks))
            ]
    return tuple(_citation(number, place) for number, place in enumerate(places, 1))


def quote(citations: Sequence[Citation]) -> Quotation | None:
    """The best sentence of the first citation, or two where they stand together."""
    if not citations or not citations[0].highlights:
        return None
    first = citations[0]
    text = first.article.text
    start, end = first.highlights[0]
    for other in first.highlights[1:]:
        low, high = min(start, other[0]), max(end, other[1])
        between = text[min(end, other[1]) : max(start, other[0])]
        beside = not between.strip() and high - low <= _QUOTED_MOST
        if beside and not _heads_only(text, first.highlights[0], other):
            start, end = low, high
    return Quotation(text[start:end], (first.number,))


def _heads_only(text: str, best: Span, other: Span) -> bool:
    """Whether a stretch is a heading, above or below a sentence that is none."""
    return is_heading(text[slice(*other)]) and not is_heading(text[slice(*best)])


def _inside(place: _Place, hit: Hit) -> bool:
    passage = hit.passage
    return (
        place.article.id == passage.article
        and place.start <= passage.start
        and passage.end <= place.end
    )


def _marks(hit: Hit, article: Article, expectation: Expectation) -> tuple[float, list[Span]]:
    """The best sentence of a passage and how well it fits; one beside it that is as good, too."""
    text, written = article.text, article.date
    spans = hit.passage.sentences
    of_it = _of_the_period(text, spans, written, expectation)
    scores = [
        score + _EXPECTED * expectation.met_by(text[slice(*span)]) + _PASSED * period
        for score, span, period in zip(hit.sentences, spans, of_it, strict=True)
    ]
    for i, (start, end) in enumerate(spans[:-1]):
        # What follows a question answers it, and what says that there is a reason.
        if asks(text[start:end]) or expectation.announced_by(text[start:end]):
            scores[i + 1] = max(scores[i : i + 2])
            scores[i] -= _ASKED
    ranked = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    best = ranked[0]
    if is_heading(text[slice(*spans[best])]):
        return scores[best], _under_heading(hit, text, best, expectation)
    if expectation.parts:
        return scores[best], _with_parts(text, spans, best, expectation)
    other = _beside(text, spans, best, expectation)
    if other is not None:
        return scores[best], [spans[best], spans[other]]
    marks = [spans[best]]
    for other in ranked[1:]:
        near = scores[best] - scores[other] <= _MARGIN
        if near and abs(other - best) == 1 and not is_heading(text[slice(*spans[other])]):
            marks.append(spans[other])
            break
    return scores[best], marks


def _of_the_period(
    text: str, spans: Sequence[Span], written: str | None, expectation: Expectation
) -> list[int]:
    """For each sentence whether it tells only of another period than is asked of: -1, or else 0.

    Where some do, one that names the very period counts 1: the row of a year among other years.
    """
    sentences = [text[slice(*span)] for span in spans]
    others = [expectation.passed_by(sentence, written) for sentence in sentences]
    return [
        -1 if other else int(any(others) and expectation.named_by(sentence, written))
        for sentence, other in zip(sentences, others, strict=True)
    ]


def _beside(text: str, spans: Sequence[Span], best: int, expectation: Expectation) -> int | None:
    """The sentence below that tells the cause which the best one only leads to, or the one above
    that names whom it only refers to.
    """
    told = text[slice(*spans[best])]
    for other in (best + 1, best - 1):
        if not 0 <= other < len(spans) or is_heading(text[slice(*spans[other])]):
            continue
        beside = text[slice(*spans[other])]
        if other > best and not expectation.completed_by(told, beside):
            continue
        if other < best and (not expectation.refers_back(told) or expectation.refers_back(beside)):
            continue
        if len(told) + len(beside) < _QUOTED_MOST:
            return other
    return None


def _with_parts(
    text: str, spans: Sequence[Span], best: int, expectation: Expectation
) -> list[Span]:
    """The best sentence, and as many beside it as have the other figures that are asked for."""
    stretches = [
        (low, high)
        for low in range(best + 1)
        for high in range(best, len(spans))
        if spans[high][1] - spans[low][0] <= _QUOTED_MOST
        and expectation.all_met_by(text[spans[low][0] : spans[high][1]])
    ]
    if not stretches:
        return [spans[best]]
    low, high = min(stretches, key=lambda ends: (ends[1] - ends[0], ends))
    return [*spans[best : high + 1], *reversed(spans[low:best])]


def _under_heading(hit: Hit, text: str, best: int, expectation: Expectation) -> list[Span]:
    """A short line and what stands below it, or one of the two where that alone answers.

    A heading says what is told, not what is said of it; but a row of a list tells by itself, and a
    heading of the question's own words tells nothing.
    """
    spans = hit.passage.sentences
    line = text[slice(*spans[best])]
    if best + 1 == len(spans) or (expectation.met_by(line) and _in_list(text, spans, best)):
        return [spans[best]]
    if _is_asked(line, hit.words):
        return [spans[best + 1]]
    return [spans[best], spans[best + 1]]


def _in_list(text: str, spans: Sequence[Span], at: int) -> bool:
    """Whether the line right above or below is a short one as well."""
    for first, second in pairwise(spans[max(0, at - 1) : at + 2]):
        pair = [text[slice(*first)], text[slice(*second)]]
        if text[first[1] : second[0]].count("\n") == 1 and all(map(is_heading, pair)):
            return True
    return False


def _is_asked(line: str, words: Sequence[str]) -> bool:
    """Whether a line has none but these words, and such as say nothing by themselves."""
    told = [word.casefold() for word in _WORD.findall(line)]
    known = [word.casefold() for word in words]
    return bool(told) and all(
        word in ENGLISH_FUNCTION_WORDS or any(_is_form(word, one) for one in known) for word in told
    )


def _is_form(word: str, of: str) -> bool:
    """Whether a word is another with no more behind it than a particle or an ending."""
    return word.startswith(of) and len(word) - len(of) <= min(_PARTICLE, len(of))


def _shown(library: Library, places: Sequence[_Place], hit: Hit, most: int) -> Span:
    """The paragraph around a passage, or as many whole sentences around it as there is room for.

    What another citation shows already is not shown again.
    """
    passage = hit.passage
    paragraphs, sentences = library.layout(passage.article)
    start, end = next(
        (p for p in paragraphs if p[0] <= passage.start and passage.end <= p[1]),
        (passage.start, passage.end),
    )
    taken = [(p.start, p.end) for p in places if p.article.id == passage.article]
    start = max([start, *(b for _, b in taken if b <= passage.start)])
    end = min([end, *(a for a, _ in taken if a >= passage.end)])
    inside = [s for s in sentences if start <= s[0] and s[1] <= end]
    return _grow(inside, (passage.start, passage.end), most)


def _grow(sentences: Sequence[Span], core: Span, most: int) -> Span:
    """Add neighbouring sentences, after and before in turn, while they fit."""
    before = [s for s in sentences if s[1] <= core[0]]
    after = [s for s in sentences if s[0] >= core[1]]
    start, end = core
    grown = True
    while grown:
        grown = False
        if after and after[0][1] - start <= most:
            end = after.pop(0)[1]
            grown = True
        if before and end - before[-1][0] <= most:
            start = before.pop()[0]
            grown = True
    return start, end


def _citation(number: int, place: _Place) -> Citation:
    article = place.article
    page = sum(start <= place.start for start in article.pages) or None
    return Citation(
        number=number,
        score=round(place.score, 4),
        start=place.start,
        end=place.end,
        text=article.text[place.start : place.end],
        highlights=tuple(place.marks),
        article=article,
        page=page,
        words=place.words,
    )
