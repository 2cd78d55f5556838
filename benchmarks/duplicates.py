"""Which share of equal shingles tells copies from other articles?

    python -m benchmarks.duplicates [--articles ../shared/articles]

Takes the articles of corpus/, the pages of tests/cleaning and the real articles. Of each it makes
copies (another site's page around it, wrapped at 40 columns, without its spaces, its title or one
of its paragraphs) and others (one figure changed, half of it). Prints how many copies and others
count as the same at each share, with and without the comparison of pins.
"""

import argparse
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

from qa.cleaning import clean
from qa.metadata import complete
from qa.reading import read
from qa.records import RawArticle
from qa.storage import duplicates
from qa.storage.duplicates import Fingerprint, fingerprint
from tests.cleaning.noisy import pages

SHARES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
LEAST = 300  # characters; of a shorter text a paragraph is too large a part to be left out
AROUND = (
    "본문 바로가기\n뉴스 홈 속보 정치 경제 사회\n누리소식\n{}"
    "\n\n누리소식 채널 구독하기\n많이 본 뉴스\n봄꽃 축제 사흘 앞으로",
    "{}\n\n댓글 3\n잘 읽었습니다\n목록\n이전글 장터가 열린다\n다음글 눈이 온다",
    "Skip to content\n{}\n\nShare this:\nTwitter Facebook\nRelated\nThe last ferry",
)


def articles(folder: Path) -> Iterator[str]:
    """Cleaned texts."""
    for page in (page for name in ("first", "second", "third") for page in pages(f"{name}.txt")):
        yield clean(complete(RawArticle(page.text), page.name)).text
    paths = [*sorted(Path("corpus").glob("*.md")), *sorted(folder.glob("0*.txt"))]
    for path in paths:
        yield from (
            clean(complete(raw, path.name)).text for raw in read(path.name, path.read_bytes())
        )


def copies(text: str) -> Iterator[str]:
    """The same article as other files would hold it."""
    for around in AROUND:
        yield clean(complete(RawArticle(around.format(text)), "copy.txt")).text
    yield clean(
        RawArticle("\n\n".join(textwrap.fill(part, 40) for part in text.split("\n\n")))
    ).text
    yield text.replace(" ", "")
    yield text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    paragraphs = text.split("\n")
    if len(text) >= LEAST and len(paragraphs) > 4:
        yield "\n".join(paragraphs[1:])
        middle = len(paragraphs) // 2
        yield "\n".join(paragraphs[:middle] + paragraphs[middle + 1 :])


def others(text: str) -> Iterator[str]:
    """What must not be taken for the same."""
    figures = [match for match in re.finditer(r"\d+", text) if match.start() > len(text) // 10]
    for match in figures[:: max(1, len(figures) // 5)]:
        yield text[: match.start()] + str(int(match.group()) + 1) + text[match.end() :]
    yield text[: len(text) // 2]


def main() -> None:
    """Compare all, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("../shared/articles"))
    texts = [text for text in articles(parser.parse_args().articles) if len(text) >= LEAST // 2]
    prints = [fingerprint(text) for text in texts]
    alike, changed = _against(texts, prints, copies), _against(texts, prints, others)
    pairs = [(one, other) for n, one in enumerate(prints) for other in prints[n + 1 :]]
    print(f"{len(texts)} articles, {len(alike)} copies, {len(changed)} changed, {len(pairs)} pairs")
    print("| share | copies | by shingles alone | changed | by shingles alone | pairs |")
    print("|---|---|---|---|---|---|")
    for share in SHARES:
        counts = [count for group in (alike, changed) for count in _counts(group, share)]
        print(f"| {share} | " + " | ".join(map(str, counts)) + f" | {_counts(pairs, share)[0]} |")


def _against(
    texts: list[str], prints: list[Fingerprint], made: Callable[[str], Iterator[str]]
) -> list[tuple[Fingerprint, Fingerprint]]:
    """Each article beside what is made of it."""
    both = zip(texts, prints, strict=True)
    return [(own, fingerprint(other)) for text, own in both for other in made(text)]


def _counts(group: list[tuple[Fingerprint, Fingerprint]], share: float) -> tuple[int, int]:
    """How many count as the same with pins, and by the share alone."""
    near = [pair for pair in group if duplicates.share(*pair) >= share]
    return sum(not duplicates.differing(*pair) for pair in near), len(near)


if __name__ == "__main__":
    main()
