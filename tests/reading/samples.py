"""All samples, by the suffix of their files."""

from collections.abc import Callable, Iterator, Mapping

from tests.reading.document_samples import (
    books,
    hangul_files,
    hangul_xml_files,
    open_documents,
    pdf_files,
    rich_texts,
    word_files,
)
from tests.reading.hangul_files import hwpx
from tests.reading.post_samples import feeds, mails, note_exports
from tests.reading.row_samples import json_files, json_lines, tab_tables, tables, workbooks
from tests.reading.sample import Expected, Sample, facts_of, text_of, zipped
from tests.reading.text_samples import markdown_files, plain_suffix, subtitles, text_files
from tests.reading.truth import ENGLISH, KOREAN
from tests.reading.web_samples import html_files, page_of, saved_pages, web_archives, xhtml_files


def samples() -> list[Sample]:
    """Build all samples, those of every suffix in the order of BUILDERS."""
    return [sample for build in BUILDERS.values() for sample in build()]


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
        "../../out.html": page_of(KOREAN).encode(),
    }
    expected = [
        Expected(korean, facts_of(KOREAN), "../../out.html"),
        Expected(korean, member="a.hwpx"),
        Expected(english, member="안.zip#종.txt"),
    ]
    yield Sample("nested", "a.zip", zipped(nested), expected)


BUILDERS: Mapping[str, Callable[[], Iterator[Sample]]] = {
    ".txt": text_files,
    ".srt": lambda: subtitles(".srt"),
    ".vtt": lambda: subtitles(".vtt"),
    ".text": plain_suffix,
    ".md": markdown_files,
    ".html": html_files,
    ".xhtml": xhtml_files,
    ".mhtml": lambda: saved_pages(".mhtml"),
    ".mht": lambda: saved_pages(".mht"),
    ".webarchive": web_archives,
    ".pdf": pdf_files,
    ".docx": word_files,
    ".hwp": hangul_files,
    ".hwpx": hangul_xml_files,
    ".odt": open_documents,
    ".epub": books,
    ".rtf": rich_texts,
    ".json": json_files,
    ".jsonl": lambda: json_lines(".jsonl"),
    ".ndjson": lambda: json_lines(".ndjson"),
    ".csv": tables,
    ".tsv": tab_tables,
    ".xlsx": workbooks,
    ".eml": mails,
    ".xml": feeds,
    ".enex": note_exports,
    ".zip": _archives,
}
