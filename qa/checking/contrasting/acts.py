"""Claims that somebody denied, admitted or left open something, and evidence that says so.

In: a claim and a sentence. Out: whether the sentence tells the same act, in whatever words.
Invariant: what is denied is never taken for a denial of the claim that it was denied.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import WordKind

_MET = 0.5  # from here a word counts as met
_CONTENT = 0.3  # the weight of a word that says something
_ABOUT = 0.5  # the share of what a claim speaks of that must stand beside the act


class Act(StrEnum):
    """What somebody does about something that is said of them."""

    DENIAL = "denial"
    ADMISSION = "admission"
    EVASION = "evasion"


_ENDING = r"(?=[하했해한]|\s중|,|$)"
_EXPLICIT = {
    Act.DENIAL: re.compile(
        rf"(?:부인|일축|반박){_ENDING}|사실무근|사실(?:이|과)는?\s(?:아니|다르|다른)|선을\s그[었으]"
        r"|\bden(?:y|ies|ied)\b"
        r"|\b(?:reject|dismiss|rebut|refut|disput)\w*\s(?:as \w+ )?(?:\w+\s){0,3}?(?:claim|report"
        r"|allegation|accusation|suggestion|rumou?r|notion|charge|assertion|idea|speculation)s?\b",
        re.I,
    ),
    Act.ADMISSION: re.compile(
        rf"(?:시인|인정|실토|자인){_ENDING}"
        r"|\b(?:admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?)\b",
        re.I,
    ),
    Act.EVASION: re.compile(
        r"(?:답|즉답|확답|대답|답변|언급)[을은도]?\s(?:피[하했]|미[루뤘]|않|거부|거절|삼[가갔])"
        r"|(?:여부|지|대해|관해)(?:[를는은도]|서는)?\s(?:\S+\s)?(?:밝히|말하|답하|대답하|확답하|언급하)지(?:는|도)?\s않"
        r"|함구[하했]|말을\s아[끼꼈]"
        r"|\b(?:declin|refus)\w+\sto\s(?:say|comment|answer|discuss|name|disclose)\b"
        r"|\b(?:did\snot|didn[’']t|would\snot|wouldn[’']t)\s(?:say|comment|answer|rule\sout)\b",
        re.I,
    ),
}  # fmt: skip
# What is denied by saying that it isn't so.
_SAID_NOT = re.compile(
    r"(?:아니|없|않(?:았|는|겠)?)(?:다|라)[\"'”’]?(?:고|며|면서)"
    r"|\b(?:said|says|told|insisted)\b.*?(?:\b(?:not|never|no)\b|n[’']t\b)",
    re.I,
)
_TURNED = re.compile(r"^\S*\s?(?:지|하지)는?\s(?:않|못)")  # 부인하지 않았다
_NOT_BEFORE = re.compile(r"(?:\bnot|\bnever|n[’']t)\s$", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """An act and where it stands; `explicit` where a word names it."""

    act: Act
    start: int
    end: int
    explicit: bool = True


@lru_cache(maxsize=4_000)
def acts(reading: Reading) -> tuple[Told, ...]:
    """The acts that a sentence tells."""
    text = reading.text
    found = [
        Told(act, match.start(), match.end())
        for act, pattern in _EXPLICIT.items()
        for match in pattern.finditer(text)
        if not _is_turned(text, match)
    ]
    found += [Told(Act.DENIAL, *m.span(), False) for m in _SAID_NOT.finditer(text)]
    return tuple(found)


def _is_turned(text: str, match: re.Match[str]) -> bool:
    return bool(_TURNED.match(text[match.end() :]) or _NOT_BEFORE.search(text[: match.start()]))


def told(claim: Reading) -> Told | None:
    """The act that a claim tells: its last in Korean, its first in English."""
    found = acts(claim)
    explicit = [each for each in found if each.explicit] or list(found)
    if not explicit:
        return None
    return max(explicit, key=lambda e: e.end) if claim.korean else explicit[0]


def answered(inside: Sequence[Matches]) -> tuple[Act, tuple[int, ...]] | None:
    """The act that both tell of the same, and the places of the claim's words for it.

    Where the claim only says that something isn't so, the evidence must call that a denial.
    """
    claim = inside[0].claim
    mine = told(claim)
    if mine is None:
        return None
    places = tuple(
        i for i, w in enumerate(claim.words) if mine.explicit and mine.start <= w.start < mine.end
    )
    for sentence in inside:
        same = [a for a in acts(sentence.evidence) if a.act is mine.act]
        if any(a.explicit or mine.explicit for a in same) and _about(sentence, places) >= _ABOUT:
            return mine.act, places
    return None


def _about(sentence: Matches, aside: Sequence[int]) -> float:
    """The share of what the claim says besides that a sentence has; of its names, if of no more."""
    words = sentence.claim.words
    rest = [i for i in range(len(words)) if i not in aside and words[i].weight >= _CONTENT]
    rest = [i for i in rest if words[i].kind is not WordKind.NAME] or rest
    total = sum(words[i].weight for i in rest)
    met = sum(words[i].weight for i in rest if sentence.best(i) >= _MET)
    return met / total if total else 0.0
