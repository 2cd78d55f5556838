"""Morphemes into the words they were written as, and those words into index tokens.

In: a normalised text and its morphemes. Out: chunks (morphemes written together), their content
tokens, and the whole words that the morphemes alone would lose. Invariant: a chunk's text is a
span of the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.language.closed_class import BOUND_NOUNS, PARTICLES
from qa.language.syllables import is_closed
from qa.language.terms import latin_tokens

# Kiwi's tag set is the Sejong one with additions; see the documentation of kiwipiepy.
_NOMINAL = frozenset({"NNG", "NNP", "NNB", "NR", "XR", "SL", "SH", "SN"})
_AFFIXES = frozenset({"XPN", "XSN"})
_PATTERNS = "W_"  # URLs, mail addresses, hashtags, serial numbers
_PREDICATES = frozenset({"VV", "VA"})
_SYMBOLS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB", "UN"})
_NUMERIC = frozenset({"SN", "NR"})
_LIGHT = frozenset(("하", "되", "당하", "시키"))  # what makes a verb of a noun
_TAIL = frozenset({"VCP", "VCN", "VX", "XSV", "XSA", "XSM", "XSN"})
_SCRIPT_RUN = re.compile(r"[가-힣]+|[㐀-䶿一-鿿]+|[^가-힣㐀-䶿一-鿿]+")
_LONGEST = max(map(len, PARTICLES))
_AFTER_CONSONANT = frozenset("은이을과")
_AFTER_VOWEL = frozenset("는가를와란며")


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A morpheme as the analyser gives it; `unknown` if its dictionary does not hold it."""

    form: str
    tag: str
    start: int
    end: int
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Morphemes that are written together, without white space or a symbol between."""

    start: int
    text: str
    morphemes: tuple[Morpheme, ...]
    core: str  # the nouns, numbers and foreign words at its start, as written; may be ""
    nominals: int  # how many of the morphemes make the core

    @property
    def end(self) -> int:
        """Where the chunk ends in the text."""
        return self.start + len(self.text)

    @property
    def tail(self) -> str:
        """What is written behind the core: particles and endings, or what broke a name."""
        return self.text[len(self.core) :]


def chunks(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Chunk]:
    """Group morphemes by the words of the text."""
    group: list[Morpheme] = []
    for morpheme in morphemes:
        apart = group and " " in text[group[-1].end : morpheme.start]
        if group and (apart or morpheme.tag in _SYMBOLS):
            yield _chunk(text, group)
            group = []
        if morpheme.tag not in _SYMBOLS:
            group.append(morpheme)
    if group:
        yield _chunk(text, group)


def _chunk(text: str, group: list[Morpheme]) -> Chunk:
    start, end = group[0].start, max(morpheme.end for morpheme in group)
    foreign = [i for i, morpheme in enumerate(group) if morpheme.tag in ("SL", "SH")]
    if foreign and text[group[foreign[-1]].end : end] in PARTICLES:
        # The analyser reads the particle behind a foreign word as a verb now and then.
        group = group[: foreign[-1] + 1]
        end = group[-1].end
    nominals = 0
    while nominals < len(group) and _is_nominal(group[nominals]):
        nominals += 1
    core_end = group[nominals - 1].end if nominals else start
    return Chunk(start, text[start:end], tuple(group), text[start:core_end], nominals)


def _is_nominal(morpheme: Morpheme) -> bool:
    tag = morpheme.tag
    return tag in _NOMINAL or tag in _AFFIXES or tag.startswith(_PATTERNS)


def content(chunk: Chunk) -> Iterator[Morpheme]:
    """Give the chunk's content morphemes: nouns, numbers, foreign words, verbs, adjectives."""
    for morpheme in chunk.morphemes:
        tag = morpheme.tag
        if tag in _NOMINAL or tag in _PREDICATES or tag.startswith(_PATTERNS):
            yield morpheme


def tokens(morpheme: Morpheme) -> tuple[str, ...]:
    """Spell a content morpheme for the index; a name in two scripts becomes its parts."""
    if morpheme.tag in _PREDICATES:
        return (morpheme.form + "다",)
    if morpheme.tag.startswith(_PATTERNS):
        return (morpheme.form.lower(),)
    parts: list[str] = []
    for run in _SCRIPT_RUN.findall(morpheme.form):
        parts += (run,) if run[0] >= "㐀" else latin_tokens(run)
    return tuple(parts)


def is_broken(chunk: Chunk) -> bool:
    """Tell whether the chunk reads as no noun or verb does: a sign of a name taken apart."""
    tail = chunk.morphemes[chunk.nominals :]
    if chunk.nominals > 1 and all(m.tag in _AFFIXES for m in chunk.morphemes[: chunk.nominals]):
        return True  # nothing that affixes could belong to
    if not chunk.nominals:
        tail = tail[1:]
        if chunk.morphemes[0].tag in _PREDICATES and not tail:
            return True  # a stem without an ending
    before = chunk.morphemes[len(chunk.morphemes) - len(tail) - 1] if tail else None
    for morpheme in tail:
        plain = morpheme.tag[0] in "JEZ" or morpheme.tag in _TAIL
        told = before is not None and (_is_bound(before, morpheme) or _is_light(before, morpheme))
        if not plain and not told:
            return True
        before = morpheme
    copula = any(m.tag == "VCP" for m in tail)
    return copula and chunk.nominals > 0 and chunk.tail not in PARTICLES


def _is_bound(before: Morpheme, morpheme: Morpheme) -> bool:
    """Whether a bound noun is written together with the verb before it: 하는데, 할수있다."""
    if (before.form, before.tag) == ("수", "NNB"):
        return morpheme.form in ("있", "없")
    bound = morpheme.tag == "NNB" and before.tag == "ETM"
    return bound and (before.form == "는" or morpheme.form in BOUND_NOUNS)


def _is_light(before: Morpheme, morpheme: Morpheme) -> bool:
    """Whether a verb is made of a noun, which the analyser reads as two words now and then."""
    return morpheme.tag == "VV" and morpheme.form in _LIGHT and _is_nominal(before)


def wholes(chunk: Chunk) -> tuple[str, ...]:
    """Return the words as written that the content tokens do not hold, lower-case."""
    found: list[str] = []
    inner = chunk.morphemes[: chunk.nominals]
    if _is_compound(inner):
        found.append(chunk.core)
    if is_broken(chunk):
        found += [chunk.text, without_particle(chunk.text)]
    elif inner and inner[-1].unknown:
        # An unknown name may lose its last syllable as a particle (큐타+이), or keep a particle.
        found += [chunk.core + chunk.tail[:1], without_particle(chunk.core)]
    alone = {inner[0].form} if len(inner) == 1 else set()
    return tuple(dict.fromkeys(w.lower() for w in found if len(w) > 1 and w not in alone))


def _is_compound(inner: Sequence[Morpheme]) -> bool:
    if not inner or inner[0].tag in _NUMERIC:
        return False
    return len(inner) > 1 or len(_SCRIPT_RUN.findall(inner[0].form)) > 1


def without_particle(word: str) -> str:
    """Return the word less the longest particle its last sound allows, if two letters stay."""
    return next(stems(word), word)


def stems(word: str) -> Iterator[str]:
    """Give what stays of a word less each particle that may stand behind it, shortest first."""
    for length in range(min(_LONGEST, len(word) - 2), 0, -1):
        stem, particle = word[:-length], word[-length:]
        if particle in PARTICLES and _allows(stem[-1], particle):
            yield stem


def _allows(letter: str, particle: str) -> bool:
    if not "가" <= letter <= "힣":
        return True
    return particle[0] not in (_AFTER_VOWEL if is_closed(letter) else _AFTER_CONSONANT)
