"""A button of icon, words or both, in the theme's colours."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kivy.graphics import Color, SmoothLine, SmoothRoundedRectangle

from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target, do_nothing
from kiosk.widgets.text import Text, plain, shortened, text_width

ICON_SHARE = 0.42  # of the button's height
_PAD = 26.0
_GAP = 12.0
_DISABLED = 0.3  # how much is left of a button that cannot be pressed now


@dataclass(frozen=True, slots=True)
class Face:
    """What a button shows; `filled` is brass: the one primary action, or what is chosen."""

    icon: str = ""
    words: str = ""
    filled: bool = False
    icon_last: bool = False


class PushButton(Target):
    """Presses like any target; measures itself before it is placed.

    Not called Button: Kivy's own style sheet would claim a widget of that name.
    """

    def __init__(self, name: str, action: Callable[[], None] = do_nothing) -> None:
        super().__init__(name, action)
        self._face = Face()
        self._look: Look | None = None
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._box = SmoothRoundedRectangle()
            self._edge = Color(0, 0, 0, 0)
            self._border = SmoothLine(width=1)
        self._icon = Text()
        self._words = Text()
        self.add_widget(self._icon)
        self.add_widget(self._words)

    def dress(
        self, face: Face, look: Look, *, spoken: str = "", enabled: bool = True
    ) -> "PushButton":
        """Take a face and a look; `spoken` names an icon that has no words."""
        self._face, self._look = face, look
        self.spoken = spoken or face.words
        self.enabled = enabled
        return self

    def hush(self, look: Look) -> None:
        """Show the icon alone; its words are still spoken."""
        if self._face.icon:
            self.dress(replace(self._face, words=""), look, spoken=self.spoken,
                       enabled=self.enabled)  # fmt: skip

    def turn(self, icon: str) -> None:
        """Take another icon, as when what it does goes the other way."""
        if self._face.icon not in ("", icon):
            self._face = replace(self._face, icon=icon)
            self.paint()

    def wish(self, look: Look) -> float:
        """The width it would like, in window pixels."""
        height = look.button_px
        width = 2 * look.px(_PAD)
        if self._face.icon:
            width += height * ICON_SHARE
        if self._face.words:
            width += text_width(self._face.words, look)
        if self._face.icon and self._face.words:
            width += look.px(_GAP)
        return max(height, round(width))

    def paint(self) -> None:
        """Draw box, icon and words for the state it is in."""
        look = self._look
        if look is None:
            return
        face = self._face
        ink = "on_brass" if face.filled else "paper"
        ground = "brass" if face.filled else "line" if self._pressed else "raised"
        self._fill.rgba = look.colour(ground, 0.82 if self._pressed and face.filled else 1.0)
        self._edge.rgba = look.colour("brass" if face.filled else "line")
        radius = look.px(look.theme.radii.button)
        self._box.pos, self._box.size = self.pos, self.size
        self._box.radius = [(radius, radius)] * 4
        self._border.rounded_rectangle = (*self.pos, *self.size, radius)
        self._border.width = max(1.0, look.px(0.8))

        icon_px = round(min(self.height, look.button_px) * ICON_SHARE)
        self._icon.set(ICONS[face.icon] if face.icon else "", look, colour=ink, font_px=icon_px,
                       face="icons")  # fmt: skip
        room = self.width - self._icon.width - look.px(2 * _PAD if face.words else 0)
        words = shortened(face.words, look, room) if self.width < self.wish(look) else face.words
        self._words.set(plain(words), look, role="label", face="strong", colour=ink)
        gap = look.px(_GAP) if face.icon and face.words else 0.0
        left, right = (self._words, self._icon) if face.icon_last else (self._icon, self._words)
        x = self.x + (self.width - left.width - gap - right.width) / 2
        for part in (left, right):
            part.fade(1.0 if self.enabled else _DISABLED)
            part.place(x, self.y + (self.height + part.height) / 2)
            x += part.width + gap


def row(
    buttons: list[PushButton], look: Look, x: float, y: float, *, gap: float | None = None
) -> float:
    """Place the shown buttons side by side from (x, y); returns the x after the last one."""
    gap = look.px(16) if gap is None else gap
    for button in buttons:
        if not button.shown:
            continue
        width = button.wish(look)
        button.place(x, y, width, look.button_px)
        x += width + gap
    return x - gap
