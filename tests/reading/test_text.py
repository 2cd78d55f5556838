"""Characters, encodings, Markdown and office documents in detail."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import DamagedFileError
from qa.reading import read
from qa.reading.characters import mend, plausibility, tidy
from qa.reading.decoding import decode
from qa.reading.markdown import render
from tests.reading.sample import zipped
from tests.reading.truth import ENGLISH, KOREAN

WORDS = st.sampled_from([word for text in KOREAN.paragraphs for word in text.split()])
# Different words: one rare syllable again and again looks like text in no encoding.
SENTENCES = st.lists(WORDS, min_size=5, max_size=40, unique=True).map(" ".join)


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n\n\n" not in once and "\r" not in once and "\u200b" not in once


@given(SENTENCES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp949", "euc-kr", "johab"]))
def test_korean_is_decoded_from_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(SENTENCES, st.sampled_from(["utf-8", "cp949"]))
def test_text_taken_for_latin_1_is_mended(text: str, encoding: str) -> None:
    assert mend(text.encode(encoding).decode("latin-1")) == text


@given(st.text(max_size=200))
def test_mending_leaves_korean_and_english_alone(noise: str) -> None:
    for text in (*KOREAN.paragraphs, *ENGLISH.paragraphs):
        assert mend(text) == text
    assert mend(mend(noise)) == mend(noise)


@pytest.mark.parametrize(
    "text",
    [
        "café à la crème, naïve façade",
        "Größe und Fußgänger über Köln",
        "Â£ is what she typed",
        "Ã is a letter",
    ],
)
def test_accents_are_no_mojibake(text: str) -> None:
    assert tidy(mend(text)).replace("Â£", "£") == text.replace("Â£", "£")


def test_a_text_cut_inside_a_character_is_damaged() -> None:
    data = KOREAN.paragraphs[0].encode()
    with pytest.raises(DamagedFileError, match="cut short"):
        read("a.txt", data[:-2])


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x01", "\x1f", "\x7f", "\x1a"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_a_few_control_characters_are_left_out(sign: str, encoding: str) -> None:
    for text in (KOREAN.paragraphs[0], "\n\n".join(KOREAN.paragraphs * 3)):
        middle = len(text) // 2
        data = (text[:middle] + sign + text[middle:]).encode(encoding)
        assert decode(data) == text
        assert read("a.txt", data)[0].text == text


@pytest.mark.parametrize("sign", [b"\0", b"\x07"])
def test_many_control_characters_are_binary(sign: bytes) -> None:
    words = KOREAN.paragraphs[0].encode().split(b" ")
    with pytest.raises(DamagedFileError, match="binary or damaged"):
        read("a.txt", sign.join(words))


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# 제목\n본문", "제목\n\n본문"),
        ("한 줄\n두 줄", "한 줄\n두 줄"),
        ("**“따옴표”**와 **괄호(말)**는", "“따옴표”와 괄호(말)는"),
        ("2 * 3 * 4 = 24, 2*3*4", "2 * 3 * 4 = 24, 2*3*4"),
        ("<AI 시대>와 <AI>는 남고 <b>굵은</b> 글도", "<AI 시대>와 <AI>는 남고 굵은 글도"),
        (
            "[글](https://example.org 'a')과 ![](a.png) <https://example.org>",
            "글과 https://example.org",
        ),
        ("[출처]: 들샘일보", "[출처]: 들샘일보"),
        ("글[^1]이다.\n\n[^1]: 각주다.", "글이다.\n\n각주다."),
        ("물이 많다.[1](#fn1)[†](#note)\n\n1. 각주다. [↩︎](#fnref1)", "물이 많다.\n\n1. 각주다."),
        ("[1장](#one)과 [1](https://example.org)", "1장과 1"),
        ("[가][1]\n\n[1]: https://example.org", "가"),
        ("2024. 10. 8. 입력", "2024. 10. 8. 입력"),
        ("* 하나\n* 둘", "• 하나\n• 둘"),
        ("- [ ] 할 일\n- [x] 한 일", "• 할 일\n• 한 일"),
        ("3. 셋\n4. 넷", "3. 셋\n4. 넷"),
        ("a\\*b &amp; &lt;c&gt;", "a*b & <c>"),
        ("snake_case_name 과 _기울임_", "snake_case_name 과 기울임"),
        ("[[쪽|보이는 말]]과 ![[그림.png]]", "보이는 말과"),
        ("    네 칸 들여 쓴 문단", "네 칸 들여 쓴 문단"),
        ("> [!note] 알림\n> 내용", "알림\n내용"),
        ("글 %%숨은 말%% 끝", "글 끝"),
        ("<div>\n안쪽 글\n</div>", "안쪽 글"),
        ("<script>alert(1)</script>글", "글"),
        ("글\n\n---\n\n또 글", "글\n\n또 글"),
    ],
)
def test_markdown_is_rendered_away(markdown: str, plain: str) -> None:
    assert render(markdown) == plain


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_markdown_keeps_every_word(words: list[str]) -> None:
    text = "\n".join(words)
    assert render(text).split() == text.split()


def test_long_markdown_is_rendered_piece_by_piece() -> None:
    piece = "## 작은 제목\n\n**굵은** 글과 [링크][r]다.\n\n```\n# 안 제목\n\n코드\n```\n\n"
    text = piece * 1_000 + "[r]: https://example.org\n"
    rendered = render(text)
    assert rendered.count("굵은 글과 링크다.") == 1_000
    assert rendered.count("# 안 제목") == 1_000
    assert "**" not in rendered and "##" not in rendered


def test_word_shows_insertions_and_not_deletions() -> None:
    body = (
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>둑에 </w:t></w:r><w:ins><w:r><w:t>심은 '
        "</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>벤 </w:delText></w:r></w:del><w:r><w:t>나무</w:t><w:br/><w:t>"
        "아래</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>'
    )
    notes = (
        '<w:footnotes xmlns:w="w"><w:footnote w:id="0"><w:p><w:r><w:t>선</w:t></w:r></w:p>'
        "</w:footnote>"
        '<w:footnote w:id="2"><w:p><w:r><w:t>각주다.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = zipped({"word/document.xml": body.encode(), "word/footnotes.xml": notes.encode()})
    assert read("a.docx", data)[0].text == "둑에 심은 나무\n아래\n\n각주다."


def test_word_agrees_with_python_docx() -> None:
    from docx import Document

    document = Document()
    for paragraph in (*KOREAN.paragraphs, *ENGLISH.paragraphs):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    theirs = "\n\n".join(p.text for p in Document(io.BytesIO(out.getvalue())).paragraphs)
    assert read("a.docx", out.getvalue())[0].text == theirs


def test_rich_text_follows_fonts_hidden_text_and_lists() -> None:
    data = (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset129 Gulim;}}"
        b"{\\*\\generator x}\\f0 caf\\'e9 {\\f1\\'b3\\'aa\\'b9\\'ab}\\par "
        b"{\\v hidden}{\\pntext\\f0 1.\\tab}one\\line two\\par {\\footnote note}"
        b"\\uc1\\u-16162?\\u55357?\\u56832? end\\par}"
    )
    assert read("a.rtf", data)[0].text == "café 나무\n\n1. one\ntwo\n\n샞😀 end\n\nnote".replace(
        "샞", chr(65536 - 16162)
    )


def test_rows_that_are_damaged_do_not_take_the_others_along() -> None:
    from qa.reading import examine

    lines = [
        '{"title": "하나", "text": "첫 글이다."}',
        '{"title": "둘", "te',
        '{"text": "셋째 글이다."}',
    ]
    reading = examine("a.jsonl", "\n".join(lines).encode())
    assert [(a.member, a.text) for a in reading.articles] == [
        ("1", "첫 글이다."),
        ("3", "셋째 글이다."),
    ]
    assert [refusal.member for refusal in reading.refused] == ["2"]


@pytest.mark.parametrize(
    "text",
    [
        "%PDF-1.7은 머리에 서는 표시다.",
        "ID3 태그는 노래의 이름표다.",
        "PK\n배구 경기다.",
        "MZ 세대의 글이다.",
    ],
)
def test_text_that_begins_like_another_kind_stays_text(text: str) -> None:
    assert read("a.txt", text.encode())[0].text == text


@given(SENTENCES)
def test_a_wrong_table_is_less_plausible_than_the_right_one(text: str) -> None:
    right = plausibility(text)
    for encoding, other in (("cp949", "johab"), ("johab", "cp949"), ("cp949", "latin-1")):
        try:
            wrong = text.encode(encoding).decode(other)
        except UnicodeDecodeError:
            continue
        assert plausibility(wrong) < 0.4 < right
