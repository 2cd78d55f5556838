"""An answer or a checked draft as a Word document.

In: records and the words of a language. Out: the bytes of a .docx. Invariant: texts of articles,
questions and claims enter as text alone, without characters that XML can't hold.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qa.checking import Evidence, Finding
from qa.checking.differing import claim_spans, evidence_spans
from qa.citation_forms import web_address
from qa.exporting import writing
from qa.exporting.answers import page_of, understood
from qa.exporting.checks import counts, verdict_word, where
from qa.exporting.writing import Words
from qa.records import Answer, Article, Citation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FONT = "Malgun Gothic"  # on every Windows and in Word for the Mac; others take one of their own
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = {"SUPPORTED": "17653A", "REFUTED": "A3211C", "NOT_ENOUGH_INFO": "7A5200"}


def answer(found: Answer, words: Words) -> bytes:
    """The quotation, and each passage with its source and place."""
    document = _document(found.question)
    if found.corrected is not None:
        document.add_paragraph(_fit(understood(found.corrected, words)))
    if found.quotation is None:
        document.add_paragraph(words["none"])
    else:
        if found.unsure:
            document.add_paragraph(words["doubt"])
        numbers = "".join(f" [{number}]" for number in found.quotation.citations)
        document.add_paragraph(_fit(found.quotation.text + numbers), style="Intense Quote")
    document.add_heading(words["passages"], 1)
    for citation in found.passages:
        _passage(document, citation, words)
    return _bytes(document)


def check(findings: Sequence[Finding], words: Words) -> bytes:
    """Each claim with its verdict, why, and the places for and against."""
    document = _document(words["check"])
    document.add_paragraph(counts(findings, words))
    for number, finding in enumerate(findings, 1):
        _finding(document, finding, number, words)
    document.add_paragraph(words["made"], style="Caption")
    return _bytes(document)


def _document(title: str) -> "Document":
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    document.core_properties.author = "qa"
    document.core_properties.title = _fit(title)[:255]
    document.add_heading(_fit(title), 0)
    return document


def _bytes(document: "Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _passage(document: "Document", citation: Citation, words: Words) -> None:
    article = citation.article
    _source(document, f"{citation.number}. ", article)
    _marked(
        document.add_paragraph(), article.text, citation.start, citation.end, citation.highlights
    )
    place = writing.place(words, citation.start, citation.end)
    _where(document, article, page_of(citation, words), place)


def _finding(document: "Document", finding: Finding, number: int, words: Words) -> None:
    from docx.shared import RGBColor

    heading = document.add_heading(level=1)
    run = heading.add_run(f"{number}. {verdict_word(finding, words)}")
    if finding.verdict is not None:
        run.font.color.rgb = RGBColor.from_string(_COLOURS[finding.verdict.value])
    claim = finding.claim
    quote = document.add_paragraph(style="Quote")
    _marked(quote, claim.text, 0, len(claim.text), claim_spans(finding))
    document.add_paragraph(_fit(f"{finding.reason} ({where(finding, words)})"))
    for evidence in finding.evidence:
        _evidence(document, finding, evidence, words)


def _evidence(document: "Document", finding: Finding, evidence: Evidence, words: Words) -> None:
    article = evidence.article
    _source(document, f"[{evidence.number}] {words[evidence.stance.value]}: ", article)
    spans = evidence_spans(finding, evidence)
    _marked(document.add_paragraph(), article.text, evidence.start, evidence.end, spans)
    _where(document, article, writing.place(words, evidence.start, evidence.end))


def _source(document: "Document", before: str, article: Article) -> None:
    """A heading with the article's title, a link where it has an address of the web."""
    heading = document.add_heading(before, 2)
    title, address = _fit(article.title or article.file), web_address(article.url)
    run = heading.add_run(title)
    if address is None:
        return
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    relation = heading.part.relate_to(_fit(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    run.font.underline = True
    link.append(run._r)
    heading._p.append(link)


def _marked(
    paragraph: "Paragraph", text: str, start: int, end: int, spans: Iterable[tuple[int, int]]
) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    for piece, inside in writing.cut(text, start, end, spans):
        run = paragraph.add_run(_fit(piece))
        if inside:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _where(document: "Document", article: Article, *places: str) -> None:
    told = writing.byline(article, *places, article.file)
    document.add_paragraph(_fit(told), style="Caption")
