"""Whether what would be quoted can be the name, or the number to call, that is plainly asked for.

In: a question and what would be quoted. Out: yes or no. Invariant: no where the question asks for
none, and where anything that is quoted could be one.

A sentence on "a bakery" is near the question what the bakery is called, and names none. What could
be a name is taken widely: what is in quotation marks or in capitals, a proper noun, a word that no
dictionary has, a word of several nouns, and all of a sentence that tells what something is called.
"""

import re
from collections.abc import Sequence

from qa.language.chunks import Morpheme
from qa.language.terms import normalised
from qa.language.transliteration import is_hangul
from qa.search.authorship import ASKS
from qa.search.causes import Analysis

_NAME = re.compile(
    r"(?:이름|명칭)(?:은|이|을|좀|도)? ?(?:$|[?？]|뭐|머|뭘|무엇|무어|뭔|어떻게|알려|말해)"
    r"|\bnames? of\b|\bname[?.]?$|\bwhat (?:is|was|are|were|'s)\b.*\b(?:called|named)\b",
    re.I,
)
# What tells a name, whatever the name looks like.
_TELLS = re.compile(
    r"이름|명칭|[가-힣]라(?:는|고|며|던)(?![가-힣])|부르|부른|불리|불린|불렀|일컫"
    r"|\b(?:name[ds]?|naming|call(?:s|ed)|known as)\b",
    re.I,
)
_IN_MARKS = re.compile(r"[‘'“\"《〈「『]([^‘'“\"《〈「『’”》〉」』]{1,40})[’'”\"》〉」』]")
_CAPITAL = re.compile(r"\b(?!I\b)[A-Z][\w&'’-]*")
_STARTS = re.compile(r"(?:^|[.?!:“\"\n])\s*$")
_PROPER = frozenset({"NNP", "SL", "SH"})
# Who wrote the article itself stands above it or below it, and not in its text.
_WRITTEN = re.compile(r"기자|[쓴썼]|글|기고|\b(?:wrote|written|author)\b", re.I)
_WORD = re.compile(r"\w{2,}")
_WHO = re.compile(r"누구|누가|\bwho(?:m|se)?\b", re.I)
_PRONOUN = re.compile(
    r"(?<![가-힣])(?:그[는가의]|그녀|[이그]들[은이])(?![가-힣])|\b(?:he|she|they)\b", re.I
)
# What is written in one way wherever it stands, as questions ask for it.
_FORMS = (
    (
        re.compile(r"전화 ?번호|연락처|\b(?:tele)?phone number", re.I),
        re.compile(r"\d{2,4}[-.)· ]{1,2}\d{3,4}|\b1[0-9]{2}\b|\d{4,}"),
    ),
    (
        re.compile(r"무슨 ?요일|\b(?:what|which) day of the week", re.I),
        re.compile(r"요일|[월화수목금토일][·~,)]|주말|평일|day", re.I),
    ),
    (re.compile(r"이?메일 ?주소|\be-?mail address", re.I), re.compile(r"@")),
)


def lacks_name(question: str, quoted: str, morphemes: Analysis) -> bool:
    """Whether a question asks for a name, and what is quoted has none but those of the question."""
    if not quoted or not _NAME.search(question) or _TELLS.search(quoted):
        return False
    return not _names_another(question, quoted, morphemes)


def refers_back(question: str, text: str, morphemes: Analysis) -> bool:
    """Whether a question asks who, and a text only says he or she, and names nobody."""
    asked = _WHO.search(question) and _PRONOUN.search(text)
    return bool(asked) and not _has_name(question, _IN_MARKS.sub("", text), morphemes)


def _names_another(question: str, quoted: str, morphemes: Analysis) -> bool:
    """Whether a text has what could be a name, and which the question has not."""
    known = _letters(question)
    if any(_letters(inside) not in known for inside in _IN_MARKS.findall(quoted)):
        return True
    return _has_name(question, quoted, morphemes)


def _has_name(question: str, quoted: str, morphemes: Analysis) -> bool:
    known = _letters(question)
    korean = any(map(is_hangul, quoted))
    for capital in _CAPITAL.finditer(quoted):
        begins = not korean and _STARTS.search(quoted[: capital.start()])
        if not begins and _letters(capital[0]) not in known:
            return True
    return korean and _korean_names(known, morphemes(normalised(quoted)))


def lacks_author(question: str, quoted: str, author: str | None) -> bool:
    """Whether a question asks who wrote an article, and what is quoted does not name them."""
    if not ASKS.search(question):
        return False
    if author is None:
        return not _WRITTEN.search(quoted)
    return not any(word in quoted for word in _WORD.findall(author))


def lacks_form(question: str, passage: str) -> bool:
    """Whether a question asks for what is written in one way, and a passage has nothing like it."""
    return any(asks.search(question) and not told.search(passage) for asks, told in _FORMS)


def _korean_names(known: str, morphemes: Sequence[Morpheme]) -> bool:
    """Whether one of the morphemes, or two nouns in a row, may be a name that is not known."""
    before: Morpheme | None = None
    for one in morphemes:
        joined = before is not None and before.end == one.start
        noun = one.tag in _PROPER or one.tag == "NNG"
        if noun and joined and before is not None and _letters(before.form + one.form) not in known:
            return True
        if (one.tag in _PROPER or one.unknown) and _letters(one.form) not in known:
            return True
        before = one if noun else None
    return False


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()
