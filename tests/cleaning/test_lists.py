"""Lists, tables, timelines and notices beside the prose are the article's, dates and all."""

import re

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import RawArticle

TITLE = "둑을 헐고 다섯 해"
HEAD = "입력 2024.11.07 08:30\n이루다 기자"
PROSE = "마을은 다섯 해 전에 낡은 둑을 헐었다.\n그 뒤로 은어가 다시 올라온다고 한다."
FOOT = "이루다 기자 iruda@example.com\nⓒ 두레신문 무단전재 및 재배포 금지"
ENGLISH = (
    "The village tore down its old weir five years ago, and the sweetfish have come back since.\n\n"
    "Nobody has missed the pond, the clerk said, and the mill was given to the school in 2021."
)
LISTS = """
1988년 6월 둑 준공/2017년 3월 물길 조사/2019년 10월 둑 철거 시작/은어 첫 관찰
모집 기간: 2024년 12월 2일~12월 20일/모집 인원: 스무 명/준비물: 장화와 장갑/문의: 하천과 000-0000
일시: 2024년 12월 7일 오후 2시/장소: 둑 마을회관
연도 | 은어(마리)/2021년 9월 | 140/2022년 9월 | 385/합계 | 525
둑 준공 1988.06.01/물길 조사 2017.03.02/둑 철거 2019.10.30
1961년 4월 강마을 출생/1984년 2월 두레대 졸업/강마을 이장
박누리 『물고기의 길』 2018년 5월/이한별 『둑 없는 강』 2020년 7월/강과 사람들
2024년 10월 30일 점심/은어 두 마리/소금 한 줌/숯불
""".strip().split("\n")
ENGLISH_LISTS = """
Oct. 5, 2024: walk along the river/Meeting point: the mill/Boots: yes/Oct. 6, 2024: fish count
Year | Fish/September 2021 | 140/September 2022 | 385
Weir built June 1, 1988/Survey March 2, 2017/Weir gone October 30, 2019
""".strip().split("\n")


def lost(rows: list[str], text: str) -> list[str]:
    done = re.sub(r"[\W_]", "", clean(complete(RawArticle(text), "a.txt")).text)
    return [row for row in rows if re.sub(r"[\W_]", "", row) not in done]


@pytest.mark.parametrize("rows", [line.split("/") for line in LISTS])
def test_a_list_with_dates_stays_above_and_below_the_prose(rows: list[str]) -> None:
    block = "\n".join(rows)
    assert lost(rows, f"{TITLE}\n{HEAD}\n\n{PROSE}\n\n{block}\n\n{FOOT}") == []
    assert lost(rows, f"{TITLE}\n{HEAD}\n\n{block}\n\n{PROSE}\n\n{FOOT}") == []
    assert lost(rows, f"{TITLE}\n\n{PROSE}\n\n{block}") == []


@pytest.mark.parametrize("rows", [line.split("/") for line in ENGLISH_LISTS])
def test_an_english_list_with_dates_stays(rows: list[str]) -> None:
    head = "Five years without a weir\nBy Mara Vale\nNov. 7, 2024"
    block = "\n".join(rows)
    assert lost(rows, f"{head}\n\n{ENGLISH}\n\n{block}\n\nShare this\n© 2024 The Ford Post") == []


@pytest.mark.parametrize("rows", [line.split("/") for line in LISTS[:5]])
def test_no_day_of_a_list_is_the_day_of_publication(rows: list[str]) -> None:
    text = "\n".join((TITLE, "", PROSE, "", *rows))
    assert complete(RawArticle(text), "a.txt").metadata.date is None


@pytest.mark.parametrize(
    "end",
    [
        "Water use fell by a third.\nOther towns are watching.",
        "물은 셋에 하나가 줄었습니다.\n이웃 마을도 보고 있습니다.",
    ],
)
def test_short_sentences_behind_a_list_of_other_articles_stay(end: str) -> None:
    links = "Related articles\nWhy coffee tastes of nothing\nThe last booth in town"
    text = f"{TITLE}\n{HEAD}\n\n{PROSE}\n\n{links}\n{end}\n\n{FOOT}"
    assert lost([*end.split("\n"), PROSE], text) == []
    assert lost(links.split("\n"), text) == links.split("\n")
