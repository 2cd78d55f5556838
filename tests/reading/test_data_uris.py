"""Pictures that stand in a text as letters are no reading matter, whatever the format."""

import base64
import json
import random
import time

import pytest

from qa.reading import read
from qa.reading.data_uris import without_data_uris
from tests.reading.truth import KOREAN

ABOVE, BELOW = KOREAN.paragraphs[0], KOREAN.paragraphs[1]
SHORT, LONG = (
    "data:image/png;base64," + base64.b64encode(random.Random(1).randbytes(size)).decode()  # noqa: S311 (no secret is made)
    for size in (90, 120_000)
)


@pytest.mark.parametrize("uri", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "picture",
    [
        "![그림]({})",
        "![그림](<{}> '제목')",
        "![][image1]\n\n[image1]: <{}>",
        "![그림][image1]\n\n[image1]: {}",
        "![image1]\n\n[Image1]: {} 'title'",
        "<img alt='그림' src='{}'>",
        "{}",
    ],
)
def test_a_picture_of_any_length_goes(name: str, uri: str, picture: str) -> None:
    start = time.process_time()
    [article] = read(name, f"{ABOVE}\n\n{picture.format(uri)}\n\n{BELOW}\n".encode())
    assert time.process_time() - start < 5.0
    text = article.text.replace("<img alt='그림' src=''>\n\n", "")  # a tag in plain text is cleaned
    assert text == f"{ABOVE}\n\n{BELOW}"


def test_a_page_and_a_row_are_freed_of_it_too() -> None:
    page = f"<html><body><p>{ABOVE}</p><p>{SHORT}</p><p>{BELOW}</p></body></html>"
    assert read("a.html", page.encode())[0].text == f"{ABOVE}\n\n{BELOW}"
    row = json.dumps({"text": f"{ABOVE}\n\n![]({LONG})\n\n{BELOW}"})
    assert read("a.json", row.encode())[0].text == f"{ABOVE}\n\n{BELOW}"


def test_the_words_around_stay() -> None:
    assert without_data_uris(f"[표]({SHORT})를 보라.") == "표를 보라."
    assert without_data_uris(f"앞 {SHORT} 뒤") == "앞  뒤"
    told = "주소는 data:text/plain;base64,SGVsbG8= 꼴이다. See [data: a list](#data) and [1]."
    assert without_data_uris(told) == told


@pytest.mark.parametrize("part", ["![](data:", "[a]: <data:", "[![data:", "data:;a=b", "![a][b]"])
def test_marks_that_never_close_take_little_time(part: str) -> None:
    start = time.process_time()
    without_data_uris("data:" + part * 100_000)
    without_data_uris(part + "a" * 1_000_000)
    assert time.process_time() - start < 5.0
