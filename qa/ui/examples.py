"""Questions to begin with, made from the articles that are there.

In: an Assistant. Out: a few questions in each language. Invariant: the same articles give the same
questions, and once the encoder is loaded each of them is known to be answered.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.assistant import Assistant
from qa.errors import QaError
from qa.records import Article, Language

_READ_MOST = 60  # articles looked into for terms
_HANGUL_LEAST, _LETTERS_LEAST = 3, 4  # shorter names are mostly units and abbreviations
_EACH = 2  # questions shown in each language
_TRIED = 8  # questions tried in each language until enough of them are answered
# A name with its other name behind it, as articles introduce what they go on to speak of.
_INTRODUCED = re.compile(
    r"\b([가-힣A-Za-z0-9]{2,16})\(([A-Za-z][A-Za-z0-9&.-]{1,20}(?: [A-Za-z0-9&.-]{1,20}){0,3})\)"
)
_SPELLED = re.compile(r"\b((?:[A-Z][A-Za-z-]{1,20} ){1,4}[A-Za-z-]{2,20}) \(([A-Z][A-Za-z]{1,7})\)")
_HANGUL = re.compile("[가-힣]")

_ASK_TERM = {
    Language.KOREAN: "{}에 대해 글은 무엇이라고 하나요?",
    Language.ENGLISH: "What do the articles say about {}?",
}
_ASK_TITLE = {
    Language.KOREAN: "“{}”에서는 무엇을 다루나요?",
    Language.ENGLISH: "What is “{}” about?",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question to begin with."""

    language: Language
    question: str


class Examples:
    """Holds the questions made for the library's present generation."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.visited = threading.Event()  # set when they are first asked for
        self._warm = False
        self._made: tuple[int, tuple[Example, ...]] = (-1, ())

    def current(self) -> tuple[Example, ...]:
        """The questions to show now. Raises MissingLibraryError when there is no article."""
        self.visited.set()
        generation = self.assistant.library.generation
        if self._made[0] != generation:
            if not self._warm:
                return _first(candidates(self.assistant))
            self.prepare()
        return self._made[1]

    def prepare(self) -> None:
        """Ask the questions and keep those that are answered; loads the encoder."""
        generation = self.assistant.library.generation
        kept: list[Example] = []
        for language in (Language.KOREAN, Language.ENGLISH):
            tried = [e for e in candidates(self.assistant) if e.language == language][:_TRIED]
            answered = (e for e in tried if self._answered(e.question))
            kept += [example for example, _ in zip(answered, range(_EACH), strict=False)]
        self._made = (generation, tuple(kept))
        self._warm = True

    def _answered(self, question: str) -> bool:
        try:
            return self.assistant.ask(question, k=1).quotation is not None
        except QaError:
            return False


def candidates(assistant: Assistant) -> list[Example]:
    """Questions that the articles give rise to: about their terms, then about their titles."""
    summaries = assistant.articles()[:_READ_MOST]
    articles = [assistant.article(summary.article.id) for summary in summaries]
    found = [*_about_terms(articles), *_about_titles(articles)]
    return list(dict.fromkeys(found))


def _first(examples: Iterable[Example]) -> tuple[Example, ...]:
    """The first few of each language, unasked."""
    examples = list(examples)
    return tuple(
        example
        for language in (Language.KOREAN, Language.ENGLISH)
        for example in [e for e in examples if e.language == language][:_EACH]
    )


def _about_terms(articles: Sequence[Article]) -> Iterator[Example]:
    """Questions about names that are introduced somewhere, the most telling first.

    A name tells much when it comes up often in few of the articles.
    """
    terms = {
        term
        for article in articles
        for pattern in (_INTRODUCED, _SPELLED)
        for match in pattern.finditer(article.text)
        for term in match.groups()
        if len(term) >= (_LETTERS_LEAST if term.isascii() else _HANGUL_LEAST)
    }
    weights: dict[str, float] = {}
    for term in terms:
        counts = [article.text.count(term) for article in articles]
        weights[term] = sum(counts) * (1 - sum(map(bool, counts)) / (len(articles) + 1))
    for term in sorted(terms, key=lambda term: (-weights[term], term)):
        language = Language.KOREAN if _HANGUL.search(term) else Language.ENGLISH
        yield Example(language, _ASK_TERM[language].format(term))


def _about_titles(articles: Iterable[Article]) -> Iterator[Example]:
    for article in articles:
        if article.title:
            korean = _HANGUL.search(article.title) is not None
            language = Language.KOREAN if korean else Language.ENGLISH
            yield Example(language, _ASK_TITLE[language].format(article.title))
