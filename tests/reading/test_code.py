"""Code that an article shows comes out as it is written, from reading through cleaning."""

import pytest

from qa.cleaning import clean, without
from qa.metadata import complete
from qa.reading import read
from qa.records import RawArticle

BODY = "목록은 여는 꺾쇠와 닫는 꺾쇠로 적는다고 안내서는 말한다. 그 사이에 항목이 온다."
CODE = """<ul class="list">
  <li>공유하기</li>
</ul>

# 광고
def twice(n):
    return n ** 2 ** 1  # <!-- 여기 -->

if [[ -f list ]]; then
    print("댓글 3") && echo {{ list.name }} &nbsp;
fi"""
SHORT = (
    "<li>",
    "{{ list.name }}",
    "[[ -f list ]]",
    "&nbsp;",
    "<!-- 여기 -->",
    "2**3**2",
    "{% if %}",
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _cleaned(name: str, source: str) -> RawArticle:
    return clean(complete(read(name, source.encode())[0], name))


def _page(inner: str) -> str:
    return f"<html><body><article><h1>목록 적기</h1><p>{BODY}</p>{inner}<p>{BODY}</p></article>"


@pytest.mark.parametrize(
    ("name", "source"),
    (
        ("a.md", f"# 목록 적기\n\n{BODY}\n\n```html\n{CODE}\n```\n\n{BODY}\n"),
        ("a.md", f"{BODY}\n\n- 하나\n\n~~~\n{CODE}\n~~~\n\n{BODY} <!-- 숨은 글 -->\n"),
        ("a.txt", f"목록 적기\n\n{BODY}\n\n```\n{CODE}\n```\n\n{BODY}\n"),
        ("a.html", _page(f"<pre><code>{_escaped(CODE)}</code></pre>")),
        ("a.html", _page(f"<pre>\n{_escaped(CODE)}\n</pre>")),
        (
            "a.html",
            _page(
                "<table><tr><td><pre>1</pre></td><td><pre>"
                + "\n".join(f"<span>{_escaped(line)}</span>" for line in CODE.split("\n"))
                + "</pre></td></tr></table>"
            ),
        ),
    ),
)
def test_a_block_of_code_keeps_its_lines_and_spaces(name: str, source: str) -> None:
    article = _cleaned(name, source)
    assert CODE in article.text
    assert "숨은 글" not in article.text
    assert clean(article) == article
    assert without(article, frozenset(("광고",))) == article


@pytest.mark.parametrize("code", SHORT)
def test_code_within_a_sentence_stays(code: str) -> None:
    for name, source, shown in (
        ("a.md", f"여기서 `{code}` 를 쓴다고 안내서는 말한다.\n\n{BODY}\n", code),
        ("a.txt", f"여기서 `{code}` 를 쓴다고 안내서는 말한다.\n\n{BODY}\n", f"`{code}`"),
        (
            "a.html",
            _page(f"<p>여기서 <code>{_escaped(code)}</code> 를 쓴다고 안내서는 말한다."),
            code,
        ),
        ("a.html", _page(f"<p>여기서 {_escaped(code)} 를 쓴다고 안내서는 말한다."), code),
    ):
        assert f"여기서 {shown} 를 쓴다고 안내서는 말한다." in _cleaned(name, source).text


def test_marks_of_a_plain_text_go_outside_of_code() -> None:
    source = f"# 목록 적기\n\n{BODY} 값은 **셋**이고 `**넷**`이 아니다.<br>끝에 &nbsp;칸이 온다.\n"
    text = _cleaned("a.txt", source).text
    assert "값은 셋이고 `**넷**`이 아니다.\n" in text.replace("\n\n", "\n")
    assert "&nbsp;" not in text


def test_a_letter_set_in_pre_is_prose() -> None:
    letter = "\n".join(
        (
            "The council drained the lower marsh three times, and each time",
            "the water came back within ten years. Nobody was surprised,",
            "said the keeper of the sluice, who had seen it before.",
        )
    )
    page = f"<html><body><pre>{letter}</pre></body></html>"
    assert read("a.html", page.encode())[0].code == ()
