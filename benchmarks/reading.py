"""How many megabytes of HTML are read a minute on one core. Run: python benchmarks/reading.py.

The pages are made up here: an article of fifty paragraphs among menus, scripts, lists of other
articles and comments, as news sites have them.
"""

import argparse
import json
import platform
import random
import time

from qa.reading import read

_SYLLABLES = (
    "가나다라마바사아자차하거너더러머버서어저고노도로모보소오조구누두루무부수우주기니리미비시이지"
)


def page(chance: random.Random) -> bytes:
    """Make one page of about 150 kB."""
    paragraphs = "".join(f"<p>{_sentences(chance, 4)}</p>\n" for _ in range(50))
    menu = "".join(
        f'<li class="menu item-{n}"><a href="/section/{n}"><span>{_word(chance)}</span></a></li>'
        for n in range(120)
    )
    related = "".join(
        f'<li><a href="/news/{n}"><img src="/{n}.jpg" alt=""><strong>'
        f"{_sentences(chance, 1)}</strong></a></li>"
        for n in range(60)
    )
    comments = "".join(
        f'<li class="reply"><b>{_word(chance)}</b><p>{_sentences(chance, 1)}</p></li>'
        for _ in range(60)
    )
    script = "".join(f"window.a{n} = {{ key: '{_word(chance)}', n: {n} }};\n" for n in range(900))
    return (
        "<!DOCTYPE html><html lang='ko'><head><meta charset='utf-8'><title>"
        f"{_sentences(chance, 1)}</title><script>{script}</script></head><body><nav><ul>"
        f"{menu}</ul></nav>"
        f"<div id='wrap'><h1>{_sentences(chance, 1)}</h1><div id='article'>{paragraphs}</div>"
        f"<div class='related'><ul>{related}</ul></div><ul class='comments'>{comments}</ul></div>"
        "<footer>(c)</footer></body></html>"
    ).encode()


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 5)))


def _sentences(chance: random.Random, count: int) -> str:
    words = (" ".join(_word(chance) for _ in range(12)) for _ in range(count))
    return " ".join(f"{sentence}다." for sentence in words)


def main() -> None:
    """Read pages for some seconds and print the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    seconds = parser.parse_args().seconds
    chance = random.Random(0)  # noqa: S311 (no secret is made)
    pages = [page(chance) for _ in range(8)]
    read("warm.html", pages[0])
    size = count = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        size += len(pages[count % len(pages)])
        read("page.html", pages[count % len(pages)])
        count += 1
    spent = time.process_time() - start
    result = {
        "pages": count,
        "bytes_a_page": round(size / count),
        "megabytes_a_minute": round(size / 1e6 / spent * 60, 1),
        "processor_seconds": round(spent, 1),
        "machine": f"{platform.machine()}, Python {platform.python_version()}, one core",
    }
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
