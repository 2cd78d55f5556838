"""The article's own address: from a line that says so, such as 원문 링크 or LINK."""

import re
from typing import Final

from qa.metadata.parts import Parts
from qa.records import Fact, Origin

URL: Final = re.compile(r"(?:https?:)?//[^\s<>\"'`)\]|]+", re.IGNORECASE)
_LABEL: Final = (
    r"(?:기사\s?)?원문(?:\s?(?:링크|기사|주소|보기|URL))?|(?:기사|출처|원본)\s?(?:링크"
    r"|주소|URL)|링크|출처|주소|게시물\s?주소|본문\s?주소"
    r"|link|url|source|permalink|original(?: (?:article|link|post))?|canonical|via"
)
_LABELLED: Final = re.compile(
    rf"^[\W_]*(?:{_LABEL})\s*[:：=|>-]+\s*(?P<url>{URL.pattern})", re.IGNORECASE
)
_MARKED: Final = re.compile(
    rf"^[\W_]*(?:{_LABEL})[\W_]*\]\((?P<url>{URL.pattern})\)[\W_]*$", re.IGNORECASE
)
_BARE: Final = re.compile(rf"^[<(\[]?(?P<url>{URL.pattern})[>)\]]?$")


def own(text: str, parts: Parts) -> Fact | None:
    """The labelled address in the text, or the only address that stands alone on a line."""
    lines = [line.strip() for line in text.split("\n")]
    for pattern in (_MARKED, _LABELLED):
        for line in lines:
            match = pattern.match(line) if len(line) <= 2_000 else None
            if match:
                return Fact(_whole(match["url"]), Origin.TEXT)
    alone = {m["url"] for line in (*parts.head, *parts.foot) if (m := _BARE.match(line))}
    return Fact(_whole(alone.pop()), Origin.TEXT) if len(alone) == 1 else None


def _whole(url: str) -> str:
    url = url.rstrip(".,;:!?…")
    return "https:" + url if url.startswith("//") else url
