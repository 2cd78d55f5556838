"""What kind of sentence a user wrote: one that states something, a question, an opinion, another.

In: a sentence, in Korean with its morphemes. Out: its kind. Invariant: only what states something
that articles can bear out is CHECKED.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from qa.checking.sentences.claim_words import ASKING, BIDDING, FINITE
from qa.language.chunks import Morpheme

GONE = "\u200b"  # stands where a mark was
_FEELING = frozenset(("같", "싶", "바라", "좋", "아쉽", "안타깝", "기쁘", "슬프", "멋지", "아름답"))
_GREETING = re.compile(
    r"^(?:안녕|반갑|감사|고맙|수고|죄송|미안|hello\b|hi\b|hey\b|thanks\b|thank you"
    r"|dear\b|good (?:morning|afternoon|evening)"
    r"|best regards|sincerely|welcome\b|sorry\b)",
    re.I,
)
_ENGLISH_OPINION = re.compile(
    r"^(?:i|we)\s+(?:think|believe|feel|hope|guess|wish|love|hate|like|prefer|suppose|doubt)\b"
    r"|in my (?:opinion|view)"
    r"|^(?:personally|frankly|honestly|hopefully)\b|^perhaps\b|\bi (?:think|believe|feel)\b",
    re.I,
)
_ENGLISH_OUGHT = re.compile(  # what nobody has to do is told, and not asked for
    r"\b(?:should|must|ought to|(?<!n't )(?<!n’t )(?<!not )(?:need to|needs to|has to|have to))\b",
    re.I,
)
# What has to be done, in a claim or where an article tells the same.
_RULE = re.compile(
    r"(?<!분)야(?:만)?\s?(?:하|한|함|합|했|할|해)|필수|의무|반드시|필요하|필요합|필요로"
    r"|\b(?:should|must|ought to|needs? to|ha(?:s|ve|d) to|require[sd]?|mandatory|obliged)\b",
    re.I,
)
_ENGLISH_TOLD = re.compile(
    r"\b(?:said|says|say|argue[sd]?|according|warn(?:s|ed)?|claim(?:s|ed)?|told|urge[sd]?"
    r"|call(?:s|ed)? (?:for|on)|insist(?:s|ed)?)\b",
    re.I,
)
# What a part of a text is called; a line that only ends with one tells what follows, and nothing of
# it. A closed class.
_LABELS = frozenset(
    (
        *("정리", "총정리", "요약", "개요", "현황", "소개", "배경", "내용", "분석", "결산", "목차"),
        *("초안", "메모", "쟁점", "일지", "연혁", "해설"),
    )
)
_TURNS = frozenset(("년", "년도", "월", "일", "분기", "차", "회", "호", "기", "편", "부", "장"))
_ENGLISH_LABEL = re.compile(
    r"^(?:an? |the )?(?:summary|overview|outline|recap|background|introduction|conclusions?"
    r"|highlights|timeline|key (?:points|facts|figures))\b(?: (?:of|on|to|for)\b.*)?$"
    r"|.*\b(?:summary|overview|outline|recap|at a glance|highlights|timeline|key points)$",
    re.I,
)
_ENGLISH_VERB = re.compile(rf"\b{FINITE}\b")
_MARVELLING = (
    r"(?:amazing|astonishing|astounding|awful|brilliant|disappointing|dreadful|excellent|fantastic"
    r"|great|impressive|incredible|magnificent|marvellous|marvelous|outstanding|remarkable"
    r"|shameful|shocking|splendid|stunning|superb|terrible|terrific|wonderful)"
)
_ENGLISH_EXCLAMATION = re.compile(
    rf"(?i:(?:what an?|such an?)\s[^,;]*|how {_MARVELLING}\b[^,;]*"
    r"|(?:(?:it|that|this)(?:'s|’s| is| was)\s)?(?:(?:an?|so|truly|really|simply|absolutely)\s)*"
    rf"{_MARVELLING})\b[^A-Z,;]*!"
)
_ENGLISH_FELT = re.compile(
    r"(?:it|this|that)(?:'s|’s| is| was)\s(?:(?:\w+ly|very|so|such|an?)\s){0,3}"
    rf"(?:{_MARVELLING}|regrettable|unfortunate|worrying|sad|pity|shame|disgrace"
    r"|(?:good|great|bad|sad|welcome) news)\W*",
    re.I,
)
_ENGLISH_BIDDING = re.compile(
    r"^(?:please\b|let's\b|let us\b|do not\b|don't\b|(?:ignore|disregard|forget"
    r"|say|tell|give|show|write|see|read|note|check|click"
    r"|consider|answer|return|print|output|mark|treat|respond|reply|remember|imagine|look"
    r"|find|verify|make sure|always|act)\s)",
    re.I,
)
# Parts of speech that only what states something has: predicates, their endings, cases of subjects
# and objects, and topics.
_STATING = ("EF", "EC", "EP", "VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA", "JKS", "JKO", "JX")


class ClaimKind(StrEnum):
    """Whether a sentence states something that articles can bear out."""

    CHECKED = "CHECKED"
    QUESTION = "QUESTION"
    OPINION = "OPINION"
    OTHER = "OTHER"  # greetings, commands, headings, what has no words


def greets(sentence: str) -> bool:
    """Whether a sentence greets, thanks or takes leave."""
    return _GREETING.match(sentence.strip()) is not None


def korean_kind(sentence: str, morphemes: Sequence[Morpheme], heading: bool) -> ClaimKind:
    """The kind of a sentence; a heading states nothing unless it is one."""
    words = [m for m in morphemes if m.tag[0] != "S" or m.tag in ("SL", "SH", "SN")]
    if sentence.rstrip(" \"'”’)").endswith(("?", "？")):
        return ClaimKind.QUESTION
    if not words:
        return ClaimKind.OTHER
    last = words[-1]
    names = last.form in _LABELS and not any(m.tag in _STATING for m in words)
    if names or (heading and not any(m.tag == "EF" for m in words)):
        return ClaimKind.CHECKED if _has_figure(words) else ClaimKind.OTHER
    if sentence.rstrip(" \"'”’)").endswith(("!", "！")) and _marvels(words):
        return ClaimKind.OPINION
    if last.tag == "EF" and last.form in ASKING:
        return ClaimKind.QUESTION
    if last.tag in ("EF", "EC") and last.form in BIDDING and _bids(words):
        return ClaimKind.OTHER
    if _korean_opinion(words):
        return ClaimKind.OPINION
    nominal = sum(m.tag in ("NNG", "NNP", "SL", "SN", "NP") for m in words)
    return ClaimKind.CHECKED if nominal else ClaimKind.OTHER


def is_rule(sentence: str) -> bool:
    """Whether what a sentence says must be done, as a notice does; else it is only an opinion."""
    return _RULE.search(sentence) is not None and not _ENGLISH_OPINION.search(sentence.strip())


def _has_figure(words: Sequence[Morpheme]) -> bool:
    """Whether there is a number that is more than a part of a date or a turn in a row."""
    return any(
        m.tag == "SN" and following.form not in _TURNS
        for m, following in zip(words, [*words[1:], words[-1]], strict=True)
    )


def _marvels(words: Sequence[Morpheme]) -> bool:
    """Whether an exclamation tells how something is, and neither of what nor how much."""
    if words[-1].tag != "EF" or any(m.tag in ("SN", "NR", "NNP", "SL", "JKS", "JX") for m in words):
        return False
    describing = any(m.tag in ("VA", "XSA") or m.form == "적" for m in words)
    verbs = [m.tag for m in words if m.tag in ("VV", "VX", "XSV", "VA", "XSA", "VCP")]
    return describing and verbs[-1] in ("VA", "XSA", "VCP")


def _bids(words: Sequence[Morpheme]) -> bool:
    """Whether the last predicate is a verb's: 자 and 라 end other things as well."""
    return any(m.tag in ("VV", "XSV", "VX", "EP") for m in words[-3:-1])


def _korean_opinion(words: Sequence[Morpheme]) -> bool:
    verbs = [i for i, m in enumerate(words) if m.tag in ("VV", "VA", "VX", "XSV", "XSA", "VCP")]
    if not verbs:
        return False
    last = words[verbs[-1]]
    before = words[verbs[-1] - 1] if verbs[-1] else last
    if _is_felt(last) or _is_felt_of(words):
        return True
    if last.form == "하" and before.tag == "EC" and before.form.endswith(("어야", "아야", "야")):
        return True
    thinks = last.tag == "XSV" and before.form in ("생각", "희망", "기대", "추천")
    told = any(m.tag in ("JKS", "JX") for m in words[: verbs[-1]])
    return thinks and (not told or any(m.form in ("나", "저", "우리", "내", "제") for m in words))


def _is_felt(word: Morpheme) -> bool:
    """Whether a predicate tells how something strikes the writer: 아쉽다, 우려스럽다."""
    return word.form in _FEELING or (word.tag == "XSA" and word.form == "스럽")


def _is_felt_of(words: Sequence[Morpheme]) -> bool:
    """Whether it is said to be such a thing: 안타까운 소식이다, 다행스러운 일이 아닐 수 없다."""
    copulas = [i for i, m in enumerate(words) if m.tag in ("VCP", "VCN")]
    if not copulas or any(m.tag in ("VV", "VA") and m.form != "없" for m in words[copulas[-1] :]):
        return False
    before = words[max(0, copulas[-1] - 4) : copulas[-1]]
    return any(
        _is_felt(word) and ending.tag == "ETM" and noun.tag == "NNG"
        for word, ending, noun in zip(before, before[1:], before[2:], strict=False)
    )


def english_kind(sentence: str, heading: bool) -> ClaimKind:
    """The kind of a sentence; a heading states nothing unless it is one."""
    stripped = sentence.strip(GONE + " \"'“”‘’()")
    if stripped.endswith("?"):
        return ClaimKind.QUESTION
    if _ENGLISH_BIDDING.match(stripped):
        return ClaimKind.OTHER
    told = _ENGLISH_TOLD.search(stripped)
    if _ENGLISH_EXCLAMATION.fullmatch(stripped) or _ENGLISH_FELT.fullmatch(stripped):
        return ClaimKind.OPINION
    if _ENGLISH_LABEL.match(stripped) and not _ENGLISH_VERB.search(stripped):
        return ClaimKind.OTHER
    if _ENGLISH_OPINION.search(stripped) or (_ENGLISH_OUGHT.search(stripped) and not told):
        return ClaimKind.OPINION
    if heading and not stripped.endswith("."):
        return ClaimKind.OTHER
    return ClaimKind.CHECKED if len(stripped.split()) > 1 else ClaimKind.OTHER
