"""Something that plays to an end, such as a narration or a film; knows no sound and no picture.

It counts by the clock that it is told, so that words and pictures go on even where no device is
there to hear it with. All seconds are monotonic, `now` as everywhere.
"""

from kiosk.core.geometry import clamp


class Playback:
    """Plays, pauses and is moved within `duration` seconds; it stands at its beginning first."""

    def __init__(self, duration: float) -> None:
        self.duration = max(0.0, duration)
        self._reached = 0.0  # where it stood when it last stopped, started or was moved
        self._since: float | None = None  # when it went on from there; None: it stands

    @property
    def is_playing(self) -> bool:
        """Whether it has been started and not been paused; so it stays beyond the end."""
        return self._since is not None

    def position(self, now: float) -> float:
        """Seconds from its beginning, at most its duration."""
        played = 0.0 if self._since is None else max(0.0, now - self._since)
        return min(self.duration, self._reached + played)

    def share(self, now: float) -> float:
        """The position as a share of the whole, 0 to 1."""
        return self.position(now) / self.duration if self.duration else 0.0

    def has_ended(self, now: float) -> bool:
        """Whether nothing is left to play."""
        return self.position(now) >= self.duration

    def play(self, now: float) -> None:
        """Go on; from the end, begin again."""
        self._reached = 0.0 if self.has_ended(now) else self.position(now)
        self._since = now

    def pause(self, now: float) -> None:
        """Stand still."""
        self._reached = self.position(now)
        self._since = None

    def toggle(self, now: float) -> None:
        """Pause what plays, and play what stands or has ended."""
        if self.is_playing and not self.has_ended(now):
            self.pause(now)
        else:
            self.play(now)

    def seek(self, share: float, now: float) -> None:
        """Move to a share of the whole, 0 to 1; what plays goes on playing from there."""
        self._reached = clamp(share, 0.0, 1.0) * self.duration
        if self._since is not None:
            self._since = now
