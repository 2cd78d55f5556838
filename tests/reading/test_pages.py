"""The article's own words come out of every layout; the furniture around them does not."""

import json
from collections.abc import Callable, Sequence

import pytest

from qa.errors import DamagedFileError, EmptyFileError
from qa.reading import read
from tests.reading.layouts import FURNITURE, LAYOUTS
from tests.reading.truth import KOREAN, TRUTHS, Truth

Layout = Callable[[Sequence[str]], str]
SHORT = Truth("", "", "", "", "", "ko", KOREAN.paragraphs[:2] + KOREAN.paragraphs[3:])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("truth", (*TRUTHS, SHORT), ids=("ko", "en", "short"))
def test_every_sentence_comes_out_once_and_in_order(layout: Layout, truth: Truth) -> None:
    text = read("a.html", layout(truth.paragraphs).encode())[0].text
    places = [text.find(paragraph) for paragraph in truth.paragraphs]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(paragraph) == 1 for paragraph in truth.paragraphs)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_no_furniture_comes_out(layout: Layout) -> None:
    text = read("a.html", layout(KOREAN.paragraphs * 3).encode())[0].text
    assert [line for line in FURNITURE if line in text] == []


OPTIONAL = (
    "<!doctype html><html lang=ko><!-- Page saved with a tool --><meta charset=utf-8>"
    "<title>돌다리</title><style>p{{color:red}}</style><body class=x><main><h1>돌다리</h1>{}</main>"
)


def test_end_tags_that_html_leaves_to_the_writer_may_be_missing() -> None:
    inner = "".join(f"<p>{paragraph}" for paragraph in KOREAN.paragraphs)
    page = OPTIONAL.format(inner)
    assert (
        read("a.html", page.encode())[0].text
        == read("a.html", f"{page}</body></html>".encode())[0].text
    )
    assert all(
        paragraph in read("a.html", f"<h1>돌다리</h1>{inner}".encode())[0].text
        for paragraph in KOREAN.paragraphs
    )


@pytest.mark.parametrize(
    "end", ("<p class='a", "<!-- 광고", "<script>var a = 1", "<div><p>글", "</")
)
def test_a_page_that_ends_within_something_is_damaged(end: str) -> None:
    page = OPTIONAL.format(f"<p>{KOREAN.paragraphs[0]}</p>")
    with pytest.raises(DamagedFileError):
        read("a.html", f"{page}{end}".encode())


def _weblog(names: str, comments: int) -> str:
    """Set a post as WordPress does, each comment in an <article> of its own."""
    said = "".join(
        f"<li class='comment'><article class='comment-body'><p>{n}번째로 쓰는 긴 댓글이다. 저도 "
        "그 다리를 건너 학교에 다녔고 여름마다 물이 넘쳤어요.</p></article></li>"
        for n in range(comments)
    )
    post = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    return (
        f"<html><body class='single comments-open'><main><article class='{names}'><h1>제목</h1>"
        f"<div class='text'>{post}</div></article><section id='comments' class='comments-area'><ol>"
        f"{said}</ol></section></main></body></html>"
    )


@pytest.mark.parametrize("names", ("post tag-river hentry", "post tag-news", "story menu-hidden"))
@pytest.mark.parametrize("comments", (0, 3, 60))
def test_an_article_is_not_cut_by_its_names_or_outweighed_by_comments(
    names: str, comments: int
) -> None:
    text = read("a.html", _weblog(names, comments).encode())[0].text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)
    assert "댓글이다" not in text


@pytest.mark.parametrize(
    "name",
    ("b-widget b-widget-text", "side-by-side", "text-social", "comment-of-reader", "tag-bridge",
     "widget", "newsroom", "rankine", "navy-blue"),
)  # fmt: skip
def test_parts_of_one_name_are_not_cut_one_by_one(name: str) -> None:
    parts = "".join(f"<div class='{name}'><p>{p}</p></div>" for p in KOREAN.paragraphs)
    text = read("a.html", f"<html><body>{parts}</body></html>".encode())[0].text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)


@pytest.mark.parametrize(
    "name", ("side-by-side", "text-social", "comment-of-reader", "tag-bridge", "b-widget-text")
)
def test_a_last_short_part_is_not_cut_by_a_piece_of_its_name(name: str) -> None:
    post = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs * 3)
    last = "그래서 다리를 다시 놓기로 했다."
    page = f"<html><body>{post}<div class='{name}'><p>{last}</p></div></body></html>"
    assert last in read("a.html", page.encode())[0].text


@pytest.mark.parametrize(
    "name",
    ("related-posts", "ad_box", "RelatedNews", "snsArea", "post_footer_contents", "comments-area",
     "widget widget_recent", "newsletter-box", "sidebar2", "relatednews"),
)  # fmt: skip
def test_what_a_whole_name_calls_furniture_is_cut(name: str) -> None:
    post = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs * 3)
    other = "지난주에는 저수지의 둑을 고쳤다고 한다."
    page = f"<html><body><div>{post}</div><div class='{name}'><p>{other}</p></div></body></html>"
    assert other not in read("a.html", page.encode())[0].text


def test_a_page_of_nothing_but_comments_keeps_them() -> None:
    posts = "".join(f"<div class='comment'><p>{p}</p></div>" for p in KOREAN.paragraphs)
    text = read("a.html", f"<html><body>{posts}</body></html>".encode())[0].text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)


@pytest.mark.parametrize("name", ["img_desc", "media_end_summary", "photo-caption", "sub_title"])
def test_a_caption_that_is_drawn_as_a_block_is_a_line_of_its_own(name: str) -> None:
    first, second, *_ = KOREAN.paragraphs
    page = f'<div><em class="{name}">둑길을 걷는 사람들</em>{first}<br><br>{second}</div>'
    assert read("a.html", page.encode())[0].text == f"둑길을 걷는 사람들\n\n{first}\n\n{second}"


HEADED = (
    '<div class="x1"><h3>많이 본 뉴스</h3><div><a href="/1">새 시장이 문을 연다</a>'
    "<p>장터에는 가게가 마흔 곳 들어선다. 상인들은 달마다 자릿세를 낸다.</p></div></div>"
)


@pytest.mark.parametrize(
    "block",
    [
        HEADED,
        HEADED.replace("많이 본 뉴스", "Most read").replace("h3", "strong"),
        HEADED.replace("많이 본 뉴스", "Responses (31)"),
        '<div id="taboola-below-1a2B"><p>의사도 놀란 비결이 여기 있다고 합니다.</p></div>',
        '<div id="onetrust-consent-sdk"><div id="onetrust-banner"><p>We and our partners store data '
        "on your device, and you may accept or reject that here at any time.</p></div></div>",
        '<div role="region" aria-label="Cookie banner"><p>This site stores data on your device, and '
        "you may accept or reject that here at any time.</p></div>",
        '<div class="RelatedNews_wrap__kT3x1"><p>새 시장이 문을 연다고 상인들이 전했다.</p></div>',
    ],
)
def test_a_block_that_says_itself_what_it_is_goes(block: str) -> None:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    text = read("a.html", f"<h1>돌다리</h1><div>{inner}</div>{block}".encode())[0].text
    assert text == "\n\n".join(KOREAN.paragraphs)


@pytest.mark.parametrize("name", ["gdpr-layer", "cookie-banner", "ccpa_notice"])
def test_a_request_for_consent_goes_though_it_is_longer_than_the_article(name: str) -> None:
    asked = "We and our partners store data on your device, and you may reject that here. " * 6
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    assert len(asked) > len(inner)
    page = f"<div class='a {name}'><p>{asked}</p></div><h1>돌다리</h1>{inner}"
    assert "partners" not in read("a.html", page.encode())[0].text


def test_a_heading_of_the_article_that_names_other_articles_cuts_nothing() -> None:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    page = f"<h1>돌다리</h1><div><h2>관련 기사</h2><a href='/1'>법령</a>{inner}</div>"
    text = read("a.html", page.encode())[0].text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)


@pytest.mark.parametrize("level", ["h1", "h3"])
def test_a_header_beside_the_text_stays_if_it_bears_the_title(level: str) -> None:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    head = "<ul><li>기자명 김하늘 기자</li><li>입력 2023.06.15 11:20</li></ul>"
    page = (
        "<html><head><title>오래된 돌다리 - 들샘일보</title></head><body><ul><li>사람들</li></ul>"
        f"<div><header><{level}>{{}}</{level}>{head}</header><article>{inner}</article></div>"
    )
    stated = "• 기자명 김하늘 기자\n• 입력 2023.06.15 11:20"
    assert stated in read("a.html", page.format("오래된 돌다리").encode())[0].text
    assert stated not in read("a.html", page.format("들샘의 사람들").encode())[0].text


def test_a_question_with_radio_buttons_goes_and_a_page_built_of_them_stays() -> None:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    poll = (
        "<div><h4>Who was best?</h4><label><input type=radio name=a>Pike</label>"
        "<label><input type=radio name=a>Lund</label></div>"
    )
    text = read("a.html", f"<h1>돌다리</h1><div>{inner}{poll}</div>".encode())[0].text
    assert text == "\n\n".join(KOREAN.paragraphs)
    tabs = "<input type=radio name=b><input type=radio name=b>"
    text = read("a.html", f"<h1>돌다리</h1><div><p>왜?</p>{tabs}{inner}</div>".encode())[0].text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)


SHELL = "<html><head><title>돌다리 | 들샘일보</title></head><body><div>{}</div>{}</body></html>"


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__INITIAL_STATE__ = %s;</script>",
        "<script>const state = %s; start();</script>",
    ],
)
@pytest.mark.parametrize("blocks", [False, True])
def test_what_only_the_data_of_a_script_hold_is_read(script: str, blocks: bool) -> None:
    paragraphs = KOREAN.paragraphs
    body: object = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    if blocks:
        body = [{"type": "paragraph", "text": paragraph} for paragraph in paragraphs]
    names = ("reporters", "firstPublishedAt") if blocks else ("author", "publishedAt")
    own = {"title": "돌다리", "body": body, names[0]: {"name": "한솔비"}, names[1]: "2024-03-09"}
    other = {"title": "나무다리", "body": "<p>" + "다른 글이다. " * 400 + "</p>"}
    data = json.dumps({"props": {"page": {"article": own, "related": [other]}}})
    article = read("a.html", SHELL.format("Loading…", script % data).encode())[0]
    assert article.text == "\n\n".join(paragraphs)
    known = article.metadata
    facts = (known.title, known.publisher, known.author, known.date)
    assert [one and one.value for one in facts] == ["돌다리", "들샘일보", "한솔비", "2024-03-09"]


def test_what_the_page_shows_goes_before_the_data_of_its_scripts() -> None:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in KOREAN.paragraphs)
    data = json.dumps({"title": "돌다리", "body": "다른 글이다. " * 20})
    script = f'<script type="application/json">{data}</script><script>var a = {{b: 1}}</script>'
    text = read("a.html", SHELL.format(shown, script).encode())[0].text
    assert text == "\n\n".join(KOREAN.paragraphs)


def test_a_page_of_links_alone_is_no_article_and_one_with_a_word_beside_them_is() -> None:
    links = (
        "<a href='https://a.example/1'>돌다리</a></li><li><a href='https://a.example/2'>나루</a>"
    )
    page = f"<html><head><title>내 책갈피</title></head><body><h1>안 읽음</h1><ul><li>{links}</li>"
    with pytest.raises(EmptyFileError, match="links alone"):
        read("a.html", f"{page}</ul></body></html>".encode())
    assert (
        "비가 온다" in read("a.html", f"{page}</ul><p>비가 온다</p></body></html>".encode())[0].text
    )


def test_the_head_of_a_reader_view_gives_facts_and_goes() -> None:
    page = (
        "<html><head><meta charset=utf-8><title>돌다리</title></head><body><div class=container>"
        "<div class='header reader-header'><a class='domain reader-domain' "
        "href='https://example.org/a'>example.org</a><h1 class=reader-title>돌다리</h1>"
        "<div class='credits reader-credits'>한솔비</div><div class=meta-data>"
        "<div class=reader-estimated-time>3–4분</div></div></div><div class=content>"
        f"{''.join(f'<p>{paragraph}</p>' for paragraph in KOREAN.paragraphs)}</div></div></body></html>"
    )
    article = read("a.html", page.encode())[0]
    assert article.text == "\n\n".join(KOREAN.paragraphs)
    assert article.metadata.author and article.metadata.author.value == "한솔비"
    assert article.metadata.url and article.metadata.url.value == "https://example.org/a"
