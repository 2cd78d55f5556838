"""What a sentence has only somebody's word for, or denies: clauses that another word governs.

In: the reading of a sentence. Out: spans of it, and for a claim whether a window tells it only
there. Invariant: what somebody states, reports or announces is told as fact.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Span, Word, WordKind

_MET = 0.5  # from here a word counts as met
_CONTENT = 0.3  # the weight of a word that says something
_ENDING = 2  # characters between a verb and the noun that it is told of

_NOUNS = (
    r"(?:주장|의혹|의심|혐의|소문|풍문|루머|낭설|비판|비난|논란|추측|억측|관측|전망|우려|지적|괴담"
    r"|오해|(?:[가-힣]{1,4})?설)"
)
# 피해를 키웠다는 주민들의 주장; but not what is then found to be so.
_OF_A_CLAUSE = re.compile(
    rf"(?:[다라자]는|[다라]란|이란|[았었했됐]단)\s(?:[^\s,.]*[^\s,.은는이가을를고며다에서]\s){{0,3}}?"
    rf"['‘\"“]?{_NOUNS}"
    r"(?=[은는이가을를에의도과와만으로,.\s’'\"”]|$)"
)
# 수술비 과다 청구 의혹, 뇌물을 받은 혐의, 회사 매각설.
_OF_WORDS = re.compile(
    r"(?<![가-힣])(?:의혹|혐의|논란|소문|루머|[가-힣]{2,}설)"
    r"(?=[은는이가을를에의도과와만으로,.\s’'\"”]|$)"
)
_NO_RUMOUR = re.compile(r"(?:건|시|소|증|신|개|연|해|폭|논|사|가|부|전|학|역)설$")
_OF_A_VERB = re.compile(
    r"(?:[다라자]고|[다라]며|[다라]면서)[^\S\n]?(?:[^\s,.]+\s){0,2}?(?:강하게\s|거듭\s)?"
    r"(?:주장|비판|비난|의심|반박|일축|부인|규탄|성토|반발|항변)(?=[하했해])"
)
# 다리를 놓는 대신: passed over for something else, or done in return for it.
_INSTEAD = re.compile(r"[는던은한된]\s대신(?:에)?(?=[\s,])")
_FOUND_SO = re.compile(r"사실로|사실임|사실이라고|시인|인정|입증|확인(?:됐|되|했)|드러났|밝혀졌")
_TOLD = re.compile(
    r"(?:주장|의혹|의심|혐의|소문|풍문|루머|비판|비난|논란|추측|관측|전망|우려|지적|부인|부정|일축|반박|반발|해명|시인|인정)"
    r"|설[은을이]\s"
)
_ENGLISH = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?=\s(?:that|having|any|the|it|he|she|they|\w+ing)\b)"
    r"|(?:reject|dismiss|refut|rebut|disput)\w*\s(?:as \w+ )?(?:\w+\s){0,2}?(?:claim|report"
    r"|allegation|accusation|suggestion|rumou?r|notion|charge|assertion|idea)s?"
    r"|alleg(?:e|es|ed|ing)|accus(?:e|es|ed|ing)"
    r"|(?:claims?|allegations?|accusations?|suggestions?|rumou?rs?|speculation|suspicions?"
    r"|complaints?|criticism)(?=\s(?:that|of|about)\b))"
)
_ENGLISH_TOLD = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|reject|dismiss|refut|rebut|disput|alleg|accus|claim|suggest|rumou?r"
    r"|speculat|suspic|argu|contend|insist|complain|criticis|criticiz|admit|acknowledg|conced|confirm)",
    re.I,
)
_ENGLISH_END = re.compile(r"[,;.](?=\s|$)|\s(?:but|while|although|though|whereas)\s")
_JOINED = re.compile(r"(?:고|며|지만|으나|는데|나)[,\s]")


# 무죄를 선고한 1심을 깨고: what was held before is told, and not what holds.
_OVERTURNED = re.compile(
    r"[가-힣]*(?:\s[^\s,.]+){0,2}?[한된린던]\s(?:[^\s,.]+\s){0,3}?[^\s,.]+[을를]\s"
    r"(?:깨고|깬|깼|뒤집|파기|취소|번복|철회)"
)


def is_overturned(reading: Reading, word: Word) -> bool:
    """Whether a word tells what a decision said that the sentence then has set aside."""
    return reading.korean and _OVERTURNED.match(reading.text, word.end) is not None


@lru_cache(maxsize=4_000)
def governed(reading: Reading) -> tuple[Span, ...]:
    """The spans of what is only claimed, rumoured, suspected, denied or perhaps passed over."""
    return tuple(_korean(reading) if reading.korean else _english(reading.text))


def tells_itself(claim: Reading) -> bool:
    """Whether a claim names such a word itself: that somebody denies it, or claims it."""
    pattern = _TOLD if claim.korean else _ENGLISH_TOLD
    return pattern.search(claim.text) is not None


def is_inside(spans: Sequence[Span], word: Word) -> bool:
    """Whether a word stands in one of the spans."""
    return any(start <= word.start < end for start, end in spans)


def only_governed(claim: Reading, inside: Sequence[Matches], main: int) -> bool:
    """Whether what a claim states as fact is met only where somebody claims or denies it.

    In Korean that is its last word, or else most of what the main sentence has of it.
    """
    if not any(governed(sentence.evidence) for sentence in inside) or tells_itself(claim):
        return False
    told = [i for i, word in enumerate(claim.words) if word.weight >= _CONTENT]
    if claim.korean and told:
        head = [held for each in inside for held in _held(each, told[-1])]
        if head:
            return all(head)
    said = [i for i in told if claim.words[i].kind is not WordKind.NAME]
    met = [held for i in said if (held := _held(inside[main], i))]
    return 2 * sum(map(all, met)) > len(met)


def _held(sentence: Matches, place: int) -> list[bool]:
    """For each word that a claim's word is met at, whether it is only claimed or denied."""
    spans = governed(sentence.evidence)
    return [is_inside(spans, m.word) for m in sentence.found[place] if m.strength >= _MET]


def _korean(reading: Reading) -> Iterator[Span]:
    text = reading.text
    for pattern in (_OF_A_CLAUSE, _OF_A_VERB):
        for found in pattern.finditer(text):
            if not _FOUND_SO.search(text, found.end()):
                yield _opening(reading, found.start()), found.start() + 1
    for found in _INSTEAD.finditer(text):
        verbs = [word for word in reading.words if word.kind is WordKind.PREDICATE]
        if any(0 <= found.start() - verb.end <= 1 for verb in verbs):  # not 그는 대신 …
            yield _opening(reading, found.start()), found.start() + 1
    for found in _OF_WORDS.finditer(text):
        if not _FOUND_SO.search(text, found.end()) and not _is_no_rumour(found.group()):
            yield _before(reading, found.group(), found.start()), found.end()


def _is_no_rumour(word: str) -> bool:
    """Whether a word only ends like 매각설: 건설, 고속도로 시설; but not 이전설."""
    return _NO_RUMOUR.search(word) is not None and not word.endswith("이전설")


def _before(reading: Reading, governor: str, start: int) -> int:
    """Where the nouns begin that a noun of rumour or suspicion is joined to."""
    first = start
    for word in reversed([w for w in reading.words if w.start < start]):
        near = first - word.end
        if governor == "혐의" and word.kind is WordKind.PREDICATE and near <= _ENDING:
            return _opening(reading, word.start)
        if near > 1 or word.role or word.kind is WordKind.PREDICATE:
            break
        first = word.start
    return first


def _opening(reading: Reading, end: int) -> int:
    """Where the clause that ends here begins: behind what is joined before it."""
    starts = [start for start, _ in reading.segments if start <= end]
    joined = [s for s in starts if _JOINED.search(reading.text[max(0, s - 2) : s + 1])]
    return max(joined, default=0)


def _english(text: str) -> Iterator[Span]:
    for found in _ENGLISH.finditer(text):
        end = _ENGLISH_END.search(text, found.end())
        yield found.end(), end.start() if end else len(text)
