"""A gate with the PIN of these tests, and executors whose work is done when it is due."""

from collections.abc import Callable
from pathlib import Path

from kiosk.core.worker import Executor
from kiosk.staff.gate import PinGate, Verdict
from kiosk.staff.pin import make_pin, read_pin
from kiosk.staff.tries import Tries

PIN, WRONG = "739214", "739215"
KEPT = read_pin(make_pin(PIN))
DAY = 86_400.0


class AtOnce:
    """Does a job before `submit` returns."""

    def submit(self, job: Callable[[], None]) -> None:
        job()


class Later:
    """Does jobs when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None]) -> None:
        self.jobs.append(job)

    def work(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


def gate_in(folder: Path, now: float = 0.0, executor: Executor | None = None) -> PinGate:
    """A gate as it is after a start at `now`."""
    return PinGate(KEPT, Tries(folder, now), executor or AtOnce())


def answer(gate: PinGate, text: str, now: float) -> Verdict:
    """What the gate says to a PIN."""
    assert gate.try_pin(text, now), "no try was taken"
    verdict = gate.verdict(now)
    assert verdict is not None
    return verdict
