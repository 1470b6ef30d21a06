"""The lines that fill an uncertain part of a bar; pure geometry."""

from collections.abc import Iterator

from kiosk.core.geometry import Rect

Segment = tuple[float, float, float, float]


def diagonals(rect: Rect, step: float) -> Iterator[Segment]:
    """Lines rising to the right within a rectangle, `step` apart along its lower edge.

    They hang on the plane, not on the rectangle: while that grows, they stand still.
    """
    first = int((rect.x - rect.top) // step)
    last = int((rect.right - rect.y) // step) + 1
    for number in range(first, last + 1):
        offset = number * step  # the line is x - y = offset
        low = max(rect.x, rect.y + offset)
        high = min(rect.right, rect.top + offset)
        if high - low > 0.5:
            yield low, low - offset, high, high - offset
