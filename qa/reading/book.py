"""An .epub file -> its text as one article.

Comes in: bytes. Goes out: one RawArticle: the documents of the spine, in order, and what the
package states. Invariant: the table of contents is not part of the text.
"""

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qa.errors import DamagedFileError, EncryptedFileError
from qa.reading.archives import Archive, open_archive
from qa.reading.code_marks import rendered
from qa.reading.decoding import decode
from qa.reading.properties import properties
from qa.reading.safe_xml import local_name, named, parse_xml
from qa.reading.webpage import page_text
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read_book(data: bytes) -> list[RawArticle]:
    """Read an EPUB book; obfuscated fonts do not matter, encrypted chapters do."""
    archive = open_archive(data)
    _check_readable(archive)
    roots = named(parse_xml(archive.read(_CONTAINER), _CONTAINER), "rootfile")
    path = next((root.get("full-path", "") for root in roots), "")
    package = parse_xml(archive.read(path), path)
    chapters = [page_text(decode(archive.read(name))) for name in _spine(package, dirname(path))]
    return [rendered("\n\n".join(filter(None, chapters)), _facts(package))]


def _check_readable(archive: Archive) -> None:
    if _ENCRYPTION not in archive.entries:
        return
    methods = named(parse_xml(archive.read(_ENCRYPTION), _ENCRYPTION), "EncryptionMethod")
    if any(method.get("Algorithm") not in _FONTS for method in methods):
        raise EncryptedFileError("The book is copy-protected; only books without DRM can be read.")


def _spine(package: "_Element", folder: str) -> list[str]:
    """Give the entries of the book's pages in reading order."""
    items = {item.get("id"): item for item in named(package, "item")}
    names = []
    for reference in named(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            raise DamagedFileError("The book's list of chapters is damaged; save the file again.")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split():
            names.append(normpath(join(folder, unquote(item.get("href") or ""))))
    return names


def _facts(package: "_Element") -> Metadata:
    """Read Dublin Core; an identifier counts only if it is a link."""
    stated: dict[str, list[str]] = {}
    for metadata in named(package, "metadata"):
        for item in metadata.iterdescendants():
            stated.setdefault(local_name(item), []).append((item.text or "").strip())
    links = [*stated.get("source", []), *stated.get("identifier", [])]
    return properties(
        {
            "title": next(iter(stated.get("title", [])), ""),
            "author": ", ".join(filter(None, stated.get("creator", []))),
            "publisher": next(iter(stated.get("publisher", [])), ""),
            "date": next(iter(stated.get("date", [])), ""),
            "language": next(iter(stated.get("language", [])), ""),
            "url": next((link for link in links if "://" in link), ""),
        }
    )
