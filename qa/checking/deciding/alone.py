"""What the entailment model is not believed for alone: it does not reckon.

In: judgements of windows, for which no rule tells a verdict. Out: whether support, or a denial, may
rest on what the model reads. Invariant: what a rule tells is not looked at here.

Over 2,608 claims of the sets in benchmarks/texts that measure: without `has_untold_figure` nine
more false claims were SUPPORTED, and seven more true ones; without `FIRM` 25 more false claims were
rightly REFUTED, and so were 20 true ones and six that no article speaks of. Over 3,670: without
`tells_elsewhere` eleven more false claims were SUPPORTED, two that no article speaks of, and five
more true ones; without `is_doubted` 40 more false ones were rightly REFUTED, and so were 50 true
ones and four that no article speaks of. A verdict that is wrong every other time is none.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from qa.checking.deciding.judging import Judgement
from qa.checking.deciding.weighing import Weighed
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity

FIRM = 0.6  # of a denial
_SOME = 0.1  # of support that is read in any window
_MANY = 10  # from which another figure is no other way to count
_NEARLY = 25  # of how many parts one may be off, where a share follows from two figures
_TOLD = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE)
_WHOLES = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)


def has_untold_figure(judged: Sequence[Judgement]) -> bool:
    """Whether no window tells a figure of the claim, or two of which it would be the share."""
    claimed = judged[0].claimed if judged else ()
    told = frozenset[int]().union(*(judgement.told for judgement in judged))
    return any(
        _is_telling(figure)
        and place not in told
        and not any(_meets(judgement, place) for judgement in judged)
        and not (figure.kind is Kind.SHARE and _follows(figure, judged))
        for place, figure in enumerate(claimed)
    )


def tells_elsewhere(judgement: Judgement, told: frozenset[int]) -> bool:
    """Whether a figure of the claim that is `told` stands in other windows alone.

    What the model takes for support here is then told of something else: that one in eight did,
    for a claim that one in three did, as is told of another year.
    """
    return any(
        _is_telling(figure)
        and place in told - judgement.told
        and not _meets(judgement, place)
        and not _stands_about(figure, judgement)
        and not (figure.kind is Kind.SHARE and _follows(figure, [judgement]))
        for place, figure in enumerate(judgement.claimed)
    )


def has_all_figures(judged: Sequence[Judgement]) -> bool:
    """Whether a window bears out every figure of a claim that has some."""
    return any(j.figures and j.borne_out == len(j.figures) for j in judged)


def is_doubted(weighed: Weighed, against: Sequence[Judgement]) -> bool:
    """Whether the model reads some support too, and no rule sees what the denial would be of."""
    borne_out = max((rows[0] for _, rows in weighed if rows is not None), default=0.0)
    return borne_out >= _SOME and not any(judgement.contrasts for judgement in against)


def _is_telling(figure: Quantity) -> bool:
    """Whether a figure is no small number, which may be told in words or by a list."""
    most = figure.high if figure.high is not None else figure.low
    return figure.kind is Kind.SHARE or (
        figure.kind in _TOLD and most is not None and most >= _MANY
    )


def _meets(judgement: Judgement, place: int) -> bool:
    pair = judgement.figures[place]
    return pair is not None and pair.relation in SAME


def _stands_about(figure: Quantity, judgement: Judgement) -> bool:
    """Whether a figure stands just before a window, or in what tells what the article is about."""
    window = judgement.window
    about = (q for reading in (*window.before, *window.about) for q in reading.quantities)
    return any(relation_of(figure, other) in SAME for other in about)


def _follows(figure: Quantity, judged: Sequence[Judgement]) -> bool:
    """Whether two figures of a sort, in one window, are to one another as a share is to all."""
    share = figure.value if figure.value is not None else figure.low or figure.high
    if share is None:
        return False
    for judgement in judged:
        told = [q for reading in judgement.window.sentences for q in reading.quantities]
        for part, whole in permutations([q for q in told if q.kind in _WHOLES and q.value], 2):
            if (part.kind, part.unit) == (whole.kind, whole.unit):
                found = Fraction(part.value or 0) * 100 / Fraction(whole.value or 1)
                if any(abs(each - share) * _NEARLY <= share for each in (found, 100 - found)):
                    return True
    return False
