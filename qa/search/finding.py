"""From a question to passages in the order in which they are shown.

In: an assistant and a question. Out: hits, best first, and what was read in the first. Invariant:
what is kept between questions depends on the question and the models alone, never on the library,
which another process may change at any time.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from qa.heading import headed
from qa.models.answerability import Answerability
from qa.models.e5 import EmbeddedEncoder
from qa.models.encoding import Encoded, Encoder
from qa.records import Article, Filters
from qa.search import authorship, confidence
from qa.search.causes import lacks_cause
from qa.search.denying import lacks_denial
from qa.search.expecting import lacks_figure
from qa.search.gibberish import is_gibberish, is_of_nothing
from qa.search.instead import instead
from qa.search.interviewing import led
from qa.search.naming import lacks_author, lacks_form, lacks_name
from qa.search.periods import (
    tells_of_another,
    tells_of_another_in_a_row,
    tells_of_another_make,
)
from qa.search.questions import Questions, Reading
from qa.search.rereading import Reread, reread
from qa.search.searching import Hit, Question, search

if TYPE_CHECKING:
    from qa.assistant import Assistant


class Finder:
    """Holds an assistant, the vectors of its last questions, and the model of the second look."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant
        self._encoded: tuple[Encoder, Callable[[str], Encoded]] | None = None
        self._reader: Future[Answerability] | None = None
        self._starting = threading.Lock()

    def reading(self, text: str) -> Reading:
        """A question as the articles let it be understood."""
        return Questions(self._assistant.analyzer, self._assistant.library.lexical).read(text)

    def start(self) -> None:
        """Load the models, side by side, before the analyser: it keeps all threads out meanwhile.

        Where a model cannot be loaded, its first use tells why.
        """
        reading = self._model() if self._assistant.settings.read_again else None
        encoder = self._assistant.encoder()
        if isinstance(encoder, EmbeddedEncoder):
            encoder.network.wait()
        if reading is not None and reading.exception() is None:
            reading.result().network.network.wait()

    def hits(self, reading: Reading, filters: Filters) -> list[Hit]:
        """What the legs bring, by their scores together."""
        assistant = self._assistant
        text = reading.spoken
        wanted = Question.of(text, self._vectors(text), reading.terms, assistant.centres)
        with assistant.library.reading():
            candidates = assistant.settings.candidates
            return search(assistant.library, assistant.store, wanted, candidates, filters)

    def reread(self, reading: Reading, filters: Filters) -> Reread:
        """The same after a second look at the first ones, or the article whose author is asked."""
        written = self._written(reading, filters)
        if written is not None:
            return written
        hits = self.hits(reading, filters)
        most = self._assistant.settings.read_again
        if not most or not hits:
            return Reread(hits)
        article = lru_cache(None)(self._assistant.article)
        model, asked = self._model().result(), reading.spoken

        def again(hits: Sequence[Hit]) -> Reread:
            return reread(model, asked, hits, article, most)

        def cannot(hit: Hit) -> bool:
            home = article(hit.passage.article)
            passage = home.text[hit.passage.start : hit.passage.end]
            return lacks_figure(asked, passage) or _of_another(asked, home, passage)

        def untold(hit: Hit) -> bool:
            text, spans = article(hit.passage.article).text, hit.passage.sentences
            best = int(np.argmax(hit.sentences))
            told = text[spans[best][0] : spans[best : best + 2][-1][1]]
            return lacks_cause(asked, told, self._assistant.analyzer.morphemes)

        return instead(again(led(hits, article)), cannot, untold, again)

    def _written(self, reading: Reading, filters: Filters) -> Reread | None:
        """The article whose author a question asks for, where it is plain which one is meant."""
        about = authorship.asked_of(reading.mended)
        if about is None:
            return None
        library, analyzer = self._assistant.library, self._assistant.analyzer
        topic = self.reading(about) if about else reading
        words = {term.word for term in topic.terms if term.counts} if about else set[str]()
        terms = [replace(term, counts=True) for term in topic.terms]
        hits = self.hits(topic, filters)
        if not words and len({hit.passage.article for hit in hits}) > 1:
            return None

        def titled(article: Article) -> bool:
            found = analyzer.terms(article.title or "")
            tokens = {*found.morphemes, *found.surface}
            return authorship.covers(authorship.met(terms, tokens), words)

        def told(article: Article) -> bool:
            rows = library.rows("SELECT id FROM passages WHERE article = ?", article.id)
            matched = library.lexical.matched(terms, [row["id"] for row in rows])
            return authorship.covers({word for row in matched for word in row}, words)

        found = authorship.meant(hits, self._assistant.article, titled, told)
        if found is None:
            return None
        first, sure = found
        article = self._assistant.article(first.passage.article)
        _, sentences = library.layout(article.id)
        rest = [hit for hit in hits if hit is not first]
        return Reread([authorship.under_author(first, article, sentences), *rest], known=sure)

    def confidence(self, reading: Reading, found: Reread, quoted: str | None = None) -> float:
        """The probability that the first of the hits answers, by what would be `quoted` of it."""
        if not found.hits:
            return 0.0
        if found.known is not None:
            return found.known
        best = found.hits[0].passage
        article = self._assistant.article(best.article)
        passage = article.text[best.start : best.end]
        scores = np.array([hit.score for hit in found.hits], dtype=np.float32)
        crossing = confidence.crossing(reading.spoken, passage)
        read = astuple(found.read) if found.read else ()
        sure = confidence.probability(scores, crossing, read)
        index = self._assistant.library.lexical
        if is_of_nothing(reading, index) or is_gibberish(reading, index):
            return min(sure, confidence.GIBBERISH)
        shown, asked = quoted or "", reading.spoken
        if (
            lacks_figure(asked, passage, shown)
            or lacks_form(asked, passage)
            or lacks_name(asked, shown, self._assistant.analyzer.morphemes)
            or lacks_cause(asked, shown, self._assistant.analyzer.morphemes)
            or lacks_denial(asked, shown, self._assistant.analyzer.morphemes)
            or lacks_author(asked, shown, article.author)
        ):
            sure = min(sure, confidence.NO_FIGURE)
        another = _of_another(asked, article, passage, _up_to(passage, shown), shown)
        return min(sure, confidence.ANOTHER_PERIOD) if another else sure

    def _vectors(self, text: str) -> Encoded:
        encoder = self._assistant.encoder()
        if self._encoded is None or self._encoded[0] is not encoder:
            kept = self._assistant.settings.questions_kept
            self._encoded = encoder, lru_cache(kept)(encoder.question)
        return self._encoded[1](text)

    def _model(self) -> "Future[Answerability]":
        with self._starting:
            if self._reader is None:
                pool = ThreadPoolExecutor(1)
                settings = self._assistant.settings
                kept = settings.questions_kept * settings.read_again
                self._reader = pool.submit(Answerability.load, kept)
                pool.shutdown(wait=False)
            return self._reader


def _of_another(asked: str, article: Article, passage: str, *parts: str) -> bool:
    """Whether a passage, or a part of it, tells of another period, place or make than is asked."""
    whole = headed(article, passage)
    return tells_of_another_make(asked, whole) or any(
        tells_of_another(asked, text, article.date) or tells_of_another_in_a_row(asked, text)
        for text in (whole, *parts)
    )


def _up_to(passage: str, quoted: str) -> str:
    """A passage as far as the end of what is quoted of it: a period holds until another is told."""
    return passage[: passage.find(quoted) + len(quoted)] if quoted in passage else ""
