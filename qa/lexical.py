"""Lexical search: BM25 over the passages' terms, inside the library's own database.

In: terms by passage number; a question's terms. Out: passages with scores, and how much of a
question a passage has. Invariant: what stands here is what the same transaction put into the
library, for the terms are rows of the same file.

FTS5 keeps the terms and finds them; the scores are computed here, because its own bm25() would
count two ways of saying one thing as two things found, and has fixed parameters.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from qa.aliases import Names
from qa.postings import NOWHERE, Numbers, Postings, PostingsReader, Shares, frequencies_at
from qa.terms import Alternative, QueryTerm, Terms, stemmed
from qa.transliteration import distance, is_hangul, keys

K1 = 1.2  # how soon a word repeated says no more; Robertson and Zaragoza 2009, page 360
B = 0.75  # how much a long passage pays for its length; the same

_COLUMNS = ("morphemes", "surface", "bigrams")
# Every printable ASCII sign is part of a token, so that the tokenizer only splits at blanks.
_SIGNS = "".join(chr(c) for c in range(33, 127) if not chr(c).isalnum())


class LexicalIndex:
    """The lexical part of a library. Use one for each connection; it keeps what it has read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.names = Names(connection)
        self._connection = connection
        self._postings = PostingsReader(connection)

    def create(self) -> None:
        """Make the tables, where they are not there yet."""
        signs = _SIGNS.replace("'", "''").replace('"', '""')
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS lexical USING fts5({', '.join(_COLUMNS)}, "
            f"tokenize = \"ascii tokenchars '{signs}'\")"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS lexical_places USING fts5vocab(lexical, instance)"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS lexical_words USING fts5vocab(lexical, row)"
        )
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS lexical_lengths "
            "(passage INTEGER PRIMARY KEY, length INTEGER NOT NULL)"
        )
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS lexical_sounds "
            "(key TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (key, token)) WITHOUT ROWID"
        )
        self.names.create()

    def add(self, passage: int, terms: Terms) -> None:
        """Put in a passage under its number."""
        self._connection.execute(
            "INSERT INTO lexical (rowid, morphemes, surface, bigrams) VALUES (?, ?, ?, ?)",
            (passage, *map(" ".join, (terms.morphemes, terms.surface, terms.bigrams))),
        )
        self._connection.execute(
            "INSERT INTO lexical_lengths VALUES (?, ?)", (passage, len(terms.morphemes))
        )
        # Sounds of words that are gone stay: a key leads nowhere then, and the words come back.
        self._connection.executemany(
            "INSERT OR IGNORE INTO lexical_sounds VALUES (?, ?)",
            [
                (key, token)
                for token in {*terms.morphemes, *terms.surface}
                for key in keys(token, 16)
            ],
        )

    def remove(self, passages: Iterable[int]) -> None:
        """Take passages out; numbers that are not there are passed over."""
        numbers = [(passage,) for passage in passages]
        self._connection.executemany("DELETE FROM lexical WHERE rowid = ?", numbers)
        self._connection.executemany("DELETE FROM lexical_lengths WHERE passage = ?", numbers)

    def __len__(self) -> int:
        return len(self._postings.lengths().passages)

    def __contains__(self, token: str) -> bool:
        """Tell whether some passage has the token."""
        return self._postings.has(token)

    def frequencies(self, tokens: Sequence[str]) -> dict[str, int]:
        """Return in how many passages each of the tokens stands; those in none are left out."""
        rows = self._connection.execute(
            f"SELECT term, doc FROM lexical_words WHERE term IN ({_marks(tokens)})", tokens
        )
        return dict(rows.fetchall())

    def beginning_with(self, letters: str) -> dict[str, int]:
        """Return the tokens that begin so, each with the number of passages that have it."""
        rows = self._connection.execute(
            "SELECT term, doc FROM lexical_words WHERE term >= ? AND term < ?",
            (letters, letters + "\U0010ffff"),
        )
        return dict(rows.fetchall())

    def sounding_like(self, word: str) -> list[tuple[str, int]]:
        """Return the tokens that may write the sound of a lower-case word in the other script.

        With each comes how far it is, the nearest first; only the nearest and their equals.
        """
        if is_hangul(word):
            heard = [(distance(token, word), token) for token in self._with_keys(keys(word))]
        else:
            # What Koreans took over may be the word or its stem: computing gives 컴퓨팅, 컴퓨터.
            singular = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
            heard = [
                (distance(form, token), token)
                for form in {singular, stemmed(word)}
                for token in self._with_keys(keys(form))
                if is_hangul(token)
            ]
        found = {(far, token) for far, token in heard if far is not None and token in self}
        best = min(found, default=(0, ""))[0]
        return [(token, far) for far, token in sorted(found) if far == best]

    def _with_keys(self, sounds: Sequence[str]) -> list[str]:
        rows = self._connection.execute(
            f"SELECT DISTINCT token FROM lexical_sounds WHERE key IN ({_marks(sounds)})", sounds
        )
        return [token for (token,) in rows]

    def search(
        self, question: Sequence[QueryTerm], limit: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return at most `limit` passages with their BM25 scores, best first, ties by number.

        A term found in several ways counts once: its frequency is the weighted sum over the ways,
        and it is as rare as the passages that have it in any way are few.
        """
        found = [(term, self._union(term)) for term in question]
        found = [(term, postings) for term, postings in found if len(postings.passages)]
        if not found or limit <= 0:
            return []
        passages = np.unique(np.concatenate([postings.passages for _, postings in found]))
        if allowed is not None:
            passages = passages[np.isin(passages, np.fromiter(allowed, np.int64, len(allowed)))]
        sizes = self._postings.lengths()
        norms = K1 * (1 - B + B * sizes.of(passages) / sizes.mean)
        scores = np.zeros(len(passages))
        for term, postings in found:
            frequencies = frequencies_at(postings, passages)
            scores += (
                term.weight
                * self._rarity(postings)
                * frequencies
                * (K1 + 1)
                / (frequencies + norms)
            )
        best = np.lexsort((passages, -scores))[:limit]
        return [(int(passages[i]), float(scores[i])) for i in best]

    def bound(self, question: Sequence[QueryTerm]) -> float:
        """Return the score that no passage can exceed: every term there, without end."""
        return sum(term.weight * self._rarity(self._union(term)) * (K1 + 1) for term in question)

    def coverage(self, question: Sequence[QueryTerm], passages: Sequence[int]) -> Shares:
        """Return, for each passage, the share of the question's terms it has, weighted by rarity.

        0 is none and 1 all. A term found in a weaker way counts by that way's weight.
        """
        numbers = np.asarray(passages, np.int64)
        have, total = np.zeros(len(numbers)), 0.0
        for term in question:
            if not term.counts:
                continue
            rarity = term.weight * self._rarity(self._union(term))
            have += rarity * self._strength(term, numbers)
            total += rarity
        return have / total if total else have

    def matched(self, question: Sequence[QueryTerm], passage: int) -> list[str]:
        """Return the question's words that the passage has in some way, in the question's order."""
        number = np.asarray([passage], np.int64)
        return list(
            dict.fromkeys(
                term.word
                for term in question
                if term.counts and self._strength(term, number)[0] > 0
            )
        )

    def vocabulary(self) -> list[tuple[str, int]]:
        """Return every token with the number of passages that have it, in code point order."""
        return self._connection.execute("SELECT term, doc FROM lexical_words").fetchall()

    def _strength(self, term: QueryTerm, passages: Numbers) -> Shares:
        """Return for each passage the weight of the best way in which it has the term, or 0."""
        best = np.zeros(len(passages))
        for way in term.alternatives:
            there = frequencies_at(self._together(way), passages) > 0
            best = np.maximum(best, way.weight * there)
        return best

    def _rarity(self, postings: Postings) -> float:
        n, total = len(postings.passages), len(self)
        return float(np.log(1 + (total - n + 0.5) / (n + 0.5)))

    def _union(self, term: QueryTerm) -> Postings:
        ways = [(way.weight, self._together(way)) for way in term.alternatives]
        ways = [(weight, postings) for weight, postings in ways if len(postings.passages)]
        if len(ways) == 1 and ways[0][0] == 1:
            return ways[0][1]
        if not ways:
            return NOWHERE
        passages = np.unique(np.concatenate([postings.passages for _, postings in ways]))
        frequencies = np.zeros(len(passages))
        for weight, postings in ways:
            frequencies += weight * frequencies_at(postings, passages)
        return Postings(passages, frequencies)

    def _together(self, way: Alternative) -> Postings:
        """Return where all tokens of one way stand; as often as the rarest of them."""
        postings = [self._postings.of(token) for token in way.tokens]
        if not postings:
            return NOWHERE
        first, *rest = sorted(postings, key=lambda found: len(found.passages))
        for other in rest:
            frequencies = np.minimum(first.frequencies, frequencies_at(other, first.passages))
            first = Postings(first.passages[frequencies > 0], frequencies[frequencies > 0])
        return first


def _marks(values: Sequence[str]) -> str:
    """Return a question mark for each value, for a list in a statement."""
    return ",".join("?" * len(values))
