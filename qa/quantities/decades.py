"""Korean decades and centuries, and parts of them: 90년대, 1970~80년대, 19세기 말.

In: a folded text and a place in it. Out: a `DateHit`, or None. Invariant: it spans whole years.
"""

import re

from qa.quantities.quantity import Moment
from qa.quantities.spans import PARTS_OF_CENTURY, DateHit, full_year, is_date

_DECADE_PART = r"(?: ?(초반?|중반|후반|말))?"
_DECADE = re.compile(rf"'?([0-9]{{4}}|[0-9]{{2}})년대{_DECADE_PART}")
_DECADES = re.compile(
    r"'?([0-9]{4}|[0-9]{2})(?:년대)? ?[~·\-] ?"
    rf"'?([0-9]{{4}}|[0-9]{{2}})년대{_DECADE_PART}"
)
_CENTURY = re.compile(
    r"([0-9]{1,2})(?: ?[~\-] ?([0-9]{1,2}))?세기(?! ?(?:동안|만에|간|에 걸쳐|이상|여))"
    r"(?: ?(초|중|말|전|후)(?:반|엽|(?![가-힣])|(?=[에의은인이부까로])))?"
)


def read_century(text: str, start: int, _today: Moment) -> DateHit | None:
    """19세기, 19세기 말, 4~5세기; but not 3세기 동안, a length of time."""
    match = _CENTURY.match(text, start)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last <= 21:
        return None
    if match[3]:
        low, high = PARTS_OF_CENTURY[match[3]]
        low = low if first == last else 1
    else:
        low, high = 1, 100
    return DateHit(Moment(100 * (first - 1) + low), Moment(100 * (last - 1) + high), match.end())


_YEARS_OF_DECADE = {"초": (0, 3), "중": (3, 6), "후": (5, 9), "말": (7, 9), " ": (0, 9)}


def read_decade(text: str, start: int, today: Moment) -> DateHit | None:
    """90년대, 2010년대 초반, 1970~80년대."""
    several = _DECADES.match(text, start)
    match = several or _DECADE.match(text, start)
    if match is None:
        return None
    first = int(match[1]) if len(match[1]) == 4 else full_year(int(match[1]), today)
    last = int(match[2]) if several else first
    if last < 100:
        last += first - first % 100
    if first % 10 or last % 10 or last < first or not is_date(first, None):
        return None
    low, high = _YEARS_OF_DECADE[(match[3 if several else 2] or " ")[0]]
    return DateHit(Moment(first + (0 if several else low)), Moment(last + high), match.end())
