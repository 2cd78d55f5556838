"""Who a surname with a title stands for, as Korean press writes it after the first mention."""

import pytest

from qa.checking.contrasting import rivals
from qa.checking.sentences import people
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

TEXT = (
    "솔섬보건소 한서진(54) 소장은 3월에 부임했다. 한 소장은 1971년 여수에서 태어났다. "
    "솔섬 어촌계장 남궁훈 씨는 반대했다. 남궁 씨는 회의에 나오지 않았다."
)
ARTICLE = Article(id="a", file="a.md", text=TEXT)
READER = Reader(Analyzer())
BORN = (TEXT.index("한 소장"), TEXT.index(" 솔섬 어촌계장"))
ABSENT = (TEXT.index("남궁 씨"), len(TEXT))


@pytest.mark.parametrize(
    ("surname", "title", "names"),
    [
        ("한", "소장", ("한서진",)),
        ("남궁", "씨", ("남궁훈",)),
        ("한", "씨", ()),
        ("김", "소장", ()),
    ],
)
def test_full_names_stand_beside_the_title(
    surname: str, title: str, names: tuple[str, ...]
) -> None:
    assert people.full_names(TEXT, surname, title) == names


@pytest.mark.parametrize(
    ("claim", "span"),
    [
        ("한서진은 1971년 여수에서 태어났다.", BORN),
        ("한서진 소장은 1971년 여수에서 태어났다.", BORN),
        ("남궁훈 씨는 회의에 나오지 않았다.", ABSENT),
    ],
)
def test_the_claims_full_name_is_met_by_the_surname(claim: str, span: tuple[int, int]) -> None:
    told = match(READER.read(claim), READER.of(ARTICLE, span))
    assert told.best(0) == 1.0
    assert list(rivals.of_names(told, (), [told.best(i) for i in range(len(told.found))])) == []


def test_another_of_that_surname_is_another_one() -> None:
    told = match(READER.read("한동수는 1971년 여수에서 태어났다."), READER.of(ARTICLE, BORN))
    assert told.best(0) < 0.5
    [found] = rivals.of_names(told, (), [told.best(i) for i in range(len(told.found))])
    assert (found.claim, found.evidence) == ("한동수", "한 소장")


def test_a_claim_may_name_no_more_than_the_surname() -> None:
    told = match(
        READER.read("한 소장은 3월에 부임했다."),
        READER.of(ARTICLE, (0, TEXT.index(" 한 소장"))),
    )
    assert told.best(0) == 1.0
