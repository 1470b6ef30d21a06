"""One drawing program with the meshes that it draws, seen through a camera."""

from collections.abc import Iterable, Sequence

import numpy as np
from kivy.graphics import InstructionGroup, Mesh, RenderContext
from kivy.graphics.instructions import Instruction
from kivy.graphics.texture import Texture
from kivy.graphics.vertex import VertexFormat
from numpy.typing import NDArray

from kiosk.cartography.camera import Camera
from kiosk.cartography.tessellate import MOST, chunks
from kiosk.core.geometry import Rect
from kiosk.widgets.map.arrays import Floats, Point
from kiosk.widgets.map.programs import Program

_QUAD = np.array((0, 1, 2, 2, 1, 3), np.uint16)
_QUADS_A_MESH = MOST // 6
_QUADS = (4 * np.arange(_QUADS_A_MESH, dtype=np.uint16)[:, None] + _QUAD).ravel()


class Layer:
    """Add `context` to a canvas; what is drawn is what `draw` was last given.

    One layer has one vertex format: Kivy switches attributes off and on with every other one.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._format = VertexFormat(*program.attributes)
        self.context = RenderContext(
            use_parent_projection=True, use_parent_modelview=True,
            vs=program.vertex, fs=program.fragment,
        )  # fmt: skip
        self._content = InstructionGroup()
        self.context.add(self._content)
        self.set(clock=0.0, flash=0.0)

    def set(self, **uniforms: float | tuple[float, ...]) -> None:
        """Set numbers that the program reads."""
        for name, value in uniforms.items():
            self.context[name] = value

    def look(self, camera: Camera, frame: Rect, origin: Point) -> None:
        """See what lies at `origin` and around through a camera."""
        self.set(
            middle=frame.centre,
            eye=(camera.x - origin[0], camera.y - origin[1]),
            zoom=float(camera.scale),
        )

    def draw(self, instructions: Iterable[Instruction]) -> None:
        """Draw these and nothing else."""
        self._content.clear()
        for instruction in instructions:
            self._content.add(instruction)

    def quads(self, corners: Floats, texture: Texture | None = None) -> list[Mesh]:
        """Rectangles, four corners each: two at one end, two at the other."""
        step = 4 * _QUADS_A_MESH
        return [
            self._mesh(part, _QUADS[: len(part) // 4 * 6], texture)
            for part in (corners[start : start + step] for start in range(0, len(corners), step))
        ]

    def triangles(
        self, corners: Floats, indices: NDArray[np.uint32], texture: Texture | None = None
    ) -> list[Mesh]:
        """Triangles, three indices of corners each."""
        return [self._mesh(corners[taken], own, texture) for taken, own in chunks(indices)]

    def _mesh(self, corners: Floats, indices: NDArray[np.uint16], texture: Texture | None) -> Mesh:
        return Mesh(
            vertices=np.ascontiguousarray(corners, np.float32).ravel(),
            indices=np.ascontiguousarray(indices),
            mode="triangles", fmt=self._format, texture=texture,
        )  # fmt: skip


def stacked(*columns: Sequence[object] | NDArray[np.floating]) -> Floats:
    """Columns side by side, one row a corner."""
    return np.column_stack([np.asarray(column, np.float32) for column in columns])
