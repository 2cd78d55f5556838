"""Samples of what is sent: mails, and feeds of RSS and Atom."""

from collections.abc import Iterator
from email.message import EmailMessage
from html import escape

from tests.reading.sample import Expected, Sample, facts_of, text_of
from tests.reading.truth import ENGLISH, KOREAN, TRUTHS, Truth
from tests.reading.web_samples import page_of

FACTS = "title date"


def mail_of(truth: Truth, charset: str = "utf-8", transfer: str = "base64") -> EmailMessage:
    """Write a mail of plain text with the title as its subject."""
    message = EmailMessage()
    message["From"] = f"{truth.author} <writer@example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = truth.title
    message["Date"] = (
        f"{int(truth.date[8:])} {_MONTHS[truth.date[5:7]]} {truth.date[:4]} 23:30:00 +0900"
    )
    message.set_content(text_of(truth), charset=charset, cte=transfer)
    return message


_MONTHS = {
    f"{number:02}": name
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        start=1,
    )
}


def mails() -> Iterator[Sample]:
    for truth, charset, transfer in (
        (KOREAN, "utf-8", "base64"),
        (KOREAN, "euc-kr", "8bit"),
        (ENGLISH, "utf-8", "quoted-printable"),
    ):
        expected = Expected(text_of(truth), facts_of(truth, "title date author"))
        data = bytes(mail_of(truth, charset, transfer))
        yield Sample(f"{truth.language} {charset} {transfer}", "a.eml", data, [expected])
    both = mail_of(KOREAN)
    both.add_alternative(page_of(KOREAN), subtype="html")
    expected = Expected(text_of(KOREAN), facts_of(KOREAN, "title date author"))
    yield Sample("text and HTML", "a.eml", bytes(both), [expected])
    stub = mail_of(KOREAN)
    stub.set_content("HTML로 보십시오.")
    stub.add_alternative("".join(f"<p>{p}</p>" for p in KOREAN.paragraphs), subtype="html")
    yield Sample("HTML beside a stub", "a.eml", bytes(stub), [expected])
    raw = bytes(mail_of(KOREAN, "euc-kr", "8bit"))
    start, end = raw.index(b"Subject:"), raw.index(b"Date:")
    raw = raw[:start] + b"Subject: " + KOREAN.title.encode("cp949") + b"\n" + raw[end:]
    yield Sample("a subject in bytes of CP949", "a.eml", raw, [expected])
    full = mail_of(KOREAN)
    full.add_attachment(text_of(ENGLISH).encode(), "text", "plain", filename="종.txt")
    full.add_attachment(b"\x89PNG\r\n", "image", "png", filename="둑.png")
    full.add_attachment(mail_of(ENGLISH))
    attached = [
        Expected(text_of(ENGLISH), member="종.txt"),
        Expected(text_of(ENGLISH), facts_of(ENGLISH, "title date author"), "mail.eml"),
    ]
    yield Sample("attachments", "a.eml", bytes(full), [expected, *attached])


def _html(truth: Truth) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in truth.paragraphs)


def rss(truth: Truth) -> str:
    """Write an item of RSS 2.0, its text in full beside a summary."""
    return (
        f"<item><title>{escape(truth.title)}</title><link>{truth.url}</link>"
        f"<pubDate>{truth.date}T09:00:00+09:00</pubDate><dc:creator>{truth.author}</dc:creator>"
        f"<description>줄인 글</description><media:description>그림</media:description>"
        f"<content:encoded><![CDATA[{_html(truth)}]]></content:encoded></item>"
    )


def feed_of(items: str) -> str:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<rss version='2.0' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:media='http://search.yahoo.com/mrss/' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>{KOREAN.publisher}</title><link>https://example.org</link>{items}</channel></rss>"
    )


def feeds() -> Iterator[Sample]:
    names = "title date author url"
    expected = [
        Expected(text_of(truth), facts_of(truth, names), str(n))
        for n, truth in enumerate(TRUTHS, 1)
    ]
    expected[0] = Expected(text_of(KOREAN), facts_of(KOREAN), "1")
    yield Sample("RSS", "a.xml", feed_of("".join(map(rss, TRUTHS))).encode(), expected)
    entries = "".join(
        f"<entry><title>{escape(truth.title)}</title><link rel='self' href='https://example.org/x'/>"
        f"<link href='{truth.url}'/><id>tag:{truth.date}</id><updated>2025-01-01T00:00:00Z</updated>"
        f"<published>{truth.date}T09:00:00Z</published><author><name>{truth.author}</name></author>"
        f"{content}</entry>"
        for truth, content in (
            (KOREAN, f"<content type='html'>{escape(_html(KOREAN))}</content>"),
            (
                ENGLISH,
                "<summary>short</summary><content type='xhtml'><div "
                f"xmlns='http://www.w3.org/1999/xhtml'>{_html(ENGLISH)}</div></content>",
            ),
        )
    )
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>모음</title>{entries}</feed>"
    expected[0] = Expected(text_of(KOREAN), facts_of(KOREAN, names), "1")
    yield Sample("Atom", "a.xml", atom.encode(), expected)


def note_exports() -> Iterator[Sample]:
    """Notes as Evernote exports them: one clipped from a page, one written, one with a picture."""
    clipped = _note(KOREAN, "".join(f"<div>{escape(one)}</div>" for one in KOREAN.paragraphs), True)
    written = _note(ENGLISH, "".join(f"<p>{escape(one)}</p>" for one in ENGLISH.paragraphs), False)
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM '
        '"http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export export-date='
        f'"20260301T000000Z" application="Evernote" version="10">{clipped}{written}</en-export>'
    )
    expected = [
        Expected(text_of(KOREAN), facts_of(KOREAN, "title author url"), "1"),
        Expected(text_of(ENGLISH), facts_of(ENGLISH, "title author date"), "2"),
    ]
    yield Sample("two notes", "a.enex", data.encode(), expected)


def _note(truth: Truth, body: str, clipped: bool) -> str:
    day = f"{truth.date.replace('-', '')}T093000Z"
    link = f"<source-url>{truth.url}</source-url>" if clipped else ""
    return (
        f"<note><title>{escape(truth.title)}</title><content><![CDATA[<?xml version='1.0'?>"
        '<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'
        f'<en-note>{body}<en-media type="image/png" hash="0"/></en-note>]]></content>'
        f"<created>{day}</created><note-attributes><author>{escape(truth.author)}</author>{link}"
        '</note-attributes><resource><data encoding="base64">iVBORw0KGgo=</data></resource></note>'
    )
