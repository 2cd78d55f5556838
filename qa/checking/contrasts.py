"""What in a window speaks against a claim: figures, names, negations, opposites.

In: a claim, a window of evidence, their words and figures matched. Out: contrasts, each with the
words on both sides. Invariant: a contrast is only seen where the rest of the claim is met about it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.checking.aligning import Aligned
from qa.checking.findings import DifferenceKind
from qa.checking.matching import Matches, alike
from qa.checking.readings import Reading
from qa.checking.words import Word, WordKind
from qa.quantities import Kind, Relation

_CLOSE = 3  # characters between a word and the next
_SURE = 0.7  # a match that counts as the same word


@dataclass(frozen=True, slots=True)
class Contrast:
    """One difference; `strength` is in 0 to 1 and says how plainly both speak of one thing."""

    kind: DifferenceKind
    claim: str
    evidence: str
    strength: float
    words: tuple[int, ...] = ()  # the claim's words that it is about


def of_figures(figures: Sequence[Aligned | None], matches: Sequence[Matches]) -> Iterator[Contrast]:
    """Figures of one thing that cannot both be meant."""
    for pair in figures:
        if pair is None or pair.relation is not Relation.DIFFERS:
            continue
        if _is_anothers(pair, matches[pair.sentence]):
            continue
        date = pair.claim.kind is Kind.DATE
        kind = DifferenceKind.DATE if date else DifferenceKind.QUANTITY
        yield Contrast(kind, pair.claim.text, pair.evidence.text, min(1.0, max(0.0, pair.score)))


def _is_anothers(pair: Aligned, sentence: Matches) -> bool:
    """Whether a name of the claim's sort, but not the claim's, is nearest to the figure."""
    reading = sentence.evidence
    here = reading.segment_of(pair.evidence.start)
    met = {match.word for found in sentence.found for match in found}
    strange = [
        word
        for word in reading.words
        if word.kind is WordKind.NAME and word not in met and reading.segment_of(word.start) == here
    ]
    for word, found in zip(sentence.claim.words, sentence.found, strict=True):
        if word.kind is not WordKind.NAME or not any(s.known == word.known for s in strange):
            continue
        about = [m for m in found if m.word.start < pair.evidence.start]
        inside = [m for m in found if reading.segment_of(m.word.start) == here]
        if not about and not inside:
            return True
    return False


def of_polarity(matches: Sequence[Matches]) -> Iterator[Contrast]:
    """A word that one side denies and the other does not, or that the other has the opposite of.

    Where the evidence has both, the one counts that stands among more of the claim's words.
    """
    for place, word in enumerate(matches[0].claim.words):
        if not _carries(word):
            continue
        straight = crossed = -1.0
        shown = ""
        for sentence in matches:
            same = {m.word for m in sentence.found[place] if m.strength >= _SURE}
            for other in sentence.evidence.words:
                against = _against(word, other)
                if other in same:
                    against = _denies(word, other) and not _denied_beside(sentence, word, other)
                if other not in same and not against:
                    continue
                company = _among(sentence, other, place)
                if not against:
                    straight = max(straight, company)
                elif company > crossed and (other in same or _beside(sentence, other, place)):
                    crossed, shown = company, _with_ending(sentence.evidence.text, other)
        if crossed > straight:
            own = _own(matches[0].claim, word)
            yield Contrast(DifferenceKind.POLARITY, own, shown, 1.0, (place,))


def _denies(word: Word, other: Word) -> bool:
    """Whether one of two words that say the same is negated and the other is not."""
    return word.negated != other.negated and bool(word.keys & other.keys)


def _denied_beside(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether what follows the word that is not negated is, as in 수술을 받지 않는다."""
    plain, reading = (other, sentence.evidence) if word.negated else (word, sentence.claim)
    behind = next((w for w in reading.words if w.start >= plain.end), None)
    return behind is not None and behind.negated and behind.start - plain.end <= _CLOSE


def _among(sentence: Matches, other: Word, place: int) -> float:
    """How many of the claim's other words stand about a word of the evidence, by weight."""
    reading = sentence.evidence
    here = reading.segment_of(other.start)
    company = 0.0
    for i, found in enumerate(sentence.found):
        sure = [m for m in found if m.strength >= _SURE]
        if i != place and sure:
            near = any(reading.segment_of(m.word.start) == here for m in sure)
            company += sentence.claim.words[i].weight * (1.0 if near else 0.4)
    return company


def _carries(word: Word) -> bool:
    return word.weight >= 0.2


def _own(reading: Reading, word: Word) -> str:
    return _with_ending(reading.text, word)


def _with_ending(text: str, word: Word) -> str:
    """A word as written, to the end of what is written together, with its negation."""
    end = word.end
    while end < len(text) and not text[end].isspace() and text[end] not in ',.!?;:)”’"':
        end += 1
    start = word.start
    if word.negated:
        rest = text[end : end + 14]
        for sign in ("않", "못", "없"):
            if sign in rest:
                stop = end + rest.index(sign)
                while stop < len(text) and not text[stop].isspace() and text[stop] not in ",.":
                    stop += 1
                end = stop
                break
        before = text[max(0, start - 12) : start].lower()
        for sign in ("not ", "n't ", "never ", "no ", "without ", "안 ", "못 "):
            if sign in before:
                start = max(0, start - 12) + before.rindex(sign)
                break
    return text[start:end]


def _against(word: Word, other: Word) -> bool:
    mine = {axis: -sign if word.negated else sign for axis, sign in word.poles}
    theirs = {axis: -sign if other.negated else sign for axis, sign in other.poles}
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[axis] != theirs[axis] for axis in shared)


def _beside(sentence: Matches, other: Word, place: int) -> bool:
    """Whether words of the claim, without the one in question, stand in the same segment."""
    reading = sentence.evidence
    here = reading.segment_of(other.start)
    met = {
        i
        for i, found in enumerate(sentence.found)
        if i != place
        and any(m.strength >= _SURE and reading.segment_of(m.word.start) == here for m in found)
    }
    others = [i for i, w in enumerate(sentence.claim.words) if i != place and w.weight > 0.2]
    named = any(sentence.claim.words[i].kind is WordKind.NAME for i in met)
    return len(met & set(others)) >= (1 if named else min(2, len(others))) and bool(others)


def of_names(
    sentence: Matches, before: Sequence[Reading], strengths: Sequence[float]
) -> Iterator[Contrast]:
    """A name of the claim that is not there, where the evidence has another in its place.

    Where the sentence itself names no one, the subject of a sentence before it is taken.
    """
    claim = sentence.claim
    missing = [
        i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME and strengths[i] < 0.5
    ]
    if not missing or not _adjacent(claim, missing):
        return
    written = claim.text[claim.words[missing[0]].start : claim.words[missing[-1]].end]
    rival = _rival(missing[-1], sentence)
    shown = _whole_name(sentence.evidence, rival) if rival is not None else None
    if rival is None and claim.words[missing[-1]].role == "S":
        shown = _subject_before(claim.words[missing[-1]], sentence.evidence, before)
    if shown is not None:
        yield Contrast(DifferenceKind.NAME, written, shown, 1.0, tuple(missing))


def _subject_before(word: Word, reading: Reading, before: Sequence[Reading]) -> str | None:
    """The name that a sentence without a subject of its own goes on about."""
    for told in (reading, *before):
        subjects = [w for w in told.words if w.role == "S" and w.kind is WordKind.NAME]
        if subjects:
            same = told is reading or alike(word, subjects[0])
            return None if same else _whole_name(told, subjects[0])
    return None


def has_rival(place: int, sentence: Matches) -> bool:
    """Whether a sentence has another name where the claim has this one."""
    rival = _rival(place, sentence)
    role = sentence.claim.words[place].role
    return (
        rival is not None
        and rival.role == role
        and (role != "" or _same_neighbour(place, rival, sentence))
    )


def _same_neighbour(place: int, rival: Word, sentence: Matches) -> bool:
    """Whether the same word follows both names: the German startup, the Finnish startup."""
    words, others = sentence.claim.words, sentence.evidence.words
    at = next(i for i, word in enumerate(others) if word is rival)
    if place + 1 >= len(words) or at + 1 >= len(others):
        return False
    return alike(words[place + 1], others[at + 1]) >= _SURE


def _adjacent(claim: Reading, places: Sequence[int]) -> bool:
    """Whether the words make one name."""
    words = [claim.words[i] for i in places]
    return all(len(claim.text[a.end : b.start].strip(" ·-.")) == 0 for a, b in pairwise(words))


def _rival(place: int, sentence: Matches) -> Word | None:
    """The name that does there what the claim's does, as far as particles and neighbours tell."""
    word, reading = sentence.claim.words[place], sentence.evidence
    taken = {m.word for found in sentence.found for m in found if m.strength >= _SURE}
    rivals = [
        other
        for other in reading.words
        if (other.kind is WordKind.NAME or (word.kind is not WordKind.NAME and other.role == "S"))
        and other not in taken
        and len(other.text) > 1
        and not alike(word, other)
        and (other.role == word.role or not (other.role and word.role))
    ]
    if not rivals:
        return None
    return max(
        rivals,
        key=lambda o: (
            _same_neighbour(place, o, sentence),
            o.role == word.role,
            _company(sentence, o),
        ),
    )


def _company(sentence: Matches, other: Word) -> float:
    """How many of the claim's words stand in the segment of a word."""
    reading = sentence.evidence
    here = reading.segment_of(other.start)
    return sum(
        any(reading.segment_of(m.word.start) == here for m in found) for found in sentence.found
    )


def _whole_name(reading: Reading, word: Word) -> str:
    """The name with the names that it is written together with."""
    names = [w for w in reading.words if w.kind is WordKind.NAME or w is word]
    at = next(i for i, w in enumerate(names) if w is word)
    first = last = at
    while first and names[first - 1].end + 1 >= names[first].start and not names[first - 1].role:
        first -= 1
    while (
        last + 1 < len(names)
        and names[last].end + 1 >= names[last + 1].start
        and not names[last].role
    ):
        last += 1
    return reading.text[names[first].start : names[last].end]
