"""Words that the end of a line cut in two."""

import pytest

from qa.cleaning.mending import broken_words


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("책은 시립 도서관", "는 빌려 주지 않는다.", True),
        ("시는 새 도서관", "에서 모임을 연다.", True),
        ("해마다 지붕을 고쳐", "야 한다고 시는 본다.", True),
        ("문은 3월에 열린", "다. 이용은 무료다.", True),
        ("문은 시립 도서관", "의 뒤에도 있다.", True),
        ("그는 도서관에", "와 본 적이 없다.", False),
        ("책은 모두 도서관", "은 물론 학교에도 있다.", False),
        ("아이가 아버지를 보고", "야 하고 불렀다.", False),
        ("두 사람은 형제의", "의 좋은 사이로 남았다.", False),
        ("도서관이 세 곳 있는", "는개 마을에 눈이 왔다.", False),
        ("값은 30", "를 넘지 않는다.", False),
    ],
)
def test_a_line_that_begins_with_what_begins_no_word(above: str, below: str, cut: bool) -> None:
    assert broken_words([(above, below)]) == [cut]
