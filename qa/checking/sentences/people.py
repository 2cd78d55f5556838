"""Who a surname with a title is: 한 소장, in an article that also has 한서진 소장; names before 씨.

In: a surname as it stands in a sentence, and the article. Out: the full names it may stand for.
Invariant: they stand in the article, beside the same title or, for 씨, before it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.checking.sentences.words import Span, Word, WordKind

# Korean surnames but the rarest.
_ONE = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공"
    "현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉사부가경복태목형피두감음빈동"
)
_TWO = frozenset(("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"))
_CALLED = re.compile(
    rf"(?<![가-힣])({'|'.join(_TWO)}|[{''.join(sorted(_ONE))}]) ?"
    r"(?:(?:전|현|신임|당시|이) )?(?:(?<= )|(?=씨))([가-힣]{1,8})"
)
_COURTESY = ("씨", "군", "양", "옹")
_PARTICLE = re.compile(r"(?:에게서|에게|께서|은|는|이|가|을|를|의|과|와|도|만|로|으로|측)$")
_SURNAME = rf"(?:{'|'.join(_TWO)}|[{''.join(sorted(_ONE))}])"
_BRACKET = r"(?:\([^()\n]{1,20}\))?"
# 박금철 씨(68)는, 이서준(44)씨에게, A씨가; 마음씨 names nobody.
_ADDRESSED = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<name>(?P<full>{_SURNAME}[가-힣]{{1,3}}?)|[A-Z]{{1,2}})"
    rf"(?:(?<=[가-힣]{{3}})|(?<=[A-Z])|(?=[ (])){_BRACKET} ?씨{_BRACKET}"
    r"(?P<particle>은|는|이|가|을|를|의|에게서|에게|한테|께서|와|과|도|보다)?(?![가-힣])"
)
_BETWEEN = (  # each word behind a blank, so that no run of letters is cut in many ways
    r"(?:\([^()\n]{1,30}\))?(?: [가-힣A-Za-z0-9·’']{1,15}){0,3}? ?[가-힣]{0,8}?"
)


def addressed(text: str) -> Iterator[tuple[Span, bool, str]]:
    """The names before 씨: their spans, whether they are full ones, and the particle behind."""
    for found in _ADDRESSED.finditer(text):
        full = found["full"] is not None and not found["full"].endswith("모")
        yield found.span("name"), full, found["particle"] or ""


def is_surname(word: Word) -> bool:
    """Whether a word may be a Korean surname that stands alone."""
    return word.kind is WordKind.NAME and (word.text in _ONE or word.text in _TWO)


def may_be_person(word: Word) -> bool:
    """Whether a name has a surname and two syllables behind it."""
    text = word.text
    return (
        word.kind is WordKind.NAME
        and not word.known
        and any(text[:n] in names and len(text) == n + 2 for n, names in ((1, _ONE), (2, _TWO)))
    )


def named_by(surname: str, name: str) -> bool:
    """Whether a full name has this surname."""
    given = len(name) - len(surname)
    return name.startswith(surname) and 1 <= given <= 2 and len(name) > 2


def called(text: str) -> Iterator[tuple[Span, str]]:
    """The surnames in a sentence that stand before a title: their spans, and the title."""
    for found in _CALLED.finditer(text):
        yield found.span(1), _title(found[2])


def _title(written: str) -> str:
    """The title without its particle; 씨 and its like are never more than that."""
    if written.startswith(_COURTESY) and len(written) <= len("씨에게서"):
        return written[0]
    bare = _PARTICLE.sub("", written)
    return bare if len(bare) > 1 else written


@lru_cache(maxsize=2_000)
def full_names(article: str, surname: str, title: str) -> tuple[str, ...]:
    """The names in an article's text that begin with the surname and bear the title.

    The name is nearer the title than any other that could be one: 한서진(54) 연구소장, 소장 한서진.
    """
    given = f"{surname}[가-힣]{{1,{4 - len(surname)}}}"
    name = rf"(?<![가-힣])({given})"
    end = r"(?![가-힣])"
    if title in _COURTESY:
        told = re.findall(rf"{name}(?:\([^()\n]{{1,30}}\))? ?{title}", article)
    else:
        told = re.findall(rf"{name}(?=[ (]){_BETWEEN}{re.escape(title)}", article)
        told += re.findall(rf"{re.escape(title)} {name}{end}", article)
    return tuple(dict.fromkeys(one for one in told if named_by(surname, one)))
