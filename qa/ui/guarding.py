"""What the server refuses by itself, and headers that every answer of it carries.

In: the server. Out: the same, with a policy that lets a browser load nothing from elsewhere, should
any markup ever slip through. Gradio draws its page with inline scripts and `new Function`, so these
two can't be forbidden. Invariant: no request has a body beyond its bound, nor takes longer to send
one than a slow line does; all bodies that are held at once have a bound too; and no request that
another site's page makes a browser send is carried out.
"""

import asyncio
import time

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_BODY_MOST = 16_000_000  # bytes of a request that uploads nothing; a draft of 10 MB in base64 fits
_HELD_MOST = 100_000_000  # bytes of all bodies that are in memory at once
BODY_SECONDS = 30.0  # to send a body, and a second more for each
_BYTES_A_SECOND = 2_000  # of it
_LATER = {"Retry-After": "5"}
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # The address of the page holds the question; a link to a source must not pass it on.
    (b"referrer-policy", b"same-origin"),
]


class Guard:
    """ASGI middleware that refuses and adds the headers."""

    def __init__(self, app: ASGIApp, read_only: bool = False) -> None:
        self.app = app
        self.read_only = read_only
        self.held = 0  # bytes of bodies that are being received or worked on

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless it is refused, and its answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        uploads = scope["path"].rstrip("/").endswith("/upload")
        refused = self._refused(scope, uploads)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        body = _Body(self, receive, uploads)
        try:
            await self.app(scope, body.receive, guarded)
        finally:
            self.held -= body.taken

    def _refused(self, scope: Scope, uploads: bool) -> PlainTextResponse | None:
        """The refusal of a request, if it is to be refused."""
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if scope["method"] != "GET" and headers.get("sec-fetch-site") == "cross-site":
            return PlainTextResponse("Refused: sent by another site's page.\n", 403)
        if uploads and self.read_only:
            return PlainTextResponse("Refused: this page takes in no files.\n", 403)
        if not uploads and length.isdecimal() and int(length) > _BODY_MOST:
            return PlainTextResponse("Refused: the request is too large.\n", 413)
        if self.held > _HELD_MOST:
            return PlainTextResponse("Too much at once; try again soon.\n", 503, _LATER)
        return None


class _Body:
    """Receives one body; hangs up where it is too large or too slow, whatever was said of it."""

    def __init__(self, guard: Guard, receive: Receive, uploads: bool) -> None:
        self._guard = guard
        self._receive = receive
        self._uploads = uploads  # these go to disk as they come, and have a bound of their own
        self._size = 0
        self._began = time.monotonic()
        self._whole = False
        self.taken = 0  # bytes that are in memory

    async def receive(self) -> Message:
        """The next part; after the last one whatever the server tells, however long it takes."""
        if self._whole:
            return await self._receive()
        left = self._began + BODY_SECONDS + self._size / _BYTES_A_SECOND - time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), max(left, 0.001))
        except TimeoutError:
            return {"type": "http.disconnect"}
        size = len(message.get("body", b""))
        self._size += size
        self._whole = not message.get("more_body", False)
        if self._uploads:
            return message
        self.taken += size
        self._guard.held += size
        too_much = self.taken > _BODY_MOST or self._guard.held > _HELD_MOST + _BODY_MOST
        return {"type": "http.disconnect"} if too_much else message
