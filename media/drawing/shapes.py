"""Outlines built from points; knows nothing of colours or canvases."""

import math
from collections.abc import Iterable, Sequence

import skia

Point = tuple[float, float]


def polygon(points: Iterable[Point], *, closed: bool = True) -> skia.Path:
    """Straight lines through the points; a closed outline always runs clockwise."""
    points = _clockwise(list(points)) if closed else points
    path = skia.Path()
    for index, (x, y) in enumerate(points):
        if index:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    if closed:
        path.close()
    return path


def smooth(points: Sequence[Point], *, closed: bool = False, tension: float = 0.5) -> skia.Path:
    """A soft curve that passes through every point (Catmull-Rom); closed, it runs clockwise."""
    points = _clockwise(list(points)) if closed else points
    count = len(points)

    def at(index: int) -> Point:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    path = skia.Path()
    path.moveTo(*points[0])
    for index in range(count if closed else count - 1):
        before, start, end, after = at(index - 1), at(index), at(index + 1), at(index + 2)
        pull = tension / 3 * 2
        path.cubicTo(
            start[0] + (end[0] - before[0]) * pull / 2,
            start[1] + (end[1] - before[1]) * pull / 2,
            end[0] - (after[0] - start[0]) * pull / 2,
            end[1] - (after[1] - start[1]) * pull / 2,
            *end,
        )
    if closed:
        path.close()
    return path


def _clockwise(points: list[Point]) -> list[Point]:
    # Overlapping parts of one silhouette must turn the same way, or they cut holes in each other.
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    turning = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)
    return points if turning >= 0 else points[::-1]


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> skia.Path:
    """A rectangle, its corners rounded when a radius is given."""
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, width, height), radius, radius)
    return path


def oval(x: float, y: float, across: float, down: float | None = None) -> skia.Path:
    """An ellipse round its centre, given its two radii."""
    down = across if down is None else down
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - across, y - down, x + across, y + down))
    return path


def arch(x: float, y: float, width: float, height: float) -> skia.Path:
    """A round-headed opening whose sill runs from (x, y) to the right."""
    top = y - height + width / 2
    path = skia.Path()
    path.moveTo(x, y)
    path.lineTo(x, top)
    path.arcTo(skia.Rect.MakeLTRB(x, top - width / 2, x + width, top + width / 2), 180, 180, False)
    path.lineTo(x + width, y)
    path.close()
    return path


def joined(paths: Iterable[skia.Path]) -> skia.Path:
    """All the outlines in one path, drawn as a single silhouette."""
    whole = skia.Path()
    for path in paths:
        whole.addPath(path)
    return whole


def moved(
    path: skia.Path,
    x: float = 0.0,
    y: float = 0.0,
    *,
    scale: float = 1.0,
    turn: float = 0.0,
    squeeze: float = 1.0,
) -> skia.Path:
    """The path scaled (`squeeze`: sideways only), turned by degrees, then moved, in this order."""
    matrix = skia.Matrix()
    matrix.setScale(scale * squeeze, scale)
    matrix.postRotate(turn)
    matrix.postTranslate(x, y)
    result = skia.Path()
    path.transform(matrix, result)
    return _reversed(result) if squeeze < 0 else result


def mirrored(path: skia.Path, axis: float) -> skia.Path:
    """The path reflected left to right about the upright line x = axis."""
    matrix = skia.Matrix()
    matrix.setScale(-1, 1)
    matrix.postTranslate(2 * axis, 0)
    result = skia.Path()
    path.transform(matrix, result)
    return _reversed(result)


def _reversed(path: skia.Path) -> skia.Path:
    other = skia.Path()
    other.reverseAddPath(path)
    return other


def along(start: Point, end: Point, share: float) -> Point:
    """The point `share` of the way from start to end."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """The point at a distance and a direction (0 right, 90 down) from the centre."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def taper(points: Sequence[Point], widths: Sequence[float]) -> skia.Path:
    """A ribbon along the points whose full width at each point is given."""
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(points):
        before = points[max(0, index - 1)]
        after = points[min(len(points) - 1, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        half = widths[index] / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return polygon([*left, *right[::-1]])
