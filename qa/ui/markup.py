"""Text to HTML: the one place where markup and words meet.

In: plain text. Out: Markup. Invariant: whatever was not written here is escaped.
"""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from qa.ui.wording import Text

NOTHING = Markup("")
_NUMBER = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")  # a word for one, and one for more
_BOTH = Markup('<span class="ko" lang="ko">{}</span><span class="en" lang="en">{}</span>')


def safe(text: object) -> Markup:
    """Escape a text so that a browser, and Gradio, shows it as it is."""
    # Gradio translates a mark of its own wherever it meets it; an article may hold it as text.
    return escape(text).replace("__i18n__", Markup("&#95;_i18n__"))


def in_language(text: Text, language: str, values: Mapping[str, object]) -> str:
    """A text in one language, filled in; a value that is a text itself is in that language."""
    given = {
        name: getattr(value, language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
    told = _NUMBER.sub(
        lambda found: found[2] if str(given[found[1]]) == "1" else found[3], getattr(text, language)
    )
    return told.format(**given)


def both(text: Text, **values: object) -> Markup:
    """A text in both languages; the page's style shows the one that is chosen."""
    return _BOTH.format(
        safe(in_language(text, "ko", values)), safe(in_language(text, "en", values))
    )


def unseen(text: Text, **values: object) -> Markup:
    """The same for a screen reader alone."""
    return Markup('<span class="unseen">{}</span>').format(both(text, **values))


def spoken(text: Text, **values: object) -> Markup:
    """Attributes that hold a text in both languages for the page's script to read."""
    return Markup('data-ko="{}" data-en="{}"').format(
        safe(in_language(text, "ko", values)), safe(in_language(text, "en", values))
    )


def join(parts: Iterable[Markup], between: Markup = NOTHING) -> Markup:
    """Markup after markup."""
    return between.join(parts)


def notice(text: Text, **values: object) -> Markup:
    """A message where the answer would stand."""
    return Markup('<p class="notice" role="alert">{}</p>').format(both(text, **values))
