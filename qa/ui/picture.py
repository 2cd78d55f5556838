"""A picture of the collection: its articles over time, and its passages by their meaning.

In: an assistant and what the browser sends. Out: Markup. Invariant: a dot carries the offsets of
its passage, so that the article opens at the very characters.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from qa.assistant import Assistant
from qa.errors import MissingLibraryError
from qa.projection import Dot, Projection
from qa.records import Article
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe
from qa.ui.panels import QUIET, answering, panel
from qa.ui.timeline import Palette, legend_html, timeline_html

_SIZE = 400  # of the map's square, in units of its drawing
_ROOM = 14  # around the outermost dots
_TOLD = 90  # characters of a passage that its dot tells

_FOLD = Markup("""
<button type="button" class="plain unfold" aria-expanded="false" aria-controls="picture">
{summary}</button><p class="note drawing" role="status" hidden>{drawing}</p>""")
_FIGURES = Markup("""<div class="figures">
<figure><figcaption>{time}</figcaption>{timeline}</figure>
<figure><figcaption><span id="map-name">{map}</span> <small>{count}</small></figcaption>
<div class="map" tabindex="0" role="group" aria-labelledby="map-name" aria-describedby="dot">
<svg viewBox="0 0 {size} {size}" aria-hidden="true">{dots}</svg></div>{legend}
<p id="dot" class="note" aria-live="polite">{how}</p></figure></div>""")
_DOT = Markup("""<circle class="fill-{colour}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"
 data-article="{article}" data-start="{start}" data-end="{end}" data-told="{told}"></circle>""")


def picture_panel(assistant: Assistant) -> None:
    """Lay the picture out, folded, and connect it; it is drawn when it is first unfolded."""
    projection = Projection(assistant)
    folded = _FOLD.format(summary=both(wording.PICTURE), drawing=both(wording.DRAWING))
    panel("picture-fold", "pictureFold", folded)
    picture = panel("picture", "picture")
    picture.apply(
        answering(lambda _: picture_html(assistant, projection)), outputs=picture, **QUIET
    )


def picture_html(assistant: Assistant, projection: Projection) -> Markup:
    """Both figures, or nothing where there is no article."""
    try:
        summaries = assistant.articles()
        dots = projection.dots()
    except MissingLibraryError:
        return NOTHING
    if not summaries:
        return NOTHING
    palette = Palette.of([summary.article.publisher or "" for summary in summaries])
    articles = {summary.article.id: summary.article for summary in summaries}
    groups, legend = _groups(list(articles.values()), palette)
    told = wording.DOTS_OF if len(dots) < assistant.library.passage_count() else wording.DOTS
    return _FIGURES.format(
        time=both(wording.OVER_TIME),
        timeline=timeline_html(summaries, palette),
        map=both(wording.BY_MEANING),
        count=both(told, shown=f"{len(dots):,}", all=f"{assistant.library.passage_count():,}"),
        size=_SIZE,
        dots=_dots(dots, articles, groups),
        legend=legend,
        how=both(wording.HOW_MAP),
    )


def _groups(articles: Sequence[Article], palette: Palette) -> tuple[dict[str, int], Markup]:
    """The colour of each article: its publisher's, or its own where they all have one publisher."""
    if len({article.publisher for article in articles}) > 1:
        return {article.id: palette.colour(article.publisher) for article in articles}, NOTHING
    names = [article.title or article.file for article in articles]
    own = Palette.of(names)
    colours = {a.id: own.colour(name) for a, name in zip(articles, names, strict=True)}
    return colours, legend_html(names, own, counted=False)


def _dots(
    dots: Sequence[Dot], articles: Mapping[str, Article], groups: Mapping[str, int]
) -> Markup:
    radius = 6 if len(dots) <= 150 else 4 if len(dots) <= 800 else 3
    return join(
        _DOT.format(
            colour=groups[dot.passage.article],
            x=_ROOM + dot.x * (_SIZE - 2 * _ROOM),
            y=_ROOM + dot.y * (_SIZE - 2 * _ROOM),
            radius=radius,
            article=safe(dot.passage.article),
            start=dot.passage.start,
            end=dot.passage.end,
            told=safe(_told(dot, articles[dot.passage.article])),
        )
        for dot in dots
        if dot.passage.article in articles
    )


def _told(dot: Dot, article: Article) -> str:
    text = " ".join(dot.text.split())
    short = text if len(text) <= _TOLD else text[:_TOLD] + "…"
    return f"{article.title or article.file}: {short}"
