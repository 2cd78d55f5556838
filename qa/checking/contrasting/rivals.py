"""Another name where the claim has its own: what else stands in the place of what is missing.

In: a claim matched with one sentence, and what stands before it. Out: contrasts. Invariant: the
claim's name stands nowhere in or about the sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches, alike
from qa.checking.sentences.people import called, is_surname, may_be_person
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_MET = 0.5  # from here a word counts as met
_CONTENT = 0.6  # the weight of a word that says something


def of_names(
    sentence: Matches, before: Sequence[Reading], strengths: Sequence[float]
) -> Iterator[Contrast]:
    """A name of the claim that is not there, where the evidence has another in its place.

    Where the sentence itself names no one, the subject of a sentence before it is taken.
    """
    claim = sentence.claim
    missing = [
        i
        for i, word in enumerate(claim.words)
        if word.kind is WordKind.NAME and strengths[i] < _MET
    ]
    if not missing or not _adjacent(claim, missing):
        return
    if claim.korean != sentence.evidence.korean and not all(claim.words[i].known for i in missing):
        return  # how a name is written in the other language is not known
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
        if told is reading and any(w.role == "S" and w.weight >= _CONTENT for w in told.words):
            return None
        subjects = [w for w in told.words if w.role == "S" and w.kind is WordKind.NAME]
        if subjects:
            same = told is reading or alike(word, subjects[0])
            return None if same else _whole_name(told, subjects[0])
    return None


def has_rival(place: int, sentence: Matches) -> bool:
    """Whether a sentence has another name where the claim has this one."""
    rival = _rival(place, sentence)
    if rival is None:
        return False
    word = sentence.claim.words[place]
    role, its = word.role, rival.role
    if may_be_person(word) and may_be_person(rival):
        role, its = _titled(sentence.claim, word), _titled(sentence.evidence, rival)
    return its == role and (role != "" or _same_neighbour(place, rival, sentence))


def _titled(reading: Reading, name: Word) -> str:
    """The role of a name, or of the title that it stands before: 주태경 교수는."""
    end = name.start
    for word in reading.words[reading.words.index(name) :]:
        if word.kind is WordKind.PREDICATE or reading.text[end : word.start] not in (" ", ""):
            break
        if word.role:
            return word.role
        end = word.end
    return ""


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
    if (like := _of_the_same_sort(place, sentence)) is not None:
        return like
    taken = {m.word for found in sentence.found for m in found if m.strength >= _SURE}
    rivals = [
        other
        for other in reading.words
        if (other.kind is WordKind.NAME or (word.kind is not WordKind.NAME and other.role == "S"))
        and other not in taken
        and (len(other.text) > 1 or is_surname(other) or _are_labels(place, other, sentence))
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
            may_be_person(o) == may_be_person(word),
            _company(sentence, o),
        ),
    )


def _are_labels(place: int, other: Word, sentence: Matches) -> bool:
    """Whether both are a letter beside the same word: C등급 and D등급, 비타민 C and 비타민 D."""
    words, others = sentence.claim.words, sentence.evidence.words
    word = words[place]
    if not (len(word.text) == 1 and f"{word.text}{other.text}".isascii()):
        return False
    if _same_neighbour(place, other, sentence):
        return True
    at = others.index(other)
    return bool(place and at) and alike(words[place - 1], others[at - 1]) >= _SURE


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
    if is_surname(word):
        title = next((t for span, t in called(reading.text) if span == (word.start, word.end)), "")
        return reading.text[word.start : reading.text.index(title, word.end) + len(title)]
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


def _of_the_same_sort(place: int, sentence: Matches) -> Word | None:
    """The word that ends as the claim's name does, and begins otherwise: 김해공항 for 제주 공항."""
    words = sentence.claim.words
    if place + 1 >= len(words) or words[place + 1].start - words[place].end > 1:
        return None
    head = words[place + 1].text
    for match in sentence.found[place + 1]:
        other = match.word.text
        if other != head and other.endswith(head) and len(other) > len(head) + 1:
            return match.word
    return None


def of_subjects(sentence: Matches, strengths: Sequence[float]) -> Iterator[Contrast]:
    """Another body of the same sort as subject: 환경부 where the claim has 국토교통부.

    Of the same sort are names of several syllables that end alike.
    """
    claim, evidence = sentence.claim, sentence.evidence
    if not (claim.korean and evidence.korean):
        return
    met = {m.word for found in sentence.found for m in found}
    others = [told for told in _subjects(evidence) if not any(w in met for w in told)]
    for told in _subjects(claim):
        places = tuple(claim.words.index(word) for word in told)
        named = any(word.kind is WordKind.NAME for word in told)
        if named or any(strengths[i] >= _MET for i in places):
            continue
        mine = claim.text[told[0].start : told[-1].end]
        for other in others:
            its = evidence.text[other[0].start : other[-1].end]
            if mine[-1] == its[-1] and min(len(mine), len(its)) > 2:
                yield Contrast(DifferenceKind.NAME, mine, its, 1.0, places)
                return


def _subjects(reading: Reading) -> list[list[Word]]:
    """The words written together that a subject is made of."""
    found: list[list[Word]] = []
    for word in reading.words:
        if word.role == "S" and word.weight >= _CONTENT:
            joined = found and found[-1][-1].end == word.start
            found = [*found[:-1], [*found[-1], word]] if joined else [*found, [word]]
    return found
