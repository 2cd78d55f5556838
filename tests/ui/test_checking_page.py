"""Checking a draft, in a real browser."""

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from qa.checking import Checker, Finding
from qa.checking.claims import Claim
from tests.ui.downloads import downloaded
from tests.ui.test_asking_page import in_view

Visit = Callable[..., Any]
DRAFT = """# 섬 소식

등대섬 도서관에 책은 모두 8천 권이 있다. 새 여객선은 하루에 여섯 번 다닌다. 도서관은 몇 시에 여는가?

여객선의 선장은 은빛 고래를 기른다. 내 생각에 섬은 아름답다."""


def check(page: Any, text: str) -> None:
    """Put a text into the box, start, and wait for what comes of it."""
    page.fill("#draft", text)
    page.click("form.check button[type=submit]")
    settle(page)


def settle(page: Any) -> None:
    page.wait_for_function(
        "!('checking' in document.documentElement.dataset)"
        " && document.querySelector('#checked .checked[data-running=false], #draft-notice .notice')"
    )


@pytest.fixture
def draft(visit: Visit) -> Any:
    page = visit("/#check")
    check(page, DRAFT)
    return page


def signs(page: Any) -> dict[str, str]:
    """Each claim of the draft and the word behind it."""
    return dict(
        page.evaluate(
            """[...document.querySelectorAll(".draft .claim")].map(claim =>
                 [[...claim.querySelectorAll(".words")].map(part => part.textContent).join(""),
                  claim.querySelector(".sign").innerText.trim()])"""
        )
    )


def words(page: Any) -> list[str]:
    """The lines of the draft without what is shown behind its claims."""
    told = page.evaluate(
        """[...document.querySelectorAll(".draft > p")].map(line => {
             const bare = line.cloneNode(true);
             for (const sign of bare.querySelectorAll(".sign")) sign.remove();
             return bare.textContent;
           })"""
    )
    return list(told)


def test_each_claim_gets_its_verdict_in_its_place(draft: Any) -> None:
    assert signs(draft) == {
        "등대섬 도서관에 책은 모두 8천 권이 있다.": "뒷받침되는 듯",
        "새 여객선은 하루에 여섯 번 다닌다.": "어긋남",
        "도서관은 몇 시에 여는가?": "질문",
        "여객선의 선장은 은빛 고래를 기른다.": "근거 부족",
        "내 생각에 섬은 아름답다.": "의견",
    }
    icons = draft.locator(".draft .sign svg[aria-hidden=true]").count()
    assert (
        icons
        == draft.locator(".draft .claim .sign").count() + draft.locator(".finding .sign").count()
    )
    told = draft.locator(".tally button").all_inner_texts()
    assert [" ".join(text.split()) for text in told] == [
        "어긋남 1",
        "근거 부족 1",
        "뒷받침됨 1",
        "확인 대상 아님 2",
    ]
    assert words(draft) == [line for line in DRAFT.split("\n") if line]
    assert draft.inner_text("#check-status").startswith("확인을 마쳤습니다. 뒷받침 1개")


def test_no_verdict_begins_a_line_where_it_would_seem_to_be_that_of_the_next_claim(
    draft: Any,
) -> None:
    begun = """[...document.querySelectorAll(".claim .sign")].filter(sign => {
      const parts = [...sign.closest(".claim").querySelectorAll(".words")];
      const ends = parts.flatMap(part => [...part.getClientRects()]);
      return sign.getBoundingClientRect().top > Math.max(...ends.map(end => end.bottom));
    }).length"""
    assert draft.locator(".claim .sign").count() == 5
    for width in range(340, 1300, 60):
        draft.set_viewport_size({"width": width, "height": 800})
        assert draft.evaluate(begun) == 0, width
        assert draft.evaluate("document.documentElement.scrollWidth") <= width
    draft.set_viewport_size({"width": 1280, "height": 800})


def test_what_differs_is_marked_in_claim_evidence_and_article(draft: Any) -> None:
    assert draft.is_visible(".finding.refuted")  # what is refuted is shown at once
    assert draft.inner_text(".draft .claim.refuted mark") == "여섯 번"
    row = draft.locator(".finding.refuted .differences tbody tr").inner_text().split()
    assert row[:5] == ["수량", "여섯", "번", "네", "번"]
    assert "어긋나는 기사" in draft.inner_text(".finding.refuted h4")
    assert draft.inner_text(".finding.refuted .card mark >> nth=0") == "네 번"
    draft.click(".finding.refuted .differences .number")
    draft.wait_for_selector("html[data-evidence]")
    draft.wait_for_selector("#check-reader mark.active")
    assert draft.inner_text("#check-reader mark.active") == "네 번"
    assert in_view(draft, "#check-reader mark.active", "#check-reader .body")
    assert draft.evaluate("document.activeElement.id") == "check-reader-heading"
    draft.keyboard.press("Escape")
    assert not draft.is_visible("#check-reader .body")
    assert draft.evaluate("document.activeElement.dataset.open") == "1"


def test_a_claim_opens_and_closes_its_evidence_also_by_keyboard(draft: Any) -> None:
    draft.click(".draft .claim.supported")
    assert draft.is_visible(".finding.supported")
    assert not draft.is_visible(".finding.refuted")
    assert "뒷받침하는 기사" in draft.inner_text(".finding.supported")
    draft.focus(".draft button.sign.unknown")
    draft.keyboard.press("Enter")
    assert draft.get_attribute(".draft button.sign.unknown", "aria-expanded") == "true"
    assert not draft.is_visible(".finding.supported")
    draft.keyboard.press("Enter")
    assert draft.locator(".finding:visible").count() == 0


def test_one_verdict_is_shown_alone(draft: Any) -> None:
    draft.click(".tally .unknown")
    assert draft.locator(".draft > p:visible").count() == 1
    assert draft.locator(".draft .claim .sign:visible").all_inner_texts() == ["근거 부족"]
    draft.click(".tally .unknown")
    assert draft.locator(".draft > p:visible").count() == 3


def test_sources_that_disagree_are_told_with_their_dates(
    visit: Visit, serving: Callable[..., str], tmp_path: Path, island: Any
) -> None:
    from tests.ui.conftest import indexed
    from tests.writing import write_articles

    told = "---\ntitle: {0}\ndate: {1}\n---\n달빛 다리의 길이는 {2}미터다. 다리는 밤마다 빛난다.\n"
    articles = {
        "one.md": told.format("다리 소식", "2021-04-01", 320),
        "two.md": told.format("다리를 다시 재다", "2023-08-09", 350),
    }
    with indexed(tmp_path, write_articles(tmp_path, articles), island.analyzer) as assistant:
        page = visit("/#check", at=serving(assistant))
        check(page, "달빛 다리의 길이는 320미터다.")
        assert signs(page) == {"달빛 다리의 길이는 320미터다.": "기사마다 다름"}
        rows = page.evaluate(
            """[...document.querySelectorAll(".differences tbody tr")].map(row =>
                 ["td", "mark", "small"].map(name => row.querySelector(name).innerText))"""
        )
        assert sorted(rows) == [
            ["320미터", "320미터", "2021-04-01"],
            ["320미터", "350미터", "2023-08-09"],
        ]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_a_draft_comes_from_a_file(visit: Visit, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"초안{suffix}"
    line = "새 여객선은 하루에 네 번 다닌다."
    if suffix == ".docx":
        document = Document()
        document.add_paragraph(line)
        document.save(str(file))
    else:
        file.write_bytes(line.encode("cp949" if suffix == ".txt" else "utf-8"))
    page = visit("/#check")
    page.set_input_files("form.check input[type=file]", file)
    page.wait_for_function("document.getElementById('draft').value !== ''")
    page.keyboard.press("Control+Enter")
    settle(page)
    assert signs(page) == {line: "뒷받침됨"}
    assert page.is_visible(".finding.supported")  # of one claim the evidence is shown at once
    page.reload()
    page.wait_for_selector("#draft")
    assert page.input_value("#draft") == line  # as if it had been typed


def test_what_can_not_be_checked_is_told(visit: Visit, tmp_path: Path) -> None:
    page = visit("/#check")
    file = tmp_path / "broken.docx"
    file.write_bytes(b"no document at all")
    page.set_input_files("form.check input[type=file]", file)
    page.wait_for_selector("#draft-notice .notice")
    assert "할 수 없습니다" in page.inner_text("#draft-notice")
    check(page, " … ")
    assert "글자나 숫자가 없습니다" in page.inner_text("#draft-notice")
    assert page.is_visible("#draft")
    check(page, "물은 높은 곳에서 흐른다. " * 3000)
    assert "너무 깁니다" in page.inner_text("#draft-notice")
    assert in_view(page, "#draft-notice .notice", "body")


def test_what_fails_is_told_where_the_draft_is(visit: Visit) -> None:
    page = visit("/#check")
    page.context.set_offline(True)
    check(page, DRAFT)
    assert "qa에 닿지 못했습니다" in page.inner_text("#draft-notice")
    page.context.set_offline(False)
    page.reload()
    page.wait_for_selector("#draft")
    assert page.input_value("#draft") == DRAFT


def test_progress_is_shown_and_a_check_can_be_stopped(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Checker.finding

    def slow(self: Checker, claim: Claim) -> Finding:
        time.sleep(0.3)
        return finding(self, claim)

    monkeypatch.setattr(Checker, "finding", slow)
    page = visit("/#check")
    page.fill("#draft", "\n".join(f"여객선은 하루에 {n}번 다닌다." for n in range(2, 60)))
    page.click("form.check button[type=submit]")
    page.wait_for_selector(".draft button.sign >> nth=1")
    assert page.is_visible(".draft .claim.unchecked >> nth=0")
    assert page.inner_text("#checked-count").startswith("주장 58개 가운데")
    page.click(".draft button.sign >> nth=0")
    page.wait_for_selector(".draft button.sign >> nth=4")
    page.wait_for_selector(".draft button.sign[aria-expanded=true]")  # once it is drawn anew
    page.focus("[data-stop]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".stopped")
    assert page.evaluate("document.activeElement.hasAttribute('data-again')")
    assert page.inner_text("#check-status") == "여기서 그만두었습니다"
    page.wait_for_timeout(700)  # what was under way may still come
    made = page.locator(".draft button.sign").count()
    page.wait_for_timeout(1500)
    assert page.locator(".draft button.sign").count() == made < 58
    page.click("[data-again]")
    assert page.input_value("#draft").startswith("여객선은 하루에 2번")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".draft button.sign >> nth=1")
    page.click("[data-again]")
    other = "새 여객선은 하루에 네 번 다닌다."
    page.fill("#draft", other)
    page.keyboard.press("Control+Enter")
    settle(page)
    assert signs(page) == {other: "뒷받침됨"}
    page.wait_for_timeout(1500)
    assert signs(page) == {other: "뒷받침됨"}
    assert page.query_selector(".stopped") is None


def test_markup_in_a_draft_is_words(visit: Visit) -> None:
    page = visit("/#check")
    attack = "<img src=x onerror=window.attacked=8> 여객선은 ${window.attacked=9} 하루에 <b>여섯</b> 번 다닌다."
    check(page, attack + "\n</textarea><script>window.attacked=1</script> 꺾쇠는 2개다.")
    assert attack in page.inner_text(".draft p >> nth=0").replace("\n", "")
    assert page.query_selector(".draft img, .draft script, .draft > p b") is None


@pytest.mark.parametrize("form", ["md", "docx", "html", "json", "csv"])
def test_a_check_is_taken_along(draft: Any, form: str, tmp_path: Path) -> None:
    draft.click(".checked .tools .menu summary")
    with draft.expect_download() as download:
        draft.click(f".checked [data-export={form}]")
    assert (
        download.value.suggested_filename
        == f"qa-등대섬-도서관에-책은-모두-8천-권이-있다-{time.strftime('%Y-%m-%d')}.{form}"
    )
    text = downloaded(download.value, tmp_path)
    assert "여객선은 하루에 네 번 다닌다" in text.replace("<mark>", "").replace("</mark>", "")
    if form == "json":
        rows = json.loads(text)
        assert [row["verdict"] for row in rows][:3] == ["SUPPORTED", "REFUTED", None]
        assert all(DRAFT[row["start"] : row["end"]] == row["claim"] for row in rows)
    if form == "csv":
        last = list(csv.DictReader(io.StringIO(text[1:])))[-1]
        assert (last["claim"], last["verdict"]) == ("내 생각에 섬은 아름답다.", "OPINION")
