"""How a picture is to be shown, and where that puts it: arithmetic only."""

from dataclasses import dataclass, replace
from math import ceil, inf
from pathlib import Path
from typing import Literal

from kiosk.content.reading import PictureView
from kiosk.core.geometry import Rect, Size, clamp, contain, cover, mix
from kiosk.core.lens import MAX_SCALE, Lens
from kiosk.imaging.pixels import MAX_SIDE_PX

KEN_BURNS_SCALE = 1.07  # a slow approach, small enough that no caption becomes untrue

_LENS_STEPS = (1.0, 2.2, MAX_SCALE)  # a pinch decodes a picture twice, not at every finger's move

Fit = Literal["cover", "contain"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture as it is to be shown; `focus` in shares from the top left.

    `source` are its pixels as it was handed in, where that is known. It approaches its focus for
    `moving_seconds` (0: it stands still) from `moving_since` on, and stands where it is from
    `moving_until` on: monotonic seconds.
    """

    path: Path
    focus: tuple[float, float] = (0.5, 0.5)
    fit: Fit = "cover"
    lens: Lens = Lens()
    source: Size | None = None
    moving_seconds: float = 0.0
    moving_since: float = 0.0
    moving_until: float = inf

    def like(self, picture: PictureView) -> "Shot":
        """Another picture, shown in the same way and not magnified."""
        return replace(
            self, path=picture.path, focus=picture.focus, source=picture.size, lens=Lens()
        )

    def is_moving(self, now: float) -> bool:
        """Whether it still approaches."""
        return now < min(self.moving_until, self.moving_since + self.moving_seconds)

    def wanted(self, frame: Rect) -> Size:
        """How many pixels of the picture are worth having, in a frame of window pixels.

        What is larger than a texture is magnified by its tiles instead.
        """
        lens = next((step for step in _LENS_STEPS if step >= self.lens.scale), MAX_SCALE)
        if self.source is not None and max(self.source.width, self.source.height) > MAX_SIDE_PX:
            lens = 1.0
        scale = lens * (KEN_BURNS_SCALE if self.moving_seconds else 1.0)
        if self.fit == "contain" and self.source is not None:
            place = contain(self.source, frame)
            # The longer side alone: the other one, rounded, would ask for many more pixels.
            longer = max(1, round(max(place.width, place.height) * scale))
            return Size(longer, 0) if place.width >= place.height else Size(0, longer)
        return Size(ceil(frame.width * scale), ceil(frame.height * scale))

    def standing(self, texture: Size, frame: Rect, now: float) -> Rect:
        """Where the whole picture stands, in window pixels; `texture` is the size of one of it."""
        placed = self._placed(self.source or texture, frame)
        return self._magnified(self._approached(placed, now), frame)

    def _placed(self, source: Size, frame: Rect) -> Rect:
        """So that it fills its frame, or fits into it."""
        if self.fit == "contain":
            return contain(source, frame)
        seen = cover(source, Size(frame.width, frame.height), self.focus)
        width, height = frame.width / seen.width, frame.height / seen.height
        top = frame.top + seen.y * height
        return Rect(frame.x - seen.x * width, top - height, width, height)

    def _approached(self, placed: Rect, now: float) -> Rect:
        """A while after the slow approach to its focus began."""
        if not self.moving_seconds:
            return placed
        seconds = min(now, self.moving_until) - self.moving_since
        scale = mix(1.0, KEN_BURNS_SCALE, clamp(seconds / self.moving_seconds, 0.0, 1.0))
        x = placed.x + self.focus[0] * placed.width
        y = placed.top - self.focus[1] * placed.height
        return placed.scaled(scale, x, y)

    def _magnified(self, placed: Rect, frame: Rect) -> Rect:
        """When only the lens's window of the frame is seen."""
        window = self.lens.window
        moved_x = window.x * frame.width
        moved_y = window.y * frame.height  # the lens counts downwards
        moved = Rect(placed.x - moved_x, placed.y + moved_y, placed.width, placed.height)
        return moved.scaled(self.lens.scale, frame.x, frame.top)


def shot_of(picture: PictureView | None) -> Shot | None:
    """The plain shot of a picture: filling its frame about its focus."""
    if picture is None:
        return None
    return Shot(picture.path, picture.focus, source=picture.size)
