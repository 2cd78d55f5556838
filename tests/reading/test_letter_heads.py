"""Mails saved as text: the heads give facts and go, wherever one mail is forwarded in another."""

from email.message import EmailMessage

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.reading import read
from tests.reading.truth import ENGLISH, KOREAN, Truth

BODIES = {truth.language: "\n\n".join(truth.paragraphs) for truth in (KOREAN, ENGLISH)}


def korean(title: str = KOREAN.title) -> str:
    return (
        "보낸 사람: 한솔비 <han@example.org>\n날짜: 2023년 4월 17일 (월) 오후 3:12\n"
        f"제목: {title}\n받는 사람: 준호 <jun@example.org>"
    )


ENGLISH_HEAD = (
    "From: Maren Okafor <maren@example.org>\nDate: Thu, Nov 3, 2022 at 3:12 PM\n"
    f"Subject: {ENGLISH.title}\nTo: <jo@example.org>"
)


@pytest.mark.parametrize("truth", (KOREAN, ENGLISH), ids=("ko", "en"))
@pytest.mark.parametrize(
    "start", ("", "---------- Forwarded message ---------\n", "-----Original Message-----\n")
)
def test_a_head_gives_facts_and_goes(truth: Truth, start: str) -> None:
    head = korean() if truth is KOREAN else ENGLISH_HEAD
    raw = read("a.txt", f"{start}{head}\n\n{BODIES[truth.language]}".encode())[0]
    done = clean(complete(raw, "a.txt"))
    assert done.text == BODIES[truth.language]
    known = done.metadata
    assert known.title and known.title.value == truth.title
    assert known.author and known.author.value == truth.author
    assert known.date and known.date.value == truth.date


def test_the_innermost_head_speaks_and_what_was_written_above_it_stays() -> None:
    outer = korean("Fwd: 보세요").replace("한솔비", "준호").replace("4월", "5월")
    note = "어제 말한 저수지 둑 글을 보낸다고 적었다."
    mark = "---------- 전달된 메시지 ----------"
    text = f"{outer}\n\n{note}\n\n{mark}\n{korean()}\n\n{BODIES['ko']}"
    raw = read("a.txt", text.encode())[0]
    assert note in raw.text and BODIES["ko"] in raw.text and "보낸 사람" not in raw.text
    assert raw.metadata.author and raw.metadata.author.value == "한솔비"
    assert raw.metadata.date and raw.metadata.date.value == KOREAN.date


@pytest.mark.parametrize(
    "text",
    (
        f"{BODIES['ko']}\n\n{korean()}",
        f"제목: {KOREAN.title}\n날짜: 2023년 4월 17일\n\n{BODIES['ko']}",
        f"From: Wendford\nTo: Ford\nDate: May 3, 2024\n\n{BODIES['en']}",
    ),
)
def test_what_an_article_prints_stays(text: str) -> None:
    assert read("a.txt", text.encode())[0].text == text


def test_the_head_of_a_mail_forwarded_in_a_mail_goes() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "준호 <jun@example.org>", f"Fwd: {KOREAN.title}"
    mail.set_content(f"---------- Forwarded message ---------\n{korean()}\n\n{BODIES['ko']}")
    raw = read("a.eml", bytes(mail))[0]
    assert BODIES["ko"] in raw.text and "보낸 사람" not in raw.text
    assert raw.metadata.author and raw.metadata.author.value == "한솔비"  # 준호 passes it on
    assert raw.metadata.date and raw.metadata.date.value == "2023-04-17"


def test_the_head_of_a_mail_forwarded_as_a_page_goes_too() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "준호 <jun@example.org>", f"Fwd: {KOREAN.title}"
    mail.set_content("볼 수 없음")
    head = "<br>".join(("---------- Forwarded message ---------", *korean("둑").split("\n")))
    mail.add_alternative(f"<div>{head}</div><p>{BODIES['ko']}</p>", subtype="html")
    raw = read("a.eml", bytes(mail))[0]
    assert "제목:" not in raw.text and KOREAN.paragraphs[0] in raw.text
    assert raw.metadata.date and raw.metadata.date.value == "2023-04-17"


def test_the_head_of_a_mail_that_is_answered_says_nothing_of_the_answer() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "준호 <jun@example.org>", f"Re: {KOREAN.title}"
    mail["Date"] = "Wed, 03 May 2023 08:00:00 +0900"
    mail.set_content(f"{BODIES['ko']}\n\n-----Original Message-----\n{korean()}\n\n고맙습니다.")
    facts = read("a.eml", bytes(mail))[0].metadata
    assert facts.author and facts.author.value == "준호"
    assert facts.date and facts.date.value == "2023-05-03"
