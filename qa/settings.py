"""Everything that can be set, in one frozen record that is stored with the index.

Invariant: an index is only opened with the model and the sizes that it was made with.
"""

from dataclasses import dataclass

from qa.models import embedded

# Raised when reading, cleaning or splitting changes what is stored, so that the next `qa index`
# reads every file again.
PIPELINE = 15


@dataclass(frozen=True, slots=True)
class Settings:
    """What an assistant works with. Lengths are in characters unless a comment says otherwise."""

    model: str = embedded.NAME  # a SentenceTransformer's name or folder; the default is embedded
    passage_least: int = 150  # short units find the right place more often than long ones do
    passage_most: int = 250
    shown_most: int = 600  # what a reader sees around a hit; a longer paragraph is cut at sentences
    question_most: int = 2_000  # beyond this it is a document, not a question
    candidates: int = 50  # passages that are scored for one question
    read_again: int = 3  # of them, the first ones that are read together with the question; or 0
    questions_kept: int = 64  # whose vectors stay in memory for who asks again; 0 for none
    batch: int = 16  # texts a forward pass when encoding in bulk
    file_seconds: float = 120.0  # reading one file may take; then it is given up
    file_memory: int = 4_000_000_000  # bytes of addresses that the process which reads may have
    file_most: int = 50_000_000  # bytes; a larger file is refused with a reason
