"""Whose figure is it? The names beside a figure of the claim and beside one of the evidence.

In: two figures and the sentences they stand in, matched. Out: whether the same name owns both, or
how much speaks for the evidence's being another's. Invariant: nothing is taken off where the claim
names no one.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity, Relation

# What stands between a figure and the word it is said to be of.
_OF = re.compile(r"\s?[(（][^()（）]{0,25}|의 ?|['’]s |[은는이가도] (?:약 |모두 |총 )?")
# The same for a rank, whose name may stand behind it as well.
_RANKED_BEFORE = re.compile(r"[은는이가]?\s?")
_RANKED_BEHIND = re.compile(r"(?:인|는|은)?\s")
# And between a figure and what it is called.
_CALLED = re.compile(
    r"[은는이가도]? (?:약 |모두 |총 )?"
    r"|,? (?:of|is|was|at|were|are|stands at|stood at|came to|totalled)"
    r" (?:about |some |nearly |almost |around )?"
)
_CALLED_SO = 0.9  # how well a word is met that is the same one
OTHER_NAME = 0.3  # taken off where the claim's name is beside another figure
_ANOTHERS = 1.0  # where the evidence says outright whose the figure is, and it is another's
_STRANGE_NAME = 0.35  # and again where a name that the claim does not have is beside this one


def distance(word: Word, figure: Quantity) -> int:
    """The characters between a word and a figure."""
    return max(word.start - figure.end, figure.start - word.end, 0)


def _owners(claim: Reading, figure: Quantity) -> list[int]:
    """The claim's names that a figure of it may belong to: the nearest, where there are several."""
    named = [i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME]
    likes = [q for q in claim.quantities if q is not figure and q.kind is figure.kind]
    if not likes or len(named) < 2:
        return named
    nearest = min(distance(claim.words[i], figure) for i in named)
    return [i for i in named if distance(claim.words[i], figure) == nearest]


def owned(claim: Reading, figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether the name nearest to the claim's figure is the one nearest to the evidence's."""
    named = [w for w in sentence.evidence.words if w.kind is WordKind.NAME]
    if sentence.evidence.korean:
        named = [w for w in named if w.start < other.start]
    mine = [i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME]
    if not named or not mine:
        return False
    nearest = min(named, key=lambda w: distance(w, other))
    place = min(mine, key=lambda i: distance(claim.words[i], figure))
    return any(match.word == nearest for match in sentence.found[place])


def strange(figure: Quantity, other: Quantity, number: int, matches: Sequence[Matches]) -> float:
    """How much speaks for the figure being another's: the claim's name is beside a like figure."""
    if _told_of_another(figure, other, number, matches):
        return _ANOTHERS
    if called_another(figure, other, number, matches):
        return _ANOTHERS
    reading = matches[number].evidence
    here = (number, reading.segment_of(other.start))
    taken = False
    met: set[Word] = set()
    for place in _owners(matches[0].claim, figure):
        at = {
            (i, sentence.evidence.segment_of(m.word.start)): sentence.evidence
            for i, sentence in enumerate(matches)
            for m in sentence.found[place]
        }
        met |= {m.word for m in matches[number].found[place]}
        if at and here not in at:
            taken |= any(_has_like(figure, other, r, segment) for (_, segment), r in at.items())
    if not taken:
        return 0.0
    named = [
        word
        for word in reading.words
        if word.kind is WordKind.NAME and reading.segment_of(word.start) == here[1]
    ]
    if not named and relation_of(figure, other) in SAME and _goes_on(other, matches[number]):
        return 0.0
    strange = any(word not in met for word in named)
    return OTHER_NAME + (_STRANGE_NAME if strange else 0.0)


def _goes_on(other: Quantity, sentence: Matches) -> bool:
    """Whether one subject has several figures, and this one alone is called as the claim's is.

    A사가 매출 2조원, 영업이익 4400억원을 올렸다 gives both to A사.
    """
    its = _called(sentence.evidence, other)
    likes = [q for q in sentence.evidence.quantities if q is not other and q.kind is other.kind]
    rivals = [_called(sentence.evidence, like) for like in likes if like.start < other.start]
    met = {match.word for _, match in sentence.pairs() if match.strength >= _CALLED_SO}
    return its in met and bool(rivals) and not any(rival in met for rival in rivals)


def _told_of_another(
    figure: Quantity, other: Quantity, number: int, matches: Sequence[Matches]
) -> bool:
    """Whether a figure has an owner the claim does not name, and the claim's name a like figure.

    Or, where no name of the claim's stands in the sentence at all, whether it has any such owner.
    """
    sentence = matches[number]
    owner = owner_of(sentence.evidence, other)
    if owner is None or owner.kind is not WordKind.NAME:
        return False
    claim = sentence.claim
    own = owner_of(claim, figure)
    mine = [i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME]
    if own is not None and own.kind is WordKind.NAME:
        mine = [claim.words.index(own)]
    if any(match.word == owner for i in mine for match in sentence.found[i]):
        return False
    if own is None and any(m.word == owner for found in sentence.found for m in found):
        return False
    if mine and not any(sentence.found[i] for i in mine):
        return True
    return any(
        like is not other
        and relation_of(figure, like) is not Relation.INCOMPARABLE
        and (whose := owner_of(near.evidence, like)) is not None
        and any(match.word == whose for i in mine for match in near.found[i])
        for near in matches
        for like in near.evidence.quantities
    )


def called_another(
    figure: Quantity, other: Quantity, number: int, matches: Sequence[Matches]
) -> bool:
    """Whether a figure is called what the claim is not about, and a like one what the claim's is.

    수주액은 21억 달러로, 목표 70억 달러의 30%: a target of 21억 is not what is told.
    """
    sentence = matches[number]
    its = _called(sentence.evidence, other)
    if its is None or its.kind is not WordKind.NOUN:
        return False
    if any(match.word == its and match.strength >= _CALLED_SO for _, match in sentence.pairs()):
        return False
    return any(
        like is not other and like.kind is figure.kind and called_alike(figure, like, near)
        for near in matches
        for like in near.evidence.quantities
    )


def called_alike(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether the word right before a figure is the one right before the claim's: 목표 70억."""
    own, its = _called(sentence.claim, figure), _called(sentence.evidence, other)
    if own is None or its is None or own.kind is not WordKind.NOUN:
        return False
    found = sentence.found[sentence.claim.words.index(own)]
    return any(m.word == its and m.strength >= _CALLED_SO for m in found)


def _called(reading: Reading, figure: Quantity) -> Word | None:
    """The noun that a figure is told of, right before it: 목표 70억, 목표는 70억, a target of 7."""
    before = [word for word in reading.words if word.end <= figure.start]
    if not before:
        return None
    nearest = max(before, key=lambda word: word.end)
    return nearest if _CALLED.fullmatch(reading.text[nearest.end : figure.start]) else None


def owner_of(reading: Reading, figure: Quantity) -> Word | None:
    """The word that a sentence says a figure to be of, where its grammar leaves no doubt.

    The word before its bracket: 미국(672억달러); a genitive: 중국의 78억달러, China's; the topic
    with nothing between; the names before 각각, in turn; the name right at a rank: 1위 칠레.
    """
    turns = _in_turn(reading, figure) or _ranked(reading, figure)
    if turns is not None:
        return turns
    before = [word for word in reading.words if word.end <= figure.start]
    if not before:
        return None
    nearest = max(before, key=lambda word: word.end)
    between = reading.text[nearest.end : figure.start]
    return nearest if _OF.fullmatch(between) else None


def _in_turn(reading: Reading, figure: Quantity) -> Word | None:
    """The name that 각각 gives a figure: 아마존과 MS에서 각각 12억유로, 40억유로."""
    each = reading.text.find("각각")
    figures = [q for q in reading.quantities if q.kind is figure.kind and q.start > each]
    named = [w for w in reading.words if w.kind is WordKind.NAME and w.end <= each]
    if each < 0 or len(figures) < 2 or len(named) < len(figures) or figure not in figures:
        return None
    return named[len(named) - len(figures) + figures.index(figure)]


def _ranked(reading: Reading, figure: Quantity) -> Word | None:
    """The name that has a rank: 1위 칠레, 2위 케냐; or 케냐 1위·칠레 2위.

    Which of the two ways it is, the first rank of the sentence tells for all.
    """
    ranks = [q for q in reading.quantities if q.kind is Kind.RANK]
    if figure not in ranks:
        return None
    named = [w for w in reading.words if w.kind is WordKind.NAME]
    ahead = _at(reading, named, ranks[0], _RANKED_BEFORE, True) is not None
    return _at(reading, named, figure, _RANKED_BEFORE if ahead else _RANKED_BEHIND, ahead)


def _at(
    reading: Reading, named: Sequence[Word], figure: Quantity, between: re.Pattern[str], ahead: bool
) -> Word | None:
    """The name before or behind a figure with no more than this between."""
    for word in named:
        gap = (word.end, figure.start) if ahead else (figure.end, word.start)
        if gap[0] <= gap[1] and between.fullmatch(reading.text[slice(*gap)]):
            return word
    return None


def _has_like(figure: Quantity, other: Quantity, reading: Reading, segment: int) -> bool:
    return any(
        q is not other
        and reading.segment_of(q.start) == segment
        and relation_of(figure, q) is not Relation.INCOMPARABLE
        for q in reading.quantities
    )
