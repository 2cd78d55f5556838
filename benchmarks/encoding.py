"""How fast the embedded encoder is beside sentence-transformers, and how near its vectors are.

Both encode the same passages of the same weights in turns, in single precision there and in
whatever qa uses here. Printed: passages a second of each in its best round, their ratio, and the
cosine between their vectors.

    python -m benchmarks.encoding [--folder corpus] [--passages 256] [--rounds 3]
"""

import argparse
import itertools
import logging
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.assistant import Assistant
from qa.models import embedded
from qa.models.encoding import Encoder, Span, load

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage's text and the spans of its sentences."""

    text: str
    sentences: list[Span]


def main() -> None:
    """Run the benchmark and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("corpus"))
    parser.add_argument("--passages", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    encoder = load()
    cut = read(given.folder, encoder)
    passages = list(itertools.islice(itertools.cycle(cut), given.passages))
    texts = [passage.text for passage in passages]

    def ours() -> Vectors:
        made = encoder.passages(texts, [passage.sentences for passage in passages])
        return np.stack([one.vector for one in made])

    print(report(len(texts), ours, plain(texts), given.rounds))


def plain(texts: list[str]) -> Callable[[], Vectors]:
    """Encoding by sentence-transformers as its documentation says to."""
    import torch
    from sentence_transformers import SentenceTransformer

    logging.getLogger("transformers").setLevel(logging.ERROR)
    folder = str(embedded.ensure(name=embedded.NAME))
    model: Any = SentenceTransformer(folder, model_kwargs={"dtype": torch.float32})
    return lambda: np.asarray(model.encode(texts, prompt_name="document", batch_size=16))


def read(folder: Path, encoder: Encoder) -> list[Passage]:
    """The passages of a folder's articles, as qa cuts them."""
    found = []
    with tempfile.TemporaryDirectory() as work:
        assistant = Assistant.open(Path(work))
        assistant.use(encoder)
        assistant.index([folder])
        library = assistant.library
        for passage in library.passages(library.passage_ids()):
            text = library.article(passage.article).text[passage.start : passage.end]
            sentences = [(a - passage.start, b - passage.start) for a, b in passage.sentences]
            found.append(Passage(text, sentences))
        assistant.close()
    return found


def report(
    count: int, ours: Callable[[], Vectors], theirs: Callable[[], Vectors], rounds: int
) -> str:
    """Run both in turns; what is loaded at first use is not counted."""
    one, other = ours(), theirs()
    cosines = (one * other).sum(axis=1)
    seconds = [(timed(ours), timed(theirs)) for _ in range(rounds)]
    best_ours, best_theirs = (min(column) for column in zip(*seconds, strict=True))
    ratios = sorted(b / a for a, b in seconds)
    return "\n".join(
        [
            f"passages                 {count}",
            f"qa                       {count / best_ours:.1f} passages a second",
            f"sentence-transformers    {count / best_theirs:.1f} passages a second (fp32)",
            f"ratio                    {best_theirs / best_ours:.2f} "
            f"({ratios[0]:.2f} to {ratios[-1]:.2f} over {rounds} rounds)",
            f"cosine                   mean {cosines.mean():.5f}, least {cosines.min():.5f}",
        ]
    )


def timed(run: Callable[[], object]) -> float:
    """Seconds that a run takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
