"""A cleaned article to what the library stores of it: passages, vectors, tokens, terms, names.

In: an article and its place. Out: an Entry. Invariant: what is made of an article depends on it
alone, not on the articles beside it.
"""

import hashlib
from dataclasses import dataclass, replace

from qa.language.korean import Analyzer
from qa.language.names import mined
from qa.language.splitting import Limits, split
from qa.models.centring import Centres, Side
from qa.models.encoding import Encoded, Encoder
from qa.records import Language, RawArticle
from qa.settings import PIPELINE, Settings
from qa.storage import duplicates, interaction
from qa.storage.entries import Entry, Place
from qa.storage.library import Library


@dataclass(frozen=True, slots=True)
class Tools:
    """What an index run works with."""

    library: Library
    encoder: Encoder
    analyzer: Analyzer
    centres: Centres


def make_entry(tools: Tools, settings: Settings, place: Place, article: RawArticle) -> Entry:
    """Split, encode and analyse one cleaned article."""
    text, encoder = article.text, tools.encoder
    language = article.metadata.language.value if article.metadata.language else Language.OTHER
    limits = Limits(settings.passage_least, settings.passage_most, encoder.window)
    layout = split(text, language, limits, encoder.token_spans)
    texts = [text[passage.start : passage.end] for passage in layout.passages]
    vectors = encoder.passages(
        texts,
        [
            [(start - passage.start, end - passage.start) for start, end in passage.sentences]
            for passage in layout.passages
        ],
    )
    pairs = list(zip(texts, vectors, strict=True))
    tokens = [_packed(tools.centres, passage, found) for passage, found in pairs]
    vectors = [_centred(tools.centres, passage, found) for passage, found in pairs]
    return Entry(
        id=tools.library.id_for(place),
        place=place,
        hash=digest_of(article),
        text=text,
        metadata=article.metadata,
        pages=article.pages,
        layout=layout,
        vectors=vectors,
        tokens=tokens,
        terms=[tools.analyzer.terms(passage) for passage in texts],
        names=mined(text, tools.analyzer.nouns),
        fingerprint=bytes(duplicates.fingerprint(text)),
    )


def _packed(centres: Centres, text: str, encoded: Encoded) -> bytes:
    return interaction.pack(centres.token(encoded.tokens, Side.PASSAGE, text))


def _centred(centres: Centres, text: str, encoded: Encoded) -> Encoded:
    """The vectors as they are stored and searched: about the middle of their language."""
    return replace(
        encoded,
        vector=centres.sentence(encoded.vector, Side.PASSAGE, text),
        sentences=centres.sentence(encoded.sentences, Side.PASSAGE, text),
    )


def digest_of(article: RawArticle) -> str:
    """The hash that tells whether an article has changed since it was stored."""
    return hashlib.blake2b(repr((PIPELINE, article)).encode(), digest_size=16).hexdigest()
