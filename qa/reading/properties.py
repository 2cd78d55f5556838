"""What a document's properties say -> facts, less what programs put there unasked.

Invariant: days on which a file was created, saved or printed are not taken for the article's.
"""

import re
from collections.abc import Mapping

from qa.reading.facts import metadata_of
from qa.records import Metadata, Origin

NO_TITLE = re.compile(
    r"(?:\(\w+\)|제목\s*없음|무제|문서\s*\d*|빈\s*문서.*|untitled.*|document\s*\d*|about:blank|"
    r"(?:powerpoint )?presentation\s*\d*|powerpoint 프레젠테이션|"
    r".*\.(?:docx?|hwpx?|pdf|rtf|txt|html?|indd|qxd|xlsx?|pptx?))",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"^(?:Microsoft (?:Word|PowerPoint|Excel)|한글|Hwp)\s*-\s*", re.IGNORECASE)
_NO_AUTHOR = re.compile(
    r"\(?(?:user|admin\w*|owner|pc|home|guest|root|unknown|anonymous|author|사용자|관리자|"
    r"microsoft(?: office)?(?: user)?|windows(?: \w+)?|python-docx|samsung|sec|lg|hp|dell|lenovo|"
    r"desktop.*)[\d\s]*\)?",
    re.IGNORECASE,
)


def properties(values: Mapping[str, str]) -> Metadata:
    """Read `title`, `author`, `publisher`, `date`, `url` and `language` of a document."""
    kept = dict(values)
    kept["title"] = _PRINTED.sub("", kept.get("title", "").strip())
    if NO_TITLE.fullmatch(kept["title"]):
        del kept["title"]
    if _NO_AUTHOR.fullmatch(kept.get("author", "").strip()):
        del kept["author"]
    return metadata_of(kept, Origin.PROPERTIES)
