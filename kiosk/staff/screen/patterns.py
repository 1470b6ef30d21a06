"""Test pictures over the whole window, drawn exactly by pixels."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kivy.graphics import Color, InstructionGroup, Line, Rectangle

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.staff.screen.body import Part, usual_foot
from kiosk.staff.views import PatternView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain

_STEPS = 16  # of grey
_SMOOTH = 256
_HIGHER = 280.0  # design pixels: more than foot and caption are high
_SQUARES = 18  # of the grid, along the longer side

Draw = Callable[[InstructionGroup, Rect], None]


class Patterns(Part[PatternView]):
    """A picture, and its caption on a ground of its own beside the foot."""

    fills_window = True

    def __init__(self) -> None:
        super().__init__()
        self._picture = InstructionGroup()
        self.canvas.add(self._picture)
        self._ground = Ground()
        self._caption = Text()
        for part in (self._ground, self._caption):
            self.add_widget(part)
        self._drawn: tuple[object, ...] = ()

    def foot(self, view: PatternView, look: Look) -> Rect:
        """Elsewhere on every other picture, so that each pixel is seen on some."""
        place = usual_foot(look)
        return replace(place, y=place.y + look.px(_HIGHER)) if view.index % 2 else place

    def show(self, view: PatternView, look: Look, words: Words, frame: Rect) -> None:
        """Fill the window; `frame` is where the caption may stand, above the foot."""
        window = Rect(0, 0, look.screen.size.width, look.screen.size.height)
        drawn = (view.pattern, window)
        if drawn != self._drawn:
            self._drawn = drawn
            self._picture.clear()
            _DRAWN[view.pattern](self._picture, window)
        pad = look.px(20)
        widest = min(frame.width, look.px(900)) - 2 * pad
        self._caption.set(plain(view.caption), look, role="label", width=widest)
        height = self._caption.height + 2 * pad
        x = frame.x + (frame.width - widest) / 2 - pad
        self._ground.lay(Rect(x, frame.y, widest + 2 * pad, height), look, role="ink",
                         rounded=True)  # fmt: skip
        self._caption.place(x + pad, frame.y + height - pad)


def _plain(red: float, green: float, blue: float) -> Draw:
    def draw(group: InstructionGroup, window: Rect) -> None:
        group.add(Color(red, green, blue))
        group.add(Rectangle(pos=(0, 0), size=(window.width, window.height)))

    return draw


def _ramp(group: InstructionGroup, window: Rect) -> None:
    """Steps of grey in the upper half, all greys there are in the lower."""
    for steps, low, high in ((_STEPS, 0.5, 1.0), (_SMOOTH, 0.0, 0.5)):
        edges = [round(window.width * step / steps) for step in range(steps + 1)]
        y, height = round(window.height * low), round(window.height * (high - low))
        for step in range(steps):
            grey = step / (steps - 1)
            group.add(Color(grey, grey, grey))
            group.add(Rectangle(pos=(edges[step], y), size=(edges[step + 1] - edges[step], height)))


def _geometry(group: InstructionGroup, window: Rect) -> None:
    """Squares, a circle as large as fits, lines of one pixel, and the outermost pixels."""
    _plain(0, 0, 0)(group, window)
    side = max(window.width, window.height) / _SQUARES
    middle_x, middle_y = window.centre
    group.add(Color(0.45, 0.45, 0.45))
    for middle, length in ((middle_x, window.width), (middle_y, window.height)):
        count = int(length / 2 / side)
        for step in range(-count, count + 1):
            at = round(middle + step * side)
            if middle is middle_x:
                group.add(Rectangle(pos=(at, 0), size=(1, window.height)))
            else:
                group.add(Rectangle(pos=(0, at), size=(window.width, 1)))
    group.add(Color(1, 1, 1))
    radius = min(window.width, window.height) / 2 - 1
    group.add(Line(circle=(middle_x, middle_y, radius, 0, 360, 256), width=1))
    group.add(Line(circle=(middle_x, middle_y, radius / 2, 0, 360, 128), width=1))
    for x, y, width, height in (
        (0, 0, window.width, 1),
        (0, window.height - 1, window.width, 1),
        (0, 0, 1, window.height),
        (window.width - 1, 0, 1, window.height),
    ):
        group.add(Rectangle(pos=(x, y), size=(width, height)))
    _one_pixel_lines(group, window, round(side))


def _one_pixel_lines(group: InstructionGroup, window: Rect, side: int) -> None:
    """Fields of lines: grey and even only where the picture is not scaled."""
    x = round(window.width / 2) - 2 * side
    y = round(window.height / 2)
    for line in range(0, side - side % 2, 2):
        group.add(Rectangle(pos=(x + line, y - side), size=(1, 2 * side)))
        group.add(Rectangle(pos=(x + 3 * side, y - side + 2 * line), size=(side, 1)))
        group.add(Rectangle(pos=(x + 3 * side, y - side + 2 * line + 2), size=(side, 1)))


_DRAWN: Mapping[str, Draw] = {
    "black": _plain(0, 0, 0),
    "white": _plain(1, 1, 1),
    "red": _plain(1, 0, 0),
    "green": _plain(0, 1, 0),
    "blue": _plain(0, 0, 1),
    "ramp": _ramp,
    "geometry": _geometry,
    "burn_in": _plain(0.5, 0.5, 0.5),
}
