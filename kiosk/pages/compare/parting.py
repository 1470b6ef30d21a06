"""Where the divider parts a frame in two, and which way a finger moves it; pure geometry."""

from dataclasses import dataclass

from kiosk.core.geometry import Rect, clamp

_ALONG_UPRIGHT = 0.32  # of the divider from below: within reach, and beside what is looked at
_ALONG_LYING = 0.5


@dataclass(frozen=True, slots=True)
class Parting:
    """A frame in window pixels of which the first picture has `share`, 0 to 1.

    `upright`: from the left, and the divider stands; otherwise from the top, and it lies.
    """

    frame: Rect
    share: float = 0.5
    upright: bool = True

    @property
    def place(self) -> float:
        """The x of an upright divider, the y of a lying one."""
        frame = self.frame
        if self.upright:
            return min(frame.right, frame.x + frame.width * self.share)
        return max(frame.y, frame.top - frame.height * self.share)

    @property
    def first(self) -> Rect:
        """The part of the first picture: left, or above."""
        frame, place = self.frame, self.place
        if self.upright:
            return Rect(frame.x, frame.y, place - frame.x, frame.height)
        return Rect(frame.x, place, frame.width, frame.top - place)

    @property
    def second(self) -> Rect:
        """The part of the second picture: right, or below."""
        frame, place = self.frame, self.place
        if self.upright:
            return Rect(place, frame.y, frame.right - place, frame.height)
        return Rect(frame.x, frame.y, frame.width, place - frame.y)

    def line(self, width: float) -> Rect:
        """The divider drawn as wide as that; at an edge of the frame, within it."""
        frame = self.frame
        if self.upright:
            x = clamp(self.place - width / 2, frame.x, max(frame.x, frame.right - width))
            return Rect(x, frame.y, width, frame.height)
        y = clamp(self.place - width / 2, frame.y, max(frame.y, frame.top - width))
        return Rect(frame.x, y, frame.width, width)

    def handle(self, side: float) -> Rect:
        """The square on the divider to take hold of; never beyond the frame."""
        frame = self.frame
        if self.upright:
            x, y = self.place, frame.y + frame.height * _ALONG_UPRIGHT
        else:
            x, y = frame.x + frame.width * _ALONG_LYING, self.place
        return Rect(
            clamp(x - side / 2, frame.x, max(frame.x, frame.right - side)),
            clamp(y - side / 2, frame.y, max(frame.y, frame.top - side)),
            side,
            side,
        )

    def share_at(self, x: float, y: float) -> float:
        """The share with which the divider would go through a point."""
        frame = self.frame
        if self.upright:
            return clamp((x - frame.x) / max(1.0, frame.width), 0.0, 1.0)
        return clamp((frame.top - y) / max(1.0, frame.height), 0.0, 1.0)

    def share_after(self, dx: float, dy: float) -> float:
        """The share after the divider was pushed by (dx, dy)."""
        if self.upright:
            return self.share_at(self.place + dx, self.frame.y)
        return self.share_at(self.frame.x, self.place + dy)
