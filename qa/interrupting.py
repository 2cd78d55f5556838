"""An interrupt that arrives while a library is loaded, told as the interrupt that it is.

In: code that imports. Out: its result, or KeyboardInterrupt. Invariant: an error that has no
interrupt among its causes passes as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise KeyboardInterrupt in place of what came of one.

    Modules in C make it "ImportError: initialization failed", with the interrupt as its cause.
    """
    try:
        yield
    except Exception as error:
        if _was_interrupted(error):
            raise KeyboardInterrupt from error
        raise


def _was_interrupted(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt):
        seen = seen.__cause__ or seen.__context__
    return seen is not None
