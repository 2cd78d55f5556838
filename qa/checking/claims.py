"""A user's text to claims: sentences and clauses that state something, with their offsets.

In: a sentence, or a draft with its markup. Out: claims in order; what states nothing is named so.
Invariant: `claim.text == text[claim.start:claim.end]` for the text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.checking.claim_kinds import GONE, ClaimKind, english_kind, greets, korean_kind
from qa.checking.sentences.claim_words import FINITE
from qa.language.chunks import Morpheme
from qa.language.korean import Analyzer
from qa.language.splitting import Limits, Span, split
from qa.records import Language

LONGEST = 1_000  # characters; what is longer without a full stop is no sentence
_LIMITS = Limits(least=1, most=100_000, window=1_000_000)
_FULL_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?])|(?<=\d{2}[.!?]))[\"”’)]*\s+(?=[\"“‘(]?[A-Z가-힣])"
)
_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# Replaced, character for character, before a line is read: marks at its beginning by blanks,
# marks among its words by a sign that is taken out later.
_MARKS = re.compile(
    r"</?[A-Za-z][^<>\n]{0,200}>|\]\([^()\s]{0,300}\)|[*`]{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|!?\[|\](?!\()|~~"
)
_OPENING_MARK = re.compile(r"^\s{0,8}(?:#{1,6}|>+|[-+•*]|\d{1,3}[.)])\s")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_CLUSTER = re.compile(r"[^\u0300-\u036f\u1160-\u11ff][\u0300-\u036f\u1160-\u11ff]*|.", re.S)

_JOINING = frozenset(("고", "며", "으며", "지만", "으나", "으면서", "면서"))
_ENGLISH_JOINT = re.compile(r",\s+(?:and|but|while|whereas)\s+|;\s+|\s+(?:and|but)\s+")
_VERB_FIRST = re.compile(rf"(?:also\s+|then\s+|later\s+)?{FINITE}\s+\S", re.A)
_SUBJECT_FIRST = re.compile(rf"(?:[A-Za-z][\w'’.-]*\s+){{1,6}}?{FINITE}\s")
_ENGLISH_VERB = re.compile(rf"\s{FINITE}\s")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or clause of the user's text.

    `plain` is what is read: without markup, with the subject that an earlier clause has.
    """

    text: str
    start: int
    end: int
    kind: ClaimKind
    language: Language
    plain: str

    @property
    def shown(self) -> str:
        """Its text without markup, as an article may have it."""
        return _squeezed(_without_marks(self.text))


def claims(text: str, analyzer: Analyzer) -> list[Claim]:
    """The claims of a text, and between them what is none, in the order of the text.

    Markdown's headings that state nothing are left out, unless there is nothing else.
    """
    composed, origin = _composed(text)
    found: list[Claim] = []
    headings: list[Claim] = []
    for line in _LINE.finditer(composed):
        plain = _without_marks(line.group())
        language = _language(plain)
        heading = bool(_HEADING.match(line.group()))
        for start, end in _sentences(plain, language):
            if start == end:
                continue
            own = _language(plain[start:end])
            pieces = _pieces(plain[start:end], own, heading, analyzer)
            for (a, b), kind, told in pieces:
                begin = origin[line.start() + start + a]
                stop = origin[line.start() + start + b]
                claim = Claim(text[begin:stop], begin, stop, kind, own, told)
                aside = heading and kind is ClaimKind.OTHER
                (headings if aside else found).append(claim)
    return found or headings


def _without_marks(line: str) -> str:
    line = _OPENING_MARK.sub(lambda mark: " " * len(mark.group()), line)
    return _MARKS.sub(lambda mark: GONE * len(mark.group()), line)


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """The text in NFC, and where each of its characters stands in the text as given."""
    if unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    parts: list[str] = []
    origin: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", cluster.group())
        parts.append(part)
        origin += [cluster.start()] * len(part)
    return "".join(parts), [*origin, len(text)]


def _language(text: str) -> Language:
    hangul = len(_HANGUL.findall(text))
    letters = len(_LETTER.findall(text))
    if hangul and hangul * 4 >= letters - hangul:
        return Language.KOREAN
    return Language.ENGLISH if letters else Language.OTHER


def _sentences(line: str, language: Language) -> list[Span]:
    layout = split(line, language, _LIMITS, lambda _: ())
    parts = [part for span in layout.sentences for part in _by_language(line, *span)]
    return [_trimmed(line, *part) for part in parts]


def _by_language(line: str, start: int, end: int) -> Iterator[Span]:
    """A span cut where a sentence ends and one of the two sides has no Hangul."""
    pieces = [start, *(start + m.end() for m in _FULL_STOP.finditer(line[start:end])), end]
    begin = start
    for low, high in pairwise(pieces[1:]):
        sides = (line[begin:low], line[low:high])
        if any(not _HANGUL.search(side) and len(side.split()) > 1 for side in sides):
            yield begin, low
            begin = low
    yield begin, end


Piece = tuple[Span, ClaimKind, str]


def _pieces(sentence: str, language: Language, heading: bool, analyzer: Analyzer) -> list[Piece]:
    """One sentence as one claim or as several clauses; the spans are inside the sentence."""
    whole = (0, len(sentence))
    if len(sentence) > LONGEST or not _LETTER.search(sentence) or greets(sentence):
        return [(whole, ClaimKind.OTHER, _squeezed(sentence))]
    if language == Language.KOREAN:
        morphemes = analyzer.morphemes(sentence)
        kind = korean_kind(sentence, morphemes, heading)
        clauses = _korean_clauses(sentence, morphemes)
    else:
        kind = english_kind(sentence, heading)
        clauses = _english_clauses(sentence)
    if kind is not ClaimKind.CHECKED or len(clauses) < 2:
        return [(whole, kind, _squeezed(sentence))]
    return [(span, kind, _squeezed(told)) for span, told in clauses]


def _squeezed(text: str) -> str:
    return " ".join(text.replace(GONE, "").split())


# Clauses

Clause = tuple[Span, str]


def _korean_clauses(sentence: str, morphemes: Sequence[Morpheme]) -> list[Clause]:
    cuts = [0]
    for i, morpheme in enumerate(morphemes):
        if morpheme.tag == "EC" and morpheme.form in _JOINING and _joins(morphemes, i, cuts[-1]):
            comma = i + 1 < len(morphemes) and morphemes[i + 1].tag == "SP"
            cuts.append(morphemes[i + 1].end if comma else morpheme.end)
    spans = [
        _trimmed(sentence, a, b) for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True)
    ]
    return _with_subjects(sentence, spans, morphemes)


def _joins(morphemes: Sequence[Morpheme], at: int, begin: int) -> bool:
    """Whether two statements meet here, and not two verbs, or two verbs before one noun."""
    left = [m for m in morphemes[:at] if m.start >= begin]
    right = list(morphemes[at + 1 :])
    comma = bool(right) and right[0].tag == "SP"
    right = right[1:] if comma else right
    if not right or right[0].tag in ("VX", "JX", "EC") or right[0].form in ("있", "나"):
        return False
    if _things(left) < 2 or _things(right) < 2 or not any(m.tag == "EF" for m in right):
        return False
    ending = next((i for i, m in enumerate(right) if m.tag in ("ETM", "ETN", "EF", "EC")), None)
    if ending is None:
        return False
    described = right[ending].tag in ("ETM", "ETN")
    return comma or not described or _subject_end(right[:ending]) is not None


def _things(morphemes: Sequence[Morpheme]) -> int:
    return sum(m.tag in ("NNG", "NNP", "SL", "SN", "NR", "SH", "XR", "VV") for m in morphemes)


def _subject_end(morphemes: Sequence[Morpheme]) -> int | None:
    """Where the topic or subject ends that stands before the first verb."""
    for morpheme in morphemes:
        if morpheme.tag == "JKS" or (morpheme.tag == "JX" and morpheme.form in ("은", "는")):
            return morpheme.end
        if morpheme.tag in ("EC", "EF", "ETM", "ETN"):
            return None
    return None


def _with_subjects(
    sentence: str, spans: Sequence[Span], morphemes: Sequence[Morpheme]
) -> list[Clause]:
    found: list[Clause] = []
    subject = ""
    for start, end in spans:
        inside = [m for m in morphemes if start <= m.start < end]
        stop = _subject_end(inside)
        if stop is None and subject:
            found.append(((start, end), f"{subject} {sentence[start:end]}"))
            continue
        found.append(((start, end), sentence[start:end]))
        if stop is not None and (not subject or start == spans[0][0] or stop - start > 1):
            subject = sentence[start:stop]
    return found


def _english_clauses(sentence: str) -> list[Clause]:
    cuts: list[tuple[int, int, bool]] = []
    begin = 0
    for joint in _ENGLISH_JOINT.finditer(sentence):
        left, right = sentence[begin : joint.start()], sentence[joint.end() :]
        verb = _ENGLISH_VERB.search(left)
        if verb is None and not (cuts and _VERB_FIRST.match(left)):
            continue
        bare = _VERB_FIRST.match(right) is not None
        strong = joint.group()[0] in ",;"
        if (bare or (strong and _SUBJECT_FIRST.match(right))) and " " in right.strip():
            cuts.append((joint.start(), joint.end(), bare))
            begin = joint.end()
    return _english_spans(sentence, cuts)


def _english_spans(sentence: str, cuts: Sequence[tuple[int, int, bool]]) -> list[Clause]:
    starts = [0, *(end for _, end, _ in cuts)]
    ends = [*(start for start, _, _ in cuts), len(sentence)]
    carried = [False, *(bare for _, _, bare in cuts)]
    found: list[Clause] = []
    subject = ""
    for start, end, bare in zip(starts, ends, carried, strict=True):
        start, end = _trimmed(sentence, start, end)
        told = sentence[start:end]
        verb = _ENGLISH_VERB.search(told)
        if not bare and verb is not None:
            subject = told[: verb.start()]
        found.append(((start, end), f"{subject} {told}" if bare and subject else told))
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == GONE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == GONE):
        end -= 1
    return start, end
