"""A phrase of pages inside a true line takes nothing: a second sign has to speak against the line."""

import re

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import RawArticle
from tests.cleaning.test_own_words import POLITE_PROSE, PROSE, TITLE

ENGLISH = (
    "The town will plant four hundred lime trees along the canal this autumn, the mayor said.",
    "The first of them was planted on Monday by a class of children from the school next door.",
    "Each tree costs about ninety dollars, and the town expects a third of them to die at first.",
    "The rest will outlive everyone who voted for them, as the gardener told the council.",
)
ENGLISH_LINES = """
The orchard is owned by two sisters.
Limewood is part of a chain of canal towns.
Her novel was a subsidiary of her diary.
What do you think the gardener did next?
Tell us where the roots went, the children wrote.
If you want to see Damascus, go in spring.
After the adverbs come the verbs.
Tagged geese slept on the canal in May.
The piece was first published in 1931.
Keep reading the water, not the map.
Get used to the noise every morning.
Powered by wind, the mill turned.
Follow the smell of lime.
Reproduction of the lime is forbidden without bees.
No part of this canal may be fished.
Register for the walk or stay at home.
Registered voters planted forty trees.
Your email address says how old you are.
See more of the canal by boat.
We ask the council for respectful comments.
""".strip().split("\n")
KOREAN_LINES = """
이 보고서는 나무 심기에 드는 투자가 세 배로 늘었다고 설명했습니다.
이 자료는 시가 져야 할 책임을 따지고 있습니다.
저작권 위원회는 무단 복제를 막아 달라고 했습니다.
누리꾼들은 로그인을 통해 기록을 남겼습니다.
주민은 실명인증을 통해 한 표를 던져야 합니다.
이 글은 1962년 학보에 실렸습니다.
구독을 끊어 달라는 전화를 눌러 받았습니다.
출처를 밝히지 않은 사진이 석 장 있습니다.
욕설이 섞인 글은 광고성 글보다 먼저 삭제됐습니다.
여러분의 생각을 들려주세요.
여러분은 의견이 무엇인가요?
제보 뒤 열흘
제보자들
광고: 나무를 파는 법
분류: 갈잎큰키나무
“저작권자의 허락 없이는 한 그루도 옮길 수 없습니다.”
“나무를 후원해 주세요.”
사진: 나무의 다른 얼굴
글=우리의 그늘
""".strip().split("\n")
FURNITURE = """
Sign up for our morning newsletter and get it in your inbox.
The Canal Post is owned by Lime Media Group.
What do you think?
© 2024 The Canal Post. All rights reserved.
This article was first published in The Canal Post.
네이버에서 두레신문을 구독해 주세요.
로그인을 통해 댓글을 남기실 수 있습니다.
제보는 카카오톡 durenews
ⓒ 두레신문 무단 전재 및 재배포 금지
여러분의 의견을 남겨 주세요.
""".strip().split("\n")


def kept(line: str, lines: tuple[str, ...]) -> bool:
    raw = complete(RawArticle("\n\n".join(lines)), "article.txt")
    return re.sub(r"\W", "", line) in re.sub(r"\W", "", clean(raw).text)


@pytest.mark.parametrize("line", ENGLISH_LINES)
def test_an_english_line_stays_in_the_middle(line: str) -> None:
    assert kept(line, ("Limes for the canal", *ENGLISH[:2], line, *ENGLISH[2:]))


@pytest.mark.parametrize("line", KOREAN_LINES)
@pytest.mark.parametrize("prose", [PROSE, POLITE_PROSE], ids=["plain", "polite"])
def test_a_korean_line_stays_in_the_middle(line: str, prose: tuple[str, ...]) -> None:
    assert kept(line, (TITLE, *prose[:2], line, prose[2]))


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_page_still_goes_at_the_end(line: str) -> None:
    assert not kept(line, ("Limes for the canal", *ENGLISH, line))


def test_a_cited_notice_of_rights_names_no_publisher() -> None:
    quoted = "“저작권자의 허락 없이는 한 그루도 옮길 수 없습니다.”"
    raw = complete(RawArticle("\n\n".join((TITLE, *PROSE[:2], quoted, PROSE[2]))), "a.txt")
    assert raw.metadata.publisher is None
