"""A value in any of the forms is read back exactly; and any text at all is read."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from qa.quantities import Bound, Kind, Quantity, Relation, compare, find, terms

from .strategies import commas, english, mixed, native, scaled, sino

SUMS = st.integers(1, 10**15 - 1)
ROUND_SUMS = st.builds(
    lambda digits, power: digits * 10**power, st.integers(1, 9999), st.integers(4, 11)
)
ANY_SUM = st.one_of(SUMS, ROUND_SUMS)
PARTICLES = st.sampled_from(
    ["", "은", "을", "이", "의", "으로", "이다.", "에 달했다.", "이었다.", "과 ", ", "]
)


def only(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, (text, found)
    return found[0]


def told(quantity: Quantity) -> tuple[str, str, Fraction | int | None]:
    return quantity.kind.value, quantity.unit, quantity.value


@given(ANY_SUM, st.sampled_from([commas, str, mixed, lambda value: mixed(value, "")]), PARTICLES)
def test_won_in_figures(value: int, written: Callable[[int], str], particle: str) -> None:
    quantity = only(f"예산은 {written(value)}원{particle}")
    assert (quantity.kind, quantity.unit) == (Kind.MONEY, "KRW")
    assert quantity.low == quantity.high == value


@given(st.integers(10, 10**15 - 1), PARTICLES)
def test_won_in_hangul(value: int, particle: str) -> None:
    quantity = only(f"예산은 {sino(value)} 원{particle}")
    assert told(quantity) == ("money", "KRW", value)


@given(st.integers(2, 99), st.sampled_from(["명", "개", "곳"]), st.sampled_from(["", " "]))
def test_native_counts(value: int, counter: str, space: str) -> None:
    quantity = only(f"모두 {native(value)}{space}{counter}이 남았다.")
    assert told(quantity)[::2] == ("count", value)


@given(st.integers(2, 10**15 - 1))
def test_english_words(value: int) -> None:
    quantity = only(f"It has {english(value)} parameters.")
    assert told(quantity)[::2] == ("count", value)


@given(ANY_SUM, st.sampled_from(["${} was paid.", "US${} was paid.", "They paid {} dollars."]))
def test_dollars(value: int, sentence: str) -> None:
    for written in (commas(value), scaled(value)):
        quantity = only(sentence.format(written))
        assert told(quantity) == ("money", "USD", value)


@given(st.decimals(0, 1000, places=2), st.sampled_from(["%", "퍼센트", " percent", " per cent"]))
def test_shares(value: object, unit: str) -> None:
    quantity = only(f"몫: {value}{unit}")
    assert (quantity.kind, quantity.value) == (Kind.SHARE, Fraction(str(value)))


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            "{0}년 {1}월 {2}일",
            "{0}. {1}. {2}.",
            "{0}-{1:02}-{2:02}",
            "{0}.{1:02}.{2:02}",
            "{0}/{1:02}/{2:02}",
        ]
    ),
)
def test_days(day: date, form: str) -> None:
    quantity = only(f"회의는 {form.format(day.year, day.month, day.day)} 열렸다.")
    assert quantity.kind is Kind.DATE
    assert quantity.low == quantity.high == day.toordinal()


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %-d, %Y", "%-d %B %Y", "%b. %-d, %Y"]),
)
def test_english_days(day: date, form: str) -> None:
    quantity = only(f"They met on {day.strftime(form)} in Seoul.")
    assert quantity.low == quantity.high == day.toordinal()


@given(ANY_SUM)
def test_terms_are_the_same_however_it_is_written(value: int) -> None:
    forms = [
        f"{commas(value)}원", f"{mixed(value)} 원", f"{mixed(value, '')}원이",
        f"약 {commas(value)} 원을", f"₩{commas(value)}", f"{scaled(value)} won",
        f"KRW {scaled(value)}",
    ]  # fmt: skip
    assert {tuple(terms(form)) for form in forms} == {(f"num:{value}:KRW",)}


@given(ANY_SUM)
def test_a_sum_in_other_words_is_the_same_sum(value: int) -> None:
    forms = [f"{commas(value)}원", f"{mixed(value)} 원", f"₩{scaled(value)}", f"{value!s} won"]
    quantities = [only(form) for form in forms]
    assert {compare(one, other) for one in quantities for other in quantities} == {Relation.EQUAL}
    about = only(f"약 {mixed(value)} 원")
    assert {compare(about, one) for one in quantities} == {Relation.WITHIN}
    assert {compare(one, about) for one in quantities} == {Relation.WITHIN}


@given(st.integers(10, 10**15), st.integers(2, 9))
def test_a_multiple_of_a_sum_is_another(value: int, factor: int) -> None:
    one, other = only(f"{value}원"), only(f"{value * factor}원")
    assert compare(one, other) is compare(other, one) is Relation.DIFFERS


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_different_sums_have_different_terms(one: int, other: int) -> None:
    assert (terms(f"{one}원") == terms(f"{other}원")) == (one == other)


@given(st.integers(1, 5000), st.integers(5001, 10**4))
def test_the_unit_of_a_range_belongs_to_both(low: int, high: int) -> None:
    quantity = only(f"예산은 {low}~{high}억달러다.")
    assert (quantity.low, quantity.high) == (Fraction(low * 10**8), Fraction(high * 10**8))
    assert quantity.unit == "USD"


BITS = """0 1 7 12 2024 3,880 1.5 , . - ~ · / ( ) [ ] : ' % $ € ₩ 년 월 일 시 분 만 억 조 천 백 십
    원 명 개 배 위 대 여 약 이상 최대 한 두 세 열 스물 수 몇 절반 분의 지난 달 작년 ㎡ ½ a half
    third million of to and Q3 May No. top -fold th １ 가 x @ :// www."""
PIECES = st.sampled_from([*BITS.split(), " ", "\n", "\u3000"])


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(PIECES, max_size=25).map("".join),
        st.lists(PIECES, max_size=25).map(" ".join),
    )
)
@example("제" * 3 + "²³1²")
@example("1/0")
@example("99년 99월 99일 0시 99분")
@example("2월 29일부터 2023년 3월 5일까지")
@example("1~")
@example("약 " * 2000 + "3개")
def test_any_text_is_read(text: str) -> None:
    place = 0
    for quantity in find(text, "2024-10-08"):
        assert place <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        place = quantity.end
        if quantity.noun:
            assert text[quantity.noun.start : quantity.noun.end] == quantity.noun.text
        if quantity.bound is Bound.EXACT and quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        compare(quantity, quantity)
    assert all(":" in word for word in terms(text))


@given(
    st.one_of(
        st.text(max_size=12), st.sampled_from(["2024", "2024-10", "2024-13-01", "", "0000-00-00"])
    )
)
def test_any_day_of_writing_is_taken(today: str) -> None:
    assert find("지난달 26일, 올해 2월, last month, 어제, 지난 31일, 지난주", today)
