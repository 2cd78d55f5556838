"""What is written in other pieces is met all the same: names, denials, sums of money, ranks."""

import pytest

from qa.checking.alignment import aligning
from qa.checking.alignment.owners import owner_of
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.checking.sentences.relating import SAME
from qa.checking.sentences.words import WordKind
from qa.language.korean import Analyzer
from qa.quantities import Relation

READER = Reader(Analyzer())


def met(claim: str, evidence: str) -> float:
    """How well the claim's names are met, the worst of them."""
    matches = match(READER.read(claim), READER.read(evidence))
    named = [i for i, w in enumerate(matches.claim.words) if w.kind is WordKind.NAME]
    return min(matches.best(i) for i in named)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("챗GPT가 나왔다.", "챗 GPT와 비슷한 것이 나왔다."),
        ("소라나디아 주가가 올랐다.", "소라 나디아의 주가가 올랐다."),
    ],
)
def test_a_name_in_other_pieces_is_met(claim: str, evidence: str) -> None:
    assert met(claim, evidence) > 0.7


def test_letters_within_another_word_are_no_name() -> None:
    assert met("KT가 밝혔다.", "SKTV가 밝혔다.") == 0


@pytest.mark.parametrize(
    "text", ["혼자만 할 수 없다.", "혼자만 할 수는 없다.", "혼자만 할 수가 없다."]
)
def test_what_cannot_be_is_denied(text: str) -> None:
    assert any(word.negated for word in READER.read(text).words)


@pytest.mark.parametrize(
    "text", ["배를 쓰는데 작다.", "배를 쓸수있는 곳이다.", "배를 쓰는것은 좋다."]
)
def test_a_bound_noun_written_with_its_verb_makes_no_name(text: str) -> None:
    assert not any(word.kind is WordKind.NAME for word in READER.read(text).words)


def related(claim: str, evidence: str) -> list[tuple[str, str, Relation]]:
    read = READER.read(claim)
    pairs = aligning.align(read, [match(read, READER.read(evidence))])
    return [(p.claim.text, p.evidence.text, p.relation) for p in pairs if p is not None]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("시는 등대 수리에 35조를 쓴다.", ("35조", "35조원", Relation.EQUAL)),
        ("시는 등대 수리에 53조를 쓴다.", ("53조", "35조원", Relation.DIFFERS)),
    ],
)
def test_a_sum_may_lack_its_currency(claim: str, told: tuple[str, str, Relation]) -> None:
    evidence = "시는 등대 수리에 35조원을 쓰는 5대 도시다."
    assert related(claim, evidence) == [told]


RANKED = "포도 수출에서도 1위 칠레(41억달러)가 2위 케냐(9억달러)를 앞선다."


@pytest.mark.parametrize(
    ("claim", "agrees"),
    [
        ("포도 수출은 칠레가 1위, 케냐가 2위다.", True),
        ("포도 수출은 케냐 1위·칠레 2위다.", False),
        ("포도 수출 1위는 케냐다.", False),
        ("포도 수출에서 케냐는 2위다.", True),
    ],
)
def test_a_rank_is_that_of_the_name_beside_it(claim: str, agrees: bool) -> None:
    expected = Relation.EQUAL if agrees else Relation.DIFFERS
    assert {relation for *_, relation in related(claim, RANKED)} == {expected}


def test_who_has_a_rank_stands_before_it_or_behind() -> None:
    for text in (RANKED, "포도 수출은 칠레가 1위, 케냐가 2위다."):
        reading = READER.read(text)
        ranks = [q for q in reading.quantities if q.text.endswith("위")]
        owners = [owner_of(reading, q) for q in ranks]
        assert [owner and owner.text for owner in owners] == ["칠레", "케냐"]


@pytest.mark.parametrize(
    ("claim", "evidence", "step"),
    [
        ("서울 월세는 인천보다 19만원 비쌌다.", "월세는 서울이 64만원, 인천 45만원이었다.", "19만원"),
        ("사과밭은 630ha 사라졌다.", "사과 재배 면적은 3,240ha에서 2,610ha로 줄었다.", "630ha"),
        ("찬성이 반대보다 3.5%포인트 높다.", "찬성은 48.5%, 반대는 45%였다.", "3.5%포인트"),
        ("The trip is about €740 cheaper than with diesel.",
         "One trip costs about €410, against €1,150 for diesel.", "about €740"),
    ],
)  # fmt: skip
def test_by_how_much_two_figures_are_apart_follows(claim: str, evidence: str, step: str) -> None:
    [relation] = [found for text, _, found in related(claim, evidence) if text == step]
    assert relation in SAME


def test_what_tells_of_no_step_is_no_difference_of_two_figures() -> None:
    claim = "인천 월세는 19만원이었다."
    told = related(claim, "월세는 서울이 64만원, 인천 45만원이었다.")
    assert [relation for *_, relation in told] == [Relation.DIFFERS]


def test_what_others_have_does_not_deny_that_one_has_none() -> None:
    claim = "Not a single Kenyan firm made the list."
    assert related(claim, "Three Chilean firms made the list.") == []
    assert [r for *_, r in related(claim, "Three Kenyan firms made the list.")] == [
        Relation.DIFFERS
    ]
