"""What the reader learns from: passages and questions, as the network of pairs reads them.

    python -m training.lessons --texts benchmarks/texts --out LESSONS.npz

In: questions of `benchmarks/texts` with passages that search finds, those of `reports/` with their
stretches and with others, and those of `parallel/`. Out: `Lessons`, token ids beside the teacher's
logit and where it points. Invariant: nothing that only measures is among them, and what is of
held-out articles comes last, so that it can be set apart.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.assistant import Assistant
from qa.heading import headed
from qa.models.pair_network import ANSWERS, PairNetwork, Row
from qa.storage.narrowing import EVERYTHING
from training import claim_pairs, question_pairs
from training.items import PARALLEL, REPORTS

Asked = tuple[str, str]  # a passage, or a sentence under its heading; and a question
_LONGEST = 224  # tokens of a pair: longer ones are rare and slow
_ROUND = 512  # pairs that are read between two words of how far it is
_HITS = 2  # passages that search finds for a question
_OTHERS = 0.15  # the share of questions that are shown beside another stretch
_PARALLEL = 0.12  # the share of questions about `parallel/`


@dataclass(frozen=True, slots=True)
class Lessons:
    """Pairs as token ids, and what the teacher said of each."""

    ids: npt.NDArray[np.int32]  # of all pairs, one after the other
    ends: npt.NDArray[np.int64]  # (pairs,), where in `ids` each ends
    begins: npt.NDArray[np.int64]  # (pairs,), where in a pair the question begins
    logits: npt.NDArray[np.float32]  # (pairs,), that the passage answers
    points: npt.NDArray[np.float16]  # (ids, 2), of tokens of passages; elsewhere 0
    held: int  # of the pairs, the last so many are of held-out articles

    def __len__(self) -> int:
        return len(self.ends)

    def place(self, at: int) -> slice:
        """Where the ids of a pair stand."""
        return slice(int(self.ends[at - 1]) if at else 0, int(self.ends[at]))

    def save(self, path: Path) -> None:
        """Write them to a file."""
        np.savez(
            path,
            ids=self.ids,
            ends=self.ends,
            begins=self.begins,
            logits=self.logits,
            points=self.points,
            held=self.held,
        )

    @classmethod
    def open(cls, path: Path) -> "Lessons":
        """Read them from a file."""
        with np.load(path, allow_pickle=False) as kept:
            ids, ends, begins = kept["ids"], kept["ends"], kept["begins"]
            return cls(ids, ends, begins, kept["logits"], kept["points"], int(kept["held"]))


def taught(teacher: PairNetwork, learned: Sequence[Asked], held: Sequence[Asked]) -> Lessons:
    """What the teacher says of each pair that is short enough."""
    one, other = (_short(teacher, asked) for asked in (learned, held))
    rows = [*one, *other]
    logits: list[float] = []
    points: list[npt.NDArray[np.float16]] = []
    for at in range(0, len(rows), _ROUND):
        part = rows[at : at + _ROUND]
        for row, said in zip(part, teacher.read(part), strict=True):
            logits.append(float(said.logits[ANSWERS]))
            pointed = np.zeros((len(row.ids), 2), np.float16)
            pointed[1 : 1 + len(said.points)] = said.points
            points.append(pointed)
        print(f"{at + len(part)} of {len(rows)} pairs read", flush=True)
    return Lessons(
        np.concatenate([row.ids for row in rows]).astype(np.int32),
        np.cumsum([len(row.ids) for row in rows]),
        np.array([row.begin for row in rows]),
        np.array(logits, np.float32),
        np.concatenate(points),
        len(other),
    )


def _short(teacher: PairNetwork, asked: Sequence[Asked]) -> list[Row]:
    """The pairs that are read in one window, and are short."""
    rows = teacher.rows(asked)
    windows = np.bincount([row.pair for row in rows], minlength=len(asked))
    return [row for row in rows if windows[row.pair] == 1 and len(row.ids) <= _LONGEST]


def of_reports(random: Random, folder: Path = REPORTS) -> Iterator[Asked]:
    """Each stretch with the questions that it answers, near misses, and at times another's."""
    for path in sorted(folder.glob("*.jsonl")):
        for before, row in pairwise(_rows(path)):
            text = f"{row['head']}\n{row['text']}" if row["head"] else row["text"]
            asked = [question for question, _ in row.get("asked", ())]
            for question in [*asked, *row.get("unasked", ()), *row.get("across", ())]:
                yield text, question
                if random.random() < _OTHERS:
                    yield before["text"], question


def of_parallel(random: Random, folder: Path = PARALLEL) -> Iterator[Asked]:
    """Passages in one language with questions in either, a share of them."""
    for path in sorted(folder.glob("*.jsonl")):
        for before, row in pairwise(_rows(path)):
            for question in (one for both in row["asked"] for one in both):
                for language in ("ko", "en"):
                    if random.random() < _PARALLEL:
                        yield (row if random.random() > _OTHERS else before)[language], question


def of_texts(texts: Path, sets: Iterable[str]) -> tuple[list[Asked], list[Asked]]:
    """Questions with what search finds for them: to learn from, and those of held-out articles."""
    folders = claim_pairs.training_folders(texts)
    held = claim_pairs.held_out(texts)
    learned: list[Asked] = []
    chosen: list[Asked] = []
    wanted = set(sets) or {folder.name for folder in folders}
    for folder, assistant in claim_pairs.searched([one for one in folders if one.name in wanted]):
        for row in question_pairs.read_rows(folder):
            (chosen if row.article in held else learned).extend(_found(assistant, row.question))
        print(f"{folder.name}: {len(learned)} pairs and {len(chosen)}", flush=True)
    return learned, chosen


def _found(assistant: Assistant, question: str) -> Iterator[Asked]:
    """The first passages, and the sentence of the first that fits best."""
    hits = assistant.finder.hits(assistant.finder.reading(question), EVERYTHING)[:_HITS]
    for at, hit in enumerate(hits):
        article = assistant.article(hit.passage.article)
        yield headed(article, article.text[hit.passage.start : hit.passage.end]), question
        if at == 0:
            start, end = hit.passage.sentences[int(np.argmax(hit.sentences))]
            yield headed(article, article.text[start:end]), question


def _rows(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=Path, required=True, help="folder of sets")
    parser.add_argument("--sets", nargs="*", default=[], help="of them; all that are not measured")
    parser.add_argument("--most", type=int, default=1 << 20, help="pairs of each of the other two")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    random = Random(asked.seed)  # noqa: S311 - not a secret
    others = [list(of_reports(random)), list(of_parallel(random))]
    drawn = [one for told in others for one in random.sample(told, min(len(told), asked.most))]
    learned, held = of_texts(asked.texts, asked.sets)
    taught(PairNetwork.load(), [*drawn, *learned], held).save(asked.out)


if __name__ == "__main__":
    main()
