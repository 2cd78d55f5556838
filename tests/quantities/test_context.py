"""What a quantity counts, the words it gives an index, days reckoned from the day of writing."""

import pytest

from qa.quantities import Kind, find, terms


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("직원은 12명이다.", "직원"),
        ("GPU 6000여 개를 샀다.", "GPU"),
        ("6000여 개의 GPU를 샀다.", "GPU"),
        ("80개 이상의 데이터 거래소가 있다.", "데이터 거래소"),
        ("3곳의 AI 유니콘 기업을 키웠다.", "AI 유니콘 기업"),
        ("AI 유니콘 기업(53개)이 많다.", "AI 유니콘 기업"),
        ("두 지역의 정책은 닮았다.", "지역"),
        ("매출이 3조원으로 늘었다.", "매출"),
        ("기업 가치는 60억 유로다.", "기업 가치"),
        ("건설 비용 300억유로를 댄다.", "건설 비용"),
        ("전문가 12명이 모였다.", "전문가"),
        ("회원 총 300명이 왔다.", "회원"),
        ("There are 53 AI unicorns in the country.", "AI unicorns"),
        ("It bought 2,000 Nvidia GPUs.", "Nvidia GPUs"),
        ("It has 1.75 trillion parameters.", "parameters"),
        ("63.3% of firms use it.", "firms"),
        ("A valuation of $2 billion was agreed.", "valuation"),
    ],
)
def test_noun(text: str, noun: str) -> None:
    (quantity,) = find(text)
    assert quantity.noun is not None
    assert quantity.noun.text == noun
    assert text[quantity.noun.start : quantity.noun.end] == noun


@pytest.mark.parametrize(
    "text", ["걸쳐 520억달러를 쓴다.", "지난해 3억원을 썼다.", "약 30%에 그쳤다."]
)
def test_words_that_are_no_nouns_are_not_taken_for_one(text: str) -> None:
    assert [quantity.noun for quantity in find(text) if quantity.kind is not Kind.DATE] == [None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4,400억원", ["num:440000000000:KRW"]),
        ("₩440 billion", ["num:440000000000:KRW"]),
        ("약 4400억 원", ["num:440000000000:KRW"]),
        ("53개", ["num:53:count"]),
        ("53 AI unicorns", ["num:53:count"]),
        ("63.3퍼센트", ["num:63.3:percent"]),
        ("a third", ["num:100/3:percent"]),
        ("3분의 1", ["num:100/3:percent"]),
        ("10명 중 7명", ["num:70:percent"]),
        ("열 명 가운데 세 명", ["num:30:percent"]),
        ("열 곳 가운데 세 곳", ["num:10:count", "num:3:count"]),
        ("10만명 중 3만명", ["num:100000:count", "num:30000:count"]),
        ("100억원 중 30억원", ["num:10000000000:KRW", "num:3000000000:KRW"]),
        ("5명 중 1명꼴", ["num:20:percent"]),
        ("직원 12명 중 7명", ["num:12:count", "num:7:count"]),
        ("반년", ["num:6:month"]),
        ("6개월", ["num:6:month"]),
        ("2주", ["num:1209600:second"]),
        ("25.5km", ["num:25500:meter"]),
        ("25,500 m", ["num:25500:meter"]),
        ("세 번째", ["num:3:rank"]),
        ("third-largest", ["num:3:rank"]),
        ("400~500억달러", ["num:40000000000:USD", "num:50000000000:USD"]),
        ("80개 이상", ["num:80:count"]),
        ("2024년 10월", ["date:2024-10", "date:2024", "date:--10"]),
        ("October 2024", ["date:2024-10", "date:2024", "date:--10"]),
        (
            "Oct. 8, 2024",
            ["date:2024-10-08", "date:2024-10", "date:--10-08", "date:2024", "date:--10"],
        ),
        ("10월", ["date:--10"]),
        ("오전 9시 30분", ["time:09:30"]),
        ("지난달", []),
    ],
)  # fmt: skip
def test_terms(text: str, words: list[str]) -> None:
    assert terms(text) == words


@pytest.mark.parametrize(
    ("text", "today", "since", "relative"),
    [
        ("지난달 26일", "2024-10-08", "2024-09-26", False),
        ("지난달 26일", "2024-01-03", "2023-12-26", False),
        ("지난달 26일", "2024-10", "2024-09-26", False),
        ("지난달 26일", "2024", "---26", True),
        ("지난달 26일", None, "---26", True),
        ("작년 4월", "2024", "2023-04", False),
        ("작년 4월", None, "--04", True),
        ("올해 2월", "2024-10-08", "2024-02", False),
        ("last month", "2024-01-31", "2023-12", False),
        ("last month", None, "-", True),
        ("지난 7월", "2024-03-02", "2023-07", False),
        ("지난 26일", "2024-03-02", "2024-02-26", False),
        ("지난 31일", "2024-03-02", "---31", True),
        ("오는 3월", "2024-10-08", "2025-03", False),
        ("23년 12월", None, "2023-12", False),
        ("97년 12월", "2024-10-08", "1997-12", False),
        ("어제", "2024-03-01", "2024-02-29", False),
        ("10월 8일", "2024-10-09", "--10-08", False),
        ("지난여름", "2024-10-08", "2024-06", False),
        ("지난여름", "2024-07-08", "2023-06", False),
        ("올봄", "2024-10-08", "2024-03", False),
        ("오는 가을", "2024-10-08", "2025-09", False),
        ("지난겨울", "2024-02-08", "2022-12", False),
        ("지난겨울", "2024-10-08", "2023-12", False),
        ("올겨울", "2024-02-08", "2023-12", False),
        ("올 겨울", "2024-10-08", "2024-12", False),
        ("이번 겨울", "2024-12-08", "2024-12", False),
        ("이번 겨울", "2024-03-08", "-", True),  # over, or to come?
        ("다음 겨울", "2024-12-08", "2025-12", False),
        ("지난겨울", None, "-", True),
        ("지난봄", None, "--03", True),
        ("last winter", "2024-02-08", "2022-12", False),
        ("This spring", "2024-02-08", "2024-03", False),
        ("next summer", "2024-07-08", "2025-06", False),
    ],
)  # fmt: skip
def test_days_are_reckoned_from_the_day_of_writing(
    text: str, today: str | None, since: str, relative: bool
) -> None:
    (quantity,) = find(text, today)
    assert (str(quantity.since), quantity.relative) == (since, relative)


@pytest.mark.parametrize(
    "text", ["지난 여름방학", "지난 봄학기", "다음 가을호", "this summery day"]
)
def test_what_is_called_by_a_season_is_none(text: str) -> None:
    assert find(text, "2024-10-08") == []
