"""What says the same in other words is not denied: another way to tell a period, a part, a name."""

import pytest

from qa.checking.deciding.judging import Judgement, judge
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import alike
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.quantities import Relation
from qa.records import Article

READER = Reader(Analyzer())
DAY = "2026-10-23"
SAME = (Relation.EQUAL, Relation.WITHIN)


def judged(claim: str, *evidence: str) -> Judgement:
    text = " ".join(evidence)
    article = Article(id="a", file="a.md", text=text, date=DAY)
    places = [(text.index(one), text.index(one) + len(one)) for one in evidence]
    sentences = tuple(READER.of(article, place) for place in places)
    return judge(READER.read(claim, DAY), Window(article, 0, len(text), sentences, (), (), 1.0))


def differences(claim: str, *evidence: str) -> list[tuple[str, str]]:
    return [(found.claim, found.evidence) for found in judged(claim, *evidence).contrasts]


YARD = (
    "조선소의 올해 3분기 매출은 52억원이다.",
    "지난해 같은 기간에는 매출 41억원에 손실 3억원이었다.",
)
QUAY = "Revenue in the third quarter of 2026 was $52 million, against $41 million in the same period of 2025."


@pytest.mark.parametrize(
    ("claim", "evidence", "figures"),
    [
        ("지난해 3분기 조선소의 매출은 41억원이었다.", YARD, [True, True]),
        ("지난해 3분기 조선소의 매출은 52억원이었다.", YARD, [True, False]),
        ("Revenue in the third quarter of 2025 was $41 million.", (QUAY,), [True, True]),
        (
            "작년 5월 등대 방문객은 3만 명이었다.",
            ("올해 5월 등대 방문객은 4만 명으로 지난해 같은 달(3만 명)보다 많다.",),
            [True, True],
        ),
    ],
)
def test_the_same_period_is_that_of_what_stands_before(
    claim: str, evidence: tuple[str, ...], figures: list[bool]
) -> None:
    found = judged(claim, *evidence).figures
    assert [pair is not None and pair.relation in SAME for pair in found] == figures


def test_a_year_with_nothing_before_it_stays_a_year() -> None:
    [year] = READER.read("지난해 같은 기간에는 비가 적었다.", DAY).quantities
    assert year.text == "지난해"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("섬에는 약국이 하나도 없다.", "이 섬에는 약국이 한 곳도 없어서 배로 육지에 나가야 한다."),
        ("섬에는 약국이 전혀 없다.", "이 섬에는 약국이 없다."),
        ("나룻배가 없어져 주민이 불편하다.", "나룻배가 사라지자 주민이 불편해졌다."),
        ("주민 세 명 가운데 한 명이 채 안 되는 사람만 배를 탄다.", "배를 타는 주민은 29%다."),
        ("선주는 임차 계약을 2027년 9월 말까지 맺었다.",
         "선주는 임차 계약을 맺었다고 2일 밝혔다. 계약은 2027년 9월 30일까지다."),
        ("해오름이 물결을 3대1로 이겼다.", "해오름이 물결을 3-1(25-20, 23-25, 25-18, 25-22)로 꺾었다."),
        ("조합은 공사비 가운데 2억 원을 낸다.", "공사비는 9억 원이고, 조합이 일부를 낸다."),
        ("The cannery runs only two of the harbour's cranes.", "The harbour has 14 cranes, and the cannery runs some."),
        ("The level was above the IHO's advised 2.4 metres.",
         "It stood at 3.1 metres, above the 2.4 that the International Hydrographic Organization advises."),
    ],
)  # fmt: skip
def test_other_words_deny_nothing(claim: str, evidence: str) -> None:
    assert not differences(claim, *(f"{one}." for one in evidence.rstrip(".").split(". ")))


@pytest.mark.parametrize(
    ("claim", "evidence", "differs"),
    [
        ("섬에는 약국이 하나도 없다.", "섬에는 약국이 있다.", True),
        ("나룻배는 사라지지 않았다.", "나룻배는 없어졌다.", True),
        ("The harbour has two cranes.", "The harbour has 14 cranes, and the cannery runs some.", True),
        ("해오름이 물결을 3대2로 이겼다.", "해오름이 물결을 3-1(25-20, 23-25, 25-18, 25-22)로 꺾었다.", True),
    ],
)  # fmt: skip
def test_what_differs_is_still_told(claim: str, evidence: str, differs: bool) -> None:
    assert bool(differences(claim, evidence)) == differs


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("등대는 오후 8시에 문을 닫는다.", "등대는 오후 8시까지 문을 연다."),
        ("The lighthouse closes at 8pm.", "The lighthouse is open until 8pm."),
        ("The lighthouse opens at 9am.", "The lighthouse is open until 8pm."),
        ("조합은 부두를 새로 짓지 않고 고친다.", "조합은 부두를 새로 짓는 대신 고친다."),
        ("지난해 적자였던 조선소가 올해 이익을 냈다.", "조선소는 올해 흑자로 돌아섰다."),
        ("병원은 응급실을 닫지 않는다.", "병원은 응급실을 계속 운영한다."),
        ("조합은 뱃삯을 올리지 않는다.", "조합은 뱃삯을 그대로 둔다."),
        ("The pool is closed on Mondays.", "The pool is open every day except Monday."),
        ("수영장은 월요일에 닫는다.", "수영장은 월요일을 빼고 매일 연다."),
        ("The keeper will not resign.", "The keeper rejected repeated calls to resign."),
        ("Orland Lines bought the ferry.", "The ferry was sold to Orland Lines."),
        ("나룻배는 운항하지 않는다.", "나룻배 운항이 중단됐다."),
        ("조합은 뱃삯을 올리지 않기로 했다.", "조합은 뱃삯을 동결한다."),
        ("Fresh herring sells for more than smoked herring.", "Buyers want fresh herring instead of smoked herring."),
    ],
)  # fmt: skip
def test_what_ends_is_passed_over_or_was_denies_nothing(claim: str, evidence: str) -> None:
    assert not differences(claim, evidence)


def test_what_is_done_instead_of_something_does_not_say_that_it_is_done() -> None:
    evidence = "조합은 부두를 새로 짓는 대신 고치기로 했다."
    assert judged("조합은 부두를 새로 짓기로 했다.", evidence).governed
    assert not judged("조합은 부두를 고치기로 했다.", evidence).governed
    assert not judged("선장은 사과했다.", "선장은 대신 사과했다.").governed


def test_another_hour_of_closing_is_told() -> None:
    evidence = "등대는 오후 8시까지 문을 연다."
    assert differences("등대는 오후 7시에 문을 닫는다.", evidence) == [("오후 7시", "오후 8시")]


@pytest.mark.parametrize("word", ["Although", "Despite", "Meanwhile", "Until", "Both", "Thirty"])
def test_what_opens_a_sentence_is_no_name(word: str) -> None:
    words = READER.read(f"{word} the keeper left, the lamp burned.").words
    assert all(one.kind.value != "name" for one in words)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("선원은 절반이 여성이다.", "선원 240명 가운데 120명이 여성이다."),
        ("전시는 석 달간 열린다.", "전시는 4월 1일부터 6월 30일까지 열린다."),
        ("불은 두 시간 만에 꺼졌다.", "불은 오후 3시에 나서 오후 5시에 꺼졌다."),
        ("Landings fell for a third straight month.", "Landings fell for three months in a row."),
        ("The rate fell by 0.3 points to 3.1 percent.", "The rate fell from 3.4% to 3.1%."),
        ("One deckhand died and two were hurt.", "The storm killed one deckhand and injured two."),
        (
            "도가 부두에 16억 원을 보탠다.",
            "부두를 고치는 데 모두 48억 원이 든다. 시가 32억 원을 대고 나머지는 도가 보탠다.",
        ),
        ("전시는 엿새간 열린다.", "전시는 2월 29일부터 3월 5일까지 열린다."),
        ("전시는 엿새간 열린다.", "전시는 2024년 2월 29일부터 2024년 3월 5일까지 열린다."),
        ("Two thirds voted yes.", "Of the 900 members, 600 voted yes."),
        ("공사는 예정보다 두 달 늦어졌다.", "공사는 9월에 끝날 예정이었으나 11월로 미뤄졌다."),
        ("Moe, 42, keeps the light.", "The light is kept by Ada Moe (42)."),
        ("주민의 절반도 찬성하지 않았다.", "찬성한 주민은 42%다."),
    ],
)
def test_figures_that_follow_are_borne_out(claim: str, evidence: str) -> None:
    sentences = [f"{one}." for one in evidence.rstrip(".").split(". ")]
    assert not judged(claim, *sentences).unmet


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("선원은 4분의 1이 여성이다.", "선원 240명 가운데 120명이 여성이다."),
        ("전시는 두 달간 열린다.", "전시는 4월 1일부터 6월 30일까지 열린다."),
        ("Moe, 43, keeps the light.", "The light is kept by Ada Moe (42)."),
        ("주민의 절반도 찬성하지 않았다.", "찬성한 주민은 62%다."),
        ("병원은 응급실을 닫지 않는다.", "병원은 응급실을 닫는다."),
        ("팀은 승리를 챙기지 못했다.", "팀은 승리를 거뒀다."),
        ("조합은 뱃삯을 올렸다.", "조합은 뱃삯을 동결했다."),
        ("The bank raised its rate.", "The bank held its rate at 3.5 percent."),
        ("기준금리가 올랐다.", "중앙은행은 기준금리를 바꾸지 않았다."),
        ("집값이 올랐다.", "집값은 전달보다 0.2% 떨어졌다."),
        ("선장은 사임하기로 했다.", "선장은 사임 요구를 거부했다."),
        ("매출은 1조 원을 넘었다.", "매출은 9,800억 원에 그쳤다."),
        ("공사는 2년 걸린다.", "공사는 18개월 걸린다."),
        ("두 섬은 협정에 서명했다.", "두 섬의 협정 서명이 무산됐다."),
        ("선장은 항소했다.", "선장은 항소를 포기했다."),
        ("The skipper appealed.", "The skipper waived his right to appeal."),
        ("선원 두 명이 숨지고 한 명이 다쳤다.", "이 불로 선원 1명이 순직하고 2명이 부상을 입었다."),
        ("나룻배는 최대 500명을 태운다.", "나룻배 정원은 300명이다."),
        ("60세 이상이 무료로 탄다.", "65세가 넘은 사람은 무료로 탄다."),
    ],
)
def test_and_others_are_not(claim: str, evidence: str) -> None:
    judgement = judged(claim, evidence)
    told = all(pair is not None and pair.relation in SAME for pair in judgement.figures)
    assert judgement.contrasts or not told


def test_a_verb_behind_who_is_of_the_name_before_it() -> None:
    evidence = "Lena Voss sued Ana Reyes, who founded the yard."
    assert judged("Lena Voss founded the yard.", evidence).governed
    assert not judged("Ana Reyes founded the yard.", evidence).governed


def test_a_denial_by_a_verb_that_is_nowhere_is_left_open() -> None:
    evidence = "등대의 카메라는 밤에도 바다를 찍을 수 있다."
    assert judged("등대의 카메라는 밤에 바다를 촬영하지 못한다.", evidence).unsaid


def test_talks_that_are_held_are_no_rate_that_is_kept() -> None:
    [held] = [word for word in READER.read("The talks were held.").words if word.text == "held"]
    [frozen] = [word for word in READER.read("The rate was frozen.").words if word.text == "frozen"]
    assert not alike(held, frozen)
