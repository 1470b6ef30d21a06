"""Draws the events that have no row: small dots and low bars, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.graphics import Color, InstructionGroup, Mesh, RoundedRectangle

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look

_FEW = 150  # so many dots are round; of more, nobody could tell
_DOT, _BAR = 0.9, 0.45  # how strong they are: dots are seen upon bars
_MOST = 16_000  # boxes to a mesh, whose corners are counted in 16 bits


@dataclass(frozen=True, slots=True)
class CrowdSigns:
    """The boxes of one track's crowd, in window pixels, and their colour."""

    boxes: Sequence[Rect]
    colour: str


def draw_crowd(
    group: InstructionGroup, crowds: Sequence[CrowdSigns], look: Look, side: float
) -> None:
    """Draw all crowds; what is wider than `side` is a bar."""
    group.clear()
    is_few = sum(len(crowd.boxes) for crowd in crowds) <= _FEW
    for crowd in crowds:
        bars = [box for box in crowd.boxes if box.width > side + 0.5]
        dots = [box for box in crowd.boxes if box.width <= side + 0.5]
        for boxes, alpha in ((bars, _BAR), (dots, _DOT)):
            if boxes:
                group.add(Color(*look.colour(crowd.colour, alpha)))
                _add(group, boxes, rounded=is_few)


def _add(group: InstructionGroup, boxes: Sequence[Rect], *, rounded: bool) -> None:
    if rounded:
        for box in boxes:
            group.add(
                RoundedRectangle(pos=(box.x, box.y), size=(box.width, box.height),
                                 radius=[box.height / 2])
            )  # fmt: skip
        return
    vertices: list[float] = []
    indices: list[int] = []
    for number, box in enumerate(boxes[:_MOST]):
        left, low, right, top = box.x, box.y, box.right, box.top
        vertices += (left, low, 0, 0, right, low, 0, 0, right, top, 0, 0, left, top, 0, 0)
        first = 4 * number
        indices += (first, first + 1, first + 2, first, first + 2, first + 3)
    group.add(Mesh(vertices=vertices, indices=indices, mode="triangles"))
