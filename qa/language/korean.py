"""Korean and English text into tokens: content words, whole words as written, bigrams.

In: the text of a passage. Out: its terms. Invariant: a passage's terms depend on its text alone,
never on what was analysed before, so that the same articles in any order make the same index. What
a question makes of a word may grow with the articles; the words as written keep it finding.
"""

import re

from qa import quantities
from qa.language import kiwi
from qa.language.chunks import Chunk, Morpheme, chunks, content, is_broken, tokens, wholes
from qa.language.hanja import joined_countries, readings
from qa.language.terms import Terms, bigrams, joined_names, normalised

_NOUNS = frozenset({"NNG", "NNP", "XR"})
_BESIDE_NOUNS = frozenset({"XPN", "XSN", "SL", "NR"})
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|[0-9]+(?:[.,][0-9]+)*")
_HANGUL = re.compile(r"[가-힣]+")
# A particle behind a sign or a letter, which Kiwi may take for a verb: 30%는, 59㎡가, 5%p를.
_BEHIND_SIGN = re.compile(r"(?<=[^\s가-힣\])}’”'\"」』》〉])[은는이가을를](?![가-힣])")
_CASES = {"은": "JX", "는": "JX", "이": "JKS", "가": "JKS", "을": "JKO", "를": "JKO"}


class Analyzer:
    """Kiwi with what qa needs around it; safe to share by threads."""

    def terms(self, text: str) -> Terms:
        """Return the tokens of a passage."""
        text = normalised(text)
        morphemes: list[str] = []
        surface: list[str] = [*joined_names(text), *map(str.lower, quantities.terms(text))]
        surface += [country for _, country in joined_countries(text)]
        pairs: list[str] = []
        for chunk in chunks(text, self.morphemes(text)):
            for morpheme in content(chunk):
                morphemes += tokens(morpheme)
                if morpheme.tag == "SH":
                    surface += readings(morpheme.form)
            surface += wholes(chunk)
            pairs += pairs_of(chunk)
        return Terms(tuple(morphemes), tuple(surface), tuple(pairs))

    def spaced(self, text: str) -> str:
        """Return the text with its spaces put where they belong, whatever they were."""
        return kiwi.spaced(text)

    def nouns(self, word: str) -> int:
        """Tell of how many nouns a word is made; 0 if it is something else than nouns."""
        found = self.morphemes(normalised(word))
        if not all(m.tag in _NOUNS or m.tag in _BESIDE_NOUNS for m in found):
            return 0
        return sum(m.tag in _NOUNS for m in found)

    def morphemes(self, text: str) -> list[Morpheme]:
        """Analyse a normalised text; words of Latin letters stay whole."""
        if not kiwi.is_for(text):
            return [
                Morpheme(word[0], "SN" if word[0][0].isdigit() else "SL", *word.span())
                for word in _LATIN_WORD.finditer(text)
            ]
        found: list[Morpheme] = []
        for form, told, start, end, unknown in kiwi.tokens(text):
            tag = told.partition("-")[0]
            if tag == "SL" and found and (found[-1].tag, found[-1].end) == ("SL", start):
                before = found.pop()  # a word that Kiwi took apart: Fi, nland
                start = before.start
            form = text[start:end] if tag == "SL" else form
            found.append(Morpheme(form, tag, start, end, unknown))
        return _with_particles(text, found)


def _with_particles(text: str, found: list[Morpheme]) -> list[Morpheme]:
    """Let a particle that stands alone behind a sign or a letter be one."""
    places = {m.start() for m in _BEHIND_SIGN.finditer(text)}
    wrong = {m.start for m in found if m.start in places and m.tag[0] != "J"}
    kept: list[Morpheme] = []
    for morpheme in found:
        if morpheme.start not in wrong:
            kept.append(morpheme)
        elif not kept or kept[-1].start != morpheme.start:  # 는 is told as two: 늘 and ㄴ
            sign = text[morpheme.start]
            kept.append(Morpheme(sign, _CASES[sign], morpheme.start, morpheme.start + 1))
    return kept


def pairs_of(chunk: Chunk) -> list[str]:
    """Return the bigrams of a chunk's nouns, or of all of it where the analyser broke a name."""
    word = chunk.text if is_broken(chunk) else chunk.core
    return [pair for run in _HANGUL.findall(word) for pair in bigrams(run)]
