"""What a numeral without a unit means: a year, a count of the noun behind it, or just a number.

In: a folded text and an amount without a unit. Out: readings; an empty tuple where it is part of a
name or a code. Invariant: the amount's value is not changed.
"""

import re

from qa.quantities import ages, meanings, names, nouns, ranges, units
from qa.quantities.amounts import Amount, amount_at
from qa.quantities.numerals import BIG
from qa.quantities.quantity import Kind, Moment, Noun
from qa.quantities.reading import Outcome, date_reading
from qa.quantities.spans import DateHit

_YEAR_CONTEXT = re.compile(
    r"(?:^|[ (])(?:in|since|from|until|till|early|late|mid|year|fy|circa|c\.)[ -]$", re.IGNORECASE
)
_LIKELY_YEAR = re.compile(
    r"(?:by|of|before|after|during|the|for|to|through|'s|,|and|between)[ -]$", re.IGNORECASE
)
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|이다|이었다|였다|에서|부터|까지|보다|이라|이며|이고|인|라는|이라는|"
    r"입니다|정도|가량|이상|이하|미만|초과|다|라고|다고)(?![가-힣]{2})"
)
_AGED = re.compile(r"(?:\baged|\bage of|\bage|\bages) $", re.IGNORECASE)
_HANGUL_NOUN = re.compile(" [가-힣]")


def read(text: str, amount: Amount) -> Outcome | None:
    """The readings of an amount that has no unit; an empty tuple for a name that holds figures."""
    numeral, start, end = amount.numeral, amount.start, amount.end
    if several := _enumerated(text, amount):
        return several
    if numeral.written == 0 and numeral.low < 1:  # ½
        hundred = amount._replace(low=100 * amount.low, high=100 * amount.high)
        return (meanings.reading_of(hundred, Kind.SHARE, "percent"),), end
    counted = (meanings.reading_of(amount, Kind.COUNT, ""),), end
    if text[start] >= "가":
        return counted  # 두 정상, 천만 관객
    if len(numeral.plain) == 4 and 1000 <= amount.low <= 2099 and _is_year(text, amount):
        year = Moment(int(amount.low))
        return (date_reading(DateHit(year, year, end), start),), end
    if (numbered := _article(text, amount)) is not None:
        return numbered
    if ages.stands_by_name(text, amount):
        return (meanings.reading_of(amount, Kind.MEASURE, "age"),), end
    if _is_magnitude(text, amount):
        return (meanings.reading_of(amount, Kind.MEASURE, "magnitude"),), end
    if noun := _counted(text, amount):
        reading = meanings.reading_of(amount._replace(end=noun.end), Kind.COUNT, noun.text)
        return (reading,), noun.end
    if _is_name(text, amount):
        return (), names.end_of_token(text, start) if text[end : end + 1].isalnum() else end
    if numeral.worded and numeral.low < 1:
        return None
    if _counts_english(text, end, numeral.vague) or _leads_to_counted(text, amount):
        return counted
    if _AGED.search(text[max(0, start - 8) : start]) and amount.high < 130:
        return (meanings.reading_of(amount, Kind.MEASURE, "age"),), end
    number = meanings.negative(text, meanings.reading_of(amount, Kind.NUMBER, ""))
    if numeral.worded:
        plain = (numeral.low >= 100 and not numeral.article) or _is_told(text, amount)
        return ((number,), end) if plain or numeral.vague else None
    if _HANGUL_NOUN.match(text, end) and (amount.low > 9 or numeral.vague):
        return counted
    return (number,), end


_OF_A_LAW = re.compile("(?:법|법률|헌법|시행령|령|규칙|규정|조례|협약|조약|헌장|선언|약관|정관) ?$")
_CREW = re.compile("[0-9]인 ?$")
_MOST_ARTICLES = 2000


def _article(text: str, amount: Amount) -> Outcome | None:
    """헌법 84조, an article and no 84 trillion; 2인 1조, a crew, is no quantity of its own."""
    start, end = amount.start, amount.end
    number = amount.low / BIG["조"]
    if text[end - 1] != "조" or amount.numeral.worded or number.denominator != 1:
        return None
    before = text[max(0, start - 6) : start]
    if _CREW.search(before):
        return (), end
    if number > _MOST_ARTICLES or not _OF_A_LAW.search(before):
        return None
    article = amount._replace(low=number, high=number)
    return (meanings.reading_of(article, Kind.ORDINAL, "article"),), end


_MAGNITUDE_BEFORE = re.compile(r"(?:규모 ?|\b[Mm]agnitude[ -](?:of )?)$")
_MAGNITUDE_BEHIND = re.compile(r" ?규모의? (?:강진|지진|여진)|[- ]magnitude\b")
_STRONGEST = 10


def _is_magnitude(text: str, amount: Amount) -> bool:
    """Whether it is an earthquake's: 규모 5.4, a magnitude-5.4 quake."""
    if amount.high >= _STRONGEST:
        return False
    if _MAGNITUDE_BEHIND.match(text, amount.end):
        return True
    before = _MAGNITUDE_BEFORE.search(text[max(0, amount.start - 14) : amount.start])
    return before is not None and "." in text[amount.start : amount.end]


def _counted(text: str, amount: Amount) -> Noun | None:
    """The unknown noun right behind whole figures that counts itself: 21득점, 3연임."""
    start, end = amount.start, amount.end
    if not text[start].isdigit() or amount.low.denominator != 1 or amount.numeral.worded:
        return None
    if start and (text[start - 1] in "·." or text[start - 1].isalpha()):
        return None
    figures = amount.numeral.plain
    if len(figures) > 10 or (len(figures) > 1 and figures[0] == "0") or figures in _CALLED:
        return None
    if _PARTICLE.match(text, end) or text[end : end + 1] in _DATED or units.begins_unit(text, end):
        return None
    return nouns.counted(text, end)


_DATED = tuple("년월시")  # what belongs to a date or a time that was not read, as 25시
_CALLED = frozenset({"112", "119"})  # 119구급대
_REMAINS = re.compile(
    r"\b(?:the (?:remaining|other)|remaining|another|all|(?:more|fewer|less) than|"
    r"at (?:least|most)|up to|only|exactly) $",
    re.IGNORECASE,
)
_FEWER = re.compile(r" (?:fewer|more|less)(?: than)?\b", re.IGNORECASE)


def _is_told(text: str, amount: Amount) -> bool:
    """Whether small words without a noun are a number: the remaining seven, two fewer, a dozen."""
    if text[amount.start : amount.end].lower().endswith("dozen"):
        return True
    if amount.low < 2:
        return False
    remains = _REMAINS.search(text[max(0, amount.start - 15) : amount.start])
    return bool(remains or _FEWER.match(text, amount.end))


def _leads_to_counted(text: str, amount: Amount) -> bool:
    """Whether it leads to a figure that counts a noun: from 19 to 14 ministries."""
    second = ranges.leads_to(text, amount)
    if second is None or second.unit is not None:
        return False
    return _counts_english(text, second.end, False)


_LIST_NEXT = re.compile(r"[·] ?(?=[0-9])")


def _enumerated(text: str, amount: Amount) -> Outcome | None:
    """1·2위: the unit at the end is that of all; None if the amount begins no such list."""
    match = _LIST_NEXT.match(text, amount.end)
    second = amount_at(text, match.end()) if match else None
    if second is None or second.unit is None:
        return None
    rest = meanings.read(text, second, second.unit)
    if rest is None or not rest[0]:
        return None
    told = rest[0][0]
    measured = told.kind is Kind.MEASURE
    first = meanings.reading_of(amount, told.kind, told.unit if measured else second.unit.name)
    if measured and told.low is not None and told.high == told.low + 9:  # 20·30대
        first = first._replace(high=amount.high + 9)
    return (first, *rest[0]), rest[1]


_COMPOUND = re.compile("-[a-z]{3}")  # a 27-nation bloc
_FILLER = re.compile(r"\+|-odd|-plus| or (?:more|so)(?= )| of(?: the)?(?= )")


def _counts_english(text: str, end: int, vague: bool) -> bool:
    """Whether an English noun in the plural follows, or one joined by a hyphen."""
    filler = _FILLER.match(text, end)
    if filler and (vague or not filler.group().startswith(" of")):
        end = filler.end()
    if _COMPOUND.match(text, end):
        return True
    noun = nouns.behind_english(text, end)
    return noun is not None and nouns.ends_plural(noun.text)


_NOT_YEAR = re.compile(
    " (?:of|to|people|men|women|others|feet|euros|more)(?![A-Za-z])(?! [12][0-9]{3})"
)


def _is_year(text: str, amount: Amount) -> bool:
    """Whether four bare figures are a year and not 2000 people."""
    before = text[max(0, amount.start - 8) : amount.start]
    if _YEAR_CONTEXT.search(before) and not _NOT_YEAR.match(text, amount.end):
        return True
    if amount.low < 1900:
        return (
            text[amount.start - 1 : amount.start] == "("
            and text[amount.end : amount.end + 1] == ")"
        )
    if _LIKELY_YEAR.search(before):
        return True
    noun = nouns.behind_english(text, amount.end, 2)
    if noun and noun.text.islower() and nouns.ends_plural(noun.text):
        return False
    return amount.low % 100 != 0 or amount.low == 2000


def _is_name(text: str, amount: Amount) -> bool:
    """Whether the figures are part of a name, a code or a word, rather than a number."""
    numeral, start, end = amount.numeral, amount.start, amount.end
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        return True
    if "가" <= following <= "힣" and not _PARTICLE.match(text, end):
        return True
    if len(numeral.plain) > 10 or (len(numeral.plain) > 1 and numeral.plain[0] == "0"):
        return True
    if numeral.scale > 1 or numeral.worded:
        return False
    figures = text[start:end]
    if start and "가" <= text[start - 1] <= "힣" and text[start - 1] not in "약총만단":
        return True  # 노트7
    if amount.low < 1000 and "," not in figures and names.follows_name(text, start):
        return True
    return names.is_version(text, start, figures)
