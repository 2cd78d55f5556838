"""A second look at the first hits: the question and each passage read together.

In: hits, best first. Out: the same hits, the read ones in a better order and with better fits of
their sentences, and what was read in the first. Invariant: no hit is lost or added, and none that
was not read passes one that was.

One vector, or one a token, tells how near a passage is to a question; only reading both together
tells whether it says what is asked. That costs some 12 ms a passage, so others are read only where
the first plainly does not answer, and of them those that could pass it. Unless the one that comes
first plainly answers, the sentence in it that fits best is then read alone: a long passage hides
from the network an answer that it tells in a few words, and one that has everything but the answer
seems to tell it. Where a question asks how things stand, a newer report that plainly answers comes
first (`qa.search.newest`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qa.heading import headed
from qa.models.answerability import Answerability, Reading
from qa.models.pair_network import FloatArray, Span
from qa.records import Article
from qa.search import confidence
from qa.search.interviewing import asked_above
from qa.search.newest import newer
from qa.search.searching import Hit

HIGHEST = 2.0  # the logit of a passage where the answer plainly stands: few have more
# What a sentence gains in which the answer is read to stand: once where one is chosen to be read
# alone, twice where one is chosen to be quoted. Of the 685 questions of seven sets of
# benchmarks/texts 574 get a quotation with the answer so, with one for both 567.
POINTED = 0.1
# Where the first is plainly read not to answer, others are looked at, and one that is read to
# answer gains so many logits: enough to pass a lead that has more of the question's words.
PLAINLY_NOT = -1.5
ANSWERS = 0.0
RESCUE = 4.0
PLAINLY = 0.5  # from here a passage answers, whatever its best sentence says alone
ALONE = 3.0  # the logit that this sentence counts with then: few have more
WEIGHT = 0.04  # of a logit beside a score; benchmarks/calibrate.py tells what others give
WEIGHT_ACROSS = 0.02  # and where question and passage are of two languages
_LOOKED_AT = 5  # hits, of which newer ones may come first where a question asks for now
_ACROSS = 0.5  # how far they are from being in one, see `qa.search.confidence.crossing`


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a passage, as logits."""

    passage: float  # that it answers
    sentence: float  # that its best sentence does so alone


@dataclass(frozen=True, slots=True)
class Reread:
    """Hits after the second look."""

    hits: list[Hit]  # best first
    read: Read | None = None  # in the first one, if it was read
    known: float | None = None  # how sure the first one is, where no reading tells it


def reread(
    model: Answerability,
    question: str,
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    most: int,
) -> Reread:
    """Read at most so many of the first hits; those that say what is asked come first."""
    pointed: dict[int, Hit] = {}
    to_quote: dict[int, Hit] = {}

    def read(places: Sequence[int]) -> Sequence[float]:
        articles = [article(hits[i].passage.article) for i in places]
        texts = [_told(hits[i], told) for i, told in zip(places, articles, strict=True)]
        readings = model.read(question, texts)
        for i, reading, text in zip(places, readings, texts, strict=True):
            before = len(text) - (hits[i].passage.end - hits[i].passage.start)
            pointed[i] = _pointed(hits[i], reading, before)
            to_quote[i] = _pointed(pointed[i], reading, before)
        return [reading.logit for reading in readings]

    apart = confidence.crossing(question, _text(hits[0], article)) if hits else 0.0
    order, answers = look([hit.score for hit in hits], read, most, weight_of(apart))
    if answers is None:
        return Reread(list(hits))
    near = [hits[i] for i in order[:_LOOKED_AT]]
    days = [article(hit.passage.article).date for hit in near]
    for place in newer(question, [hit.score for hit in near], days, most - 1):
        [logit] = read([order[place]])
        if logit > PLAINLY:
            order.insert(0, order.pop(place))
            answers = logit
            break

    def alone() -> float:
        first = pointed[order[0]]
        sentence = _best_sentence(first, article(first.passage.article))
        return model.read(question, [sentence])[0].logit

    return Reread([to_quote.get(i, hits[i]) for i in order], read_in(answers, alone))


def weight_of(apart: float) -> float:
    """What a logit weighs beside a score; `apart` is how far the
    question and the first passage are from being in one language.
    """
    return WEIGHT_ACROSS if apart > _ACROSS else WEIGHT


def read_in(passage: float, alone: Callable[[], float]) -> Read:
    """What is read in a passage with this logit; `alone` reads its best sentence."""
    return Read(passage, ALONE if passage > PLAINLY else alone())


def look(
    scores: Sequence[float],
    read: Callable[[Sequence[int]], Sequence[float]],
    most: int,
    weight: float = WEIGHT,
) -> tuple[list[int], float | None]:
    """The places of passages in their new order, and the logit of the first one if it was read.

    `scores` are those of the passages, best first; `read` gives the logits of some of them.
    """
    found = list(read(range(min(1, most, len(scores)))))
    if not found or found[0] >= PLAINLY_NOT:
        return list(range(len(scores))), found[0] if found else None
    to_pass = scores[0] + weight * (found[0] - HIGHEST - RESCUE)
    near = sum(score > to_pass for score in scores[1:most])
    found += read(range(1, 1 + near)) if near else []
    gains = [logit + RESCUE * (logit > ANSWERS) for logit in found]
    blended = [score + weight * gain for score, gain in zip(scores, gains, strict=False)]
    order = sorted(range(len(found)), key=lambda i: (-blended[i], i))
    return [*order, *range(len(found), len(scores))], found[order[0]]


def _pointed(hit: Hit, reading: Reading, before: int) -> Hit:
    """The hit, its sentences fitting the better the likelier the answer stands in them.

    `before` is how many characters stood above the passage when it was read.
    """
    shift = before - hit.passage.start
    spans = [(start + shift, end + shift) for start, end in hit.passage.sentences]
    return replace(hit, sentences=tuple(pointed_fits(reading, spans, hit.sentences).tolist()))


def pointed_fits(reading: Reading, spans: Sequence[Span], fits: Sequence[float]) -> FloatArray:
    """How well sentences fit (sentences,), the better the likelier the answer stands in them.

    `spans` are their places in what was read.
    """
    logs = [reading.inside(start, end) for start, end in spans]
    shares: FloatArray = np.exp(np.array(logs) - np.logaddexp.reduce(logs))
    return np.array(fits) + POINTED * shares


def _text(hit: Hit, article: Callable[[str], Article]) -> str:
    return article(hit.passage.article).text[hit.passage.start : hit.passage.end]


def _best_sentence(hit: Hit, article: Article) -> str:
    start, end = hit.passage.sentences[int(np.argmax(hit.sentences))]
    return headed(article, article.text[start:end])


def _told(hit: Hit, article: Article) -> str:
    text = article.text[hit.passage.start : hit.passage.end]
    asked = asked_above(article.text, hit.passage.start)
    return headed(article, f"{asked}\n{text}" if asked else text)
