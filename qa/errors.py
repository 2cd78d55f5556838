"""Everything that can go wrong, as one tree.

A message says what was found, what was expected and what to do.

    QaError
    ├── ReadingError             a file that does not become an article
    │   ├── UnsupportedFormatError
    │   ├── EmptyFileError
    │   ├── EncryptedFileError
    │   └── DamagedFileError
    ├── ModelError               an encoder that can't be had or does not do
    ├── LibraryError             the index folder
    │   ├── MissingLibraryError
    │   ├── OtherModelError      made with another encoder than the one asked for
    │   └── DamagedLibraryError
    ├── RequestError             a question, claim or option that can't be served
    │   └── UnknownArticleError
    └── ServerError              the page can't be served

Only the command line and the page catch these.
"""


class QaError(Exception):
    """The root of the tree; its message is one line that a user can act upon."""


class ReadingError(QaError):
    """A file that does not become an article; the reason stands in the index report."""


class UnsupportedFormatError(ReadingError):
    """No reader is known for this kind of file."""


class EmptyFileError(ReadingError):
    """Nothing readable is in the file."""


class EncryptedFileError(ReadingError):
    """The file asks for a password."""


class DamagedFileError(ReadingError):
    """The file is not what its name or its first bytes say, or is cut short."""


class ModelError(QaError):
    """The encoder can't be had, or gives something other than unit vectors."""


class LibraryError(QaError):
    """The index folder can't be used as it is."""


class MissingLibraryError(LibraryError):
    """There is no index, or it holds no article."""


class OtherModelError(LibraryError):
    """The index was made with another encoder or other settings than those asked for."""


class DamagedLibraryError(LibraryError):
    """The library file itself, not something made from it, is damaged."""


class RequestError(QaError):
    """A question, a claim or an option that can't be served."""


class UnknownArticleError(RequestError):
    """No article has this id."""


class ServerError(QaError):
    """The page can't be served as asked."""
