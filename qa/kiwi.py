"""The morphological analyser Kiwi: one of it in a process, made when it is first needed.

In: nothing. Out: the analyser. Invariant: it is as kiwipiepy ships it, less the
lists of names; nobody adds words to it, so what one caller gets never depends on another.

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

    # One worker: texts are analysed one by one. The dictionaries of names (people, works, places)
    # take most of the loading and find nothing better: BM25 alone has the same nDCG@10 on three
    # collections with them and without, and names that they break (미스트 in 미스트랄) stay whole.
    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)
