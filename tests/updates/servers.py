"""A real web server on loopback, honest or not."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kiosk.core.clock import SystemClock
from kiosk.updates.http_source import HttpSource

Behaviour = Callable[["Handler", bytes], None]
"""What a server does instead of giving a file, which it is given."""


class Handler(BaseHTTPRequestHandler):
    server: "StaticServer"

    def do_GET(self) -> None:
        path = self.path.removeprefix("/content/")
        self.server.asked.append((path, self.headers.get("Range", "")))
        file = self.server.folder / path
        behaviour = next(
            (b for end, b in self.server.misbehaves.items() if path.endswith(end)), None
        )
        if behaviour is not None:
            behaviour(self, file.read_bytes() if file.is_file() else b"")
        elif not file.is_file():
            self.send_error(404)
        else:
            give(self, file.read_bytes())

    def log_message(self, *args: object) -> None:
        pass


class StaticServer(ThreadingHTTPServer):
    """Serves a folder as /content/; `asked` are paths and ranges."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.asked: list[tuple[str, str]] = []
        self.misbehaves: dict[str, Behaviour] = {}
        self.over = threading.Event()

    def handle_error(self, *args: object) -> None:
        """A client that hangs up is no error."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/content"

    def source(self, *, patience: float = 20.0, silence: float = 20.0) -> HttpSource:
        return HttpSource(self.address, SystemClock(), patience=patience, silence=silence)


@contextmanager
def serving(folder: Path) -> Iterator[StaticServer]:
    with StaticServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def give(handler: Handler, data: bytes) -> None:
    """As an honest server does, ranges included."""
    start = 0
    wanted = handler.headers.get("Range", "")
    if wanted:
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        if start >= len(data):
            handler.send_error(416)
            return
    handler.send_response(206 if wanted else 200)
    if wanted:
        handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    handler.send_header("Content-Length", str(len(data) - start))
    handler.end_headers()
    handler.wfile.write(data[start:])


def gives_all(handler: Handler, data: bytes) -> None:
    """Knows no ranges."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def hangs_up_after(count: int) -> Behaviour:
    def behave(handler: Handler, data: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[:count])

    return behave


def endless(handler: Handler, data: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(data)
    while not handler.server.over.is_set():
        handler.wfile.write(b" " * 65536)


def drips(handler: Handler, data: bytes) -> None:
    """A byte now and then, so that no line is ever silent for long."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    _drip(handler, data)


def drips_headers(handler: Handler, _: bytes) -> None:
    _drip(handler, b"HTTP/1.0 200 OK\r\nX-Slow: " + b"." * 10_000)


def _drip(handler: Handler, data: bytes) -> None:
    for byte in data:
        handler.wfile.write(bytes([byte]))
        if handler.server.over.wait(0.02):
            return


def silent(handler: Handler, _: bytes) -> None:
    handler.server.over.wait(60)


def answers(status: int, **headers: str) -> Behaviour:
    def behave(handler: Handler, _: bytes) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()

    return behave
