"""Compiled networks, kept in the user's cache so that the next process need not build them again.

In: what a network depends on, and a way to build it. Out: the compiled network. Invariant: a file
that is cut off, changed, or of another processor or version of OpenVINO is built anew; a cache that
cannot be written costs time and nothing else.

The network that reads pairs takes some 0.8 s to decode and compile, and 0.15 s to read again.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from qa.network import runtime

Hints = dict[str, str]
_ENDING = ".network"
_DIGEST = hashlib.sha256
_STALE_SECONDS = 3600.0  # after which a work file is taken for that of a process that was killed


def compiled(
    name: str, depends: Sequence[str], build: Callable[[], Any], hints: Hints, cache: Path
) -> Any:
    """The network of this name for the processor, read or built; `build` makes OpenVINO's model."""
    core = runtime().Core()
    told = [runtime().get_version(), core.get_property("CPU", "FULL_DEVICE_NAME")]
    key = _DIGEST("\n".join([*told, *depends, str(sorted(hints.items()))]).encode()).hexdigest()
    path = cache / f"{name}-{key[:16]}{_ENDING}"
    kept = _read(path)
    if kept is not None:
        try:
            return core.import_model(kept, "CPU", hints)
        except RuntimeError:  # not this version's, whatever its name says; it is written anew
            pass
    made = core.compile_model(build(), "CPU", hints)
    _write(path, made.export_model().getvalue())
    _remove_others(path, name)
    return made


def _read(path: Path) -> bytes | None:
    """What was written, if it is whole."""
    size = _DIGEST().digest_size
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data[size:] if _DIGEST(data[size:]).digest() == data[:size] else None


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, work = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError:
        return
    try:
        with os.fdopen(number, "wb") as file:
            file.write(_DIGEST(data).digest())
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
