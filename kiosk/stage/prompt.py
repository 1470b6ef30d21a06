"""The question whether the visitor is still there, with its count."""

from collections.abc import Callable

from kivy.graphics import Color, SmoothLine
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent, StartAgain
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain


class Prompt(Widget):
    """Any touch answers it; only "start again" is a button of its own."""

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._veil = Ground()
        self._card = Ground()
        self._title = Text()
        self._text = Text()
        self._count = Text()
        self.go_on = PushButton("continue")
        self.start_again = PushButton("start-again", lambda: send(StartAgain()))
        self._ring = Ring()
        for part in (self._veil, self._card, self._ring, self._count, self._title, self._text,
                     self.go_on, self.start_again):  # fmt: skip
            self.add_widget(part)

    def render(self, seconds_left: int, look: Look, words: Words) -> None:
        """Show the question with the whole seconds that are left to answer it."""
        window = look.screen.size
        whole = Rect(0, 0, window.width, window.height)
        self._veil.lay(whole, look, role="ink", alpha=0.86)
        width = min(look.px(1000), window.width - 2 * look.px(56))
        pad = look.px(72)
        inner = width - 2 * pad
        self._title.set(plain(words.say("still_there_title")), look, role="title", face="title",
                        bold=True, width=inner, align="center", balanced=True)  # fmt: skip
        self._text.set(plain(words.say("still_there_text")), look, role="body", colour="mute",
                       width=inner, align="center", balanced=True)  # fmt: skip
        self.go_on.dress(Face(words=words.say("continue"), filled=True), look)
        self.start_again.dress(Face(icon="refresh", words=words.say("start_again")), look)
        actions = Actions((self.go_on, self.start_again))
        ring = look.px(150)
        button_height = actions.height(look, inner)
        height = (2 * pad + ring + look.px(40) + self._title.height + look.px(14)
                  + self._text.height + look.px(48) + button_height)  # fmt: skip
        card = Rect((window.width - width) / 2, (window.height - height) / 2, width, height)
        self._card.lay(card, look, role="panel", rounded=True)
        middle = window.width / 2
        top = card.top - pad
        self._ring.place(middle, top - ring / 2, ring / 2, look)
        self._count.set(str(seconds_left), look, face="numbers", bold=True,
                        font_px=round(look.px(68)))  # fmt: skip
        self._count.place(middle - self._count.width / 2, top - ring / 2 + self._count.height / 2)
        top = self._title.place(card.x + pad, top - ring - look.px(40))
        top = self._text.place(card.x + pad, top - look.px(14))
        total = self.go_on.wish(look) + look.px(16) + self.start_again.wish(look)
        left = middle - total / 2 if total <= inner else card.x + pad
        actions.place(look, left, card.y + pad, inner)

    def targets(self) -> tuple[Target, ...]:
        """Continue and start again."""
        return (self.go_on, self.start_again)

    def gesture(self, gesture: Gesture) -> None:
        """Nothing: the touch has already answered."""


class Ring(Widget):
    """The brass ring round the count."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._line = SmoothLine(points=[], width=1)

    def place(self, x: float, y: float, radius: float, look: Look) -> None:
        """Stand about (x, y)."""
        self._tint.rgba = look.colour("brass")
        self._line.width = look.px(4)
        self._line.circle = (x, y, radius)
