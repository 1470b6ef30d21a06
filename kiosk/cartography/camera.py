"""Where a visitor looks at a map from, and how that moves; in window pixels and seconds.

Like the plane's, the window's y grows upwards. Nothing here knows what lies on the map.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, hypot, isfinite, log

from kiosk.core.geometry import Rect, clamp, ease_in_out, mix

GLIDE_SECONDS = 1.0
STEP_SECONDS = 0.25
UNCOVER_SECONDS = 0.5

_SLOWING_SECONDS = 0.2
"""In this time a flung map comes down to 37 % of its speed."""
_REST_PX = 0.5
"""So near its end a flung map is at rest."""
_SLACK = 1e-9
_SLACK_PX = 1e-6
_WHOLE_WINDOW = Rect(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Camera:
    """The place in the plane that the frame's middle shows, and window pixels a plane unit."""

    x: float
    y: float
    scale: float

    def to_window(self, frame: Rect, x: float, y: float) -> tuple[float, float]:
        """Where a place of the plane is seen."""
        middle_x, middle_y = frame.centre
        return middle_x + (x - self.x) * self.scale, middle_y + (y - self.y) * self.scale

    def to_plane(self, frame: Rect, px: float, py: float) -> tuple[float, float]:
        """Which place of the plane is seen there."""
        middle_x, middle_y = frame.centre
        return self.x + (px - middle_x) / self.scale, self.y + (py - middle_y) / self.scale

    def region(self, frame: Rect) -> Rect:
        """All of the plane that is seen."""
        width, height = frame.width / self.scale, frame.height / self.scale
        return Rect(self.x - width / 2, self.y - height / 2, width, height)


def fitting(box: Rect, frame: Rect, free: Rect, closest: float) -> Camera:
    """The camera that shows a box whole in the free part of a frame, as large as it goes.

    `closest` is the largest scale, in window pixels a plane unit.
    """
    scales = [
        room / side
        for room, side in ((free.width, box.width), (free.height, box.height))
        if side > _SLACK and room > 0.0
    ]
    return _centred(box, frame, free, min((*scales, closest)))


def _centred(box: Rect, frame: Rect, free: Rect, scale: float) -> Camera:
    """The camera of that scale which has the box in the middle of the free part."""
    (x, y), (seen_x, seen_y), (middle_x, middle_y) = box.centre, free.centre, frame.centre
    return Camera(x - (seen_x - middle_x) / scale, y - (seen_y - middle_y) / scale, scale)


class Steering:
    """Moves a camera for fingers, buttons and whatever wants to be seen.

    It never shows anything beyond the bounds, so it cannot zoom out further than the bounds fill
    the frame. Motions are functions of the time that `advance` is told.
    """

    def __init__(self) -> None:
        self._camera = Camera(0.0, 0.0, 1.0)
        self._told: Camera | None = None
        self._frame = self._free = _WHOLE_WINDOW
        self._bounds: Rect | None = None
        self._closest = 1.0
        self._motion: _Glide | _Fling | None = None

    @property
    def camera(self) -> Camera:
        """Where the visitor looks from at this moment."""
        return self._camera

    @property
    def is_moving(self) -> bool:
        """Whether the camera moves by itself."""
        return self._motion is not None

    @property
    def can_zoom_in(self) -> bool:
        """Whether anything can be seen larger than it is, or soon will be."""
        return self.destination.scale < self._scales[1] * (1 - _SLACK)

    @property
    def can_zoom_out(self) -> bool:
        """Whether anything more can be seen at once than is, or soon will be."""
        return self.destination.scale > self._scales[0] * (1 + _SLACK)

    def reframe(self, frame: Rect, free: Rect) -> None:
        """The map is shown in `frame`, of which panels leave `free` uncovered."""
        if not (_is_sane(frame) and _is_sane(free)):
            return
        self._free = free
        if frame != self._frame:
            self._frame = frame
            self._stay_within_limits()

    def bound(self, bounds: Rect, closest: float) -> None:
        """All there is to see, and the most window pixels that a plane unit may take."""
        if not (_is_sane(bounds) and isfinite(closest) and closest > 0.0):
            return
        if (bounds, closest) != (self._bounds, self._closest):
            self._bounds, self._closest = bounds, closest
            self._stay_within_limits()

    def aim(self, box: Rect, now: float, *, glide: bool) -> None:
        """Show a part of the plane whole in the free part of the frame, as large as it goes."""
        if not _is_sane(box):
            return
        target = fitting(box, self._frame, self._free, self._closest)
        scale = clamp(target.scale, *self._scales)
        if scale != target.scale:
            target = _centred(box, self._frame, self._free, scale)
        self._go(target, now, GLIDE_SECONDS if glide else 0.0)

    def pan(self, dx: float, dy: float) -> None:
        """Move the map with a finger, in pixels."""
        if isfinite(dx) and isfinite(dy):
            self.touch()
            self._camera = self._moved(self._camera, dx, dy)

    def fling(self, vx: float, vy: float, now: float) -> None:
        """The finger let go of the moving map, in pixels a second: it slows down and rests."""
        if not (isfinite(vx) and isfinite(vy)):
            return
        self.touch()
        reach = hypot(vx, vy) * _SLOWING_SECONDS
        if reach > _REST_PX:
            lasts = _SLOWING_SECONDS * log(reach / _REST_PX)
            dx, dy = vx * _SLOWING_SECONDS, vy * _SLOWING_SECONDS
            rest = self._moved(self._camera, dx, dy)
            if rest != self._camera:
                self._motion = _Fling(self._camera, dx, dy, rest, now, lasts)

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Magnify at once; what is seen at the window's (x, y) stays there."""
        if _can_zoom(factor, x, y):
            self.touch()
            self._camera = self._zoomed(self._camera, factor, x, y)

    def step(self, factor: float, x: float, y: float, now: float, *, glide: bool) -> None:
        """Magnify as a button does; steps that follow each other quickly add up."""
        if _can_zoom(factor, x, y):
            target = self._zoomed(self.destination, factor, x, y)
            self._go(target, now, STEP_SECONDS if glide else 0.0)

    def uncover(self, x: float, y: float, free: Rect, now: float, *, glide: bool) -> None:
        """Bring a place of the plane into a part of the window, moving no more than it takes."""
        if not (isfinite(x) and isfinite(y) and _is_sane(free)):
            return
        base = self.destination
        px, py = base.to_window(self._frame, x, y)
        dx, dy = clamp(px, free.x, free.right) - px, clamp(py, free.y, free.top) - py
        if hypot(dx, dy) > _SLACK_PX:
            self._go(self._moved(base, dx, dy), now, UNCOVER_SECONDS if glide else 0.0)

    def touch(self) -> None:
        """A finger holds the map: whatever moved stops where it is."""
        self._motion = None

    def advance(self, now: float) -> bool:
        """The time is `now`; says whether the camera differs from what it was the last time."""
        if self._motion is not None:
            self._camera, over = self._motion.at(now, self._limited)
            if over:
                self._motion = None
        changed = self._camera != self._told
        self._told = self._camera
        return changed

    @property
    def destination(self) -> Camera:
        """Where a glide leads, else where the camera is."""
        return self._motion.target if isinstance(self._motion, _Glide) else self._camera

    @property
    def _scales(self) -> tuple[float, float]:
        """The smallest and the largest scale; filling the frame wins."""
        if self._bounds is None:
            return self._closest, self._closest
        filling = [
            room / side
            for room, side in (
                (self._frame.width, self._bounds.width),
                (self._frame.height, self._bounds.height),
            )
            if side > _SLACK and room > 0.0
        ]
        farthest = max(filling, default=self._closest)
        return farthest, max(farthest, self._closest)

    def _limited(self, camera: Camera) -> Camera:
        """The nearest camera that shows nothing beyond the bounds."""
        scale = clamp(camera.scale, *self._scales)
        if self._bounds is None:
            return Camera(camera.x, camera.y, scale)
        bounds, half_x, half_y = (
            self._bounds, self._frame.width / scale / 2, self._frame.height / scale / 2,
        )  # fmt: skip
        return Camera(
            _between(camera.x, bounds.x + half_x, bounds.right - half_x),
            _between(camera.y, bounds.y + half_y, bounds.top - half_y),
            scale,
        )

    def _moved(self, camera: Camera, dx: float, dy: float) -> Camera:
        return self._limited(
            Camera(camera.x - dx / camera.scale, camera.y - dy / camera.scale, camera.scale)
        )

    def _zoomed(self, camera: Camera, factor: float, x: float, y: float) -> Camera:
        scale = clamp(camera.scale * factor, *self._scales)
        if scale == camera.scale:
            return camera
        held_x, held_y = camera.to_plane(self._frame, x, y)
        middle_x, middle_y = self._frame.centre
        return self._limited(
            Camera(held_x - (x - middle_x) / scale, held_y - (y - middle_y) / scale, scale)
        )

    def _go(self, target: Camera, now: float, seconds: float) -> None:
        target = self._limited(target)
        if seconds and target != self._camera:
            self._motion = _Glide(self._camera, target, now, seconds)
        else:
            self._camera, self._motion = target, None

    def _stay_within_limits(self) -> None:
        self._camera = self._limited(self._camera)
        match self._motion:
            case _Glide(start, target, begins, lasts):
                self._motion = _Glide(self._limited(start), self._limited(target), begins, lasts)
            case _Fling():
                self._motion = None


@dataclass(frozen=True, slots=True)
class _Glide:
    """From one camera to another, as if zooming about the one place that both show alike.

    Between two cameras within limits all are: the edges of what is seen move evenly.
    """

    start: Camera
    target: Camera
    begins: float
    lasts: float

    def at(self, now: float, limited: Callable[[Camera], Camera]) -> tuple[Camera, bool]:
        """The camera at that time, and whether it has arrived."""
        share = ease_in_out((now - self.begins) / self.lasts)
        if share >= 1.0:
            return self.target, True
        start, target = self.start, self.target
        growth = log(target.scale / start.scale)
        way = expm1(-growth * share) / expm1(-growth) if abs(growth) > _SLACK else share
        return limited(
            Camera(
                mix(start.x, target.x, way),
                mix(start.y, target.y, way),
                start.scale * exp(growth * share),
            )
        ), False


@dataclass(frozen=True, slots=True)
class _Fling:
    """A map that slides (dx, dy) pixels altogether, ever slower, or as far as its edge."""

    start: Camera
    dx: float
    dy: float
    rest: Camera
    begins: float
    lasts: float

    def at(self, now: float, limited: Callable[[Camera], Camera]) -> tuple[Camera, bool]:
        """The camera at that time, and whether it rests."""
        seconds = max(0.0, now - self.begins)
        if seconds >= self.lasts:
            return self.rest, True
        start, way = self.start, -expm1(-seconds / _SLOWING_SECONDS)
        camera = limited(
            Camera(
                start.x - self.dx * way / start.scale,
                start.y - self.dy * way / start.scale,
                start.scale,
            )
        )
        return camera, camera == self.rest


def _between(value: float, low: float, high: float) -> float:
    """The value within a range, or the middle of a range turned inside out."""
    return clamp(value, low, high) if low <= high else (low + high) / 2


def _is_sane(rect: Rect) -> bool:
    sides = rect.width, rect.height
    return all(map(isfinite, (rect.x, rect.y, *sides))) and min(sides) >= 0.0


def _can_zoom(factor: float, x: float, y: float) -> bool:
    return isfinite(factor) and factor > 0.0 and isfinite(x) and isfinite(y)
