"""Pages saved whole in forms that browsers seldom write: of one part, and within a mixed one."""

import plistlib

import pytest

from qa.errors import DamagedFileError, UnsupportedFormatError
from qa.reading import read
from tests.reading.sample import text_of
from tests.reading.truth import KOREAN
from tests.reading.web_samples import page_of

PAGE = page_of(KOREAN)
PART = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
SINGLE = (
    'From: "Saved by a browser"\r\nSubject: a\r\nMIME-Version: 1.0\r\n'
    f"{PART}Content-Location: https://example.org/a\r\n\r\n{PAGE}"
)
MIXED = (
    "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="o"\r\n\r\n'
    '--o\r\nContent-Type: multipart/related; boundary="i"\r\n\r\n'
    f"--i\r\n{PART}\r\n{PAGE}\r\n--i--\r\n--o--\r\n"
)


@pytest.mark.parametrize("name", ("a.mht", "a.mhtml", "a.txt"))
@pytest.mark.parametrize("page", (SINGLE, MIXED), ids=("single", "mixed"))
def test_a_saved_page_is_read(name: str, page: str) -> None:
    assert [article.text for article in read(name, page.encode())] == [text_of(KOREAN)]


def test_a_single_part_that_breaks_off_is_refused() -> None:
    with pytest.raises(DamagedFileError, match="breaks off"):
        read("a.mht", SINGLE[: SINGLE.index("</body>") - 60].encode())


def test_a_text_that_speaks_of_where_content_is_stays_text() -> None:
    text = "Content-Language: ko\n그는 Content-Location: 이라는 줄을 보았다."
    assert read("a.txt", text.encode())[0].text == text


def test_a_web_archive_of_no_page_says_so() -> None:
    main = {"WebResourceData": b"%PDF-1.4", "WebResourceMIMEType": "application/pdf"}
    with pytest.raises(UnsupportedFormatError, match="application/pdf"):
        read("a.webarchive", plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
