"""Keeps the display on or off as wished, on another thread; knows no opening hours."""

from threading import Lock

from kiosk.core.worker import Executor
from kiosk.devices.outputs import Outputs
from kiosk.devices.tool import ToolError

RETRY_SECONDS = 60.0


class ScreenPower:
    """Switches when the wish changes, and again every RETRY_SECONDS while that fails."""

    def __init__(self, outputs: Outputs, executor: Executor) -> None:
        self._outputs = outputs
        self._executor = executor
        self._lock = Lock()
        self._is_on = True  # whoever started us sees something
        self._asked = True
        self._busy = False
        self._next_try = float("-inf")
        self._problem: str | None = None

    @property
    def problem(self) -> str | None:
        """Why the display is not as wished, for staff."""
        with self._lock:
            return self._problem

    def advance(self, now: float, *, on: bool) -> None:
        """Have it on or off from `now` (monotonic seconds) on; never waits."""
        with self._lock:
            if on != self._asked:
                self._asked = on
                self._next_try = now
            if self._busy or self._is_on == on or now < self._next_try:
                return
            self._busy = True
            self._next_try = now + RETRY_SECONDS
        self._executor.submit(lambda: self._switch(on=on))

    def _switch(self, *, on: bool) -> None:
        problem: str | None = None
        try:
            self._outputs.power(on=on)
        except ToolError as error:
            problem = f"The screen cannot be switched {'on' if on else 'off'}: {error}"
        with self._lock:
            self._busy = False
            self._problem = problem
            if problem is None:
                self._is_on = on
