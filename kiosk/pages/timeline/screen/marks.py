"""An event on the axis: the dot or bar that stands for it, and its name upon or beside that."""

from dataclasses import dataclass

from kivy.graphics import Color, SmoothLine, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.pages.timeline.lanes import Side, holds_name
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_BAR_SHARE = 0.8  # of a row's height
_BAR_TINT = 0.36  # so strong is the colour of a bar, on which words stand
_CAP = 6.0  # the beginning of a bar, in full colour
_RING, _RING_GAP = 3.0, 4.0
_FADE = 36.0  # before the edge of the axis, names go


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a mark, as far as they fit, and their width in window pixels."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a mark stands now: from `x0` to `x1`, in the middle of a row, its name at a side.

    A `point` is a dot; `clear` is where names may be seen. While it `moves` to another row it shows
    none, or it would pass over others.
    """

    x0: float
    x1: float
    y: float
    row: float
    side: Side
    clear: Rect
    is_point: bool
    radius: float
    moves: bool = False


class Mark(Widget):
    """Drawn anew at every move; sets its name only once."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._body = SmoothRoundedRectangle(size=(0, 0))
            self._tint = Color(0, 0, 0, 0)
            self._cap = SmoothRoundedRectangle(size=(0, 0))
            self._edge = Color(0, 0, 0, 0)
            self._ring = SmoothLine(width=1)
        self._name = Text()
        self.add_widget(self._name)
        self.rect = Rect(0, 0, 0, 0)
        self.has_name = False  # whether there is room for its name where it stands

    def dress(self, name: Name, colour: str, look: Look, *, great: bool, chosen: bool) -> None:
        """Take a name and a colour; `great` ones are set stronger."""
        self._look, self._colour, self._chosen, self._width = look, colour, chosen, name.width
        self._name.set(plain(name.text), look, role="label", face="strong" if great else "text",
                       colour="brass" if chosen else "paper")  # fmt: skip

    def stand(self, at: Standing, gap: float) -> None:
        """Stand there; `gap` pixels lie between sign and name."""
        look, colour = self._look, "brass" if self._chosen else self._colour
        if at.is_point:
            middle, radius = (at.x0 + at.x1) / 2, at.radius
            box = Rect(middle - radius, at.y - radius, 2 * radius, 2 * radius)
            corner, ink = radius, 1.0
            self._cap.size = (0, 0)
        else:
            height = at.row * _BAR_SHARE
            x0, x1 = max(at.x0, at.clear.x - 400), min(at.x1, at.clear.right + 400)
            box = Rect(x0, at.y - height / 2, x1 - x0, height)
            corner, ink = look.px(8), _BAR_TINT
            cap = min(look.px(_CAP), box.width)
            self._tint.rgba = look.colour(colour)
            self._cap.pos, self._cap.size = (box.x, box.y), (cap, box.height)
            self._cap.radius = [(cap / 2, cap / 2)] * 4
        self._fill.rgba = look.colour(colour, ink)
        self._body.pos, self._body.size = (box.x, box.y), (box.width, box.height)
        self._body.radius = [(corner, corner)] * 4
        self._ring_around(box, corner if at.is_point else look.px(8))
        self.rect = box
        self._say(at, box, gap)

    @property
    def name_rect(self) -> Rect | None:
        """Where its name can be read; None: it cannot."""
        return self._name.rect if self._name.opacity else None

    def _ring_around(self, box: Rect, corner: float) -> None:
        look = self._look
        self._edge.rgba = look.colour("brass", 1.0 if self._chosen else 0.0)
        if not self._chosen:
            self._ring.points = []
            return
        gap = look.px(_RING_GAP)
        self._ring.rounded_rectangle = (
            box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap, corner + gap
        )  # fmt: skip
        self._ring.width = max(1.0, look.px(_RING) / 2)

    def _say(self, at: Standing, box: Rect, gap: float) -> None:
        """Write the name where it is seen whole; towards the edge it fades."""
        width, name = self._name.width, self._name
        if not at.is_point and holds_name(at.x1 - at.x0, width, gap):
            edge = at.clear.x + self._look.px(_FADE)  # it stays in sight while its bar is
            x = max(at.x0 + 1.5 * gap, min(edge, at.x1 - 1.5 * gap - width))
        elif at.side == "upon":
            x = at.x0 + 1.5 * gap
        elif at.side == "right":
            x = (box.right if at.is_point else at.x1) + gap
        else:
            x = (box.x if at.is_point else at.x0) - gap - width
        room = min(x - at.clear.x, at.clear.right - x - width)
        self.has_name = at.side != "none" and room >= 0.0
        seen = self.has_name and not at.moves
        name.opacity = 1.0 if seen else 0.0
        if seen:
            name.fade(clamp(0.15 + room / max(1.0, self._look.px(_FADE)), 0.0, 1.0))
            name.place(x, at.y + name.height / 2)
