"""The words and segments of an English sentence.

Invariant: the spans of words and segments are spans of the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.checking.sentences import figures, glossary
from qa.checking.sentences.claim_words import FINITE, TELLING
from qa.checking.sentences.words import Span, Word, WordKind, keys_of, poles_of, spans_of
from qa.language.closed_class import ENGLISH_FUNCTION_WORDS, ENGLISH_OPENERS
from qa.language.terms import stemmed
from qa.quantities import Quantity

_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9'’.-]*[A-Za-zÀ-ɏ0-9]|[A-Za-zÀ-ɏ]")
_ENGLISH_NOT = re.compile(
    r"^(?:not|never|no|without|neither|nor|none|nobody|cannot|hardly)$|n['’]t$", re.I
)
_OPENING = re.compile(r"\s?(?:but|while|whereas|although|though)\s")
_PASSED = frozenset(
    ("yet", "even", "still", "always", "ever", "also", "just", "longer", "need", "needs")
)
# Verbs and nouns that end as adverbs do; a closed class but for rare ones.
_NO_ADVERBS = frozenset(
    (
        *("supply", "apply", "reply", "imply", "comply", "multiply", "rely", "fly", "ally"),
        *("rally", "tally", "bully", "family", "assembly", "anomaly", "monopoly", "july"),
        *("italy", "ply", "belly", "jelly", "butterfly", "homily", "melancholy", "oversupply"),
    )
)
_ENGLISH_BREAK = re.compile(
    r"[,;:](?=\s)|\s(?=(?:and|but|while|whereas|although|though|which|who|when|where|because|after"
    r"|before|until)\s)"
)
_RUN = re.compile(r"\b[A-Z][a-z’'-]+(?: (?:(?:of|and|for|the|on|de) ){0,2}[A-Z][a-z’'-]+){2,}")
_SHORT = 3  # letters of a name made of initials
_ENGLISH_REFUSAL = re.compile(
    r"(?:refus|declin|fail)(?:e|es|ed|ing|s)?(?= to )"
    r"|waiv(?:e|es|ed|ing) (?:\w+ ){0,2}?rights?(?= to )"
    r"|(?:reject|resist|rebuff)(?:s|ed|ing)? (?:\w+ ){0,2}?"
    r"(?:calls?|demands?|requests?|pressure|appeals?)(?= (?:to|for) )",
    re.I,
)


_WEEKDAYS = frozenset(  # closed class
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
_ENGLISH_VERB = re.compile(
    rf"(?<![-\w])(?:{FINITE}|says|said|tells|makes|plans|wants|needs|means|keeps|gives|takes|gets"
    r"|shows|stands|falls|rises|grows|drops|must|should)\b"
)


def has_verb(text: str) -> bool:
    """Whether a part of a sentence has what looks like a verb that tells something."""
    return _ENGLISH_VERB.search(text) is not None


def opens_clause(text: str, start: int) -> bool:
    """Whether a part of a sentence that starts here speaks of something new."""
    return text[:start].rstrip()[-1:] == ";" or _OPENING.match(text, start) is not None


def english_words(text: str, found: Sequence[Quantity]) -> list[Word]:
    """The content words, without those that figures are told with."""
    words: list[Word] = []
    pending, refused = False, 0
    for match in _ENGLISH_WORD.finditer(text):
        written = match.group().removesuffix("'s").removesuffix("’s")
        counted = figures.inside(match.start(), match.end(), found)  # "not one" is a figure
        if counted:
            continue
        if refusal := _ENGLISH_REFUSAL.match(text, match.start()):
            refused = refusal.end()
        if match.start() < refused or _ENGLISH_NOT.search(written):
            pending = True
            continue
        word = _english_word(text, match.start(), written)
        if word is not None:
            passed = written.lower() in _PASSED or _is_adverb(written.lower())
            words.append(replace(word, negated=True) if pending and not passed else word)
            pending = pending and passed
    return _with_initials(text, words)


def _with_initials(text: str, words: list[Word]) -> list[Word]:
    """Give the words of a name of several what they are called together: WHO."""
    for run in _RUN.finditer(text):
        letters = "".join(re.findall(r"\b[A-Z]", run.group())).lower()
        short = {each for each in (letters, letters[1:]) if len(each) >= _SHORT}  # The …
        if short:
            words = [
                replace(word, keys=word.keys | short)
                if run.start() <= word.start < run.end()
                else word
                for word in words
            ]
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
    weight = 1.5 if name else 0.2 if stem in TELLING or _is_adverb(low) else 1.0
    return Word(
        start, start + len(written), written, kind, keys_of(forms), weight,
        poles=poles_of((stem,)),
    )  # fmt: skip


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _NO_ADVERBS


def _is_name(text: str, start: int, written: str) -> bool:
    if written in _WEEKDAYS:
        return False
    if not written[0].isupper() and not any(c.isupper() for c in written[1:]):
        return False
    opening = not text[:start].strip(" \"'“‘([") or text[:start].rstrip()[-1:] in ".!?:"
    if opening and written.lower() in ENGLISH_OPENERS:
        return False
    inner = any(c.isupper() or c.isdigit() for c in written[1:])
    return not opening or inner or not written.endswith(("s", "ing", "ed", "ly"))


def english_segments(text: str, found: Sequence[Quantity]) -> list[Span]:
    """The clauses, cut at commas and at words that join them."""
    ends = [
        m.end()
        for m in _ENGLISH_BREAK.finditer(text)
        if not figures.inside(m.start(), m.end(), found)
    ]
    return spans_of(text, ends)
