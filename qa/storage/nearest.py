"""Kinds of FAISS indexes, by how many vectors there are.

In: a dimension and a number of vectors. Out: an empty index, and how it is searched. Invariant:
each takes vectors with their ids, gives them back nearest first, and lets ids be taken out again.

benchmarks/faiss_kinds.py measures the choice; docs/scale.md has the figures.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.threads import single_threaded_faiss

FLAT_MOST = 50_000  # vectors that are all compared; above, those of the nearest lists are
SAMPLE = 64  # vectors for each list that lists are learnt from; FAISS asks for 39 at least
# Lists that a question looks into: a quarter of them, within these bounds.
_LEAST_LISTS, _MOST_LISTS = 32, 256

Numbers = NDArray[np.int64]


def _faiss() -> Any:
    """FAISS, whose own types leave out what SWIG adds."""
    return single_threaded_faiss()


def flat(dimension: int) -> Any:
    """An index that compares every vector. Half precision: the library stores no more."""
    faiss = _faiss()
    kind, metric = faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    inner = faiss.IndexScalarQuantizer(dimension, kind, metric)
    index = faiss.IndexIDMap2(inner)
    index.own_fields = True
    inner.this.disown()
    return index


def is_flat(index: Any) -> bool:
    """Whether every vector is compared."""
    return not hasattr(index, "nlist")


def outgrown(index: Any, count: int) -> bool:
    """Whether so many vectors want another kind, or four times the lists."""
    if is_flat(index):
        return count > FLAT_MOST
    return bool(lists_for(count) >= 4 * index.nlist)


def larger(dimension: int, count: int, sample: Any) -> Any:
    """An empty index for so many vectors, its lists learnt from a sample of them (n, d)."""
    import faiss

    index = inverted(dimension, lists_for(count), faiss.ScalarQuantizer.QT_8bit)
    index.train(sample)
    return index


def ids_of(index: Any) -> Numbers:
    """The ids that an index holds, ascending."""
    import faiss

    if is_flat(index):
        return np.sort(faiss.vector_to_array(index.id_map))
    lists = index.invlists
    parts = [
        faiss.rev_swig_ptr(lists.get_ids(number), lists.list_size(number)).copy()
        for number in range(index.nlist)
        if lists.list_size(number)
    ]
    return np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def searching(index: Any, allowed: Sequence[int] | None) -> Any:
    """How an index is searched: among ids that are allowed, and in how many lists.

    The fewer are allowed, the more lists are looked into for them.
    """
    faiss = _faiss()
    chosen: dict[str, Any] = {}
    if allowed is not None:
        bits = np.zeros(max(allowed, default=0) // 8 + 1, np.uint8)
        numbers = np.asarray(allowed, np.int64)
        np.bitwise_or.at(bits, numbers >> 3, (1 << (numbers & 7)).astype(np.uint8))
        chosen["sel"] = faiss.IDSelectorBitmap(bits)
    if is_flat(index):
        return faiss.SearchParameters(**chosen) if chosen else None
    share = 1.0 if allowed is None else max(1, len(allowed)) / max(1, index.ntotal)
    wanted = min(_MOST_LISTS, max(_LEAST_LISTS, index.nlist // 4))
    lists = min(index.nlist, int(np.ceil(wanted / share)))
    return faiss.SearchParametersIVF(nprobe=lists, **chosen)


def lists_for(count: int) -> int:
    """How many lists so many vectors are parted into: about their root, a power of two."""
    return int(2 ** max(4, count.bit_length() // 2))


def inverted(dimension: int, lists: int, kind: int) -> Any:
    """An inverted file, to be trained: vectors in lists by the nearest of so many centres."""
    faiss = _faiss()
    centres = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        centres, dimension, lists, kind, faiss.METRIC_INNER_PRODUCT
    )
    index.own_fields = True
    centres.this.disown()
    index.cp.niter = 10
    index.cp.spherical = True
    return index


def graph(dimension: int) -> Any:
    """A graph of neighbours (HNSW). It can't take ids out again, so it is only compared with."""
    import faiss

    index = faiss.IndexHNSWFlat(dimension, 32, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = 80
    index.hnsw.efSearch = 64
    return index
