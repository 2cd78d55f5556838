"""Who wrote an article, where that is asked: its author is known and often stands nowhere in it.

In: a question that asks for an article's author, and the hits for what the article is about. Out:
those hits, under the line that names the author, or else under the article's first line; its
citation tells the author. Invariant: nothing unless the author is known and every word that tells
which article is meant stands in it.

Cleaning takes a byline off the text, so that no sentence answers. An article that corrects another
one or answers it has that one's words, so it is never meant, and a question for the writer of the
wrong or the original article, or of one of a date, is left to be read as any other.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import replace

from qa.language.splitting import Span
from qa.language.terms import QueryTerm
from qa.records import Article, Passage
from qa.search.periods import names_one
from qa.search.searching import Hit

_KIND = r"(?:기사|칼럼|글|기고문?|사설|보도|사용기|후기|리뷰|인터뷰|르포)"
_WHO = r"(?:누구|이름|성함)"
_WRITTEN = r" ?(?:썼|쓴|쓰|작성)"
_ENGLISH = r"(?:article|story|column|post|piece|review|editorial|op-ed|interview)s?\b"
ASKS = re.compile(
    rf"{_KIND}(?:를|을|은|는)? ?(?:(?:도대체 )?누가{_WRITTEN}|(?:어느|어떤|무슨) 기자가{_WRITTEN}"
    rf"|(?:쓴|작성한|취재한) ?(?:사람|이|기자|분)(?:은|는|이|가)? ?(?:$|[?？.]|뭐|{_WHO})"
    rf"|(?:의 ?)?(?:기자|글쓴이|필자|저자|작성자)(?:는|은|가|이)? ?{_WHO})"
    r"|\bwho (?:wrote|authored|penned|(?:is|was|'s) the (?:author|writer) (?:of|behind))"
    rf" (?:the|this|that) (?:[\w'’ -]+ )??{_ENGLISH}",
    re.I,
)
# Of the match in English what tells the article, and what in both languages only leads to it.
_ENGLISH_ASKING = re.compile(
    rf"\bwho (?:wrote|authored|penned|\S+ the \w+ (?:of|behind)) |\b{_ENGLISH}"
    r"|\b(?:about|on|regarding|titled|called|the|this|that)\b",
    re.I,
)
_LEADING = re.compile(
    r"(?:에 ?)?(?:대한|관한|관련(?:된|한)?|[을를] ?다[룬루]는?|이?라는)\s*$"
    r"|^\s*(?:이|그|저|위|해당)\s*$"
)
_OF_ANOTHER = re.compile(
    r"틀린|틀렸|잘못|오보|정정|바로잡|원래|원문|이전|앞선"
    r"|\b(?:original|earlier|previous|wrong|mistaken|corrected|incorrect|first)\b",
    re.I,
)
# What an article says that tells of another one.
_TELLS_OF_ANOTHER = re.compile(
    r"바로잡|정정|본지|\d일 ?자|(?:기사|보도|칼럼|사설|기고)(?:에서|에 대해|에 실린)"
    r"|\b(?:corrections?|corrected|misstated|(?:our|the|an?) (?:earlier |original )?"
    r"(?:article|story|column|editorial) (?:of|on|published|said|stated))\b",
    re.I,
)
IN_TITLE, IN_TEXT = 0.9, 0.7  # how sure it is which article is meant
_FIT = 10.0  # of the line that is quoted: nothing is marked beside it
_LOOKED_AT = 5  # hits


def asked_of(question: str) -> str | None:
    """What the article is about whose author is asked for; "" where it is not told, None if none is
    asked for.
    """
    found = ASKS.search(question)
    if not found or _OF_ANOTHER.search(question) or names_one(question):
        return None
    if found[0][0].isascii():
        topic = _ENGLISH_ASKING.sub(" ", question[found.start() :])
    else:
        topic = _LEADING.sub("", question[: found.start()])
    return " ".join(topic.strip(" ?？.!").split())


def meant(
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    titled: Callable[[Article], bool],
    told: Callable[[Article], bool],
) -> tuple[Hit, float] | None:
    """The best hit of the article that is meant, and how sure that is.

    `titled` says whether an article's title has every word that tells which one is meant, `told`
    whether its text has; one with them in its title comes before others.
    """
    found: tuple[Hit, float] | None = None
    looked: set[str] = set()
    for hit in hits[:_LOOKED_AT]:
        home = article(hit.passage.article)
        if home.id in looked or not home.author or _TELLS_OF_ANOTHER.search(home.text):
            continue
        looked.add(home.id)
        if titled(home):
            return hit, IN_TITLE
        if found is None and told(home):
            found = hit, IN_TEXT
    return found


def under_author(hit: Hit, article: Article, sentences: Sequence[Span]) -> Hit:
    """A hit at the sentence that names the article's author, or else at its first line."""
    names = (article.author or "").split(", ")
    naming = (
        span for span in sentences if any(name in article.text[slice(*span)] for name in names)
    )
    start, end = next(naming, sentences[0])
    passage = Passage(hit.passage.id, article.id, start, end, ((start, end),))
    return replace(hit, passage=passage, sentences=(_FIT,))


def met(terms: Sequence[QueryTerm], tokens: Container[str]) -> set[str]:
    """The words of terms that are said by these tokens in one of their ways."""
    return {
        term.word
        for term in terms
        if any(all(token in tokens for token in way.tokens) for way in term.alternatives)
    }


def covers(found: Collection[str], words: Iterable[str]) -> bool:
    """Whether each word is found, or is part of one that is."""
    return all(any(word in whole for whole in found) for word in words)
