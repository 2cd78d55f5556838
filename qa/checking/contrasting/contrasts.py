"""What in a window speaks against a claim: figures, negations, opposites.

In: a claim, a window of evidence, their words and figures matched. Out: contrasts, each with the
words on both sides. Invariant: a contrast is only seen where the rest of the claim is met about it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from qa.checking.alignment import events
from qa.checking.alignment.labels import of_another_thing
from qa.checking.alignment.pairing import Aligned
from qa.checking.contrasting import strangers
from qa.checking.contrasting.apart import (
    are_of_two_times,
    comes_to_nothing,
    is_by_another_verb,
    is_excepted,
    is_measured_against,
    is_of_all_that,
    is_sale_from_the_other_side,
    is_stopped,
    keeps_what_changes,
    leaves_out,
    tells_both,
)
from qa.checking.contrasting.compounds import only_modifies, says_it_of_alike
from qa.checking.contrasting.governing import governed, is_inside, is_overturned, tells_itself
from qa.checking.contrasting.passing import is_undone
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.rates import shown, told_for_another
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.checking.sentences.written import with_ending
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
        sentence = matches[pair.sentence]
        if _is_anothers(pair, sentence) or of_another_thing(pair.claim, pair.evidence, sentence):
            continue
        if events.is_of_the_other_end(pair.claim, pair.evidence, sentence):
            continue
        date = pair.claim.kind is Kind.DATE
        kind = DifferenceKind.DATE if date else DifferenceKind.QUANTITY
        mine, its = pair.claim.text, pair.evidence.text
        if told_for_another(pair.claim, pair.evidence):
            mine = shown(sentence.claim.text, pair.claim)
            its = shown(sentence.evidence.text, pair.evidence)
        yield Contrast(kind, mine, its, min(1.0, max(0.0, pair.score)))


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
    claim = matches[0].claim
    for place, word in enumerate(claim.words):
        if not carries(word):
            continue
        straight = crossed = -1.0
        shown = ""
        for sentence in matches:
            same = {m.word for m in sentence.found[place] if m.strength >= _SURE}
            for other in _of_its_level(sentence, word):
                denied = _denies_same if other in same else _is_opposed
                against = denied(sentence, place, other)
                if other not in same and not against:
                    continue
                if against and _is_of_something_else(sentence, place, other):
                    continue
                company = _among(sentence, other, place)
                if not against and _has_its_figure(sentence, word, other):
                    straight = inf
                elif not against:
                    straight = max(straight, company)
                elif company > crossed and (other in same or beside(sentence, other, place)):
                    crossed, shown = company, with_ending(sentence.evidence.text, other)
        if crossed > straight:
            own = with_ending(claim.text, word)
            yield Contrast(DifferenceKind.POLARITY, own, shown, 1.0, (place,))


def _denies_same(sentence: Matches, place: int, other: Word) -> bool:
    """Whether one of two words for one thing is denied, and the other is not."""
    claim, evidence = sentence.claim, sentence.evidence
    word = claim.words[place]
    if comes_to_nothing(sentence, place, other):
        return True
    return (
        _denies(word, other)
        and not _denied_beside(sentence, word, other)
        and _denied_alone(sentence, word, other)
        and (claim.korean == evidence.korean or place == len(claim.words) - 1)
        and not is_measured_against(claim, word)
        and not leaves_out(sentence, other)
        and not is_by_another_verb(sentence, word, other)
        and not is_stopped(sentence, word, other)
        and not only_modifies(sentence, word, other)
    )


def _is_opposed(sentence: Matches, place: int, other: Word) -> bool:
    """Whether a word says the opposite of a claim's, of what the claim says it of."""
    word = sentence.claim.words[place]
    changed = (
        keeps_what_changes(word, other)
        and is_of_all_that(sentence, place, other)
        and not any(map(tells_both, (sentence.claim, sentence.evidence)))
    )
    return (
        (changed or _against(word, other))
        and not _met_by_another(sentence, place, other)
        and says_it_of_alike(sentence, place, other)
        and not events.is_told_beside(word, other, sentence)
        and not events.ends_then(word, other, sentence)
        and not is_excepted(sentence, place)
        and not is_sale_from_the_other_side(sentence, word, other)
    )


def _is_of_something_else(sentence: Matches, place: int, other: Word) -> bool:
    """Whether what seems to deny a claim's word is told of another, of before, or is undone."""
    return (
        are_of_two_times(sentence, sentence.claim.words[place], other)
        or strangers.tells_of_another(sentence, place, other)
        or is_overturned(sentence.evidence, other)
        or is_undone(sentence, place, other)
    )


def _has_its_figure(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether a thing's own clause has the claim's figure: 여성은 31%였지만 남성은 19%였다."""
    reading = sentence.evidence
    here = reading.clause_of(other.start)
    inside = [q for q in reading.quantities if reading.clause_of(q.start) == here]
    return word.kind is not WordKind.PREDICATE and any(
        relation_of(figure, q) in SAME for figure in sentence.claim.quantities for q in inside
    )


def _of_its_level(sentence: Matches, word: Word) -> list[Word]:
    """The evidence's words, without those that are only claimed where this one is told."""
    own = governed(sentence.claim)
    if not own and tells_itself(sentence.claim):
        return list(sentence.evidence.words)
    level = is_inside(own, word)
    spans = governed(sentence.evidence)
    return [other for other in sentence.evidence.words if is_inside(spans, other) == level]


def _denies(word: Word, other: Word) -> bool:
    """Whether one of two words that say the same is negated and the other is not."""
    return word.negated != other.negated and bool(word.keys & other.keys)


def _denied_alone(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether only one of the two clauses denies something: "no … were made", "were not made"."""
    return _denying(sentence.claim, word) != _denying(sentence.evidence, other)


def _denying(reading: Reading, word: Word) -> bool:
    here = reading.clause_of(word.start)
    return any(w.negated and reading.clause_of(w.start) == here for w in reading.words)


def _met_by_another(sentence: Matches, place: int, other: Word) -> bool:
    """Whether the claim has the opposite as well: so many for it, so many against."""
    return any(
        m.word == other and m.strength == 1.0
        for i, found in enumerate(sentence.found)
        if i != place
        for m in found
    )


def _denied_beside(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether what follows the word that is not negated is, as in 수술을 받지 않는다."""
    plain, reading = (other, sentence.evidence) if word.negated else (word, sentence.claim)
    behind = next((w for w in reading.words if w.start >= plain.end), None)
    return behind is not None and behind.negated and behind.start - plain.end <= _CLOSE


def _among(sentence: Matches, other: Word, place: int) -> float:
    """How many of the claim's other words stand about a word of the evidence, by weight.

    A figure that agrees counts as a word of the same clause.
    """
    reading = sentence.evidence
    told = reading.quantities
    here = reading.clause_of(other.start)
    company = 0.0
    for i, found in enumerate(sentence.found):
        sure = [m for m in found if m.strength >= _SURE]
        if i != place and sure:
            near = any(reading.clause_of(m.word.start) == here for m in sure)
            company += sentence.claim.words[i].weight * (1.0 if near else 0.4)
    return company + sum(
        any(relation_of(q, its) in SAME and reading.clause_of(its.start) == here for its in told)
        for q in sentence.claim.quantities
    )


def carries(word: Word) -> bool:
    """Whether a word says more than that something is told."""
    return word.weight >= 0.2


def _against(word: Word, other: Word) -> bool:
    if not word.poles or not other.poles:
        return False
    mine = {axis: -sign if word.negated else sign for axis, sign in word.poles}
    theirs = {axis: -sign if other.negated else sign for axis, sign in other.poles}
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[axis] != theirs[axis] for axis in shared)


def beside(sentence: Matches, other: Word, place: int) -> bool:
    """Whether what the claim says it of stands in the same clause, or leads up to it.

    A clause without a subject of its own goes on about that of the clause before.
    """
    reading, claim = sentence.evidence, sentence.claim
    here = reading.clause_of(other.start)
    led = not any(w.role == "S" and reading.clause_of(w.start) == here for w in reading.words)

    def near(word: Word) -> bool:
        clause = reading.clause_of(word.start)
        return clause == here or (led and reading.korean and clause < here and word.role == "S")

    met = {
        i
        for i, found in enumerate(sentence.found)
        if i != place and any(m.strength >= _SURE and near(m.word) for m in found)
    }
    others = {i for i, w in enumerate(claim.words) if i != place and w.weight > 0.2}
    sure = any(claim.words[i].kind is WordKind.NAME for i in met) or any(
        relation_of(q, its) in SAME and reading.clause_of(its.start) == here
        for q in claim.quantities
        for its in reading.quantities
    )
    return bool(others) and len(met & others) >= (1 if sure else min(2, len(others)))
