"""A sentence as it is compared with another: its words, its figures, its negations, its clauses.

In: a sentence of either language and the day it was written. Out: a Reading. Invariant: the spans
of words, quantities and segments are spans of the sentence.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from qa import quantities
from qa.checking import glossary
from qa.chunks import Chunk, Morpheme, chunks, is_broken, tokens, without_particle
from qa.claim_words import JOINING, LIGHT_NOUNS, NUMERALS, TELLING
from qa.closed_class import ENGLISH_FUNCTION_WORDS, LIGHT_WORDS, PARTICLES, QUESTION_WORDS
from qa.korean import Analyzer
from qa.quantities import Kind, Quantity
from qa.terms import stemmed

Span = tuple[int, int]
OtherNames = Callable[[str], Sequence[tuple[int, int, Sequence[str]]]]

_HANGUL = re.compile(r"[가-힣]")
_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'’.-]*[A-Za-zÀ-ɏ0-9]|[A-Za-zÀ-ɏ]")
_ENGLISH_NOT = re.compile(
    r"(?:not|never|no|without|neither|nor|none|nobody|cannot|hardly)$|n['’]t$", re.I
)
_ENGLISH_BREAK = re.compile(
    r"[,;:](?=\s)|\s(?=(?:and|but|while|whereas|although|though|which|who|when|where|because|after"
    r"|before|until)\s)"
)
_NOT = frozenset(("않", "못하", "말"))
_NOT_BEFORE = frozenset(("안", "못"))
_REFUSALS = frozenset(("거부", "거절", "사양"))
_ENGLISH_REFUSAL = re.compile(r"(?:refus|declin|fail)(?:e|es|ed|ing|s)?(?= to )", re.I)
_NONE = re.compile(r"도[^,.]{0,30}(?:없|않|못)|도 안 ")
_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NUMERALS = {word: value for value, word in enumerate(NUMERALS)}
_BARE = re.compile(
    r"\b((?i:not one|not a single|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)|[0-9]{1,3})(?= [A-Z][a-z]+)",
    re.A,
)
_PARTICLE_BEHIND = re.compile(
    r"(?:\([^()]{1,40}\)|[’”'\")\]])+(은|는|이|가|을|를|의|에|과|와|도|로)(?=[\s,])"
)
_SCALED = 1_000_000
_REMEMBERED = 4_000


class WordKind(StrEnum):
    """What a word does."""

    NAME = "name"
    NOUN = "noun"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class Word:
    """One content word; words that share a key say the same."""

    start: int
    end: int
    text: str
    kind: WordKind
    keys: frozenset[str]
    weight: float
    role: str = ""  # the particle's tag behind it, in Korean
    negated: bool = False
    poles: tuple[tuple[int, int], ...] = ()
    known: bool = False  # a name of what everybody knows, such as a country


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, analysed."""

    text: str
    korean: bool
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    segments: tuple[Span, ...]
    loose: frozenset[str] = frozenset()  # figures that no quantity holds: of names, mostly

    def segment_of(self, place: int) -> int:
        """The number of the segment that holds a place."""
        return next((i for i, (_, end) in enumerate(self.segments) if place < end), 0)


class Reader:
    """Reads sentences, and remembers those of the articles it met last."""

    def __init__(self, analyzer: Analyzer, other_names: OtherNames = lambda _: ()) -> None:
        self.analyzer = analyzer
        self._other_names = other_names
        self._read: OrderedDict[tuple[str, str | None], Reading] = OrderedDict()

    def read(self, text: str, today: str | None = None) -> Reading:
        """Analyse one sentence; `today` is the day it was written, for 지난달 and "last year"."""
        key = (text, today)
        known = self._read.get(key)
        if known is None:
            known = self._analysed(text, today)
            self._read[key] = known
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        return known

    def _analysed(self, text: str, today: str | None) -> Reading:
        found = _with_bare(text, [_with_none(text, q) for q in quantities.find(text, today)])
        korean = bool(_HANGUL.search(text))
        if korean:
            morphemes = self.analyzer.morphemes(text)
            words = _korean_words(text, morphemes, found)
            segments = _korean_segments(text, morphemes, found)
        else:
            words = _english_words(text, found)
            segments = _english_segments(text, found)
        words = _named(words, self._other_names(text))
        loose = frozenset(
            match.group()
            for match in _FIGURES.finditer(text)
            if not _inside(match.start(), match.end(), found)
        )
        return Reading(text, korean, tuple(words), found, tuple(segments), loose)


def _with_none(text: str, quantity: Quantity) -> Quantity:
    """Take "하나도 없다" for none."""
    counted = quantity.kind in (Kind.COUNT, Kind.NUMBER) and quantity.value == 1
    if counted and _NONE.match(text, quantity.end):
        return replace(quantity, low=Fraction(0), high=Fraction(0))
    return quantity


def _with_bare(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Add numerals of English lists that don't say what they count: "53 American, two British"."""
    for match in _BARE.finditer(text):
        start, end = match.span(1)
        if not _inside(start, end, found):
            low = match[1].lower()
            value = Fraction(int(low) if low.isdigit() else _NUMERALS.get(low, 0))
            found.append(Quantity(Kind.COUNT, value, value, "", start, end, match[1]))
    return tuple(_with_money(sorted(found, key=lambda q: q.start)))


def _with_money(found: list[Quantity]) -> Iterator[Quantity]:
    """Give large bare numbers the currency before them: "67.2 billion dollars, 7.8 billion"."""
    currency = ""
    for quantity in found:
        bare = quantity.kind is Kind.NUMBER and (quantity.value or 0) >= _SCALED
        if quantity.kind is Kind.MONEY:
            currency = quantity.unit
        yield replace(quantity, kind=Kind.MONEY, unit=currency) if bare and currency else quantity


def _inside(start: int, end: int, spans: Iterable[Quantity]) -> bool:
    return any(start < span.end and span.start < end for span in spans)


def _keys(forms: Iterable[str]) -> frozenset[str]:
    keys: set[str] = set()
    for form in forms:
        form = form.lower()
        keys.add(form)
        bare = form.removesuffix("다") if len(form) > 2 else form
        keys |= {f"={group}" for token in (form, bare) for group in glossary.groups(token)}
    return frozenset(keys)


def _poles(forms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(pole for form in forms for pole in glossary.poles(form.lower())))


# Korean


def _korean_words(text: str, morphemes: list[Morpheme], found: Sequence[Quantity]) -> list[Word]:
    words: list[Word] = []
    pending = False  # 안 or 못 stands before what comes next
    for chunk in chunks(text, morphemes):
        if is_broken(chunk) and not _inside(
            chunk.morphemes[0].start, chunk.morphemes[-1].end, found
        ):
            words.append(_broken(chunk))
            continue
        for i, morpheme in enumerate(chunk.morphemes):
            if _negates(morpheme):
                _negate_last(words)
            elif morpheme.tag == "MAG" and morpheme.form in _NOT_BEFORE:
                pending = True
            elif not _inside(morpheme.start, morpheme.end, found):
                word = _korean_word(text, chunk, i)
                if word is not None:
                    words.append(replace(word, negated=True) if pending else word)
                    pending = False
    return _without_ability(words, morphemes)


def _negates(morpheme: Morpheme) -> bool:
    if morpheme.tag == "NNG" and morpheme.form in _REFUSALS:
        return True
    return morpheme.tag == "VCN" or (morpheme.tag in ("VX", "VV") and morpheme.form in _NOT)


def _negate_last(words: list[Word]) -> None:
    if words:
        words[-1] = replace(words[-1], negated=not words[-1].negated)


def _without_ability(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take ~ㄹ 수 없다 for a negation of the verb before it."""
    for before, verb in pairwise(morphemes):
        if before.tag == "NNB" and before.form == "수" and verb.form == "없":
            words = [word for word in words if word.start != verb.start]
            earlier = [i for i, word in enumerate(words) if word.end <= before.start]
            if earlier:
                words[earlier[-1]] = replace(words[earlier[-1]], negated=True)
    return words


def _broken(chunk: Chunk) -> Word:
    start = chunk.morphemes[0].start
    bare = without_particle(chunk.text)
    keys = _keys((bare, chunk.text, *(m.form for m in chunk.morphemes[:1] if len(m.form) > 1)))
    return Word(
        start, start + len(bare), bare, WordKind.NAME, keys, 1.5, _role(chunk.text[len(bare) :])
    )


def _role(particle: str) -> str:
    if not particle or particle not in PARTICLES:
        return ""
    return {"은": "S", "는": "S", "이": "S", "가": "S", "을": "O", "를": "O", "의": "G"}.get(
        particle, "B"
    )


def _korean_word(text: str, chunk: Chunk, place: int) -> Word | None:
    morpheme = chunk.morphemes[place]
    tag, form = morpheme.tag, morpheme.form
    if tag in ("VV", "VA") or (tag == "XR" and len(form) > 1):
        lemma = form + "다" if tag != "XR" else form
        if lemma in LIGHT_WORDS and lemma != "있다":
            return None
        kind, weight = WordKind.PREDICATE, 0.2 if lemma in TELLING or lemma == "있다" else 0.8
        forms: tuple[str, ...] = (lemma,)
    elif tag in ("NNG", "NNP", "SL", "SH") or tag.startswith("W_"):
        if form in QUESTION_WORDS or form in LIGHT_WORDS:
            return None
        forms = (form, *_parts(morpheme))
        name = (
            tag == "NNP"
            or (tag == "SL" and not form.islower())
            or (morpheme.unknown and len(form) > 1)
        )
        kind = WordKind.NAME if name and not glossary.groups(form.lower()) else WordKind.NOUN
        weight = 1.5 if kind is WordKind.NAME else _noun_weight(form)
    else:
        return None
    behind = next((m for m in chunk.morphemes[place + 1 :] if m.tag[0] == "J"), None)
    particle = behind.form if behind else _behind_bracket(text, chunk)
    whole = text[morpheme.start : morpheme.end]
    return Word(
        morpheme.start, morpheme.end, whole, kind, _keys(forms), weight,
        _role(particle), False, _poles(forms),
    )  # fmt: skip


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
        if ((m.tag == "SP" and m.form in ",;") or (m.tag == "EC" and m.form in JOINING))
        and not _inside(m.start, m.end, found)
    ]
    return _spans(text, ends)


def _spans(text: str, ends: Iterable[int]) -> list[Span]:
    cuts = sorted({0, len(text), *ends})
    return list(pairwise(cuts)) or [(0, len(text))]


# English


def _english_words(text: str, found: Sequence[Quantity]) -> list[Word]:
    words: list[Word] = []
    pending = False
    for match in _ENGLISH_WORD.finditer(text):
        written = match.group().removesuffix("'s").removesuffix("’s")
        if _ENGLISH_NOT.search(written) or _ENGLISH_REFUSAL.match(text, match.start()):
            pending = True
        elif not _inside(match.start(), match.end(), found):
            word = _english_word(text, match.start(), written)
            if word is not None:
                words.append(replace(word, negated=True) if pending else word)
                pending = False
    return words


def _english_word(text: str, start: int, written: str) -> Word | None:
    low = written.lower()
    stem = stemmed(low)
    acronym = len(written) > 1 and written.isupper() and written not in ("IT", "IS", "AN", "THE")
    if not acronym and (stem in ENGLISH_FUNCTION_WORDS or len(low) == 1):
        return None
    parts = low.split("-") if "-" in low else ()
    forms = (low, stem, low.replace("-", ""), *(stemmed(part) for part in parts if len(part) > 3))
    name = _is_name(text, start, written) and not glossary.groups(stem)
    kind = WordKind.NAME if name else WordKind.NOUN
    weight = 1.5 if name else 0.2 if stem in TELLING or low.endswith("ly") else 1.0
    return Word(
        start, start + len(written), written, kind, _keys(forms), weight, "", False, _poles((stem,))
    )


def _is_name(text: str, start: int, written: str) -> bool:
    if not written[0].isupper() and not any(c.isupper() for c in written[1:]):
        return False
    opening = not text[:start].strip(" \"'“‘([") or text[:start].rstrip()[-1:] in ".!?:"
    inner = any(c.isupper() or c.isdigit() for c in written[1:])
    return not opening or inner or not written.endswith(("s", "ing", "ed", "ly"))


def _english_segments(text: str, found: Sequence[Quantity]) -> list[Span]:
    ends = [
        m.end() for m in _ENGLISH_BREAK.finditer(text) if not _inside(m.start(), m.end(), found)
    ]
    return _spans(text, ends)


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
