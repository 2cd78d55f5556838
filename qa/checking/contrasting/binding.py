"""Is what the claim says said of what the claim says it of?

In: a claim matched with one sentence. Out: a share. Invariant: 1 where the claim speaks of nothing
that could stand elsewhere, 0 where what it says is not met.
"""

from collections.abc import Sequence

from qa.checking.sentences.matching import Matches, coverage
from qa.checking.sentences.words import Word

_MET = 0.5  # from here a word counts as met
_CONTENT = 0.3  # the weight of a word that says something


def bound(sentence: Matches) -> float:
    """The share of the words before the claim's last that stand in the clause of that last word.

    A clause without a subject of its own goes on about what stands before it.
    """
    words = sentence.claim.words
    told = [i for i, word in enumerate(words) if word.weight >= _CONTENT]
    if len(told) < 2:
        return 1.0 if told and sentence.best(told[-1]) >= _MET else 0.0
    heads = [m.word for m in sentence.found[told[-1]] if m.strength >= _MET]
    return max((_about(sentence, told[:-1], head) for head in heads), default=0.0)


def _about(sentence: Matches, places: Sequence[int], head: Word) -> float:
    reading = sentence.evidence
    here = reading.clause_of(head.start)
    own = any(w.role == "S" and reading.clause_of(w.start) == here for w in reading.words)

    def strength(place: int) -> float:
        return max(
            (
                m.strength
                for m in sentence.found[place]
                if (clause := reading.clause_of(m.word.start)) == here
                or (clause < here and not own)
            ),
            default=0.0,
        )

    return coverage([sentence.claim.words[i] for i in places], [strength(i) for i in places])
