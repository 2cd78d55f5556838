"""What structured sources say: dates as exact as stated, keys by many names, sources retold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reading import read
from qa.reading.dates import iso_date
from qa.records import Fact, Origin, Source
from tests.reading.truth import KOREAN

DATES = {
    "2024-10-08": "2024-10-08",
    "2024-10-08T23:30:00Z": "2024-10-08",
    "2024-10-08 07:00:00 +0900": "2024-10-08",
    "2024.02.21": "2024-02-21",
    "2024. 10. 8.": "2024-10-08",
    "2024. 10. 8. 00:36": "2024-10-08",
    "2024.02.21 PM 07:53": "2024-02-21",
    "2024/2/9": "2024-02-09",
    "20241008": "2024-10-08",
    "20241008073000": "2024-10-08",
    "D:20241008073000+09'00'": "2024-10-08",
    "2024년 10월 8일": "2024-10-08",
    "2024년 2월": "2024-02",
    "2024-02": "2024-02",
    "2024": "2024",
    "2024년": "2024",
    "Oct 8, 2024": "2024-10-08",
    "October 8th, 2024": "2024-10-08",
    "8 October 2024": "2024-10-08",
    "Tue, 08 Oct 2024 07:30:00 +0900": "2024-10-08",
    "October 2024": "2024-10",
    "1728345600": "2024-10-08",
    "1728345600123": "2024-10-08",
    "2024-13-01": None,
    "2023-02-29": None,
    "10/08/2024": None,
    "어제": None,
    "": None,
}


@pytest.mark.parametrize("stated", DATES)
def test_dates_are_as_exact_as_stated(stated: str) -> None:
    assert iso_date(stated) == DATES[stated]


@given(st.dates())
def test_iso_dates_are_themselves(day: object) -> None:
    text = str(day)
    expected = text if "1900" <= text[:4] < "2100" else None
    assert iso_date(text) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert (iso_date(text) or "2000")[:2] in ("19", "20")


def test_the_source_that_an_article_retells() -> None:
    front = (
        "---\ntitle: 옮긴 글\nsource:\n  title: Willows on the dam\n  publisher: Pond Weekly\n"
        "  author: Ines Dahl\n  date: 3 April 2023\n  link: "
        "https://example.org/dam\n---\n본문이다.\n"
    )
    known = read("a.md", front.encode())[0].metadata
    assert known.sources == (
        Source(
            "Willows on the dam",
            "Pond Weekly",
            "Ines Dahl",
            "2023-04-03",
            "https://example.org/dam",
        ),
    )
    assert known.url is None


@pytest.mark.parametrize(
    ("value", "sources"),
    [
        ("[{title: A, url: 'https://example.org/a'}]", (Source("A", url="https://example.org/a"),)),
        ("[{title: A}, {title: B}]", (Source("A"), Source("B"))),
        ("[]", ()),
        ("{}", ()),
    ],
)
def test_sources_in_a_list(value: str, sources: tuple[Source, ...]) -> None:
    text = f"---\nsource: {value}\n---\n본문이다.\n"
    assert read("a.md", text.encode())[0].metadata.sources == sources


def test_a_source_that_is_a_link_or_a_name() -> None:
    linked = read("a.md", b"---\nsource: https://example.org/x\n---\nText.\n")[0].metadata
    assert linked.url == Fact("https://example.org/x", Origin.FRONT_MATTER)
    named = read("a.md", "---\n출처: 들샘일보\n---\n본문.\n".encode())[0].metadata
    assert named.publisher == Fact("들샘일보", Origin.FRONT_MATTER)


@pytest.mark.parametrize(
    "text",
    [
        "---\n두 줄 사이의 글이다. 여기에는 값이 없다.\n---\n뒤의 글이다.",
        "---\n편집자 주: 이 글은 옮긴 것이다.\n---\n뒤의 글이다.",
        "---\ntitle: 닫히지 않았다\n\n그래도 글은 남아야 한다. 아주 긴 글이다.\n\n또 한 문단이다.",
        "+++\n더하기 셋이다\n+++\n뒤의 글이다.",
        '{"글": 1} 로 시작하는 글이다.',
    ],
)
def test_what_is_not_front_matter_stays_text(text: str) -> None:
    assert read("a.txt", text.encode())[0].text == text


def test_broken_front_matter_loses_no_text() -> None:
    text = "---\ntitle: [열린\n  : 괄호\nauthor: 한솔비\n---\n본문은 그대로다.\n"
    article = read("a.md", text.encode())[0]
    assert article.text == "본문은 그대로다."
    assert article.metadata.author == Fact("한솔비", Origin.FRONT_MATTER)


def test_scalars_stay_the_text_they_are() -> None:
    known = read("a.md", b"---\ntitle: Yes\nauthor: 007\ndate: 2024-02\n---\nText.\n")[0].metadata
    assert known.title == Fact("Yes", Origin.FRONT_MATTER)
    assert known.author == Fact("007", Origin.FRONT_MATTER)
    assert known.date == Fact("2024-02", Origin.FRONT_MATTER)


def test_json_ld_wins_over_meta_and_meta_over_title() -> None:
    def page(head: str) -> bytes:
        return (
            f"<html><head>{head}</head><body><p>글이다. 아주 긴 글이다.</p></body></html>".encode()
        )

    title = "<title>셋 - 들샘일보</title>"
    meta = (
        "<meta property='og:title' content='둘'><meta property='og:site_name' content='들샘일보'>"
    )
    data = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"하나"}</script>'
    found = [
        read("a.html", page(head))[0].metadata.title
        for head in (title + meta + data, title + meta, title)
    ]
    assert found == [
        Fact("하나", Origin.JSON_LD),
        Fact("둘", Origin.HTML_META),
        Fact("셋 - 들샘일보", Origin.HTML_META),
    ]


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("둑과 버드나무 | 들샘일보", "들샘일보"),
        ("둑과 버드나무 :: 들샘신문", "들샘신문"),
        ("둑과 버드나무 - The Pond Weekly News", "The Pond Weekly News"),
        ("둑과 버드나무 | 사진첩", None),
        ("둑과 버드나무", None),
    ],
)
def test_the_site_behind_the_headline_of_a_page(title: str, publisher: str | None) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><h1>둑과 버드나무</h1>"
        f"<p>{KOREAN.paragraphs[0]}</p></body></html>"
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.title == Fact("둑과 버드나무", Origin.HTML_META)
    assert (known.publisher.value if known.publisher else None) == publisher


def test_broken_json_ld_and_links_as_authors_are_passed_over() -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", }</script>'
        "<meta property='article:author' content='https://example.org/me'><meta name='author' "
        "content='한솔비'>"
        f"</head><body><time datetime='2023-04-17T07:30'>그날</time><p>{KOREAN.paragraphs[0]}</p>"
        f"</body></html>"
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.author == Fact("한솔비", Origin.HTML_META)
    assert known.date == Fact("2023-04-17", Origin.HTML_META)


def test_a_blog_of_a_service_states_its_name_and_the_day() -> None:
    page = (
        '<html><head><meta property="og:site_name" content="글밭 서비스 | 여울의 부엌">'
        '<meta property="og:article:author" content="글밭 서비스 | 여울의 부엌"></head><body>'
        '<div><span class="wr_publishDate">2023. 9. 4. 21:10</span></div>'
        "<p>무는 겨울에 달다. 그래서 조림을 한다고 할머니는 말했다.</p></body></html>"
    )
    known = read("a.html", page.encode())[0].metadata
    facts = [fact.value if fact else None for fact in (known.author, known.publisher, known.date)]
    assert facts == ["여울의 부엌", "글밭 서비스", "2023-09-04"]


@pytest.mark.parametrize("behind", [" :: 네이버 블로그", " : 네이버 블로그", " - Brunch"])
def test_a_service_for_blogs_is_no_part_of_a_title_and_the_blog_writes(behind: str) -> None:
    page = (
        f"<title>무는 겨울에 달다{behind}</title>"
        '<meta property="og:site_name" content="네이버 블로그 | 여울의 부엌">'
        f"<p>{KOREAN.paragraphs[0]}</p>"
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.title and known.title.value == "무는 겨울에 달다"
    assert known.author and known.author.value == "여울의 부엌"


def test_a_page_without_a_title_of_its_own_and_the_day_of_a_blog() -> None:
    page = (
        "<title>제목 없음</title><h1>무는 겨울에 달다</h1>"
        f"<p class=blog_date>2024. 3. 9. 18:22</p><p>{KOREAN.paragraphs[0]}</p>"
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.title and known.title.value == "무는 겨울에 달다"
    assert known.date and known.date.value == "2024-03-09"


def test_a_blog_goes_before_the_service_that_json_ld_states_for_all_of_them() -> None:
    page = (
        '<meta property="og:site_name" content="여울의 부엌"><script type="application/ld+json">'
        '{"@type": "BlogPosting", "headline": "무조림", "publisher": {"name": "TISTORY"}}</script>'
        '<meta name="twitter:label1" content="글쓴이"><meta name="twitter:data1" content="여울">'
        f"<p>{KOREAN.paragraphs[0]}</p>"
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.publisher and known.publisher.value == "여울의 부엌"
    assert known.author and known.author.value == "여울"


def test_json_ld_names_its_house_by_an_id_and_no_address_is_a_name() -> None:
    house = '{"@type": "Organization", "@id": "https://a.example/#house", "name": "들샘일보"}'
    page = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "돌다리",'
        ' "publisher": {"@id": "https://a.example/#house"},'
        ' "author": [{"@id": "https://a.example/#me"}, {"name": "한솔비"}]}</script>'
    )
    named = f'{page}<script type="application/ld+json">{house}</script><p>본문이다.</p>'
    known = read("a.html", f"{named}".encode())[0].metadata
    assert known.publisher == Fact("들샘일보", Origin.JSON_LD)
    assert known.author == Fact("한솔비", Origin.JSON_LD)
    assert read("a.html", f"{page}<p>본문이다.</p>".encode())[0].metadata.publisher is None


def test_json_ld_may_describe_under_headline_what_it_names() -> None:
    page = (
        '<title>Pond willow - Tree pages</title><script type="application/ld+json">{"@type":'
        ' "Article", "name": "Pond willow", "headline": "species of tree"}</script><p>It grows.</p>'
    )
    known = read("a.html", page.encode())[0].metadata
    assert known.title == Fact("Pond willow", Origin.JSON_LD)


@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_body_that_json_ld_states_as_html_is_read(tag: str) -> None:
    body = "".join(f"<{tag}>{paragraph}</{tag}>" for paragraph in KOREAN.paragraphs)
    stated = json.dumps({"@type": "NewsArticle", "articleBody": body})
    page = f'<script type="application/ld+json">{stated}</script><div>불러오는 중입니다</div>'
    assert read("a.html", page.encode())[0].text == "\n\n".join(KOREAN.paragraphs)


@pytest.mark.parametrize(
    ("title", "body", "headline", "site"),
    [
        ("들샘지기 - 돌다리를 놓다", "<td><b>돌다리를 놓다</b></td>", "돌다리를 놓다", None),
        (
            "돌다리를 놓다 : 들샘지기",
            "<a>들샘지기</a><h3>돌다리를 놓다</h3>",
            "돌다리를 놓다",
            "들샘지기",
        ),
        (
            "돌다리를 놓다 | 마을 | 들샘일보",
            "<h2><span>돌다리를 놓다</span></h2>",
            "돌다리를 놓다",
            "들샘일보",
        ),
        ("들샘 - 돌다리를 놓다", "<h2>들샘 - 돌다리를 놓다</h2>", "들샘 - 돌다리를 놓다", None),
        ("들샘 - 돌다리를 놓다", "<p>들샘에 돌다리를 놓다</p>", "들샘 - 돌다리를 놓다", None),
    ],
)
def test_the_headline_in_a_title_is_what_the_page_shows(
    title: str, body: str, headline: str, site: str | None
) -> None:
    page = f"<title>{title}</title><div>{body}</div><p>{KOREAN.paragraphs[0]}</p>"
    known = read("a.html", page.encode())[0].metadata
    assert known.title == Fact(headline, Origin.HTML_META)
    assert known.publisher == (Fact(site, Origin.HTML_META) if site else None)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="og:article:author" content="들샘 | 포털"><meta name="twitter:creator"'
        ' content="들샘">',
        '<meta property="og:site_name" content="포털 - 들샘"><meta property="article:author"'
        ' content="들샘">',
        '<meta property="og:site_name" content="포털 - 들샘"><meta name="article:media_name"'
        ' content="들샘">',
        '<meta property="og:site_name" content="포털 뉴스"><meta property="og:article:author"'
        ' content="들샘 | 포털"><meta name="twitter:creator" content="들샘">',
    ],
)
def test_a_portal_states_the_house_as_the_author(meta: str) -> None:
    known = read("a.html", f"{meta}<p>{KOREAN.paragraphs[0]}</p>".encode())[0].metadata
    assert known.publisher == Fact("들샘", Origin.HTML_META)
    assert known.author is None


def test_the_day_a_note_was_made_is_the_article_s_only_where_no_other_is_said() -> None:
    made, told = "created: 2025-11-02\n", "날짜: 2023-04-17\n"
    for values, day in ((made + told, "2023-04-17"), (made, "2025-11-02")):
        article = read("a.md", f"---\ntitle: 둑\n{values}---\n{KOREAN.paragraphs[0]}".encode())[0]
        assert article.metadata.date == Fact(day, Origin.FRONT_MATTER)
