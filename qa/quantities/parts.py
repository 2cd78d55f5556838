"""The smaller part of a unit behind the greater: 12원 30전, 6-foot-2, 6 feet 2 inches.

In: a folded text and a reading. Out: the reading with the part added. Invariant: it keeps its unit.
"""

import re
from fractions import Fraction

from qa.quantities.reading import Reading

# For each unit what its part looks like, and how many parts make the whole.
_PARTS = {
    "KRW": (re.compile(r" ?([0-9]{1,2})전(?:(?![가-힣])|(?=[이을에의은]|으로|까지|씩))"), 100),
    "foot": (
        re.compile(
            r"(?:-(?=[0-9]{1,2}(?![0-9.,/-]))| (?=[0-9]{1,2}[ -]inch))"
            r"([0-9]|1[01])(?![0-9])(?:[ -]inch(?:es)?\b)?"
        ),
        12,
    ),
}


def with_part(text: str, reading: Reading) -> Reading:
    """The reading with the part right behind it; itself where there is none."""
    pattern, size = _PARTS.get(reading.unit, (None, 1))
    part = pattern.match(text, reading.end) if pattern else None
    if part is None or reading.low is None:
        return reading
    value = reading.low + Fraction(int(part[1]), size)
    written = len(str(reading.low.numerator // reading.low.denominator)) + len(part[1])
    return reading._replace(low=value, high=value, end=part.end(), written=written)
