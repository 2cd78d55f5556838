"""Citations and exports say what is known, and nothing in them is markup or a formula."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring
from markdown_it import MarkdownIt

from qa.citation_forms import CitationForm, cite_as, escape_markdown
from qa.exporting import ExportForm, export_answer
from qa.json_form import answer_json
from qa.records import Answer, Article, Citation, Quotation

FULL = Article(
    id="a1b2",
    file="well.md",
    text="우물은 깊다. 물은 차다.",
    title="우물 이야기",
    publisher="샘물신문",
    author="강나루",
    date="2024-03-05",
    url="https://example.org/well",
    language="ko",
)
BARE = Article(id="c3", file="bare.txt", text="물은 차다.")
# Characters that mean something in one of the forms, and line breaks, which end fields.
HOSTILE = st.text(
    alphabet=st.sampled_from("가a1 \n\r\t\\`*_{}[]<>()#+-=|~&$!.@%^\"'/:;,"), max_size=40
)


def answer(article: Article, question: str = "물은?", answered: bool = True) -> Answer:
    citation = Citation(
        1, 0.91, 0, len(article.text), article.text, ((0, min(7, len(article.text))),), article
    )
    quotation = Quotation(article.text[:7], (1,)) if answered else None
    return Answer(question, "ko", quotation, (citation,), 0.01)


def exported(found: Answer, form: ExportForm, language: str = "ko") -> str:
    """The text of an export."""
    return export_answer(found, form, language).decode("utf-8")


@pytest.mark.parametrize(
    ("form", "full", "bare"),
    [
        (
            CitationForm.KOREAN,
            "강나루, 「우물 이야기」, 『샘물신문』, 2024년 3월 5일, 7쪽, https://example.org/well.",
            "「bare.txt」.",
        ),
        (
            CitationForm.ENGLISH,
            "강나루. “우물 이야기.” 샘물신문, 5 March 2024. p. 7. https://example.org/well.",
            "“bare.txt.”",
        ),
        (
            CitationForm.MARKDOWN,
            "[우물 이야기](<https://example.org/well>), 강나루, 샘물신문, 2024-03-05, p. 7",
            "bare.txt",
        ),
        (
            CitationForm.BIBTEX,
            "@misc{qa-a1b2,\n  title = {{우물 이야기}},\n  author = {{강나루}},\n"
            "  publisher = {샘물신문},\n  year = {2024},\n  month = {3},\n  date = {2024-03-05},\n"
            "  pages = {7},\n  url = {https://example.org/well},\n  langid = {korean}\n}",
            "@misc{qa-c3,\n  title = {{bare.txt}}\n}",
        ),
        (
            CitationForm.RIS,
            "TY  - GEN\r\nID  - a1b2\r\nTI  - 우물 이야기\r\nAU  - 강나루\r\nPB  - 샘물신문\r\n"
            "PY  - 2024\r\nDA  - 2024/03/05/\r\nSP  - 7\r\nUR  - https://example.org/well\r\n"
            "LA  - ko\r\nER  - ",
            "TY  - GEN\r\nID  - c3\r\nTI  - bare.txt\r\nER  - ",
        ),
    ],
)
def test_a_citation_says_what_is_known(form: CitationForm, full: str, bare: str) -> None:
    assert cite_as(FULL, form, 7) == full
    assert cite_as(BARE, form) == bare


def test_csl_json_is_what_reference_managers_read() -> None:
    assert json.loads(cite_as(FULL, CitationForm.CSL)) == [
        {
            "id": "a1b2",
            "type": "document",
            "title": "우물 이야기",
            "author": [{"literal": "강나루"}],
            "publisher": "샘물신문",
            "issued": {"date-parts": [[2024, 3, 5]]},
            "URL": "https://example.org/well",
            "language": "ko",
        }
    ]


@pytest.mark.parametrize(
    ("date", "korean", "english"),
    [
        ("2024", "2024년", "2024"),
        ("2024-11", "2024년 11월", "November 2024"),
        ("2024-13", "2024년 13월", "2024"),
        ("soon", "", ""),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(date: str, korean: str, english: str) -> None:
    article = Article(id="d", file="d", text="", title="달", date=date)
    assert cite_as(article, CitationForm.KOREAN) == f"「달」{', ' if korean else ''}{korean}."
    told = cite_as(article, CitationForm.ENGLISH)
    assert told == f"“달.” {english}.".replace(" .", "")


@given(HOSTILE, HOSTILE)
def test_no_value_ends_the_field_that_it_stands_in(title: str, author: str) -> None:
    article = Article(id="x", file="x", text="", title=title, author=author, url="javascript:x")
    ris = cite_as(article, CitationForm.RIS).split("\r\n")
    assert [line[:6] for line in ris] == [
        *("TY  - ", "ID  - ", "TI  - "),
        *(["AU  - "] if " ".join(author.split()) else []),
        "ER  - ",
    ]
    bibtex = cite_as(article, CitationForm.BIBTEX)
    bare = bibtex.replace(r"\{", "").replace(r"\}", "")
    depths = [bare[:i].count("{") - bare[:i].count("}") for i in range(1, len(bare) + 1)]
    assert min(depths[:-1]) >= 0
    assert depths[-1] == 0
    assert depths.index(0, bare.index("{")) == len(bare) - 1
    item = json.loads(cite_as(article, CitationForm.CSL))[0]
    assert item["title"] == (" ".join(title.split()) or "x")
    for form in CitationForm:
        assert "javascript" not in cite_as(article, form)


@given(HOSTILE)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    html = MarkdownIt().render(f"x {escape_markdown(text)} x")
    shown = "".join(map(str, document_fromstring(html).itertext())).split()
    assert shown == ["x", *text.split(), "x"]


@given(HOSTILE, HOSTILE.filter(str.strip))
def test_an_export_holds_the_words_and_no_markup_of_theirs(title: str, text: str) -> None:
    article = Article(id="x", file="x.md", text=text, title=title)
    given_ = answer(article, question=f"{text}?")
    rendered = MarkdownIt().render(exported(given_, ExportForm.MARKDOWN))
    tags = set(re.findall(r"</?([a-z0-9]+)", rendered))
    assert tags <= {"h1", "h2", "h3", "p", "blockquote"}
    page = document_fromstring(exported(given_, ExportForm.HTML))
    (shown, *_) = page.iterfind(".//*[@class='text']")
    assert "".join(map(str, shown.itertext())).split() == text.split()
    tags = {element.tag for element in page.iter()} - {"html", "head", "meta", "title", "style"}
    assert tags <= {"body", "h1", "h2", "h3", "p", "blockquote", "a", "section", "mark"}


def test_what_is_not_answered_is_exported_as_such() -> None:
    unanswered = answer(FULL, answered=False)
    assert "기사에서 답을 찾지 못했습니다." in exported(unanswered, ExportForm.MARKDOWN)
    assert "Not found in the articles." in exported(unanswered, ExportForm.HTML, "en")


SHOWN = (ExportForm.MARKDOWN, ExportForm.HTML, ExportForm.WORD)


def shown_text(found: Answer, form: ExportForm) -> str:
    """What somebody reads in an export, its lines apart."""
    content = export_answer(found, form)
    if form is ExportForm.WORD:
        return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
    page = content.decode()
    if form is ExportForm.MARKDOWN:
        page = MarkdownIt().render(page)
    return "".join(map(str, document_fromstring(page).itertext()))


@pytest.mark.parametrize("form", SHOWN)
def test_an_export_tells_the_page_and_how_the_question_was_understood(form: ExportForm) -> None:
    (citation,) = answer(FULL).passages
    found = replace(answer(FULL), passages=(replace(citation, page=7),), corrected="물은 *찬*가?")
    told = shown_text(found, form)
    assert "이렇게 이해하고 찾았습니다: 물은 *찬*가?" in told
    assert "p. 7" in told if form is ExportForm.MARKDOWN else "7쪽" in told
    assert "이해하고" not in shown_text(answer(FULL), form)


@pytest.mark.parametrize("form", SHOWN)
def test_an_answer_that_may_be_none_is_taken_along_as_such(form: ExportForm) -> None:
    assert "답일 수도" in shown_text(replace(answer(FULL), confidence=0.5), form)
    assert "답일 수도" not in shown_text(replace(answer(FULL), confidence=0.6), form)


@pytest.mark.parametrize("form", SHOWN)
def test_an_export_names_the_file_that_its_places_count_in(form: ExportForm) -> None:
    assert "1~14" in shown_text(answer(FULL), form)
    assert "well.md" in shown_text(answer(FULL), form)


@pytest.mark.parametrize("form", SHOWN)
def test_what_is_quoted_of_two_lines_stays_on_two_lines(form: ExportForm) -> None:
    text = "우물의 깊이\n\n1. 우물은 깊다."
    article = replace(FULL, text=text)
    citation = Citation(1, 0.9, 0, len(text), text, ((0, len(text)),), article)
    found = Answer("깊이는?", "ko", Quotation(text, (1,)), (citation,), 0.01)
    lines = [line.strip() for line in shown_text(found, form).splitlines()]
    assert lines.count("우물의 깊이") == 2  # in the quotation and in the passage
    assert lines.count("1. 우물은 깊다.") == 1 and lines.count("1. 우물은 깊다. [1]") == 1
    assert b"blockquote,.text{white-space:pre-line}" in export_answer(found, ExportForm.HTML)


def test_a_page_is_in_the_language_of_its_headings_and_a_quotation_in_its_own() -> None:
    found = answer(replace(FULL, language="other"), question="Is it deep?")
    page = document_fromstring(exported(found, ExportForm.HTML, "ko"))
    assert page.get("lang") == "ko"
    assert [one.get("lang") for one in page.iterfind(".//blockquote")] == ["und"]


def test_json_is_that_of_the_command_line() -> None:
    assert json.loads(exported(answer(FULL), ExportForm.JSON)) == answer_json(answer(FULL))


@given(HOSTILE, HOSTILE)
def test_a_table_gives_offsets_and_no_formula(title: str, text: str) -> None:
    article = Article(id="x", file="x.md", text=text, title=title)
    table = exported(answer(article), ExportForm.CSV)
    assert table.startswith("\ufeff")
    row = next(csv.DictReader(io.StringIO(table[1:], newline="")))
    assert (int(row["start"]), int(row["end"])) == (0, len(text))
    assert row["text"].removeprefix("'") == text.removeprefix("'")
    for cell in (row["title"], row["text"], row["found"]):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))
