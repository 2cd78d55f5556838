"""A sentence as it is compared with another: its words, its figures, its negations, its clauses.

In: a sentence of either language and the day it was written. Out: a Reading. Invariant: the spans
of words, quantities and segments are spans of the sentence.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.checking.sentences import aspects, figures, people, rates
from qa.checking.sentences.claim_words import VERB_TAGS
from qa.checking.sentences.english_words import (
    english_segments,
    english_words,
    has_verb,
    opens_clause,
)
from qa.checking.sentences.instead import passed_over
from qa.checking.sentences.korean_words import korean_segments, korean_words, role_of
from qa.checking.sentences.senses import sensed
from qa.checking.sentences.words import Span, Word, WordKind, keys_of
from qa.language.korean import Analyzer
from qa.quantities import Kind, Quantity
from qa.records import Article

OtherNames = Callable[[str], Sequence[tuple[int, int, Sequence[str]]]]

_HANGUL = re.compile(r"[가-힣]")
_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_OLDEST = 120
_REMEMBERED = 4_000
# So many years lie between two ages: 세 살 위, 두 살 어리다, but 다섯 살 어린이.
_APART = re.compile(
    r" ?(?:(?:위|아래)(?=[로의인이라다였,. ]|$)|연상|연하|차이?(?=[가이로의는, .]|$)|터울"
    r"|많[은다았고아]|적[은다었고]|어(?:리[다고지]|려|렸|린(?!이|아이))|젊[다었어고]|젊은(?!이))"
)
_TITLE_NEAR = 4  # characters from a surname to its title: 윤 전 교장


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One sentence, analysed; it is equal to itself alone, so that matches can be remembered."""

    text: str
    korean: bool
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    segments: tuple[Span, ...]
    clauses: tuple[Span, ...]  # segments taken together until something is said of something
    loose: frozenset[str] = frozenset()  # figures that no quantity holds: of names, mostly

    def segment_of(self, place: int) -> int:
        """The number of the segment that holds a place."""
        return next((i for i, (_, end) in enumerate(self.segments) if place < end), 0)

    def clause_of(self, place: int) -> int:
        """The number of the clause that holds a place."""
        return next((i for i, (_, end) in enumerate(self.clauses) if place < end), 0)


class Reader:
    """Reads sentences, and remembers those of the articles it met last."""

    def __init__(self, analyzer: Analyzer, other_names: OtherNames = lambda _: ()) -> None:
        self.analyzer = analyzer
        self._other_names = other_names
        self._read: OrderedDict[tuple[str, str | None, str, str | None], Reading] = OrderedDict()

    def of(self, article: Article, span: Span) -> Reading:
        """Analyse a sentence of an article, which tells the day and who a surname stands for."""
        start, end = span
        before = article.text[max(0, start - figures.EARLIER) : start]
        return self.read(article.text[start:end], article.date, article.text, before)

    def read(
        self, text: str, today: str | None = None, around: str = "", before: str | None = None
    ) -> Reading:
        """Analyse one sentence; `today` is the day it was written, for 지난달 and "last year".

        `around` is the text that it stands in, and `before` what of it stands right before.
        """
        key = (text, today, around, before)
        known = self._read.get(key)
        if known is None:
            known = self._analysed(*key)
            self._read[key] = known
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        return known

    def _analysed(self, text: str, today: str | None, around: str, before: str | None) -> Reading:
        found = figures.find(text, today, before)
        korean = bool(_HANGUL.search(text))
        taken = (*found, *rates.times_of(text, found))
        verbs = None
        if korean:
            morphemes = self.analyzer.morphemes(text)
            words = _addressed(text, sensed(korean_words(text, morphemes, taken), text))
            words = aspects.of_korean(words, morphemes)
            segments = korean_segments(text, morphemes, found)
            verbs = [m.start for m in morphemes if m.tag in VERB_TAGS]
        else:
            words = aspects.of_english(english_words(text, taken), text)
            segments = english_segments(text, found)
        found = tuple(_aged(text, words, quantity) for quantity in found)
        clauses = _clauses(text, verbs, segments)
        words = _named(words, self._other_names(text))
        words = passed_over(text, _called(text, words, around) if korean else words)
        loose = frozenset(
            match.group()
            for match in _FIGURES.finditer(text)
            if not figures.inside(match.start(), match.end(), found)
        )
        return Reading(text, korean, tuple(words), found, tuple(segments), tuple(clauses), loose)


def _clauses(text: str, verbs: Sequence[int] | None, segments: Sequence[Span]) -> Iterator[Span]:
    """Segments joined with those behind them until a verb is among them; the last takes the rest.

    So a bracketed date or a list of things is no clause of its own. `verbs` tells where they
    start; None for English, where they are told by their looks.
    """
    start, told = 0, False
    for low, high in segments:
        part = text[low:high]
        verb = any(low <= v < high for v in verbs) if verbs is not None else has_verb(part)
        if told and (verb or (verbs is None and opens_clause(text, low))):
            yield (start, low)
            start, told = low, False
        told = told or verb
    yield (start, len(text))


def _aged(text: str, words: Sequence[Word], figure: Quantity) -> Quantity:
    """A bare figure behind a name as the age that it tells: 마테우스(26), "Lind, 42,".

    What lies between two ages is no age.
    """
    if figure.unit == _age().unit and _APART.match(text, figure.end):
        return replace(figure, kind=Kind.DURATION, unit="year")
    start, end = figure.start - 1, figure.end
    bare = figure.kind is Kind.NUMBER and figure.text.isdigit() and int(figure.text) <= _OLDEST
    if bare and text[start - 1 : start + 1] == ", " and text[end : end + 1] in (",", "."):
        start -= 1
    elif not bare or text[start : start + 1] != "(" or text[end : end + 1] != ")":
        return figure
    elif text[start - 1 : start] == " ":
        start -= 1
    named = any(w.kind is WordKind.NAME and not w.known and w.end == start for w in words)
    return replace(figure, kind=_age().kind, unit=_age().unit) if named else figure


@lru_cache(maxsize=1)
def _age() -> Quantity:
    return figures.find("26살")[0]


# Names


def _named(words: list[Word], names: Sequence[tuple[int, int, Sequence[str]]]) -> list[Word]:
    """Give the words that a name is made of the keys of the thing's other names."""
    for start, end, others in names:
        inside = [i for i, word in enumerate(words) if start < word.end and word.start < end]
        if not inside:
            continue
        extra = frozenset(other.lower() for other in others)
        for i in inside:
            words[i] = replace(
                words[i], keys=words[i].keys | extra, kind=WordKind.NAME, weight=1.5, known=True
            )
    return words


def _addressed(text: str, words: list[Word]) -> list[Word]:
    """Make one name of what stands before 씨, with the role that the particle behind tells.

    The analyser takes some names apart: 박금철 씨 as three nouns.
    """
    for (start, end), full, particle in people.addressed(text):
        inside = [i for i, word in enumerate(words) if start <= word.start < end]
        if not inside:
            continue
        word = words[inside[0]]
        name = text[start:end]
        whole = word.kind is WordKind.NAME and (word.start, word.end) == (start, end)
        if full and not whole:
            word = Word(start, end, name, WordKind.NAME, keys_of((name,)), 1.5)
        if full or whole:
            role = word.role or role_of(particle)
            words[inside[0] : inside[-1] + 1] = [replace(word, role=role)]
    return words


def _called(text: str, words: list[Word], around: str) -> list[Word]:
    """Give a surname before a title the keys of the full names that it stands for.

    One that a full name tells to be a surname may have been read as something else: 한 소장.
    """
    for (start, end), title in people.called(text):
        names = people.full_names(around, text[start:end], title)
        at = next((i for i, word in enumerate(words) if word.start >= start), len(words))
        there = at < len(words) and words[at].start == start
        if (there and words[at].end != end) or not (there or names):
            continue
        given = (name[end - start :] for name in names)  # which may be read as a name too
        behind = words[at + there : at + there + 1]
        role = behind[0].role if behind and behind[0].start - end <= _TITLE_NEAR else ""
        keys = keys_of((text[start:end],)) | {*names, *given}
        word = words[at] if there else Word(start, end, text[start:end], WordKind.NAME, keys, 1.5)
        words[at : at + there] = [replace(word, keys=word.keys | keys, role=word.role or role)]
    return words
