"""The rows of a map's list, and the switches of its layers."""

from collections.abc import Callable

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.pages.map.screen.swatch import Swatch
from kiosk.pages.map.views import LayerView, RowView
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD = 18.0
_SWATCH = 28.0
_HIDDEN = 0.45  # how much is seen of a layer's sign that is not shown


class FeatureRow(Target):
    """A feature's sign, title, and what and when it was."""

    def __init__(self, key: str, action: Callable[[], None]) -> None:
        super().__init__(f"row-{key}", action)
        self.key = key
        self._ground = Ground()
        self._swatch = Swatch()
        self._title = Text()
        self._detail = Text()
        for part in (self._ground, self._swatch, self._title, self._detail):
            self.add_widget(part)
        self._view: RowView | None = None
        self._look: Look | None = None

    def set(self, view: RowView, look: Look, words: Words, width: float) -> float:
        """Take a feature for a row of `width`; returns the height it needs (window pixels)."""
        self._view, self._look = view, look
        self.spoken = f"{view.title}, {view.detail}" if view.detail else view.title
        inner = width - look.px(3 * _PAD) - _side(look)
        self._title.set(plain(view.title), look, role="body", width=inner, line_height=1.2)
        self._detail.set(plain(view.detail), look, role="label", colour="mute", width=inner,
                         line_height=1.25)  # fmt: skip
        return max(look.button_px, self._title.height + self._detail.height + look.px(24))

    def paint(self) -> None:
        """Draw for the state it is in."""
        look, view = self._look, self._view
        if look is None or view is None:
            return
        role = "line" if self._pressed or view.chosen else "panel"
        self._ground.lay(self.rect, look, role=role, rounded=True)
        side, middle = _side(look), self.y + self.height / 2
        box = Rect(self.x + look.px(_PAD), middle - side / 2, side, side)
        self._swatch.show(view.kind, view.icon, view.colour, look, box, dashed=view.dashed)
        x = box.right + look.px(_PAD)
        top = middle + (self._title.height + self._detail.height) / 2
        self._detail.place(x, self._title.place(x, top))


class LayerRow(Target):
    """A layer that can be shown and hidden."""

    def __init__(self, key: str, action: Callable[[], None]) -> None:
        super().__init__(f"layer-{key}", action)
        self.key = key
        self._ground = Ground()
        self._swatch = Swatch()
        self._title = Text()
        self._mark = Text()
        for part in (self._ground, self._swatch, self._title, self._mark):
            self.add_widget(part)
        self._view: LayerView | None = None
        self._look: Look | None = None

    def set(self, view: LayerView, look: Look, words: Words, width: float) -> float:
        """Take a layer for a row of `width`; returns the height it needs (window pixels)."""
        self._view, self._look = view, look
        said = "layer_shown" if view.shown else "layer_hidden"
        self.spoken = words.say(said, title=view.title)
        inner = width - look.px(4 * _PAD) - 2 * _side(look)
        self._title.set(plain(view.title), look, role="label", width=inner, line_height=1.25,
                        colour="paper" if view.shown else "mute")  # fmt: skip
        return max(look.button_px, float(self._title.height) + look.px(20))

    def paint(self) -> None:
        """Draw for the state it is in."""
        look, view = self._look, self._view
        if look is None or view is None:
            return
        self._ground.lay(self.rect, look, role="line" if self._pressed else "raised", rounded=True)
        side, middle = _side(look), self.y + self.height / 2
        box = Rect(self.x + look.px(_PAD), middle - side / 2, side, side)
        self._swatch.show(view.kind, view.icon, view.colour, look, box, dashed=view.dashed)
        self._swatch.opacity = 1.0 if view.shown else _HIDDEN
        self._title.place(box.right + look.px(_PAD), middle + self._title.height / 2)
        self._mark.set(ICONS["check" if view.shown else "x"], look, face="icons",
                       font_px=round(side), colour="brass" if view.shown else "mute")  # fmt: skip
        self._mark.place(
            self.x + self.width - look.px(_PAD) - self._mark.width, middle + self._mark.height / 2
        )


def _side(look: Look) -> float:
    """The side of a sign, which grows with the text."""
    return look.px(_SWATCH) * look.font_px("label") / look.px(look.theme.sizes.label)
