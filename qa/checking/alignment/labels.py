"""What a figure is called: the word right before it, as in 장례비 1650만원 or a profit of $3m.

In: a figure of a claim, one of a sentence, both matched. Out: the figure of the sentence that is
called as the claim's is. Invariant: nothing is told where either figure has no such word.
"""

import re
from collections.abc import Sequence

from qa.checking.alignment.sundering import are_apart
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity, Relation

_SURE = 0.7  # a match that counts as the same word
_ALIKE = 0.9  # and one that is so beyond doubt
_WEIGHT = 0.6  # of a word that says something
# What stands between a figure and its word.
_BETWEEN = re.compile(
    r"(?:[률율액량비])?\s?(?:[은는이가도의에]|으?로|에는|에서|에서는)?\s?[(:]?\s?(?:약|총|모두)?\s?"
    r"|\s(?:of|was|were|is|to|at)\s(?:about\s)?",
    re.I,
)

# What stands between a figure and the word behind it that tells what it is of.
_BEHIND = re.compile(r" (?:(?:in|of|on|for) (?:(?:its|their|his|her|the) )?)?")


def called(reading: Reading, figure: Quantity) -> list[Word]:
    """The words right before a figure, written one after another without a particle between."""
    found: list[Word] = []
    for word in sorted(reading.words, key=lambda word: -word.end):
        behind = reading.text[word.end : found[-1].start if found else figure.start]
        if word.end > figure.start or word.weight < _WEIGHT:
            continue
        if word.kind is WordKind.PREDICATE:
            break
        if not (behind in (" ", "") if found else _BETWEEN.fullmatch(behind)):
            break
        found.append(word)
    return found


def called_alike(figure: Quantity, other: Quantity, sentence: Matches) -> Quantity | None:
    """The figure that a sentence calls what the claim calls its own, where `other` has a name too.

    None where that is `other`, or no figure that could stand in its place.
    """
    own, its = called(sentence.claim, figure), called(sentence.evidence, other)
    met = {
        match.word for word, match in sentence.pairs() if word in own and match.strength >= _SURE
    }
    if not own or not its or met.intersection(its) or _is_place(its, sentence):
        return None
    likes = [
        like
        for like in sentence.evidence.quantities
        if relation_of(figure, like) is Relation.DIFFERS
        and met.intersection(called(sentence.evidence, like))
    ]
    return likes[0] if likes else None


def _is_place(its: Sequence[Word], sentence: Matches) -> bool:
    """Whether the claim says of no figure what stands before this one: 역 주변에 25곳."""
    claim = sentence.claim
    names = {w for q in claim.quantities for w in called(claim, q)}
    return any(
        match.word in its and match.strength >= _SURE and word not in names
        for word, match in sentence.pairs()
    )


def of_another_thing(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether figures are told of two things, of which the other side has a word of neither.

    고용률은 64.2% does not deny 실업률은 3.1%, nor 대출 금리 예금 금리, nor 45 teachers 600 pupils.
    """
    if sentence.claim.korean != sentence.evidence.korean or figure.kind is Kind.DATE:
        return False
    own, its = _things(sentence.claim, figure), _things(sentence.evidence, other)
    if sentence.claim.korean and are_apart(figure, other, sentence, own):
        return True
    pairs = list(sentence.pairs())
    mine = {id(word) for word, _ in pairs}
    theirs = {id(m.word) for word, m in pairs if word in own or m.strength >= _ALIKE}
    return any(id(w) not in mine for w in own) and any(id(w) not in theirs for w in its)


def _things(reading: Reading, figure: Quantity) -> list[Word]:
    """The words for what a figure counts, or is told of: 45 teachers, 35% of its oil, 금리는 3%."""
    words = [w for w in reading.words if w.kind is not WordKind.NAME]
    if (noun := figure.noun) and (figure.kind is Kind.COUNT or not reading.korean):
        counted = [w for w in words if w.start < noun.end and noun.start < w.end]
        if counted or not reading.korean:
            return counted
    if reading.korean:
        before = [w for w in called(reading, figure) if w in words]
        return before if any(w.role == "S" for w in before) else []  # 군 예산 95억원 is 군비 too
    behind = _BEHIND.match(reading.text, figure.end)
    return [w for w in words if behind is not None and w.start == behind.end()]
