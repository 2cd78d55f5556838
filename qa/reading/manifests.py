"""The manifest of a packed document (OpenDocument, HWPX): whether its parts can be read.

Comes in: an opened archive. Goes out: nothing, or an error. Invariant: a document without a
manifest is taken for one that can be read.
"""

from typing import Final

from qa.errors import EncryptedFileError
from qa.reading.archives import Archive
from qa.reading.safe_xml import named, parse_xml

_MANIFEST: Final = "META-INF/manifest.xml"


def check_readable(archive: Archive) -> None:
    """Raise EncryptedFileError where a part is encrypted."""
    if _MANIFEST in archive.entries:
        manifest = parse_xml(archive.read(_MANIFEST), _MANIFEST)
        if next(named(manifest, "encryption-data"), None) is not None:
            raise EncryptedFileError("The document asks for a password; save it without one.")
