"""What kind of thing a question asks for, so that the sentence that has one is quoted.

In: a question. Out: the kinds and units of figures it may be answered in, and whether it asks for a
cause. Invariant: a question that asks for neither expects nothing, and then nothing is preferred.

And whether a passage has nothing that could be the figure that is plainly asked for, so that it is
no answer (`lacks_figure`): of 786 questions in eighteen sets of benchmarks/texts that ask so and
have the answer in their first passage this takes it from none, and of 1,281 near misses from 122.
"""

import re
from dataclasses import dataclass, replace

from qa import quantities
from qa.quantities import Kind, Quantity
from qa.search.causes import Analysis, tells_cause
from qa.search.naming import refers_back
from qa.search.periods import names_one, tells_of_it, tells_only_of_others

_HOW_MANY = re.compile(r"몇(?: (?=[십백천만억조]))?|\bhow many\b", re.I)
# Nouns told in figures that a question may end in, with 얼마 or no word of asking: 공사비는?
_END = r"(?:은|는|이|가|도)?(?: ?얼마(?! ?동안)[^.?!]*)?[?？.! ]*$"
_MONEY = (
    r"(?:요금|가격|금액|총액|연봉|월급|시급|급여|임금|월세|예산|매출액?|(?<!불)이익|적자|흑자|비용|[가-힣]값"
    r"|과태료|(?:과징|벌|상|보상|보조|지원|장려|등록|배당|계약|투자|합의|기부|보증)금"
    r"|(?:이용|관람|입장|보험|사용|수수|전기|통행|수강|주차|임대|대여|원고|출연|중계권)료"
    r"|(?:공사|제작|개발|수리|사업|운영|건설|연구|인건|관리|치료|유지|설치|복구|회)비)"
)
_OF_MONEY = re.compile(_MONEY + _END)
_HOW_MUCH_OF_MONEY = re.compile(
    rf"(?:{_MONEY}|배당|수당|성과급)[을를은는이가도]? ?[^.?!]{{0,12}}얼마"
)
_OF_AGE = re.compile(r"(?:나이|연세|연령)" + _END)
_OF_SIZE = re.compile(r"(?:속도|면적|넓이|높이|무게|깊이|너비|수온|기온|온도)" + _END)
# Ways of asking for money by its verb, for an age and for a size by an adjective.
_OF_PAYING = re.compile(
    r"돈[이은을]? ?얼마|(?<!시간이 )얼마[가를]? ?(?:들|벌)었"
    r"|\bhow much\b(?! longer)[^.?!]*\b(?:cost|pay|earn|prize money)\b",
    re.I,
)
# Of somebody: a tree may be told to have stood for so many years.
_HOW_OLD = re.compile(r"\b[Hh]ow old (?:is|was|are|were) (?:he|she|they|[A-Z])")
_HOW_LARGE = re.compile(r"\bhow (?:deep|tall|high|wide|heavy)\b", re.I)
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
    (
        re.compile(
            r"\bhow many\b|[가-힣] 수(?:는|가)?(?:$|[?？]| ?얼마| ?어떻게)|[가-힣] 수는\b", re.I
        ),
        (Kind.COUNT,),
    ),
)
# Ways of asking plainly for a figure, and every kind it may be told in. The first that fits counts,
# and beside one for a time any for an amount.
_TIME = frozenset({Kind.DATE, Kind.DURATION, Kind.TIME})
_OF_MANY = frozenset(Kind) - _TIME - {Kind.MONEY} | {Kind.DURATION}
_TOLD_OF_MONEY = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.MULTIPLE})
_TOLD_OF_SIZE = frozenset({Kind.MEASURE, Kind.NUMBER, Kind.SHARE, Kind.MULTIPLE, Kind.COUNT})
_NAMED = (
    (_OF_MONEY, _TOLD_OF_MONEY),
    (_OF_AGE, frozenset({Kind.MEASURE, Kind.NUMBER, Kind.DATE})),
    (_OF_SIZE, _TOLD_OF_SIZE),
    (_OF_PAYING, frozenset({Kind.MONEY, Kind.NUMBER})),
    (_HOW_OLD, frozenset({Kind.MEASURE, Kind.NUMBER, Kind.DATE})),
    (_HOW_LARGE, _TOLD_OF_SIZE),
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
# What tells that nothing is paid, and so answers how much.
_FREE = re.compile(
    r"무료|공짜|무상|면제|(?:전액|전부|모두) 지원|받지 (?:않|아니)"
    r"|(?:돈|요금|비용|값|[가-힣]료|[가-힣]비)[이가을를은는도]? ?"
    r"(?:없|안 (?:내|받)|내지 않|들지 않)"
    r"|\bfree\b|\bno (?:charge|cost|fee)\b|\bwithout charge\b|\bnothing to pay\b|\bwaive",
    re.I,
)
# Where a question goes on to ask for something else.
_BETWEEN_PARTS = re.compile(
    r"(?<=[고며지])[, ]+|[?？]\s+|,? and (?=(?:how|what|when|where|who|why|which)\b)", re.I
)
# Ways of asking for a cause, and words that tell one. Of the sentences in benchmarks/texts that
# answer such a question 47 of 100 have one, of those around them 9.
_WHY = re.compile(r"왜(?![가-힣])|어째서|이유|까닭|원인|\bwhy\b|\b(?:reason|cause)s?\b", re.I)
_BECAUSE = re.compile(
    r"때문|탓|덕분|덕에|영향|여파|위해|위한|이유|원인|까닭|인해|계기|따른|\bbecause\b|\bdue to\b"
    r"|\bowing to\b|\bthanks to\b|\bcit(?:ed|ing)\b|\bblam|\breasons?\b|\bcause[ds]?\b|\bafter\b",
    re.I,
)
# What says that there is a cause, or that it is known, and leaves it to what follows.
_ANNOUNCED = re.compile(
    r"(?:이유|까닭|원인|비결|배경)(?:는|은|가|이|도)? ?(?:따로 |바로 )?"
    r"(?:밝혀졌|드러났|확인됐|있(?:다|었|습|어)|간단|단순|분명"
    r"|(?:크게 )?(?:두|세|네|여러|몇) ?가지)[가-힣]{0,6}[.。]?$"
    r"|\b(?:reasons?|causes?) (?:(?:is|are|was|were) (?:simple|clear|plain|known|two|three|several)"
    r"|(?:has|have) been found)\.?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What would answer; empty where a question asks for neither a figure nor a cause."""

    kinds: frozenset[Kind]
    units: frozenset[str]  # where the question names one: "person" for 몇 명
    cause: bool = False
    parts: tuple["Expectation", ...] = ()  # of a question that asks for several figures
    question: str = ""
    morphemes: Analysis | None = None  # what tells whether a Korean sentence can tell a cause
    naming: str = ""  # the question, where it names a period, a place in a row or one of a make

    def met_by(self, text: str) -> bool:
        """Whether a text holds a figure, or tells a cause, that could be the answer."""
        return bool((self.cause and _BECAUSE.search(text)) or self.places(text))

    def announced_by(self, text: str) -> bool:
        """Whether a text says that there is a cause, where one is asked for, and tells none."""
        return self.cause and bool(_ANNOUNCED.search(text.strip()))

    def completed_by(self, text: str, following: str) -> bool:
        """Whether a text can tell no cause, where one is asked for, and what follows it can."""
        told = self.morphemes
        if not self.cause or told is None or tells_cause(text, told):
            return False
        return tells_cause(following, told)

    def refers_back(self, text: str) -> bool:
        """Whether a text only says he or she, where it is asked who."""
        return self.morphemes is not None and refers_back(self.question, text, self.morphemes)

    def passed_by(self, text: str, written: str | None) -> bool:
        """Whether a text of that day tells only of other periods, places or makes than is asked."""
        return bool(self.naming) and tells_only_of_others(self.naming, text, written)

    def named_by(self, text: str, written: str | None) -> bool:
        """Whether a text of that day names the very period that is asked of."""
        return bool(self.naming) and tells_of_it(self.naming, text, written)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the figures stand in a text that could be the answer."""
        if not self.kinds and not self.units:
            return []
        return [
            (found.start, found.end)
            for found in quantities.find(text)
            if (found.unit in self.units if self.units else found.kind in self.kinds)
        ]

    def all_met_by(self, text: str) -> bool:
        """Whether a text has a figure for each part of the question, and not one for all."""
        found = [set(part.places(text)) for part in self.parts]
        return all(found) and len(set().union(*found)) >= len(found)


def expected(question: str, morphemes: Analysis | None = None) -> Expectation:
    """What a question asks for; `morphemes` takes apart what might answer it."""
    parts = [_expected(part) for part in _BETWEEN_PARTS.split(question)]
    figures = tuple(part for part in parts if part.kinds or part.units)
    return replace(
        _expected(question),
        parts=figures if len(figures) > 1 else (),
        question=question,
        morphemes=morphemes,
        naming=question if names_one(question) else "",
    )


def _expected(question: str) -> Expectation:
    kinds = {kind for asking, kinds in _ASKING if asking.search(question) for kind in kinds}
    if _OF_MONEY.search(question) or _HOW_MUCH_OF_MONEY.search(question):
        kinds = {Kind.MONEY}
    units = {"age"} if _OF_AGE.search(question) else set[str]()
    units |= {found.unit for found in _left_open(question) if found.unit}
    return Expectation(frozenset(kinds), frozenset(units), bool(_WHY.search(question)))


def _left_open(question: str) -> list[Quantity]:
    """The figures that a question leaves open, as it would be with one: how many euros, 몇 명.

    How many of a thing that is only counted may be told without it: that group numbered seven.
    """
    found = []
    for match in _HOW_MANY.finditer(question):
        filled = f"{question[: match.start()]}3{question[match.end() :]}"
        found += [
            one
            for one in quantities.find(filled)
            if one.start <= match.start() < one.end
            and (match[0].startswith("몇") or one.kind is not Kind.COUNT)
        ]
    return found


def lacks_figure(question: str, passage: str, quoted: str = "") -> bool:
    """Whether a question plainly asks for a figure or a time, and none of a passage can be it.

    Where it names what is told in figures (the wages, the age, what a thing cost, how old somebody
    is), what is quoted has to have one.
    """
    asked = [kinds for asking, kinds in _PLAINLY if asking.search(question)]
    if not asked:
        return False
    named = any(asking.search(question) for asking, _ in _NAMED)
    kinds = asked[0].union(
        *(each for each in asked if (Kind.DATE in each) != (Kind.DATE in asked[0]))
    )
    open_ones = {one.kind for one in _left_open(question)}
    if Kind.MONEY in open_ones:  # 몇 원, how many euros
        kinds = _TOLD_OF_MONEY | (kinds if len(open_ones) > 1 else frozenset())
    return _lacks(kinds, passage) or (named and bool(quoted) and _lacks(kinds, quoted))


def _lacks(kinds: frozenset[Kind], text: str) -> bool:
    if kinds >= _TIME and _SOMETIME.search(text):
        return False
    if Kind.MONEY in kinds and _FREE.search(text):
        return False
    return not any(found.kind in kinds for found in quantities.find(text))
