"""What a text stands under: its article's title and date.

In: an article, and a text of it. Out: what the trained models read. Invariant: the text itself is
not changed, and what is not known of the article is left out.
"""

from qa.records import Article


def heading(article: Article) -> str:
    """An article's title and date, as far as they are known."""
    dated = f" ({article.date})" if article.date else ""
    return f"{article.title or ''}{dated}".strip()


def headed(article: Article, text: str) -> str:
    """A text of an article under its heading, a line each."""
    head = heading(article)
    return f"{head}\n{text}" if head else text
