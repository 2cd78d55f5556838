"""Small articles written to a folder."""

from pathlib import Path


def write_articles(tmp_path: Path, texts: dict[str, str]) -> Path:
    """Write files to the folder `articles` under a path and return it."""
    folder = tmp_path / "articles"
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
