"""What several test files share: a stand-in encoder, the real one, and small collections."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from qa.assistant import Assistant
from qa.models.encoding import Encoder, load
from qa.settings import Settings
from tests.hashing import HashingEncoder

ROOT = Path(__file__).resolve().parent.parent
REAL_ARTICLES = ROOT.parent / "shared" / "articles"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
# What passed once passes again; `make torture` draws anew. How long an example takes is for the
# benchmarks: a machine that others use as well is slow at any moment.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("anew", deadline=None)
settings.load_profile("same")


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def assistant(tmp_path: Path, encoder: HashingEncoder) -> Iterator[Assistant]:
    """An assistant with the stand-in encoder and an empty index folder."""
    made = Assistant.open(tmp_path / "index", Settings(model=encoder.name, read_again=0))
    made.use(encoder)
    yield made
    made.close()


@pytest.fixture(scope="session")
def real_encoder() -> Encoder:
    return load()


@pytest.fixture(scope="session")
def corpus_assistant(
    tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder
) -> Iterator[Assistant]:
    """The project's own corpus, indexed once with the embedded model."""
    made = Assistant.open(tmp_path_factory.mktemp("corpus") / "index")
    made.use(real_encoder)
    made.index([ROOT / "corpus"])
    yield made
    made.close()
