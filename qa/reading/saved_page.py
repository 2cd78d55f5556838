"""An .mhtml file, a page as browsers save it whole -> its article.

Comes in: bytes. Goes out: one RawArticle of the page's first HTML part. Invariant: a part whose
transfer encoding is damaged, or a file without its last boundary, is refused.
"""

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageDefect
from email.message import Message
from email.policy import compat32

from qa.errors import DamagedFileError, UnsupportedFormatError
from qa.reading.characters import mend
from qa.reading.decoding import decode
from qa.reading.facts import fact, merged
from qa.reading.webpage import breaks_off, declared, read_page
from qa.records import Metadata, Origin, RawArticle

MOST_PARTS = 20_000


def read_saved_page(data: bytes) -> list[RawArticle]:
    """Read a saved page; its address stands in the headers."""
    if data.count(b"\n--") > MOST_PARTS:
        raise UnsupportedFormatError(
            f"The saved page has more than {MOST_PARTS:,} parts; save it again."
        )
    message = message_from_bytes(data.lstrip(), policy=compat32)
    defects = [defect for part in message.walk() for defect in part.defects]
    if defects:
        raise DamagedFileError(_reason(defects[0]))
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return [_article(message, part)]
    raise DamagedFileError("The saved page has no HTML part; save it again.")


def _article(message: Message, part: Message) -> RawArticle:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or part.defects:
        raise DamagedFileError("The saved page's HTML part is damaged; save it again.")
    claimed = [part.get_content_charset() or "", *declared(content)]
    text = mend(decode(content, claimed))
    if not message.is_multipart() and breaks_off(text):
        raise DamagedFileError("The saved page breaks off before its end; save it again.")
    article = read_page(text)
    place = next(
        (
            found
            for holder, header in (
                (message, "Snapshot-Content-Location"),
                (part, "Content-Location"),
            )
            if (found := fact("url", str(holder.get(header) or ""), Origin.HTML_META))
        ),
        None,
    )
    return replace(article, metadata=merged([article.metadata, Metadata(url=place)]))


def _reason(defect: MessageDefect) -> str:
    return f"The saved page is damaged or cut short ({type(defect).__name__}); save it again."
