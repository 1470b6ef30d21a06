"""Executors whose jobs are done when a test says so."""

from collections.abc import Callable


class AtOnce:
    """Does everything at once, on the caller's thread."""

    def submit(self, job: Callable[[], None], /) -> None:
        job()


class Later:
    """Does nothing until told."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None], /) -> None:
        self.jobs.append(job)

    def run(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()
