"""Foreign words are heard in Hangul; keys never part what sounds alike; keys of the keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.syllables import parted, syllable_of
from qa.language.transliteration import distance, keys
from qa.search.repair import as_korean, as_latin, slips

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1)


@given(SYLLABLES)
def test_a_syllable_is_parted_as_unicode_does_and_put_together_again(word: str) -> None:
    for sign in word:
        initial, vowel, final = parted(sign)
        jamo = [0x1100 + initial, 0x1161 + vowel, *([0x11A7 + final] if final else [])]
        assert [*map(ord, unicodedata.normalize("NFD", sign))] == jamo
        assert syllable_of(initial, vowel, final) == sign


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("network", "네트워크"), ("platform", "플랫폼"), ("falcon", "팰컨"), ("startup", "스타트업"),
        ("computer", "컴퓨터"), ("service", "서비스"), ("oracle", "오라클"), ("berlin", "베를린"),
        ("energy", "에너지"), ("project", "프로젝트"), ("station", "스테이션"), ("sarvik", "사르빅"),
    ],
)  # fmt: skip
def test_these_sound_alike_and_share_a_key(latin: str, hangul: str) -> None:
    assert distance(latin, hangul) is not None
    assert set(keys(latin, 16)) & set(keys(hangul))


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [("korea", "고래"), ("network", "기업"), ("size", "저주"), ("name", "나무"), ("mali", "미래"),
     ("project", "프로그램"), ("platform", "플랫폼즈")],
)  # fmt: skip
def test_these_do_not(latin: str, hangul: str) -> None:
    assert distance(latin, hangul) is None


@given(SYLLABLES)
def test_typing_on_the_other_keyboard_and_back(word: str) -> None:
    typed = as_latin(word)
    assert typed is not None
    # Capitals are lost: ㄲ and ㄱ are one key with and without shift.
    again = as_korean(typed)
    assert again is None or as_latin(again) == typed


def test_what_a_keyboard_makes() -> None:
    assert as_korean("rladudgml") == "김영희"
    assert as_korean("dkssudgktpdy") == "안녕하세요"
    assert as_korean("hello") is None
    assert as_latin("ㅗ디ㅣㅐ") == "hello"
    assert as_latin("値") is None


@given(st.text(st.sampled_from("가각한값뷁a"), min_size=1, max_size=4))
def test_slips_are_other_words_of_one_letter(word: str) -> None:
    found = list(slips(word))
    assert word not in found or word.isascii()
    assert all(abs(len(slip) - len(word)) <= 1 for slip in found)
