"""What is told of a line is kept while its file is read: the rules go over each text many times.

In: functions of a line. Out: the same, that remember. Invariant: once a file is done nothing of it
is kept, so that a long file may fill more than would be kept for good.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeVar

Told = TypeVar("Told")

_MOST: Final = 65_536  # lines; where a text has more than are kept, each is read anew every time
_forgetting: Final[list[Callable[[], None]]] = []


def remembered(tell: Callable[[str], Told]) -> Callable[[str], Told]:
    """The function, which keeps what it told of each line until `forget` is called."""
    kept = lru_cache(maxsize=_MOST)(tell)
    _forgetting.append(kept.cache_clear)
    return kept


def forget() -> None:
    """Let go of all lines."""
    for clear in _forgetting:
        clear()
