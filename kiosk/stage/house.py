"""What serves an exhibit besides its screen: sound, films and the health report."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.audio.mixer import Audio
from kiosk.core.worker import Worker
from kiosk.exhibit.model import Exhibit
from kiosk.ops.health import Health
from kiosk.stage.projector import FilmProjector


class House:
    """Kept going by `advance`, once a tick; nothing of it waits."""

    def __init__(self, audio: Audio, projector: FilmProjector, health: Health) -> None:
        self._audio = audio
        self._projector = projector
        self._health = health

    def open(self, exhibits: Iterable[Exhibit]) -> None:
        """Begin with what would have delayed the first picture."""
        self._audio.start()
        if any(exhibit.videos for exhibit in exhibits):
            worker = Worker("films")
            worker.submit(self._projector.prepare)
            worker.close()

    def advance(self, now: float, wall: datetime, volume: float, house_volume: float) -> None:
        """Let time pass: `now` in monotonic seconds.

        `volume` is as the visitor wants it, `house_volume` the share of it that the house allows:
        both 0 to 1.
        """
        self._projector.set_volume(volume * house_volume)
        self._projector.pump()
        self._audio.set_house_volume(house_volume)
        self._audio.advance(now)
        self._health.report("sound", self._audio.problem)
        self._health.advance(now, wall)

    def report(self, part: str, problem: str | None) -> None:
        """Have staff told what is wrong with a part, or that it is well (None)."""
        self._health.report(part, problem)

    def forgive(self) -> None:
        """Try again what failed: a drive may have come back since the last visit."""
        self._projector.forgive()

    def close(self, stopped_at: datetime | None) -> None:
        """Stop for good: at that time as it was asked to, or after something broke (None)."""
        self._projector.close()
        self._audio.close()
        if stopped_at is not None:
            self._health.close(stopped_at)
