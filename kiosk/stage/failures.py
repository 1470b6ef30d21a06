"""Counts what went wrong lately, to tell a slip from a kiosk that cannot work."""

from collections import deque

MOST_FAILURES = 5
WINDOW_SECONDS = 60.0


class Failures:
    """More than MOST_FAILURES within WINDOW_SECONDS are too many; seconds come from outside."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()

    def too_many(self, now: float) -> bool:
        """Note a failure and tell whether it is time to give up."""
        self._times.append(now)
        while self._times and now - self._times[0] > WINDOW_SECONDS:
            self._times.popleft()
        return len(self._times) > MOST_FAILURES
