"""How fast quantities are found, and what becomes of a figure with one digit changed.

python -m benchmarks.quantities TEXT_FILE ... prints JSON: megabytes a second, quantities
found, and, for every figure in the texts with one of its digits changed, what comparing it with the
original says. Changes that make no quantity (a month 15) or another kind are counted apart.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from pathlib import Path

from qa.quantities import Quantity, compare, find

_FIGURES = re.compile("[0-9]+")


def speed(texts: list[str]) -> dict[str, float]:
    """Megabytes of UTF-8 a second of processor time, and how many quantities were found."""
    find(texts[0][:1000])
    start = time.process_time()
    found = sum(len(find(text)) for text in texts)
    took = time.process_time() - start
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {"megabytes": size, "megabytes_per_second": size / took, "quantities": found}


def changed(text: str, quantity: Quantity, chance: random.Random) -> Quantity | None:
    """The quantity after one digit of it was changed to another but zero."""
    figures = chance.choice(list(_FIGURES.finditer(quantity.text)))
    place = quantity.start + chance.randrange(figures.start(), figures.end())
    digit = chance.choice([digit for digit in "123456789" if digit != text[place]])
    other = find(text[:place] + digit + text[place + 1 :])
    return next((found for found in other if found.start <= place < found.end), None)


def swaps(texts: list[str], chance: random.Random) -> Counter[str]:
    """What `compare` says of each figure and the same with one digit changed."""
    counts: Counter[str] = Counter()
    for text in texts:
        for quantity in find(text):
            if _FIGURES.search(quantity.text):
                other = changed(text, quantity, chance)
                counts[compare(other, quantity) if other else "no quantity"] += 1
    return counts


def main() -> None:
    """Measure over the paragraphs of the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    files = parser.parse_args().files
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    whole = ["\n".join(lines)]
    report = {"speed": speed(whole), "one_digit_changed": swaps(lines, random.Random(5))}  # noqa: S311
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
