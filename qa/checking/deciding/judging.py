"""What one window of evidence says of a claim, as a few numbers.

In: a claim and a window. Out: a Judgement. Invariant: support and refutation are each in 0 to 1,
and without a contrast the refutation is 0.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.checking.alignment import events, labels, lending, periods
from qa.checking.alignment.aligning import align
from qa.checking.alignment.pairing import Aligned
from qa.checking.alignment.standing import standing
from qa.checking.contrasting import (
    acts,
    apart,
    binding,
    certainty,
    contrasts,
    converses,
    crossing,
    directions,
    doers,
    exchanges,
    governing,
    guesses,
    passing,
    reasons,
    rivals,
    roles,
    scopes,
    unbound,
)
from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import Matches, coverage, match
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Aspect, WordKind
from qa.quantities import Quantity, Relation

_BESIDE = 0.9  # what a word is worth that stands in another of the window's sentences
_BEFORE = 0.85  # or earlier in the paragraph
_TOLD = 0.25  # what a figure counts for when the window's main sentence is chosen
_RIVALLED = 0.4  # of that, where the main sentence has another name in the word's place
_LIGHT = 0.2  # words of no more weight say little
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ABOUT = 0.8  # or, a name, in the title or the article's first sentence
_TOPIC = 0.5  # another word there
_MET = 0.5  # from here a word counts as met


@dataclass(frozen=True, slots=True)
class Judgement:
    """One window, weighed."""

    window: Window
    covered: float  # share of the claim's words, by weight
    beside: float  # the same, without the words that a contrast is about
    head: bool  # whether the claim's last word is met, which in Korean is what is said
    figures: tuple[Aligned | None, ...]
    lent: int  # dates that only stand before the window
    strange_figures: int  # such as those of names, which stand nowhere in the window
    missing_names: int
    lent_names: int  # names that only stand around the main sentence, which has others
    contrasts: tuple[Contrast, ...]
    guesses: tuple[Contrast, ...]  # the likeliest counterparts of figures that are not met
    bound: float  # how much of what the claim speaks of stands in the clause of what it says
    across: bool  # claim and window are in different languages
    named: bool = True  # a name of the claim's stands there
    elsewhere: bool = False  # the window tells of another period or thing, or of an estimate
    governed: bool = False  # somebody only claims it there, or denies it
    unsaid: bool = False  # it tells so only of another thing or time, or for another reason
    exchanged: bool = False  # two names do there what the other does in the claim
    agreed: bool = False  # the same is told in converse words, or as the denial that is reported
    told: frozenset[int] = frozenset()  # which of the claim's figures stand here, whatever of
    replaced: frozenset[int] = frozenset()  # which do not, where others of their sort do
    planned: bool = False  # what the claim has as done is only planned there
    claimed: tuple[Quantity, ...] = ()  # the claim's figures

    @property
    def borne_out(self) -> int:
        """How many figures agree."""
        return sum(pair is not None and pair.relation in SAME for pair in self.figures)

    @property
    def unmet(self) -> int:
        """How many figures are not there, or otherwise."""
        return len(self.figures) - self.borne_out + self.strange_figures

    @property
    def placed(self) -> float:
        """How well the worst placed of the figures that agree stands; 1 without figures."""
        scores = [p.score for p in self.figures if p is not None and p.relation in SAME]
        return min(1.0, *scores, 1.0) if scores else 1.0


def judge(claim: Reading, window: Window) -> Judgement:
    """Weigh a window against a claim."""
    inside = [match(claim, sentence) for sentence in window.sentences]
    around = [match(claim, sentence) for sentence in (*window.before, *window.about)]
    main = max(range(len(inside)), key=lambda i: (_own_share(inside[i]), -i))
    strengths = _strengths(claim, inside, main, window)
    figures, lent = lending.with_context(claim, align(claim, inside), window)
    turned = converses.first(inside, main)
    act = acts.answered(inside)
    said = _said_otherwise(turned, act)
    for place in said:
        strengths[place] = 1.0
    relations = [pair.relation if pair is not None else None for pair in figures]
    told, replaced = standing(claim, figures, window.sentences)
    elsewhere = periods.is_elsewhere(claim, relations, window)
    another = _differ_by(labels.of_another_thing, figures, inside)
    ended = _differ_by(events.is_of_the_other_end, figures, inside)
    based = _differ_by(events.is_compared_with, figures, inside)
    crossed = (*crossing.of_crossings(inside), *crossing.of_nouns(inside[main]))
    found = [
        *(() if elsewhere or based else contrasts.of_figures(figures, inside)),
        *(() if ended else _polarity(inside, said, act)),
        *exchanges.of_exchanges(inside[main]),
        *crossed,
        *(each for sentence in inside for each in directions.of_directions(sentence)),
        *doers.of_doers(inside[main]),
        *rivals.of_names(inside[main], window.before, strengths),
        *rivals.of_subjects(inside[main], strengths),
        *(roles.of_roles(inside[main]) if turned is None else ()),
        *certainty.of_plans(inside[main], inside, window.article.date),
        *([turned.contrast] if turned is not None and not turned.agrees else ()),
    ]
    found = [c for c in found if c.kind is not DifferenceKind.NAME or c.claim != c.evidence]
    aside = {i for contrast in found for i in contrast.words}
    rest = [i for i in range(len(claim.words)) if i not in aside]
    return Judgement(
        window=window,
        covered=coverage(claim.words, strengths),
        beside=coverage([claim.words[i] for i in rest], [strengths[i] for i in rest]),
        head=_head_met(claim, inside, said),
        figures=tuple(figures),
        lent=lent,
        strange_figures=len(claim.loose - _figures(window)),
        missing_names=sum(
            word.kind is WordKind.NAME and strength < _MET
            for word, strength in zip(claim.words, strengths, strict=True)
        ),
        lent_names=_lent_names(inside[main]),
        contrasts=tuple(found),
        guesses=tuple(guesses.of_figures(claim, figures, inside)),
        bound=max(binding.bound(sentence) for sentence in inside),
        across=claim.korean != window.sentences[0].korean,
        named=any(
            word.kind is WordKind.NAME and strength >= _MET
            for word, strength in zip(claim.words, strengths, strict=True)
        ),
        elsewhere=elsewhere or another or ended or based,
        governed=act is None
        and (
            governing.only_governed(claim, inside, main)
            or doers.is_anothers(inside[main], [*inside, *around])
            or certainty.only_possible(inside[main], inside)
        ),
        unsaid=act is None and (_is_unsaid(inside, around) or apart.leaves_denial_open(inside)),
        exchanged=(turned is not None and not turned.agrees)
        or any(c.kind is DifferenceKind.NAME for c in crossed),
        agreed=act is not None or (turned is not None and turned.agrees),
        told=told,
        replaced=replaced,
        planned=any(c.kind is DifferenceKind.CERTAINTY for c in found),
        claimed=claim.quantities,
    )


def _is_unsaid(inside: Sequence[Matches], around: Sequence[Matches]) -> bool:
    """Whether a window has a claim's words, and does not say them of what the claim does."""
    return (
        certainty.only_ahead(inside)
        or passing.is_passing(inside)
        or unbound.is_unbound(inside)
        or scopes.is_of_a_part(inside)
        or reasons.is_unfounded(inside, around)
    )


def _differ_by(
    told: Callable[[Quantity, Quantity, Matches], bool],
    figures: Sequence[Aligned | None],
    inside: Sequence[Matches],
) -> bool:
    """Whether this is told of a figure that differs from the claim's: that it is of another."""
    return any(
        pair is not None
        and pair.relation is Relation.DIFFERS
        and told(pair.claim, pair.evidence, inside[pair.sentence])
        for pair in figures
    )


def _said_otherwise(
    turned: converses.Compared | None, act: tuple[acts.Act, tuple[int, ...]] | None
) -> tuple[int, ...]:
    """The claim's words that are met by what says the same from another side, or in more words."""
    verb = (turned.verb,) if turned is not None and turned.verb >= 0 else ()
    return (*verb, *(act[1] if act is not None else ()))


def _polarity(
    inside: Sequence[Matches], said: Sequence[int], act: tuple[acts.Act, tuple[int, ...]] | None
) -> list[Contrast]:
    """Contrasts of denial, but not of the words that a reported denial is made of."""
    if act is not None and act[0] is not acts.Act.ADMISSION:
        return []
    return [c for c in contrasts.of_polarity(inside) if not set(said) & set(c.words)]


def _own_share(sentence: Matches) -> float:
    """How much of the claim one sentence has: its words, its figures, what is said last."""
    claim, figures = sentence.claim, sentence.evidence.quantities
    words = claim.words
    told = sum(any(relation_of(q, other) in SAME for other in figures) for q in claim.quantities)
    head = bool(words) and sentence.best(len(words) - 1) >= _MET
    return coverage(words, [sentence.best(i) for i in range(len(words))]) + _TOLD * (told + head)


def _strengths(claim: Reading, inside: Sequence[Matches], main: int, window: Window) -> list[float]:
    """How well each of the claim's words is met, by the main sentence or by those about it."""
    before = [match(claim, sentence) for sentence in window.before]
    about = [match(claim, sentence) for sentence in window.about]
    found: list[float] = []
    for place, word in enumerate(claim.words):
        best = inside[main].best(place)
        beside = max((s.best(place) for i, s in enumerate(inside) if i != main), default=0.0)
        near = beside * _BESIDE
        verb = word.kind is WordKind.PREDICATE or (
            not claim.korean and word.aspect is not Aspect.PLAIN
        )
        if not verb:
            near = max(near, *(s.best(place) * _BEFORE for s in before), 0.0)
            lent = _ABOUT if word.kind is WordKind.NAME else _TOPIC
            near = max(near, *(s.best(place) * lent for s in about), 0.0)
        if best < near and _rivalled(place, inside[main]):
            near *= _RIVALLED
        found.append(max(best, near))
    return found


def _lent_names(main: Matches) -> int:
    """How many of the claim's names a sentence lacks, where it has names that the claim lacks."""
    met = {match.word for found in main.found for match in found}
    strange = any(w.kind is WordKind.NAME and w not in met for w in main.evidence.words)
    words = main.claim.words
    lacking = [i for i, w in enumerate(words) if w.kind is WordKind.NAME and main.best(i) < _MET]
    return len(lacking) if strange else 0


def _rivalled(place: int, main: Matches) -> bool:
    """Whether the main sentence has another name, or another subject, where the claim has this."""
    word = main.claim.words[place]
    if word.kind is WordKind.NAME:
        return rivals.has_rival(place, main)
    if word.role != "S":
        return False
    met = {match.word for found in main.found for match in found}
    return any(w.role == "S" and w.weight > _LIGHT and w not in met for w in main.evidence.words)


def _head_met(claim: Reading, inside: Sequence[Matches], said: Sequence[int]) -> bool:
    """Whether what a claim says is met: in Korean its last word, in English that behind a name."""
    told = [i for i, word in enumerate(claim.words) if word.weight > _LIGHT]
    if claim.korean:
        behind = (
            claim.quantities and told and claim.quantities[-1].start > claim.words[told[-1]].start
        )
        heads = [] if behind else told[-1:]
    else:
        named = [i for i in told if claim.words[i].kind is WordKind.NAME]
        heads = [i for i in told if named and i > named[0] and i not in named][:1]
    return all(i in said or any(sentence.best(i) >= _MET for sentence in inside) for i in heads)


def _figures(window: Window) -> set[str]:
    """The figures written in a window and its title, whatever they tell."""
    found: set[str] = set()
    for reading in (*window.sentences, *window.before, *window.about):
        found |= reading.loose
        found |= {part for q in reading.quantities for part in _DIGITS.findall(q.text)}
    return found
