"""Passages give content words, whole words, quantities and what Hanja stand for."""

from itertools import permutations

import pytest

from qa.language.chunks import chunks, is_broken, stems, without_particle
from qa.language.korean import Analyzer
from qa.language.terms import joined_names, latin_tokens, normalised


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("연구원들이 빠르게 걸어갔다.", {"연구원", "걸어가다"}),
        ("노션에 저장하고 Notion에 적었다", {"notion", "저장", "적다"}),
        ("서버GPU를 샀다", {"gpu"}),
        ("Researchers were computing results", {"research", "comput", "result"}),
        ("핀란드는 Finland. 이다", {"finland", "핀란드"}),
        ("歷史를 배운다", {"歷史", "역사", "배우다"}),
        ("美·日 협력", {"미국", "일본", "협력"}),
        ("한·미·일 회담", {"한국", "미국", "일본", "회담"}),
        ("4,400억원과 4400억 원", {"num:440000000000:krw"}),
        ("WHO에 알렸다", {"=who"}),
    ],
)
def test_a_passage_has_these_tokens(analyzer: Analyzer, text: str, tokens: set[str]) -> None:
    terms = analyzer.terms(text)
    assert tokens <= {*terms.morphemes, *terms.surface}


@pytest.mark.parametrize("particle", ["은", "이", "을", "의", "에서", "과", "이란", "까지"])
def test_a_name_the_analyser_breaks_keeps_its_surface(analyzer: Analyzer, particle: str) -> None:
    for name in ("소버린", "비스트랄"):
        terms = analyzer.terms(f"새 {name}{particle} 나왔다.")
        assert name in {*terms.morphemes, *terms.surface}


def test_terms_do_not_depend_on_what_was_analysed_before(analyzer: Analyzer) -> None:
    texts = ("라벤도(Lavendo)는 크다.", "‘라벤도’와 소버린이", "라벤도를 샀다")
    expected = [analyzer.terms(text) for text in texts]
    for order in permutations(range(3)):
        found = {i: analyzer.terms(texts[i]) for i in order}
        assert [found[i] for i in range(3)] == expected


def test_chunks_are_spans_of_the_text(analyzer: Analyzer) -> None:
    text = normalised("‘레몬AI’의 지분을 (전량) 팔았다. 챗GPT-4는 3.5%  올랐다")
    found = list(chunks(text, analyzer.morphemes(text)))
    assert [chunk.text for chunk in found][:4] == ["레몬AI", "의", "지분을", "전량"]
    assert all(text[chunk.start : chunk.end] == chunk.text for chunk in found)
    assert not any(is_broken(chunk) for chunk in found)


def test_particles_go_by_the_last_sound() -> None:
    assert without_particle("사무실은") == "사무실"
    assert without_particle("학교는") == "학교"
    assert without_particle("가게을") == "가게을"
    assert list(stems("서울에서는")) == ["서울", "서울에서"]
    assert without_particle("나는") == "나는"


def test_latin_words_and_numbers() -> None:
    assert latin_tokens("GPT-3.5") == ("gpt", "3.5")
    assert latin_tokens("Running") == ("run",)
    assert latin_tokens("IT") == ("=it",)
    assert latin_tokens("it") == ("it",)
    assert joined_names("GPT-4 and gpt4, 5G") == ("gpt4", "gpt4", "5g")


@pytest.mark.parametrize(
    "text", ["응답자의 30%는 젊다", "방 59㎡가 비었다", "땅 12㎡를 샀다", "3%p는 작다"]
)
def test_a_particle_behind_a_sign_is_no_verb(analyzer: Analyzer, text: str) -> None:
    particle = next(m for m in analyzer.morphemes(text) if m.form in "는가를")
    assert particle.tag[0] == "J"
    assert "늘" not in analyzer.terms(text).morphemes
