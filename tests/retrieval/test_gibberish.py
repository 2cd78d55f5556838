"""Keys pressed in a row get no answer; short names and words do."""

import pytest

from qa.search.gibberish import _is_run


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
