"""How many threads the arithmetic of one question may take: one.

What a question multiplies is small, and OpenBLAS and OpenMP wake a thread for every core to share
it: on two busy cores that takes longer than the work. The encoders have threads of their own.
"""

import os
from typing import Any


def keep_blas_single() -> None:
    """Have numpy's OpenBLAS use one thread, unless the user says otherwise; before its import."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def single_threaded_faiss() -> Any:
    """FAISS, searching in the caller's thread."""
    import faiss

    faiss.omp_set_num_threads(1)
    return faiss
