"""Of two events, years or things of one sentence, the figure of the one that the claim speaks of."""

import pytest

from qa.checking.contrasting import exchanges
from qa.checking.deciding.judging import Judgement, judge
from qa.checking.deciding.margins import refutation
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.quantities import Relation
from qa.records import Article

READER = Reader(Analyzer())
SAME = (Relation.EQUAL, Relation.WITHIN)
LIFT = "삭도는 오전 10시 5분께 멈춰 섰다가 오후 1시 30분께 복구됐다."
FERRY = "The Kestrel ferry stopped running on March 3 and resumed service on April 11."
MUSEUM = "미술관은 개관 시각을 오전 9시 30분에서 오전 11시로 바꾼다."
GRANT = "보조금은 지난해 3천200억원에서 올해 2천650억원으로 줄었다."
BEDS = "침대와 소파의 길이는 각각 215㎝, 168㎝다."
SOFA = "The sofa and the bed are 180 cm and 210 cm long, respectively."
GOODS = "제품별로는 냉장고 매출이 2조7천억원, 세탁기가 1조2천500억원이었다."
FLAT = "한들아파트는 18억7천만원에 팔려 직전 최고가보다 1억4천만원 뛰었다."
QUARTER = "나래화학의 2분기 영업이익은 2천100억원으로 평균 전망치 1천900억원을 웃돌았다."
ORDERS = "조선소의 올해 수주액은 21억 달러로, 연간 목표 70억 달러의 30%를 채웠다."
HULLS = "선사는 애초 배 6척을 주문하려 했으나 운임이 떨어져 4척으로 줄였다."
DEPOT = "조합은 내년 5월 저온 창고를 착공해 2029년 초 운영할 예정이다."
FEE = "The board cut the mooring fee from $12 to $7 a night."
FARE = "조합은 뱃삯을 1,500원에서 900원으로 내렸다."
SLEEP = "하루 8시간 넘게 잔다는 여성은 31%였지만 남성은 19%에 그쳤다."
VOTE = "Nine of the 15 members backed the levy, four opposed it and two abstained."
PUMP = "A pump cost $9,800 in 2024, down from $11,200 in 2019."


def judgement_of(claim: str, evidence: str) -> Judgement:
    article = Article(id="a", file="a.md", text=evidence, date="2025-10-23")
    sentence = READER.read(evidence, article.date)
    window = Window(article, 0, len(evidence), (sentence,), (), (), 1.0)
    return judge(READER.read(claim, article.date), window)


def judged(claim: str, evidence: str) -> tuple[bool, bool]:
    """Whether the figures of a claim are borne out, and whether something differs."""
    judgement = judgement_of(claim, evidence)
    return not judgement.unmet, bool(judgement.contrasts)


TRUE = (True, False)
FALSE = (False, True)
OPEN = (False, False)


@pytest.mark.parametrize(
    ("evidence", "claim", "told"),
    [
        (LIFT, "삭도는 오후 1시 30분에 다시 움직였다.", TRUE),
        (LIFT, "삭도는 오전 10시 5분에 운행을 재개했다.", FALSE),
        (LIFT, "삭도는 오전 10시 5분께 멈췄다.", TRUE),
        (FERRY, "The Kestrel ferry resumed service on April 11.", TRUE),
        (FERRY, "The Kestrel ferry resumed service on March 3.", FALSE),
        (MUSEUM, "앞으로 미술관 개관 시각은 오전 11시다.", TRUE),
        (MUSEUM, "앞으로 미술관 개관 시각은 오전 9시 30분이다.", FALSE),
        (MUSEUM, "기존 미술관 개관 시각은 오전 9시 30분이다.", TRUE),
        (MUSEUM, "기존 미술관 개관 시각은 오전 11시다.", FALSE),
        (GRANT, "지난해 보조금은 3천200억원이었다.", TRUE),
        (GRANT, "올해 보조금은 2천650억원이다.", TRUE),
        (GRANT, "올해 보조금은 3천200억원이다.", FALSE),
        ("1분기 매출은 2조원, 2분기는 2조3천억원이었다.", "2분기 매출은 2조원이다.", FALSE),
        ("시는 지난해 3월 공사를 시작해 올해 9월 끝냈다.", "공사는 올해 9월 시작됐다.", FALSE),
        ("시는 지난해 3월 공사를 시작해 올해 9월 끝냈다.", "공사는 지난해 3월 시작됐다.", TRUE),
        (BEDS, "소파의 길이는 168㎝다.", TRUE),
        (BEDS, "소파의 길이는 215㎝다.", FALSE),
        (SOFA, "The sofa is 180 cm long.", TRUE),
        (SOFA, "The sofa is 210 cm long.", FALSE),
        (GOODS, "세탁기 매출은 1조2천500억원이다.", TRUE),
        (GOODS, "세탁기 매출은 2조7천억원이다.", FALSE),
        (FLAT, "한들아파트의 직전 최고가는 17억3천만원이다.", TRUE),
        ("시는 버스 6대를 대당 4억5천만원에 샀다.", "시가 산 버스 6대는 27억원이다.", TRUE),
        ("The city bought 6 buses at $450,000 each.", "The 6 buses cost $2.7 million.", TRUE),
        (QUARTER, "나래화학의 2분기 영업이익은 2천100억원이다.", TRUE),
        (QUARTER, "나래화학의 2분기 영업이익은 1천700억원이다.", FALSE),
        (ORDERS, "조선소의 올해 수주 목표는 21억 달러다.", FALSE),
        (ORDERS, "조선소의 올해 수주 목표는 70억 달러다.", TRUE),
        (ORDERS, "조선소의 올해 수주액은 21억 달러다.", TRUE),
        (ORDERS, "조선소는 올해 수주 목표의 3분의 1도 채우지 못했다.", TRUE),
        (HULLS, "선사는 배 4척을 주문했다.", TRUE),
        (HULLS, "선사는 애초 배 6척을 주문하려 했다.", TRUE),
        (DEPOT, "조합의 저온 창고는 내년 5월 운영을 시작한다.", FALSE),
        (DEPOT, "조합의 저온 창고는 2029년 초 운영을 시작한다.", TRUE),
        (FEE, "The mooring fee will be $7 a night after the change.", TRUE),
        (FEE, "The mooring fee will be $12 a night.", FALSE),
        (FARE, "인하 뒤 뱃삯은 900원이다.", TRUE),
        (FARE, "인하 뒤 뱃삯은 1,500원이다.", FALSE),
        (FARE, "인하 전에는 뱃삯이 1,500원이었다.", TRUE),
        (FARE, "인하 전에는 뱃삯이 900원이었다.", FALSE),
        ("회원은 120명에서 360명으로 늘어났다.", "회원은 세 배로 늘었다.", TRUE),
        ("회원은 120명에서 360명으로 늘어났다.", "회원은 두 배가 됐다.", FALSE),
        ("매출은 100억원에서 160억원으로 늘었다.", "매출은 두 배로 늘었다.", OPEN),
        (VOTE, "Two members abstained.", TRUE),
        (VOTE, "Six members opposed the levy.", FALSE),
        ("Two people died and five were hurt.", "Five people were hurt.", TRUE),
        ("Two people died and five were hurt.", "Five people died.", FALSE),
        ("The pier saw 31 falls, up from 19 in 2020.", "The pier saw 12 more falls.", TRUE),
        (PUMP, "The cost of a pump fell by $1,400 in five years.", TRUE),
        (QUARTER, "나래화학의 3분기 영업이익은 2천500억원에 이를 전망이다.", OPEN),
        ("나래화학의 2분기 영업이익 전망치는 1천900억원이다.",
         "나래화학의 2분기 영업이익은 1천500억원으로 집계됐다.", OPEN),
    ],
)  # fmt: skip
def test_a_figure_is_compared_with_that_of_the_same(
    evidence: str, claim: str, told: tuple[bool, bool]
) -> None:
    assert judged(claim, evidence) == told


def test_a_figure_told_of_the_opposite_denies() -> None:
    """Two differences are one where the claim's figure stands there, of what it is not of."""
    for claim, denied in (
        ("하루 8시간 넘게 잔다는 남성은 31%였다.", True),
        ("하루 8시간 넘게 잔다는 남성은 19%였다.", False),
    ):
        assert (refutation(judgement_of(claim, SLEEP)) > 0) is denied


@pytest.mark.parametrize(
    ("evidence", "claim", "exchanged"),
    [
        ("연구팀은 구리 대신 니켈을 썼다.", "연구팀은 니켈 대신 구리를 썼다.", True),
        ("연구팀은 구리 대신 니켈을 썼다.", "연구팀은 구리가 아니라 니켈을 썼다.", False),
        ("시는 현금이 아닌 상품권을 준다.", "시는 상품권 대신 현금을 준다.", True),
        ("It uses butter instead of oil in its cake.", "It uses oil rather than butter.", True),
        ("It uses butter instead of oil in its cake.", "It uses butter rather than oil.", False),
    ],
)
def test_one_thing_in_anothers_place(evidence: str, claim: str, exchanged: bool) -> None:
    told = match(READER.read(claim), READER.read(evidence))
    assert bool(list(exchanges.of_exchanges(told))) == exchanged


def test_what_is_passed_over_is_denied() -> None:
    chosen = READER.read("It chose Marlow over Bexley for its mill.")
    assert [word.text for word in chosen.words if word.negated] == ["Bexley"]


def test_a_window_that_tells_a_figure_of_another_thing_speaks_elsewhere() -> None:
    assert judgement_of(
        "새벽은행의 대출 금리는 4.9%다.", "새벽은행의 예금 금리는 2.8%다."
    ).elsewhere
    assert not judgement_of(
        "새벽은행의 예금 금리는 4.9%다.", "새벽은행의 예금 금리는 2.8%다."
    ).elsewhere


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("새벽 재판은 2024년에 끝났다.", "새벽 재판은 2021년에 시작됐다."),
        ("The Juniper mine closed in 1994.", "The Juniper mine opened in 1950."),
    ],
)
def test_when_a_thing_ends_denies_not_when_it_began(claim: str, evidence: str) -> None:
    found = judgement_of(claim, evidence)
    assert found.elsewhere
    assert found.contrasts == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("새 배는 3월에 나온다.", "새 배는 당초 예정인 5월보다 앞당겨 나온다."),
        ("The new ferry sails in March.", "The new ferry sails earlier than in May."),
    ],
)
def test_a_date_that_is_only_compared_with_denies_none(claim: str, evidence: str) -> None:
    assert not judgement_of(claim, evidence).contrasts
    assert judgement_of(
        claim, evidence.replace("보다 앞당겨", "에").replace("earlier than ", "")
    ).contrasts


def test_what_ends_on_the_day_that_it_is_said_to_begin_is_denied() -> None:
    assert judgement_of("새벽 재판은 2021년에 끝났다.", "새벽 재판은 2021년에 시작됐다.").contrasts
