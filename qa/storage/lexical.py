"""Lexical search: BM25 over the passages' terms, inside the library's own database.

In: terms by passage number; a question's terms. Out: passages with scores, and how much of a
question a passage has. Invariant: what stands here is what the same transaction put into the
library, for the terms are rows of the same file.

FTS5 keeps the terms (`qa.storage.lexical_tables`) and finds them; the scores are computed here,
because its own bm25() would count two ways of saying one thing as two things found, and has fixed
parameters.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from qa.language.terms import QueryTerm, stemmed
from qa.language.transliteration import distance, is_hangul, keys
from qa.storage.lexical_tables import LexicalTables
from qa.storage.postings import K1, B, Numbers, Postings, PostingsReader, Shares, frequencies_at
from qa.storage.pruning import candidates


class LexicalIndex(LexicalTables):
    """The lexical part of a library. Use one for each connection; it keeps what it has read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._postings = PostingsReader(connection)

    def __len__(self) -> int:
        self._postings.refresh()
        return len(self._postings.lengths().passages)

    def __contains__(self, token: str) -> bool:
        """Tell whether some passage has the token."""
        self._postings.refresh()
        return self._postings.has(token)

    def has_any(self, tokens: Iterable[str]) -> bool:
        """Tell whether some passage has one of the tokens."""
        return any(token in self for token in tokens)

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
        if not sounds:
            return []
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
        weighed = self._weighed(question)
        if not weighed or limit <= 0:
            return []
        only = None if allowed is None else np.fromiter(allowed, np.int64, len(allowed))
        passages = candidates(weighed, self._postings.lengths(), limit, only)
        scores = self._scores(weighed, passages)
        best = np.lexsort((passages, -scores))[:limit]
        return [(int(passages[i]), float(scores[i])) for i in best]

    def scores(self, question: Sequence[QueryTerm], passages: Sequence[int]) -> Shares:
        """Return the BM25 score of each of some passages, 0 for one that has no term."""
        return self._scores(self._weighed(question), np.asarray(passages, np.int64))

    def limits(self, question: Sequence[QueryTerm]) -> dict[str, float]:
        """Return a weight for each token, so that an inner product is never below the score.

        The product is with each token's `saturation` in a passage. It holds as saturation is
        concave: that of a sum is at most the sum of those, and of what several tokens share at
        most that of any one; the rarest is taken.
        """
        self._postings.refresh()
        weights: dict[str, float] = {}
        for term in question:
            worth = term.weight * self._rarity(self._union(term))
            for way in term.alternatives:
                there = {token: len(self._postings.of(token).passages) for token in way.tokens}
                if there and all(there.values()):
                    rarest = min(there, key=lambda token: (there[token], token))
                    weights[rarest] = weights.get(rarest, 0.0) + worth * max(1.0, way.weight)
        return weights

    @property
    def mean_length(self) -> float:
        """How many morphemes a passage has on average, at least 1."""
        self._postings.refresh()
        return self._postings.lengths().mean

    def _scores(self, weighed: Sequence[tuple[Postings, float]], passages: Numbers) -> Shares:
        sizes = self._postings.lengths()
        norms = K1 * (1 - B + B * sizes.of(passages) / sizes.mean)
        scores = np.zeros(len(passages))
        for postings, weight in weighed:
            frequencies = frequencies_at(postings, passages)
            scores += weight * frequencies * (K1 + 1) / (frequencies + norms)
        return scores

    def _weighed(self, question: Sequence[QueryTerm]) -> list[tuple[Postings, float]]:
        """Return where the terms stand that some passage has, and what each is worth."""
        self._postings.refresh()
        found = [(term, self._union(term)) for term in question]
        return [
            (postings, term.weight * self._rarity(postings))
            for term, postings in found
            if len(postings.passages)
        ]

    def bound(self, question: Sequence[QueryTerm]) -> float:
        """Return the score that no passage can exceed: every term there, without end."""
        self._postings.refresh()
        return sum(term.weight * self._rarity(self._union(term)) * (K1 + 1) for term in question)

    def coverage(self, question: Sequence[QueryTerm], passages: Sequence[int]) -> Shares:
        """Return, for each passage, the share of the question's terms it has, weighted by rarity.

        0 is none and 1 all. A term found in a weaker way counts by that way's weight.
        """
        self._postings.refresh()
        numbers = np.asarray(passages, np.int64)
        have, total = np.zeros(len(numbers)), 0.0
        for term in question:
            if not term.counts:
                continue
            rarity = term.weight * self._rarity(self._union(term))
            have += rarity * self._strength(term, numbers)
            total += rarity
        return have / total if total else have

    def matched(
        self, question: Sequence[QueryTerm], passages: Sequence[int]
    ) -> list[tuple[str, ...]]:
        """Return the question's words that each passage has in some way, in its order."""
        self._postings.refresh()
        numbers = np.asarray(passages, np.int64)
        words: list[dict[str, None]] = [{} for _ in passages]
        for term in question:
            if term.counts:
                for row in np.flatnonzero(self._strength(term, numbers) > 0).tolist():
                    words[row][term.word] = None
        return [tuple(found) for found in words]

    def vocabulary(self) -> list[tuple[str, int]]:
        """Return every token with the number of passages that have it, in code point order."""
        return self._connection.execute("SELECT term, doc FROM lexical_words").fetchall()

    def _strength(self, term: QueryTerm, passages: Numbers) -> Shares:
        """Return for each passage the weight of the best way in which it has the term, or 0."""
        best = np.zeros(len(passages))
        for way in term.alternatives:
            there = frequencies_at(self._postings.together(way), passages) > 0
            best = np.maximum(best, way.weight * there)
        return best

    def _rarity(self, postings: Postings) -> float:
        n, total = len(postings.passages), len(self._postings.lengths().passages)
        return float(np.log(1 + (total - n + 0.5) / (n + 0.5)))

    def _union(self, term: QueryTerm) -> Postings:
        return self._postings.union(term.alternatives)


def saturation(frequency: float, length: int, mean: float) -> float:
    """Return what a token's frequency in a passage is worth before its rarity: 0 to K1 + 1."""
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / mean))


def _marks(values: Sequence[str]) -> str:
    """Return a question mark for each value, for a list in a statement."""
    return ",".join("?" * len(values))
