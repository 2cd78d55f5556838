"""What was read of a library's rows, kept while the library stays as it is.

In: a state of the library, and values that were read of it by key. Out: those that are still kept.
Invariant: what is given out was read of that state; what is kept takes no more bytes than the
memory was made for, and what was used longest ago goes first.

A row is checked when it is read from the disk. Reading and checking the rows of one question takes
longer than all that is computed from them, and most questions bring rows that others brought.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Memory(Generic[_Key, _Value]):
    """Holds at most `most` bytes of values, as `size` tells each; safe to share by threads."""

    def __init__(self, most: int, size: Callable[[_Value], int]) -> None:
        self._most = most
        self._size = size
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._kept: OrderedDict[_Key, _Value] = OrderedDict()
        self._bytes = 0
        self._seen = threading.local()

    @property
    def bytes(self) -> int:
        """What the values take that are kept now."""
        return self._bytes

    def of(self, state: Hashable, version: object, keys: Iterable[_Key]) -> dict[_Key, _Value]:
        """The values of those keys that are kept of this state.

        `version` is what tells this thread whether anybody has written since it asked last; nothing
        is kept then, for a damaged row is to be noticed as soon as it is there.
        """
        written = getattr(self._seen, "version", version) != version
        self._seen.version = version
        with self._lock:
            if written:
                self._empty()
            if state != self._state:
                return {}
            there = [key for key in keys if key in self._kept]
            for key in there:
                self._kept.move_to_end(key)
            return {key: self._kept[key] for key in there}

    def keep(self, state: Hashable, values: Mapping[_Key, _Value]) -> None:
        """Keep values of this state, and nothing of another one."""
        with self._lock:
            if state != self._state:
                self._empty()
                self._state = state
            for key, value in values.items():
                if key not in self._kept:
                    self._kept[key] = value
                    self._bytes += self._size(value)
            while self._bytes > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= self._size(oldest)

    def _empty(self) -> None:
        self._state = None
        self._kept.clear()
        self._bytes = 0
