"""Sizes, rectangles and easing; pure arithmetic that does not know pixels from millimetres."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height in one unit."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; (x, y) is the corner with the smallest coordinates."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The largest x."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The largest y."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.top

    def inset(self, dx: float, dy: float | None = None) -> "Rect":
        """The rectangle smaller by `dx` left and right and `dy` (default `dx`) above and below."""
        dy = dx if dy is None else dy
        return Rect(
            self.x + dx, self.y + dy, max(0, self.width - 2 * dx), max(0, self.height - 2 * dy)
        )

    def cut(self, other: "Rect") -> "Rect":
        """The part that lies in both; without size where there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Rect(x, y, max(0.0, right - x), max(0.0, top - y))

    def joined(self, other: "Rect") -> "Rect":
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.top, other.top) - y)

    def scaled(self, factor: float, x: float, y: float) -> "Rect":
        """The rectangle `factor` times as large, the point (x, y) staying where it is."""
        return Rect(
            x + (self.x - x) * factor, y + (self.y - y) * factor,
            self.width * factor, self.height * factor,
        )  # fmt: skip

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.top
            and other.y < self.top
        )


def contain(source: Size, frame: Rect) -> Rect:
    """The largest rectangle of the source's shape that fits inside the frame, centred."""
    scale = min(frame.width / source.width, frame.height / source.height)
    width, height = source.width * scale, source.height * scale
    x, y = frame.centre
    return Rect(x - width / 2, y - height / 2, width, height)


def cover(source: Size, frame: Size, focus: tuple[float, float] = (0.5, 0.5)) -> Rect:
    """The part of the source to show so that it fills the frame.

    `focus` is the point that must stay in view, as shares of width and height from the top left;
    the result is in the same shares (0 to 1, y downwards). The focus is put as near the middle of
    the frame as the picture's edges allow.
    """
    scale = max(frame.width / source.width, frame.height / source.height)
    width = min(1.0, frame.width / (source.width * scale))
    height = min(1.0, frame.height / (source.height * scale))
    return Rect(
        clamp(focus[0] - width / 2, 0.0, 1.0 - width),
        clamp(focus[1] - height / 2, 0.0, 1.0 - height),
        width,
        height,
    )


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the nearer end of the range."""
    return max(low, min(high, value))


def mix(start: float, end: float, share: float) -> float:
    """The value `share` (0 to 1) of the way from start to end."""
    return start + (end - start) * share


def ease_in_out(share: float) -> float:
    """Smoothstep of a share 0 to 1: slow at both ends."""
    share = clamp(share, 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)
