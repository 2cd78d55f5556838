"""The analyser in another process says what it says here, and is not missed when it has gone."""

import subprocess
import sys
from typing import Any

import pytest

from qa.language import kiwi, kiwi_apart
from qa.language.kiwi_apart import apart

TEXT = "도서관에책이몇권있나? 새 열람실은 3월에 문을 연다. It opens in March."


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that were started; there are two cores on any machine."""
    processes: list[Any] = []

    def start(*given: Any, **named: Any) -> Any:
        processes.append(popen(*given, **named))
        return processes[-1]

    popen = subprocess.Popen
    monkeypatch.setattr("subprocess.Popen", start)
    monkeypatch.setattr(kiwi_apart, "_cores", lambda: range(2))
    return processes


def said() -> list[Any]:
    return [kiwi.tokens(TEXT), kiwi.spaced(TEXT), kiwi.sentence_starts(TEXT)]


def test_it_says_the_same(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    here = said()
    with apart(needed=True), monkeypatch.context() as patch:
        patch.setattr(kiwi, "ASKED", {})  # nothing is done here
        assert said() == here
    assert said() == here
    assert [process.poll() is not None for process in started] == [True]


def test_it_is_asked_here_when_the_other_has_ended(started: list[Any]) -> None:
    here = said()
    with apart(needed=True):
        started[0].kill()
        started[0].wait()
        assert said() == here


def test_it_is_asked_here_where_the_other_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    with apart(needed=True):
        assert kiwi.spaced("새 열람실") == "새 열람실"


def test_no_process_is_started_in_vain(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with apart(needed=False):
        pass
    monkeypatch.setattr(kiwi_apart, "_cores", lambda: range(1))
    with apart(needed=True):
        pass
    assert started == []


def test_half_a_character_fails_as_it_does_here(started: list[Any]) -> None:
    def failure() -> str:
        try:
            return str(kiwi.tokens("\ud55c\ud83d"))
        except Exception as error:
            return repr(error)

    here = failure()
    with apart(needed=True):
        assert failure() == here
        assert kiwi.spaced("새 열람실") == "새 열람실"


def test_what_is_in_latin_letters_needs_none() -> None:
    assert not kiwi.is_for("When does the café “Überall” open?")
    assert kiwi.is_for("언제 여나?")
