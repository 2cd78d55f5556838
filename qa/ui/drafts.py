"""A draft that a browser sends as a file, to the text that is checked.

In: a name and bytes. Out: text. Invariant: a line ends as in a browser's own field of text, so that
offsets count in what the field shows.
"""

import base64
import binascii
from pathlib import PurePath
from typing import Any

from qa.errors import EmptyFileError, RequestError
from qa.reading.drafts import draft_text
from qa.ui.received import text_of

FILE_MOST = 10_000_000  # bytes of a file with a draft in it


def draft_of(data: Any) -> str:
    """The text of the file that a browser sent, its bytes in base64.

    Raises RequestError for what is no such file, ReadingError where nothing can be read of it.
    """
    sent = text_of(data, "data")
    if len(sent) > FILE_MOST * 4 // 3 + 4:
        raise RequestError(f"the file is too large; {FILE_MOST // 1_000_000} MB at most")
    try:
        content = base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError) as error:
        raise RequestError("the file did not arrive whole; send it again") from error
    name = PurePath(text_of(data, "name").replace("\\", "/")).name
    text = draft_text(name, content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFileError("nothing readable is in the file; choose one with text in it")
    return text
