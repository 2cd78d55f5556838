"""Brackets give names only where a reason speaks for it; CLDR and the press give the rest."""

import sqlite3

import pytest

from qa.language.bilingual import groups
from qa.language.hanja import joined_countries, readings
from qa.language.korean import Analyzer
from qa.language.names import Reason, SameThing, mined
from qa.storage.aliases import Names


def same(one: str, other: str, reason: Reason) -> tuple[str, str, Reason]:
    return one, other, reason


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("새 모델 ‘네모라’(Nemora)를", [same("네모라", "Nemora", Reason.SOUND)]),
        ("로라 켈턴(Laura Kelton) 대표", [same("로라 켈턴", "Laura Kelton", Reason.SOUND)]),
        ("심해관측센터(DOC)가", [same("심해관측센터", "DOC", Reason.INITIALS)]),
        ("유럽 우주 기구(ESA)는", [same("유럽 우주 기구", "ESA", Reason.INITIALS)]),
        ("the Deep Ocean Centre (DOC) is", []),
        ("경쟁력지수(competitiveness index)", [
            same("경쟁력지수", "competitiveness index", Reason.MEANING)]),
        ("공정거래위원회(이하 공정위)", [same("공정거래위원회", "공정위", Reason.SHORT)]),
        ("과기정통부(과학기술정보통신부)", [
            same("과기정통부", "과학기술정보통신부", Reason.SHORT)]),
        ("기술정치(技術政治)의 시대", [same("기술정치", "技術政治", Reason.HANJA)]),
        ("매출 30억유로(약 4400억원)를", []),
        ("동남아(태국, 베트남)에서", []),
        ("제미나(한빛), 루나(두리) 등", []),
        ("중국(19개)과 영국(4개)", []),
        ("발표했다(3월 2일).", []),
        ("새 모델(XYZ)이", []),
    ],
)  # fmt: skip
def test_a_bracket_gives_these_pairs(
    analyzer: Analyzer, text: str, pairs: list[tuple[str, str, Reason]]
) -> None:
    found = mined(text, analyzer.nouns)
    assert [(pair.one, pair.other, pair.reason) for pair in found] == pairs


def test_the_meaning_beside_an_original_spelling(analyzer: Analyzer) -> None:
    found = mined("네트워크(network·연결망) 이론", analyzer.nouns)
    assert SameThing("네트워크", "network", Reason.SOUND) in found
    assert SameThing("네트워크", "연결망", Reason.MEANING) in found


def test_readings_of_hanja() -> None:
    assert readings("美") == ("미", "미국")
    assert readings("對中") == ("대중", "중국")
    assert readings("歷史") == ("역사",)
    assert readings("女子") == ("여자",)
    assert readings("比率") == ("비율",)
    assert readings("가") == ()
    assert [word for _, word in joined_countries("미·중 갈등")] == ["미국", "중국"]
    assert not list(joined_countries("초·중·고 학생"))


def test_cldr_names_in_both_languages() -> None:
    found = {frozenset(group) for group in groups()}
    for pair in [("France", "프랑스"), ("French", "프랑스어"), ("Won", "원"), ("Dollar", "달러"),
                 ("February", "2월"), ("Paris", "파리"), ("British", "영국")]:  # fmt: skip
        assert any(set(pair) <= group for group in found), pair


def test_names_come_and_go_with_their_articles() -> None:
    names = Names(sqlite3.connect(":memory:", isolation_level=None))
    names.create()
    names.add("a", [SameThing("네모라", "Nemora", Reason.SOUND)])
    names.add("b", [SameThing("네모라", "NMR", Reason.INITIALS)])
    assert names.others("네모라") == (("Nemora", 1.0), ("NMR", 0.9))
    assert names.others("NMR") == (("네모라", 0.9),)
    names.remove(["b", "never there"])
    assert names.others("네모라") == (("Nemora", 1.0),)


def test_a_name_inside_a_longer_one_is_not_taken_for_itself() -> None:
    names = Names(sqlite3.connect(":memory:", isolation_level=None))
    names.create()
    text = "North Korea and it is in the US, not us"
    found = {text[named.start : named.end]: dict(named.others) for named in names.find(text)}
    assert "북한" in found["North Korea"]
    assert "한국" not in found["North Korea"]
    assert "미국" in found["US"]
    assert "us" not in found
    (named,) = names.find("사우디 아라비아의")
    assert (named.start, named.end) == (0, 8)
