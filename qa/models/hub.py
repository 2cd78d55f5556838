"""Where a model that is named is: in a folder, in the local cache, or within reach on the hub.

In: a model's name. Out: whether the hub may be asked for it. Invariant: a model that can't be had
is known within seconds, before torch is loaded; the hub's client would try for minutes.

https://huggingface.co/docs/huggingface_hub/package_reference/utilities (get_session)
https://huggingface.co/docs/huggingface_hub/package_reference/cache (try_to_load_from_cache)
"""

import os
from pathlib import Path

_SECONDS = 3.0  # that the hub has for its first answer
_BROKEN = 500  # the first HTTP status that says the server is at fault
# One of these is in every model that sentence-transformers loads.
_FILES = ("modules.json", "config.json")


def only_local(name: str, organisation: str) -> bool:
    """Whether a model is to be loaded from this machine alone, as the hub is out of reach.

    `organisation` is whose models may be named without their owner. Raises ConnectionError where
    the model is then nowhere.
    """
    if name and Path(name).is_dir():
        return False
    reason = _out_of_reach()
    if reason is None:
        return False
    if not _is_kept(name) and not _is_kept(f"{organisation}/{name}"):
        raise ConnectionError(
            f"it is no folder, not in the local cache, and the hub does not answer: {reason}"
        )
    return True


def _out_of_reach() -> str | None:
    """Why the hub does not answer; None where it does. It is asked once."""
    from huggingface_hub import constants, get_session

    try:
        status = get_session().head(constants.ENDPOINT, timeout=_SECONDS).status_code
    except Exception as error:  # of whichever library the client makes its requests with
        return " ".join(str(error).split()) or type(error).__name__
    return f"HTTP status {status}" if status >= _BROKEN else None


def _is_kept(repository: str) -> bool:
    """Whether something of a model is in the local cache."""
    from huggingface_hub import try_to_load_from_cache

    cache = os.getenv("SENTENCE_TRANSFORMERS_HOME")
    try:
        found = [try_to_load_from_cache(repository, name, cache_dir=cache) for name in _FILES]
    except ValueError:  # no name that the hub could have
        return False
    return any(isinstance(path, str) for path in found)
