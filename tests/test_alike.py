"""Copies are found in the library's own file, whoever stored the articles, as in an index of them."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH

from qa.language.splitting import Layout
from qa.records import Metadata
from qa.storage import alike
from qa.storage.duplicates import Fingerprint, fingerprint, same, share
from qa.storage.entries import Entry, Place
from qa.storage.library import Library
from qa.storage.schema import reseal

WORDS = [f"{a}{b}{c}" for a in "가나다라마" for b in "바사아자" for c in "차카타파하"]


def text(seed: int, changed: int = 0) -> str:
    """A text of 120 words, the first `changed` of them others."""
    own, other = (np.random.default_rng([seed, part]).choice(WORDS, 120) for part in (0, 1))
    return " ".join([*other[:changed], *own[changed:]])


def entry(name: str, content: str) -> Entry:
    place, nothing = Place(name, "", name), Layout((), (), ())
    print_ = bytes(fingerprint(content))
    return Entry(name, place, name, content, Metadata(), (), nothing, (), (), (), (), print_)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.create(tmp_path, "hashing", 384)
    yield library
    library.close()


def oracle(stored: dict[str, Fingerprint], wanted: Fingerprint) -> str | None:
    """The same by datasketch's own index in memory."""

    def signature(one: Fingerprint) -> MinHash:
        return MinHash(128, seed=1, scheme="affine32", hashvalues=one.signature)

    index = MinHashLSH(threshold=0.6, num_perm=128)
    for name, one in stored.items():
        index.insert(name, signature(one))
    near = [name for name in index.query(signature(wanted)) if same(wanted, stored[name])]
    return min(near, key=lambda name: (-share(wanted, stored[name]), name), default=None)


def test_it_finds_what_an_index_in_memory_finds(library: Library) -> None:
    texts = {f"{seed}-{n}": text(seed, n) for seed in range(12) for n in (0, 2, 5, 15, 60)}
    library.put(*(entry(name, content) for name, content in texts.items()))
    stored = {name: fingerprint(content) for name, content in texts.items()}
    asked = [fingerprint(text(seed, n)) for seed in range(15) for n in (0, 1, 3, 8, 20, 40)]
    found = [alike.find(library, one) for one in asked]
    assert found == [oracle(stored, one) for one in asked]
    assert None in found
    assert "3-0" in found


def test_what_goes_is_not_found_and_what_is_stored_anew_is(library: Library) -> None:
    library.put(entry("one", text(1)))
    assert alike.find(library, fingerprint(text(1, 1))) == "one"
    library.put(entry("one", text(2)))
    assert alike.find(library, fingerprint(text(1, 1))) is None
    assert alike.find(library, fingerprint(text(2, 1))) == "one"
    library.remove("one")
    assert alike.find(library, fingerprint(text(2))) is None
    assert not library.rows("SELECT * FROM alike")
    assert not library.rows("SELECT * FROM alike_waiting")


def test_what_was_stored_past_it_is_taken_in(library: Library) -> None:
    """As by a version of qa that knows nothing of it, or by a repair."""
    library.put(entry("one", text(1)))
    assert alike.find(library, fingerprint(text(5))) is None  # the table is made by asking
    with library.writing() as connection:
        connection.execute("UPDATE articles SET fingerprint = ?", (bytes(fingerprint(text(5))),))
        reseal(connection, "articles", "id", "one")
    assert alike.find(library, fingerprint(text(5))) == "one"
    other = replace(entry("two", text(6)), id="two")
    library.put(other)
    assert alike.find(library, fingerprint(text(6))) == "two"


def test_a_transaction_that_is_rolled_back_leaves_nothing(library: Library) -> None:
    library.put(entry("one", text(1)))
    alike.find(library, fingerprint(text(1)))
    with pytest.raises(KeyboardInterrupt), library.writing() as connection:
        connection.execute("DELETE FROM articles")
        raise KeyboardInterrupt
    assert alike.find(library, fingerprint(text(1))) == "one"


def test_unbroken_text_takes_time_that_grows_with_it() -> None:
    began = time.process_time()
    fingerprint("가나다라마바사아" * 25_000)
    assert time.process_time() - began < 5
