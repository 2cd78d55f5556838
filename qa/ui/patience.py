"""How long the server waits for those who are slow, and how many it takes at once.

In: uvicorn's own way of speaking HTTP. Out: the same with bounds. Invariant: a connection that
sends no whole request in time, and one beyond the most that are served, is closed; whoever else is
served does not notice.

uvicorn waits for the head of a request for ever, so that a few hundred connections that never end
one keep the server from everybody else.
"""

import asyncio
from typing import Any

HEAD_SECONDS = 20.0  # until the head of a request must be there
KEEP_SECONDS = 20  # uvicorn's 5 are what httpx waits too: the one closes while the other sends
CONNECTIONS_MOST = 600  # systems often allow a process 1,024 open files
_TURNED_AWAY_MOST = 100  # that are let finish what they send, so that they read the answer
_TURNED_AWAY_SECONDS = 2.0
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
    b"Content-Type: text/plain\r\nContent-Length: 26\r\n\r\nToo many at once; retry.\r\n"
)


def bounded(protocol: type[Any]) -> type[Any]:
    """One of uvicorn's protocols with the bounds."""

    class Bounded(protocol):  # type: ignore[misc]  # which one depends on what is installed
        """Closes what is too slow or too much."""

        _late: asyncio.TimerHandle | None = None
        _turned_away = False

        def connection_made(self, transport: asyncio.Transport) -> None:
            super().connection_made(transport)
            if len(self.connections) > CONNECTIONS_MOST:
                self._turn_away(transport)
            else:
                self._wait_for_head()

        def data_received(self, data: bytes) -> None:
            if self._turned_away:
                return
            super().data_received(data)
            if self._has_request():
                self._stop_waiting()
            elif self._late is None:
                self._wait_for_head()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(exc)

        def _turn_away(self, transport: asyncio.Transport) -> None:
            """Say so and close; a close before the request is read would reset the connection."""
            self._turned_away = True
            transport.write(_FULL)
            few = len(self.connections) <= CONNECTIONS_MOST + _TURNED_AWAY_MOST
            if few and transport.can_write_eof():  # not over TLS
                transport.write_eof()
                loop = asyncio.get_running_loop()
                self._late = loop.call_later(_TURNED_AWAY_SECONDS, transport.close)
            else:
                transport.close()

        def _has_request(self) -> bool:
            return self.cycle is not None and not self.cycle.response_complete

        def _wait_for_head(self) -> None:
            loop = asyncio.get_running_loop()
            self._late = loop.call_later(HEAD_SECONDS, self._give_up)

        def _stop_waiting(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

        def _give_up(self) -> None:
            self._late = None
            if not self._has_request() and self.transport.get_protocol() is self:
                self.transport.close()

    return Bounded


def set_bounds(server: Any) -> None:
    """Let a uvicorn server that has started take every further connection with the bounds."""
    server.config.timeout_keep_alive = KEEP_SECONDS
    server.config.http_protocol_class = bounded(server.config.http_protocol_class)
