"""How well cleaning and metadata do, against references made by hand.

    python -m benchmarks.cleaning [--articles ../shared/articles] [--data ../shared/data]

Prints, by sentence: recall (the article's sentences that are still there), precision (the share of
what is left that is the article's) and the share of the page's lines that are gone; then the facts
found. Two kinds of collections: the five real articles, whose lines `cleaning-reference.json` sorts
by number; and pages in the manner of many sites (tests/cleaning/pages): `first` was written while
the rules were, `second` and `third` after them, and what was learned from each went into the rules
before the next was written. Then what mending does to sound text and to words broken on purpose.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qa.cleaning import clean
from qa.cleaning.mending import RULES
from qa.cleaning.page import Page
from qa.metadata import complete
from qa.reading import read
from qa.records import Fact, RawArticle
from tests.cleaning.noisy import pages, sentences

HERE = Path(__file__).parent
FACTS = ("title", "publisher", "author", "date", "url")


@dataclass
class Tally:
    """Counts over a collection; facts are counted as right, wrong, missed or invented."""

    sentences: int = 0
    kept: int = 0
    page_lines: int = 0
    left: int = 0
    characters: int = 0
    seconds: float = 0.0
    facts: dict[str, dict[str, int]] = field(
        default_factory=lambda: {
            name: dict.fromkeys(("right", "wrong", "missed", "invented"), 0) for name in FACTS
        }
    )

    def add(self, article: list[str], page: list[str], raw: RawArticle, name: str) -> RawArticle:
        """Clean `raw` and count which lines of the article and of the page are left."""
        begun = time.process_time()
        done = clean(complete(raw, name))
        self.seconds += time.process_time() - begun
        self.characters += len(raw.text)
        text = letters(done.text)
        own = "".join(map(letters, article))
        wanted = [sentence for line in article for sentence in sentences(line)]
        unwanted = [letters(line) for line in page if letters(line) and letters(line) not in own]
        left_lines = [letters(line) for line in done.text.split("\n")]
        self.sentences += len(wanted)
        self.kept += sum(sentence in text for sentence in wanted)
        self.page_lines += len(unwanted)
        self.left += sum(any(one in line for line in left_lines) for one in unwanted)
        return done

    def compare(self, name: str, found: Fact | None, expected: str | None) -> str:
        """Count a fact, and say how it compares."""
        value = found.value if found else None
        if value is None and expected is None:
            return "none stated"
        if value is not None and expected is not None and letters(value) == letters(expected):
            outcome = "right"
        else:
            outcome = "missed" if value is None else "invented" if expected is None else "wrong"
        self.facts[name][outcome] += 1
        return outcome


def letters(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]", "", text)


def real_articles(folder: Path) -> Tally:
    """The five real articles; prints one line for each with its facts."""
    tally = Tally()
    reference = json.loads((HERE / "cleaning-reference.json").read_text("utf-8"))
    print("| file | " + " | ".join(FACTS) + " |\n|---" + "|---" * len(FACTS) + "|")
    for name, expected in reference.items():
        data = (folder / name).read_bytes()
        lines = data.decode("utf-8-sig").split("\n")
        numbers = {n for first, last in expected["article"] for n in range(first, last + 1)}
        article = [lines[number - 1] for number in sorted(numbers)]
        page = [
            line
            for number, line in enumerate(lines, 1)
            if number not in numbers and number not in expected["partly"]
        ]
        raw = read(name, data)[0]
        done = tally.add(article, page, raw, name)
        outcomes = [_outcome(tally, done, fact, expected["facts"][fact], lines) for fact in FACTS]
        print(f"| {name[:3]} | " + " | ".join(outcomes) + " |")
    return tally


def _outcome(tally: Tally, done: RawArticle, name: str, expected: object, lines: list[str]) -> str:
    """A title is given by its place in the file, other facts by their value."""
    found: Fact | None = getattr(done.metadata, name)
    if isinstance(expected, dict):
        expected = lines[expected["line"] - 1][expected["from"] : expected["to"]]
    outcome = tally.compare(name, found, str(expected) if expected is not None else None)
    return f"{outcome} ({found.origin})" if found else outcome


def noisy_pages(name: str) -> Tally:
    """The pages of one file under tests/cleaning/pages."""
    tally = Tally()
    for page in pages(name):
        raw = RawArticle(page.text)
        done = tally.add(list(page.article), list(page.furniture), raw, f"{page.name}.txt")
        for fact in FACTS:
            tally.compare(fact, getattr(done.metadata, fact), page.facts.get(fact))
    return tally


def mending(data: Path) -> Iterator[str]:
    """Sound text must stay as it is; of words broken on purpose, how many are put together."""
    corpus = data / "retrieval" / "tydiqa-ko" / "corpus.jsonl"
    rows = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]
    texts = [re.sub(r"\s+", " ", " ".join(rows[n : n + 6])) for n in range(0, 600, 6)]
    chance = random.Random(1)  # noqa: S311 - places to break words at, no secret
    spaces = false = broken = mended = wrong = 0
    for text in texts:
        spaces += text.count(" ")
        false += len(_mends(text))
        inside = [match.start() for match in re.finditer(r"(?<=[가-힣])(?=[가-힣])", text)]
        places = set(chance.sample(inside, len(inside) // 60))
        torn = "".join(" " * (at in places) + character for at, character in enumerate(text))
        made = {place + number for number, place in enumerate(sorted(places))}
        found = _mends(torn)
        broken += len(made)
        mended += len(found & made)
        wrong += len(found - made)
    yield f"sound text: {false} of {spaces} spaces taken for breaks"
    yield f"words broken on purpose: {mended} of {broken} put together, {wrong} other spaces lost"


def _mends(text: str) -> set[int]:
    return {cut.start for rule in RULES for cut in rule.cuts(Page.of(text))}


def report(name: str, tally: Tally) -> None:
    """Print what was counted over one collection."""
    kept = tally.kept / tally.sentences
    precision = tally.kept / (tally.kept + tally.left)
    gone = 1 - tally.left / tally.page_lines
    speed = tally.characters / tally.seconds / 1_000
    print(
        f"\n{name}: recall {kept:.3f} ({tally.kept} of {tally.sentences} sentences), "
        f"precision {precision:.3f}, page lines gone {gone:.3f} "
        f"({tally.page_lines - tally.left} of {tally.page_lines}), {speed:.0f}k characters/s"
    )
    for fact, outcomes in tally.facts.items():
        print(f"  {fact}: " + ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items() if n))


def main() -> None:
    """Measure all collections."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("../shared/articles"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = parser.parse_args()
    clean(RawArticle("상 징 엔 진 치 료 하나"))  # loads what is loaded once
    if given.articles.is_dir():
        report("real articles", real_articles(given.articles))
    for name in ("first.txt", "second.txt", "third.txt"):
        report(f"{name.removesuffix('.txt')} pages", noisy_pages(name))
    if given.data.is_dir():
        print()
        for line in mending(given.data):
            print(line)


if __name__ == "__main__":
    main()
