"""A row over the whole width: an answer to choose, or a question to go back to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kivy.graphics import Color, SmoothLine, SmoothRoundedRectangle

from kiosk.core.intents import Intent
from kiosk.pages.quiz.views import Mood, RowView
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD, _INNER = 22.0, 16.0  # design pixels: beside the parts, above and below all words
_ICON = 1.35  # of the size of the text
_MARK, _CORNER = 0.75, 5.0  # an empty mark: of an icon, and in design pixels
_LINE, _NOTE_LINE = 1.25, 1.2


@dataclass(frozen=True, slots=True)
class _Dress:
    """The colours of a row by their roles, and how strong its edge is in design pixels."""

    ground: str
    edge: str
    icon: str
    text: str
    note: str
    line: float = 0.8


_DRESSES: Mapping[Mood, _Dress] = {
    "open": _Dress("raised", "line", "mute", "paper", "mute"),
    "chosen": _Dress("raised", "brass", "brass", "paper", "brass", 2.0),
    "right": _Dress("raised", "brass", "brass", "paper", "brass", 2.0),
    "partly": _Dress("raised", "line", "brass", "paper", "paper"),
    "wrong": _Dress("panel", "fire", "fire", "paper", "fire", 1.4),
    "past": _Dress("panel", "line", "mute", "mute", "mute"),
}


class ChoiceRow(Target):
    """An icon, words that wrap, and below them what the icon means; the height never changes."""

    def __init__(self, name: str, send: Callable[[Intent], None]) -> None:
        super().__init__(name, self._choose)
        self._send = send
        self._view: RowView | None = None
        self._look: Look | None = None
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._box = SmoothRoundedRectangle(size=(0, 0))
            self._edge = Color(0, 0, 0, 0)
            self._border = SmoothLine(points=[], width=1)
            self._empty = Color(0, 0, 0, 0)
            self._mark = SmoothLine(points=[], width=1)
        self._icon = Text()
        self._words = Text()
        self._note = Text()
        self._way = Text()
        self._ruler = Text()  # as high as any note of one line
        for part in (self._icon, self._words, self._note, self._way):
            self.add_widget(part)

    def set(self, view: RowView, look: Look, width: float) -> float:
        """Take a view for a row of `width`; returns the height it needs (window pixels).

        Room for a note is kept, whether or not there is one.
        """
        self._view, self._look = view, look
        self.spoken, self.enabled = view.spoken, view.live
        dress = _DRESSES[view.mood]
        icon_px = round(look.font_px("body") * _ICON)
        self._icon.set(
            ICONS[view.icon] if view.icon else "",
            look,
            face="icons",
            colour=dress.icon,
            font_px=icon_px,
        )
        self._way.set(ICONS["chevron-right"] if view.leads else "", look, face="icons",
                      colour="mute", font_px=icon_px)  # fmt: skip
        way = self._way.width + look.px(_PAD) if view.leads else 0.0
        inner = width - look.px(3 * _PAD) - icon_px - way
        self._words.set(plain(view.text), look, role="body", colour=dress.text, width=inner,
                        line_height=_LINE)  # fmt: skip
        self._note.set(plain(view.note), look, role="label", face="strong", colour=dress.note,
                       width=inner, line_height=_NOTE_LINE)  # fmt: skip
        line = self._ruler.set("x", look, role="label", face="strong", width=inner,
                               line_height=_NOTE_LINE)  # fmt: skip
        note = max(self._note.height, line.height)
        return max(look.button_px, round(self._words.height + note + look.px(_INNER)))

    def paint(self) -> None:
        """Draw for the state it is in."""
        look, view = self._look, self._view
        if look is None or view is None:
            return
        dress = _DRESSES[view.mood]
        self._fill.rgba = look.colour("line" if self._pressed else dress.ground)
        self._edge.rgba = look.colour(dress.edge)
        radius = look.px(look.theme.radii.button)
        self._box.pos, self._box.size = self.pos, self.size
        self._box.radius = [(radius, radius)] * 4
        self._border.rounded_rectangle = (*self.pos, *self.size, radius)
        self._border.width = max(1.0, look.px(dress.line))
        middle, pad = self.y + self.height / 2, look.px(_PAD)
        self._icon.place(self.x + pad, middle + self._icon.height / 2)
        self._paint_mark(view, look, self.x + pad, middle)
        self._way.place(self.x + self.width - pad - self._way.width, middle + self._way.height / 2)
        left = self.x + 2 * pad + look.font_px("body") * _ICON
        top = middle + (self._words.height + self._note.height) / 2
        self._note.place(left, self._words.place(left, top))

    def _paint_mark(self, view: RowView, look: Look, x: float, middle: float) -> None:
        """An outline as large as the icons are, where there is none."""
        self._empty.rgba = look.colour(_DRESSES[view.mood].icon, 0.0 if view.icon else 1.0)
        side = look.font_px("body") * _ICON * _MARK
        x += look.font_px("body") * _ICON * (1 - _MARK) / 2
        radius = look.px(_CORNER) if view.box else side / 2
        self._mark.rounded_rectangle = (x, middle - side / 2, side, side, radius)
        self._mark.width = max(1.0, look.px(1.3))

    def _choose(self) -> None:
        if self._view is not None:
            self._send(self._view.intent)
