"""A scanned map as instructions for one bake, and how large its picture is needed."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.instructions import Instruction
from kivy.graphics.texture import Texture

from kiosk.cartography.camera import Camera
from kiosk.cartography.ground import Scanned
from kiosk.core.geometry import Rect, Size

_STEPS_PX = (512, 1024, 2048, 4096)  # so that a pinch does not decode the picture at every move
_BLUR = 1.25  # it may be shown so much larger than its pixels


def wanted_px(bounds: Rect, scale: float) -> Size:
    """The size in which a picture that covers `bounds` is asked for."""
    longest = max(bounds.width, bounds.height) * scale / _BLUR
    step = next((step for step in _STEPS_PX if step >= longest), _STEPS_PX[-1])
    side = step / max(bounds.width, bounds.height)
    return Size(bounds.width * side, bounds.height * side)


def paint_scan(
    scanned: Scanned, camera: Camera, frame: Rect, picture: Texture | None
) -> list[Instruction]:
    """The picture where `camera` sees it in `frame` (pixels)."""
    if picture is None:
        return []
    bounds = scanned.bounds
    left, bottom = camera.to_window(frame, bounds.x, bounds.y)
    size = (bounds.width * camera.scale, bounds.height * camera.scale)
    return [
        Color(1.0, 1.0, 1.0, 1.0),
        Rectangle(
            pos=(left, bottom), size=size, texture=picture,
            tex_coords=(0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0),
        ),
    ]  # fmt: skip
