"""A sentence as it is compared with another: its words, its figures, its negations, its clauses.

In: a sentence of either language and the day it was written. Out: a Reading. Invariant: the spans
of words, quantities and segments are spans of the sentence.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.checking import aspects, figures, glossary, people, rates
from qa.checking.denials import Signs, left_out, without_ability, without_such
from qa.checking.english_words import english_segments, english_words, has_verb, opens_clause
from qa.checking.instead import passed_over
from qa.checking.words import Span, Word, WordKind, keys_of, poles_of, spans_of
from qa.chunks import Chunk, Morpheme, chunks, is_broken, tokens, without_particle
from qa.claim_words import JOINING, LIGHT_NOUNS, TELLING
from qa.closed_class import LIGHT_WORDS, PARTICLES, QUESTION_WORDS
from qa.korean import Analyzer
from qa.quantities import Kind, Quantity
from qa.records import Article

OtherNames = Callable[[str], Sequence[tuple[int, int, Sequence[str]]]]

_HANGUL = re.compile(r"[가-힣]")
_VERBS = frozenset(("VV", "VA", "VX", "XSV", "XSA"))
_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_PARTICLE_BEHIND = re.compile(
    r"(?:\([^()]{1,40}\)|[’”'\")\]])+(은|는|이|가|을|를|의|에|과|와|도|로|보다)(?=[\s,])"
)
_ANONYMOUS = re.compile(r"[가-힣]모(?=\s?씨|\([0-9]{1,3}\))")
_ENDING = JOINING | {"다가"}  # 멈췄다가 다시 움직였다: two events
_OLDEST = 120
_HOW = 0.15  # the weight of an adverb
_REMEMBERED = 4_000
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
        self._read: OrderedDict[tuple[str, str | None, str], Reading] = OrderedDict()

    def of(self, article: Article, span: Span) -> Reading:
        """Analyse a sentence of an article, which tells the day and who a surname stands for."""
        return self.read(article.text[span[0] : span[1]], article.date, article.text)

    def read(self, text: str, today: str | None = None, around: str = "") -> Reading:
        """Analyse one sentence; `today` is the day it was written, for 지난달 and "last year".

        `around` is the text that it stands in.
        """
        key = (text, today, around)
        known = self._read.get(key)
        if known is None:
            known = self._analysed(text, today, around)
            self._read[key] = known
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        return known

    def _analysed(self, text: str, today: str | None, around: str) -> Reading:
        found = figures.find(text, today)
        korean = bool(_HANGUL.search(text))
        taken = (*found, *rates.times_of(text, found))
        verbs = None
        if korean:
            morphemes = self.analyzer.morphemes(text)
            words = aspects.of_korean(_korean_words(text, morphemes, taken), morphemes)
            segments = _korean_segments(text, morphemes, found)
            verbs = [m.start for m in morphemes if m.tag in _VERBS]
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
    """A bare figure in brackets behind a name as the age that it tells: 마테우스(26)."""
    start, end = figure.start - 1, figure.end
    bare = figure.kind is Kind.NUMBER and figure.text.isdigit() and int(figure.text) <= _OLDEST
    if not bare or text[start : start + 1] != "(" or text[end : end + 1] != ")":
        return figure
    named = any(w.kind is WordKind.NAME and not w.known and w.end == start for w in words)
    return replace(figure, kind=_age().kind, unit=_age().unit) if named else figure


@lru_cache(maxsize=1)
def _age() -> Quantity:
    return figures.find("26살")[0]


# Korean


def _korean_words(text: str, morphemes: list[Morpheme], found: Sequence[Quantity]) -> list[Word]:
    words: list[Word] = []
    signs = Signs(morphemes, found)
    for chunk in chunks(text, morphemes):
        whole = (chunk.morphemes[0].start, chunk.morphemes[-1].end)
        if is_broken(chunk) and not _is_done(chunk) and not figures.inside(*whole, found):
            words.append(_broken(text, chunk))
            continue
        for i, morpheme in enumerate(chunk.morphemes):
            if signs.takes(words, morpheme) or figures.inside(morpheme.start, morpheme.end, found):
                continue
            word = _korean_word(text, chunk, i)
            if word is not None:
                words.append(signs.applied(word))
    return left_out(without_such(without_ability(words, morphemes), morphemes), morphemes)


def _is_done(chunk: Chunk) -> bool:
    """Whether an adverb and a verb are written together: 못했다, 잘했다."""
    tags = [morpheme.tag for morpheme in chunk.morphemes[:2]]
    return tags[0] == "MAG" and tags[-1] in _VERBS


def _broken(text: str, chunk: Chunk) -> Word:
    start = chunk.morphemes[0].start
    bare = without_particle(chunk.text)
    anonymous = _ANONYMOUS.match(text, start) is not None  # 조모(61) 씨, later 조 씨
    parts = (m.form for m in chunk.morphemes[:1] if len(m.form) > 1 or anonymous)
    keys = keys_of((bare, chunk.text, *parts))
    return Word(
        start, start + len(bare), bare, WordKind.NAME, keys, 1.5, _role(chunk.text[len(bare) :])
    )


def _role(particle: str) -> str:
    if not particle or particle not in PARTICLES:
        return ""
    return {
        "은": "S",
        "는": "S",
        "이": "S",
        "가": "S",
        "을": "O",
        "를": "O",
        "의": "G",
        "보다": "C",
    }.get(particle, "B")


def _korean_word(text: str, chunk: Chunk, place: int) -> Word | None:
    morpheme = chunk.morphemes[place]
    tag, form = morpheme.tag, morpheme.form
    if tag in ("VV", "VA") or (tag == "XR" and len(form) > 1):
        lemma = form + "다" if tag != "XR" else form
        if lemma in LIGHT_WORDS and lemma != "있다":
            return None
        kind, weight = WordKind.PREDICATE, 0.2 if lemma in TELLING or lemma == "있다" else 0.8
        forms: tuple[str, ...] = (lemma,)
        behind = chunk.morphemes[place + 1 : place + 2]
        if tag == "VA" and behind and behind[0].form in ("게", "이"):
            return Word(  # 크게 늘다: how, and not what
                morpheme.start, morpheme.end, text[morpheme.start : morpheme.end], kind,
                keys_of(forms), _HOW, poles=poles_of(forms),
            )  # fmt: skip
    elif tag in ("NNG", "NNP", "SL", "SH") or tag.startswith("W_"):
        if form in QUESTION_WORDS or form in LIGHT_WORDS:
            return None
        forms = (form, *_parts(morpheme))
        name = (
            tag == "NNP"
            or (tag == "SL" and not form.islower())
            or (morpheme.unknown and len(form) > 1)
        )
        if _ANONYMOUS.match(text, morpheme.start) and morpheme.end - morpheme.start == len("조모"):
            name, forms = True, (form, form[0])
        kind = WordKind.NAME if name and not glossary.groups(form.lower()) else WordKind.NOUN
        weight = 1.5 if kind is WordKind.NAME else _noun_weight(form)
        if _acts(chunk, place):
            kind = WordKind.PREDICATE
    else:
        return None
    joined = next((m for m in chunk.morphemes[place + 1 :] if m.tag[0] == "J"), None)
    particle = joined.form if joined else _behind_bracket(text, chunk)
    end = morpheme.end
    bare = without_particle(form) if morpheme.unknown and not particle else form
    if bare != form and morpheme.end == chunk.end:
        # The analyser left the particle on a name that it does not know.
        particle, end = form[len(bare) :], morpheme.start + len(bare)
    if tag == "NNP" and len(form) == 1 and place == 0 and chunk.nominals > 1:
        # No name has one syllable: 리옹 is not 리 and 옹.
        if chunk.morphemes[1].form != "모":  # 조모 씨 is 조 씨
            forms, end = (chunk.core,), chunk.start + len(chunk.core)
        if any(m.tag == "NNG" for m in chunk.morphemes[1 : chunk.nominals]):
            kind, weight = WordKind.NOUN, 1.0  # 정재계 names no one
    return Word(
        morpheme.start, end, text[morpheme.start : end], kind, keys_of(forms), weight,
        _role(particle), False, poles_of(forms),
    )  # fmt: skip


def _acts(chunk: Chunk, place: int) -> bool:
    """Whether a noun is made a verb by what follows it: 시공하다, 시공되다."""
    behind = chunk.morphemes[place + 1 : place + 2]
    return bool(behind) and behind[0].tag in ("XSV", "XSA")


def _behind_bracket(text: str, chunk: Chunk) -> str:
    """The particle behind a closing quotation mark or a bracket: 마이크로소프트(MS)는."""
    found = _PARTICLE_BEHIND.match(text, chunk.morphemes[-1].end)
    return found[1] if found else ""


def _parts(morpheme: Morpheme) -> tuple[str, ...]:
    """The parts of a name in two scripts, or of a long one with a number: GPTs of GPTs-4."""
    parts = tokens(morpheme)
    if morpheme.unknown:
        parts = (*parts, without_particle(morpheme.form))
    if len(parts) == 1:
        return (*parts, morpheme.form.replace("-", ""))
    return (
        *(part for part in parts if len(part) > 3 or part[0] >= "㐀"),
        morpheme.form.replace("-", ""),
    )


def _noun_weight(form: str) -> float:
    if form in LIGHT_NOUNS or f"{form}다" in TELLING:
        return 0.2
    return 0.6 if len(form) == 1 else 1.0


def _korean_segments(text: str, morphemes: list[Morpheme], found: Sequence[Quantity]) -> list[Span]:
    ends = [
        m.end
        for m in morphemes
        if ((m.tag == "SP" and m.form in ",;") or (m.tag == "EC" and m.form in _ENDING))
        and not figures.inside(m.start, m.end, found)
    ]
    return spans_of(text, ends)


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
