"""Checks to take along, and Word documents: offsets work, and nothing is markup or a formula."""

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring
from markdown_it import MarkdownIt

from qa.checking import Difference, DifferenceKind, Evidence, Finding, Stance, Verdict
from qa.checking.claims import Claim, claims
from qa.checking.differing import claim_spans, evidence_spans
from qa.checking.json_form import finding_json
from qa.exporting import ExportForm, export_answer, export_check
from qa.language.korean import Analyzer
from qa.records import Article
from tests.test_exporting import FULL, HOSTILE, answer

# What XML can't hold, besides what other forms stumble over.
UNFIT = st.text(alphabet=st.sampled_from("가a1 \n\t<>&\x00\x08\x1b\ud800\ufffe\u202e"), max_size=40)


@cache
def kinds() -> tuple[Claim, Claim]:
    """A claim that is checked, and a question that is not."""
    stated, asked = claims("물은 차다. 물은 차가운가?", Analyzer())
    return stated, asked


def found(claim: str, article: Article, word: str = "", other: str = "") -> Finding:
    """A claim that an article refutes: `word` of the claim against `other` of the article."""
    said = replace(kinds()[0], text=claim, start=3, end=3 + len(claim), plain=claim)
    difference = Difference(DifferenceKind.QUANTITY, word, other, 1)
    end = len(article.text)
    evidence = Evidence(1, Stance.REFUTES, 0, end, article.text, article)
    return Finding(said, Verdict.REFUTED, 0.9, claim, (difference,), (evidence,))


def aside(text: str) -> Finding:
    said = replace(kinds()[1], text=text, start=0, end=len(text), plain=text)
    return Finding(said, None, None, "")


@pytest.mark.parametrize(
    ("text", "word", "span"),
    [
        ("배는 12척이다", "12척", (3, 6)),
        ("112척이 아니라 12척이다", "12척", (10, 13)),
        ("배는 112척이다", "12척", None),
        ("배가 없다", "12척", None),
        ("배가 없다", "", None),
    ],
)
def test_what_differs_is_found_where_it_stands(
    text: str, word: str, span: tuple[int, int] | None
) -> None:
    finding = found(text, Article(id="a", file="a", text="우물은 깊다. 물은 차다."), word, "차다")
    assert claim_spans(finding) == ((span,) if span else ())
    assert evidence_spans(finding, finding.evidence[0]) == ((11, 13),)


@given(HOSTILE, HOSTILE.filter(str.strip))
def test_a_check_holds_the_words_and_no_markup_of_theirs(title: str, text: str) -> None:
    article = Article(id="x", file="x.md", text=text, title=title, url="javascript:x")
    findings = (found(text, article, text[:2], text[-2:]), aside(text))
    markdown = export_check(findings, ExportForm.MARKDOWN).decode()
    tags = set(re.findall(r"</?([a-z0-9]+)", MarkdownIt().render(markdown)))
    assert tags <= {"h1", "h2", "h3", "p", "blockquote"}
    page = document_fromstring(export_check(findings, ExportForm.HTML).decode())
    quotes = page.iterfind(".//blockquote")
    assert ["".join(map(str, one.itertext())).split() for one in quotes] == [text.split()] * 2
    tags = {element.tag for element in page.iter()} - {"html", "head", "meta", "title", "style"}
    assert tags <= {"body", "h1", "h2", "h3", "p", "blockquote", "section", "mark", "span"}
    table = export_check(findings, ExportForm.CSV).decode()
    row = next(csv.DictReader(io.StringIO(table[1:], newline="")))
    assert (int(row["claim_start"]), int(row["start"]), int(row["end"])) == (3, 0, len(text))
    for cell in (row["claim"], row["title"], row["text"], row["reason"]):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))


def test_a_checked_draft_names_the_file_that_its_places_count_in() -> None:
    findings = (found("물은 뜨겁다.", FULL, "뜨겁다", "차다"),)
    page = document_fromstring(export_check(findings, ExportForm.HTML).decode())
    assert "1~14번째 글자 · well.md" in "".join(map(str, page.itertext()))


def test_the_json_of_a_check_is_that_of_the_command_line() -> None:
    findings = (found("물은 뜨겁다.", FULL, "뜨겁다", "차다"), aside("물은?"))
    rows = json.loads(export_check(findings, ExportForm.JSON))
    assert rows == [finding_json(one, number) for number, one in enumerate(findings, 1)]


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_a_word_document_quotes_with_offsets_and_links() -> None:
    content = export_answer(answer(FULL), ExportForm.WORD)
    told = paragraphs(content)
    assert told[:3] == ["물은?", "우물은 깊다. [1]", "찾은 대목"]
    assert told[3].startswith("1. ")
    assert told[4] == FULL.text
    assert "1~14번째 글자 · well.md" in told[5]
    document = Document(io.BytesIO(content))
    targets = [link.target_ref for link in document.part.rels.values() if link.is_external]
    assert targets == ["https://example.org/well"]
    marked = [run.text for run in document.paragraphs[4].runs if run.font.highlight_color]
    assert marked == ["우물은 깊다."]


def test_a_checked_draft_becomes_a_word_document() -> None:
    findings = (found("물은 뜨겁다.", FULL, "뜨겁다", "차다"), aside("물은?"))
    told = paragraphs(export_check(findings, ExportForm.WORD, "en"))
    assert told[0] == "Claims checked"
    assert "1. ✗ Refuted" in told
    assert "물은 뜨겁다. (confidence 0.90, characters 4 to 10)" in told
    assert any("characters 1 to 14 · well.md" in line for line in told)
    assert "2. – Question" in told


@pytest.mark.parametrize("form", [ExportForm.MARKDOWN, ExportForm.HTML])
def test_a_check_tells_how_sure_it_is_as_the_page_does(form: ExportForm) -> None:
    told = export_check((found("물은 뜨겁다.", FULL, "뜨겁다", "차다"), aside("물은?")), form)
    assert told.decode().count("확신 0.90, 4~10번째 글자") == 1
    assert told.decode().count("확신") == 1  # a question has no verdict to be sure of


@pytest.mark.parametrize(
    ("confidence", "told"), [(0.5, "✗ 어긋나는 듯"), (0.74, "✗ 어긋나는 듯"), (0.75, "✗ 어긋남")]
)
def test_a_verdict_that_is_often_wrong_is_told_as_unsure(confidence: float, told: str) -> None:
    finding = replace(found("물은 뜨겁다.", FULL, "뜨겁다", "차다"), confidence=confidence)
    assert f"## 1. {told}\n" in export_check((finding,), ExportForm.MARKDOWN).decode()


@settings(max_examples=40)  # a document takes a while to write and to read
@given(UNFIT)
def test_nothing_that_a_text_holds_breaks_a_word_document(text: str) -> None:
    article = Article(id="x", file=f"x{text}.md", text=text, title=text, url=f"https://a.b/{text}")
    findings = (found(text, article, text[:2], text[-2:]),)
    assert paragraphs(export_check(findings, ExportForm.WORD))
    assert paragraphs(export_answer(answer(article, question=text), ExportForm.WORD))
