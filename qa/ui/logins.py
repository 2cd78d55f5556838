"""Names and passwords that may use the page, as lines of a file.

In: `name:hash` lines. Out: names with their hashes. Invariant: no password is kept, only what
scrypt makes of it with a salt of its own; the form is werkzeug's, `scrypt:N:r:p$salt$hex`.
"""

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from qa.errors import RequestError

_COST = (32_768, 8, 1)  # N, r, p: 32 MB and some 60 ms for each try
_MEMORY_MOST = 1 << 28  # bytes that a hash of the file may ask for
_FORM = re.compile(r"scrypt:(\d{1,8}):(\d{1,3}):(\d{1,3})\$([^$\s]{1,100})\$([0-9a-f]{128})")
_HOW = "make a line with: qa serve --make-login NAME"


def make_login(name: str, password: str) -> str:
    """A line for the file. Raises RequestError for a name or a password that won't do."""
    if not name.strip() or ":" in name or not name.isprintable():
        raise RequestError(f"{name!r} can't be a login's name; use letters without a colon")
    if len(password) < 8:
        raise RequestError("the password is too short; use 8 characters or more")
    salt = secrets.token_urlsafe(12)
    n, r, p = _COST
    return f"{name}:scrypt:{n}:{r}:{p}${salt}${_digest(password, salt, n, r, p)}"


def read_logins(path: Path) -> dict[str, str]:
    """The names of a file with their hashes. Raises RequestError, naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(
            f"{path} can't be read ({getattr(error, 'strerror', error)}); {_HOW}"
        ) from error
    logins: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, told = line.strip().partition(":")
        form = _FORM.fullmatch(told)
        if not name or form is None or _memory(form) > _MEMORY_MOST:
            raise RequestError(f"line {number} of {path} is no name:hash; {_HOW}")
        logins[name] = told
    if not logins:
        raise RequestError(f"{path} holds no login; {_HOW}")
    return logins


def fits(password: str, told: str) -> bool:
    """Whether a password is the one that a hash was made of; takes as long either way."""
    form = _FORM.fullmatch(told)
    if form is None:
        return False
    n, r, p = (int(form[i]) for i in (1, 2, 3))
    return hmac.compare_digest(_digest(password, form[4], n, r, p), form[5])


def stranger() -> str:
    """A hash that no password fits, to spend on unknown names the time that known ones take."""
    n, r, p = _COST
    return f"scrypt:{n}:{r}:{p}$none${'0' * 128}"


def _digest(password: str, salt: str, n: int, r: int, p: int) -> str:
    data = hashlib.scrypt(
        password.encode("utf-8", "replace"), salt=salt.encode(), n=n, r=r, p=p, maxmem=_MEMORY_MOST
    )
    return data.hex()


def _memory(form: re.Match[str]) -> int:
    n, r, p = (int(form[i]) for i in (1, 2, 3))
    return 132 * n * r * p
