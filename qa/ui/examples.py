"""Questions to begin with, made from the articles that are there.

In: an Assistant. Out: a few questions in each language. Invariant: the same articles give the same
questions, and once the encoder is loaded each of them is known to be answered.
"""

import itertools
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.assistant import Assistant
from qa.errors import QaError
from qa.language.syllables import is_closed
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

# What is told of something, and the figure right behind it: "사업비는 1,200억원".
_TOLD = re.compile(
    r"(?:^|[.,며고] |\n)(?P<whose>[가-힣A-Za-z0-9]{1,10}의 )?(?P<what>[가-힣]{2,6})[은는이가] "
    r"(?:(?:약|모두|총|평균|최대|그대로) )?"
    r"(?P<figure>[0-9][0-9,.]*(?:[만억조천][0-9,]*)*(?: ?[0-9][0-9,]*[만억천])*) ?"
    r"(?P<unit>원|달러|유로|엔|명|개|대|곳|%|채|권|척|마리|그루|가구|톤|킬로미터|미터|㎞|km|층)"
)
_WHEN = re.compile(
    r"(?P<who>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11})(?:\([^)]{2,30}\))?(?:은|는|이|가) "
    r"(?P<figure>[12][0-9]{3}년(?: [0-9]{1,2}월)?)(?:에)? (?:[^\s.,]+ ){0,3}?"
    r"(?P<what>출범|설립|개통|창업|출시|공개|발사|개장)"
)
_SUBJECT = re.compile(
    r"[가-힣A-Za-z]{2,10}(?: [가-힣A-Za-z]{2,10})?(?= [0-9]|,|…| [^가-힣A-Za-z0-9])"
)
_COUNTED = re.compile(
    r"\b(?P<who>[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2})(?:, an? [a-z ]+ with| has| had| employs)"
    r"(?: only| about| some)? (?P<figure>[0-9][0-9,]*|[a-z]+) (?P<what>[a-z]{4,}s)\b"
)
_COUNTED_IN = ("명", "개", "대", "곳", "%", "채", "권", "척", "마리", "그루", "가구", "톤", "층")
_LONG = ("킬로미터", "미터", "㎞", "km")
_TAG = re.compile(r"\s*(?:[\[【(<〈][^\]】)>〉]{1,12}[\]】)>〉]\s*)+")
# The well is 31 metres deep; Long Wharf cost $3 million; the mill was built in 1988.
_THING = r"(?P<who>(?:[Tt]he [a-z]+(?: [a-z]+)?|[A-Z][a-z]+ [A-Z][a-z]+))"
_MEASURED = re.compile(
    rf"(?:^|[.\n] ?){_THING} (?P<be>is|was) (?:about |some )?(?P<figure>[0-9][0-9,.]*) "
    r"(?:metres|meters|feet|miles|kilometres|kilometers|km|m) (?P<how>deep|long|high|tall|wide)\b"
)
_COST = re.compile(
    rf"(?:^|[.\n] ?){_THING} cost (?:about |some )?(?P<figure>[$£€][0-9][0-9,.]*[0-9])"
)
_BUILT = re.compile(
    rf"(?:^|[.\n] ?){_THING} (?P<be>was|were) (?P<how>built|founded|opened|dug|launched) "
    r"in (?P<figure>[12][0-9]{3})\b"
)
_NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
    ]
)
# Not what it is: articles name much that they do not explain.
_ASK_TERM = {
    Language.KOREAN: "{}에 관해 어떤 내용이 있나요?",
    Language.ENGLISH: "What is said about {}?",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question to begin with, and what its answer is about."""

    language: Language
    question: str
    about: str = ""


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
            kept += itertools.islice(filter(self._answered, tried), _EACH)
        self._made = (generation, tuple(kept))
        self._warm = True

    def _answered(self, example: Example) -> bool:
        try:
            quotation = self.assistant.ask(example.question, k=1).quotation
        except QaError:
            return False
        return quotation is not None and example.about in quotation.text


def candidates(assistant: Assistant) -> list[Example]:
    """Questions that the articles give rise to: for their figures, then for their names."""
    summaries = assistant.articles()[:_READ_MOST]
    articles = [assistant.article(summary.article.id) for summary in summaries]
    found = [*_in_turn([list(_for_figures(article)) for article in articles])]
    return list(dict.fromkeys([*found, *_about_terms(articles)]))


def _first(examples: Iterable[Example]) -> tuple[Example, ...]:
    """The first few of each language, unasked."""
    examples = list(examples)
    return tuple(
        example
        for language in (Language.KOREAN, Language.ENGLISH)
        for example in [e for e in examples if e.language == language][:_EACH]
    )


def _in_turn(lists: Sequence[list[Example]]) -> Iterator[Example]:
    """The first of each article, then the second of each, so that many articles have a word."""
    rounds = itertools.zip_longest(*lists)
    return (example for one in rounds for example in one if example is not None)


def _for_figures(article: Article) -> Iterator[Example]:
    """Questions for figures that the article tells of something it names."""
    for told in _WHEN.finditer(article.text):
        mark = "은" if _closed(told["who"]) else "는"
        question = f"{told['who']}{mark} 언제 {told['what']}했나요?"
        yield Example(Language.KOREAN, question, told["figure"])
    subject = _SUBJECT.match(_TAG.sub("", article.title or ""))
    for told in _TOLD.finditer(article.text):
        whose = (told["whose"] or (f"{subject[0]}의" if subject else "")).strip()
        mark = "은" if _closed(told["what"]) else "는"
        question = f"{whose} {told['what']}{mark} {_asked(told['unit'])}?"
        if whose and not whose.startswith(told["what"]):
            yield Example(Language.KOREAN, question, told["figure"])
    for told in _COUNTED.finditer(article.text):
        if told["figure"][0].isdigit() or told["figure"] in _NUMBERS:
            question = f"How many {told['what']} does {told['who']} have?"
            yield Example(Language.ENGLISH, question, told["figure"])
    yield from _for_english_figures(article)


def _for_english_figures(article: Article) -> Iterator[Example]:
    """How deep, how much, when: of a thing that a sentence begins with."""
    for pattern, asked in (
        (_MEASURED, "How {how} {be} {who}?"),
        (_COST, "How much did {who} cost?"),
        (_BUILT, "When {be} {who} {how}?"),
    ):
        for told in pattern.finditer(article.text):
            known = told.groupdict() | {"who": told["who"].replace("The ", "the ", 1)}
            yield Example(Language.ENGLISH, asked.format(**known), told["figure"])


def _asked(unit: str) -> str:
    if unit in _COUNTED_IN:
        return f"몇 {unit}인가요"
    return "얼마나 되나요" if unit in _LONG else "얼마인가요"


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
        if language is Language.ENGLISH and (
            term[0].islower() or any(_longer(term, a.text) for a in articles)
        ):
            continue
        yield Example(language, _ASK_TERM[language].format(term), term)


def _longer(term: str, text: str) -> bool:
    """Whether a term is the beginning of a longer name somewhere."""
    return re.search(rf"\b{re.escape(term)} [A-Z]", text) is not None


def _closed(word: str) -> bool:
    """Whether a word, as Korean says it, ends in a consonant."""
    if "가" <= word[-1] <= "힣":
        return is_closed(word[-1])
    return word[-1] in "013678LMNRlmnr"
