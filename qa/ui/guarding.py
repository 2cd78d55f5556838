"""What the server refuses by itself, and headers that every answer of it carries.

In: the server. Out: the same, with a policy that lets a browser load nothing from elsewhere, should
any markup ever slip through. Gradio draws its page with inline scripts and `new Function`, so these
two can't be forbidden. Invariant: no request has a body beyond its bound, and none that another
site's page makes a browser send is carried out.
"""

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
        else:
            await self.app(scope, receive if uploads else _bounded(receive), guarded)

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
        return None


def _bounded(receive: Receive) -> Receive:
    """Hang up on a body that grows beyond its bound, whatever length it said it had."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > _BODY_MOST else message

    return bounded
