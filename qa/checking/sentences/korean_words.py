"""The words and segments of a Korean sentence.

Invariant: the spans of words and segments are spans of the sentence.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences import figures, glossary
from qa.checking.sentences.claim_words import JOINING, LIGHT_NOUNS, TELLING, VERB_TAGS
from qa.checking.sentences.denials import Signs, is_gone, left_out, without_ability, without_such
from qa.checking.sentences.words import Span, Word, WordKind, keys_of, poles_of, spans_of
from qa.language.chunks import Chunk, Morpheme, chunks, is_broken, tokens, without_particle
from qa.language.closed_class import LIGHT_WORDS, PARTICLES, QUESTION_WORDS
from qa.quantities import Quantity

_PARTICLE_BEHIND = re.compile(
    r"(?:\([^()]{1,40}\)|[’”'\")\]])+(은|는|이|가|을|를|의|에|과|와|도|로|보다)(?=[\s,])"
)
_ANONYMOUS = re.compile(r"[가-힣]모(?=\s?씨|\([0-9]{1,3}\))")
_ENDING = JOINING | {"다가"}  # 멈췄다가 다시 움직였다: two events
_SHORT_COMPOUND = 3  # syllables
_HOW = 0.15  # the weight of an adverb


def korean_words(text: str, morphemes: list[Morpheme], found: Sequence[Quantity]) -> list[Word]:
    """The content words, without those that figures are told with."""
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
    return tags[0] == "MAG" and tags[-1] in VERB_TAGS


def _broken(text: str, chunk: Chunk) -> Word:
    start = chunk.morphemes[0].start
    bare = without_particle(chunk.text)
    anonymous = _ANONYMOUS.match(text, start) is not None  # 조모(61) 씨, later 조 씨
    parts = (m.form for m in chunk.morphemes[:1] if len(m.form) > 1 or anonymous)
    keys = keys_of((bare, chunk.text, *parts))
    return Word(
        start, start + len(bare), bare, WordKind.NAME, keys, 1.5, role_of(chunk.text[len(bare) :])
    )


def role_of(particle: str) -> str:
    """What a particle makes of the word before it: the subject, the object, … or another part."""
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
        if lemma == "없다" and is_gone(chunk.morphemes, place):
            lemma = "없어지다"
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
        if _is_short_compound(chunk) and place < chunk.nominals:
            forms = (*forms, chunk.core)
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
        role_of(particle), False, poles_of(forms),
    )  # fmt: skip


def _is_short_compound(chunk: Chunk) -> bool:
    """Whether two nouns are written together that the analyser takes for one at times: 집값."""
    nouns = chunk.morphemes[: chunk.nominals]
    return (
        len(nouns) == 2
        and all(noun.tag == "NNG" for noun in nouns)
        and min(len(noun.form) for noun in nouns) == 1
        and len(chunk.core) <= _SHORT_COMPOUND
    )


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


def korean_segments(text: str, morphemes: list[Morpheme], found: Sequence[Quantity]) -> list[Span]:
    """The parts of a sentence, cut at commas and where one clause ends and another follows."""
    ends = [
        m.end
        for m in morphemes
        if ((m.tag == "SP" and m.form in ",;") or (m.tag == "EC" and m.form in _ENDING))
        and not figures.inside(m.start, m.end, found)
    ]
    return spans_of(text, ends)
