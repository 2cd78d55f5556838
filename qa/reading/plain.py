"""A .txt file -> its article.

Comes in: bytes. Goes out: one RawArticle, or one for each note in the file, whose lines are those
of the file, with facts from the head if it has one. Invariant: markup inside the text is left to
cleaning, and code is told apart from it.
"""

from qa.reading.characters import mend, tidy
from qa.reading.chat import split_chat
from qa.reading.clippings import split_clippings
from qa.reading.code_marks import code_spans, with_spaces
from qa.reading.data_uris import without_data_uris
from qa.reading.decoding import decode
from qa.reading.front_matter import split_front_matter
from qa.reading.letter_head import split_letter_heads
from qa.reading.notes import each_note
from qa.reading.property_lines import split_properties
from qa.reading.subtitles import split_subtitles
from qa.records import Metadata, RawArticle


def read_plain(data: bytes) -> list[RawArticle]:
    """Read plain text; front matter is taken off, as pages saved from Jekyll sites have it.

    So are the stamps of an exported chat's messages, the times of subtitles, the heads of mails and
    of clippings, and lists of properties.
    """
    source = tidy(with_spaces(mend(without_data_uris(decode(data)))))
    return split_clippings(source) or each_note(split_subtitles(source), _article)


def _article(source: str) -> RawArticle:
    metadata, text = split_front_matter(source)
    for split in (split_chat, split_letter_heads, split_properties):
        if metadata == Metadata():
            metadata, text = split(text)
    return RawArticle(text, metadata, code=tuple(code_spans(text, lines=True)))
