"""Sees whether the contents shown prove themselves, and whether others are to be shown."""

from collections.abc import Callable

from kiosk.core.worker import Executor
from kiosk.releases.store import Releases
from kiosk.releases.trial import Trial

_LOOK_SECONDS = 60.0


class ContentWatch:
    """Follows a release from its first picture to the end of the process.

    `pointer` is what was to be shown when the process began; `trouble` says what keeps new
    contents from coming, or None, and may take its time. Nothing here waits or raises.
    """

    def __init__(
        self,
        releases: Releases,
        trial: Trial,
        pointer: str | None,
        executor: Executor,
        trouble: Callable[[], str | None],
    ) -> None:
        self._releases = releases
        self._trial = trial
        self._pointer = pointer
        self._executor = executor
        self._ask_trouble = trouble
        self._next_look = float("-inf")
        self._proven = False
        self.trouble: str | None = None

    @property
    def has_changed(self) -> bool:
        """Whether something else is to be shown; one look at a symbolic link."""
        return self._releases.current_id() != self._pointer

    def came_up(self, now: float) -> None:
        """The first picture is on the screen, at `now` (monotonic seconds)."""
        self._trial.came_up(now)
        self._executor.submit(self._releases.tidy)  # what a power cut left half taken

    def advance(self, now: float) -> None:
        """Let time pass; what has been shown long enough is good."""
        if not self._proven and self._trial.is_proof_due(now):
            self._proven = True
            self._executor.submit(self._prove)
        if now >= self._next_look:
            self._next_look = now + _LOOK_SECONDS
            self._executor.submit(self._look)

    def ended_well(self, now: float) -> None:
        """The process was told to end, or chose to."""
        self._trial.stopped_cleanly(now)

    def _look(self) -> None:
        self.trouble = self._ask_trouble()

    def _prove(self) -> None:
        self._trial.proved()
        self._releases.tidy()
