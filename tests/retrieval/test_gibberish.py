"""Keys pressed in a row get no answer, nor does what asks of nothing; short names and words do."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.search.gibberish import _is_run, is_of_nothing


@pytest.mark.parametrize(
    "word", ["aaaaaaaa", "asdf", "qwerqwer", "lkjfds", "hjkl", "ㅋㅋㅋㅋ", "ㅁㄴㅇㄹ"]
)
def test_keys_in_a_row_are_no_word(word: str) -> None:
    assert _is_run(word)


@pytest.mark.parametrize(
    "word", ["were", "lulu", "schmidt", "gpu", "tree", "등대", "xx", "power", "1234"]
)
def test_words_and_names_are_none(word: str) -> None:
    assert not _is_run(word)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("ferry")
    text = "# 나룻배\n\n나룻배는 비가 오면 쉰다. 사공은 X의 글을 읽고 손님에게 안녕이라고 했다.\n"
    (folder / "ferry.md").write_text(text, encoding="utf-8")
    assistant = Assistant.open(folder / "index")
    assistant.index([folder / "ferry.md"])
    return assistant


@pytest.mark.parametrize(
    "question", ["x", "ㅋ", "가", "쌀?", "왜?", "그래서?", "무엇인가요?", "안녕하세요", "hello", "Thanks!", "what is it?"]
)  # fmt: skip
def test_what_asks_of_nothing_is_not_found(ferry: Assistant, question: str) -> None:
    assert is_of_nothing(ferry.finder.reading(question), ferry.library.lexical)
    assert ferry.ask(question).quotation is None


@pytest.mark.parametrize("question", ["나룻배", "비?", "비는?", "美", "7", "AI", "X는 무엇인가?"])
def test_a_word_is_something(ferry: Assistant, question: str) -> None:
    assert not is_of_nothing(ferry.finder.reading(question), ferry.library.lexical)
