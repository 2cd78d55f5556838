"""What of a model's reading counts."""

import pytest

from qa.checking.deciding import hearing
from qa.checking.deciding.judging import judge
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

READER = Reader(Analyzer())


def test_a_model_is_not_heard_against_a_bound_that_holds() -> None:
    text = "섬 주민은 287명이다."
    article = Article(id="a", file="a.md", text=text)
    window = Window(article, 0, len(text), (READER.read(text),), (), (), 1.0)
    judged = judge(READER.read("섬 주민은 300명이 채 안 된다."), window)
    assert hearing.heard(judged, (0.1, 0.1, 0.8)) == pytest.approx((0.1, 0.9, 0.0))
