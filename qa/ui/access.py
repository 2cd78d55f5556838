"""Who is let in: every request needs a name and a password of the file, if there is one.

In: the server and the logins. Out: the same server behind HTTP's own login (Basic), which browsers,
`gradio_client` and MCP clients all know. Invariant: without a login nothing is answered, neither a
page nor a file of it nor an endpoint; only the server's own start may ask once that it has started.
"""

import asyncio
import base64
import binascii
import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.ui.logins import fits, stranger

_REMEMBERED = 256  # logins that need not be computed anew with every request
_PAUSE = 1.0  # seconds after a wrong password
_AT_ONCE = 2  # passwords that are computed at a time
_ASK = {"WWW-Authenticate": 'Basic realm="qa", charset="UTF-8"'}
_TOLD = "이름과 비밀번호가 필요합니다.\nA name and a password are needed.\n"


class Access:
    """Holds the logins and which credentials were found right, as keyed digests."""

    def __init__(self, logins: Mapping[str, str]) -> None:
        self.logins = dict(logins)
        self.started = False
        self.own_token = secrets.token_urlsafe(32)  # by which the server calls itself
        self._key = secrets.token_bytes(32)
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def admits(self, authorization: str) -> bool:
        """Whether a request with this header may pass."""
        scheme, _, told = authorization.partition(" ")
        if scheme.lower() == "bearer":
            return hmac.compare_digest(told.encode(), self.own_token.encode())
        name, password = _credentials(told) if scheme.lower() == "basic" else ("", "")
        if not name:
            return False
        digest = hmac.digest(self._key, told.encode(), hashlib.sha256)
        if digest in self._known:
            return True
        async with self._turn:
            right = await asyncio.to_thread(fits, password, self.logins.get(name, stranger()))
        if not right:
            await asyncio.sleep(_PAUSE)
            return False
        self._known[digest] = None
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return True


class Gate:
    """ASGI middleware that asks for a login."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that has a login, and refuse any other."""
        if await self._passes(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(_TOLD, 401, _ASK)(scope, receive, send)

    async def _passes(self, scope: Scope) -> bool:
        if scope["type"] == "lifespan":
            return True
        if not self.access.started and scope["path"].endswith("/startup-events"):
            return True
        return await self.access.admits(Headers(scope=scope).get("authorization", ""))


def _credentials(told: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(told, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return "", ""
    return name, password
