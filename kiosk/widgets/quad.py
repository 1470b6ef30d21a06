"""A textured rectangle whose corners may be round.

Kivy's RoundedRectangle gives its edge the whole texture whatever its `tex_coords` say, which warps
every cropped picture; this one maps each point of its outline.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from kivy.graphics import Mesh
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect

_STEPS_A_CORNER = 8
_WHOLE = (0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0)

Radii = tuple[float, float, float, float]


class Quad:
    """A fan of triangles in `mesh`, an instruction of the canvas in whose context it is made."""

    def __init__(self) -> None:
        self.mesh = Mesh(mode="triangle_fan")

    @property
    def texture(self) -> Texture | None:
        """What it shows."""
        return self.mesh.texture

    @texture.setter
    def texture(self, texture: Texture | None) -> None:
        self.mesh.texture = texture

    def lay(self, rect: Rect, radii: Radii, tex_coords: Sequence[float] = _WHOLE) -> None:
        """Cover a rectangle; window pixels.

        `radii` and `tex_coords` (u, v pairs) go round from the lower left corner: lower left, lower
        right, upper right, upper left.
        """
        left, bottom, right, top = tex_coords[0], tex_coords[1], tex_coords[4], tex_coords[5]
        vertices: list[float] = []
        count = 0
        for x, y in (rect.centre, *outline(rect, radii)):
            across = (x - rect.x) / rect.width if rect.width else 0.0
            up = (y - rect.y) / rect.height if rect.height else 0.0
            vertices += (x, y, left + (right - left) * across, bottom + (top - bottom) * up)
            count += 1
        self.mesh.vertices = vertices
        self.mesh.indices = range(count)


def outline(rect: Rect, radii: Radii) -> Iterator[tuple[float, float]]:
    """Points round the rectangle, against the clock, the first one again at the end."""
    most = min(rect.width, rect.height) / 2
    corners = (
        (rect.x, rect.y, 1, 1, pi),
        (rect.right, rect.y, -1, 1, 1.5 * pi),
        (rect.right, rect.top, -1, -1, 0.0),
        (rect.x, rect.top, 1, -1, 0.5 * pi),
    )
    points = []
    for (x, y, inwards_x, inwards_y, start), wanted in zip(corners, radii, strict=True):
        radius = min(wanted, most)
        centre_x, centre_y = x + inwards_x * radius, y + inwards_y * radius
        steps = _STEPS_A_CORNER if radius else 0
        for step in range(steps + 1):
            angle = start + 0.5 * pi * step / (steps or 1)
            points.append((centre_x + radius * cos(angle), centre_y + radius * sin(angle)))
    yield from points
    yield points[0]
