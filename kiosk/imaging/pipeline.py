"""Decodes pictures elsewhere than on the caller's thread, the newest wish first.

Results and exceptions alike wait in one queue that the caller drains; knows no texture.
"""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Protocol

from kiosk.core.geometry import Size
from kiosk.imaging.decode import Pixels, decode

_log = logging.getLogger(__name__)

BUDGET_BYTES = 64 * 1024 * 1024
"""Of decoded pixels that nobody has fetched yet: two pictures of 4096 x 2160."""


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a picture, and the key by which it is known; `target` in pixels."""

    path: Path
    target: Size


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a request: its pixels, or the exception that decoding raised."""

    request: Request
    outcome: Pixels | Exception

    @property
    def size_bytes(self) -> int:
        """Memory that it holds."""
        return len(self.outcome.data) if isinstance(self.outcome, Pixels) else 0


class Executor(Protocol):
    """Where decoding is done: a Worker, or anything with the standard library's `submit`."""

    def submit(self, job: Callable[[], None], /) -> object:
        """Have the job done, now or later."""


class Worker:
    """An executor of one thread that never keeps the process from ending."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        Thread(target=self._work, name=name, daemon=True).start()

    def submit(self, job: Callable[[], None], /) -> None:
        """Have the job done after those before it."""
        self._jobs.put(job)

    def close(self) -> None:
        """Let the thread end after the jobs already submitted; does not wait."""
        self._jobs.put(None)

    def _work(self) -> None:
        while job := self._jobs.get():
            try:
                job()
            except Exception:  # noqa: BLE001  # the thread must live for the jobs after it
                _log.exception("A job failed")


class Pipeline:
    """Decodes what is requested, one picture at a time.

    It pauses while `budget_bytes` of results wait to be drained. All methods may be called from
    any thread; none waits for a picture.
    """

    def __init__(
        self,
        executor: Executor,
        *,
        decode_picture: Callable[[Path, Size], Pixels] = decode,
        budget_bytes: int = BUDGET_BYTES,
    ) -> None:
        self._executor = executor
        self._decode = decode_picture
        self._budget_bytes = budget_bytes
        self._lock = Lock()
        self._wanted: dict[Request, None] = {}  # the newest last
        self._current: Request | None = None
        self._results: deque[Result] = deque()
        self._working = False
        self._closed = False

    def request(self, request: Request) -> None:
        """Wish for a picture; wished for again, it comes first again but is decoded once."""
        with self._lock:
            waiting = any(result.request == request for result in self._results)
            if self._closed or waiting or request == self._current:
                return
            self._wanted.pop(request, None)
            self._wanted[request] = None
        self._employ()

    def cancel(self, request: Request) -> None:
        """Forget a wish; its result, if it is on its way, will not arrive."""
        with self._lock:
            self._wanted.pop(request, None)
            if self._current == request:
                self._current = None
            self._results = deque(r for r in self._results if r.request != request)
        self._employ()

    def drain(self, max_items: int) -> list[Result]:
        """At most `max_items` results, the oldest first."""
        with self._lock:
            count = min(max_items, len(self._results))
            drained = [self._results.popleft() for _ in range(count)]
        self._employ()
        return drained

    def close(self) -> None:
        """Forget everything; what is being decoded is left to end alone, and nobody waits."""
        with self._lock:
            self._closed = True
            self._wanted.clear()
            self._results.clear()
            self._current = None

    def _employ(self) -> None:
        """See to it that somebody works while there is something to do."""
        with self._lock:
            if self._working or not self._has_work():
                return
            self._working = True
        self._executor.submit(self._work)

    def _work(self) -> None:
        while (request := self._take()) is not None:
            outcome: Pixels | Exception
            try:
                outcome = self._decode(request.path, request.target)
            except Exception as error:  # noqa: BLE001  # it travels to the caller as a result
                outcome = error
            with self._lock:
                if self._current == request:  # not cancelled meanwhile
                    self._results.append(Result(request, outcome))
                    self._current = None

    def _take(self) -> Request | None:
        """The newest wish; with none, or no room, the work ends here."""
        with self._lock:
            self._working = self._has_work()
            self._current = self._wanted.popitem()[0] if self._working else None
            return self._current

    def _has_work(self) -> bool:
        held_bytes = sum(result.size_bytes for result in self._results)
        return bool(self._wanted) and held_bytes < self._budget_bytes
