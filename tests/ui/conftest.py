"""The page, started once over a small collection, and a browser to look at it with."""

import gc
import shutil
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.language.korean import Analyzer
from qa.records import Answer, Filters
from qa.search.answering import quote
from qa.settings import Settings
from qa.ui.options import ServeOptions
from tests.hashing import HashingEncoder
from tests.ui.collection import ARTICLES, ATTACKING_FACTS
from tests.writing import write_articles

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class CautiousAssistant(Assistant):
    """Answers for sure, but not what speaks of dragons: the stand-in encoder can't tell."""

    def ask(self, question: str, k: int = 5, filters: Filters | None = None) -> Answer:
        answer = super().ask(question, k, filters)
        dragons = "용" in question.split()
        quotation = None if dragons else quote(answer.passages)
        return replace(answer, quotation=quotation, confidence=0.1 if dragons else 0.9)


@pytest.fixture(scope="session")
def island(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the small collection."""
    assistant = collection_in(tmp_path_factory.mktemp("island"))
    yield assistant
    assistant.close()


def empty_in(folder: Path, analyzer: Analyzer | None = None) -> Assistant:
    """An assistant without articles; an analyzer that is loaded saves seconds."""
    encoder = HashingEncoder()
    assistant = CautiousAssistant.open(folder / "index", Settings(model=encoder.name, read_again=0))
    assistant.use(encoder)
    assistant.analyzer = analyzer or assistant.analyzer
    return assistant


@contextmanager
def indexed(folder: Path, articles: Path, analyzer: Analyzer) -> Iterator[Assistant]:
    """An assistant over some articles."""
    assistant = empty_in(folder, analyzer)
    assistant.index([articles])
    yield assistant
    assistant.close()


def collection_in(folder: Path, analyzer: Analyzer | None = None) -> Assistant:
    """Index the small collection in a folder."""
    assistant = empty_in(folder, analyzer)
    with pytest.MonkeyPatch.context() as patch:
        # Cleaning takes most stray tags out; the page must not lean on that.
        patch.setattr("qa.intake.preparing.cleaning.clean", lambda raw: raw)
        assistant.index([write_articles(folder, ARTICLES)])
    attack = next(s.article.id for s in assistant.articles() if s.article.file == "attack.txt")
    assistant.library.edit(attack, dict(ATTACKING_FACTS))  # as an older qa let in
    return assistant


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture(scope="session")
def serving(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., str]]:
    """Starts the page over an assistant, with what is set about it, and tells its address."""
    from qa.ui.serving import Site

    started = []
    cache = tmp_path_factory.mktemp("cache")  # one for all: Gradio has one in a process

    def begin(assistant: Assistant, **options: Any) -> str:
        port = free_port()
        site = Site(assistant, ServeOptions(port=port, **{"entailment": "none"} | options))
        with warnings.catch_warnings():
            # Gradio leaves event loops behind that it never ran.
            warnings.simplefilter("ignore", ResourceWarning)
            started.append(site.start(cache))
            gc.collect()
        return f"http://127.0.0.1:{port}"

    yield begin
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for blocks in started:
            blocks.close(verbose=False)
        started.clear()
        gc.collect()


@pytest.fixture(scope="session")
def site(serving: Callable[[Assistant], str], island: Assistant) -> str:
    """The address of the page over the small collection."""
    return serving(island)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; `make browser` says how to have one")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as control:
        chromium = control.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Opens the page in a browser of its own; afterwards nothing may have gone wrong in it."""
    contexts, errors, fetched = [], [], []

    def begin(
        path: str = "/",
        locale: str = "ko-KR",
        at: str = site,
        before: str = "",
        **settings: Any,
    ) -> Any:
        context = browser.new_context(locale=locale, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: fetched.append(request.url))
        page.add_init_script(before)
        page.goto(at + path)
        page.wait_for_selector("#question", state="attached")
        return page

    yield begin
    attacks = [page.evaluate("window.attacked") for c in contexts for page in c.pages]
    for context in contexts:
        context.close()
    assert attacks == [None] * len(attacks)
    assert errors == []
    outside = [url for url in fetched if not url.startswith(("http://127.0.0.1:", "data:"))]
    assert outside == []
