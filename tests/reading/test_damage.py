"""Damaged files give a reason or a part of the truth, never another exception."""

import random
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import DamagedFileError, EmptyFileError, ReadingError
from qa.reading import Reading, examine, read, suffixes
from tests.reading.sample import Sample
from tests.reading.samples import BUILDERS, samples

# One sample of each suffix, and for text one of each kind of encoding.
SAMPLES = [sample for build in BUILDERS.values() for sample in list(build())[:12:4]]
# Formats that say where they end, so that a file cut short must be refused as a whole.
WHOLE = (
    ".html",
    ".xhtml",
    ".mhtml",
    ".mht",
    ".webarchive",
    ".pdf",
    ".docx",
    ".hwp",
    ".hwpx",
    ".epub",
    ".rtf",
    ".odt",
    ".xlsx",
    ".enex",
    ".json",
    ".xml",
    ".zip",
)


def _is_whole(sample: Sample) -> bool:
    return PurePosixPath(sample.name).suffix in WHOLE


def _assert_only_truth(sample: Sample, reading: Reading) -> None:
    """Check that refusals are one line each, and that all text is the undamaged file's."""
    for refusal in reading.refused:
        message = str(refusal.error)
        assert isinstance(refusal.error, ReadingError)
        assert message and "\n" not in message and len(message) < 300
    truth = "".join("".join(article.text.split()) for article in read(sample.name, sample.data))
    for article in reading.articles:
        for line in article.text.split("\n"):
            assert "".join(line.replace("**", "").split()) in truth  # emphasis may be cut open
    assert reading.articles or reading.refused


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_cut_short(sample: Sample) -> None:
    for tenth in range(1, 11):
        cut = sample.data[: len(sample.data) * tenth // 11]
        reading = examine(sample.name, cut)
        _assert_only_truth(sample, reading)
        if _is_whole(sample):
            assert not reading.articles, f"half an article passed at {tenth} of 11"


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_random_bytes_in_the_middle(sample: Sample) -> None:
    for seed in range(6):
        chance = random.Random(seed)  # noqa: S311 (no secret is made)
        at = len(sample.data) // 5 + chance.randrange(max(1, len(sample.data) * 3 // 5))
        damaged = sample.data[:at] + chance.randbytes(64) + sample.data[at + 64 :]
        _assert_only_truth(sample, examine(sample.name, damaged))


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_nothing_in_it(suffix: str) -> None:
    for data in (b"", b"\n \r\n\t", b"\xef\xbb\xbf", b"\0" * 4096):
        with pytest.raises(ReadingError):
            read(f"a{suffix}", data)
    with pytest.raises(EmptyFileError):
        read(f"a{suffix}", b"")


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_wrong_suffix(sample: Sample) -> None:
    for suffix in sorted(suffixes()):
        _assert_only_truth_or_source(sample, examine(f"a{suffix}", sample.data))


def _assert_only_truth_or_source(sample: Sample, reading: Reading) -> None:
    """Check that a file under a wrong name gives its own text or a reason."""
    own = PurePosixPath(sample.name).suffix
    if own in (".pdf", ".docx", ".hwp", ".hwpx", ".epub", ".rtf", ".mhtml", ".html", ".zip"):
        assert not reading.refused
        _assert_only_truth(sample, reading)
    for refusal in reading.refused:
        assert "\n" not in str(refusal.error)


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_random_bytes_alone(suffix: str) -> None:
    chance = random.Random(suffix)  # noqa: S311
    for size in (1, 7, 100, 5000):
        data = bytes(chance.randrange(128, 256) for _ in range(size))
        for refusal in examine(f"a{suffix}", data).refused:
            assert "\n" not in str(refusal.error)
    with pytest.raises(DamagedFileError):
        read(f"a{suffix}", chance.randbytes(5000))


@settings(max_examples=150)
@given(st.sampled_from(sorted(suffixes())), st.binary(max_size=300))
def test_any_bytes_give_articles_or_a_reason(suffix: str, data: bytes) -> None:
    reading = examine(f"a{suffix}", data)
    assert reading.articles or reading.refused
    assert all(article.text.strip() for article in reading.articles)


@settings(max_examples=150)
@given(st.sampled_from(samples()), st.data())
def test_one_wrong_byte(sample: Sample, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sample.data) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = sample.data[:place] + bytes([byte]) + sample.data[place + 1 :]
    reading = examine(sample.name, damaged)
    assert reading.articles or reading.refused
