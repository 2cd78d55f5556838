"""Whether what would be quoted tells of those who did, where it is asked for those who did not.

In: a question, what would be quoted, and what takes Korean apart. Out: yes or no. Invariant: no
where the question denies nothing, or asks why, and where anything that is quoted denies or leaves
out.

How many postcards were not collected is no question that the number of those collected answers.
"""

import re
from collections.abc import Sequence

from qa.language.chunks import Morpheme
from qa.language.terms import normalised, stemmed
from qa.search.causes import Analysis

_DENIES = re.compile(r"지 ?(?:는|도|를)? ?(?:않|못)|(?<![가-힣])[안못] ")
_DENIES_ENGLISH = re.compile(r"(?:\bnot|n['’]t|\bnever) (?:\w+ly )?([a-z]{3,})", re.I)
_WHY = re.compile(r"왜|이유|까닭|때문|원인|\bwhy\b|\breasons?\b|\bhow come\b", re.I)
# Anything by which a sentence may tell who did not, or that others did.
_LEAVES_OUT = re.compile(
    r"않|못|없|아니|아닌|안 |거부|거절|제외|빠[지졌진]|남[은았]|나머지|[0-9] ?중|가운데"
    r"|미[가-힣]|불[가-힣]|반[대려]"
    r"|n['’]t\b|\b(?:no|not|nor|none|never|without|except|excluding|rest|others?|remaining|left"
    r"|of the|but|refus\w+|declin\w+|fail\w+|reject\w+|miss\w+|skipp\w+|absent|only|un\w+)\b",
    re.I,
)
_VERBS = ("VV", "VA")
_MAKES_VERB = ("XSV", "XSA")
_NOT = ("않", "못하", "못")
_EMPTY = "하"  # which only makes a verb of the noun before it


def lacks_denial(question: str, quoted: str, morphemes: Analysis) -> bool:
    """Whether a question asks what did not, and what is quoted only tells what did."""
    if not quoted or _WHY.search(question) or _LEAVES_OUT.search(quoted):
        return False
    english = {stemmed(word.lower()) for word in _DENIES_ENGLISH.findall(question)}
    if english:
        return any(stemmed(word) in english for word in re.findall(r"[a-z]+", quoted.lower()))
    if not _DENIES.search(question):
        return False
    return any(_tells(quoted, word) for word in _denied(morphemes(normalised(question))))


def _tells(quoted: str, word: str) -> bool:
    """Whether a verb, or the noun that one is made of, stands in a text; its last letter bends."""
    return len(word) > 1 and (word in quoted or (len(word) > 2 and word[:-1] in quoted))


def _denied(found: Sequence[Morpheme]) -> set[str]:
    """The verbs, or the nouns that a verb is made of, which a sentence denies."""
    denied: set[str] = set()
    for place, one in enumerate(found):
        behind = [part.form for part in found[place + 1 : place + 4]]
        before = [(part.form, part.tag) for part in found[max(0, place - 3) : place]]
        after = behind[:1] == ["지"] and any(form in _NOT for form in behind)
        adverb = before[-1:] in ([("안", "MAG")], [("못", "MAG")])
        if one.tag not in (*_VERBS, *_MAKES_VERB) or not (after or adverb):
            continue
        nouns = [form for form, tag in before if tag == "NNG"]
        made = one.tag in _MAKES_VERB or one.form == _EMPTY
        denied |= {nouns[-1]} if made and nouns else {one.form}
    return denied
