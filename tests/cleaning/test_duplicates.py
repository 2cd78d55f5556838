"""The same article in other clothes is a copy; one with another figure or verb is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.storage.duplicates import Fingerprint, differing, fingerprint, same, share

ARTICLE = (
    "한빛시, 오래된 시청 건물을 도서관으로 바꾼다\n\n"
    "한빛시가 40년 된 옛 시청 건물을 고쳐 도서관으로 쓴다. 시는 5일 이런 계획을 담은 예산안을 "
    "시의회에 냈다고 밝혔다. 고치는 데에는 모두 128억원이 든다.\n\n"
    "새 도서관은 지하 1층, 지상 4층이며 책 5만 권을 갖춘다. 1층에는 어린이 열람실이, 4층에는 "
    "누구나 빌릴 수 있는 회의실 열두 개가 들어선다. 시는 내년 9월에 문을 여는 것이 목표라고 "
    "설명했다.\n\n"
    "시민 반응은 엇갈린다. 장미동에 사는 이누리 씨는 “아이와 걸어서 갈 수 있는 도서관이 생겨 "
    "반갑다”고 말했다. 반면 주차장이 30면뿐이라는 점을 걱정하는 목소리도 나왔다. 시의회는 "
    "이달 말까지 예산안을 심의한 뒤 승인했다."
)
OTHER = (
    "한빛강의 수위가 14일 오전 8시 기준 1.82m로 떨어졌다. 2020년 7월 이후 4년 만에 가장 낮다.\n"
    "시는 이날부터 공원 분수 23곳을 멈추고 세차장에 물 사용을 20% 줄여 달라고 요청했다."
)

COPIES = {
    "the same": ARTICLE,
    "one line": ARTICLE.replace("\n\n", " "),
    "no spaces": ARTICLE.replace(" ", ""),
    "straight quotation marks": ARTICLE.replace("“", '"').replace("”", '"'),
    "a sentence a line": ARTICLE.replace("다. ", "다.\n"),
    "without the title": ARTICLE.split("\n\n", 1)[1],
    "a line more": ARTICLE + "\n\n도서관 이름은 시민 투표로 정한다고 시는 덧붙였다.",
    "leftover furniture": "한빛일보\n" + ARTICLE + "\n봄꽃 축제 사흘 앞으로\n댓글 12",
    "full-width digits": ARTICLE.replace("128", "１２８"),
}
OTHERS = {
    "another article": OTHER,
    "another sum": ARTICLE.replace("128억원", "182억원"),
    "another unit": ARTICLE.replace("128억원", "128조원"),
    "another day": ARTICLE.replace("시는 5일", "시는 6일"),
    "another verb": ARTICLE.replace("심의한 뒤 승인했다", "심의한 뒤 부결했다"),
    "half of it": ARTICLE[: len(ARTICLE) // 2],
    "nothing": "",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_the_same(text: str) -> None:
    assert same(fingerprint(ARTICLE), fingerprint(text))


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_another_article_is_not(text: str) -> None:
    assert not same(fingerprint(ARTICLE), fingerprint(text))


def test_an_update_is_told_by_the_places_that_differ() -> None:
    updated = ARTICLE.replace("128억원", "182억원").replace("30면", "45면")
    assert share(fingerprint(ARTICLE), fingerprint(updated)) > 0.9
    assert differing(fingerprint(ARTICLE), fingerprint(updated)) == 2


@settings(max_examples=50)
@given(st.text(max_size=300), st.text(max_size=300))
def test_a_fingerprint_survives_storing_and_sameness_is_mutual(one: str, other: str) -> None:
    first, second = fingerprint(one), fingerprint(other)
    assert Fingerprint.from_bytes(bytes(first)) == first
    assert same(first, first)
    assert same(first, second) == same(second, first)


def test_the_bytes_of_a_fingerprint_never_change() -> None:
    """They are stored: other bytes for the same text would index everything twice."""
    assert (
        bytes(fingerprint("한빛시는 새 도서관을 3월에 연다고 5일 밝혔다."))[:16].hex()
        == "382bef1604920d02b4af0d2adc3daf33"  # pragma: allowlist secret
    )
