"""Mails and feeds in detail: who sent them, what they hold, and what of them is refused."""

import pytest

from qa.errors import DamagedFileError, UnsupportedFormatError
from qa.reading import examine, read
from qa.records import Metadata
from tests.reading.post_samples import feed_of, mail_of, rss
from tests.reading.sample import text_of
from tests.reading.truth import ENGLISH, KOREAN


def _sent_by(sender: str) -> Metadata:
    message = mail_of(KOREAN)
    del message["From"]
    message["From"] = sender
    return read("a.eml", bytes(message))[0].metadata


@pytest.mark.parametrize(
    ("sender", "author", "publisher"),
    [
        ("한솔비 <a@example.org>", "한솔비", None),
        ("들샘일보 <a@example.org>", None, "들샘일보"),
        ("a@example.org", None, None),
        ("Ida Quill from The Tide Table <tide@letters.example>", "Ida Quill", "The Tide Table"),
    ],
)
def test_who_sent_a_mail(sender: str, author: str | None, publisher: str | None) -> None:
    known = _sent_by(sender)
    assert (known.author.value if known.author else None) == author
    assert (known.publisher.value if known.publisher else None) == publisher


def test_mails_nest_no_deeper_than_archives() -> None:
    message = mail_of(ENGLISH)
    for _ in range(2):
        outer = mail_of(KOREAN)
        outer.add_attachment(message)
        message = outer
    reading = examine("a.eml", bytes(message))
    assert [article.member for article in reading.articles] == ["", "mail.eml"]
    assert [part.member for part in reading.refused] == ["mail.eml#mail.eml"]


def test_a_mail_that_breaks_off_is_damaged() -> None:
    message = mail_of(KOREAN)
    message.add_attachment(text_of(ENGLISH).encode(), "text", "plain", filename="a.txt")
    with pytest.raises(DamagedFileError, match="cut short"):
        read("a.eml", bytes(message)[:-60])


def test_an_item_without_text_is_refused_by_its_number() -> None:
    items = "<item><title>빈 소식</title><link>https://example.org/1</link></item>" + rss(KOREAN)
    reading = examine("a.xml", feed_of(items).encode())
    assert [article.member for article in reading.articles] == ["2"]
    assert [part.member for part in reading.refused] == ["1"]
    assert "Item 1 holds no text" in str(reading.refused[0].error)


def test_other_xml_is_no_feed() -> None:
    with pytest.raises(UnsupportedFormatError, match="no feed of RSS or Atom"):
        read("a.xml", b"<?xml version='1.0'?>\n<settings><item>1</item></settings>")


def test_a_feed_expands_no_entities() -> None:
    items = rss(KOREAN).replace(KOREAN.title, "&a;")
    data = feed_of(items).replace(
        "<rss", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss"
    )
    with pytest.raises((DamagedFileError, UnsupportedFormatError)):
        read("a.xml", data.encode())
