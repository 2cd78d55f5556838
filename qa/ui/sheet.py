"""One article on the Articles tab: read it, correct it, cite it, remove it.

In: an article. Out: Markup. Invariant: the form says of each fact where it came from, and sends
back only what was changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from qa.errors import RequestError
from qa.intake.correcting import corrections
from qa.intake.problems import Refused
from qa.records import Article, Origin
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, spoken
from qa.ui.menus import cite_menu
from qa.ui.reader import Place, body_html, link_html, sources_html
from qa.ui.reasons import reason_text
from qa.ui.received import field_of
from qa.ui.rendering import byline, title, tongue
from qa.ui.wording import Text

_FACT_MOST = 500  # characters
_FIELDS: dict[str, Text] = {
    "title": wording.TITLE,
    "publisher": wording.PUBLISHER,
    "author": wording.AUTHOR,
    "date": wording.DATE,
    "url": wording.ADDRESS,
}
_ORIGINS: dict[Origin, Text] = {
    Origin.FRONT_MATTER: Text("파일 머리말에서", "from the file's front matter"),
    Origin.HTML_META: Text("웹 문서의 정보에서", "from the web page"),
    Origin.JSON_LD: Text("웹 문서의 정보에서", "from the web page"),
    Origin.PROPERTIES: Text("문서 속성에서", "from the document's properties"),
    Origin.COLUMN: Text("표의 열에서", "from a column of the table"),
    Origin.TEXT: Text("본문에서", "from the text"),
    Origin.FILE_NAME: Text("파일 이름에서", "from the file's name"),
    Origin.LINK: Text("주소에서", "from the link"),
    Origin.USER: Text("직접 고침", "corrected by hand"),
}

_SHEET = Markup("""
<section class="reader" aria-labelledby="sheet-heading" data-article="{id}">
<header>
<div class="tools"><a class="plain" href="?article={id}">{ask}</a>{cite}{remove}
<button type="button" class="plain close" data-close>{close}</button></div>
{told}
<h2 id="sheet-heading" tabindex="-1">{title}</h2><p class="byline">{byline}</p>{link}{sources}
<p class="byline">{file}: {name}</p>{copies}{problems}{form}
</header>
<div class="body" lang="{language}" tabindex="0" role="region" aria-labelledby="sheet-heading">
{body}</div>{dialog}
</section>""")
_REMOVE = Markup('<button type="button" class="plain danger" data-remove>{}</button>')
_DIALOG = Markup("""<dialog aria-labelledby="remove-heading">
<h3 id="remove-heading">{sure}</h3><p>{what}</p>
<p class="buttons"><button type="button" class="plain" data-keep>{keep}</button>
<button type="button" class="primary danger" data-remove-now {removed}>{remove}</button></p>
</dialog>""")
_FORM = Markup("""<details class="facts"{open}><summary>{correct}</summary>
<form autocomplete="off">{fields}<p class="buttons">{back}
<button type="submit" class="primary">{save}</button></p></form></details>""")
_FIELD = Markup("""<label>{label} <small>{hint}</small>
<input name="{name}" value="{value}" data-was="{was}" maxlength="{most}"{state}>{wrong}</label>""")
_WRONG = Markup('<em class="wrong" id="wrong-{}" role="alert">{}</em>')
_INVALID = Markup(' aria-invalid="true" aria-describedby="wrong-{}"')
_BACK = Markup('<button type="button" class="plain" data-back="{}">{}</button>')
_REFUSED = Markup("<li><b>{}</b>: {}</li>")
_COPIES = Markup('<details class="sources"><summary>{}</summary><ul>{}</ul></details>')


def sheet_html(
    article: Article,
    told: Markup = NOTHING,
    read_only: bool = False,
    refused: Refused = (),
    places: Sequence[Place] = (),
    typed: "Typed | None" = None,
) -> Markup:
    """An article with what can be done to it; `told` stands above it.

    `refused` are the parts of its file that were not read, `places` are marked in its text,
    `typed` is what its form shows in place of what is known.
    """
    return _SHEET.format(
        id=safe(article.id),
        ask=both(wording.ASK_IN),
        cite=cite_menu(article),
        remove=NOTHING if read_only else _REMOVE.format(both(wording.REMOVE)),
        close=both(wording.CLOSE),
        told=told,
        title=title(article),
        byline=byline(article),
        link=link_html(article.url),
        sources=sources_html(article.sources),
        file=both(wording.FILE),
        name=safe(article.file),
        copies=_copies(article),
        problems=_problems(refused),
        form=NOTHING if read_only else _form(article, typed or Typed()),
        language=tongue(article),
        body=body_html(article.text, places, 1),
        dialog=NOTHING if read_only else _dialog(),
    )


def _dialog() -> Markup:
    """The question before an article is removed."""
    return _DIALOG.format(
        sure=both(wording.REMOVE_SURE),
        what=both(wording.REMOVE_WHAT),
        keep=both(wording.KEEP),
        remove=both(wording.REMOVE),
        removed=spoken(wording.REMOVED),
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into the form, and what is wrong with some of it."""

    values: Mapping[str, str | None] = field(default_factory=dict)
    wrong: Mapping[str, Text] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, str | None]) -> "Typed":
        """What was typed, each fact looked at by itself."""
        wrong = {}
        for name, value in values.items():
            try:
                corrections({name: value})
            except RequestError as error:
                wrong[name] = reason_text(error)
        return cls(values, wrong)


def corrections_of(data: Any) -> dict[str, str | None]:
    """The corrections that a browser sent; a fact that is null takes its correction back."""
    sent = field_of(data, "values")
    values: dict[str, str | None] = {}
    for name in _FIELDS if isinstance(sent, Mapping) else ():
        value = sent.get(name, False)
        if value is None:
            values[name] = None
        elif isinstance(value, str):
            values[name] = " ".join(value.split())[:_FACT_MOST]
    return values


def _form(article: Article, typed: Typed) -> Markup:
    known = {name: getattr(article, name) or "" for name in _FIELDS}
    fields = [
        _FIELD.format(
            label=both(label),
            hint=_hint(article, name),
            name=name,
            value=safe(typed.values.get(name) or "" if name in typed.values else known[name]),
            was=safe(known[name]),
            state=_INVALID.format(name) if name in typed.wrong else NOTHING,
            wrong=_wrong(name, typed),
            most=_FACT_MOST,
        )
        for name, label in _FIELDS.items()
    ]
    corrected = [name for name in _FIELDS if article.origins.get(name) == Origin.USER]
    back = _BACK.format(" ".join(corrected), both(wording.TAKE_BACK)) if corrected else NOTHING
    return _FORM.format(
        open=Markup(" open") if typed.wrong else NOTHING,
        correct=both(wording.CORRECT),
        fields=join(fields),
        back=back,
        save=both(wording.SAVE),
    )


def _wrong(name: str, typed: Typed) -> Markup:
    if name not in typed.wrong:
        return NOTHING
    return _WRONG.format(name, both(wording.REASON, reason=typed.wrong[name]))


def _hint(article: Article, name: str) -> Markup:
    if name == "date" and not article.date:
        return both(wording.DATE_FORM)
    origin = article.origins.get(name)
    return both(_ORIGINS[origin]) if origin else NOTHING


def _problems(refused: Refused) -> Markup:
    rows = [
        _REFUSED.format(safe(part), both(wording.REASON, reason=reason_text(reason)))
        for part, reason in refused
    ]
    told = both(wording.PARTS_NOT_READ, parts=len(refused))
    return _COPIES.format(told, join(rows)) if rows else NOTHING


def _copies(article: Article) -> Markup:
    rows = [Markup("<li>{}</li>").format(safe(name)) for name in article.copies]
    return _COPIES.format(both(wording.COPY_FILES), join(rows)) if rows else NOTHING
