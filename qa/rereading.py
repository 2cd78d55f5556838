"""A second look at the first hits: the question and each passage read together.

In: hits, best first. Out: the same hits, the read ones in a better order and with better fits of
their sentences, and what was read in the first. Invariant: no hit is lost or added, and none that
was not read passes one that was.

One vector, or one a token, tells how near a passage is to a question; only reading both together
tells whether it says what is asked. That costs some 30 ms a passage, so after the first one only
those are read that could still pass it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qa.answerability import Answerability, Reading
from qa.heading import headed
from qa.interviewing import asked_above
from qa.records import Article
from qa.searching import Hit

HIGHEST = 2.0  # the logit of a passage where the answer plainly stands: few have more
POINTED = 0.1  # what a sentence gains in which the answer is read to stand
# Where the first is plainly read not to answer and another is read to, that one gains so many
# logits: enough to pass a lead that has more of the question's words.
PLAINLY_NOT = -1.5
ANSWERS = 0.0
RESCUE = 4.0
WEIGHT = 0.02  # of a logit beside a score; benchmarks/calibrate.py tells what others give


@dataclass(frozen=True, slots=True)
class Reread:
    """Hits after the second look."""

    hits: list[Hit]  # best first
    answers: float | None  # the logit of the first one, if it was read


def reread(
    model: Answerability,
    question: str,
    hits: Sequence[Hit],
    article: Callable[[str], Article],
    most: int,
) -> Reread:
    """Read at most so many of the first hits; those that say what is asked come first."""

    pointed: dict[int, Hit] = {}

    def read(places: Sequence[int]) -> Sequence[float]:
        articles = [article(hits[i].passage.article) for i in places]
        texts = [_told(hits[i], told) for i, told in zip(places, articles, strict=True)]
        readings = model.read(question, texts)
        for i, reading, text in zip(places, readings, texts, strict=True):
            passage = hits[i].passage
            pointed[i] = _pointed(hits[i], reading, len(text) - (passage.end - passage.start))
        return [reading.logit for reading in readings]

    order, answers = look([hit.score for hit in hits], read, most)
    return Reread([pointed.get(i, hits[i]) for i in order], answers)


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
    rescue = RESCUE if found and found[0] < PLAINLY_NOT else 0.0
    if found:
        to_pass = scores[0] + weight * (found[0] - HIGHEST - rescue)
        near = sum(score > to_pass for score in scores[1:most])
        found += read(range(1, 1 + near)) if near else []
    gains = [logit + rescue * (logit > ANSWERS) for logit in found]
    blended = [score + weight * gain for score, gain in zip(scores, gains, strict=False)]
    order = sorted(range(len(found)), key=lambda i: (-blended[i], i))
    return [*order, *range(len(found), len(scores))], found[order[0]] if order else None


def _pointed(hit: Hit, reading: Reading, before: int) -> Hit:
    """The hit, its sentences fitting the better the likelier the answer stands in them.

    `before` is how many characters stood above the passage when it was read.
    """
    shift = before - hit.passage.start
    logs = [reading.inside(start + shift, end + shift) for start, end in hit.passage.sentences]
    shares = np.exp(np.array(logs) - np.logaddexp.reduce(logs))
    fits = np.array(hit.sentences) + POINTED * shares
    return replace(hit, sentences=tuple(fits.tolist()))


def _told(hit: Hit, article: Article) -> str:
    text = article.text[hit.passage.start : hit.passage.end]
    asked = asked_above(article.text, hit.passage.start)
    return headed(article, f"{asked}\n{text}" if asked else text)
