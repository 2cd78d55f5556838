"""What kind of thing a question asks for, so that the sentence that has one is quoted.

In: a question. Out: the kinds and units of figures it may be answered in, and whether it asks for a
cause. Invariant: a question that asks for neither expects nothing, and then nothing is preferred.

And whether a passage has nothing that could be the figure that is plainly asked for, so that it is
no answer (`lacks_figure`): of 786 questions in eighteen sets of benchmarks/texts that ask so and
have the answer in their first passage this takes it from none, and of 1,281 near misses from 122.
"""

import re
from dataclasses import dataclass

from qa import quantities
from qa.quantities import Kind

_HOW_MANY = re.compile(r"몇")
# Nouns told in figures that a question may end in, with 얼마 or no word of asking: 공사비는?
_END = r"(?:은|는|이|가|도)?(?: ?얼마(?! ?동안)[^.?!]*)?[?？.! ]*$"
_OF_MONEY = re.compile(
    r"(?:요금|가격|금액|총액|연봉|월급|시급|급여|임금|월세|예산|매출액?|(?<!불)이익|적자|흑자|비용|[가-힣]값"
    r"|과태료|(?:과징|벌|상|보상|보조|지원|장려|등록|배당|계약|투자|합의|기부|보증)금"
    r"|(?:이용|관람|입장|보험|사용|수수|전기|통행|수강|주차|임대|대여|원고|출연|중계권)료"
    r"|(?:공사|제작|개발|수리|사업|운영|건설|연구|인건|관리|치료|유지|설치|복구|회)비)" + _END
)
_OF_AGE = re.compile(r"(?:나이|연세|연령)" + _END)
_OF_SIZE = re.compile(r"(?:속도|면적|넓이|높이|무게|깊이|너비|수온|기온|온도)" + _END)
# Ways of asking for a figure, and the kinds that answer them; closed classes in both languages.
_ASKING = (
    (re.compile(r"얼마|\bhow much\b", re.I), (Kind.MONEY, Kind.SHARE, Kind.MEASURE, Kind.COUNT)),
    (
        re.compile(r"금액|액수|비용|가격|\b(?:what|which) (?:price|cost|amount)", re.I),
        (Kind.MONEY,),
    ),
    (_OF_MONEY, (Kind.MONEY,)),
    (_OF_SIZE, (Kind.MEASURE,)),
    (re.compile(r"언제|며칠|날짜|\bwhen\b|\bwhat (?:date|year|month|day)\b", re.I), (Kind.DATE,)),
    (re.compile(r"비율|비중|퍼센트|\bwhat (?:percentage|share|percent)\b", re.I), (Kind.SHARE,)),
    (re.compile(r"얼마나 오래|\bhow long\b", re.I), (Kind.DURATION,)),
    (re.compile(r"\bhow many\b|[가-힣] 수는\b", re.I), (Kind.COUNT,)),
)
# Ways of asking plainly for a figure, and every kind it may be told in. The first that fits counts,
# and beside one for a time any for an amount.
_TIME = frozenset({Kind.DATE, Kind.DURATION, Kind.TIME})
_OF_MANY = frozenset(Kind) - _TIME - {Kind.MONEY} | {Kind.DURATION}
_NAMED = (
    (_OF_MONEY, frozenset({Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.MULTIPLE})),
    (_OF_AGE, frozenset({Kind.MEASURE, Kind.NUMBER, Kind.DATE})),
    (_OF_SIZE, frozenset({Kind.MEASURE, Kind.NUMBER, Kind.SHARE, Kind.MULTIPLE, Kind.COUNT})),
)
_PLAINLY = (
    (
        re.compile(r"비율|비중|퍼센트|몇 ?(?:프로|%)|\bwhat (?:percentage|percent|share)\b", re.I),
        frozenset({Kind.SHARE, Kind.POINTS, Kind.MULTIPLE}),
    ),
    (re.compile(r"\bhow long\b|얼마나 오래|얼마 ?동안", re.I), _TIME | {Kind.MEASURE}),
    (
        re.compile(
            r"언제|며칠|날짜|몇 ?(?:시(?!간)|년도|(?:월|년|일)(?![가-힣]{2}))"
            r"|\bwhat (?:date|year|month|day)\b"
            r"|\bwhen (?:did|do|does|is|are|was|were|will|would|can|should|ha[sd]|have)\b",
            re.I,
        ),
        _TIME,
    ),
    *_NAMED,
    (
        re.compile(r"금액|액수|얼마(?: ?정도)?를? ?(?:들|쓰|썼|내|벌|투자)", re.I),
        frozenset({Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.MULTIPLE}),
    ),
    (
        re.compile(r"몇|\bhow many\b|(?:직원|이용자|가입자|학생|회원|환자|관객|인원) ?수", re.I),
        _OF_MANY,
    ),
    (re.compile(r"얼마|\bhow much\b", re.I), frozenset(Kind) - {Kind.DATE, Kind.TIME}),
)
# What tells a time without a date: a bare year, after the festival, 다음 결제일부터, every autumn.
_SOMETIME = re.compile(
    r"\b1[0-9]{3}\b|\b20[0-9]{2}\b|때|뒤|직후|이후|까지|당시|다음|매[주달년일]|요일|오전|오후|새벽|아침|저녁|주말"
    r"|\b(?:after|before|once|until|since|during|every|next|last|daily|weekly|monthly|morning|evening"
    r"|night|spring|summer|autumn|winter)\b",
    re.I,
)
# Ways of asking for a cause, and words that tell one. Of the sentences in benchmarks/texts that
# answer such a question 47 of 100 have one, of those around them 9.
_WHY = re.compile(r"왜(?![가-힣])|어째서|이유|까닭|원인|\bwhy\b|\b(?:reason|cause)s?\b", re.I)
_BECAUSE = re.compile(
    r"때문|탓|덕분|덕에|영향|여파|위해|위한|이유|원인|까닭|인해|계기|따른|\bbecause\b|\bdue to\b"
    r"|\bowing to\b|\bthanks to\b|\bcit(?:ed|ing)\b|\bblam|\breasons?\b|\bcause[ds]?\b|\bafter\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What would answer; empty where a question asks for neither a figure nor a cause."""

    kinds: frozenset[Kind]
    units: frozenset[str]  # where the question names one: "person" for 몇 명
    cause: bool = False

    def met_by(self, text: str) -> bool:
        """Whether a text holds a figure, or tells a cause, that could be the answer."""
        return bool((self.cause and _BECAUSE.search(text)) or self.places(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the figures stand in a text that could be the answer."""
        if not self.kinds and not self.units:
            return []
        return [
            (found.start, found.end)
            for found in quantities.find(text)
            if (found.unit in self.units if self.units else found.kind in self.kinds)
        ]


def expected(question: str) -> Expectation:
    """What a question asks for."""
    kinds = {kind for asking, kinds in _ASKING if asking.search(question) for kind in kinds}
    units = {"age"} if _OF_AGE.search(question) else set[str]()
    for match in _HOW_MANY.finditer(question):
        # A figure put where the question leaves it open tells how the answer is counted.
        filled = question[: match.start()] + "3" + question[match.end() :]
        units |= {
            found.unit
            for found in quantities.find(filled)
            if found.start <= match.start() < found.end and found.unit
        }
    return Expectation(frozenset(kinds), frozenset(units), bool(_WHY.search(question)))


def lacks_figure(question: str, passage: str, quoted: str = "") -> bool:
    """Whether a question plainly asks for a figure or a time, and none of a passage can be it.

    Where it names what is told in figures (the wages, the age), what is quoted has to have one.
    """
    asked = [kinds for asking, kinds in _PLAINLY if asking.search(question)]
    if not asked:
        return False
    named = any(asking.search(question) for asking, _ in _NAMED)
    kinds = asked[0].union(
        *(each for each in asked if (Kind.DATE in each) != (Kind.DATE in asked[0]))
    )
    return _lacks(kinds, passage) or (named and bool(quoted) and _lacks(kinds, quoted))


def _lacks(kinds: frozenset[Kind], text: str) -> bool:
    if kinds >= _TIME and _SOMETIME.search(text):
        return False
    return not any(found.kind in kinds for found in quantities.find(text))
