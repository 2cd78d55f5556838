"""One morphological analyser in a process, whoever asks for it first."""

from concurrent.futures import ThreadPoolExecutor

import kiwipiepy
import pytest

from qa.language import kiwi as module
from qa.language.korean import Analyzer
from qa.language.splitting import Limits, split


def test_one_analyser_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    real = kiwipiepy.Kiwi

    def counted(*given: object, **named: object) -> object:
        made.append(real(*given, **named))
        return made[-1]

    monkeypatch.setattr(kiwipiepy, "Kiwi", counted)
    module._loaded.cache_clear()
    text = "도서관은 결 정했다. 새 열람실이 문 을 연다."
    with ThreadPoolExecutor(4) as pool:
        pool.submit(Analyzer().terms, text)
        pool.submit(Analyzer().spaced, text)
        pool.submit(split, text, "ko", Limits(10, 20, 500), lambda piece: [(0, len(piece))])
        pool.submit(module.kiwi)
    assert len(made) == 1
    assert module.kiwi() is made[0]
