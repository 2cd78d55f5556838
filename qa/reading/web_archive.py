"""A .webarchive, a page as Safari saves it whole -> its article.

Comes in: bytes, a property list in binary or XML. Goes out: one RawArticle of the main resource.
Invariant: pictures, scripts and frames of the archive are never looked at, and a list that is not
whole is refused.
"""

import plistlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from qa.errors import DamagedFileError, UnsupportedFormatError
from qa.reading.characters import mend
from qa.reading.decoding import decode
from qa.reading.facts import fact, merged
from qa.reading.webpage import declared, read_page
from qa.records import Metadata, Origin, RawArticle

_PAGES: Final = ("text/html", "application/xhtml+xml", "")


def read_web_archive(data: bytes) -> list[RawArticle]:
    """Read a web archive; its address and encoding stand beside the page.

    Raises DamagedFileError if the list is not whole, UnsupportedFormatError if no page was saved.
    """
    main = _main(data)
    content, kind = main.get("WebResourceData"), str(main.get("WebResourceMIMEType") or "")
    if not isinstance(content, bytes) or not content.strip():
        raise DamagedFileError("The web archive holds no page; save it again.")
    if kind.lower() not in _PAGES:
        raise UnsupportedFormatError(
            f"The web archive holds {kind[:40]}, no page; save that apart."
        )
    claimed = [str(main.get("WebResourceTextEncodingName") or ""), *declared(content)]
    article = read_page(mend(decode(content, claimed)))
    place = fact("url", str(main.get("WebResourceURL") or ""), Origin.HTML_META)
    return [replace(article, metadata=merged([article.metadata, Metadata(url=place)]))]


def _main(data: bytes) -> Mapping[str, object]:
    try:
        values = plistlib.loads(data.lstrip())
    except Exception as error:  # plistlib and expat raise many kinds
        raise DamagedFileError(
            "The web archive is damaged or cut short; save the page again."
        ) from error
    main = values.get("WebMainResource") if isinstance(values, dict) else None
    if not isinstance(main, dict):
        raise DamagedFileError("The web archive has no main page; save it again.")
    return main
