"""How many threads the arithmetic of one question may take: one.

What a question multiplies is small, and OpenBLAS and OpenMP wake a thread for every core to share
it. That takes longer than the work, and a thread of OpenBLAS then waits at full load for more,
beside the networks, which want all cores. The encoders have threads of their own.
"""

import os
import sys
from typing import Any

_SETTING = "OPENBLAS_NUM_THREADS"


def keep_blas_single() -> None:
    """Have numpy's OpenBLAS use one thread, unless the user says otherwise."""
    if _SETTING in os.environ:
        return
    os.environ[_SETTING] = "1"
    if "numpy" in sys.modules:  # it has read the setting already, when it was imported
        from threadpoolctl import threadpool_limits

        threadpool_limits(1, user_api="blas")


def single_threaded_faiss() -> Any:
    """FAISS, searching in the caller's thread."""
    import faiss

    faiss.omp_set_num_threads(1)
    return faiss
