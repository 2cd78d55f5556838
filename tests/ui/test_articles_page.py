"""Looking after the articles, in a real browser."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from tests.ui.conftest import collection_in, empty_in

Visit = Callable[..., Any]
ROWS = "#shelf tbody tr"


@pytest.fixture(scope="module")
def shore(island: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A collection of these tests' own, for they change it."""
    assistant = collection_in(tmp_path_factory.mktemp("shore"), island.analyzer)
    yield assistant
    assistant.close()


@pytest.fixture(scope="module")
def shore_site(serving: Callable[[Assistant], str], shore: Assistant) -> str:
    return serving(shore)


@pytest.fixture
def shelf(visit: Visit, shore_site: str) -> Any:
    page = visit("/#articles", at=shore_site)
    page.wait_for_selector(ROWS)
    return page


def titles(page: Any) -> list[str]:
    return [str(text) for text in page.locator(f"{ROWS} .title").all_inner_texts()]


def read(page: Any, title: str) -> None:
    page.click(f"{ROWS} >> text={title}")
    page.wait_for_function(
        "title => 'sheet' in document.documentElement.dataset"
        " && document.querySelector('#sheet h2')?.innerText === title",
        arg=title,
    )


def test_the_list_is_sorted_and_searched(shelf: Any) -> None:
    assert len(titles(shelf)) == 4
    shelf.click("#shelf [data-column=date]")
    shelf.wait_for_selector("#shelf th.date[aria-sort=ascending]")
    assert titles(shelf)[1:] == [
        "The orchard that keeps bees",
        "새 여객선, 섬까지 사십 분",
        "등대섬의 겨울 도서관",
    ] or titles(shelf)[:3] == [
        "The orchard that keeps bees",
        "새 여객선, 섬까지 사십 분",
        "등대섬의 겨울 도서관",
    ]
    shelf.fill("#search-articles", "뭍소식")
    shelf.wait_for_function(f"document.querySelectorAll('{ROWS}').length === 1")
    assert titles(shelf) == ["새 여객선, 섬까지 사십 분"]
    assert shelf.inner_text("#shelf .count") == "기사 4편 가운데 1편"


def test_an_article_is_read_and_its_facts_corrected(shelf: Any, shore: Assistant) -> None:
    read(shelf, "새 여객선, 섬까지 사십 분")
    assert "뱃삯은 어른 만이천 원이다." in shelf.inner_text("#sheet .body")
    shelf.click(".facts summary")
    shelf.fill("#sheet input[name=date]", "어제")
    shelf.fill("#sheet input[name=url]", "www.example.com/a/1")
    shelf.fill("#sheet input[name=author]", "<b>이물</b>")
    shelf.click("#sheet button[type=submit]")
    shelf.wait_for_selector("#wrong-date")
    assert "날짜로 읽을 수 없습니다" in shelf.inner_text("#wrong-date")
    assert "웹 주소로 읽을 수 없습니다" in shelf.inner_text("#wrong-url")
    assert shelf.input_value("#sheet input[name=author]") == "<b>이물</b>"
    assert shelf.input_value("#sheet input[name=date]") == "어제"
    shelf.fill("#sheet input[name=url]", "")
    shelf.fill("#sheet input[name=date]", "2023년 12월 24일")
    shelf.click("#sheet button[type=submit]")
    shelf.wait_for_selector("#sheet .told")
    assert "뭍소식\u00a0· <b>이물</b>\u00a0· 2023-12-24" in shelf.inner_text(
        "#sheet .byline >> nth=0"
    )
    shelf.wait_for_selector(f"{ROWS} >> text=2023-12-24")
    ferry = next(s.article for s in shore.articles() if s.article.file == "ferry.md")
    assert (ferry.date, ferry.author) == ("2023-12-24", "<b>이물</b>")
    shelf.click(".facts summary")
    shelf.click("#sheet [data-back]")
    shelf.wait_for_selector(f"{ROWS} >> text=2023-11-02")


def test_what_is_typed_for_one_article_is_not_sent_for_the_next(shelf: Any) -> None:
    read(shelf, "The orchard that keeps bees")
    shelf.click(".facts summary")
    shelf.fill("#sheet input[name=author]", "Nobody")
    read(shelf, "새 여객선, 섬까지 사십 분")
    assert shelf.input_value("#sheet input[name=author]") == ""


def test_good_and_bad_files_are_uploaded_with_what_became_of_each(
    shelf: Any, tmp_path: Path
) -> None:
    good, bad = tmp_path / "풍차.md", tmp_path / "빈 파일.md"
    good.write_text("언덕 위의 풍차는 밀을 빻는다. 날개는 네 개다.", encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    shelf.set_input_files(".drop input", [good, bad])
    shelf.wait_for_selector("#uploads .failed")
    told = shelf.locator("#uploads li").all_inner_texts()
    assert told[0].startswith("빈 파일.md")
    assert "넣지 못했습니다" in told[0]
    assert "넣었습니다" in told[1]
    shelf.wait_for_selector(f"{ROWS} >> text=풍차")
    shelf.click("nav a[href='#ask']")
    shelf.fill("#question", "풍차의 날개는 몇 개인가?")
    shelf.keyboard.press("Enter")
    shelf.wait_for_selector("#answer blockquote")
    assert "날개는 네 개다." in shelf.inner_text("#answer .card >> nth=0")


def test_what_was_not_read_is_told_in_the_list(
    shelf: Any, shore: Assistant, tmp_path: Path
) -> None:
    bundle, broken = tmp_path / "묶음.zip", tmp_path / "<b>깨진.docx"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("우산.md", "---\ntitle: 우산 가게\n---\n우산 가게는 비 오는 날에 붐빈다.")
        archive.writestr("빈 <i>쪽.md", "")
    broken.write_bytes(b"no document")
    shelf.set_input_files(".drop input", [bundle, broken])
    shelf.wait_for_selector("#uploads .failed >> nth=1")
    shelf.wait_for_selector(".failures")
    cell = shelf.locator(ROWS, has_text="우산 가게").locator(".sign")
    assert cell.inner_text().split()[0] == "1"
    assert "읽지 못한 부분 1곳" in cell.inner_text()
    read(shelf, "우산 가게")
    shelf.click("#sheet .sources summary >> text=읽지 못한 부분")
    assert "빈 <i>쪽.md" in shelf.inner_text("#sheet .sources")
    shelf.click("#sheet [data-close]")
    shelf.click(".failures summary")
    assert "읽지 못한 파일" in shelf.inner_text(".failures summary")
    assert "<b>깨진.docx" in shelf.inner_text(".failures")
    shelf.locator(".failures li", has_text="깨진").locator("button").click()
    shelf.wait_for_function(
        "![...document.querySelectorAll('.failures li')].some(e => e.innerText.includes('깨진'))"
    )
    assert not any("깨진" in file.file for file in shore.library.files().values())


def test_the_publishers_to_choose_from_follow_the_articles(shelf: Any) -> None:
    shelf.click("nav a[href='#ask']")
    shelf.click(".filters summary")
    options = "[...document.querySelectorAll('[data-filter=publisher] option')].map(o => o.value)"
    assert "Valley Post" in shelf.evaluate(options)
    shelf.click("nav a[href='#articles']")
    read(shelf, "The orchard that keeps bees")
    shelf.click(".facts summary")
    shelf.fill("#sheet input[name=publisher]", "Hill Gazette")
    shelf.click("#sheet button[type=submit]")
    shelf.wait_for_function(f"{options}.includes('Hill Gazette')")
    assert "Valley Post" not in shelf.evaluate(options)
    shelf.click(".facts summary")
    shelf.click("#sheet [data-back]")
    shelf.wait_for_function(f"{options}.includes('Valley Post')")


def test_an_article_is_removed_after_a_question(shelf: Any, shore: Assistant) -> None:
    read(shelf, "등대섬의 겨울 도서관")
    shelf.click("#sheet [data-remove]")
    assert "이 기사를 지울까요?" in shelf.inner_text("#sheet dialog")
    shelf.click("#sheet [data-keep]")
    assert "lighthouse.md" in [s.article.file for s in shore.articles()]
    shelf.click("#sheet [data-remove]")
    shelf.click("#sheet [data-remove-now]")
    shelf.wait_for_function(
        f"![...document.querySelectorAll('{ROWS}')].some(r => r.innerText.includes('등대섬'))"
    )
    assert "lighthouse.md" not in [s.article.file for s in shore.articles()]
    assert not shelf.is_visible("#sheet .reader")
    assert shelf.inner_text("#toast") == "지웠습니다"


def test_an_article_that_could_not_be_removed_is_not_said_to_be_gone(shelf: Any) -> None:
    read(shelf, "새 여객선, 섬까지 사십 분")
    shelf.click("#sheet [data-remove]")
    shelf.route("**/queue/join*", lambda route: route.fulfill(status=503, json={}))
    shelf.click("#sheet [data-remove-now]")
    shelf.wait_for_function("document.getElementById('toast').textContent !== ''")
    assert "지웠습니다" not in shelf.inner_text("#toast")
    assert shelf.is_visible("#sheet .reader")


def test_a_page_without_articles_says_what_to_do_and_tells_what_there_is_then(
    visit: Visit, serving: Callable[[Assistant], str], island: Assistant, tmp_path: Path
) -> None:
    bare = empty_in(tmp_path, island.analyzer)
    page = visit(at=serving(bare))
    page.wait_for_selector("#examples .holdings")
    assert "아직 기사가 없습니다" in page.inner_text("#examples")
    page.click("nav a[href='#articles']")
    mill = tmp_path / "풍차.md"
    mill.write_text("언덕 위의 풍차는 밀을 빻는다. 날개는 네 개다.", encoding="utf-8")
    page.set_input_files(".drop input", mill)
    page.wait_for_selector(f"{ROWS} >> text=풍차")
    page.click("nav a[href='#ask']")
    page.wait_for_selector("#examples >> text=기사 1편에서 찾습니다")
    page.fill("#question", "풍차의 날개는 몇 개인가?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer blockquote")
    bare.remove(bare.articles()[0].article.id)
    page.click("#answer blockquote .number")
    page.wait_for_function("document.getElementById('toast').textContent !== ''")
    assert page.inner_text("#toast") == (
        "그 기사는 이제 없습니다. 다시 물어보면 지금 있는 기사에서 찾습니다."
    )
    page.click("h1 a")
    page.click("nav a[href='#articles']")
    page.wait_for_selector("#shelf >> text=아직 기사가 없습니다")
    bare.close()


def test_hostile_facts_are_shown_as_they_are(shelf: Any) -> None:
    row = shelf.locator(ROWS, has_text="<svg")
    assert '<img src=x onerror="window.attacked=1">' in row.inner_text()
    row.locator("button").click()
    shelf.wait_for_selector("html[data-sheet]")
    assert "window.attacked=2</script>" in shelf.inner_text("#sheet h2")
    shelf.click(".facts summary")
    assert shelf.input_value("#sheet input[name=url]") == "javascript:window.attacked=5"
    assert shelf.query_selector("#sheet a[href^=javascript]") is None
