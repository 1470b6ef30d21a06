"""Work done elsewhere than on the caller's thread, one job after the other."""

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

_log = logging.getLogger(__name__)


class Executor(Protocol):
    """Where work is done: a Worker, or anything with the standard library's `submit`."""

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
