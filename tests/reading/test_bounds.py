"""Hostile files: bombs, depth, entities, names; each takes little time and does nothing outside."""

import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from qa.errors import EncryptedFileError, ReadingError, UnsupportedFormatError
from qa.reading import LARGEST, examine, read
from qa.reading.archives import MOST_ENTRIES
from tests.reading.compound_file import compound_file
from tests.reading.hangul_files import hwp, hwpx
from tests.reading.sample import zipped
from tests.reading.truth import KOREAN

SECONDS = 10.0
PAGE = "<html><body>{}</body></html>"

HOSTILE: dict[str, tuple[str, bytes]] = {
    "elements 20,000 deep": (
        "a.html",
        PAGE.format("<div>" * 20_000 + "글" + "</div>" * 20_000).encode(),
    ),
    "elements that never close": ("a.html", PAGE.format("<b><i>" * 50_000 + "글").encode()),
    "50,000 elements": ("a.html", PAGE.format("<p>글이다</p>" * 50_000).encode()),
    "50,000 headings": ("a.html", PAGE.format("<h1>글</h1><div>글</div>" * 25_000).encode()),
    "nested comments": ("a.html", PAGE.format("<div class=comment>글" * 1_900).encode()),
    "attributes": ("a.html", PAGE.format("<p " + "a=1 " * 200_000 + ">글</p>").encode()),
    "brackets in Markdown": ("a.md", b"[" * 200_000),
    "links in Markdown": ("a.md", b"[a](" * 100_000),
    "emphasis in Markdown": ("a.md", b"*a _b " * 100_000),
    "quotes in Markdown": ("a.md", b">" * 100_000),
    "nested lists": ("a.md", b"".join(b" " * (n % 400) + b"- a\n" for n in range(5_000))),
    "open comments": ("a.md", b"<!-- " * 100_000),
    "spaces": ("a.txt", b"a" + b" " * 1_000_000 + b"b\n" + b"x  " * 100_000),
    "YAML nesting": ("a.md", b"---\na: " + b"[" * 15_000 + b"\n---\ntext"),
    "YAML aliases": (
        "a.md",
        b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: t\n---\ntext",
    ),
    "JSON nesting": ("a.json", b"[" * 1_000_000),
    "a long number": ("a.json", b"9" * 1_000_000),
    "an open quotation": ("a.csv", b'title,text\n"' + b"a," * 500_000),
    "RTF groups": ("a.rtf", b"{\\rtf1 " + b"{" * 200_000),
    "parts of a saved page": (
        "a.mhtml",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
        + b"--a\n\n" * 100_000,
    ),
}


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_files_take_little_time(label: str) -> None:
    name, data = HOSTILE[label]
    start = time.process_time()
    reading = examine(name, data)
    assert time.process_time() - start < SECONDS
    assert reading.articles or reading.refused


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(UnsupportedFormatError, match="split it"):
        read("a.txt", b"a" * (LARGEST + 1))


def test_archives_that_unpack_to_too_much_are_refused() -> None:
    zeros = bytes(60_000_000)
    bomb = zipped({"a.txt": zeros})
    with pytest.raises(UnsupportedFormatError, match="50,000,000"):
        read("a.zip", bomb)
    many = zipped({f"{number}.txt": bytes(12_345) for number in range(20)})
    many = many.replace((12_345).to_bytes(4, "little"), (49_000_000).to_bytes(4, "little"))
    with pytest.raises(UnsupportedFormatError, match="split it"):
        read("a.zip", many)
    crowd = zipped({f"{number}.txt": b"" for number in range(MOST_ENTRIES + 1)})
    with pytest.raises(UnsupportedFormatError, match="files"):
        read("a.zip", crowd)


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    data = zipped({"a.txt": bytes(60_000_000)})
    lying = data.replace((60_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    reading = examine("a.zip", lying)
    assert not reading.articles
    assert all(isinstance(refusal.error, ReadingError) for refusal in reading.refused)


def test_archives_inside_archives_have_an_end() -> None:
    data = zipped({"a.txt": "글이다.".encode()})
    for _ in range(4):
        data = zipped({"inner.zip": data})
    reading = examine("a.zip", data)
    assert not reading.articles
    assert "inside" in str(reading.refused[0].error)


def _xml_bombs() -> Iterator[tuple[str, bytes]]:
    doctype = '<!DOCTYPE a [<!ENTITY b "글글글글"><!ENTITY c "&b;&b;&b;&b;">]>'
    outside = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    for declared in (doctype, outside):
        document = (
            f'<?xml version="1.0"?>{declared}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&c;'
            f"</w:t></w:r></w:p>"
            "</w:body></w:document>"
        )
        yield "a.docx", zipped({"word/document.xml": document.encode()})
        section = f'<?xml version="1.0"?>{declared}<s><p><run><t>&c;</t></run></p></s>'
        yield "a.hwpx", zipped({"Contents/section0.xml": section.encode()})


@pytest.mark.parametrize(("name", "data"), list(_xml_bombs()))
def test_entities_are_neither_expanded_nor_fetched(name: str, data: bytes) -> None:
    with pytest.raises(ReadingError, match="entities"):
        read(name, data)


def test_an_outside_entity_of_a_page_is_not_fetched() -> None:
    secret = Path("/etc/hostname").read_text().strip()
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body>'
        f"<p>{KOREAN.paragraphs[0]} &x;</p></body></html>"
    )
    assert secret not in read("a.html", page.encode())[0].text.replace(KOREAN.paragraphs[0], "")


@pytest.mark.parametrize(
    "name", ["../../a.txt", "/etc/a.txt", "C:\\a.txt", "a\\..\\b.txt", "CON.txt"]
)
def test_names_that_lead_elsewhere_are_only_names(name: str, tmp_path: Path) -> None:
    articles = read("a.zip", zipped({name: "글이다.".encode()}))
    assert [article.text for article in articles] == ["글이다."]
    assert list(tmp_path.iterdir()) == []


def test_names_of_old_korean_archives() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("XXXX.txt", "글이다.")
    data = out.getvalue().replace(b"XXXX", "나무".encode("cp949"))
    assert read("a.zip", data)[0].member == "나무.txt"


def test_what_an_archive_holds_besides_articles_is_named() -> None:
    data = zipped(
        {"a.txt": "글이다.".encode(), "b.png": b"\x89PNG\r\n", "c.txt": b"", "d.xyz": b"a"}
    )
    reading = examine("a.zip", data)
    assert [article.member for article in reading.articles] == ["a.txt"]
    assert [refusal.member for refusal in reading.refused] == ["b.png", "c.txt", "d.xyz"]


def test_passwords_and_protection_are_named() -> None:
    encrypted = bytearray(zipped({"a.txt": b"text"}))
    encrypted[6] |= 1
    at = encrypted.find(b"PK\x01\x02")
    encrypted[at + 8] |= 1
    protected = {
        "a.zip": bytes(encrypted),
        "a.hwp": hwp(KOREAN.paragraphs, flags=2),
        "b.hwp": hwp(KOREAN.paragraphs, flags=4),
        "a.hwpx": hwpx(KOREAN.paragraphs, encrypted=True),
        "a.docx": compound_file({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"}),
    }
    for name, data in protected.items():
        with pytest.raises(EncryptedFileError):
            read(name, data)


def test_what_is_not_supported_is_named() -> None:
    foreign = {
        "a.doc": compound_file({"WordDocument": b"x" * 5000}),
        "a.xls": compound_file({"Workbook": b"x" * 5000}),
        "a.docx": compound_file({"WordDocument": b"x" * 5000}),
        "a.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "old.hwp": b"HWP Document File V3.00 \x1a\1\2\3\4\5" + bytes(100),
        "new.hwp": hwp(KOREAN.paragraphs, version=6),
        "a.xyz": b"text",
        "noname": b"text",
    }
    for name, data in foreign.items():
        with pytest.raises(UnsupportedFormatError):
            read(name, data)


def test_an_open_document_is_named_as_what_it_is() -> None:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(UnsupportedFormatError, match="OpenDocument"):
        read("a.odt", zipped({"mimetype": kind, "content.xml": b"<office/>"}))


def test_a_pages_document_is_named_as_what_it_is() -> None:
    with pytest.raises(UnsupportedFormatError, match=r"Pages.*\.docx"):
        read("a.pages", zipped({"Index/Document.iwa": b"\0", "preview.jpg": b"\xff\xd8\xff"}))


def test_an_open_document_with_a_password_asks_for_one_without() -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"\x8f\x02",
        "META-INF/manifest.xml": b"<manifest><file-entry><encryption-data/></file-entry></manifest>",
    }
    with pytest.raises(EncryptedFileError, match="password"):
        read("a.odt", zipped(parts))


def test_what_a_browser_saves_beside_a_page_is_no_article_of_an_archive() -> None:
    page = "<html><body><p>시는 새 도서관을 3월에 연다고 5일 밝혔다.</p></body></html>"
    parts = {
        "a/쪽.html": page.encode(),
        "a/쪽_files/frame.html": page.replace("시는", "값은").encode(),
    }
    assert [one.member for one in read("a.zip", zipped(parts))] == ["a/쪽.html"]
