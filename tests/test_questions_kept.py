"""What is kept of a question asked before never hides what has changed since."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.models.encoding import Encoded
from qa.settings import Settings
from tests.hashing import HashingEncoder

QUESTION = "수확은 몇 톤인가?"


class Counting(HashingEncoder):
    """Counts the questions that it is given."""

    asked = 0

    def question(self, text: str) -> Encoded:
        self.asked += 1
        return super().question(text)


def opened(folder: Path, kept: int = 64) -> tuple[Assistant, Counting]:
    assistant = Assistant.open(
        folder, Settings(model=Counting.name, questions_kept=kept, read_again=0)
    )
    encoder = Counting()
    assistant.use(encoder)
    return assistant, encoder


def harvest(tons: int) -> bytes:
    return f"올해 나주의 배 수확은 {tons}톤이다. 지난해보다 조금 늘었다고 농가들은 말했다.".encode()


def test_a_question_is_encoded_once_and_answered_from_what_is_there(tmp_path: Path) -> None:
    assistant, encoder = opened(tmp_path)
    other, _ = opened(tmp_path)
    for tons, writer in ((59, assistant), (73, assistant), (88, other)):
        writer.add("harvest.txt", harvest(tons))
        assert f"{tons}톤" in assistant.ask(QUESTION).passages[0].text
        assert assistant.ask(QUESTION).passages == assistant.ask(QUESTION).passages
    assert encoder.asked == 1
    article = assistant.articles()[0].article.id
    other.edit(article, {"title": "배 이야기"})
    assert assistant.ask(QUESTION).passages[0].article.title == "배 이야기"
    other.add("another.txt", "제주에서는 올해 귤 농사를 짓지 않는다고 한다.".encode())
    other.remove(article)
    assert [p.article.file for p in assistant.ask(QUESTION).passages] == ["another.txt"]
    assert encoder.asked == 1
    assistant.close()
    other.close()


def test_another_encoder_encodes_it_anew(tmp_path: Path) -> None:
    assistant, encoder = opened(tmp_path)
    assistant.add("harvest.txt", harvest(59))
    assistant.ask(QUESTION)
    second = Counting()
    assistant.use(second)
    assistant.ask(QUESTION)
    assert (encoder.asked, second.asked) == (1, 1)
    assistant.close()


@pytest.mark.parametrize(("kept", "encoded"), [(0, 6), (1, 4), (2, 2)])
def test_only_so_many_are_kept(tmp_path: Path, kept: int, encoded: int) -> None:
    assistant, encoder = opened(tmp_path, kept)
    assistant.add("harvest.txt", harvest(59))
    for question in ("배는?", "배는?", "귤은?", "배는?", "귤은?", "귤은?"):
        assistant.ask(question)
    assert encoder.asked == encoded
    assistant.close()
