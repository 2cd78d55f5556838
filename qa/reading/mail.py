"""An .eml file, a mail as mail programs save it -> its article, and those attached to it.

Comes in: bytes. Goes out: one RawArticle of the mail's own text, and what the attachments hold,
each under its name as entries of a .zip are. Invariant: a mail of several parts that was cut short
is refused, and nothing that only decorates it (pictures, signatures) is read.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MissingHeaderBodySeparatorDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses
from pathlib import PurePosixPath

from qa.errors import DamagedFileError, ReadingError, UnsupportedFormatError
from qa.metadata.hosts import house, is_house
from qa.metadata.titles import FORWARDED
from qa.reading.characters import mend, one_line, tidy
from qa.reading.code_marks import rendered
from qa.reading.data_uris import without_data_uris
from qa.reading.decoding import decode
from qa.reading.facts import fact, merged
from qa.reading.letter_head import split_letter_heads
from qa.reading.refusals import Refusal
from qa.reading.saved_page import MOST_PARTS, read_saved_page
from qa.reading.webpage import declared, page_text
from qa.records import Fact, Metadata, Origin, RawArticle

DEEPEST = 2  # a mail attached to a mail is read, one attached to that is not
_DAMAGE = (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MissingHeaderBodySeparatorDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
_TRANSFERS = frozenset(("", "7bit", "8bit", "binary", "quoted-printable", "base64"))
# A letter's sender as services for newsletters write it: "Nora Fielding from The Tide Table".
_SENDER = re.compile(r"(?P<author>.{2,40}?)\s+from\s+(?P<publisher>.{2,60})")
_STUB = 3  # an HTML part longer than the plain one by this factor is the mail, the other a stub


def read_mail(data: bytes, depth: int = 1) -> Iterator[RawArticle | Refusal]:
    """Read a mail and its attachments of kinds that are read; the others are left out."""
    if depth > DEEPEST:
        raise UnsupportedFormatError("Mails inside mails inside mails are not read; save it apart.")
    if data.count(b"\n--") > MOST_PARTS:
        raise UnsupportedFormatError(f"The mail has more than {MOST_PARTS:,} parts; save it again.")
    message = message_from_bytes(data.lstrip(), policy=default)
    if "Snapshot-Content-Location" in message or "<Saved by" in _header(message, "From"):
        yield from read_saved_page(data)
        return
    if not ("From" in message or "Subject" in message):
        raise DamagedFileError("The file has no head of a mail; save the mail again.")
    body = _body(message)
    attached = list(_attached(message, depth))
    _refuse_damage(message)
    if body.text.strip() or not attached:
        yield replace(body, metadata=_of_forwarded(body.metadata, _facts(message)))
    yield from attached


def _refuse_damage(message: Message) -> None:
    for part in message.walk():
        transfer = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
        if transfer not in _TRANSFERS and not part.is_multipart():
            raise DamagedFileError(
                "The mail is damaged: it is packed in a way that no mail is; save it again."
            )
        for defect in part.defects:
            if isinstance(defect, _DAMAGE):
                raise DamagedFileError(
                    f"The mail is damaged or cut short ({type(defect).__name__}); save it again."
                )


def _facts(message: EmailMessage) -> Metadata:
    name, address = next(iter(getaddresses([_header(message, "From")])), ("", ""))
    name = one_line(name).strip("\"'")
    known = house(address.partition("@")[2]) if "@" in address else None
    sender = _SENDER.fullmatch(name)
    if sender:
        name, known = sender["author"], sender["publisher"]
    publisher = name if is_house(name) else ""
    return Metadata(
        title=_fact("title", _header(message, "Subject")),
        author=_fact("author", "" if publisher or name == known or "@" in name else name),
        publisher=_fact("publisher", publisher or known or ""),
        date=_fact("date", _header(message, "Date")),
    )


def _of_forwarded(inner: Metadata, facts: Metadata) -> Metadata:
    """Give what the head of a forwarded mail says before what the one around it does.

    Who only passes it on has not written it.
    """
    if inner == Metadata() or not facts.title or not FORWARDED.match(facts.title.value):
        return facts
    return merged([inner, replace(facts, author=None, publisher=None)])


def _fact(field: str, value: str) -> Fact | None:
    return fact(field, value, Origin.PROPERTIES)


def _header(message: Message, name: str) -> str:
    """Give a header as text; old mails have it in the bytes of their own encoding."""
    for key, raw in message.raw_items():
        if key.lower() == name.lower():
            data = str(raw).encode("utf-8", "surrogateescape")
            if data.isascii():
                return str(message.get(name))
            try:
                return decode(data, [message.get_content_charset() or ""])
            except ReadingError:
                return ""
    return ""


def _body(message: EmailMessage) -> RawArticle:
    """Give the mail's own text: the plain part, unless that is a stub beside the HTML."""
    plain, page = (
        _text(part) if (part := message.get_body((kind,))) is not None else RawArticle("")
        for kind in ("plain", "html")
    )
    return page if len(page.text) > _STUB * len(plain.text) else plain


def _text(part: Message) -> RawArticle:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return RawArticle("")
    claimed = [part.get_content_charset() or ""]
    if part.get_content_type() == "text/html":
        page = rendered(page_text(decode(content, [*claimed, *declared(content)])))
        inner, words = split_letter_heads("" if page.code else page.text)
        return replace(page, text=words, metadata=inner) if words else page
    text = tidy(mend(without_data_uris(decode(content, claimed))))
    inner, words = split_letter_heads(text)
    return RawArticle(words, inner)


def _attached(message: EmailMessage, depth: int) -> Iterator[RawArticle | Refusal]:
    from qa.reading.formats import BY_SUFFIX, read_inside

    for part in message.iter_attachments():
        inner = part.get_content_type() == "message/rfc822"
        name = one_line(part.get_filename() or ("mail.eml" if inner else ""))
        if PurePosixPath(name).suffix.lower() not in BY_SUFFIX:
            continue
        try:
            yield from read_inside(name, _payload(part, inner=inner), depth)
        except ReadingError as error:
            yield Refusal(name, error)


def _payload(part: Message, *, inner: bool) -> bytes:
    payload = part.get_payload(0) if inner else part.get_payload(decode=True)
    if isinstance(payload, Message):
        return payload.as_bytes()
    return payload if isinstance(payload, bytes) else b""
