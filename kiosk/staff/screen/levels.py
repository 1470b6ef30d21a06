"""Volume and brightness: a bar each, and buttons for the steps."""

from collections.abc import Callable

from kivy.graphics import Color, RoundedRectangle
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.staff.intents import StaffIntent
from kiosk.staff.screen.body import Part
from kiosk.staff.views import LevelsView, LevelView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD, _BAR = 36.0, 16.0


class Level(Widget):
    """A card: title and value, the bar, what the settings would have, and three buttons."""

    def __init__(self, name: str, send: Callable[[StaffIntent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._view: LevelView | None = None
        self._ground = Ground()
        self._title = Text()
        self._value = Text()
        self._note = Text()
        self._bar = Bar()
        self._less = PushButton(f"{name}-less", lambda: self._press("less"))
        self._more = PushButton(f"{name}-more", lambda: self._press("more"))
        self._usual = PushButton(f"{name}-usual", lambda: self._press("usual"))
        for part in (self._ground, self._title, self._value, self._note, self._bar, self._less,
                     self._more, self._usual):  # fmt: skip
            self.add_widget(part)

    def set(self, view: LevelView, look: Look, width: float) -> float:
        """Take a view for a card of `width`; gives the height it needs."""
        self._view, self._look = view, look
        pad = look.px(_PAD)
        inner = width - 2 * pad
        self._value.set(plain(view.value), look, role="lead", face="numbers", colour="brass",
                        bold=True)  # fmt: skip
        self._title.set(plain(view.title), look, role="lead", face="strong",
                        width=inner - self._value.width - look.px(20))  # fmt: skip
        self._note.set(plain(view.note), look, role="label", colour="mute", width=inner)
        self._less.dress(Face(icon="minus", words=view.less_words), look,
                         enabled=view.less is not None)  # fmt: skip
        self._more.dress(Face(icon="plus", words=view.more_words), look,
                         enabled=view.more is not None)  # fmt: skip
        self._usual.dress(Face(icon="rotate", words=view.usual_words), look,
                          enabled=view.usual is not None)  # fmt: skip
        self._rows = _rows((self._less, self._more, self._usual), look, inner)
        buttons = len(self._rows) * (look.button_px + look.px(16)) - look.px(16)
        return (2 * pad + self._title.height + look.px(24) + look.px(_BAR) + look.px(20)
                + self._note.height + look.px(28) + buttons)  # fmt: skip

    def place(self, rect: Rect) -> None:
        """Stand in a rectangle."""
        view, look = self._view, self._look
        if view is None:
            return
        self._ground.lay(rect, look, role="panel", rounded=True)
        pad = look.px(_PAD)
        left, inner, top = rect.x + pad, rect.width - 2 * pad, rect.top - pad
        self._value.place(rect.right - pad - self._value.width, top)
        top = self._title.place(left, top) - look.px(24)
        self._bar.show(view.share, look, Rect(left, top - look.px(_BAR), inner, look.px(_BAR)))
        top = self._note.place(left, top - look.px(_BAR + 20)) - look.px(28)
        for row in self._rows:
            x = left
            for button in row:
                width = min(button.wish(look), inner)
                button.place(x, top - look.button_px, width, look.button_px)
                x += width + look.px(16)
            top -= look.button_px + look.px(16)

    def targets(self) -> tuple[Target, ...]:
        """The buttons that do something now."""
        return tuple(b for b in (self._less, self._more, self._usual) if b.is_live)

    def _press(self, which: str) -> None:
        intent = getattr(self._view, which)
        if intent is not None:
            self._send(intent)


class Levels(Part[LevelsView]):
    """Side by side on a wide screen, else one below the other."""

    def __init__(self, send: Callable[[StaffIntent], None]) -> None:
        super().__init__()
        self._send = send
        self._levels: list[Level] = []

    def show(self, view: LevelsView, look: Look, words: Words, frame: Rect) -> None:
        """Fill a frame."""
        while len(self._levels) < len(view.levels):
            level = Level(view.levels[len(self._levels)].name, self._send)
            self._levels.append(level)
            self.add_widget(level)
        gap = look.px(24)
        columns = 1 if look.screen.is_tall else len(self._levels)
        width = (frame.width - gap * (columns - 1)) / columns
        heights = [
            level.set(each, look, width)
            for level, each in zip(self._levels, view.levels, strict=True)
        ]
        height = max(heights)
        for number, level in enumerate(self._levels):
            row, column = divmod(number, columns)
            top = frame.top - row * (height + gap)
            level.place(Rect(frame.x + column * (width + gap), top - height, width, height))

    def targets(self) -> tuple[Target, ...]:
        """All buttons."""
        return tuple(target for level in self._levels for target in level.targets())


class Bar(Widget):
    """How much of the whole, in brass."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._ground_tint = Color(0, 0, 0, 0)
            self._ground = RoundedRectangle(size=(0, 0))
            self._tint = Color(0, 0, 0, 0)
            self._filled = RoundedRectangle(size=(0, 0))

    def show(self, share: float, look: Look, rect: Rect) -> None:
        """Fill that share of a rectangle."""
        radius = rect.height / 2
        self._ground_tint.rgba = look.colour("line")
        self._tint.rgba = look.colour("brass")
        for shape, width in ((self._ground, rect.width), (self._filled, rect.width * share)):
            shape.pos, shape.size = (round(rect.x), round(rect.y)), (round(width), rect.height)
            shape.radius = [min(radius, width / 2)] * 4


def _rows(buttons: tuple[PushButton, ...], look: Look, width: float) -> list[list[PushButton]]:
    """The buttons in rows no wider than that."""
    rows: list[list[PushButton]] = [[]]
    used = 0.0
    for button in buttons:
        wish = min(button.wish(look), width)
        if rows[-1] and used + look.px(16) + wish > width:
            rows.append([])
            used = 0.0
        used += wish + (look.px(16) if rows[-1] else 0.0)
        rows[-1].append(button)
    return rows
