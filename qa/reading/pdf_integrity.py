"""The bytes of a PDF -> whether it is whole.

Readers of PDF repair what they can and pass over what they cannot, which loses text in silence;
so that no half article is read, the bytes are checked first.
"""

import re
import zlib

from qa.errors import DamagedFileError, UnsupportedFormatError

_STREAM = re.compile(rb">>\s{0,8}stream\r?\n")
_LINEARIZED = re.compile(
    rb"/Linearized[^>]{0,300}?/L\s+(\d{1,12})|/L\s+(\d{1,12})[^>]{0,300}?/Linearized"
)
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b|/Length1\s")
_INNER = rb"(?:\\.|[^()\\])"
_STRING = re.compile(rb"\((?:" + _INNER + rb"|\(" + _INNER + rb"*\))*\)|%[^\r\n]*", re.DOTALL)
_NEVER = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f]")
_TAIL = 2048
_DICTIONARY = 4096
_CHUNK = 1 << 20
_MOST = 500_000_000  # bytes of all streams, inflated


def check_whole(data: bytes) -> None:
    """Raise DamagedFileError for a PDF that was cut short or has a stream that does not inflate."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise DamagedFileError("The PDF has no end: it was cut short; save the file again.")
    linear = _LINEARIZED.search(data[:_TAIL])
    if linear and int(linear[1] or linear[2]) > len(data):
        raise DamagedFileError(
            "The PDF is shorter than it says: it was cut short; save the file again."
        )
    if b"/Encrypt" not in data:
        _check_streams(data)


def _check_streams(data: bytes) -> None:
    """Inflate every stream but pictures and fonts, and look at what stands between streams."""
    view = memoryview(data)
    left = _MOST
    position = 0
    while match := _STREAM.search(data, position):
        _check_objects(data[position : match.start()])
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") :]
        position = match.end()
        if _DEFLATED.search(head) and not _PICTURE.search(head):
            position, used = _inflate(view, position, left)
            left -= used
        end = data.find(b"endstream", position)
        if end < 0:
            raise DamagedFileError("A stream of the PDF has no end; save the file again.")
        position = end + len(b"endstream")
    _check_objects(data[position:])


def _check_objects(source: bytes) -> None:
    """Look for bytes that stand in no object: only strings and comments may hold any byte."""
    if _NEVER.search(_STRING.sub(b"", source)):
        raise DamagedFileError("An object of the PDF is damaged; save the file again.")


def _inflate(view: memoryview, start: int, left: int) -> tuple[int, int]:
    """Inflate one stream; give where it ends and how many bytes it held."""
    inflater = zlib.decompressobj()
    position, used = start, 0
    waiting: bytes | memoryview = b""
    while not inflater.eof:
        if not waiting:
            waiting = view[position : position + 65_536]
            position += len(waiting)
        if not waiting:
            break
        try:
            used += len(inflater.decompress(waiting, _CHUNK))
        except zlib.error as error:
            raise DamagedFileError(
                f"A stream of the PDF is damaged at about byte {position:,}; save the file again."
            ) from error
        waiting = inflater.unconsumed_tail
        if used > left:
            raise UnsupportedFormatError(f"The PDF unpacks to more than {_MOST:,} bytes; split it.")
    return position - len(inflater.unused_data), used
