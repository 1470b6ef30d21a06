"""A small sign that tells in the legend and in the list what a layer's things look like."""

from collections.abc import Callable, Mapping

from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text

Draw = Callable[[InstructionGroup, Look, str, Rect], None]


class Swatch(Widget):
    """An icon, or the disc, line or outline that a layer is drawn with."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._drawn = InstructionGroup()
        self.canvas.add(self._drawn)
        self._icon = Text()
        self.add_widget(self._icon)

    def show(
        self, kind: str, icon: str, colour: str, look: Look, box: Rect, *, dashed: bool = False
    ) -> None:
        """Stand in a square of the window; `dashed` lines are schematic ones."""
        self._drawn.clear()
        self._icon.set(ICONS[icon] if icon else "", look, face="icons", colour=colour,
                       font_px=round(box.height))  # fmt: skip
        x, y = box.centre
        self._icon.place(x - self._icon.width / 2, y + self._icon.height / 2)
        if not icon:
            draw = _dashes if dashed else _DRAWINGS.get(kind, _outline)
            draw(self._drawn, look, colour, box)


def _disc(group: InstructionGroup, look: Look, colour: str, box: Rect) -> None:
    for alpha, share in ((0.3, 1.0), (0.75, 0.62)):
        side = box.height * share
        x, y = box.centre
        group.add(Color(*look.colour(colour, alpha)))
        group.add(Ellipse(pos=(x - side / 2, y - side / 2), size=(side, side)))


def _line(group: InstructionGroup, look: Look, colour: str, box: Rect) -> None:
    _strokes(group, look, colour, box, ((0.0, 1.0),))


def _dashes(group: InstructionGroup, look: Look, colour: str, box: Rect) -> None:
    _strokes(group, look, colour, box, ((0.0, 0.4), (0.6, 0.4)))


def _strokes(
    group: InstructionGroup,
    look: Look,
    colour: str,
    box: Rect,
    shares: tuple[tuple[float, float], ...],
) -> None:
    """Level strokes, each from a share of the box's width on and as long as another."""
    group.add(Color(*look.colour(colour)))
    thick = max(2.0, look.px(3))
    y = round(box.centre[1] - thick / 2)
    for start, length in shares:
        x, width = box.x + start * box.width, length * box.width
        group.add(Rectangle(pos=(round(x), y), size=(round(width), round(thick))))


def _ring(group: InstructionGroup, look: Look, colour: str, box: Rect) -> None:
    group.add(Color(*look.colour(colour)))
    x, y = box.centre
    group.add(Line(circle=(x, y, box.height * 0.44), width=max(1.0, look.px(1.4))))


def _outline(group: InstructionGroup, look: Look, colour: str, box: Rect) -> None:
    group.add(Color(*look.colour(colour, 0.25)))
    inner = box.inset(box.width * 0.08)
    group.add(Rectangle(pos=(inner.x, inner.y), size=(inner.width, inner.height)))
    group.add(Color(*look.colour(colour)))
    group.add(
        Line(rectangle=(inner.x, inner.y, inner.width, inner.height), width=max(1.0, look.px(1.2)))
    )


_DRAWINGS: Mapping[str, Draw] = {
    "events": _disc,
    "routes": _line,
    "ranges": _ring,
    "areas": _outline,
}
