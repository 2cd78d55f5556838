"""Every format in the table reads its samples to the letter, and has samples."""

import pytest

from qa.reading import examine, read, suffixes
from qa.reading.formats import FORMATS
from qa.records import RawArticle
from tests.reading.sample import Expected, Sample
from tests.reading.samples import BUILDERS, samples

SAMPLES = samples()


def test_every_format_has_samples() -> None:
    sampled = {
        suffix for sample in SAMPLES for suffix in [f".{sample.name.rsplit('.')[-1].lower()}"]
    }
    for row in FORMATS:
        assert sampled & set(row.suffixes), f"{row.name} has no sample"
    assert suffixes() - {".markdown", ".htm"} <= set(BUILDERS)
    assert len(SAMPLES) >= 60


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_reads_the_expected_article(sample: Sample) -> None:
    articles = read(sample.name, sample.data)
    assert [article.member for article in articles] == [item.member for item in sample.expected]
    for article, expected in zip(articles, sample.expected, strict=True):
        _assert_is(article, expected, loose=sample.loose)
    assert not examine(sample.name, sample.data).refused


def _assert_is(article: RawArticle, expected: Expected, *, loose: bool) -> None:
    if loose:
        assert "".join(article.text.split()) == "".join(expected.text.split())
        assert article.text.count("\n\n") == expected.text.count("\n\n")
    else:
        assert article.text == expected.text
    for name, value in expected.facts.items():
        fact = getattr(article.metadata, name)
        assert fact is not None and fact.value == value, name
