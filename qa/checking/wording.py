"""Why a verdict was given, in the claim's language.

In: a decision. Out: one sentence. Invariant: nothing is told that is not in the decision.
"""

from collections.abc import Sequence

from qa.checking.claim_kinds import ClaimKind
from qa.checking.findings import Difference, DifferenceKind, Verdict
from qa.records import Article, Language

_ASIDE = {
    ClaimKind.QUESTION: ("질문이므로 확인하지 않습니다", "a question, not checked"),
    ClaimKind.OPINION: ("의견이므로 확인하지 않습니다", "an opinion, not checked"),
    ClaimKind.OTHER: ("확인할 사실을 말하지 않는 글입니다", "states no fact to be checked"),
}
_KINDS = {
    DifferenceKind.ORDER: ("순서나 크기가 다릅니다", "another order"),
    DifferenceKind.POLARITY: ("반대로 말합니다", "the opposite"),
    DifferenceKind.CERTAINTY: ("아직 하지 않은 일입니다", "not done yet"),
    DifferenceKind.MEANING: ("내용이 어긋납니다", "contradicts it"),
}


def aside(kind: ClaimKind, language: Language) -> str:
    """Why a sentence is not checked."""
    korean, english = _ASIDE[kind]
    return korean if language == Language.KOREAN else english


def reason(
    verdict: Verdict, differences: Sequence[Difference], found: bool, language: Language
) -> str:
    """Why a claim got its verdict."""
    korean = language == Language.KOREAN
    if differences and differences[0].kind is DifferenceKind.SOURCES:
        told = "; ".join(dict.fromkeys(d.evidence for d in differences))
        return f"기사마다 다릅니다: {told}" if korean else f"the articles disagree: {told}"
    if verdict is Verdict.REFUTED and differences:
        return ", ".join(list(dict.fromkeys(_difference(d, korean) for d in differences))[:3])
    if verdict is Verdict.SUPPORTED:
        return "기사의 내용과 일치합니다" if korean else "the articles bear it out"
    if found:
        return (
            "관련된 곳은 있으나 주장을 모두 뒷받침하거나 반박하지 않습니다"
            if korean
            else "related places were found, but none bears out or contradicts all of it"
        )
    return "기사에서 찾지 못했습니다" if korean else "nothing in the articles speaks of it"


def _difference(difference: Difference, korean: bool) -> str:
    told = _KINDS.get(difference.kind)
    if difference.kind is DifferenceKind.MEANING:  # both are whole sentences, and shown as such
        where = f"[{difference.citation}]"
        return (
            f"{where} 기사의 내용과 어긋납니다" if korean else f"the article contradicts it {where}"
        )
    if korean:
        text = f"기사에는 {difference.evidence}, 주장에는 {difference.claim}"
        return f"{text} ({told[0]})" if told else text
    text = f"the article says {difference.evidence}, the claim {difference.claim}"
    return f"{text} ({told[1]})" if told else text


def dated(text: str, article: Article, language: Language) -> str:
    """Words of an article with its date, or its title where it has none."""
    when = article.date or article.title or article.file
    return f"{text} ({when})" if language != Language.OTHER else text
