"""Waits for films, which play in real time and in threads of their own."""

from collections.abc import Callable
from threading import Event

DEADLINE_SECONDS = 30.0
_ROUND_SECONDS = 0.005


def until(condition: Callable[[], bool]) -> None:
    """Return as soon as the condition holds; fail when it does not within the deadline."""
    pause = Event()
    for _ in range(int(DEADLINE_SECONDS / _ROUND_SECONDS)):
        if condition():
            return
        pause.wait(_ROUND_SECONDS)
    raise AssertionError("it did not happen in time")
