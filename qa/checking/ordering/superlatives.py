"""Is what a claim calls the most the most? The figures of a ranking that the evidence tells.

In: a claim and windows. Out: a refusal with its place, or None. Invariant: only a sentence that
ranks, and has a larger figure for another, denies a claim.
"""

import re
from collections.abc import Sequence
from unicodedata import normalize

from qa.checking.ordering.order import Ordered
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import Matches, match
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity

_MOST = re.compile(
    r"가장|제일|최대(?!\s?약?\s?[0-9$€£₩])|최다|최고|1위|선두"
    r"|\b(?:most|largest|biggest|highest|greatest|longest|tallest|top|first place|leader)\b",
    re.I,
)
_LEAST = re.compile(
    r"(?:가장|제일) (?:\S+ )?(?:적|작|낮|짧|좁|느|가벼)|최소(?!\s?약?\s?[0-9$€£₩])|최저|꼴찌"
    r"|\b(?:least|fewest|smallest|lowest|shortest|slowest)\b",
    re.I,
)
_RANKED = re.compile(
    r"뒤를 이|뒤이어|다음으로|그다음|순이|순으로|\b(?:followed by|next|ahead of|runner-up)\b", re.I
)
_KINDS = (Kind.MONEY, Kind.SHARE, Kind.COUNT, Kind.MEASURE, Kind.NUMBER)
_SURE = 0.7  # a match that counts as the same word
_SAID = 0.5  # share of the claim's other words that must stand in the sentence or before it


# Which in a row something is, before the word that tells in what.
_PLACES = re.compile(
    r"(?:(?P<first>가장|제일)|(?P<later>두|세|네|다섯|[2-9])\s?번째로)\s(?=(?P<said>[가-힣]))"
    r"|\b(?:(?P<nth>second|third|fourth|fifth)[- ])?(?P<most>most|least|\w{2,}est)\b",
    re.I,
)
_LATER = {
    word: place
    for words in ("두 세 네 다섯", "second third fourth fifth", "2 3 4 5")
    for place, word in enumerate(words.split(), 2)
}
_NEARLY = 0.75  # share of the claim's other words, where only the place in the row differs


def compare(claim: Reading, windows: Sequence[Window]) -> Ordered | None:
    """A ranking in which another than the claim's has the most, or the least; None without one."""
    other = _in_another_place(claim, windows)
    if other is not None:
        return other
    least = _LEAST.search(claim.text) is not None
    if not least and not _MOST.search(claim.text):
        return None
    for window in windows:
        if len(window.sentences) == 1:
            found = _denied(match(claim, window.sentences[0]), least)
            if found is None or not _has_its_figure(claim, found[0]):
                continue
            if _speaks_of_it(claim, window, found[2], _SAID):
                text = f"{found[1].text} / {found[0].text}"
                return Ordered(False, (window,), text)
    return None


def _has_its_figure(claim: Reading, mine: Quantity) -> bool:
    """Whether a figure in a ranking is the claim's: with another it tells of another ranking."""
    likes = [q for q in claim.quantities if (q.kind, q.unit) == (mine.kind, mine.unit)]
    return not likes or any(relation_of(q, mine) in SAME for q in likes)


def _denied(sentence: Matches, least: bool) -> tuple[Quantity, Quantity, set[int]] | None:
    """The claim's figure, the figure that goes beyond it, and the words that tell whose it is."""
    reading = sentence.evidence
    ranks = (_MOST, _LEAST, _RANKED)
    if not any(pattern.search(reading.text) for pattern in ranks):
        return None
    told = [q for q in reading.quantities if q.kind in _KINDS and q.value is not None]
    for mine in told:
        likes = [q for q in told if (q.kind, q.unit) == (mine.kind, mine.unit)]
        segments = {reading.segment_of(q.start) for q in likes}
        own = _own(sentence, reading.segment_of(mine.start), segments)
        beyond = [q for q in likes if ((q.value or 0) < (mine.value or 0)) == least]
        beyond = [q for q in beyond if q.value != mine.value]
        others = [
            q
            for q in likes
            if q is not mine and _own(sentence, reading.segment_of(q.start), segments)
        ]
        if own and beyond and len(segments) > 1 and not others:
            return mine, beyond[0], own
    return None


def _own(sentence: Matches, here: int, segments: set[int]) -> set[int]:
    """The claim's names that stand in this segment of a ranking, and in no other."""
    reading = sentence.evidence
    found: set[int] = set()
    for place, word in enumerate(sentence.claim.words):
        at = {
            reading.segment_of(m.word.start)
            for m in sentence.found[place]
            if m.strength >= _SURE and _names(place, word, m.word, sentence)
        }
        if here in at and not at & (segments - {here}):
            found.add(place)
    return found


def _names(place: int, word: Word, other: Word, sentence: Matches) -> bool:
    """Whether a word may tell whose a figure is: a name, or what the claim says it is."""
    last = place == len(sentence.claim.words) - 1 and word.kind is WordKind.NOUN
    return last or WordKind.NAME in (word.kind, other.kind)


def _in_another_place(claim: Reading, windows: Sequence[Window]) -> Ordered | None:
    """Where the claim's "the largest" is the second largest, or the other way round."""
    mine = _places(claim)
    if len(mine) != 1 or any(quantity.kind is not Kind.DATE for quantity in claim.quantities):
        return None  # figures tell more
    (place, said, start, end) = mine[0]
    own = {i for i, word in enumerate(claim.words) if word.start < end and start < word.end}
    for window in windows:
        [reading, *more] = window.sentences
        theirs = _places(reading)
        if more or len(theirs) != 1 or reading.korean != claim.korean:
            continue
        other, its = theirs[0][:2]
        if said == its and place != other and _speaks_of_it(claim, window, own, _NEARLY):
            return Ordered(False, (window,), reading.text)
    return None


def _places(reading: Reading) -> list[tuple[int, str, int, int]]:
    """The places in a row that a sentence tells: which, the beginning of in what, and the span."""
    found: list[tuple[int, str, int, int]] = []
    for told in _PLACES.finditer(reading.text):
        later = told["later"] or told["nth"]
        said = normalize("NFD", told["said"])[:2] if told["said"] else told["most"].lower()
        found.append((_LATER[later.lower()] if later else 1, said, *told.span()))
    return found


def _speaks_of_it(claim: Reading, window: Window, own: set[int], least: float) -> bool:
    """Whether the claim's other words stand in the sentence, or before it."""
    rest = [i for i, w in enumerate(claim.words) if i not in own and w.weight > 0.2]
    around = [match(claim, r) for r in (*window.sentences, *window.before[:2], *window.about)]
    met = sum(any(m.best(i) >= _SURE for m in around) for i in rest)
    return met >= least * len(rest)
