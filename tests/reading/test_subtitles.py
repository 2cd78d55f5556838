"""Subtitles that were saved as text: what is said stays, numbers and times of the cues go."""

import pytest

from qa.reading import read

CUES = (
    ("들샘군은 저수지 둑 아래에", "버드나무를 심었습니다."),
    ("모두 1240",),
    ("그루입니다.",),
    ("2023",),
)
SAID = "들샘군은 저수지 둑 아래에 버드나무를 심었습니다.\n모두 1240 그루입니다.\n2023"


def srt(head: str = "", sign: str = ",", numbered: bool = True) -> str:
    cues = (
        (f"{number}\n" if numbered else "")
        + f"00:00:{number:02}{sign}000 --> 00:00:{number:02}{sign}900\n"
        + "\n".join(lines)
        for number, lines in enumerate(CUES, 1)
    )
    return head + "\n\n".join(cues) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        srt(),
        srt().replace("\n", "\r\n"),
        srt("WEBVTT\nKind: captions\nLanguage: ko\n\n", ".", numbered=False),
        srt("WEBVTT\n\n", ".")
        .replace("모두", "<00:00:01.000><c>모두</c>")
        .replace(".900", ".900 align:start"),
        srt().replace("그루입니다.", "모두 1240\n그루입니다."),  # a line that is shown twice
    ],
)
def test_the_words_of_the_cues_are_the_text(text: str) -> None:
    assert read("a.txt", text.encode())[0].text == SAID


def test_what_stands_beside_the_cues_goes_and_who_speaks_is_named() -> None:
    cues = (
        "WEBVTT - 저녁 소식\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: white }\n\n"
        "NOTE 손으로 만듦\n둘째 줄\n\nintro\n00:00.500 --> 00:03.000 align:start\n"
        "<v 김하늘>저수지 둑에\n\n00:03.100 --> 00:04.000\n<v 김하늘>나무를 심었습니다.\n\n"
        "00:04.100 --> 00:05.000\n[박수]\n\n00:05.100 --> 00:06.000\n<v.loud 이바다>몇 그루입니까?\n"
    )
    said = "김하늘: 저수지 둑에 나무를 심었습니다.\n이바다: 몇 그루입니까?"
    for name in ("a.vtt", "a.txt"):
        assert read(name, cues.encode())[0].text == said


def test_a_transcript_copied_from_a_player_loses_its_times() -> None:
    words = "안녕하세요 여러분|오늘은 갯벌이|얼마나 넓은지|말씀드립니다.|모두 2480㎢로|다섯째로 넓습니다.|해마다|줄고 있습니다."
    said = words.split("|")
    cues = "".join(
        f"{at // 60}:{at % 60:02}\n{line}\n" for at, line in zip(range(0, 72, 9), said, strict=True)
    )
    text = read("a.txt", f"갯벌 강연\n스크립트\n{cues}".encode())[0].text
    spoken = " ".join(said).replace(". ", ".\n")
    assert text == f"갯벌 강연\n스크립트\n\n{spoken}"
    log = f"밤새 소식\n{cues.replace('0:00', '9:00', 1)}"
    assert read("a.txt", log.encode())[0].text == log.strip()


@pytest.mark.parametrize(
    "text",
    [
        f"자막을 만드는 법\n\n{srt()}",
        "1\n00:00:01,000 --> 00:00:02,000\n자막 하나",
        "10:20 --> 11:30\n회의\n\n11:30 --> 12:00\n점심\n\n13:00 --> 14:00\n현장",
    ],
)
def test_what_is_no_run_of_cues_stays(text: str) -> None:
    assert "-->" in read("a.txt", text.encode())[0].text
