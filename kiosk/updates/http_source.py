"""Signed content on a web server.

By the standard library, for python-tuf's own ways to the network differ from version to version:
that of 5.1 follows redirects to anywhere, neither has an end when a server sends a byte now and
then, and both keep what they fetch in /tmp, which is memory on many a kiosk.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from threading import Event, Timer
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

from kiosk.core.clock import Clock
from kiosk.updates.errors import UpdateError
from kiosk.updates.source import CHUNK_BYTES, EndedError, MissingError, Opened

LEAST_BYTES = 64 * 1024
PATIENCE_SECONDS = 60.0
"""A server must give LEAST_BYTES, or the rest, in this time, and its first line as well."""
SILENCE_SECONDS = 20.0

_OK, _PARTIAL, _BEYOND = 200, 206, 416
_MISSING = {403, 404, 410}  # some stores say 403 of what is not there


class HttpSource:
    """Fetches from below `address`, straight or through the proxy that the environment names.

    No redirect is followed: content comes from where the settings say and nowhere else.
    """

    def __init__(
        self,
        address: str,
        clock: Clock,
        *,
        patience: float = PATIENCE_SECONDS,
        silence: float = SILENCE_SECONDS,
    ) -> None:
        self._address = address.rstrip("/")
        self._clock = clock
        self._patience = patience
        self._silence = silence

    @property
    def name(self) -> str:
        """The address."""
        return self._address

    @contextmanager
    def open(self, path: str, *, start: int = 0) -> Iterator[Opened]:
        """Ask for a file; a server that knows no ranges gives all of it, from byte 0 on."""
        with ExitStack() as stack:
            with self._told(path):
                connection = stack.enter_context(closing(self._connection()))
                connection.connect()
                line: socket.socket = connection.sock
                answer = stack.enter_context(closing(self._answer(connection, path, start)))
                begins = self._beginning(path, answer, start)
            yield Opened(begins, self._chunks(path, answer, line))

    def _answer(
        self, connection: http.client.HTTPConnection, path: str, start: int
    ) -> http.client.HTTPResponse:
        """The answer with its headers; raises TimeoutError when they take longer than patience."""
        headers = {"Accept-Encoding": "identity", "User-Agent": "museum-kiosk"}
        if start:
            headers["Range"] = f"bytes={start}-"
        hung_up = Event()

        def hang_up(line: socket.socket) -> None:
            hung_up.set()
            with suppress(OSError):  # it was over already
                line.shutdown(socket.SHUT_RDWR)

        overdue = Timer(self._patience, hang_up, [connection.sock])
        overdue.daemon = True
        overdue.start()
        try:
            connection.request("GET", self._target(path), headers=headers)
            return connection.getresponse()
        except (OSError, http.client.HTTPException):
            if hung_up.is_set():
                raise TimeoutError from None
            raise
        finally:
            overdue.cancel()

    def _chunks(
        self, path: str, answer: http.client.HTTPResponse, line: socket.socket
    ) -> Iterator[bytes]:
        """The body, as long as enough of it comes in time."""
        got = 0
        deadline = self._clock.now() + self._patience
        while not answer.isclosed():  # as Python 3.13 does by itself after the last byte
            with self._told(path):
                left = deadline - self._clock.now()
                if left <= 0:
                    raise TimeoutError
                line.settimeout(min(left, self._silence))
                chunk = answer.read1(CHUNK_BYTES)
            if not chunk:
                return
            got += len(chunk)
            if got >= LEAST_BYTES:
                got, deadline = 0, self._clock.now() + self._patience
            yield chunk

    def _beginning(self, path: str, answer: http.client.HTTPResponse, start: int) -> int:
        """The byte with which the answer begins; raises UpdateError for one that is none."""
        status = answer.status
        if status == _OK:
            return 0
        if status == _PARTIAL and answer.headers.get("Content-Range", "").startswith(
            f"bytes {start}-"
        ):
            return start
        if status == _BEYOND:
            raise EndedError(f"{path} at {self.name} is shorter than it was.")
        if status in _MISSING:
            raise MissingError(path, self.name)
        if 300 <= status < 400:
            elsewhere = answer.headers.get("Location", "another address")
            raise UpdateError(
                f"{self.name} sends us on to {_printable(elsewhere)}, and this kiosk goes nowhere "
                "but to the address in its settings.",
                "Write the final address into kiosk.yaml: content, updates, url.",
            )
        raise UpdateError(
            f"{self.name} answers {status} {_printable(answer.reason)} when asked for {path}.",
            "Ask whoever looks after the web server; the kiosk tries again by itself.",
            passes=True,
        )

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Turn what the network raises into a sentence."""
        try:
            yield
        except UpdateError:
            raise
        except TimeoutError as error:
            raise UpdateError(
                f"{self.name} gives {path} too slowly or not at all.",
                "See whether the network is up; the kiosk tries again by itself.",
                passes=True,
            ) from error
        except ssl.SSLCertVerificationError as error:
            why = _printable(error.verify_message).rstrip(".")
            raise UpdateError(
                f"{self.name} cannot prove who it is: {why}.",
                "See whether this kiosk's clock is right; then ask whoever looks after the web "
                "server to renew its certificate.",
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise UpdateError(
                f"{self.name} cannot be reached: {_printable(str(error) or type(error).__name__)}.",
                "See whether the network is up and the address is right; the kiosk tries again "
                "by itself.",
                passes=True,
            ) from error

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self._address)
        host, secure = parts.hostname or "", parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        proxy = getproxies().get(parts.scheme)
        if not proxy or proxy_bypass(host):
            return kind(host, parts.port, timeout=self._silence)
        through = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        connection = kind(through.hostname or "", through.port or 8080, timeout=self._silence)
        if secure:
            connection.set_tunnel(host, parts.port)
        return connection

    def _target(self, path: str) -> str:
        """What stands in the request's first line: the whole address for a proxy."""
        parts = urlsplit(self._address)
        whole = f"{parts.path}/{quote(path)}"
        proxied = parts.scheme == "http" and getproxies().get("http")
        if proxied and not proxy_bypass(parts.hostname or ""):
            return f"http://{parts.netloc}{whole}"
        return whole


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)[:200]
