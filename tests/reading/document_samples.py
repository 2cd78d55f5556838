"""Samples of documents: PDF, Word, HWP, HWPX, OpenDocument, EPUB and RTF."""

import html
import io
from collections.abc import Iterator

from tests.reading.hangul_files import hwp, hwpx
from tests.reading.print_files import printed
from tests.reading.sample import (
    NOTE,
    TABLE,
    TABLE_TEXT,
    Expected,
    Sample,
    facts_of,
    text_of,
    zipped,
)
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS


def pdf_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        facts = facts_of(truth, "title author")
        for label, columns in (("one column", 1), ("two columns", 2)):
            data = printed(truth, columns=columns)
            yield Sample(
                f"{truth.language} {label}",
                "a.pdf",
                data,
                [Expected(text_of(truth), facts)],
                loose=True,
            )


def word_files() -> Iterator[Sample]:
    from docx import Document

    for truth in TRUTHS:
        document = Document()
        document.core_properties.title = truth.title
        document.core_properties.author = truth.author
        document.sections[0].header.paragraphs[0].text = "머리말이다"
        document.add_heading(truth.title, level=1)
        for paragraph in truth.paragraphs:
            document.add_paragraph(paragraph)
        table = document.add_table(rows=len(TABLE), cols=2)
        for row, cells in zip(table.rows, TABLE, strict=True):
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = value
        out = io.BytesIO()
        document.save(out)
        text = "\n\n".join([truth.title, *truth.paragraphs, TABLE_TEXT])
        expected = Expected(text, facts_of(truth, "title author"))
        yield Sample(truth.language, "a.docx", out.getvalue(), [expected])


def hangul_files() -> Iterator[Sample]:
    text = "\n\n".join([*KOREAN.paragraphs, NOTE, TABLE_TEXT])
    for packed in (True, False):
        data = hwp(
            KOREAN.paragraphs,
            table=TABLE,
            note=NOTE,
            head="머리말이다",
            packed=packed,
            title=KOREAN.title,
        )
        expected = Expected(text, {"title": KOREAN.title})
        yield Sample("packed" if packed else "not packed", "a.hwp", data, [expected])
    long = KOREAN.paragraphs * 40
    yield Sample("long", "a.hwp", hwp(long), [Expected("\n\n".join(long))])


def hangul_xml_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        data = hwpx(
            truth.paragraphs,
            table=TABLE,
            note=NOTE,
            head="머리말이다",
            title=truth.title,
            author=truth.author,
        )
        text = "\n\n".join([*truth.paragraphs, NOTE, TABLE_TEXT])
        expected = Expected(text, facts_of(truth, "title author"))
        yield Sample(truth.language, "a.hwpx", data, [expected])


def open_documents() -> Iterator[Sample]:
    for truth in TRUTHS:
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
            + "</table:table-row>"
            for row in TABLE
        )
        first, *rest = [html.escape(one, quote=False) for one in truth.paragraphs]
        body = (
            f"<text:tracked-changes><text:p>지운 말이다.</text:p></text:tracked-changes><text:p>"
            f"{first.replace(' ', '<text:s/>', 1)}<office:annotation><text:p>덧붙인 말이다.</text:p>"
            f"</office:annotation><text:note><text:note-citation>1</text:note-citation>"
            f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note></text:p>"
            + "".join(f"<text:p><text:span>{one}</text:span></text:p>" for one in rest)
            + "<text:list><text:list-item><text:p>하나</text:p><text:list><text:list-item><text:p>둘"
            "</text:p></text:list-item></text:list></text:list-item></text:list>"
            f"<table:table>{rows}</table:table>"
        )
        spaces = " ".join(
            f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
            for one in ("office", "text", "table", "meta")
        )
        meta = (
            f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta><dc:title>{truth.title}</dc:title><dc:creator>옮긴이</dc:creator>"
            f"<meta:initial-creator>{truth.author}</meta:initial-creator></office:meta>"
            "</office:document-meta>"
        )
        content = (
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        )
        parts = {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": meta.encode(),
        }
        paragraphs = [truth.paragraphs[0], NOTE, *truth.paragraphs[1:], "• 하나\n• 둘", TABLE_TEXT]
        expected = Expected("\n\n".join(paragraphs), facts_of(truth, "title author"))
        yield Sample(truth.language, "a.odt", zipped(parts), [expected])


def books() -> Iterator[Sample]:
    for truth in TRUTHS:
        chapters = {f"OEBPS/{n}.xhtml": f"<html><body><p>{html.escape(p, quote=False)}</p></body>"
            f"</html>"
                    for n, p in enumerate(truth.paragraphs)}  # fmt: skip
        items = "".join(
            f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>'
            for n in range(len(chapters))
        )
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{truth.title}</dc:title><dc:creator>{truth.author}</dc:creator>"
            f"<dc:publisher>{truth.publisher}</dc:publisher><dc:date>{truth.date}</dc:date>"
            f"<dc:source>{truth.url}</dc:source><dc:language>{truth.language}</dc:language>"
            f"</metadata>"
            f'<manifest><item id="nav" href="nav.xhtml" properties="nav" '
            f'media-type="application/xhtml+xml"/>{items}'
            f'</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
        )
        entries = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container "
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
            "OEBPS/a.opf": package,
            "OEBPS/nav.xhtml": "<html><body><p>차례</p></body></html>",
            **chapters,
        }
        data = zipped({name: text.encode() for name, text in entries.items()})
        expected = Expected(
            text_of(truth), facts_of(truth, "title author publisher date url language")
        )
        yield Sample(truth.language, "a.epub", data, [expected])


def rich_texts() -> Iterator[Sample]:
    for truth, label, encode in (
        (KOREAN, "escaped bytes", lambda text: _escaped(text, "cp949")),
        (KOREAN, "Unicode", _unicode),
        (KOREAN, "raw bytes", lambda text: text.encode("cp949")),
        (ENGLISH, "Unicode", _unicode),
    ):
        body = b"\\par\n".join(encode(paragraph) for paragraph in truth.paragraphs)
        cells = b"".join(
            b"".join(encode(cell) + b"\\cell " for cell in row) + b"\\row\n" for row in TABLE
        )
        data = (
            b"{\\rtf1\\ansi\\ansicpg949\\deff0{\\fonttbl{\\f0\\fnil\\fcharset129 Batang;"
            b"}{\\f1\\fcharset0 Arial;}}"
            b"{\\info{\\title "
            + encode(truth.title)
            + b"}{\\author "
            + encode(truth.author)
            + b"}}"
            b"{\\header "
            + encode("머리말이다")
            + b"}\\f0\\fs20 "
            + body
            + b"\\par\n"
            + cells
            + b"\\pard\\f1 A\\par}"
        )
        expected = Expected(f"{text_of(truth)}\n\n{TABLE_TEXT}\nA", facts_of(truth, "title author"))
        yield Sample(f"{truth.language} {label}", "a.rtf", data, [expected])


def _escaped(text: str, encoding: str) -> bytes:
    return b"".join(
        character.encode()
        if character.isascii()
        else "".join(f"\\'{b:02x}" for b in character.encode(encoding)).encode()
        for character in text
    )


def _unicode(text: str) -> bytes:
    units = text.encode("utf-16-le")
    codes = (
        int.from_bytes(units[at : at + 2], "little", signed=False) for at in range(0, len(units), 2)
    )
    return b"".join(
        bytes([code]) if code < 128 else f"\\u{code - 65536 if code > 32767 else code}?".encode()
        for code in codes
    )
