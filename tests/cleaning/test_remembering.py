"""A long text takes as long a line as a short one: a line is looked at once, and then let go."""

from typing import Any

import pytest

from qa.cleaning import mending
from qa.cleaning.remembering import remembered
from qa.intake.preparing import prepare
from qa.language.kiwi import kiwi


def test_a_line_is_looked_at_once_while_its_file_is_read() -> None:
    seen = list[str]()

    @remembered
    def tell(line: str) -> int:
        seen.append(line)
        return len(line)

    lines = [f"{number}번째 줄이다." for number in range(20_000)]
    for _ in range(3):
        assert [tell(line) for line in lines] == [len(line) for line in lines]
    assert seen == lines
    prepare("a.txt", "시는 새 도서관을 3월에 연다고 5일 밝혔다.".encode())
    tell(lines[0])
    assert seen == [*lines, lines[0]]


def test_the_analyser_gets_a_long_text_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    real, sizes = kiwi(), list[int]()

    class Spy:
        def space(self, text: str, **how: Any) -> str:
            sizes.append(len(text))
            return str(real.space(text, **how))

    text = "도서관에는 어린이 열람실과 회의실이 들어서며 시 관 계자가 그렇게 설명했다.\n" * 400
    monkeypatch.setattr(mending, "kiwi", Spy)
    mending._doubtful_in.cache_clear()
    found = list(mending._doubtful(text))
    place = text.index("관 계자") + 1
    assert found == [place + number * (len(text) // 400) for number in range(400)]
    assert max(sizes) < len(text) // 2
