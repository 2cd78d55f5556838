"""Articles over time by publisher, as a drawing.

In: summaries of articles. Out: Markup of an SVG and its legend. Invariant: every article is in
one bar, or counted beside the drawing where its date is not fine enough, or too long ago.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from qa.records import ArticleSummary
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe

COLOURS = 7  # in the page's style, as --hue-0 and so on; the last is for all others
_MONTHS_MOST = 24  # a longer time is shown by years
_YEARS_MOST = 150  # what is older is counted beside the drawing
_LEAST = 6  # places of the axis, so that a single bar stands in its time
_WIDTH, _HEIGHT, _FOOT = 520, 270, 24
_SVG = Markup("""<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">
{lines}{bars}{marks}</svg>""")
_BAR = Markup("""<rect class="fill-{colour}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}"
 height="{height:.1f}" rx="2"><title>{title}</title></rect>""")
_MARK = Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>')
_LINE = Markup(
    '<line x1="26" x2="{x}" y1="{y:.1f}" y2="{y:.1f}"></line>'
    '<text x="20" y="{text:.1f}" text-anchor="end">{count}</text>'
)
_LEGEND = Markup('<ul class="legend-of">{}</ul>')
_ENTRY = Markup("""<li><button type="button" data-search="{name}"><span class="chip fill-{colour}"
 aria-hidden="true"></span>{name}</button> <small>{count}</small></li>""")
_OTHERS = Markup("""<li><span class="chip fill-{colour}" aria-hidden="true"></span>{name}
<small>{count}</small></li>""")
_NOTE = Markup('<p class="note">{}</p>')


@dataclass(frozen=True, slots=True)
class Palette:
    """Which colour each publisher has: the largest have one each, all others share the last."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, publishers: Sequence[str]) -> "Palette":
        """The palette for the publishers of all articles, one for each article."""
        counts = Counter(name for name in publishers if name)
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        return cls(tuple(ranked[: COLOURS - 1]))

    def colour(self, name: str | None) -> int:
        """The number of the colour of a publisher."""
        return self.names.index(name) if name in self.names else COLOURS - 1


def timeline_html(summaries: Sequence[ArticleSummary], palette: Palette) -> Markup:
    """The drawing, its legend, and how many articles have no date that is fine enough."""
    dates = [summary.article.date or "" for summary in summaries]
    places = buckets(dates)
    size = len(places[0]) if places else 4
    drawable = frozenset(places)
    counts = Counter(
        (date[:size], palette.colour(summary.article.publisher))
        for date, summary in zip(dates, summaries, strict=True)
        if date[:size] in drawable
    )
    undated = len(summaries) - counts.total()
    note = _NOTE.format(both(wording.UNDATED, articles=undated)) if undated else NOTHING
    drawn = _drawn(places, counts, palette) if counts else NOTHING
    return drawn + legend_html([summary.article.publisher for summary in summaries], palette) + note


def buckets(dates: Sequence[str]) -> list[str]:
    """The months, or for a longer time the years, from the first date to the last; at least six."""
    months = sorted(date[:7] for date in dates if len(date) >= 7)
    if months:
        first, last = _month(months[0]), _month(months[-1])
        fine = sum(len(date) >= 7 for date in dates) * 2 >= sum(bool(date) for date in dates)
        if last - first < _MONTHS_MOST and fine:
            first = min(first, last - _LEAST + 1)
            return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1)]
    years = sorted(int(date[:4]) for date in dates if date[:4].isdecimal())
    if not years:
        return []
    begin = min(max(years[0], years[-1] - _YEARS_MOST), years[-1] - _LEAST + 1)
    return [f"{year:04d}" for year in range(begin, years[-1] + 1)]


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _drawn(places: Sequence[str], counts: Counter[tuple[str, int]], palette: Palette) -> Markup:
    """The bars of each place on top of each other, over lines that tell how many they are."""
    totals = {place: sum(counts[place, c] for c in range(COLOURS)) for place in places}
    most = max(totals.values())
    scale, step = (_HEIGHT - _FOOT - 12) / most, (_WIDTH - 34) / len(places)
    width = min(40.0, step * 0.72)
    bars, marks = [], []
    every = -(-len(places) // 9)
    for number, place in enumerate(places):
        middle, y = 30 + step * (number + 0.5), float(_HEIGHT - _FOOT)
        for colour in range(COLOURS):
            count = counts[place, colour]
            if not count:
                continue
            y -= count * scale
            name = palette.names[colour] if colour < len(palette.names) else "…"
            title = safe(f"{place} · {name} · {count}")
            bars.append(
                _BAR.format(
                    colour=colour,
                    x=middle - width / 2,
                    y=y,
                    width=width,
                    height=max(1.0, count * scale - 1),
                    title=title,
                )
            )
        if number % every == 0:
            marks.append(_MARK.format(middle, _HEIGHT - 6, safe(place)))
    lines = [_line(count, scale) for count in sorted({0, (most + 1) // 2, most})]
    label = safe(f"{places[0]} – {places[-1]}: {sum(totals.values())}")
    return _SVG.format(
        width=_WIDTH,
        height=_HEIGHT,
        label=label,
        lines=join(lines),
        bars=join(bars),
        marks=join(marks),
    )


def _line(count: int, scale: float) -> Markup:
    y = _HEIGHT - _FOOT - count * scale
    return _LINE.format(x=_WIDTH, y=y, text=y + 4, count=count)


def legend_html(names: Sequence[str | None], palette: Palette, counted: bool = True) -> Markup:
    """The names with their colours and counts; each searches the list for itself."""
    counts = Counter(names)
    rows = [
        _ENTRY.format(
            name=safe(name),
            colour=palette.colour(name),
            count=counts[name] if counted else "",
        )
        for name in palette.names
    ]
    others = len(names) - sum(counts[name] for name in palette.names)
    if others:
        rows.append(_OTHERS.format(colour=COLOURS - 1, name=both(wording.OTHERS), count=others))
    return _LEGEND.format(join(rows))
