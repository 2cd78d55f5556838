"""An encoder that is loaded when the first passage is to be encoded, and not for an idle run.

In: an assistant. Out: what its encoder gives. Invariant: the library is checked against the model
before anything is encoded with it.
"""

from typing import TYPE_CHECKING

from qa.models.encoding import Encoder

if TYPE_CHECKING:
    from qa.assistant import Assistant


class LazyEncoder:
    """Holds an assistant, and is its encoder."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant
        self._checked = False

    @property
    def _real(self) -> Encoder:
        encoder = self._assistant.encoder()
        if not self._checked:
            self._assistant.library.check_model(encoder.name, encoder.dimension)
            self._checked = True
        return encoder

    name = property(lambda self: self._real.name)
    dimension = property(lambda self: self._real.dimension)
    window = property(lambda self: self._real.window)
    question = property(lambda self: self._real.question)
    passages = property(lambda self: self._real.passages)
    token_spans = property(lambda self: self._real.token_spans)
