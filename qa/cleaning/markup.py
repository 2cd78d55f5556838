"""Rules for what is left of HTML and Markdown: marks go, the words between them stay.

Invariant: of a link its text stays, of a table its cells, of a heading its words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from qa.cleaning.page import Cut, Page, Rule, where

_TAG = (
    r"a|abbr|article|aside|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|embed"
    r"|figcaption|figure|font|footer|h[1-6]|header|hr"
    r"|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|ol|p|picture|pre|s"
    r"|section|small|source|span|strike|strong|sub"
    r"|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|video|wbr"
)
_BLOCK = (
    r"br|hr|p|div|li|ul|ol|tr|table|h[1-6]|section|article|figure|blockquote|header|footer"
    r"|aside|nav|dd|dt|dl"
)

# A tag that ends something, or says more than its name.
_WRITTEN = re.compile(
    rf"</(?:{_TAG})\s*>|<(?:{_TAG})(?:\s+[\w-]+\s*=[^<>\n]{{0,1000}}|\s*/)>", re.IGNORECASE
)
_AT_END = re.compile(r"(?:^|\n|[.!?。>][\"'”’)\]]?)\s?$")  # where a line, a sentence or a tag ends

# What opens or closes a bracket; a closing one with an address behind it ends a link.
_BRACKET = re.compile(
    r"\[|(?P<end>\](?:\((?=[/#.]|[\w%-]{1,60}[:/.#])(?:[^()\s]|\([^()\s]{0,200}\)){1,2000}"
    r"(?:\s\"[^\"\n]{0,200}\")?\)))|\]|\n"
)


def _links(page: Page) -> Iterator[Cut]:
    """The brackets and addresses of links, also of links inside the text of others."""
    opened: list[int] = []
    for match in _BRACKET.finditer(page.text):
        if match.group() == "[":
            opened.append(match.start())
        elif match.group() == "\n":
            opened.clear()
        elif opened:
            start = opened.pop()
            if match["end"]:
                yield Cut(start, start + 1)
                yield Cut(match.start(), match.end())


def _tags(pattern: str, left: str = "") -> Callable[[Page], Iterator[Cut]]:
    """Cut tags of a text that is written in HTML; one that only speaks of them closes none."""
    found = re.compile(pattern, re.IGNORECASE)

    def cuts(page: Page) -> Iterator[Cut]:
        written = _WRITTEN.search(page.text) is not None
        for match in found.finditer(page.text):
            if written or _AT_END.search(page.text[max(0, match.start() - 3) : match.start()]):
                yield Cut(match.start(), match.end(), left)

    return cuts


_BODY = "시는 새 도서관을 3월에 연다고 5일 밝혔다."

RULES: Final = (
    Rule(
        "script and style",
        where(
            (
                r"<(?:script|style|noscript)\b[^>]{0,500}>[^<]{0,5000}</(?:script|style"
                r"|noscript)>|<!--(?:(?!-->)[\s\S]){0,5000}-->"
            ),
            "\n",
        ),
        ((f"<script>var a = 1;</script>\n{_BODY}", _BODY), (f"<!-- ad -->{_BODY}", _BODY)),
    ),
    Rule(
        "image mark",
        where(
            (
                r"!\[[^\[\]\n]{0,300}\](?:\((?:[^()\n]|\([^()\s]{0,200}\)){0,2000}\)"
                r"|\[[^\]\n]{0,100}\])|!\[\[[^\]\n]{1,300}\]\]"
            ),
            "\n",
        ),
        ((f"![](https://a.kr/1.jpg)\n{_BODY}", _BODY), (f"![[photo 1.png]]\n{_BODY}", _BODY)),
    ),
    Rule(
        "link mark",
        _links,
        (
            ("전문은 [자료집](https://a.kr/b)에 있다.", "전문은 자료집에 있다."),
            ("[[1] 회의록](https://a.kr/b_(2))", "[1] 회의록"),
            ("배열 a[0](은)는 비었다.", "배열 a[0](은)는 비었다."),
        ),
    ),
    Rule(
        "wiki link mark",
        where(r"(\[\[(?!\s)(?:[^\[\]|\n]{1,200}\|)?)[^\[\]|\n]{1,200}(\]\])", groups=(1, 2)),
        (
            ("[[회의록|지난 회의]]를 보라.", "지난 회의를 보라."),
            ("셸은 [[ -d 길 ]]로 묻는다.", "셸은 [[ -d 길 ]]로 묻는다."),
        ),
    ),
    Rule(
        "block tag",
        _tags(rf"</?(?:{_BLOCK})\b[^<>\n]{{0,1000}}>", "\n"),
        (
            (f"<p>{_BODY}</p><hr style='x' />", _BODY),
            (f"{_BODY}<br>{_BODY}", f"{_BODY}\n{_BODY}"),
            ("줄은 <br>로 바꾼다.", "줄은 <br>로 바꾼다."),
        ),
    ),
    Rule(
        "inline tag",
        _tags(rf"</?(?:{_TAG})(?:\s[^<>\n]{{0,1000}})?/?>"),
        (
            ("굵은 글자는 <b> 태그로 쓴다.", "굵은 글자는 <b> 태그로 쓴다."),
            ("새 <b>도서관</b>을 연다.", "새 도서관을 연다."),
            ("값이 a < b 이고 b > c 이다.", "값이 a < b 이고 b > c 이다."),
        ),
    ),
    Rule(
        "character reference",
        where(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|zwj|zwnj|#8203);", " "),
        (("새&nbsp;도서관을 연다.", "새 도서관을 연다."),),
    ),
    Rule(
        "ampersand reference",
        where(r"&(amp;)", groups=(1,)),
        (("연구&amp;개발에 쓴다.", "연구&개발에 쓴다."),),
    ),
    Rule(
        "heading mark",
        where(r"^[ \t]*(#{1,6}[ \t]+)", "\n", groups=(1,)),
        ((f"## 새 도서관\n{_BODY}", f"새 도서관\n{_BODY}"),),
    ),
    Rule(
        "quotation mark of a block",
        where(r"^[ \t]*((?:>[ \t]?)+)(?=\S)", groups=(1,)),
        ((f"> {_BODY}", _BODY),),
    ),
    Rule(
        "bold mark",
        where(r"(?<![*\w])(\*\*)(?=[^\s*])[^*\n]{1,500}(?<=\S)(\*\*)(?!\*)", groups=(1, 2)),
        (("새 **도서관**을 연다.", "새 도서관을 연다."), ("2 ** 3은 8이다.", "2 ** 3은 8이다.")),
    ),
    Rule(
        "underlined bold mark",
        where(r"(?<!\w)(__)(?=[^\s_])[^_\n]{1,500}(?<=[^\s_])(__)(?!\w)", groups=(1, 2)),
        (
            ("새 __도서관__ 소식", "새 도서관 소식"),
            ("__init__은 이름이다.", "__init__은 이름이다."),
        ),
    ),
    Rule(
        "table mark",
        where(
            (
                r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?\|?[ \t]*$"
                r"|^[ \t]*\|[ \t]*(?=\S.*\|[ \t]*$)|(?<=\|)[ \t]*\|[ \t]*$|(?<=\S)[ \t]*\|[ \t]*$"
            ),
            "",
        ),
        (("| 해 | 권 |\n|---|---|\n| 2023 | 5만 |", "해 | 권\n2023 | 5만"),),
    ),
    Rule(
        "template mark",
        where(
            r"\{%[^%\n]{0,300}%\}|\{\{[<%]?[^{}\n]{0,300}[>%]?\}\}|\{:[^{}\n]{0,200}\}"
            r"|^```[\w+-]*[ \t]*$|\[\^\d{1,3}\](?!:)"
        ),
        (("{% include toc.html %}\n" + _BODY, _BODY), ("책이 늘었다.[^1]", "책이 늘었다.")),
    ),
)
