"""The rows of the list that stands for the axis."""

from collections.abc import Callable

from kivy.graphics import Color, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.pages.timeline.views import RowView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD = 18.0
_SWATCH = 22.0


class Swatch(Widget):
    """The sign of an event as on the axis: a dot, or a bar."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._shape = SmoothRoundedRectangle(size=(0, 0))

    def show(self, view: RowView, look: Look, x: float, middle: float, side: float) -> None:
        """Stand from `x` on, `side` window pixels wide."""
        height = side * 0.5 if view.is_span else side
        self._tint.rgba = look.colour("brass" if view.chosen else view.colour)
        self._shape.pos, self._shape.size = (x, middle - height / 2), (side, height)
        self._shape.radius = [(height / 2 if not view.is_span else look.px(4),) * 2] * 4


class EventRow(Target):
    """An event's sign, title, time and track."""

    def __init__(self, key: str, action: Callable[[], None]) -> None:
        super().__init__(f"row-{key}", action)
        self.key = key
        self._ground, self._swatch = Ground(), Swatch()
        self._title, self._detail = Text(), Text()
        for part in (self._ground, self._swatch, self._title, self._detail):
            self.add_widget(part)
        self._view: RowView | None = None
        self._look: Look | None = None

    def set(self, view: RowView, look: Look, words: Words, width: float) -> float:
        """Take an event for a row of `width`; returns the height it needs (window pixels)."""
        self._view, self._look = view, look
        self.spoken = f"{view.title}, {view.detail}"
        inner = width - look.px(3 * _PAD) - _side(look)
        self._title.set(plain(view.title), look, role="body", width=inner, line_height=1.2,
                        colour="brass" if view.chosen else "paper")  # fmt: skip
        self._detail.set(plain(view.detail), look, role="label", colour="mute", width=inner,
                         line_height=1.25)  # fmt: skip
        return max(look.button_px, self._title.height + self._detail.height + look.px(24))

    def paint(self) -> None:
        """Draw for the state it is in."""
        look, view = self._look, self._view
        if look is None or view is None:
            return
        role = "line" if self._pressed else "raised" if view.chosen else "panel"
        self._ground.lay(self.rect, look, role=role, rounded=True)
        side, middle = _side(look), self.y + self.height / 2
        self._swatch.show(view, look, self.x + look.px(_PAD), middle, side)
        x = self.x + 2 * look.px(_PAD) + side
        top = middle + (self._title.height + self._detail.height) / 2
        self._detail.place(x, self._title.place(x, top))


def _side(look: Look) -> float:
    """The side of a sign, which grows with the text."""
    return look.px(_SWATCH) * look.font_px("label") / look.px(look.theme.sizes.label)
