"""Rules for who made the page: bylines, datelines, dates, mail addresses, photo credits.

They run after the metadata have been read; what they cut stays known as author, date or publisher.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.bylines import EMAIL, Byline, bare, byline, is_phrase
from qa.cleaning.dated import date_lines
from qa.cleaning.dates import stated
from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.prose import ends_sentence

_REPORTERS = (
    r"[가-힣]{2,4}(?:[·ㆍ,]\s?[가-힣]{2,4})*\s?(?:선임|전문|인턴|수습|객원)?\s?(?:기자|특파원)"
)
_HOUSE = rf"(?!{_REPORTERS}\s*[)\]】>])[가-힣A-Za-z0-9&·.\s]{{2,20}}"
_NAMED = (
    r"(?:[가-힣]{2,10}(?:\s[가-힣]{2,4})?\s?(?:선임|전문|인턴|수습|객원)?\s?(?:기자|특파원"
    r"|통신원|논설위원))"
)
DATELINE: Final = re.compile(
    rf"^\s*(?:[(\[【<]\s*(?P<place>[가-힣A-Za-z·\s]{{2,12}})\s?=\s?(?P<house>{_HOUSE}?)(?:\s?=?\s?(?P<inner>{_NAMED}))?\s*[)\]】>]"
    rf"(?:\s*(?P<names>[가-힣\s·ㆍ,]{{2,30}}?(?:기자|특파원|통신원)))?\s*=?\s*"
    rf"|[\[【(]\s*(?P<house2>[가-힣A-Za-z0-9]{{2,12}})(?:\s?[=|/]\s?|\s)"
    rf"(?P<place2>[가-힣]{{2,4}}\s?=\s?|[가-힣]{{2}},\s?)?(?P<names2>{_REPORTERS})\s*[\]】)]\s*=?\s*)(?=\S)"
)
ENGLISH_DATELINE: Final = re.compile(
    r"^(?P<place>[A-Z][A-Z .,'-]{2,40}?(?:, [A-Z][a-z.]+)?)(?:, "
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))? "
    r"[(/](?P<house>[A-Z][\w .]{1,30})[)/]\s?[-–—]{1,2}\s?(?=\S)"
)
_TRAILING = re.compile(
    r"(?<=[.!?\"”’'])(?!(?<=[A-Za-z0-9]\.)[\w.+-]+@)\s*[/\[(<]?\s*(?P<names>(?:[가-힣A-Za-z]{2,12}\s?[=/]\s?"
    r"|[가-힣A-Za-z]{2,10}(?:일보|신문|뉴스|경제|방송"
    r"|닷컴)\s)?[가-힣]{2,4}(?:[/·ㆍ,]\s?[가-힣]{2,4})*\s?(?:선임|전문|인턴|수습|객원"
    r"|논설)?\s?(?:기자|특파원|논설위원))?\s*[\])>]?"
    r"\s*[(\[<]?(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?[)\]>]?"
    r"(?:\s*(?:기자의? ?)?다른 ?기사 ?(?:더 ?)?보기)?\s*$"
)
_PICTURE = (
    r"(?:그래픽|사진|이미지|일러스트|삽화|촬영|인포그래픽"
    r"|photo|image|illustration|graphic|photograph|picture)s?"
)
# What else papers put before "=": elsewhere these words begin the article's own lines.
_CREDITED = rf"(?:{_PICTURE}|자료|영상|캡처|캡쳐|출처|디자인|제공|video|credit)"
_GIVER = r"(?:제공|출처|credit|by|courtesy of)"
_CREDIT_LINE = re.compile(
    rf"[▲△▶◀<\[(/·*※\s]*(?:{_CREDITED}(?:[·/\s]{{0,3}}{_CREDITED})*\s?{_GIVER}?\s?=\s?[^=:]{{1,60}}"
    rf"|{_PICTURE}(?:[·/\s]{{0,3}}{_PICTURE})*\s?{_GIVER}?\s?[:：/|]\s?[^=:]{{1,60}})[>\])]*",
    re.IGNORECASE,
)
_PLAIN_CREDIT = re.compile(
    (
        r"[▲△▶◀<\[(/ⓒ©\s]*(?:(?:사진|이미지|그래픽|일러스트)\s?(?:제공)?\s?[ⓒ©]?\s?\S{2,20}"
        r"|[ⓒ©]\s?\S{2,20}(?: \S{2,15})?|\S{2,20}\s(?:제공|캡처|캡쳐)|(?:게티이미지\S{0,10}"
        r"|셔터스톡|픽사베이|언스플래시|클립아트코리아|Getty ?Images?(?: Bank)?|Shutterstock"
        r"|Unsplash|Pixabay|iStock|AFP|EPA|AP|로이터)(?:\s?[=/-]\s?\S{2,12})?)[>\])]*"
    ),
    re.IGNORECASE,
)
_INLINE_CREDIT = re.compile(
    rf"\s*(?:[\[(<【]\s?/?(?:{_CREDITED}\s?{_GIVER}?\s?=|{_PICTURE}\s?{_GIVER}?\s?[:ⓒ])"
    r"\s?[^\[\]()<>【】\n]{1,40}[\])>】]"
    r"|\s/\s?(?:사진|그래픽|이미지|일러스트)\s?(?:제공)?\s?[=:ⓒ]?\s?[^/\n.]{2,25}$"
    r"|[ⓒ©]\s?[^\s.]{2,20}(?: \S{2,8})?$)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^[▲△]")
_BODY = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _bylines(page: Page) -> Iterator[Cut]:
    """Reporters anywhere; a scholar, whom articles also name in headings, only beyond the prose."""
    for number, line in enumerate(page.lines):
        if line.text == page.known.title:
            continue
        found = byline(line.text)
        if found and (not found.expert or page.outside(number)):
            yield line.cut()


def _dated(page: Page) -> Iterator[Cut]:
    """Lines of nothing but a date, its label and page words, before or behind the prose."""
    for number in date_lines(page):
        line = page.lines[number]
        if not page.known.title or page.known.title not in line.text:
            yield line.cut()


def _datelines(page: Page) -> Iterator[Cut]:
    for line in page.lines:
        match = DATELINE.match(line.text) or ENGLISH_DATELINE.match(line.text)
        if match:
            yield line.within(match)


def trailing(line: str) -> Byline | None:
    """The byline behind the last sentence of a line."""
    match = _TRAILING.search(line, max(0, len(line) - 120))
    return byline(match["names"]) if match and match["names"] else None


def _trailing(page: Page) -> Iterator[Cut]:
    for line in page.lines:
        match = _TRAILING.search(line.text, max(0, len(line.text) - 120))
        if match and (match["names"] or match["mail"]):
            yield line.within(match)


def _mail(page: Page) -> Iterator[Cut]:
    """A line that holds a mail address and hardly anything else."""
    for line in page.lines:
        if len(line.text) <= 90 and EMAIL.search(line.text):
            rest = EMAIL.sub("", line.text)
            words = re.findall(r"[^\W\d_]+", rest)
            if len(words) <= 2 and not ends_sentence(rest.strip()):
                yield line.cut()


def _credit_lines(page: Page) -> Iterator[Cut]:
    for number, line in enumerate(page.lines):
        if len(line.text) > 80 or line.text.endswith(("다.", "요.")) or page.is_title(number):
            continue
        if is_phrase(line.text):
            continue
        if _CREDIT_LINE.fullmatch(line.text) or _PLAIN_CREDIT.fullmatch(line.text):
            yield line.cut()


def _credits(page: Page) -> Iterator[Cut]:
    """The credit behind a caption or sentence; a caption that is no sentence goes with it."""
    for line in page.lines:
        for match in _INLINE_CREDIT.finditer(line.text):
            rest = line.text[: match.start()] + line.text[match.end() :]
            label = _CAPTION.match(line.text) and not ends_sentence(rest.strip())
            yield line.cut() if label else line.within(match)


def _caption_marks(page: Page) -> Iterator[Cut]:
    return (Cut(line.start, line.start + 1) for line in page.lines if _CAPTION.match(line.text))


def _title_tags(page: Page) -> Iterator[Cut]:
    """Board, source and date around the title on its own line."""
    for line in page.lines[: page.head]:
        start = line.text.find(page.known.title) if page.known.title else -1
        if start > 0 or (start == 0 and line.text != page.known.title):
            before, after = line.text[:start], line.text[start + len(page.known.title) :]
            if not re.search(r"\w", re.sub(r"\[[^\]]{1,30}\]", "", before)) and _is_tag(after):
                yield Cut(line.start, line.start + start)
                yield Cut(line.start + start + len(page.known.title), line.end)


def _is_tag(after: str) -> bool:
    rest = re.sub(r"\([^)]{1,40}\)", " ", after)
    return not re.search(r"[^\W\d_]", bare(rest) if stated(rest) else rest)


RULES: Final = (
    Rule("title tag", _title_tags, ((f"새 도서관\n{_BODY}", f"새 도서관\n{_BODY}"),)),
    Rule(
        "byline",
        _bylines,
        (
            (f"{_BODY}\n\n김하늘 기자 sky@example.com", _BODY),
            (f"베를린/이바다 특파원 2024. 3. 5. 09:10\n{_BODY}", _BODY),
            (f"{_BODY}\n\n- 한빛증권 박누리 연구원 -", _BODY),
            (f"By Ann Lee, The Harbour Post\n{_BODY}", _BODY),
            ("김하늘 기자는 이 일로 상을 받았다.", "김하늘 기자는 이 일로 상을 받았다."),
        ),
    ),
    Rule(
        "date line",
        _dated,
        (
            (f"입력 2024.03.05. 오전 9:12 | 수정 2024.03.05. 오후 1:20\n{_BODY}", _BODY),
            (f"Published March 5, 2024\n{_BODY}", _BODY),
            (f"{_BODY}\n일시: 2024년 4월 6일 오후 2시",) * 2,
            (f"{_BODY}\n| 2024년 4월 | 71.5 |",) * 2,
            (f"{_BODY}\n2019년 4월 둑 쌓음\n2021년 6월 둑 헒",) * 2,
        ),
    ),
    Rule(
        "dateline",
        _datelines,
        (
            (f"(서울=한빛통신) 김하늘 기자 = {_BODY}", _BODY),
            (f"[한빛일보 김하늘 기자] {_BODY}", _BODY),
            (
                "SEOUL, March 5 (Harbour News) - The city opens a library.",
                "The city opens a library.",
            ),
            ("(주)한빛은 새 공장을 지었다.", "(주)한빛은 새 공장을 지었다."),
        ),
    ),
    Rule(
        "byline behind a sentence",
        _trailing,
        (
            (f"{_BODY} 김하늘 기자 sky@example.com", _BODY),
            (f"{_BODY} /베를린=이바다 특파원", _BODY),
            (f"{_BODY} 김하늘 기자sky@example.kr 다른기사 보기", _BODY),
            ("신문은 “도서관이 먼저다”라고 썼다.", "신문은 “도서관이 먼저다”라고 썼다."),
        ),
    ),
    Rule("mail address", _mail, ((f"{_BODY}\n\nsky@example.com", _BODY),)),
    Rule(
        "photo credit line",
        _credit_lines,
        (
            (f"그래픽=김하늘\n{_BODY}", _BODY),
            (f"사진 제공: 한빛시청\n{_BODY}", _BODY),
            (f"Photo: Harbour City Hall\n{_BODY}", _BODY),
            ("사진 한 장이 도시를 바꿨다.", "사진 한 장이 도시를 바꿨다."),
            ("표: 해마다 빌린 책의 수", "표: 해마다 빌린 책의 수"),
        ),
    ),
    Rule(
        "photo credit",
        _credits,
        (
            (f"▲ 새 도서관 조감도 [사진=한빛시청]\n{_BODY}", _BODY),
            ("책은 늘었다(출처: 시청 연감).", "책은 늘었다(출처: 시청 연감)."),
            (
                "▲ 시장이 5일 도서관에서 말하고 있다. (사진=한빛통신)",
                "▲ 시장이 5일 도서관에서 말하고 있다.",
            ),
        ),
    ),
    Rule(
        "caption mark", _caption_marks, (("▲ 시장이 5일 말하고 있다.", "시장이 5일 말하고 있다."),)
    ),
)
