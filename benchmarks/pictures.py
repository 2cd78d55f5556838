"""Pictures of the page over the project's own corpus, for the README.

Run: python -m benchmarks.pictures [FOLDER]; it needs Chromium and writes PNG files, by default to
docs/images. Look at each before it is committed.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from qa.assistant import Assistant
from qa.ui.options import ServeOptions
from qa.ui.serving import Site

ROOT = Path(__file__).resolve().parent.parent
PORT = 7891
_COLOURS = 192  # of a picture: enough for text, and a quarter of the bytes
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
QUESTION = "미스트랄 AI의 기업 가치는 얼마로 추산됐나?"
ENGLISH = "When did DeepSeek-R1 come out?"
UNANSWERED = "올해 제주에서는 귤이 몇 톤이나 났나?"
DRAFT = """# 소버린 AI, 지금 어디까지 왔나

미스트랄 AI는 2023년 4월에 창업했다. AI71은 2021년 11월에 설립됐다. \
사카나AI는 2024년 3월에 일본어 전용 LLM을 출시했다.

한국의 6호기는 언제쯤 돌아갈까? 나는 서둘러야 한다고 생각한다. \
제주에는 올해 데이터센터가 세 곳 더 들어선다.
"""
ENGLISH_DRAFT = """DeepSeek-R1 came out on 20 January 2025. \
Canada has set aside 4.2 billion Canadian dollars for data centres, servers and research.

How long will it take? I think it is too little. \
The UAE firm AI71 was launched in November 2023.
"""


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, site(Path(place)) as open_page:
        asking(open_page, folder)
        checking(open_page, folder)
        articles(open_page, folder)


def asking(open_page: Any, folder: Path) -> None:
    """The Ask tab: at first, with an answer beside its article, without one, on a phone."""
    page = open_page()
    page.wait_for_selector("#examples button")
    take(page, folder / "begin.png")
    for name, question, settings in (
        ("answer.png", QUESTION, {}),
        ("answer-en-dark.png", ENGLISH, {"locale": "en-US", "color_scheme": "dark"}),
    ):
        page = open_page(**settings)
        ask(page, question)
        page.click("#answer .card [data-open] >> nth=0")
        page.wait_for_selector("html[data-reading]")
        take(page, folder / name)
    page = open_page()
    ask(page, UNANSWERED)
    take(page, folder / "not-found.png")
    page = open_page(viewport={"width": 360, "height": 740})
    ask(page, QUESTION)
    take(page, folder / "phone.png")


def checking(open_page: Any, folder: Path) -> None:
    """The Check tab: verdicts in place with the article beside, dark in English, on a phone."""
    dark = {"locale": "en-US", "color_scheme": "dark"}
    for name, draft, settings in (
        ("check.png", DRAFT, {}),
        ("check-en-dark.png", ENGLISH_DRAFT, dark),
        ("check-phone.png", DRAFT, {"viewport": {"width": 360, "height": 740}}),
    ):
        page = open_page("/#check", **settings)
        page.fill("#draft", draft)
        page.click("form.check button[type=submit]")
        page.wait_for_selector(".checked[data-running=false]")
        if name == "check.png":
            page.wait_for_selector(".finding:not([hidden])")
            page.click(".finding:not([hidden]) [data-open] >> nth=0")
            page.wait_for_selector("html[data-evidence]")
        take(page, folder / name)


def articles(open_page: Any, folder: Path) -> None:
    """The Articles tab: the picture and the list, and an article to correct in the dark."""
    page = open_page("/#articles")
    page.click(".unfold")
    page.wait_for_selector("#picture circle")
    take(page, folder / "articles.png")
    page = open_page("/#articles", color_scheme="dark")
    page.click("#shelf tbody button >> nth=0")
    page.wait_for_selector("html[data-sheet]")
    page.click(".facts summary")
    take(page, folder / "articles-dark.png")


def ask(page: Any, question: str) -> None:
    """Ask and wait for what comes of it."""
    page.fill("#question", question)
    page.keyboard.press("Enter")
    page.wait_for_function("!('busy' in document.documentElement.dataset)")


def take(page: Any, place: Path) -> None:
    """Let the page come to rest, and keep what the window shows."""
    page.mouse.move(5, 5)
    page.wait_for_timeout(700)
    drawn = Image.open(io.BytesIO(page.screenshot()))
    few = drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(place, optimize=True)
    page.close()


@contextmanager
def site(folder: Path) -> Iterator[Any]:
    """The page over the corpus, and what opens it in a browser."""
    assistant = Assistant.open(folder / "index")
    assistant.index([ROOT / "corpus"])
    served = Site(assistant, ServeOptions(port=PORT))
    blocks = served.start(folder)
    served.examples.prepare()
    with sync_playwright() as control:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = control.chromium.launch(executable_path=chromium, args=list(FLAGS))

        def open_page(path: str = "/", **settings: Any) -> Any:
            context = browser.new_context(
                **{"locale": "ko-KR", "viewport": {"width": 1280, "height": 860}} | settings
            )
            page = context.new_page()
            page.set_default_timeout(120_000)
            page.goto(f"http://127.0.0.1:{PORT}{path}")
            page.wait_for_selector("#shelf tbody tr", state="attached")
            return page

        yield open_page
        browser.close()
    blocks.close(verbose=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
