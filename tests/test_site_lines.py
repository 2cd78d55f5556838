"""What a site puts around each of its articles goes once enough of them are there."""

import json
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.intake.site_lines import SITE, learned
from qa.storage.library import Library
from qa.storage.schema import note

BODIES = {
    "well": "마을은 새 우물을 3월에 판다고 5일 밝혔다. 비용은 2억 원이다.",
    "river": "강의 수위가 4년 만에 가장 낮다고 한다. 비는 다음 주에 온다.",
    "rice": "쌀값이 석 달째 내렸다고 정부가 밝혔다. 창고는 아직 가득하다.",
    "ferry": "새 배가 섬을 하루 네 번 오간다고 군이 알렸다. 뱃삯은 그대로다.",
}
ABOVE, BELOW = "달빛고을 살림 소식", "고을지기가 엮음"


def save(folder: Path, name: str, publisher: str = "달빛고을") -> None:
    text = (
        f"---\npublisher: {publisher}\ntitle: {name}\n---\n\n{ABOVE}\n\n{BODIES[name]}\n\n{BELOW}\n"
    )
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def texts(assistant: Assistant) -> dict[str, str]:
    rows = assistant.articles()
    return {row.article.file: assistant.article(row.article.id).text for row in rows}


CLEAN = {f"{name}.md": body for name, body in BODIES.items()}


def test_lines_of_a_site_go_whatever_the_order_of_arrival(
    assistant: Assistant, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    for name in BODIES:
        save(folder, name)
        assistant.index([folder])
    assert texts(assistant) == CLEAN
    report = assistant.index([folder])
    assert [file.outcome.value for file in report.files] == ["unchanged"] * 4
    assert learned(assistant.library, "달빛고을").lines == {ABOVE, BELOW}


def test_two_articles_of_a_site_teach_nothing(assistant: Assistant, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    for name in ("well", "river"):
        save(folder, name)
    save(folder, "rice", publisher="별빛고을")
    assistant.index([folder])
    assert all(ABOVE in text and BELOW in text for text in texts(assistant).values())


def test_citations_stand_in_the_text_that_was_cut(assistant: Assistant, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    for name in BODIES:
        save(folder, name)
    assistant.index([folder])
    for citation in assistant.ask("새 우물의 비용은 얼마인가?").passages:
        text = assistant.article(citation.article.id).text
        assert text[citation.start : citation.end] == citation.text
        assert ABOVE not in text


def test_a_run_that_ended_early_is_completed(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "saved"
    for name in BODIES:
        save(folder, name)
    put, stop = Library.put, [len(BODIES) + 2]

    def failing(library: Library, entry: object) -> None:
        stop[0] -= 1
        if stop[0] == 0:
            raise KeyboardInterrupt
        put(library, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "put", failing)
    with pytest.raises(KeyboardInterrupt):
        assistant.index([folder])
    monkeypatch.setattr(Library, "put", put)
    assert not learned(assistant.library, "달빛고을").settled
    assistant.index([folder])
    assert texts(assistant) == CLEAN
    assert learned(assistant.library, "달빛고을").settled


def test_an_article_of_nothing_else_stays(assistant: Assistant, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    for name in ("well", "river", "rice"):
        save(folder, name)
    assistant.index([folder])
    told = json.dumps({"lines": sorted({ABOVE, BELOW, BODIES["ferry"]}), "settled": True})
    with assistant.library.writing() as connection:
        note(connection, **{SITE + "달빛고을": told})
    save(folder, "ferry")
    assistant.index([folder])
    assert texts(assistant)["ferry.md"]
