"""Samples of rows: JSON, JSON lines and tables."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from tests.reading.sample import Expected, Sample, facts_of, text_of
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS, Truth
from tests.reading.workbook_files import Cell, Day, workbook


def _row(truth: Truth, names: Mapping[str, str]) -> dict[str, str]:
    return {
        named: text_of(truth) if name == "text" else getattr(truth, name)
        for name, named in names.items()
    }


_FIELDS = ("title", "text", "date", "author", "publisher", "url")
_ENGLISH = ("title", "content", "published_at", "byline", "publisher", "link")
_KOREAN = ("제목", "본문", "작성일", "기자", "언론사", "링크")
ENGLISH_NAMES = dict(zip(_FIELDS, _ENGLISH, strict=True))
KOREAN_NAMES = dict(zip(_FIELDS, _KOREAN, strict=True))


def _expected_rows(members: Sequence[str]) -> list[Expected]:
    return [
        Expected(text_of(truth), facts_of(truth), member)
        for truth, member in zip(TRUTHS, members, strict=True)
    ]


def json_files() -> Iterator[Sample]:
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


def json_lines(suffix: str) -> Iterator[Sample]:
    for label, names in (("English names", ENGLISH_NAMES), ("Korean names", KOREAN_NAMES)):
        lines = "\n".join(json.dumps(_row(truth, names), ensure_ascii=False) for truth in TRUTHS)
        yield Sample(label, f"a{suffix}", lines.encode(), _expected_rows(("1", "2")))


def tables() -> Iterator[Sample]:
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


def tab_tables() -> Iterator[Sample]:
    yield Sample("tab", "a.tsv", _table(KOREAN_NAMES, "\t").encode(), _expected_rows(("1", "2")))


def workbooks() -> Iterator[Sample]:
    """A table as programs write it, and one as an archive of news exports it, below a heading."""
    head: list[Cell] = list(KOREAN_NAMES.values())
    rows: list[list[Cell]] = [list(_row(truth, KOREAN_NAMES).values()) for truth in TRUTHS]
    note: list[list[Cell]] = [["이 표는 들샘일보에서 받았다"]]
    data = workbook({"기사": [head, *rows], "설명": note})
    yield Sample("a sheet and a note", "a.xlsx", data, _expected_rows(("1", "2")))
    head = ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "본문", "URL"]
    rows = [
        [f"0{n}", Day(t.date), t.publisher, t.author, t.title, text_of(t), t.url]
        for n, t in enumerate(TRUTHS)
    ]
    exported: list[list[Cell]] = [["검색 결과", ""], [], head, *rows]
    expected = _expected_rows(("00", "01"))
    yield Sample("below a heading", "a.xlsx", workbook({"sheet": exported}), expected)
    both = workbook({"하나": [head, rows[0]], "둘": [head, rows[1]]})
    members = ("하나#00", "둘#01")
    yield Sample("two sheets", "a.xlsx", both, _expected_rows(members))
