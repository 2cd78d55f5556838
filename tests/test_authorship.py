"""Who wrote an article is told by what is known of it."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.language.terms import Alternative, QueryTerm
from qa.records import Article, Passage
from qa.search.authorship import IN_TEXT, IN_TITLE, asked_of, covers, meant, met, under_author
from qa.search.searching import Hit


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("등대 수리 기사를 쓴 기자는?", "등대 수리"),
        ("등대 기사 누가 썼어?", "등대"),
        ("등대에 대한 글을 쓴 분 성함이 뭐예요?", "등대"),
        ("등대 기사의 기자는 누구인가요", "등대"),
        ("이 기사를 쓴 사람은 누구야?", ""),
        ("Who wrote the article about the broken lamp?", "broken lamp"),
        ("who is the author of the lighthouse column", "lighthouse"),
        ("틀린 기사를 쓴 기자의 이름", None),
        ("2월 13일자 인터뷰를 쓴 기자 이름", None),
        ("Who wrote the original article?", None),
        ("등대 보고서를 쓴 사람은?", None),
        ("Who wrote the novel on the lamp?", None),
        ("글을 쓴 사람이 사는 섬은?", None),
    ],
)
def test_what_the_article_is_about_whose_author_is_asked_for(
    question: str, about: str | None
) -> None:
    assert asked_of(question) == about


def test_a_word_of_a_title_is_none_that_it_is_part_of() -> None:
    water = QueryTerm("물", (Alternative(("물",)), Alternative(("수", "돗물"))))
    assert met([water], {"물", "칼럼"}) == met([water], {"수", "돗물"}) == {"물"}
    assert not met([water], {"물총새", "수"})
    assert covers({"물레방아", "섬"}, ["물레", "섬"])
    assert not covers({"물", "섬"}, ["물레"])


def _hit(article: Article, number: int) -> Hit:
    span = (0, len(article.text))
    return Hit(Passage(number, article.id, *span, (span,)), 0.5, (0.5,), ())


def test_an_article_is_meant_that_has_every_word_in_its_title_before_its_text() -> None:
    unsigned = Article("a", "a.md", "등대 불이 꺼졌다.", title="등대 불")
    told = Article("b", "b.md", "등대 불이 꺼졌다.", title="섬", author="김하람")
    titled = Article("c", "c.md", "불이 꺼졌다.", title="등대의 불", author="나루")
    retold = Article("d", "d.md", "본지 등대 불 기사에서 날짜를 바로잡는다.", author="누리")
    articles = {one.id: one for one in (unsigned, told, titled, retold)}
    hits = [_hit(one, number) for number, one in enumerate(articles.values())]

    def in_title(article: Article) -> bool:
        return article is titled

    def in_text(article: Article) -> bool:
        return "등대" in article.text

    assert meant(hits, articles.__getitem__, in_title, in_text) == (hits[2], IN_TITLE)
    assert meant(hits[:2], articles.__getitem__, in_title, in_text) == (hits[1], IN_TEXT)
    assert meant(hits[:1], articles.__getitem__, in_title, in_text) is None
    assert meant(hits[3:], articles.__getitem__, in_title, in_text) is None


def test_the_line_that_names_the_author_is_quoted_or_the_first_one() -> None:
    text = "등대 불이 꺼졌다.\n김하람 기자가 섬에 갔다."
    spans = [(0, 10), (11, len(text))]
    for author, line in (("김하람", "김하람 기자가 섬에 갔다."), ("나루", "등대 불이 꺼졌다.")):
        article = Article("a", "a.md", text, author=author)
        passage = under_author(_hit(article, 0), article, spans).passage
        assert text[passage.start : passage.end] == line
        assert passage.sentences == ((passage.start, passage.end),)


def test_an_author_is_told_of_the_article_that_is_asked_about(
    assistant: Assistant, tmp_path: Path
) -> None:
    for name, author in (("등대", "김하람"), ("방앗간", "나루하")):
        text = f"---\ntitle: {name} 수리\nauthor: {author}\n---\n\n{name} 지붕이 새로 놓였다.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assistant.index([tmp_path / "등대.md", tmp_path / "방앗간.md"])
    answer = assistant.ask("방앗간 수리 기사를 쓴 기자는 누구야?")
    assert answer.quotation is not None
    assert answer.passages[0].article.author == "나루하"
    assert answer.quotation.text in answer.passages[0].article.text
    assert assistant.ask("풍차 수리 기사를 쓴 기자는 누구야?").quotation is None
