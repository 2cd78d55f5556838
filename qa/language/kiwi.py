"""The morphological analyser Kiwi: one of it in a process, made when it is first needed.

In: nothing, or a text. Out: the analyser, or what it makes of the text. Invariant: it is as
kiwipiepy ships it, less the lists of names; nobody adds words to it, so what one caller gets never
depends on another.

It takes a second to load and holds Python's lock while it does. What a question needs of it may
come out of another process (`qa.language.kiwi_apart`).
"""

import re
import threading
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

# Form, tag, start, end, and whether Kiwi does not know it.
Token = tuple[str, str, int, int, bool]
_BEYOND_LATIN = re.compile(r"[^\x00-\u02ff\u2000-\u206f]")
_LOCK = threading.Lock()
_elsewhere: Callable[[str, str], Any] | None = None


def kiwi() -> Any:
    """The analyser, loaded at the first use; safe to share by threads."""
    with _LOCK:
        return _loaded()


def is_for(text: str) -> bool:
    """Whether a text holds anything beyond Latin letters and their signs."""
    return _BEYOND_LATIN.search(text) is not None


def tokens(text: str) -> list[Token]:
    """The morphemes of a text."""
    return [(form, tag, a, b, unknown) for form, tag, a, b, unknown in _asked("tokens", text)]


def spaced(text: str) -> str:
    """A text with its spaces put where they belong, whatever they were."""
    return str(_asked("spaced", text))


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text begin."""
    return [int(start) for start in _asked("sentence_starts", text)]


def ask_elsewhere(ask: Callable[[str, str], Any] | None) -> None:
    """Have another analyser asked, by the name of what is wanted, and the text; None: this one.

    It may raise LookupError: this process's is asked then.
    """
    global _elsewhere
    with _LOCK:
        _elsewhere = ask


def _asked(name: str, text: str) -> Any:
    with _LOCK:
        if _elsewhere is not None:
            try:
                return _elsewhere(name, text)
            except LookupError:
                pass
    return ASKED[name](text)


def _tokens(text: str) -> list[Token]:
    return [(t.form, t.tag, t.start, t.end, bool(t.oov)) for t in kiwi().tokenize(text)]


def _spaced(text: str) -> str:
    return str(kiwi().space(text, reset_whitespace=True))


def _sentence_starts(text: str) -> list[int]:
    return [sentence.start for sentence in kiwi().split_into_sents(text)]


ASKED: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {"tokens": _tokens, "spaced": _spaced, "sentence_starts": _sentence_starts}
)


@cache
def _loaded() -> Any:
    from kiwipiepy import Kiwi

    # One worker: texts are analysed one by one. The dictionaries of names (people, works, places)
    # take most of the loading and find nothing better: BM25 alone has the same nDCG@10 on three
    # collections with them and without, and names that they break (미스트 in 미스트랄) stay whole.
    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)
