"""Bytes of an XML part of a document -> its tree, with nothing fetched or expanded.

Invariant: an entity that the part declares itself is never expanded; such a part is refused.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.errors import DamagedFileError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, what: str) -> "_Element":
    """Parse a part strictly; `what` names it in the error.

    Raises DamagedFileError if it is not well-formed, too deep, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFileError(f"The part {what} is not whole XML; save the file again.") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr]
        raise DamagedFileError(
            f"The part {what} declares entities of its own, as no document should; it is not read."
        )
    return root


def local_name(element: "_Element") -> str:
    """Give an element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: "_Element", name: str) -> Iterator["_Element"]:
    """Yield the elements of one name below, whatever their namespace."""
    return root.iter(f"{{*}}{name}", name)
