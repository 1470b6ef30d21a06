"""Plays phases one after the other; knows their number and length, not what happened in them."""

from math import inf

from kiosk.core.geometry import clamp

LINGER_SECONDS = 2.5  # a phase that was played stays a while before the next begins


class Player:
    """Which of `count` phases is shown and how far it has been played.

    `phase` is None before one is chosen. Its share is 0 at second `since` and 1 `seconds` later;
    its time stands still from second `until` on.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self.phase: int | None = None
        self.playing = False
        self.since = self.until = 0.0
        self._count = count
        self._seconds = seconds

    def show(self, phase: int | None, now: float) -> None:
        """Show a phase as a whole, or none."""
        self.phase = phase
        self.playing = False
        self.since, self.until = now - self._seconds, now

    def turn(self, step: int, now: float) -> bool:
        """The next or previous phase as a whole; before the first stands none."""
        index = (-1 if self.phase is None else self.phase) + step
        if not -1 <= index < self._count:
            return False
        self.show(None if index == -1 else index, now)
        return True

    def scrub(self, phase: int, share: float, now: float) -> None:
        """Stand still at a share of a phase."""
        self.show(phase, now)
        self.since = now - clamp(share, 0.0, 1.0) * self._seconds

    def toggle(self, now: float) -> None:
        """Stop, or go on: from where it stopped, or from the phase's beginning if it was over."""
        if self.playing:
            self.playing = False
            self.until = min(now, self.until)
        elif self.phase is None:
            self._begin(0, now)
        elif self.until - self.since >= self._seconds:
            self._begin(self.phase, now)
        else:
            self.playing = True
            self._let_time_pass(now, stopped=False)

    def advance(self, now: float, *, held: bool) -> bool:
        """Let time pass, or stop it while held; True if something is otherwise than before."""
        if not self.playing or self.phase is None:
            return False
        if held != (self.until != inf):
            self._let_time_pass(now, stopped=held)
            return True
        if held or now - self.since < self._seconds + LINGER_SECONDS:
            return False
        if self.phase + 1 == self._count:
            self.playing = False
            self.until = now
        else:
            self._begin(self.phase + 1, now)
        return True

    def _begin(self, phase: int, now: float) -> None:
        self.phase = phase
        self.playing = True
        self.since, self.until = now, inf

    def _let_time_pass(self, now: float, *, stopped: bool) -> None:
        if stopped:
            self.until = now
        else:
            self.since += now - self.until
            self.until = inf
