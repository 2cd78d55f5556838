"""What is lost when a question is written another way than it was first asked.

    python -m benchmarks.variants ../shared/data/retrieval/tydiqa-ko --index .cache/tydiqa-ko

Asks up to `--questions` questions of a Korean collection as they are and again in each other way
that can be written of them, and prints Recall@1 of both on the same questions. The ways are made by
rule, with a fixed seed: nothing of them is looked up in qa's own repairs.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality import machine
from qa.assistant import Assistant
from qa.evaluating import fill, searchers
from qa.evaluation import Collection, Searcher, difference, evaluate, read
from qa.language.bilingual import groups
from qa.language.hanja import readings
from qa.language.korean import Analyzer
from qa.language.terms import normalised
from qa.models.encoding import load
from qa.search.repair import as_latin

# A way of writing a question; None where it can't be written so.
Way = Callable[[str, random.Random], str | None]
_LEAST_NOUN = 2  # syllables


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--index", type=Path, help="keep the index here; else it is lost")
    parser.add_argument("--questions", type=int, default=200, help="of each way")
    parser.add_argument("--out", type=Path, help="write the figures here, as JSON")
    arguments = parser.parse_args()
    collection = read(arguments.collection)
    encoder = load()
    with tempfile.TemporaryDirectory() as temporary:
        assistant = Assistant.open(arguments.index or Path(temporary))
        assistant.use(encoder)
        assistant.create()
        for _ in fill(assistant, encoder, collection):
            pass
        search = searchers(assistant, compare=False)["qa"]
        rows = [
            figures(name, way, collection, search, arguments.questions)
            for name, way in ways(assistant.analyzer).items()
        ]
        assistant.close()
    for row in rows:
        print(*row.values(), sep="\t")
    if arguments.out:
        result = {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": machine(),
            "collection": collection.name,
            "ways": rows,
        }
        arguments.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


def figures(
    name: str, way: Way, collection: Collection, search: Searcher, most: int
) -> dict[str, str | int | float]:
    """Recall@1 of the questions that can be written this way, before and after."""
    seeded = random.Random(0)  # noqa: S311 - choices to be repeated, not secrets
    order = sorted(collection.questions)
    seeded.shuffle(order)
    written: dict[str, str] = {}
    for number in order:
        text = way(collection.questions[number], seeded)
        if text is not None and len(written) < most:
            written[number] = text
    before = {number: collection.questions[number] for number in written}
    one, other = (
        evaluate(_asking(collection, questions), {"qa": search})[0]
        for questions in (before, written)
    )
    lost = difference(one, other, "Recall@1")
    return {
        "way": name,
        "questions": len(written),
        "as asked": round(one.measures["Recall@1"].mean, 3),
        "so written": round(other.measures["Recall@1"].mean, 3),
        "lost": round(lost.mean, 3),
        "at most (95 %)": round(lost.high, 3),
    }


def _asking(collection: Collection, questions: Mapping[str, str]) -> Collection:
    return Collection(collection.name, collection.documents, questions, collection.relevant)


def ways(analyzer: Analyzer) -> dict[str, Way]:
    """The ways of writing, by name."""

    def longest_noun(text: str) -> str | None:
        found = [
            text[m.start : m.end]
            for m in analyzer.morphemes(normalised(text))
            if m.tag in ("NNG", "NNP") and text[m.start : m.end] == m.form
        ]
        return max(found, key=len, default=None)

    def misspelt(text: str, seeded: random.Random) -> str | None:
        noun = longest_noun(text)
        if noun is None or len(noun) <= _LEAST_NOUN:
            return None
        place = seeded.randrange(len(noun))
        slip = noun[:place] + _slip(noun[place], seeded) + noun[place + 1 :]
        return text.replace(noun, slip)

    def other_keyboard(text: str, _: random.Random) -> str | None:
        noun = longest_noun(text)
        typed = as_latin(noun) if noun and len(noun) >= _LEAST_NOUN else None
        return text.replace(noun, typed) if noun and typed else None

    def in_hanja(text: str, seeded: random.Random) -> str | None:
        noun = longest_noun(text)
        if noun is None or len(noun) < _LEAST_NOUN:
            return None
        signs = [_SIGNS.get(syllable) for syllable in noun]
        if not all(signs):
            return None
        written = "".join(seeded.choice(found) for found in signs if found)
        return text.replace(noun, written) if readings(written)[:1] == (noun,) else None

    return {
        "no spaces": _without_spaces,
        "other spaces": _with_other_spaces,
        "one letter wrong": misspelt,
        "a noun on the other keyboard": other_keyboard,
        "a noun in Hanja": in_hanja,
        "another name": _other_name,
    }


def _without_spaces(text: str, _: random.Random) -> str | None:
    return text.replace(" ", "") if " " in text else None


def _with_other_spaces(text: str, seeded: random.Random) -> str | None:
    """Half of the spaces gone, and as many put anywhere."""
    signs = [sign for sign in text if sign != " " or seeded.random() < 0.5]
    for _ in range(len(text) - len(signs)):
        signs.insert(seeded.randrange(1, len(signs)), " ")
    return "".join(signs)


def _other_name(text: str, seeded: random.Random) -> str | None:
    """A country, language or currency in English, if the question names one."""
    for word in text.split():
        for length in range(len(word), 1, -1):
            if word[:length] in _ENGLISH:
                return text.replace(word[:length], seeded.choice(_ENGLISH[word[:length]]))
    return None


def _slip(syllable: str, seeded: random.Random) -> str:
    """The syllable with another vowel or another final."""
    initial, rest = divmod(ord(syllable) - 0xAC00, 588)
    vowel, final = divmod(rest, 28)
    if seeded.random() < 0.5:
        vowel = seeded.choice([v for v in range(21) if v != vowel])
    else:
        final = seeded.choice([f for f in (0, 1, 4, 8, 16, 17, 21) if f != final])
    return chr(0xAC00 + initial * 588 + vowel * 28 + final)


def _signs() -> dict[str, list[str]]:
    """Hanja by their reading, of the basic block."""
    found: dict[str, list[str]] = {}
    for code in range(0x4E00, 0xA000):
        for reading in readings(chr(code))[:1]:
            found.setdefault(reading, []).append(chr(code))
    return found


def _english() -> dict[str, list[str]]:
    """Korean names to the English ones that stand for the same."""
    found: dict[str, list[str]] = {}
    for names in groups():
        english = [name for name in names if name.isascii()]
        for name in names:
            if len(name) > 1 and "가" <= name[0] <= "힣" and english:
                found.setdefault(name, english[:1])
    return found


_SIGNS = _signs()
_ENGLISH = _english()

if __name__ == "__main__":
    main()
