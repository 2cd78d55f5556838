"""The morphological analyser Kiwi: one of it in a process, made when it is first needed.

In: nothing. Out: the analyser. Invariant: it is as kiwipiepy ships it; nobody adds words to it, so
what one caller gets never depends on another.

It takes a second to load and holds Python's lock while it does.
"""

import threading
from functools import cache
from typing import Any

_LOCK = threading.Lock()


def kiwi() -> Any:
    """The analyser, loaded at the first use; safe to share by threads."""
    with _LOCK:
        return _loaded()


@cache
def _loaded() -> Any:
    from kiwipiepy import Kiwi

    # One worker: texts are analysed one by one. The dictionary of names of several words (people,
    # works, places) takes more than half of the loading and finds nothing better: BM25 alone has
    # the same nDCG@10 on two Korean collections with it and without it.
    return Kiwi(num_workers=1, load_multi_dict=False)
