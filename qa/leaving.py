"""The end of a process whose threads may still be inside a library.

In: an exit status. Out: nothing; the process ends. Invariant: what was written is flushed first.
"""

import os
import sys
from contextlib import suppress
from typing import NoReturn


def leave(status: int = 0) -> NoReturn:
    """End at once, without waiting for threads and without taking libraries down under them.

    Python's own end destroys C++ objects that threads of OpenVINO may be using, which then abort:
    "terminate called without an active exception".
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)
