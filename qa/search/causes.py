"""Whether what would be quoted can be the reason that is plainly asked for.

In: a question, what would be quoted, and what takes Korean apart. Out: yes or no. Invariant: no
where the question asks for none, and where anything that is quoted could tell one.

"The fare rises to 4,500 won" is near the question why it rises, and tells no reason. What could be
one is taken widely: a word of cause or purpose, a clause that leads to another, a noun by which
something comes about, what somebody is said to explain. Of 308 sentences in benchmarks/texts that
answer such a question this takes 7 for none.
"""

import re
from collections.abc import Callable, Sequence

from qa.language.chunks import Morpheme
from qa.language.terms import normalised
from qa.language.transliteration import is_hangul

_PLAINLY = re.compile(
    r"왜(?![가-힣])|어째서"
    r"|(?:이유|까닭|원인)(?:은|는|이|가|을|를|도|좀)? ?"
    r"(?:$|[?？.]|뭐|뭔|머|무엇|무슨|알려|말해|설명해|궁금|어디)"
    r"|\bwhy\b|\bwhat (?:is|was|are|were|'s) (?:the |[\w' ]+ )?(?:reason|cause)s?\b"
    r"|\b(?:reasons? (?:for|why|behind)|causes? of)\b",
    re.I,
)
_KOREAN = re.compile(
    r"때문|탓|덕분|덕[에이]|영향|여파|위[해하한]|이유|원인|까닭|사유|계기|결과|비롯|과정|인[해하]"
    r"|따[른라르]|[다라]며|니까|생[기긴겼]|뜻|대신|막[으기]|만큼|거든|서다(?![가-힣])|데에는"
    r"|없[이다었]|못[ 했하]|설명|해명|추정|고 (?:말했|밝혔|덧붙|전했|진술|답했)"
    r"|[는은] (?:바람|통)에|뒤에?[ ,]|(?:문제|부족|고장)[가이를]"
)
_ENGLISH = re.compile(
    r"(?i:\b(?:because|due to|owing to|thanks to|cit(?:ed|ing)|reasons?|cause[ds]?|after|since|so"
    r"|as|fears?|fear(?:ed|ing)|when|once|if|too|without|means?|meant|not enough|amid"
    r"|under pressure|follow(?:s|ed|ing)|became|becomes?|helps?|only|over|having|said|says|saying"
    r"|(?:comes?|but) from|with (?:no|so)|for (?:fear|lack|want|not|the sake|\w+ing))\b)"
    r"|\bto (?!the|an?|its?|his|her|their|this|that|[A-Z\d])[a-z]+\b"
    r"|(?i:\b(?:blam|lack|argu|expla)|[,;:—–] (?:which|who)\b)|[:;—–]"
)
# Endings of a clause that may tell why the next one holds.
_LEADING = re.compile(
    r"[어아라]서|으?니까?|느라고?|으?려고?|고자|으?므로|도록|길래|기에|더니|자|으?면서?|거든|다가|이?라|[어아]야"
)
_LOOSELY = frozenset({"어", "아", "여"})  # the same before a verb of its own, not an auxiliary
# Verbs before which 로 tells where to, or what becomes of something.
_TOWARDS = re.compile(
    r"가|오|나가|나오|떠나|옮기|보내|향하|돌리|돌아[가오서]|들어[가오]|바뀌|바꾸|변하|되|꾸미|나누|부르|불리"
    r"|만들|뽑"
)
_BOUND = frozenset({"VX", "EP", "EF", "VV", "VA", "JX"})

Analysis = Callable[[str], Sequence[Morpheme]]


def lacks_cause(question: str, quoted: str, morphemes: Analysis) -> bool:
    """Whether a question plainly asks for a reason, and what is quoted tells none."""
    return bool(quoted and _PLAINLY.search(question)) and not tells_cause(quoted, morphemes)


def tells_cause(text: str, morphemes: Analysis) -> bool:
    """Whether a text may tell why something is so."""
    if not any(map(is_hangul, text)):
        return bool(_ENGLISH.search(text))
    return bool(_KOREAN.search(text)) or _leads(morphemes(normalised(text)))


def _leads(found: Sequence[Morpheme]) -> bool:
    """Whether one clause leads to another, or a noun is that by which something comes about."""
    for i, one in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if one.tag == "EC" and _LEADING.fullmatch(one.form):
            return True
        if one.tag == "EC" and one.form in _LOOSELY and not _is_bound(one, after):
            return True
        by = one.tag == "JKB" and one.form in ("로", "으로") and i and found[i - 1].tag == "NNG"
        if by and not (after and after.tag == "VV" and _TOWARDS.fullmatch(after.form)):
            return True
    return False


def _is_bound(ending: Morpheme, after: Morpheme | None) -> bool:
    """Whether a verb goes on in an auxiliary, or in the same word."""
    if after is None:
        return False
    return after.tag == "VX" or (after.start <= ending.end and after.tag in _BOUND)
