"""What a user sees when something can't be done: a notice, never a traceback.

In: a function that may raise. Out: its result, or the notice that tells why there is none.
"""

import logging
from collections.abc import Callable

from markupsafe import Markup

from qa.errors import MissingLibraryError, QaError, UnknownArticleError
from qa.ui import wording
from qa.ui.markup import notice
from qa.ui.reasons import reason_text

log = logging.getLogger(__name__)


def shielded(work: Callable[[], Markup]) -> Markup:
    """Do the work and return what it makes, or the notice of what went wrong."""
    try:
        return work()
    except Exception as error:
        return notice_of(error)


def shielded_json(work: Callable[[], dict[str, str]]) -> dict[str, str]:
    """The same for what a script asks for; the notice comes as `notice`."""
    try:
        return work()
    except Exception as error:
        return {"notice": str(notice_of(error))}


def notice_of(error: Exception) -> Markup:
    """What went wrong, in a sentence of the page's."""
    match error:
        case MissingLibraryError():
            return notice(wording.NO_ARTICLES)
        case UnknownArticleError():
            return notice(wording.GONE)
        case QaError():
            return notice(wording.REFUSED, reason=reason_text(error))
    # A page that many use must not fall over one request; the log keeps what is needed to mend
    # it, and the reader gets a sentence.
    log.error("a request of the page failed", exc_info=error)
    return notice(wording.BROKEN)
