"""An interviewer's question and what follows it.

In: hits, best first, or a place in a text. Out: the same hits, what follows a question before it;
or the question that stands above the place. Invariant: no hit is lost or added, and the scores are
the same ones.

A line that asks what the user asks has all of the words and none of the answer, which stands in the
passage after it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.records import Article
from qa.search.searching import Hit

_LONGEST = 200  # characters of a question
_MARKED = re.compile(r"[─―—–-]\s*\S|(?:Q|문|질문)\s?\d*\s?[.:)]\s*\S")
_BULLETED = re.compile(r"[▶▷■□◆◇●○◎△▲*#]\s*\S")
_ASKING = re.compile(r"[?？]$|(?:나요?|는가|은가|인가|까|까요|지요|죠)\.?$")
_ANSWERING = re.compile(r"[\"“”'‘「]|(?:A|답)\s?\d*\s?[.:)]")


def asks(sentence: str) -> bool:
    """Whether a sentence is asked by the text itself, as an interviewer's is."""
    line = sentence.strip()
    marked = _MARKED.match(line) or _BULLETED.match(line)
    return bool(line.endswith(("?", "？")) or (marked and _ASKING.search(line)))


def asked_above(text: str, start: int) -> str:
    """The line above a place if it is a question that is answered there, or nothing."""
    above = text[max(0, start - _LONGEST - 2) : start].rstrip()
    line = above[above.rfind("\n") + 1 :].strip()
    if not line or "\n" not in text[: start - 1] or text[start - 1 : start] != "\n":
        return ""
    return line if _leads(line, text[start : start + 10]) else ""


def led(hits: Sequence[Hit], article: Callable[[str], Article]) -> list[Hit]:
    """Where a passage is nothing but a question, the one after it changes places with it."""
    found = list(hits)
    at = {(hit.passage.article, hit.passage.start): i for i, hit in enumerate(found)}
    last: dict[str, int] = {}
    for home, start in at:
        last[home] = max(start, last.get(home, start))
    for hit in hits:
        passage = hit.passage
        if passage.end - passage.start > _LONGEST or last[passage.article] < passage.end:
            continue
        text = article(passage.article).text
        behind = _written_from(text, passage.end)
        following = at.get((passage.article, behind))
        line = text[passage.start : passage.end]
        if following is None or "\n" in line or not _leads(line, text[behind:]):
            continue
        here = at[passage.article, passage.start]
        low, high = sorted((here, following), key=lambda i: -found[i].score)
        before, after = found[following], found[here]
        scores = found[low].score, found[high].score
        found[low] = replace(before, score=scores[0])
        found[high] = replace(after, score=scores[1])
        at[before.passage.article, before.passage.start] = low
        at[after.passage.article, after.passage.start] = high
    return found


def _written_from(text: str, place: int) -> int:
    """The first place from there on that is no blank."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _leads(line: str, after: str) -> bool:
    said = _MARKED.match(line) and _ANSWERING.match(after)
    return bool(asks(line) or said) and not asks(after)
