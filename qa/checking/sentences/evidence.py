"""From the library to places that may speak of a claim: windows of one to three sentences.

In: a claim. Out: windows, the likeliest first, each with what was read just before it. Invariant: a
window is a run of neighbouring sentences of one paragraph, and its span is theirs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa import quantities
from qa.checking.sentences.matching import Matches, coverage, match
from qa.checking.sentences.readings import Reader, Reading
from qa.checking.sentences.relating import SAME
from qa.checking.sentences.words import WordKind
from qa.language.splitting import Span
from qa.records import Article

if TYPE_CHECKING:
    from qa.assistant import Assistant

_ASKED = re.compile(r"[?？][\s\"'”’」』)]*$")
_NO = re.compile(
    r"[\s\"'“‘「『(]*(?:(?:no|nope|never)[.,!]|(?:아뇨|아니[요오다])(?![가-힣]))", re.I
)
_PASSAGES = 24  # looked at for a claim
_NAME = WordKind.NAME
_SENTENCES = 10  # about which windows are made
_OF_ONE_ARTICLE = 6
_BEFORE = 4  # sentences of the paragraph that lend a window their names
# A sentence's rank beside the share of words that it has itself:
_NEAR = 1.0  # for its likeness
_LENT = 0.5  # for words that stand before it
_TOPIC = 0.8  # for names in the title and the article's first sentence
_FIGURE = 0.3  # for a figure that it bears out


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that was found."""

    article: Article
    paragraph: Span
    sentences: tuple[Span, ...]  # of the paragraph
    at: int  # which of them
    likeness: float  # late interaction and cosine of claim and sentence, in about 0 to 2
    lead: Span | None = None  # the first sentence of the article


@dataclass(frozen=True, slots=True)
class Window:
    """One to three sentences, and the sentences and title that tell what they are about."""

    article: Article
    start: int
    end: int
    sentences: tuple[Reading, ...]
    before: tuple[Reading, ...]  # earlier in the paragraph, the nearest first
    about: tuple[Reading, ...]  # the article's title and its first sentence
    likeness: float

    @property
    def text(self) -> str:
        """What stands there."""
        return self.article.text[self.start : self.end]

    @property
    def asks(self) -> bool:
        """Whether it only asks, or has no more than a No in answer."""
        asked = [_ASKED.search(sentence.text) is not None for sentence in self.sentences]
        return any(asked) and all(
            told or (before and _NO.match(sentence.text) is not None)
            for told, before, sentence in zip(asked, [False, *asked], self.sentences, strict=False)
        )


def places(assistant: "Assistant", claim: str) -> list[Place]:
    """The sentences of the passages that search finds for a claim."""
    library = assistant.library
    hits = assistant.find(claim)[:_PASSAGES]
    articles: dict[str, Article] = {}
    layouts: dict[str, tuple[list[Span], list[Span]]] = {}
    found: list[Place] = []
    for hit in hits:
        name = hit.passage.article
        if name not in articles:
            articles[name] = library.article(name)
            layouts[name] = library.layout(name)
        paragraphs, sentences = layouts[name]
        for span, likeness in zip(hit.passage.sentences, hit.sentences, strict=True):
            home = next((p for p in paragraphs if p[0] <= span[0] and span[1] <= p[1]), span)
            inside = tuple(s for s in sentences if home[0] <= s[0] and s[1] <= home[1])
            if span in inside:
                at = inside.index(span)
                found.append(Place(articles[name], home, inside, at, likeness, sentences[0]))
    return found


def windows(claim: Reading, found: Sequence[Place], reader: Reader) -> list[Window]:
    """Windows about the sentences that have most of the claim, from several articles."""
    ranked = sorted(range(len(found)), key=lambda i: (-_promise(claim, found[i], reader), i))
    taken: Counter[str] = Counter()
    made: dict[tuple[str, int, int], Window] = {}
    for i in ranked:
        place = found[i]
        if taken.total() >= _SENTENCES or taken[place.article.id] >= _OF_ONE_ARTICLE:
            continue
        taken[place.article.id] += 1
        for first, last in ((0, 0), (-1, 0), (0, 1), (-1, 1)):
            low, high = place.at + first, place.at + last
            if low >= 0 and high < len(place.sentences):
                window = _window(place, low, high, reader)
                made.setdefault((place.article.id, window.start, window.end), window)
    return list(made.values())


def singles(found: Sequence[Place], reader: Reader) -> list[Window]:
    """Every sentence that was found, each by itself."""
    return [_window(place, place.at, place.at, reader) for place in found]


def _promise(claim: Reading, place: Place, reader: Reader) -> float:
    reading = reader.of(place.article, place.sentences[place.at])
    own = match(claim, reading)
    before = [
        match(claim, reader.of(place.article, span))
        for span in place.sentences[max(0, place.at - _BEFORE) : place.at]
    ]
    about = [match(claim, told) for told in _about(place, reader)]
    figures = sum(
        any(quantities.compare(q, other) in SAME for other in reading.quantities)
        for q in claim.quantities
    )
    return _share(own, before, about) + _NEAR * place.likeness + _FIGURE * figures


def _share(own: Matches, before: Sequence[Matches], about: Sequence[Matches]) -> float:
    """The share of the claim's words that a sentence has or is lent."""
    words = own.claim.words
    strengths = [
        max(
            own.best(i),
            _LENT * max((sentence.best(i) for sentence in before), default=0.0),
            _TOPIC * max((told.best(i) for told in about), default=0.0) * (word.kind is _NAME),
        )
        for i, word in enumerate(words)
    ]
    return coverage(words, strengths)


def _about(place: Place, reader: Reader) -> tuple[Reading, ...]:
    """The article's title and its first sentence, where that is not the place itself."""
    article = place.article
    titles = (reader.read(article.title, article.date),) if article.title else ()
    if place.lead is None or place.lead == place.sentences[place.at]:
        return titles
    return (*titles, reader.of(article, place.lead))


def _window(place: Place, low: int, high: int, reader: Reader) -> Window:
    article = place.article
    inside = place.sentences[low : high + 1]
    before = place.sentences[max(0, low - _BEFORE) : low][::-1]
    return Window(
        article=article,
        start=inside[0][0],
        end=inside[-1][1],
        sentences=tuple(reader.of(article, span) for span in inside),
        before=tuple(reader.of(article, span) for span in before),
        about=_about(place, reader),
        likeness=place.likeness,
    )
