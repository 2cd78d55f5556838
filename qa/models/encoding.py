"""Text to vectors: the embedded models by `qa.models.e5`, any other through sentence-transformers.

In: texts. Out: for each a unit vector, one for each of its sentences, and its token vectors.
Invariant: what a text becomes does not depend on the texts encoded beside it, to within rounding.
"""

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from qa.errors import ModelError
from qa.models import embedded
from qa.models.centring import unit
from qa.models.devices import torch_device
from qa.models.hub import only_local

Vectors = npt.NDArray[np.float32]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What an encoder makes of one text; d is the encoder's dimension."""

    vector: Vectors  # (d,), unit length
    sentences: Vectors  # (sentences, d), unit length: means over the tokens of each span
    tokens: Vectors  # (tokens, d), the last layer's, without special and prompt tokens
    ranges: tuple[Span, ...] = ()  # of each sentence: its first token and the one behind its last


class Encoder(Protocol):
    """What qa needs of an encoder."""

    name: str
    dimension: int

    def question(self, text: str) -> Encoded:
        """Encode one question; it has no sentences."""
        ...

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Encoded]:
        """Encode passages; `sentences` gives the spans of each one's sentences."""
        ...

    def token_spans(self, text: str) -> list[Span]:
        """Where each token of a text stands in it, however long it is."""
        ...

    @property
    def window(self) -> int:
        """Tokens of a passage that are read, without special and prompt tokens."""
        ...


def load(name: str = embedded.NAME, batch: int = 16) -> Encoder:
    """An embedded encoder by its name, or that of a SentenceTransformer's name or folder.

    Raises ModelError when the model can't be had.
    """
    if name in embedded.NAMES:
        from qa.models.e5 import EmbeddedEncoder

        return EmbeddedEncoder.load(batch, name)
    return SentenceEncoder.load(name, batch)


def encoded(
    spans: Sequence[Span], states: Vectors, vector: Vectors, prompt: int, sentences: Sequence[Span]
) -> Encoded:
    """Put together what was made of one text.

    `spans` are those of the tokens in the text with its prompt of `prompt` characters, `states`
    (tokens, d) the tokens' vectors; tokens of the prompt and empty ones are left out.
    """
    kept = [i for i, (a, b) in enumerate(spans) if b > a and b > prompt]
    tokens = np.ascontiguousarray(states[kept], dtype=np.float32)
    ranges = _ranges([(spans[i][0] - prompt, spans[i][1] - prompt) for i in kept], sentences)
    return Encoded(vector, _pool(tokens, ranges, vector), tokens, ranges)


class SentenceEncoder:
    """A SentenceTransformer with its own prompts; holds the loaded model."""

    def __init__(self, name: str, model: Any, half: bool, batch: int) -> None:
        self.name = name
        self.model = model
        self.half = half
        self.batch = batch
        self.dimension = int(model.get_embedding_dimension())
        self.query_prompt = _prompt(model, ("query",))
        self.passage_prompt = _prompt(model, ("document", "passage", "corpus"))

    @classmethod
    def load(
        cls, name: str = embedded.NAME, batch: int = 16, progress: bool = False
    ) -> "SentenceEncoder":
        """Load a model by its name or folder.

        An embedded one is written as a folder first where need be; only comparisons need that.
        Raises ModelError when the model can't be had.
        """
        place = name
        if name in embedded.NAMES:
            place = str(embedded.ensure(progress=progress, name=name))
        try:
            local = only_local(place, "sentence-transformers")
            quiet()
            import torch
            from sentence_transformers import SentenceTransformer

            device = torch_device()
            single = {"dtype": torch.float32}
            model = SentenceTransformer(
                place, device=device, model_kwargs=single, local_files_only=local
            )
            model.eval()
            return cls(name, model, device != "cpu" or _has_half(), batch)
        except (OSError, ValueError, RuntimeError, KeyError, ImportError, AttributeError) as error:
            raise ModelError(_cannot_load(name, error)) from error

    @property
    def window(self) -> int:
        """Tokens of a passage that are read, without special and prompt tokens."""
        longest = int(self.model.get_max_seq_length() or embedded.WINDOW)
        special = int(self.model.tokenizer.num_special_tokens_to_add())
        return longest - special - len(self.token_spans(self.passage_prompt))

    def question(self, text: str) -> Encoded:
        """Encode one question in single precision."""
        return self._encode([text], [()], self.query_prompt, nullcontext)[0]

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Encoded]:
        """Encode passages, in bfloat16 where the processor computes in it."""
        precision = partial(half_precision, self.model.device.type) if self.half else nullcontext
        return self._encode(list(texts), sentences, self.passage_prompt, precision)

    def token_spans(self, text: str) -> list[Span]:
        """Where each token of a text stands in it, however long it is."""
        coded = self.model.tokenizer(
            text,
            add_special_tokens=False,
            return_offsets_mapping=True,
            truncation=False,
            verbose=False,
        )
        return [(int(a), int(b)) for a, b in coded["offset_mapping"]]

    def _encode(
        self,
        texts: list[str],
        sentences: Sequence[Sequence[Span]],
        prompt: str,
        precision: Callable[[], AbstractContextManager[Any]],
    ) -> list[Encoded]:
        if not texts:
            return []
        with precision():
            outputs = self.model.encode(
                texts,
                prompt=prompt,
                batch_size=self.batch,
                output_value=None,
                show_progress_bar=False,
            )
        return [
            self._encoded(text, spans, prompt, output)
            for text, spans, output in zip(texts, sentences, outputs, strict=True)
        ]

    def _encoded(
        self, text: str, sentences: Sequence[Span], prompt: str, output: dict[str, Any]
    ) -> Encoded:
        """Cut one text's token vectors out of its batch and average them over its sentences."""
        mask = output["attention_mask"].bool()
        tokens = output["token_embeddings"][mask].float().cpu().numpy()
        spans = self._kept_spans(prompt + text, len(tokens))
        vector = unit(output["sentence_embedding"].float().cpu().numpy())
        return encoded(spans, tokens, vector, len(prompt), sentences)

    def _kept_spans(self, text: str, count: int) -> list[Span]:
        """Spans of the tokens that the model saw; special tokens have empty ones."""
        coded = self.model.tokenizer(
            text, return_offsets_mapping=True, truncation=True, max_length=count, verbose=False
        )
        return [(int(a), int(b)) for a, b in coded["offset_mapping"]]


def _ranges(places: Sequence[Span], sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Which tokens touch each sentence; `places` are the tokens' own spans, ascending."""
    starts = np.array([start for start, _ in places], dtype=np.int64)
    ends = np.array([end for _, end in places], dtype=np.int64)
    return tuple(
        (int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left")))
        for start, end in sentences
    )


def _pool(tokens: Vectors, ranges: Sequence[Span], whole: Vectors) -> Vectors:
    """Mean token vector of each sentence; a sentence that has no token gets the text's vector."""
    pooled = np.empty((len(ranges), whole.shape[0]), dtype=np.float32)
    for row, (first, last) in enumerate(ranges):
        pooled[row] = unit(tokens[first:last].mean(axis=0)) if last > first else whole
    return pooled


def _prompt(model: Any, names: Sequence[str]) -> str:
    """The first prompt the model has under one of these names; "" where it has none."""
    prompts = model.prompts or {}
    return next((str(prompts[name]) for name in names if prompts.get(name)), "")


def half_precision(device: str) -> AbstractContextManager[Any]:
    """Have torch compute in bfloat16 on a device of this kind."""
    import torch

    return torch.autocast(device, dtype=torch.bfloat16)


def _has_half() -> bool:
    """Whether the processor multiplies tiles of bfloat16; without them it would only be slower."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "amx_bf16" in flags


def quiet() -> None:
    """Keep model loading from drawing bars and reports, and from telling of each try at a hub."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from huggingface_hub.utils import logging as tries
    from transformers.utils import logging as reports

    tries.set_verbosity_error()  # type: ignore[no-untyped-call]
    reports.set_verbosity_error()  # type: ignore[no-untyped-call]
    reports.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)


def _cannot_load(name: str, error: Exception) -> str:
    reason = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
    return (
        f"the model {name!r} can't be loaded ({reason}); "
        f"give a SentenceTransformer folder, or a name that is in the local cache or within reach, "
        f"or leave --model out for the embedded {embedded.NAME}"
    )
