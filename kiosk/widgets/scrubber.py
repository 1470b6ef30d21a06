"""A bar that tells how far something has been played, and goes where a finger leads it.

Knows neither sound nor film: it counts in shares of the whole, 0 to 1.
"""

from collections.abc import Callable

from kivy.graphics import Color, RoundedRectangle, SmoothEllipse

from kiosk.core.geometry import clamp
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target

_BAR = 10.0
_KNOB = 30.0
_SLOP = 18.0  # a finger that wanders less may still tap
_KEY_SECONDS, _MOST_KEY_STEP = 10.0, 0.25  # that a press of a key goes on by; of the whole
_END = 0.999


def minutes(position: float, length: float = 0.0) -> str:
    """Minutes and seconds that have been played, of how many: `0:12 / 2:05`; `0:12` without."""
    known = (position, length) if length > 0 else (position,)
    return " / ".join(f"{int(seconds) // 60}:{int(seconds) % 60:02d}" for seconds in known)


def key_step(length: float) -> float:
    """The share by which a key goes on in what lasts `length` seconds: ten of them, or less."""
    return min(_MOST_KEY_STEP, _KEY_SECONDS / length) if length > 0 else _MOST_KEY_STEP


class Scrubber(Target):
    """Calls `seek` with the share under a finger: where it taps, and all the while it slides.

    A key can only press: each press goes on by `step`, and from the end to the beginning.
    """

    def __init__(self, name: str, seek: Callable[[float], None]) -> None:
        super().__init__(name)
        self._seek = seek
        self._look: Look | None = None
        self._share = 0.0
        self._step = _MOST_KEY_STEP
        self._start: tuple[float, float] | None = None  # where the finger that slides came down
        with self.canvas:
            self._ground = Color(0, 0, 0, 0)
            self._bar = RoundedRectangle(size=(0, 0))
            self._tint = Color(0, 0, 0, 0)
            self._played = RoundedRectangle(size=(0, 0))
            self._knob = SmoothEllipse(size=(0, 0))

    @property
    def share(self) -> float:
        """The share shown."""
        return self._share

    def dress(self, look: Look, *, spoken: str, step: float) -> None:
        """Take a look, its name for who cannot see it, and the share that a key goes on by."""
        self._look, self._step, self.spoken = look, step, spoken

    def show_share(self, share: float) -> None:
        """Show how far it has been played; where that is the same pixel, nothing is touched."""
        before, self._share = self._knob.pos, clamp(share, 0.0, 1.0)
        if self._look is not None and self._knob_x(self._look) != before[0]:
            self.paint()

    def follow(self, start: tuple[float, float], x: float, y: float) -> bool:
        """Slide along; once it slides, it follows back to where it began."""
        look = self._look
        if look is None or (start != self._start and abs(x - start[0]) < look.px(_SLOP)):
            return False
        self._start = start
        self._seek(self._share_at(x, look))
        return True

    def press_at(self, x: float, y: float) -> None:
        """A finger tapped here."""
        if self._look is not None:
            self._seek(self._share_at(x, self._look))

    def press(self) -> None:
        """A key: go on by a step."""
        self._seek(0.0 if self._share >= _END else min(1.0, self._share + self._step))

    def paint(self) -> None:
        """Draw the bar, what has been played of it, and the knob between."""
        look = self._look
        if look is None:
            return
        height, knob = round(look.px(_BAR)), round(look.px(_KNOB))
        y = round(self.y + (self.height - height) / 2)
        x, radius = self._knob_x(look), height / 2
        left, right = self.x + (knob - height) / 2, self.x + self.width - (knob - height) / 2
        self._ground.rgba = look.colour("line")
        self._bar.pos, self._bar.size = (left, y), (max(0.0, right - left), height)
        self._tint.rgba = look.colour("brass" if self.enabled else "mute")
        self._played.pos, self._played.size = (left, y), (x + knob / 2 + radius - left, height)
        self._bar.radius = self._played.radius = [radius]
        self._knob.pos = (x, round(self.y + (self.height - knob) / 2))
        self._knob.size = (knob, knob)

    def _knob_x(self, look: Look) -> float:
        """The left edge of the knob, in whole window pixels."""
        return float(round(self.x + self._share * max(0.0, self.width - round(look.px(_KNOB)))))

    def _share_at(self, x: float, look: Look) -> float:
        """The share at which the middle of the knob would stand beneath x."""
        knob = look.px(_KNOB)
        room = self.width - knob
        return clamp((x - self.x - knob / 2) / room, 0.0, 1.0) if room > 0 else 0.0
