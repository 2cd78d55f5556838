"""Checks of drafts, kept for a while, so that one that was made can be taken along.

In: an Assistant and texts. Out: findings. Invariant: what is kept is of the library's present
generation; a text is checked by one reader at a time, as a checker remembers what it read.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.checking import Entails, Finding
    from qa.checking.claims import Claim

TEXT_MOST = 30_000  # characters of a draft on the page, some fifteen printed pages
_KEPT = 16  # checks that are remembered
Loader = Callable[[], "Entails | None"]


class Checks:
    """Holds the entailment model, loaded at first use, and the findings of the last drafts."""

    def __init__(self, assistant: "Assistant", load: Loader) -> None:
        self.assistant = assistant
        self._load = load
        self._entailment: Entails | None = None
        self._loaded = False
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, str], tuple[Finding, ...]] = OrderedDict()

    def entailment(self) -> "Entails | None":
        """The entailment model. Raises ModelError where it can't be loaded."""
        with self._lock:
            if not self._loaded:
                self._entailment = self._load()
                self._loaded = True
            return self._entailment

    def run(self, text: str) -> tuple[list["Claim"], Iterator["Finding"]]:
        """The claims of a text, and one finding for each as it is made.

        Raises RequestError for an empty or endless text, MissingLibraryError without articles.
        """
        from qa.checking import Checker

        key = (self.assistant.library.generation, text)
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            return [finding.claim for finding in kept], iter(kept)
        checker = Checker(self.assistant, self.entailment())
        found = checker.findings(text)
        return checker.claims(text), self._keeping(key, found)

    def findings(self, text: str) -> tuple["Finding", ...]:
        """All findings of a text; those of a text that was just checked are at hand."""
        return tuple(self.run(text)[1])

    def _keeping(self, key: tuple[int, str], found: Iterator["Finding"]) -> Iterator["Finding"]:
        made = []
        for finding in found:
            made.append(finding)
            yield finding
        with self._lock:
            self._kept[key] = tuple(made)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def loader(name: str | None) -> Loader:
    """Loads the entailment model of this name when it is called."""

    def load() -> "Entails | None":
        from qa.models.entailment import named

        return named(name)

    return load
