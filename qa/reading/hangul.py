"""A .hwp file (HWP 5) -> its article.

Comes in: bytes. Goes out: one RawArticle: paragraphs, tables as lines, notes behind the paragraph
that they belong to. Invariant: every stream inflates to its end, its records fill it exactly, and
each paragraph has as many characters as its header says; else the file is damaged.

Source: Hancom, "Hwp Document File Formats 5.0", revision 1.3 (2018), chapters 3 and 4.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from qa.errors import DamagedFileError, EncryptedFileError, ReadingError, UnsupportedFormatError
from qa.reading.characters import tidy
from qa.reading.properties import properties
from qa.reading.tables import flattened
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from olefile import OleFileIO

_PARA_HEADER, _PARA_TEXT, _CTRL_HEADER, _LIST_HEADER, _TABLE_BODY = 66, 67, 71, 72, 77
_COMPRESSED, _PASSWORD, _DISTRIBUTED, _DRM, _CERTIFIED = 1, 2, 4, 16, 256 | 1024
# Names of controls stand backwards: running head, running foot, hidden comment, section, columns.
_ASIDE = (b"daeh", b"toof", b"tmct", b"dces", b"dloc")
_TABLE = b" lbt"
_LONGEST_STREAM = 50_000_000
# Table 6 of the source: characters that take one place, and what they show; all others below 32
# take eight places and show nothing, but for the tabulator.
_SINGLE = {
    0: "",
    10: "\n",
    13: "",
    24: "-",
    25: "",
    26: "",
    27: "",
    28: "",
    29: "",
    30: " ",
    31: " ",
}
_TAB = 9
_SUMMARY = "\x05HwpSummaryInformation"
_UNICODE_TEXT = 31


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of a section: its kind, how deep it stands, its bytes."""

    kind: int
    level: int
    data: bytes


def read_hangul(data: bytes) -> list[RawArticle]:
    """Read a HWP document.

    Raises EncryptedFileError for a password, DRM or a copy for distribution only.
    """
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as file:
            return [_read(file)]
    except ReadingError:
        raise
    except Exception as error:  # olefile raises OSError, IndexError, struct.error and others
        raise DamagedFileError("The HWP file is damaged or cut short; save it again.") from error


def _read(file: "OleFileIO") -> RawArticle:
    flags = _flags(file.openstream("FileHeader").read())
    names = sorted(
        (path for path in file.listdir() if len(path) == 2 and path[0] == "BodyText"),
        key=lambda path: int(re.sub(r"\D", "", path[1]) or 0),
    )
    if not names:
        raise DamagedFileError("The HWP file has no section of text; save it again.")
    parts: list[str] = []
    for name in names:
        stream = file.openstream(name).read()
        records = list(_records(_inflated(stream) if flags & _COMPRESSED else stream))
        parts += _blocks(records)
    text = tidy("\n\n".join(part for part in map(str.strip, parts) if part))
    return RawArticle(text, _facts(file), marked=False)


def _flags(header: bytes) -> int:
    if not header.startswith(b"HWP Document File") or len(header) < 40:
        raise DamagedFileError("The HWP file's header is damaged; save it again.")
    version, flags = struct.unpack_from("<II", header, 32)
    if version >> 24 != 5:
        raise UnsupportedFormatError(
            f"HWP {version >> 24} is not read, only HWP 5; save it as .hwpx."
        )
    if flags & _DISTRIBUTED:
        raise EncryptedFileError(
            "The HWP file is a protected copy for distribution; save it as .hwpx or .pdf."
        )
    if flags & (_PASSWORD | _DRM | _CERTIFIED):
        raise EncryptedFileError(
            "The HWP file asks for a password or certificate; save it without one."
        )
    return int(flags)


def _inflated(stream: bytes) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    data = inflater.decompress(stream, _LONGEST_STREAM)
    if not inflater.eof:
        if len(data) >= _LONGEST_STREAM:
            raise UnsupportedFormatError(
                f"A section has more than the {_LONGEST_STREAM:,} bytes that are read."
            )
        raise DamagedFileError("A section of the HWP file is cut short; save it again.")
    return data


def _records(data: bytes) -> Iterator[_Record]:
    """Split a stream: 10 bits of kind, 10 of level, 12 of size, which 4,095 puts off (4.1)."""
    position = 0
    while position < len(data):
        (header,) = struct.unpack_from("<I", data, position)
        position += 4
        size = header >> 20
        if size == 0xFFF:
            (size,) = struct.unpack_from("<I", data, position)
            position += 4
        if position + size > len(data):
            raise DamagedFileError("A record of the HWP file is cut short; save it again.")
        yield _Record(header & 0x3FF, header >> 10 & 0x3FF, data[position : position + size])
        position += size


def _blocks(records: Sequence[_Record]) -> list[str]:
    """Give the paragraphs and tables of a list of records, in order.

    What belongs to a control stands below it, at deeper levels.
    """
    parts: list[str] = []
    index = 0
    while index < len(records):
        record = records[index]
        if record.kind == _PARA_HEADER:
            parts.append(_paragraph(records, index))
        elif record.kind == _CTRL_HEADER:
            end = _end(records, index)
            name = record.data[:4]
            if name == _TABLE:
                parts += _table(records[index + 1 : end])
            elif name not in _ASIDE:
                parts += _blocks(records[index + 1 : end])
            index = end
            continue
        index += 1
    return parts


def _end(records: Sequence[_Record], index: int) -> int:
    """Give the index behind all that stands deeper than the record."""
    end = index + 1
    while end < len(records) and records[end].level > records[index].level:
        end += 1
    return end


def _paragraph(records: Sequence[_Record], index: int) -> str:
    """Read the text record behind a paragraph's header and check its length."""
    size = struct.unpack_from("<I", records[index].data)[0] & 0x7FFFFFFF
    following = records[index + 1] if index + 1 < len(records) else None
    if following is None or following.kind != _PARA_TEXT:
        if size > 1:
            raise DamagedFileError("A paragraph of the HWP file has lost its text; save it again.")
        return ""
    if len(following.data) != 2 * size:
        raise DamagedFileError("A paragraph of the HWP file is damaged; save it again.")
    return _characters(following.data)


def _characters(data: bytes) -> str:
    units = struct.unpack(f"<{len(data) // 2}H", data)
    kept = bytearray()
    position = 0
    while position < len(units):
        unit = units[position]
        if unit >= 32:
            kept += unit.to_bytes(2, "little")
        else:
            kept += (" " if unit == _TAB else _SINGLE.get(unit, "")).encode("utf-16-le")
        position += 1 if unit >= 32 or unit in _SINGLE else 8
    return kept.decode("utf-16-le", "strict")


def _table(records: Sequence[_Record]) -> list[str]:
    """Give a table's caption and its rows; each cell's list header tells its column and row."""
    body = next((i for i, record in enumerate(records) if record.kind == _TABLE_BODY), None)
    if body is None:
        return _blocks(records)
    inner = records[body + 1 :]
    starts = [
        index
        for index, record in enumerate(inner)
        if record.kind == _LIST_HEADER
        and record.level == records[body].level
        and len(record.data) >= 12
    ]
    rows: dict[int, dict[int, str]] = {}
    for start, end in zip(starts, [*starts[1:], len(inner)], strict=True):
        column, row = struct.unpack_from("<HH", inner[start].data, 8)
        cell = "\n".join(filter(None, map(str.strip, _blocks(inner[start + 1 : end]))))
        rows.setdefault(row, {})[column] = cell
    ordered = [[cells[column] for column in sorted(cells)] for _, cells in sorted(rows.items())]
    return [*_blocks(records[:body]), flattened(ordered)]


def _facts(file: "OleFileIO") -> Metadata:
    """Read title and author of the summary, which HWP keeps under a name of its own."""
    if not file.exists(_SUMMARY):
        return Metadata()
    try:
        stated = _property_texts(file.openstream(_SUMMARY).read())
    except (struct.error, UnicodeDecodeError, OSError):  # it may be damaged where the text is not
        return Metadata()
    return properties({"title": stated.get(2, ""), "author": stated.get(4, "")})


def _property_texts(data: bytes) -> dict[int, str]:
    """Read the Unicode strings of a property set ([MS-OLEPS]) up to their first NUL.

    olefile reads them by their stated length, which HWP states too long.
    """
    (section,) = struct.unpack_from("<I", data, 44)
    (count,) = struct.unpack_from("<I", data, section + 4)
    texts = {}
    for index in range(min(count, 100)):
        name, offset = struct.unpack_from("<II", data, section + 8 + 8 * index)
        kind, length = struct.unpack_from("<II", data, section + offset)
        if kind == _UNICODE_TEXT:
            start = section + offset + 8
            text = data[start : start + 2 * length].decode("utf-16-le")
            texts[name] = text.split("\0")[0]
    return texts
