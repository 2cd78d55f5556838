"""Reasons, which the rest of qa words in English, in the page's language."""

import re
import sqlite3
from pathlib import Path

import pytest

from qa.reading.kinds import _FOREIGN
from qa.storage.guarded import damaged, understood
from qa.ui.markup import both
from qa.ui.reasons import _rules, reason_text
from qa.ui.wording import REFUSED

PLACE = Path("/articles/index/library.db")
HANGUL = re.compile("[가-힣]")


@pytest.mark.parametrize(
    ("reason", "korean"),
    [
        (
            "The file is a PNG picture, which is not read; leave it out.",
            "PNG 그림: 읽지 않는 형식입니다. 빼 주세요.",
        ),
        (
            "No reader for .exe; save it as one of .csv .docx.",
            ".exe: 읽지 않는 형식입니다. .txt, .md, .docx, .pdf 같은 형식으로 저장해 주세요.",
        ),
        (
            "No reader for a file without suffix; save it as one of .csv .docx.",
            "이름에 형식(.txt, .docx 같은 끝)이 없습니다. 붙여서 다시 넣어 주세요.",
        ),
        (
            "since is '2024-13', which is no date; write it like 2024, 2024-10 or 2024-10-08",
            "시작 날짜를 읽을 수 없습니다: ‘2024-13’. 2024, 2024-10, 2024-10-08처럼 적어 주세요.",
        ),
        (
            "no day is from 2025 on and until 2024; give the earlier one as since",
            "시작 날짜(2025)가 끝 날짜(2024)보다 늦습니다.",
        ),
        (
            "60 MB, more than 50 MB; cut it up or leave it out",
            "너무 큽니다(50 MB까지 읽습니다). 나누어 주세요.",
        ),
        (
            "The RTF text is damaged at byte 12; save the file again.",
            "파일이 손상되었거나 잘렸습니다. 다시 저장해 주세요.",
        ),
        ("nothing like it was known", "nothing like it was known"),
    ],
)
def test_a_reason_is_told_in_korean(reason: str, korean: str) -> None:
    assert reason_text(reason).ko == korean
    assert reason_text(reason).en == reason
    assert korean in both(REFUSED, reason=reason_text(reason))


@pytest.mark.parametrize("what", sorted({what for _, what in _FOREIGN}))
def test_every_kind_that_is_not_read_has_a_korean_name(what: str) -> None:
    assert HANGUL.match(_rules()[1][what]) or _rules()[1][what][0].isascii()
    assert "The file" not in reason_text(f"The file is {what}, which is not read; leave it out.").ko


def test_no_particle_is_left_to_the_reader() -> None:
    both_ways = re.compile(r"은\(는\)|이\(가\)|을\(를\)|와\(과\)|\(으\)로")
    assert not [korean for _, korean in _rules()[0] if both_ways.search(korean)]


def test_every_rule_can_be_filled() -> None:
    for pattern, korean in _rules()[0]:
        wanted = [int(number) for number in re.findall(r"\{(\d)\}", korean)]
        assert max(wanted, default=-1) < pattern.groups, korean


def test_braces_in_a_reason_stay() -> None:
    assert "{0}" in both(REFUSED, reason=reason_text("since is '{0}', which is no date; write it"))


@pytest.mark.parametrize(
    ("error", "korean"),
    [
        (damaged(PLACE, "database disk image is malformed"), "qa doctor --repair"),
        (understood(sqlite3.OperationalError("database is locked"), PLACE), "다른 프로그램이"),
        (
            understood(sqlite3.OperationalError("UNIQUE constraint failed: articles.id"), PLACE),
            "다른 프로그램이",
        ),
        (
            understood(sqlite3.OperationalError("database or disk is full"), PLACE),
            "자리가 없습니다",
        ),
        (understood(sqlite3.OperationalError("disk I/O error"), PLACE), "남은 자리를"),
        (
            understood(sqlite3.OperationalError("attempt to write a readonly database"), PLACE),
            "권한과",
        ),
        (
            "/x was made with the model a/b (384 dimensions), not with c (12); use --model a/b",
            "다른 모델(a/b)",
        ),
    ],
)
def test_what_is_wrong_with_the_library_is_not_taken_for_a_file_s(
    error: object, korean: str
) -> None:
    assert korean in reason_text(error).ko
    assert "다시 저장해" not in reason_text(error).ko
