"""What every store does, whichever it is: found is what is in the library, and nothing else."""

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qa.assistant import Assistant
from qa.intake import indexing
from qa.intake.rebuilding import remove_index
from qa.records import Filters
from qa.settings import Settings
from qa.storage import dense, milvus
from qa.storage.schema import note
from qa.storage.stores import Choice, Kind
from tests.hashing import HashingEncoder
from tests.stores.conftest import Make

QUESTIONS = (
    "나주에서는 무슨 농사를 짓나?",
    "귤값이 오른 까닭은?",
    "늦서리가 내린 지역은 어디인가",
    "수확이 59톤인 곳",
    "달에는 물이 있나",
)
FILTERS = (
    Filters(),
    Filters(publisher="가 신문"),
    Filters(publisher='없는 "신문\\'),
    Filters(publisher=""),
    Filters(language="ko"),
    Filters(language="en"),
    Filters(since="2014", until="2018-06"),
    Filters(since="2015-06-11"),
    Filters(until="2013-04-11", publisher="나 신문"),
    Filters(until="2012"),
)


def whole(assistant: Assistant, question: str, filters: Filters) -> list[tuple[int, float]]:
    """Every allowed passage by its cosine, as a matrix product has it."""
    library = assistant.library
    allowed = library.allowed(filters)
    ids = library.passage_ids() if allowed is None else allowed
    cosines = library.vectors(ids) @ HashingEncoder().question(question).vector
    return sorted(zip(ids, cosines.tolist(), strict=True), key=lambda hit: (-hit[1], hit[0]))


def check(assistant: Assistant, filters: Filters, limit: int = 7) -> None:
    """Both legs find what the library says."""
    for question in QUESTIONS:
        near = assistant.store.search(HashingEncoder().question(question).vector, limit, filters)
        expected = whole(assistant, question, filters)[:limit]
        assert [c for _, c in near] == pytest.approx([c for _, c in expected], abs=1e-5)
        terms = assistant.terms(question)
        lexical = assistant.library.lexical
        expected = lexical.search(terms, limit, assistant.library.allowed(filters))
        assert assistant.store.search_words(terms, limit, filters) == expected


@pytest.mark.parametrize("filters", FILTERS)
def test_both_legs_find_what_the_library_says(assistant: Assistant, filters: Filters) -> None:
    check(assistant, filters)


def test_filters_go_by_corrections(assistant: Assistant) -> None:
    one, two = (summary.article.id for summary in assistant.articles()[:2])
    assistant.edit(one, {"publisher": "다 신문", "date": "2031"})
    assistant.edit(two, {"publisher": ""})
    for filters in (*FILTERS, Filters(publisher="다 신문"), Filters(since="2031-02")):
        check(assistant, filters)
    assistant.edit(one, {"publisher": None, "date": None})
    check(assistant, Filters(publisher="가 신문"))


def test_what_is_removed_is_not_found_and_what_comes_is(assistant: Assistant) -> None:
    summaries = assistant.articles()
    for number in (0, 5, 11):
        assistant.remove(summaries[number].article.id)
        check(assistant, Filters())
    assistant.add("new.txt", ("독도 앞바다에서 오징어가 많이 잡혔다. " * 9).encode())
    check(assistant, Filters())
    assert "오징어" in assistant.ask("독도 앞바다에서 잡힌 것은?").passages[0].text
    assistant.add("new.txt", ("독도 앞바다에서 명태가 많이 잡혔다. " * 9).encode())
    check(assistant, Filters())
    assert "명태" in assistant.ask("독도 앞바다에서 잡힌 것은?").passages[0].text


def test_an_empty_library_is_searched_in_vain(assistant: Assistant) -> None:
    for summary in assistant.articles():
        assistant.remove(summary.article.id)
    check(assistant, Filters())
    check(assistant, Filters(language="ko"))
    assert assistant.store.search(np.ones(384, np.float32), 0) == []


@pytest.mark.parametrize("after", range(3))
def test_an_interrupted_update_is_made_good(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    library, store = assistant.library, assistant.store
    monkeypatch.setattr(milvus, "_PART", 2)
    monkeypatch.setattr(dense, "_PART", 2)
    for summary in assistant.articles()[3:6]:
        library.remove(summary.article.id)
    add_elsewhere(assistant, "new.txt")
    calls = iter(range(after + 1))
    real = library.rows_by_ids

    def stop(query: str, ids: Sequence[int] | Sequence[str]) -> list[sqlite3.Row]:
        if next(calls) == after:
            raise KeyboardInterrupt
        return real(query, ids)

    with monkeypatch.context() as broken:
        broken.setattr(library, "rows_by_ids", stop)
        with pytest.raises(KeyboardInterrupt):
            store.search(np.ones(384, np.float32), 5)
    library.remove(assistant.articles()[-1].article.id)
    check(assistant, Filters())
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    check(reader, Filters())
    reader.close()


def add_elsewhere(assistant: Assistant, name: str) -> None:
    """Another process adds an article and is stopped before its store knows."""
    other = Assistant.open(assistant.folder, Settings(model=HashingEncoder.name, read_again=0))
    other.use(HashingEncoder())
    text = "".join(f"{i}번 바다 이야기를 길게 적는다.\n\n" * 9 for i in range(5))
    indexing.add(other._tools(other.library), other.settings, name, text.encode())
    other.library.close()


def test_two_read_at_once_while_a_third_writes(assistant: Assistant) -> None:
    failures: list[BaseException] = []

    def read() -> None:
        reader = Assistant.open(assistant.folder)
        reader.use(HashingEncoder())
        try:
            for question in QUESTIONS * 3:
                for citation in reader.ask(question).passages:
                    text = reader.article(citation.article.id).text
                    assert citation.text == text[citation.start : citation.end]
        except BaseException as error:
            failures.append(error)
        finally:
            reader.close()

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for i in range(4):
        assistant.add(f"more{i}.txt", f"{i}번 배가 항구에 들어왔다. ".encode() * 9)
    for thread in threads:
        thread.join()
    assert [str(failure) for failure in failures] == []
    check(assistant, Filters())


def test_it_is_made_again_where_it_has_gone_or_is_of_another_model(assistant: Assistant) -> None:
    assistant.store.drop()
    check(assistant, Filters())
    with assistant.library.writing() as connection:
        note(connection, model="other")
    assistant.store.close()
    reader = Assistant.open(assistant.folder)
    assert reader.store.search(np.ones(384, np.float32), 3)
    reader.close()


def test_it_is_used_by_who_opens_the_index_next(assistant: Assistant, kind: str) -> None:
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    assert reader.info()["store"] == kind
    assert Choice.of(reader.library).kind == kind
    check(reader, Filters())
    reader.close()


def test_rebuilding_leaves_nothing(assistant: Assistant, tmp_path: Path) -> None:
    assistant.close()
    remove_index(assistant.folder)
    assert not list(assistant.folder.glob("*.sqlite")) + list(assistant.folder.glob("*.faiss"))


@pytest.mark.parametrize("filters", (FILTERS[0], FILTERS[1], FILTERS[6]))
def test_answers_and_citations_are_the_same(make: Make, kind: str, filters: Filters) -> None:
    one, other = make(Kind.FAISS), make(kind)
    for question in QUESTIONS:
        answers = [assistant.ask(question, 5, filters) for assistant in (one, other)]
        assert answers[0].passages == answers[1].passages
        assert answers[0].quotation == answers[1].quotation
        assert answers[0].confidence == answers[1].confidence


def test_going_over_and_back_encodes_nothing(make: Make, kind: str) -> None:
    assistant = make(Kind.FAISS)
    encoder = HashingEncoder()
    assistant.use(encoder)
    for choice in (kind, Kind.FAISS, kind):
        assistant.keep_in(Choice.asked(choice, None))
        assistant.create()
        check(assistant, Filters())
    assert encoder.encoded == 0
