"""What the signs on a map mean, in a quiet corner."""

from collections.abc import Sequence

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.map.screen.swatch import Swatch
from kiosk.pages.map.views import LayerView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain, text_width

_PAD = 20.0
_SWATCH = 26.0
_GAP = 14.0
_LINE = 8.0  # between two lines
_HIDDEN = 0.45


class Legend(Widget):
    """A line for every layer; the switches stand elsewhere."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._lines: list[tuple[Swatch, Text]] = []
        self._views: tuple[LayerView, ...] = ()
        self.frame = Rect(0, 0, 0, 0)
        self.add_widget(self._ground)

    @staticmethod
    def wish(views: Sequence[LayerView], look: Look) -> float:
        """The width that the layers' titles take on one line each, in window pixels."""
        widest = max((text_width(view.title, look, face="text") for view in views), default=0.0)
        return widest + _side(look) + look.px(2 * _PAD + _GAP + 4)

    def set(self, views: Sequence[LayerView], look: Look, width: float) -> float:
        """Take the layers for a panel of `width`; returns the height they need."""
        self._views, self._look = tuple(views), look
        while len(self._lines) < len(views):
            self._lines.append((Swatch(), Text()))
        for swatch, title in self._lines:
            self.remove_widget(swatch)
            self.remove_widget(title)
        inner = width - look.px(2 * _PAD + _GAP) - _side(look)
        total = 0.0
        for view, (swatch, title) in zip(views, self._lines, strict=False):
            title.set(plain(view.title), look, role="label", width=inner, line_height=1.25,
                      colour="paper" if view.shown else "mute")  # fmt: skip
            self.add_widget(swatch)
            self.add_widget(title)
            total += title.height + look.px(_LINE)
        return total + look.px(_LINE) if views else 0.0

    def arrange(self, frame: Rect) -> None:
        """Stand in a frame as high as `set` asked for."""
        self.frame, look = frame, self._look
        self._ground.lay(frame, look, role="ink", alpha=0.88, rounded=True)
        side, top = _side(look), frame.top - look.px(_LINE)
        for view, (swatch, title) in zip(self._views, self._lines, strict=False):
            middle = top - title.height / 2
            box = Rect(frame.x + look.px(_PAD), middle - side / 2, side, side)
            swatch.show(view.kind, view.icon, view.colour, look, box, dashed=view.dashed)
            swatch.opacity = 1.0 if view.shown else _HIDDEN
            top = title.place(box.right + look.px(_GAP), top) - look.px(_LINE)


def _side(look: Look) -> float:
    return look.px(_SWATCH) * look.font_px("label") / look.px(look.theme.sizes.label)
