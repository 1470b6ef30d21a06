"""Sees whether the contents shown prove themselves, and whether others are to be shown."""

from typing import TYPE_CHECKING

from kiosk.core.worker import Executor

if TYPE_CHECKING:
    from kiosk.releases.store import Releases
    from kiosk.releases.trial import Trial


class ContentWatch:
    """Follows a release from its first picture to the end of the process.

    `pointer` is what was to be shown when the process began. Nothing here waits or raises.
    """

    def __init__(
        self, releases: "Releases", trial: "Trial", pointer: str | None, executor: Executor
    ) -> None:
        self._releases = releases
        self._trial = trial
        self._pointer = pointer
        self._executor = executor
        self._proven = False

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

    def ended_well(self, now: float) -> None:
        """The process was told to end, or chose to."""
        self._trial.stopped_cleanly(now)

    def _prove(self) -> None:
        self._trial.proved()
        self._releases.tidy()
