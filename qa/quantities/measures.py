"""Units of measure: names in both languages from CLDR by way of `babel`, sizes from the SI.

In: a unit, or a value. Out: its dimension and size there. Invariant: sizes turn a value into its
dimension's first unit, exactly; temperatures are turned by `to_celsius`.
"""

import re
from fractions import Fraction
from functools import cache

from qa.quantities.vocabulary import listed

_INCH = Fraction(254, 10_000)
_POUND = Fraction(45_359_237, 100_000_000)
# CLDR's dimension: its units with their size. The first dimension word is what terms are told in.
_SIZES: dict[str, dict[str, Fraction | int]] = {
    "length": {
        "meter": 1, "kilometer": 1000, "centimeter": Fraction(1, 100),
        "millimeter": Fraction(1, 1000), "micrometer": Fraction(1, 10**6),
        "nanometer": Fraction(1, 10**9), "inch": _INCH, "foot": 12 * _INCH, "yard": 36 * _INCH,
        "mile": 63_360 * _INCH, "nautical-mile": 1852, "light-year": 9_460_730_472_580_800,
    },
    "area": {
        "square-meter": 1, "square-kilometer": 10**6, "square-centimeter": Fraction(1, 10**4),
        "hectare": 10**4, "acre": 4840 * (36 * _INCH) ** 2, "square-foot": (12 * _INCH) ** 2,
        "square-mile": (63_360 * _INCH) ** 2,
    },
    "volume": {
        "liter": 1, "milliliter": Fraction(1, 1000), "cubic-meter": 1000,
        "cubic-centimeter": Fraction(1, 1000), "barrel": Fraction(158_987_294_928, 10**9),
        "gallon": Fraction(3_785_411_784, 10**9),
    },
    "mass": {
        "kilogram": 1, "gram": Fraction(1, 1000), "milligram": Fraction(1, 10**6),
        "microgram": Fraction(1, 10**9), "tonne": 1000, "pound": _POUND, "ounce": _POUND / 16,
        "carat": Fraction(1, 5000),
    },
    "power": {
        "watt": 1, "milliwatt": Fraction(1, 1000), "kilowatt": 1000, "megawatt": 10**6,
        "gigawatt": 10**9, "horsepower": Fraction(7457, 10),
    },
    "energy": {
        "joule": 1, "kilojoule": 1000, "kilowatt-hour": 3_600_000, "calorie": Fraction(4184, 1000),
        "kilocalorie": 4184,
    },
    "digital": {
        "byte": 1, "kilobyte": 10**3, "megabyte": 10**6, "gigabyte": 10**9, "terabyte": 10**12,
        "petabyte": 10**15, "bit": Fraction(1, 8), "kilobit": 125, "megabit": 125_000,
        "gigabit": 125 * 10**6, "terabit": 125 * 10**9,
    },
    "frequency": {"hertz": 1, "kilohertz": 10**3, "megahertz": 10**6, "gigahertz": 10**9},
    "speed": {
        "kilometer-per-hour": 1, "meter-per-second": Fraction(36, 10),
        "mile-per-hour": Fraction(1_609_344, 10**6), "knot": Fraction(1852, 1000),
    },
    "electric": {"volt": 1, "ampere": 1, "milliampere": Fraction(1, 1000)},
    "pressure": {"hectopascal": 1, "pascal": Fraction(1, 100), "kilopascal": 10,
    "megapascal": 10**4},
    "temperature": {"celsius": 1, "fahrenheit": 1},
}  # fmt: skip
# Sizes of units that CLDR does not name, and further names of those that it does.
_OWN_SIZES: dict[str, tuple[str, Fraction | int]] = {
    "pyeong": ("area", Fraction(400, 121)),
    "terawatt": ("power", 10**12),
    "megawatt-hour": ("energy", 3_600 * 10**6),
    "gigawatt-hour": ("energy", 3_600 * 10**9),
    "terawatt-hour": ("energy", 3_600 * 10**12),
    "exabyte": ("digital", 10**18),
    "zettabyte": ("digital", 10**21),
    "flops": ("computing", 1),
    "teraflops": ("computing", 10**12),
    "petaflops": ("computing", 10**15),
    "exaflops": ("computing", 10**18),
    "gigabit-per-second": ("data rate", 10**9),
    "megabit-per-second": ("data rate", 10**6),
    "part-per-million": ("concentration", 1),
    "part-per-billion": ("concentration", Fraction(1, 1000)),
    "magnitude": ("magnitude", 1),
    "decibel": ("decibel", 1),
    "degree": ("degree", 1),
    "age": ("age", 1),
    "ampere": ("current", 1),
    "milliampere-hour": ("charge", 1),
    "milliampere": ("current", Fraction(1, 1000)),
    "pound": ("mass", _POUND),
}
_TIMES = {"second": 3600, "minute": 60, "hour": 1}
_OWN_NAMES = {
    "㎞": "kilometer", "㎝": "centimeter", "㎜": "millimeter", "㎚": "nanometer",
    "㎛": "micrometer",
    "㎡": "square-meter", "m2": "square-meter", "㎢": "square-kilometer", "km2": "square-kilometer",
    "㏊": "hectare", "㎥": "cubic-meter", "m3": "cubic-meter", "㎖": "milliliter",
    "ml": "milliliter", "cc": "milliliter", "㏄": "milliliter",
    "sq km": "square-kilometer", "sq. km": "square-kilometer", "mAh": "milliampere-hour",
    "ºC": "celsius", "º": "degree", "밀리암페어시": "milliampere-hour", "ℓ": "liter",
    "㎏": "kilogram", "㎎": "milligram", "㎾": "kilowatt", "㎿": "megawatt", "㎐": "hertz",
    "㎒": "megahertz", "㎓": "gigahertz",  "㎍": "microgram", "㏈": "decibel",
    "톤": "tonne", "t": "tonne", "ton": "tonne", "tons": "tonne", "tonne": "tonne",
    "tonnes": "tonne", "metric ton": "tonne", "metric tons": "tonne", "평": "pyeong",
    "제곱미터": "square-meter", "평방미터": "square-meter", "제곱킬로미터": "square-kilometer",
    "square meters": "square-meter", "square metres": "square-meter", "sq m": "square-meter",
    "square kilometers": "square-kilometer", "square kilometres": "square-kilometer",
    "square feet": "square-foot", "sq ft": "square-foot", "미터": "meter", "킬로미터": "kilometer",
    "센티미터": "centimeter", "센티": "centimeter", "밀리미터": "millimeter", "밀리": "millimeter",
    "나노미터": "nanometer", "나노": "nanometer", "metre": "meter", "metres": "meter",
    "kilometre": "kilometer", "kilometres": "kilometer", "centimetres": "centimeter",
    "millimetres": "millimeter", "nanometre": "nanometer", "nanometer": "nanometer",
    "litre": "liter", "litres": "liter", "㎧": "meter-per-second", "㎞/h": "kilometer-per-hour",
    "m/sec": "meter-per-second", "kg": "kilogram", "kilo": "kilogram", "kilos": "kilogram",
    "킬로그램": "kilogram", "그램": "gram", "밀리그램": "milligram", "리터": "liter",
    "밀리리터": "milliliter", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "TW": "terawatt", "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour",
    "TWh": "terawatt-hour", "kwh": "kilowatt-hour", "킬로와트시": "kilowatt-hour",
    "메가와트시": "megawatt-hour", "기가와트시": "gigawatt-hour", "테라와트시": "terawatt-hour",
    "megawatt-hours": "megawatt-hour", "gigawatt-hours": "gigawatt-hour",
    "terawatt-hours": "terawatt-hour", "kilowatt-hours": "kilowatt-hour",
    "terawatt hours": "terawatt-hour", "gigawatt hours": "gigawatt-hour",
    "megawatt hours": "megawatt-hour", "테라와트": "terawatt", "KB": "kilobyte", "EB": "exabyte",
    "ZB": "zettabyte", "엑사바이트": "exabyte", "제타바이트": "zettabyte", "exabytes": "exabyte",
    "zettabytes": "zettabyte", "바이트": "byte", "킬로바이트": "kilobyte",
      "비트": "bit", "PFLOPS": "petaflops",
    "페타플롭스": "petaflops", "엑사플롭스": "exaflops", "테라플롭스": "teraflops",
    "petaflops": "petaflops", "exaflops": "exaflops", "teraflops": "teraflops", "PF": "petaflops",
    "petaflop": "petaflops", "exaflop": "exaflops", "Gbps": "gigabit-per-second",
    "Mbps": "megabit-per-second", "ppm": "part-per-million", "ppb": "part-per-billion",
    "dB": "decibel", "데시벨": "decibel", "decibels": "decibel", "도": "degree",
    "degrees": "degree", "degree": "degree", "°": "degree", "℃": "celsius", "°C": "celsius",
    "℉": "fahrenheit", "°F": "fahrenheit", "degrees Celsius": "celsius",
    "degrees Fahrenheit": "fahrenheit", "degrees celsius": "celsius", "살": "age", "세": "age",
    "years old": "age", "years of age": "age", "year-old": "age", "-year-old": "age",
    "year-olds": "age",
    "km/h": "kilometer-per-hour", "kph": "kilometer-per-hour", "mph": "mile-per-hour",
    "m/s": "meter-per-second", "knots": "knot", "노트": "knot", "hPa": "hectopascal",
    "헥토파스칼": "hectopascal", "인치": "inch", "피트": "foot", "마일": "mile", "야드": "yard",
    "배럴": "barrel", "갤런": "gallon", "에이커": "acre", "헥타르": "hectare", "캐럿": "carat",
    "온스": "ounce", "ounces": "ounce", "lb": "pound", "lbs": "pound", "마력": "horsepower",
    "광년": "light-year", "해리": "nautical-mile", "볼트": "volt", "암페어": "ampere",
    "kcal": "kilocalorie", "칼로리": "calorie", "킬로칼로리": "kilocalorie", "Mw": "magnitude",
}  # fmt: skip
# CLDR's signs that are other words far more often.
_UNUSED = frozenset(listed("CD kn ac mi in gal kb cal ly energy-joule"))


@cache
def sizes() -> dict[str, tuple[str, Fraction]]:
    """Unit to its dimension and its size there."""
    found = {
        unit: (dimension, Fraction(size))
        for dimension, units in _SIZES.items()
        for unit, size in units.items()
    }
    for unit, size in _SIZES["length"].items():
        for time, times in _TIMES.items():
            found.setdefault(f"{unit}-per-{time}", ("speed", Fraction(size) * times / 1000))
    return found | {unit: (kind, Fraction(size)) for unit, (kind, size) in _OWN_SIZES.items()}


def speed(length: str, time: str) -> str | None:
    """The unit of speed of a unit of length and one of time; None if the first is none."""
    return f"{length}-per-{time}" if length in _SIZES["length"] else None


@cache
def names() -> dict[str, str]:
    """Every name and sign of a unit in Korean and English to our word for it."""
    from babel.units import format_unit

    found: dict[str, str] = {}
    for dimension, units in _SIZES.items():
        for unit in units:
            for locale in ("ko", "en"):
                for length in ("long", "short"):
                    for count in (1, 2):
                        name = format_unit(count, f"{dimension}-{unit}", length, locale=locale)
                        found.setdefault(re.sub(r"^[0-9]\s?", "", name), unit)
    drop = [name for name in found if re.search("[0-9]", name) or len(name) < 2 or name in _UNUSED]
    for name in drop:
        del found[name]
    singles = {"m": "meter", "g": "gram", "W": "watt", "V": "volt", "L": "liter"}
    return found | singles | _OWN_NAMES


def to_celsius(value: Fraction) -> Fraction:
    """Degrees Fahrenheit in degrees Celsius."""
    return (value - 32) * Fraction(5, 9)
