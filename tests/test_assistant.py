"""Asking and indexing as a whole: what is cited stands where it is said to stand."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.errors import MissingLibraryError, RequestError
from qa.records import Outcome
from qa.search.confidence import ANOTHER_PERIOD, NO_FIGURE
from qa.search.rereading import Read, Reread
from qa.storage.narrowing import EVERYTHING
from tests.conftest import REAL_ARTICLES, ROOT
from tests.hashing import HashingEncoder
from tests.reading.compound_file import compound_file
from tests.writing import write_articles

SYLLABLES = st.text(alphabet="가나다라마바사 \n.?!AIa1,“”（）😀", min_size=1, max_size=400)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SYLLABLES, min_size=1, max_size=4), question=SYLLABLES)
def test_every_citation_is_a_slice_of_its_article(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], question: str
) -> None:
    assistant = Assistant.open(tmp_path_factory.mktemp("any") / "index")
    assistant.use(HashingEncoder())
    for number, text in enumerate(texts):
        assistant.add(f"{number}.txt", text.encode())
    try:
        answer = assistant.ask(question)
    except (MissingLibraryError, RequestError):
        return
    shown: list[tuple[str, int, int]] = []
    for number, passage in enumerate(answer.passages, 1):
        text = assistant.article(passage.article.id).text
        assert passage.number == number
        assert passage.text == text[passage.start : passage.end]
        for start, end in passage.highlights:
            assert passage.start <= start < end <= passage.end
        for article, start, end in shown:
            assert article != passage.article.id or end <= passage.start or passage.end <= start
        shown.append((passage.article.id, passage.start, passage.end))
    if answer.quotation:
        (number,) = answer.quotation.citations
        assert answer.quotation.text in answer.passages[number - 1].text
    assistant.close()


def test_indexing_again_encodes_nothing(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder
) -> None:
    texts = {f"{i}.txt": f"{i}번 마을에 눈이 {i * 7}cm 왔다. " * 12 for i in range(30)}
    folder = write_articles(tmp_path, texts)
    assert assistant.index([folder]).count(Outcome.NEW) == 30
    encoded, derived = encoder.encoded, (assistant.folder / "dense.faiss").stat().st_mtime_ns
    report = assistant.index([folder])
    assert report.count(Outcome.UNCHANGED) == 30
    os.utime(folder / "3.txt")
    assert assistant.index([folder]).count(Outcome.UNCHANGED) == 30
    assert encoder.encoded == encoded
    assert (assistant.folder / "dense.faiss").stat().st_mtime_ns == derived


def test_one_changed_article_encodes_only_its_own_passages(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder
) -> None:
    folder = write_articles(
        tmp_path, {f"{i}.txt": f"{i}번 마을에 눈이 {i * 7}cm 왔다. " * 12 for i in range(30)}
    )
    assistant.index([folder])
    encoded = encoder.encoded
    write_articles(tmp_path, {"7.txt": "일곱째 마을에는 비가 왔다."})
    report = assistant.index([folder])
    assert (report.count(Outcome.CHANGED), report.count(Outcome.UNCHANGED)) == (1, 29)
    assert encoder.encoded == encoded + 1


def test_a_deleted_file_leaves_and_a_moved_one_keeps_its_id(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder
) -> None:
    folder = write_articles(
        tmp_path, {"a.txt": "고래가 지난다. " * 20, "b.txt": "눈이 온다. " * 20}
    )
    assistant.index([folder])
    ids = {s.article.file: s.article.id for s in assistant.articles()}
    (folder / "a.txt").unlink()
    assert assistant.index([folder]).count(Outcome.REMOVED) == 1
    encoded = encoder.encoded
    moved = tmp_path / "moved"
    folder.rename(moved)
    assistant.index([moved])
    assert {s.article.file: s.article.id for s in assistant.articles()} == {"b.txt": ids["b.txt"]}
    assert encoder.encoded == encoded


def test_a_copy_is_indexed_once_and_takes_over_when_the_first_goes(
    tmp_path: Path, assistant: Assistant
) -> None:
    text = "\n\n".join(
        f"{i}번째 날에 등대지기는 배 {i + 3}척을 보았다고 적었다." for i in range(30)
    )
    folder = write_articles(tmp_path, {"a.txt": text})
    (folder / "b.txt").write_bytes(text.encode("cp949"))
    report = assistant.index([folder])
    assert (report.count(Outcome.NEW), report.count(Outcome.COPY)) == (1, 1)
    (summary,) = assistant.articles()
    assert summary.article.copies == ("b.txt",)
    (folder / "a.txt").unlink()
    assistant.index([folder])
    (summary,) = assistant.articles()
    assert (summary.article.file, summary.article.copies) == ("b.txt", ())


_DAYS = [f"{i}번째 날에 등대지기는 배 {i + 3}척을 보았다고 적었다." for i in range(30)]


@pytest.mark.parametrize(
    ("paragraphs", "outcome"),
    [
        (_DAYS[:12] + _DAYS[13:], Outcome.COPY),
        ([*_DAYS, "등대는 이듬해 문을 닫았다."], Outcome.NEW),
        ([_DAYS[0].replace("등대지기", "선장"), *_DAYS[1:]], Outcome.NEW),
        (["구독하기", *_DAYS], Outcome.COPY),
    ],
)
def test_only_what_adds_nothing_is_a_copy(
    paragraphs: list[str], outcome: Outcome, tmp_path: Path, assistant: Assistant
) -> None:
    texts = {"a.txt": "\n\n".join(_DAYS), "b.txt": "\n\n".join(paragraphs)}
    report = assistant.index([write_articles(tmp_path, texts)])
    assert [file.outcome for file in report.files if file.file == "b.txt"] == [outcome]


def test_a_file_that_moved_and_changed_is_read(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(tmp_path, {"a.txt": "\n\n".join(_DAYS)})
    assistant.index([folder])
    (folder / "a.txt").unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("\n\n".join(_DAYS[:-1]), encoding="utf-8")
    assistant.index([elsewhere])
    texts = {assistant.library.article(s.article.id).text for s in assistant.articles()}
    assert any(_DAYS[-2] in text and _DAYS[-1] not in text for text in texts)


def test_a_document_of_word_that_is_not_read_is_told_in_a_folder(
    tmp_path: Path, assistant: Assistant
) -> None:
    folder = write_articles(tmp_path, {"a.txt": "눈이 온다. " * 20, "b.exe": "글이 아니다. " * 10})
    (folder / "old.doc").write_bytes(compound_file({"WordDocument": b"\0" * 600}))
    (folder / "rich.doc").write_bytes(b"{\\rtf1\\ansi It snows in the north of the isle.}")
    report = assistant.index([folder])
    told = {one.file: (one.outcome, one.reason) for one in report.files}
    assert {name: outcome for name, (outcome, _) in told.items()} == {
        "a.txt": Outcome.NEW,
        "old.doc": Outcome.FAILED,
        "rich.doc": Outcome.NEW,
    }
    assert ".docx" in (told["old.doc"][1] or "")


def test_what_failed_is_told_and_tried_again(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(tmp_path, {"a.txt": "", "b.txt": "눈이 온다. " * 20})
    (folder / "c.txt").write_bytes(bytes(range(256)) * 40)
    report = assistant.index([folder])
    assert report.count(Outcome.FAILED) == 2
    assert all(f.reason and "\n" not in f.reason for f in report.files if f.outcome == "failed")
    write_articles(tmp_path, {"a.txt": "이제 글이 있다. " * 10})
    assert assistant.index([folder]).count(Outcome.NEW) == 1


def test_parts_of_a_file_that_are_not_read_are_named(tmp_path: Path, assistant: Assistant) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    with zipfile.ZipFile(folder / "two.zip", "w") as archive:
        archive.writestr("good.txt", "등대에 불이 켜졌다. " * 10)
        archive.writestr("empty.txt", "")
    (file,) = assistant.index([folder]).files
    assert file.outcome == Outcome.NEW
    assert [member for member, _ in file.refused] == ["empty.txt"]
    assert [s.article.file for s in assistant.articles()] == ["two.zip#good.txt"]


@pytest.mark.parametrize("question", ["", "   ", "?!", "가" * 100_000])
def test_a_question_that_can_not_be_asked_is_told_of(
    tmp_path: Path, assistant: Assistant, question: str
) -> None:
    assistant.index([write_articles(tmp_path, {"b.txt": "눈이 온다. " * 20})])
    with pytest.raises(RequestError):
        assistant.ask(question)


def test_folders_are_walked_with_care(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(
        tmp_path,
        {
            "a.txt": "첫째 글이다. " * 10,
            "deep/er/b.md": "둘째 글이다. " * 10,
            "README.md": "안내문이다. " * 10,
            ".hidden/c.txt": "숨은 글이다. " * 10,
            "draft/d.txt": "초고이다. " * 10,
            "page.html": f"<html><body>{'<p>셋째 글이다. 길다.</p>' * 9}</body></html>",
            "page_files/frame.html": "<html><body><p>지금 가입하면 값이 반입니다.</p></body></html>",
            "other_files/g.txt": "넷째 글이다. " * 10,
            "~$e.txt": "임시 글이다. " * 10,
            "f.exe": "글이 아니다. " * 10,
            ".qaignore": "draft/\n",
        },
    )
    outside = tmp_path / "outside.txt"
    outside.write_text("바깥 글이다. " * 10, encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    assistant.index([folder])
    assert [s.article.file for s in assistant.articles()] == [
        "a.txt",
        "deep/er/b.md",
        "other_files/g.txt",
        "page.html",
    ]


KILLED = """
import sys, time
from pathlib import Path
from qa.assistant import Assistant
from tests.hashing import HashingEncoder
from qa.settings import Settings

class Slow(HashingEncoder):
    def passages(self, texts, sentences):
        time.sleep(0.01)
        return super().passages(texts, sentences)

assistant = Assistant.open(Path(sys.argv[1]), Settings(model="hashing", read_again=0))
assistant.use(Slow())
print("ready", flush=True)
for file in assistant.indexing([Path(sys.argv[2])]):
    print(file.file, flush=True)
"""


def test_a_killed_run_loses_nothing_and_goes_on(tmp_path: Path, encoder: HashingEncoder) -> None:
    texts = {f"{i:02}.txt": f"{i}번 등대에서 배 {i * 3}척을 보았다. " * 25 for i in range(25)}
    folder = write_articles(tmp_path, texts)
    whole = Assistant.open(tmp_path / "whole")
    whole.use(encoder)
    whole.index([folder])
    questions = ["7번 등대에서 배를 몇 척 보았나", "배 60척을 본 등대는"]
    expected = [
        [(p.article.id, p.start, p.end, p.score) for p in whole.ask(q).passages] for q in questions
    ]
    killed = tmp_path / "killed"
    reported: set[str] = set()
    for attempt in range(6):
        command = [sys.executable, "-c", KILLED, str(killed), str(folder)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.03 + 0.05 * attempt)
        process.send_signal(signal.SIGKILL)
        reported |= set(process.stdout.read().split())
        process.wait()
        process.stdout.close()
    again = Assistant.open(killed)
    again.use(encoder)
    if reported:
        assert reported <= {s.article.file for s in again.articles()}
    again.index([folder])
    got = [
        [(p.article.id, p.start, p.end, p.score) for p in again.ask(q).passages] for q in questions
    ]
    assert got == expected
    whole.close()
    again.close()


def test_the_corpus_answers_in_both_languages(corpus_assistant: Assistant) -> None:
    korean = corpus_assistant.ask("큐타이에서 일하는 사람은 몇 명인가?")
    assert "12명" in korean.passages[0].text
    assert korean.language == "ko"
    english = corpus_assistant.ask("Which lab makes the voice assistant called Moshi?")
    assert "Moshi" in english.passages[0].text or "모시" in english.passages[0].text
    assert english.language == "en"


def test_questions_on_the_real_articles_find_their_place(
    tmp_path: Path, real_encoder: HashingEncoder
) -> None:
    questions = REAL_ARTICLES.parent / "data" / "retrieval" / "articles" / "questions.jsonl"
    if not questions.is_file():
        pytest.skip("the five real articles are not beside the project")
    assistant = Assistant.open(tmp_path / "index")
    assistant.use(real_encoder)
    assistant.index([REAL_ARTICLES])
    first = third = 0
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        passages = assistant.ask(row["question"]).passages
        for passage in passages:
            assert (
                passage.text
                == assistant.article(passage.article.id).text[passage.start : passage.end]
            )
        gold = "".join(row["gold"].split())
        hits = [gold in "".join(passage.text.split()) for passage in passages]
        first += hits[0]
        third += any(hits[:3])
        assert len(passages[0].text) <= 700
    assert first >= 36
    assert third >= 38
    assistant.close()


def test_a_sentence_about_another_year_is_no_answer(tmp_path: Path, assistant: Assistant) -> None:
    told = "2024년 잔치에는 4,100명이 왔고 2019년 잔치에는 3,000명이 왔다."
    text = f"섬 잔치는 10월에 열린다. {told}"
    assistant.index([write_articles(tmp_path, {"feast.md": f"# 섬 잔치\n\n{text}"})])
    finder = assistant.finder
    for year, refused in (("2023", True), ("2024", False)):
        reading = finder.reading(f"{year}년 섬 잔치에는 몇 명이 왔나?")
        found = Reread(finder.hits(reading, EVERYTHING), Read(2.0, 2.0))  # plainly answered
        assert finder.confidence(reading, found) > ANOTHER_PERIOD  # 10월 may be of any year
        assert (finder.confidence(reading, found, told) <= ANOTHER_PERIOD) is refused


def test_what_is_asked_for_and_not_told_is_no_answer(tmp_path: Path, assistant: Assistant) -> None:
    text = "섬에는 가게가 한 곳 있다. 가게에서는 물새 K3와 물새 K5를 판다."
    assistant.index([write_articles(tmp_path, {"shop.md": f"# 섬 가게\n\n{text}"})])
    finder = assistant.finder
    for question, most in (
        ("섬 가게의 이름은?", NO_FIGURE),
        ("섬 가게의 전화번호는?", NO_FIGURE),
        ("섬 가게 기사 누가 썼어?", NO_FIGURE),
        ("물새 K7은 어디서 파나?", ANOTHER_PERIOD),
    ):
        reading = finder.reading(question)
        found = Reread(finder.hits(reading, EVERYTHING), Read(2.0, 2.0))  # plainly answered
        assert finder.confidence(reading, found, "섬에는 가게가 한 곳 있다.") <= most
    reading = finder.reading("물새 K5는 어디서 파나?")
    found = Reread(finder.hits(reading, EVERYTHING), Read(2.0, 2.0))
    assert finder.confidence(reading, found, text) > NO_FIGURE


def test_a_period_holds_until_another_is_told(tmp_path: Path, assistant: Assistant) -> None:
    told = "손님은 3,000명으로 줄었다."
    text = f"2024년 섬 잔치의 예산은 4억 원으로 늘었다. {told} 2025년에는 잔치가 없다."
    assistant.index([write_articles(tmp_path, {"feast.md": f"# 섬 잔치\n\n{text}"})])
    finder = assistant.finder
    for year, refused in (("2025", True), ("2024", False)):
        reading = finder.reading(f"{year}년 섬 잔치의 손님은 몇 명이었나?")
        found = Reread(finder.hits(reading, EVERYTHING), Read(2.0, 2.0))  # plainly answered
        assert (finder.confidence(reading, found, told) <= ANOTHER_PERIOD) is refused
