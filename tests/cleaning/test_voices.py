"""Answers, speech, last paragraphs and first short lines stay, whatever furniture stands by."""

import re

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import RawArticle

FOOT = "이루다 기자 iruda@example.com\nⓒ 두레신문 무단전재 및 재배포 금지"
HEAD = "종이를 뜨는 사람\n이루다 기자\n2024.11.07 08:30"
KOREAN = (
    "서른 해 동안 한지를 떠 온 사람이 있다.",
    "그의 공방은 개울가에 있다.",
    "닥나무는 겨울에 벤다.",
)
ENGLISH = (
    "The mill has made paper by hand since 1790, and its vats are still filled from the brook.",
    "Its owner says the trade will end with him unless the school sends him somebody to teach.",
)
FOOT_ENGLISH = "Share this\n© 2024 The Ford Post"


def lost(own: list[str], text: str) -> list[str]:
    done = re.sub(r"[\W_]", "", clean(complete(RawArticle(text), "a.txt")).text)
    return [line for line in own if re.sub(r"[\W_]", "", line) not in done]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "문. 언제부터 뜨셨어요?",
            "답. 열다섯 살 때부터요.",
            "문. 그만두고 싶을 때는요?",
            "답. 겨울마다요.",
        ],
        ["- 왜 하필 종이였습니까.", "다른 일을 몰랐어요.", "- 아이들은요?", "서울에 있습니다."],
        ["“손이 시리지 않으세요?”", "“시려야 잘 떠져요.”", "“거짓말이에요.”"],
        ["이제 우리는 종이를 아껴야 합니다.", "여러분의 책상을 한번 보세요."],
        ["1위 문종이", "2위 창호지", "3위 부채"],
        ["물에 불린다.", "두드린다.", "뜬다."],
    ],
)
@pytest.mark.parametrize("mark", ["", "광고\n\n", "사진=두레신문\n\n"])
def test_what_follows_the_last_long_line_stays(lines: list[str], mark: str) -> None:
    prose = "\n".join(KOREAN)
    assert lost(lines, "\n\n".join((HEAD, prose, mark + "\n".join(lines), FOOT))) == []


@pytest.mark.parametrize(
    "line",
    [
        "We owe our brook more than a plaque, and you know it as well as we do.",
        "So you should buy one sheet, once, and write on it to someone you love.",
        "It snowed.",
        "Our school never answered.",
    ],
)
@pytest.mark.parametrize("mark", ["Advertisement", "Photo: Ford Museum", "Share"])
def test_an_english_last_paragraph_stays(line: str, mark: str) -> None:
    head = "The last sheet\nBy Mara Vale\nNov. 7, 2024"
    text = "\n\n".join((head, *ENGLISH, mark, line, FOOT_ENGLISH))
    assert lost([line], text) == []


def test_short_opening_lines_above_an_advertisement_stay() -> None:
    english = ["The brook froze.", "Nobody came.", "He lit the stove."]
    text = "\n".join(("The last sheet", "By Mara Vale", "Nov. 7, 2024", "", *english))
    assert lost(english, "\n\n".join((text, "Advertisement", *ENGLISH, FOOT_ENGLISH))) == []
    korean = ["“아버지, 눈 와요.”", "“그래.”", "개울이 얼었다"]
    assert lost(korean, "\n\n".join((HEAD, "\n".join(korean), "광고", *KOREAN, FOOT))) == []


def test_a_notice_of_the_site_at_the_end_still_goes() -> None:
    notice = (
        "We want our comments to be a friendly place, and we ask members of our site to be kind."
    )
    text = "\n\n".join(("The last sheet", *ENGLISH, "Share this", notice, FOOT_ENGLISH))
    assert lost([notice], text) == [notice]


def test_a_request_in_a_speech_stays() -> None:
    speech = [
        "이웃 여러분, 고맙습니다.",
        "개울을 함께 지켜 주세요.",
        "여러분의 의견을 들려주세요.",
        "고맙습니다.",
    ]
    assert lost(speech, "취임 인사\n2024.11.07 08:30\n\n" + "\n".join(speech) + "\n\n" + FOOT) == []


def test_a_request_for_comments_ends_a_text_of_short_sentences() -> None:
    said = ["[앵커]", "김 양식장에 갯병이 번집니다.", "수온이 높은 탓입니다."]
    below = [
        "▷ 전화 : 02-000-1234, 4444",
        "실시간 뜨거운 관심을 받고 있는 뉴스",
        "이 기사에 대한 의견을 남겨주세요.",
    ]
    text = "\n\n".join(
        ("갯병이 번진다", "입력 2024.11.07 (21:24)", *said, "촬영기자:김하늘", *below)
    )
    assert lost([*said, *below], text) == below
