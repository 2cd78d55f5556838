"""A date as a user writes it -> ISO 8601, as exact as written.

In: "2024", "2024-10", "2024.10.8", "2024/10/08", "2024년 10월 8일". Out: "2024", "2024-10",
"2024-10-08". Invariant: what comes out is on the calendar, and going through again changes nothing.
"""

import re
import unicodedata
from datetime import date

FORMS = "2024, 2024-10 or 2024-10-08"  # what a message tells that a date looks like
# Dots may have blanks behind them and one may end the date, as Korean writes it: 2024. 10. 8.
_WRITTEN = re.compile(
    r"(\d{4})(?:(?P<mark>[-/]|\. ?)(\d{1,2})(?:(?P=mark)(\d{1,2}))?)?\.?", re.ASCII
)
_KOREAN = re.compile(r"(\d{4}) ?(년)(?: ?(\d{1,2}) ?월(?: ?(\d{1,2}) ?일)?)?", re.ASCII)


def iso_day(written: str) -> str | None:
    """The date in ISO 8601; None for what is no date, or none of the calendar."""
    plain = " ".join(unicodedata.normalize("NFC", written).split())
    match = _WRITTEN.fullmatch(plain) or _KOREAN.fullmatch(plain)
    if match is None:
        return None
    year, _, month, day = match.groups()
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]
