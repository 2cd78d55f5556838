"""What a quantity is: the records that finding makes and comparing takes.

Invariant: `text[quantity.start:quantity.end]` is the expression as it was written, with its unit
and the bound words that touch it, without particles.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What sort of thing is told; only like is compared with like."""

    MONEY = "money"
    SHARE = "share"  # of a whole, in percent: 63.3%, a third, 절반
    POINTS = "points"  # differences of shares: %p, percentage points, bps; and index points
    MULTIPLE = "multiple"  # 두 배, tenfold
    RANK = "rank"  # 1위, No. 1, third-largest, top 10
    ORDINAL = "ordinal"  # 세 번째, 6호기, 3차
    COUNT = "count"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"  # of day
    MEASURE = "measure"  # 25.5km, 영하 5도, 스물세 살
    NUMBER = "number"  # nothing says what it is a number of


class Bound(StrEnum):
    """How the writer holds the value."""

    EXACT = "exact"
    ABOUT = "about"  # 약, 가량, around; and vague words such as 수천
    NEARLY = "nearly"  # 육박, almost: a little under the value
    SOME_OVER = "some over"  # 6000여, 남짓, just over: a little over the value
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"


class Relation(StrEnum):
    """What a claim's quantity is to the evidence's."""

    EQUAL = "equal"  # the same value, held the same way
    WITHIN = "within"  # the evidence bears the claim out: rounding, 약, bounds, ranges
    OPEN = "open"  # both can be true, but the evidence does not say as much as the claim
    DIFFERS = "differs"  # both cannot be meant
    INCOMPARABLE = "incomparable"  # another kind, currency or unit


@dataclass(frozen=True, slots=True)
class Noun:
    """The words that a quantity counts or measures, as they stand in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A date as exact as it was written; what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def first(self) -> date | None:
        """Its first day, or None while the year is not known."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date | None:
        """Its last day, or None while the year is not known."""
        if self.year is None:
            return None
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return year + (month or ("-" if day else "")) + day


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text.

    `low` and `high` are in `unit`; they are one value unless a range was written, and None where
    the quantity is open on that side ("400 이상") or, for dates, where the year is not known. A
    date's values are day numbers (`date.toordinal`), a time's are minutes since midnight.
    """

    kind: Kind
    low: Fraction | None
    high: Fraction | None
    unit: str  # ISO 4217 for money; "percent"; "person", "kilometer"; a counter's noun; "" for none
    start: int
    end: int
    text: str
    bound: Bound = Bound.EXACT
    written: int = 1  # significant digits as written; 0 for words: 절반, a third, 수천
    noun: Noun | None = None
    since: Moment | None = None  # dates only: the first and the last date meant
    until: Moment | None = None
    relative: bool = False  # 지난달 with nothing to reckon from; 9시 without 오전 or 오후
    per: frozenset[str] = frozenset()  # what it is told for, once `qa.checking` looked: "month"

    @property
    def value(self) -> Fraction | None:
        """The one figure written, whatever the bound; None for ranges and unknown dates."""
        return one_value(self.low, self.high)


def one_value(low: Fraction | None, high: Fraction | None) -> Fraction | None:
    """What an interval is about: its only value, or its only end; None for a range."""
    if low is None or high is None:
        return high if low is None else low
    return low if low == high else None
