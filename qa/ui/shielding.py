"""What a user sees when something can't be done: a notice, never a traceback.

In: a function that may raise. Out: its result, or the notice that tells why there is none.
"""

import logging
from collections.abc import Callable

from markupsafe import Markup

from qa.errors import MissingLibraryError, QaError, UnknownArticleError
from qa.ui import wording
from qa.ui.markup import notice

log = logging.getLogger(__name__)


def shielded(work: Callable[[], Markup]) -> Markup:
    """Do the work and return what it makes, or the notice of what went wrong."""
    try:
        return work()
    except MissingLibraryError:
        return notice(wording.NO_ARTICLES)
    except UnknownArticleError:
        return notice(wording.GONE)
    except QaError as error:
        return notice(wording.REFUSED, reason=error)
    except Exception:
        # A page that many use must not fall over one request; the log keeps what is needed to
        # mend it, and the reader gets a sentence.
        log.exception("a request of the page failed")
        return notice(wording.BROKEN)
