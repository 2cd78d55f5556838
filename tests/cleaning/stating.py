"""A text that states facts of its article, and what is read of them."""

from qa.metadata import complete
from qa.records import Fact, Metadata, RawArticle

PROSE = (
    "시는 오래된 시청 건물을 고쳐 만든 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 5만 권 들어간다.\n\n"
    "2019년 6월 12일에 시작한 공사는 2023년 12월에 끝났다. 시의회는 다음 달에 예산을 심의한다."
)
TITLE = "한빛시의 새 도서관"


def facts(text: str, name: str = "article.txt", known: Metadata | None = None) -> Metadata:
    return complete(RawArticle(text, known or Metadata()), name).metadata


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
