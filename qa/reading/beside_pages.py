"""What browsers save beside a page: a folder with its pictures, scripts and frames.

Comes in: the names of files. Goes out: the names of such folders. Invariant: a folder is named only
where the page that it belongs to lies beside it.
"""

from collections.abc import Iterable, Iterator

_PAGES = (".html", ".htm", ".xhtml")
_PARTS = ("_files", ".files")


def parts_of_pages(files: Iterable[str]) -> Iterator[str]:
    """The names of the folders that browsers make for the parts of the pages among some files."""
    for name in files:
        if name.lower().endswith(_PAGES):
            yield from (name.rpartition(".")[0] + end for end in _PARTS)
