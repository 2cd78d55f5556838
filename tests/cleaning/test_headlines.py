"""A headline stays and is the title, whatever it sounds like and whatever stands above it."""

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import Fact, Metadata, Origin, RawArticle

KOREAN = "이루다 기자\n2024.11.07 08:30\n\n마을은 다섯 해 전에 낡은 둑을 헐었다.\n그 뒤로 은어가 올라온다고 한다."
ENGLISH = (
    "By Mara Vale\nNov. 7, 2024\n\nThe village tore down its old weir five years ago, and the "
    "sweetfish have come back since.\n\nNobody has missed the pond, the clerk said on Tuesday."
)
TITLES = """
은어가 만든 이슈
화가 이루미의 작품
강물 다시 보기
“무단 배포 금지” 붙인 강마을 그림지도
제보 전화가 살린 은어
[대담] 이루미 교수
둑을 헌 시장의 블로그
제4회 은어 축제 막 올라
2024년 11월 은어값 내렸다
광고: 은어를 팝니다
발행인의 편지와 글
""".strip().split("\n")
ENGLISH_TITLES = """
How fish are part of our week
What do you think a river is for?
Follow the fish
Thanks for reading the river
Watch: the sweetfish return
Related: fish and their cousins
""".strip().split("\n")
NOTICES = """
두레신문은 독자에게 더 나은 글을 보이려고 쿠키를 쓰며 계속 이용하시면 이에 동의하시는 것으로 봅니다.
회원으로 가입하시면 두레신문의 모든 기사를 기한 없이 보실 수 있고 이웃에게 선물하실 수도 있습니다.
""".strip().split("\n")
ENGLISH_NOTICES = """
We use cookies on our site to show you what you may like and to learn how you read our pages.
Support local journalism. Become a member of the Ford Post today and help us to stay free for all.
""".strip().split("\n")


@pytest.mark.parametrize(
    ("title", "rest"),
    [(one, KOREAN) for one in TITLES] + [(one, ENGLISH) for one in ENGLISH_TITLES],
)
def test_a_headline_that_sounds_like_the_page_is_the_title(title: str, rest: str) -> None:
    raw = complete(RawArticle(f"{title}\n{rest}"), "a.txt")
    facts = raw.metadata
    assert (facts.title and facts.title.value) == title
    assert (facts.author and facts.author.value) in {"이루다", "Mara Vale"}
    assert (facts.date and facts.date.value) == "2024-11-07"
    assert facts.publisher is None
    assert title in clean(raw).text


@pytest.mark.parametrize(
    ("notice", "title", "rest"),
    [(one, "둑을 헐고 다섯 해", KOREAN) for one in NOTICES]
    + [(one, "Five years without a weir", ENGLISH) for one in ENGLISH_NOTICES],
)
def test_a_notice_above_the_headline_hides_neither_title_nor_date(
    notice: str, title: str, rest: str
) -> None:
    raw = complete(RawArticle(f"{notice}\n{title}\n{rest}"), "a.txt")
    assert raw.metadata.title and raw.metadata.title.value == title
    assert raw.metadata.date and raw.metadata.date.value == "2024-11-07"
    assert notice not in clean(raw).text
    assert title in clean(raw).text


def test_a_forwarded_letter_has_the_title_of_the_letter() -> None:
    for subject in ("Fwd: 둑을 헐고 다섯 해", "FW: FW: 둑을 헐고 다섯 해"):
        facts = Metadata(title=Fact(subject, Origin.PROPERTIES))
        found = complete(RawArticle(KOREAN, facts), "a.eml").metadata.title
        assert found and found.value == "둑을 헐고 다섯 해"


def test_skip_links_are_no_title() -> None:
    raw = complete(RawArticle(f"Skip to site index\nFive years without a weir\n{ENGLISH}"), "a.txt")
    assert raw.metadata.title and raw.metadata.title.value == "Five years without a weir"


RELEASE = """보도자료
보도시점
2024. 11. 7.(목) 11:00
두레군, 옛 방앗간을 그림방으로
- 한 달 3만 원에 빌려주고 11월부터 방앗간 열 곳을 더 고친다 -

□ 두레군은 옛 방앗간을 고쳐 그림방으로 빌려준다고 7일 밝혔다. 방앗간은 11월에 연다."""


def test_what_an_office_sets_off_with_dashes_is_no_title_and_its_labels_are_no_author() -> None:
    facts = complete(RawArticle(RELEASE), "a.txt").metadata
    assert (facts.title and facts.title.value) == "두레군, 옛 방앗간을 그림방으로"
    assert (facts.date and facts.date.value) == "2024-11-07"
    assert facts.author is None
