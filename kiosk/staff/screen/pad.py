"""The PIN pad: ten large keys, and dots for digits that nobody may read."""

from collections.abc import Callable

from kivy.graphics import Color, Ellipse, InstructionGroup, SmoothLine
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.staff.intents import Digit, EnterPin, Erase, StaffIntent
from kiosk.staff.screen.body import Part
from kiosk.staff.views import PadView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Align, Text, plain

_KEY, _GAP = 190.0, 16.0  # a key's width in design pixels
_DOT = 22.0


class Pad(Part[PadView]):
    """In landscape the prompt stands beside the keys, in portrait above them."""

    def __init__(self, send: Callable[[StaffIntent], None]) -> None:
        super().__init__()
        self._prompt = Text()
        self._dots = Dots()
        self._digits = [
            Key(f"digit-{digit}", _sender(send, Digit(digit)))
            for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
        ]
        self._erase = PushButton("erase", lambda: send(Erase()))
        self._enter = PushButton("enter", lambda: send(EnterPin()))
        self._keys = (*self._digits[:9], self._erase, self._digits[9], self._enter)
        for part in (self._prompt, self._dots, *self._keys):
            self.add_widget(part)

    def show(self, view: PadView, look: Look, words: Words, frame: Rect) -> None:
        """Lay out prompt, dots and keys."""
        gap = look.px(_GAP)
        beside = not look.screen.is_tall
        key = min(look.px(_KEY), (frame.width - 2 * gap) / 3)
        tallest = (frame.height * (1.0 if beside else 0.75) - 3 * gap) / 4
        height = max(look.button_px, min(key * 0.72, tallest))
        width, pad_height = 3 * key + 2 * gap, 4 * height + 3 * gap
        words_width = frame.width - width - look.px(80) if beside else frame.width
        align: Align = "left" if beside else "center"
        self._prompt.set(plain(view.prompt), look, role="lead", colour=view.tone,
                         width=words_width, align=align)  # fmt: skip
        dots = look.px(_DOT)
        told = self._prompt.height + look.px(36) + dots
        x, y = frame.x + frame.width - width, frame.y + (frame.height - pad_height) / 2
        top = frame.y + (frame.height + told) / 2
        dots_x = frame.x
        if not beside:
            x = frame.x + (frame.width - width) / 2
            whole = told + look.px(56) + pad_height
            top = frame.y + (frame.height + whole) / 2
            y = top - whole
            dots_x = x + (width - self._dots.width_of(view, look)) / 2
        top = self._prompt.place(frame.x, top) - look.px(36)
        self._dots.show(view, look, dots_x, top - dots)
        self._dress(view, look)
        for number, button in enumerate(self._keys):
            row, column = divmod(number, 3)
            button.place(x + column * (key + gap), y + (3 - row) * (height + gap), key, height)

    def targets(self) -> tuple[Target, ...]:
        """The keys row by row."""
        return tuple(key for key in self._keys if key.is_live)

    def _dress(self, view: PadView, look: Look) -> None:
        for button, digit in zip(self._digits, "1234567890", strict=True):
            button.dress_key(digit, look, enabled=view.live)
        erasable = view.live and view.digits > 0
        self._erase.dress(Face(icon="arrow-back-up"), look, spoken=view.erase, enabled=erasable)
        self._enter.dress(Face(words=view.enter, filled=view.ready), look, enabled=view.ready)


class Key(Target):
    """A digit, larger than a button's words."""

    def __init__(self, name: str, action: Callable[[], None]) -> None:
        super().__init__(name, action)
        self._ground = Ground()
        self._digit = Text()
        self.add_widget(self._ground)
        self.add_widget(self._digit)
        self._look: Look | None = None

    def dress_key(self, digit: str, look: Look, *, enabled: bool) -> None:
        """Take a digit and a look."""
        self._look, self.spoken, self.enabled = look, digit, enabled
        self._digit.set(digit, look, role="heading", face="numbers")
        self._digit.fade(1.0 if enabled else 0.3)

    def paint(self) -> None:
        """Stand where it was placed."""
        if self._look is None:
            return
        role = "line" if self._pressed else "raised"
        self._ground.lay(self.rect, self._look, role=role, rounded=True)
        x, y = self.rect.centre
        self._digit.place(x - self._digit.width / 2, y + self._digit.height / 2)


class Dots(Widget):
    """One dot a digit; rings where more digits are wanted at least."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._drawn = InstructionGroup()
        self.canvas.add(self._drawn)

    def width_of(self, view: PadView, look: Look) -> float:
        """The width of the row in window pixels."""
        return look.px(_DOT * (2 * max(view.digits, view.least) - 1))

    def show(self, view: PadView, look: Look, x: float, y: float) -> None:
        """Draw the row with its lower left corner at (x, y)."""
        self._drawn.clear()
        size = look.px(_DOT)
        for number in range(max(view.digits, view.least)):
            left = round(x + 2 * number * size)
            if number < view.digits:
                self._drawn.add(Color(*look.colour("brass")))
                self._drawn.add(Ellipse(pos=(left, round(y)), size=(size, size)))
            else:
                self._drawn.add(Color(*look.colour("line")))
                ring = (left + size / 2, round(y) + size / 2, size / 2 - look.px(1.5))
                self._drawn.add(SmoothLine(circle=ring, width=look.px(1.5)))


def _sender(send: Callable[[StaffIntent], None], intent: StaffIntent) -> Callable[[], None]:
    return lambda: send(intent)
