"""Samples of plain text in every encoding, and of Markdown."""

import codecs
import unicodedata
from collections.abc import Iterator

from tests.reading.sample import (
    Expected,
    Sample,
    facts_of,
    text_of,
)
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS
from tests.reading.web_samples import page_of


def text_files() -> Iterator[Sample]:
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
    straight = text.replace("“", '"').replace("”", '"')
    data = straight.encode("iso2022_kr")
    yield Sample("Korean ISO-2022-KR", "a.txt", data, [Expected(straight)])
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
    lies = page_of(KOREAN).encode()
    yield Sample("a page under .txt", "a.txt", lies, [Expected(text, facts_of(KOREAN))])
    front = f'---\nlayout: single\ntitle: "{KOREAN.title}\n"\n---\n{text}'
    yield Sample("front matter", "a.txt", front.encode(), [Expected(text, {"title": KOREAN.title})])


def plain_suffix() -> Iterator[Sample]:
    text = text_of(ENGLISH)
    yield Sample("English", "a.text", text.encode(), [Expected(text)])


def markdown_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        text = text_of(truth)
        facts = facts_of(truth, "title author date url language")
        yaml = (
            f'---\ntitle: "{truth.title}"\ndate: {truth.date} 07:30:00 +0900\nauthor:\n  - '
            f"{truth.author}\n"
            f"link: {truth.url}\nlang: {truth.language}\ntags: [a, b]\n---\n"
        )
        toml = (
            f'+++\ntitle = "{truth.title}"\ndate = {truth.date}T07:30:00+09:00\nauthors = '
            f'["{truth.author}"]\n'
            f'url = "{truth.url}"\nlanguage = "{truth.language}"\n+++\n'
        )
        obsidian = (
            f'---\ntitle: {truth.title}\nsource: {truth.url}\nauthor:\n  - "[[{truth.author}]]"\n'
            f"published: {truth.date}\nlang: {truth.language}\n---\n"
        )
        broken = (
            f"---\ntitle: {truth.title}\nauthor: {truth.author}\ndate: {truth.date}\nlink: "
            f"{truth.url}\n"
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
        "- 첫째\n- 둘째\n\n2023. 4. 17. 심었다.\n\n| 해 | 그루 |\n|---|---|\n| 2023 | 1,240 "
        "|\n\n> 인용이다.\n\n"
        "```\nplant(1240)\n```\n\n<!-- 지운다 -->\n3*4*5 그루<br>끝."
    )
    plain = (
        "요약\n\n둑(제방)은 버드나무가 지킨다.\n\n• 첫째\n• 둘째\n\n2023. 4. 17. 심었다.\n\n해 | "
        "그루\n2023 | 1,240\n\n"
        "인용이다.\n\nplant(1240)\n\n3*4*5 그루\n끝."
    )
    yield Sample("marks", "a.markdown", rich.encode(), [Expected(plain)])


def subtitles(suffix: str) -> Iterator[Sample]:
    for truth in TRUTHS:
        sign, head = (",", "") if suffix == ".srt" else (".", "WEBVTT\n\nNOTE made by hand\n\n")
        cues = (
            f"{number}\n00:00:{number:02}{sign}000 --> 00:00:{number:02}{sign}900\n{paragraph}"
            for number, paragraph in enumerate(truth.paragraphs, 1)
        )
        expected = Expected("\n".join(truth.paragraphs))
        data = (head + "\n\n".join(cues) + "\n").encode()
        yield Sample(truth.language, f"a{suffix}", data, [expected])
