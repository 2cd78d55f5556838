"""Samples of pages: HTML, XHTML and pages saved whole."""

import html
import json
import plistlib
import quopri
from base64 import encodebytes
from collections.abc import Iterator

from tests.reading.sample import TABLE, TABLE_TEXT, Expected, Sample, facts_of, text_of
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS, Truth


def page_of(truth: Truth, head: str = "", body: str = "") -> str:
    meta = head or (
        f'<meta property="og:title" content="{truth.title}"><meta name="author" '
        f'content="{truth.author}">'
        f'<meta property="og:site_name" content="{truth.publisher}"><meta property="og:url" '
        f'content="{truth.url}">'
        f'<meta property="article:published_time" content="{truth.date}T07:30:00+09:00">'
    )
    inner = body or "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in truth.paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="{truth.language}"><head><title>{truth.title} - '
        f"{truth.publisher}</title>"
        f"{meta}<style>p {{ color: red }}</style></head>\n<body>\n<nav><ul><li><a href='/'>첫 "
        f"화면</a></li>"
        f"<li><a href='/in'>들어가기</a></li></ul></nav>\n<div id='wrap'><div "
        f"class='article_body'>{inner}</div>\n"
        "<div class='related_news'><h4>다른 글</h4><ul><li><a href='/1'>저 너머 이야기 하나</a>"
        "</li></ul></div>"
        "<script>var a = '<p>숨은 글</p>';</script></div>\n<footer>모든 권리를 가진다</footer>"
        "</body></html>"
    )


def html_files() -> Iterator[Sample]:
    for truth in TRUTHS:
        text, facts = text_of(truth), facts_of(truth, "title author publisher date url language")
        yield Sample(
            f"{truth.language} meta", "a.html", page_of(truth).encode(), [Expected(text, facts)]
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
        page = page_of(truth, head).encode()
        yield Sample(f"{truth.language} JSON-LD", "a.html", page, [Expected(text, facts)])
        broken = "<br><br>".join(html.escape(p, quote=False) for p in truth.paragraphs)
        page = page_of(truth, body=broken).encode("utf-16")
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
        page = page_of(KOREAN, f'<meta charset="{claimed}">').encode(real)
        yield Sample(f"says {claimed}, is {real}", "a.htm", page, [Expected(text)])
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    body = "".join(f"<p>{p}</p>" for p in KOREAN.paragraphs) + f"<table>{table}</table>"
    page = page_of(KOREAN, body=body).encode()
    yield Sample("table", "a.html", page, [Expected(f"{text}\n\n{TABLE_TEXT}")])


def xhtml_files() -> Iterator[Sample]:
    page = '<?xml version="1.0" encoding="UTF-8"?>\n' + page_of(KOREAN).replace(
        '<html lang="ko">', '<html xmlns="http://www.w3.org/1999/xhtml" lang="ko">'
    )
    yield Sample("Korean", "a.xhtml", page.encode(), [Expected(text_of(KOREAN), facts_of(KOREAN))])


def saved_pages(suffix: str) -> Iterator[Sample]:
    for truth, charset, transfer in (
        (KOREAN, "utf-8", "quoted-printable"),
        (KOREAN, "cp949", "base64"),
        (ENGLISH, "utf-8", "base64"),
    ):
        data = _mhtml(
            page_of(truth, f"<meta property='og:site_name' content='{truth.publisher}'>"),
            truth.url,
            charset,
            transfer,
        )
        expected = Expected(text_of(truth), facts_of(truth, "title url"))
        yield Sample(f"{truth.language} {charset} {transfer}", f"a{suffix}", data, [expected])


def web_archives() -> Iterator[Sample]:
    for truth, charset, form in (
        (KOREAN, "utf-8", plistlib.FMT_BINARY),
        (KOREAN, "cp949", plistlib.FMT_BINARY),
        (ENGLISH, "utf-8", plistlib.FMT_XML),
    ):
        page = page_of(truth, f"<meta property='og:site_name' content='{truth.publisher}'>")
        main = {
            "WebResourceData": page.encode(charset),
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "EUC-KR" if charset == "cp949" else charset,
            "WebResourceURL": truth.url,
            "WebResourceFrameName": "",
        }
        picture = {
            "WebResourceData": b"\x89PNG",
            "WebResourceMIMEType": "image/png",
            "WebResourceURL": "https://example.org/a.png",
        }
        archive = {"WebMainResource": main, "WebSubresources": [picture]}
        expected = Expected(text_of(truth), facts_of(truth, "title publisher url"))
        data = plistlib.dumps(archive, fmt=form)
        yield Sample(f"{truth.language} {charset} {form.name}", "a.webarchive", data, [expected])


def _mhtml(page: str, url: str, charset: str, transfer: str) -> bytes:
    data = page.encode(charset)
    body = quopri.encodestring(data) if transfer == "quoted-printable" else encodebytes(data)
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: "
        f"a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";'
        '\r\n\tboundary="----MultipartBoundary--a1----"\r\n\r\n\r\n'
        f"------MultipartBoundary--a1----\r\nContent-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {transfer}\r\nContent-Location: {url}\r\n\r\n"
    )
    tail = (
        "\r\n------MultipartBoundary--a1----\r\nContent-Type: "
        "text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: cid:css\r\n\r\np { color: red }\r\n------MultipartBoundary--a1------\r\n"
    )
    return head.encode() + body + tail.encode()
