"""Bytes of a .zip, or of a document that is one -> its entries, within bounds.

Comes in: bytes. Goes out: names, and the bytes of one entry at a time. Invariant: nothing is
written to disk, every byte given passed its checksum, and no more is inflated than the bounds say,
whatever sizes the archive declares.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from qa.errors import DamagedFileError, EncryptedFileError, UnsupportedFormatError

MOST_ENTRIES = 10_000
MOST_BYTES = 500_000_000  # of all entries, as declared
LONGEST_ENTRY = 50_000_000
_CHUNK = 1 << 16
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive: its entries by their names as people gave them."""

    file: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]

    def read(self, name: str) -> bytes:
        """Inflate one entry in full.

        Raises DamagedFileError if it is missing or fails its checksum, EncryptedFileError if it
        asks for a password, UnsupportedFormatError if it is larger than is read.
        """
        entry = self.entries.get(name)
        if entry is None:
            raise DamagedFileError(f"The entry {name!r} is missing; save the file again.")
        if entry.flag_bits & _ENCRYPTED:
            raise EncryptedFileError("The file asks for a password; save it without one.")
        try:
            return _inflated(self.file, entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error) as error:
            raise DamagedFileError(
                f"The entry {name!r} is damaged; save the file again."
            ) from error
        except NotImplementedError:
            raise UnsupportedFormatError(
                f"The entry {name!r} is packed in a way that can't be read; pack it again as .zip."
            ) from None


def open_archive(data: bytes) -> Archive:
    """Open an archive and check its bounds.

    Raises DamagedFileError if its list of entries is missing, as it is in one cut short, and
    UnsupportedFormatError if it would inflate to more than is read.
    """
    try:
        file = zipfile.ZipFile(BytesIO(data))
        entries = {_name(entry): entry for entry in file.infolist()}
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, struct.error, NotImplementedError):
        raise DamagedFileError(
            "The file's list of entries is missing or damaged: it was cut short; save it again."
        ) from None
    total = sum(entry.file_size for entry in entries.values())
    if len(file.infolist()) > MOST_ENTRIES or total > MOST_BYTES:
        raise UnsupportedFormatError(
            f"The archive would unpack to {len(file.infolist()):,} files and {total:,} bytes, more "
            f"than the {MOST_ENTRIES:,} and {MOST_BYTES:,} that are read; split it."
        )
    return Archive(file, entries)


def _inflated(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    data = bytearray()
    with file.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            data += chunk
            if len(data) > LONGEST_ENTRY:
                raise UnsupportedFormatError(
                    f"An entry unpacks to more than the {LONGEST_ENTRY:,} bytes read; split it."
                )
    return bytes(data)


def _name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; old Korean programs wrote CP949 where the format says CP437."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return entry.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return entry.filename
