"""What pages set aside: boxes of the article stay, advertisements and lists of links go."""

import pytest

from qa.reading import read
from tests.reading.truth import ENGLISH, KOREAN, Truth

FACTS = "<h3>저수지는</h3><p>1962년에 쌓은 들샘군의 저수지다. 둑의 길이는 410m이다.</p>"
NUMBERS = "<ul><li>Cast: 1871</li><li>Weight: 1.2 tonnes</li><li>Repairs: £84,500</li></ul>"


def page(truth: Truth, aside: str, place: int = 1) -> bytes:
    """Set the paragraphs three times, so that one box is a small part of them."""
    parts = [f"<p>{paragraph}</p>" for paragraph in truth.paragraphs * 3]
    parts.insert(place, aside)
    return f"<html><body><main><article>{''.join(parts)}</article></main></body></html>".encode()


@pytest.mark.parametrize("place", (0, 1, 3))
@pytest.mark.parametrize("start", ("<aside>", "<aside class='factbox'>", "<aside role='note'>"))
def test_a_box_of_facts_within_the_text_stays(place: int, start: str) -> None:
    text = read("a.html", page(KOREAN, f"{start}{FACTS}</aside>", place))[0].text
    assert "1962년에 쌓은 들샘군의 저수지다. 둑의 길이는 410m이다." in text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)


def test_a_box_that_is_a_list_stays() -> None:
    text = read("a.html", page(ENGLISH, f"<aside class='box'>{NUMBERS}</aside>"))[0].text
    assert all(row in text for row in ("Cast: 1871", "Weight: 1.2 tonnes", "Repairs: £84,500"))


def test_a_box_between_lines_of_text_without_paragraphs_stays() -> None:
    text = "<br><br>".join(KOREAN.paragraphs * 3)
    body = f"<div>{text}<aside>{FACTS}</aside>{text}</div>"
    assert "410m" in read("a.html", f"<html><body>{body}</body></html>".encode())[0].text


@pytest.mark.parametrize(
    "aside",
    (
        "<aside><p><a href='/1'>저수지의 둑을 지난주에 고쳤다고 군이 밝혔다.</a></p></aside>",
        "<aside class='related'><p>저수지의 둑을 지난주에 고쳤다고 군이 밝혔다.</p></aside>",
        "<aside><div class='ad_box'><p>저수지의 둑을 지난주에 고쳤다고 군이 밝혔다.</p></div></aside>",
        "<aside><p>저수지의 둑 옆 펜션을 지금 예약하시면 값을 깎아 드립니다.</p></aside>",
        "<aside><p>저수지의 둑 소식을 매일 아침 메일로 받아 보세요.</p></aside>",
        "<aside><p>저수지의 둑 소식을 메일로 보낸다.</p><form><input name='a'></form></aside>",
    ),
)
def test_what_else_is_set_aside_goes(aside: str) -> None:
    assert "저수지의 둑" not in read("a.html", page(KOREAN, aside))[0].text.replace(
        KOREAN.paragraphs[0], ""
    )


def test_what_stands_behind_the_text_goes_as_before() -> None:
    last = len(KOREAN.paragraphs) * 3
    assert "410m" not in read("a.html", page(KOREAN, f"<aside>{FACTS}</aside>", last))[0].text


@pytest.mark.parametrize("name", ("amp-ad", "amp-consent", "amp-user-notification", "amp-sidebar"))
def test_what_amp_loads_or_lays_over_a_page_goes(name: str) -> None:
    laid = f"<{name}><div>앱에서 보면 더 빠르다고 하는 안내다.</div></{name}>"
    text = read("a.html", page(KOREAN, laid))[0].text
    assert "안내다" not in text
    assert all(paragraph in text for paragraph in KOREAN.paragraphs)
