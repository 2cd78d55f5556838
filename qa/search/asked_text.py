"""A question as it is put: whether it can be asked, in which language, and what of it is letters.

In: what somebody typed. Out: the text that is searched for. Invariant: what can't be asked is
refused before anything is searched, with a line that says why.
"""

import unicodedata

from qa.errors import RequestError
from qa.language.halves import refuse_halves
from qa.language.wordless import refuse_wordless
from qa.records import Language


def checked_question(question: str, k: int, most: int) -> str:
    """A question in its normal form, for `k` passages and of at most so many characters.

    Raises RequestError for one that is empty or too long, and for a `k` below 1.
    """
    text = unicodedata.normalize("NFC", question).strip()
    refuse_wordless(text, "the question", "ask in Korean or English")
    refuse_halves(text, "the question")
    if len(text) > most:
        raise RequestError(
            f"the question has {len(text):,} characters, the most is {most:,}; "
            "ask in a sentence or two"
        )
    if k < 1:
        raise RequestError(f"{k} passages were asked for; ask for 1 or more")
    return text


def letters(text: str) -> str:
    """A question without what its spelling may vary in."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def language_of(text: str) -> Language:
    """The language of a question: Korean where Hangul makes up a fair part of its letters."""
    hangul = sum("가" <= character <= "힣" or "ㄱ" <= character <= "ㅣ" for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    if hangul and hangul * 4 >= latin:
        return Language.KOREAN
    return Language.ENGLISH if latin else Language.OTHER
