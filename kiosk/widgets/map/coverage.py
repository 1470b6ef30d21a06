"""How far a camera may go before what was prepared for it no longer serves."""

from dataclasses import dataclass

from kiosk.cartography.camera import Camera
from kiosk.core.geometry import Rect

_MARGIN = 0.25  # of the frame's sides, prepared beyond each of them
_STRETCH = 1.5
_USED_UP = 0.5  # of the margin: what comes to rest further out is prepared anew


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a camera sees in a frame, and a margin around it of whole window pixels."""

    camera: Camera
    frame: Rect
    margin_x: int
    margin_y: int

    @classmethod
    def around(cls, camera: Camera, frame: Rect, most_px: float) -> "Coverage":
        """As much as is worth while, no side longer than `most_px` if the frame's is not."""
        return cls(camera, frame, _margin(frame.width, most_px), _margin(frame.height, most_px))

    @property
    def sheet(self) -> Rect:
        """Frame and margin, in pixels of their own."""
        frame = self.frame
        return Rect(0, 0, frame.width + 2 * self.margin_x, frame.height + 2 * self.margin_y)

    @property
    def region(self) -> Rect:
        """All that is prepared, in plane units."""
        return self.camera.region(self.sheet)

    def serves(self, camera: Camera) -> bool:
        """Whether a camera sees only what is prepared, and nearly as large."""
        if not 1 / _STRETCH <= camera.scale / self.camera.scale <= _STRETCH:
            return False
        seen, region, slack = camera.region(self.frame), self.region, 0.5 / camera.scale
        return (
            seen.x >= region.x - slack and seen.right <= region.right + slack
            and seen.y >= region.y - slack and seen.top <= region.top + slack
        )  # fmt: skip

    def serves_at_rest(self, camera: Camera) -> bool:
        """Whether a camera sees it as it was prepared, and may still go some way."""
        own = self.camera
        return (
            camera.scale == own.scale
            and abs(camera.x - own.x) * own.scale <= _USED_UP * self.margin_x
            and abs(camera.y - own.y) * own.scale <= _USED_UP * self.margin_y
        )

    def snapped(self, camera: Camera) -> Camera:
        """The camera moved to whole pixels of what was prepared, if it sees it just as large."""
        own = self.camera
        if camera.scale != own.scale:
            return camera
        return Camera(
            own.x + round((camera.x - own.x) * own.scale) / own.scale,
            own.y + round((camera.y - own.y) * own.scale) / own.scale,
            own.scale,
        )


def _margin(side: float, most_px: float) -> int:
    return int(max(0.0, min(side * _MARGIN, (most_px - side) / 2)))
