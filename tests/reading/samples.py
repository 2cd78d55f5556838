"""Files of every format and encoding, built in memory, and the article that each must give."""

import codecs
import csv
import html
import io
import json
import quopri
import unicodedata
from base64 import encodebytes
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.reading.hangul_files import hwp, hwpx
from tests.reading.print_files import printed
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS, Truth

TABLE = (("해", "그루"), ("2022", "없음"), ("2023", "1,240"))
TABLE_TEXT = "해 | 그루\n2022 | 없음\n2023 | 1,240"
NOTE = "나무는 들샘군 양묘장에서 길렀다."


@dataclass(frozen=True, slots=True)
class Expected:
    """One article that a file must give: its text, the facts named, and its member."""

    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    member: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and what reading it gives; `loose` leaves white space out of the comparison."""

    label: str
    name: str
    data: bytes
    expected: Sequence[Expected]
    loose: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.label}"


def text_of(truth: Truth) -> str:
    return "\n\n".join(truth.paragraphs)


def facts_of(truth: Truth, names: str = "title author publisher date url") -> dict[str, str]:
    return {name: getattr(truth, name) for name in names.split()}


def samples() -> list[Sample]:
    """Build all samples, those of every suffix in the order of SAMPLES."""
    return [sample for build in BUILDERS.values() for sample in build()]


def _text_files() -> Iterator[Sample]:
    text = text_of(KOREAN)
    for encoding in (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp949",
        "euc-kr",
        "johab",
    ):
        yield Sample(f"Korean {encoding}", "a.txt", text.encode(encoding), [Expected(text)])
    marked = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    yield Sample("Korean UTF-16 marked big-endian", "a.txt", marked, [Expected(text)])
    yield Sample("Korean ISO-2022-KR", "a.txt", text.replace("“", '"').replace("”", '"').encode("iso2022_kr"),
                 [Expected(text.replace("“", '"').replace("”", '"'))])  # fmt: skip
    for right in ("utf-8", "cp949"):
        broken = text.encode(right).decode("latin-1").encode()
        yield Sample(f"{right} taken for Latin-1", "a.txt", broken, [Expected(text)])
    yield Sample("NFD", "a.txt", unicodedata.normalize("NFD", text).encode(), [Expected(text)])
    yield Sample("CRLF", "a.TXT", text.replace("\n", "\r\n").encode("cp949"), [Expected(text)])
    yield Sample("CR", "a.txt", text.replace("\n", "\r").encode(), [Expected(text)])
    dirty = text.replace(" ", "\xa0").replace("다", "다\u200b").replace("둑", "\u00ad둑")
    yield Sample("odd spaces and invisible characters", "a.txt", dirty.encode(), [Expected(text)])
    english = text_of(ENGLISH)
    for encoding in ("utf-8", "utf-16", "utf-16-le", "cp1252"):
        yield Sample(f"English {encoding}", "a.txt", english.encode(encoding), [Expected(english)])
    broken = english.replace("”", "“").encode().decode("cp1252").encode()
    yield Sample(
        "English UTF-8 taken for cp1252", "a.txt", broken, [Expected(english.replace("”", "“"))]
    )
    lies = _page(KOREAN).encode()
    yield Sample("a page under .txt", "a.txt", lies, [Expected(text, facts_of(KOREAN))])
    front = f'---\nlayout: single\ntitle: "{KOREAN.title}\n"\n---\n{text}'
    yield Sample("front matter", "a.txt", front.encode(), [Expected(text, {"title": KOREAN.title})])


def _plain_suffix() -> Iterator[Sample]:
    text = text_of(ENGLISH)
    yield Sample("English", "a.text", text.encode(), [Expected(text)])


def _markdown_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        text = text_of(truth)
        facts = facts_of(truth, "title author date url language")
        yaml = (
            f'---\ntitle: "{truth.title}"\ndate: {truth.date} 07:30:00 +0900\nauthor:\n  - {truth.author}\n'
            f"link: {truth.url}\nlang: {truth.language}\ntags: [a, b]\n---\n"
        )
        toml = (
            f'+++\ntitle = "{truth.title}"\ndate = {truth.date}T07:30:00+09:00\nauthors = ["{truth.author}"]\n'
            f'url = "{truth.url}"\nlanguage = "{truth.language}"\n+++\n'
        )
        obsidian = (
            f'---\ntitle: {truth.title}\nsource: {truth.url}\nauthor:\n  - "[[{truth.author}]]"\n'
            f"published: {truth.date}\nlang: {truth.language}\n---\n"
        )
        broken = (
            f"---\ntitle: {truth.title}\nauthor: {truth.author}\ndate: {truth.date}\nlink: {truth.url}\n"
            f"lang: {truth.language}\nsummary: one: two: [three\n---\n"
        )
        for label, front in (
            ("Jekyll", yaml),
            ("Hugo", toml),
            ("Obsidian", obsidian),
            ("broken YAML", broken),
        ):
            data = (front + text).encode()
            yield Sample(f"{truth.language} {label}", "a.md", data, [Expected(text, facts)])
    marked = "\n\n".join([f"# {KOREAN.title}", *(f"**{p[:3]}**{p[3:]}" for p in KOREAN.paragraphs)])
    expected = "\n\n".join([KOREAN.title, text_of(KOREAN)])
    for encoding in ("cp949", "utf-16", "utf-8-sig"):
        yield Sample(f"headings {encoding}", "a.md", marked.encode(encoding), [Expected(expected)])
    rich = (
        "## 요약\n\n**둑(제방)**은 [버드나무](https://example.org/w)가 지킨다. ![그림](a.png)\n\n"
        "- 첫째\n- 둘째\n\n2023. 4. 17. 심었다.\n\n| 해 | 그루 |\n|---|---|\n| 2023 | 1,240 |\n\n> 인용이다.\n\n"
        "```\nplant(1240)\n```\n\n<!-- 지운다 -->\n3*4*5 그루<br>끝."
    )
    plain = (
        "요약\n\n둑(제방)은 버드나무가 지킨다.\n\n• 첫째\n• 둘째\n\n2023. 4. 17. 심었다.\n\n해 | 그루\n2023 | 1,240\n\n"
        "인용이다.\n\nplant(1240)\n\n3*4*5 그루\n끝."
    )
    yield Sample("marks", "a.markdown", rich.encode(), [Expected(plain)])


def _page(truth: Truth, head: str = "", body: str = "") -> str:
    meta = head or (
        f'<meta property="og:title" content="{truth.title}"><meta name="author" content="{truth.author}">'
        f'<meta property="og:site_name" content="{truth.publisher}"><meta property="og:url" content="{truth.url}">'
        f'<meta property="article:published_time" content="{truth.date}T07:30:00+09:00">'
    )
    inner = body or "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in truth.paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="{truth.language}"><head><title>{truth.title} - {truth.publisher}</title>'
        f"{meta}<style>p {{ color: red }}</style></head>\n<body>\n<nav><ul><li><a href='/'>첫 화면</a></li>"
        f"<li><a href='/in'>들어가기</a></li></ul></nav>\n<div id='wrap'><div class='article_body'>{inner}</div>\n"
        "<div class='related_news'><h4>다른 글</h4><ul><li><a href='/1'>저 너머 이야기 하나</a></li></ul></div>"
        "<script>var a = '<p>숨은 글</p>';</script></div>\n<footer>모든 권리를 가진다</footer></body></html>"
    )


def _html_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        text, facts = text_of(truth), facts_of(truth, "title author publisher date url language")
        yield Sample(
            f"{truth.language} meta", "a.html", _page(truth).encode(), [Expected(text, facts)]
        )
        stated = {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {
                    "@type": ["NewsArticle"],
                    "headline": truth.title,
                    "datePublished": f"{truth.date}T07:30:00+09:00",
                    "author": [{"@type": "Person", "name": truth.author}],
                    "publisher": {"@type": "Organization", "name": truth.publisher},
                    "mainEntityOfPage": {"@id": truth.url},
                },
            ],
        }
        head = (
            f'<script type="application/ld+json">{json.dumps(stated, ensure_ascii=False)}</script>'
        )
        page = _page(truth, head).encode()
        yield Sample(f"{truth.language} JSON-LD", "a.html", page, [Expected(text, facts)])
        broken = "<br><br>".join(html.escape(p, quote=False) for p in truth.paragraphs)
        page = _page(truth, body=broken).encode("utf-16")
        yield Sample(
            f"{truth.language} line breaks, UTF-16", "a.html", page, [Expected(text, facts)]
        )
    text = text_of(KOREAN)
    for claimed, real in (
        ("euc-kr", "cp949"),
        ("euc-kr", "utf-8"),
        ("utf-8", "cp949"),
        ("shift_jis", "utf-8"),
    ):
        page = _page(KOREAN, f'<meta charset="{claimed}">').encode(real)
        yield Sample(f"says {claimed}, is {real}", "a.htm", page, [Expected(text)])
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    body = "".join(f"<p>{p}</p>" for p in KOREAN.paragraphs) + f"<table>{table}</table>"
    page = _page(KOREAN, body=body).encode()
    yield Sample("table", "a.html", page, [Expected(f"{text}\n\n{TABLE_TEXT}")])


def _xhtml_files() -> Iterator[Sample]:
    page = '<?xml version="1.0" encoding="UTF-8"?>\n' + _page(KOREAN).replace(
        '<html lang="ko">', '<html xmlns="http://www.w3.org/1999/xhtml" lang="ko">'
    )
    yield Sample("Korean", "a.xhtml", page.encode(), [Expected(text_of(KOREAN), facts_of(KOREAN))])


def _saved_pages(suffix: str) -> Iterator[Sample]:
    for truth, charset, transfer in (
        (KOREAN, "utf-8", "quoted-printable"),
        (KOREAN, "cp949", "base64"),
        (ENGLISH, "utf-8", "base64"),
    ):
        data = _mhtml(
            _page(truth, f"<meta property='og:site_name' content='{truth.publisher}'>"),
            truth.url,
            charset,
            transfer,
        )
        expected = Expected(text_of(truth), facts_of(truth, "title url"))
        yield Sample(f"{truth.language} {charset} {transfer}", f"a{suffix}", data, [expected])


def _mhtml(page: str, url: str, charset: str, transfer: str) -> bytes:
    data = page.encode(charset)
    body = quopri.encodestring(data) if transfer == "quoted-printable" else encodebytes(data)
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--a1----"\r\n\r\n\r\n'
        f"------MultipartBoundary--a1----\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {transfer}\r\nContent-Location: {url}\r\n\r\n"
    )
    tail = (
        "\r\n------MultipartBoundary--a1----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: cid:css\r\n\r\np { color: red }\r\n------MultipartBoundary--a1------\r\n"
    )
    return head.encode() + body + tail.encode()


def _pdf_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        facts = facts_of(truth, "title author")
        for label, options in (("one column", {}), ("two columns", {"columns": 2})):
            data = printed(truth, **options)
            yield Sample(
                f"{truth.language} {label}",
                "a.pdf",
                data,
                [Expected(text_of(truth), facts)],
                loose=True,
            )


def _word_files() -> Iterator[Sample]:
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


def _hangul_files() -> Iterator[Sample]:
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


def _hangul_xml_files() -> Iterator[Sample]:
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


def _books() -> Iterator[Sample]:
    for truth in TRUTHS:
        chapters = {f"OEBPS/{n}.xhtml": f"<html><body><p>{html.escape(p, quote=False)}</p></body></html>"
                    for n, p in enumerate(truth.paragraphs)}  # fmt: skip
        items = "".join(
            f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>'
            for n in range(len(chapters))
        )
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{truth.title}</dc:title><dc:creator>{truth.author}</dc:creator>"
            f"<dc:publisher>{truth.publisher}</dc:publisher><dc:date>{truth.date}</dc:date>"
            f"<dc:source>{truth.url}</dc:source><dc:language>{truth.language}</dc:language></metadata>"
            f'<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>{items}'
            f'</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
        )
        entries = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
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


def _rich_texts() -> Iterator[Sample]:
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
            b"{\\rtf1\\ansi\\ansicpg949\\deff0{\\fonttbl{\\f0\\fnil\\fcharset129 Batang;}{\\f1\\fcharset0 Arial;}}"
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


def _row(truth: Truth, names: Mapping[str, str]) -> dict[str, str]:
    return {
        named: text_of(truth) if name == "text" else getattr(truth, name)
        for name, named in names.items()
    }


ENGLISH_NAMES = {"title": "title", "text": "content", "date": "published_at", "author": "byline",
                 "publisher": "publisher", "url": "link"}  # fmt: skip
KOREAN_NAMES = {"title": "제목", "text": "본문", "date": "작성일", "author": "기자", "publisher": "언론사",
                "url": "링크"}  # fmt: skip


def _expected_rows(members: Sequence[str]) -> list[Expected]:
    return [
        Expected(text_of(truth), facts_of(truth), member)
        for truth, member in zip(TRUTHS, members, strict=True)
    ]


def _json_files() -> Iterator[Sample]:
    one = json.dumps(_row(KOREAN, ENGLISH_NAMES))
    yield Sample(
        "one object", "a.json", one.encode(), [Expected(text_of(KOREAN), facts_of(KOREAN))]
    )
    for label, names in (("English names", ENGLISH_NAMES), ("Korean names", KOREAN_NAMES)):
        rows = [_row(truth, names) for truth in TRUTHS]
        data = json.dumps(rows, ensure_ascii=False).encode()
        yield Sample(label, "a.json", data, _expected_rows(("1", "2")))
    rows = [{"id": f"n{n}", **_row(truth, ENGLISH_NAMES)} for n, truth in enumerate(TRUTHS)]
    for encoding in ("utf-8-sig", "utf-16", "cp949"):
        wrapped = json.dumps({"total": 2, "articles": rows}, ensure_ascii=False)
        if encoding == "cp949":
            wrapped = wrapped.replace("£", "\\u00a3")
        yield Sample(
            f"wrapped {encoding}", "a.json", wrapped.encode(encoding), _expected_rows(("n0", "n1"))
        )
    page = json.dumps(
        [{"title": KOREAN.title, "body": "".join(f"<p>{p}</p>" for p in KOREAN.paragraphs)}]
    )
    expected = Expected(text_of(KOREAN), {"title": KOREAN.title}, "1")
    yield Sample("HTML in a value", "a.json", page.encode(), [expected])


def _json_lines(suffix: str) -> Iterator[Sample]:
    for label, names in (("English names", ENGLISH_NAMES), ("Korean names", KOREAN_NAMES)):
        lines = "\n".join(json.dumps(_row(truth, names), ensure_ascii=False) for truth in TRUTHS)
        yield Sample(label, f"a{suffix}", lines.encode(), _expected_rows(("1", "2")))


def _tables() -> Iterator[Sample]:
    for label, names, delimiter, encoding in (
        ("comma", ENGLISH_NAMES, ",", "utf-8"),
        ("Excel", KOREAN_NAMES, ",", "utf-8-sig"),
        ("semicolon", KOREAN_NAMES, ";", "utf-8"),
        ("Excel Unicode text", KOREAN_NAMES, "\t", "utf-16"),
    ):
        data = _table(names, delimiter).encode(encoding)
        yield Sample(f"{label} {encoding}", "a.csv", data, _expected_rows(("1", "2")))
    data = _table(KOREAN_NAMES, ",").replace("£", "$").encode("cp949")
    expected = _expected_rows(("1", "2"))
    english = Expected(text_of(ENGLISH).replace("£", "$"), facts_of(ENGLISH), "2")
    yield Sample("Korean Excel cp949", "a.csv", data, [expected[0], english])
    unnamed = _table({"url": "x1", "date": "x2", "text": "x3", "title": "x4"}, ",")
    guessed = [
        Expected(text_of(t), facts_of(t, "title date url"), str(n)) for n, t in enumerate(TRUTHS, 1)
    ]
    yield Sample("guessed columns", "a.csv", unnamed.encode(), guessed)


def _table(names: Mapping[str, str], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(names.values()), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(_row(truth, names) for truth in TRUTHS)
    return out.getvalue()


def _tab_tables() -> Iterator[Sample]:
    yield Sample("tab", "a.tsv", _table(KOREAN_NAMES, "\t").encode(), _expected_rows(("1", "2")))


def zipped(entries: Mapping[str, bytes], encoding: str = "utf-8") -> bytes:
    """Write an archive; with another encoding, names as old Korean programs wrote them."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in entries.items():
            entry = ZipInfo(name)
            if encoding != "utf-8":
                entry.filename = name.encode(encoding).decode("cp437")
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            file.writestr(entry, data)
    data = out.getvalue()
    if encoding == "utf-8":
        return data
    for name in entries:
        wrong = name.encode(encoding).decode("cp437").encode()
        data = data.replace(wrong, name.encode(encoding).ljust(len(wrong), b" "))
    return data


def _archives() -> Iterator[Sample]:
    korean, english = text_of(KOREAN), text_of(ENGLISH)
    plain = {
        "나무.txt": korean.encode("cp949"),
        "folder/bell.md": english.encode(),
        "__MACOSX/._a.txt": b"\0\1",
    }
    expected = [Expected(english, member="folder/bell.md"), Expected(korean, member="나무.txt")]
    yield Sample("text and Markdown", "a.zip", zipped(plain), expected)
    inner = zipped({"종.txt": english.encode()})
    nested = {
        "안.zip": inner,
        "a.hwpx": hwpx(KOREAN.paragraphs),
        "../../out.html": _page(KOREAN).encode(),
    }
    expected = [
        Expected(korean, facts_of(KOREAN), "../../out.html"),
        Expected(korean, member="a.hwpx"),
        Expected(english, member="안.zip#종.txt"),
    ]
    yield Sample("nested", "a.zip", zipped(nested), expected)


BUILDERS: Mapping[str, Callable[[], Iterator[Sample]]] = {
    ".txt": _text_files,
    ".text": _plain_suffix,
    ".md": _markdown_files,
    ".html": _html_files,
    ".xhtml": _xhtml_files,
    ".mhtml": lambda: _saved_pages(".mhtml"),
    ".mht": lambda: _saved_pages(".mht"),
    ".pdf": _pdf_files,
    ".docx": _word_files,
    ".hwp": _hangul_files,
    ".hwpx": _hangul_xml_files,
    ".epub": _books,
    ".rtf": _rich_texts,
    ".json": _json_files,
    ".jsonl": lambda: _json_lines(".jsonl"),
    ".ndjson": lambda: _json_lines(".ndjson"),
    ".csv": _tables,
    ".tsv": _tab_tables,
    ".zip": _archives,
}
