"""The one film that is shown: opened when it is asked for, closed when nobody asks any more.

Its frames go into one texture, which is made once for a film.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from kivy.graphics.texture import Texture

from kiosk.core.geometry import clamp
from kiosk.video.films import Film, Films, Frame
from kiosk.widgets.film import Projected, Projection

_log = logging.getLogger(__name__)

STALL_SECONDS = 8.0  # after which a film that should play, and does not move, is given up
_LONGEST_TICK = 0.5  # that counts as waiting: a computer that slept did not wait
_REST_SECONDS = 0.15  # that a finger rests on the bar before the film goes there
_CLOSE_SECONDS = 1.0  # that the end of the process waits for a film's sound device


class FilmProjector:
    """Shows films through whatever library there is, at the volume that was set.

    `note_problem` is told of a film what is wrong with it, or None when it is seen again.
    """

    def __init__(
        self, films: Films, *, note_problem: Callable[[Path, str | None], None] = lambda *_: None
    ) -> None:
        self._films = films
        self._note_problem = note_problem
        self._showing: _Showing | None = None
        self._stopped: Film | None = None  # the last one; it may not have ended yet
        self._volume = 1.0
        self._asked = False
        self._broken: set[Path] = set()
        self._noted: set[Path] = set()  # those whose problem stands in the health report
        self._told: set[Path] = set()  # each broken film is logged once

    def can_show(self, path: Path) -> bool:
        """Whether there is more of that film than its poster."""
        return self._films.problem is None and path not in self._broken

    def show(self, projection: Projection, now: float) -> Projected:
        """Show a film, and stop any other."""
        self._asked = True
        showing = self._showing
        if showing is None or showing.path != projection.path:
            self._stop()
            film = self._films.open(projection.path, projection.largest, projection.second)
            self._showing = showing = _Showing(film, projection, now)
        showing.follow(projection, self._volume, now)
        projected = showing.project()
        problem = showing.problem(now)
        if problem is not None:
            self._give_up(projection.path, problem)
        elif projected.texture is not None and projection.path in self._noted:
            self._noted.remove(projection.path)
            self._note_problem(projection.path, None)
        return projected

    def set_volume(self, level: float) -> None:
        """Set the loudness of films, 0 (silent) to 1."""
        self._volume = clamp(level, 0.0, 1.0)

    def pump(self) -> None:
        """Stop what nobody has asked for since the last time; once a tick."""
        if not self._asked:
            self._stop()
        self._asked = False

    def prepare(self) -> None:
        """Do what would delay the first film. May take long: call it in a thread."""
        self._films.prepare()

    def forgive(self) -> None:
        """Try broken films again: a drive may have come back since the last visit."""
        self._broken.clear()

    def close(self) -> None:
        """Stop for good; waits a moment, for a film that outlives the process crashes it."""
        self._stop()
        if self._stopped is not None:
            self._stopped.wait_closed(_CLOSE_SECONDS)

    def _stop(self) -> None:
        if self._showing is not None:
            self._stopped = self._showing.film
            self._stopped.close()
            self._showing = None

    def _give_up(self, path: Path, problem: str) -> None:
        self._stop()
        self._broken.add(path)
        self._noted.add(path)
        self._note_problem(path, problem)
        if path not in self._told:
            self._told.add(path)
            _log.warning("%s cannot be shown: %s", path, problem)


class _Showing:
    """A film and the texture that its frames go into."""

    def __init__(self, film: Film, projection: Projection, now: float) -> None:
        self.film = film
        self.path = projection.path
        self._texture: Texture | None = None
        self._take = self._sent = projection.take
        self._sought_at = now  # when the visitor last chose another place
        self._playing = False
        self._second = film.second
        self._waited = 0.0
        self._looked_at = now

    def follow(self, projection: Projection, volume: float, now: float) -> None:
        """Have the film do what is wanted of it."""
        if projection.take != self._take:
            self._take, self._sought_at = projection.take, now
        if self._take != self._sent and now - self._sought_at >= _REST_SECONDS:
            self._sent = self._take
            self.film.go_to(projection.second)
        self._playing = projection.playing and self._take == self._sent
        self.film.let_play(playing=self._playing)
        self.film.set_volume(0.0 if projection.muted else volume)

    def project(self) -> Projected:
        """The newest frame, in the texture."""
        frame = self.film.frame()
        if frame is not None:
            self._upload(frame)
        sought = self._take != self._sent
        return Projected(
            self._texture,
            None if frame is None or sought else frame.second,
            self.film.length,
            self.film.has_ended and not sought,
        )

    def problem(self, now: float) -> str | None:
        """Why it cannot go on: what it says itself, or that it does not move."""
        if self.film.second != self._second or not self._playing or self.film.has_ended:
            self._second, self._waited = self.film.second, 0.0
        else:
            self._waited += min(now - self._looked_at, _LONGEST_TICK)
        self._looked_at = now
        if self.film.problem is None and self._waited >= STALL_SECONDS:
            return f"it has stood still for {STALL_SECONDS:.0f} seconds"
        return self.film.problem

    def _upload(self, frame: Frame) -> None:
        size = (frame.width, frame.height)
        if self._texture is None or tuple(self._texture.size) != size:
            self._texture = Texture.create(size=size, colorfmt="rgba")
            self._texture.wrap = "clamp_to_edge"
        self._texture.blit_buffer(frame.pixels, colorfmt="rgba", bufferfmt="ubyte")
