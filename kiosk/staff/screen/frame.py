"""Title, answer and foot of every staff screen, and the room they leave for its body."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.staff.intents import StaffIntent
from kiosk.staff.views import ActionView, StaffView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

Send = Callable[[StaffIntent], None]


class Frame(Widget):
    """What all screens have in common but test pictures."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._title = Text()
        self._message = Text()
        for part in (self._ground, self._title, self._message):
            self.add_widget(part)

    def render(self, view: StaffView, look: Look, foot: float) -> Rect:
        """Draw over the whole window, above buttons `foot` high; gives the body's room."""
        window = look.screen.size
        self._ground.lay(Rect(0, 0, window.width, window.height), look, role="ink")
        margin = look.px(48) if look.screen.is_tall else look.margin
        width = window.width - 2 * margin
        self._title.set(plain(view.title), look, role="heading", face="title", bold=True,
                        width=width)  # fmt: skip
        self._message.set(plain(view.message), look, role="body", colour="brass", width=width)
        top = self._title.place(margin, window.height - look.px(40))
        if view.message:
            top = self._message.place(margin, top - look.px(8))
        low = look.px(32) + foot + look.px(28)
        return Rect(margin, low, width, max(1.0, top - look.px(28) - low))


class Foot(Widget):
    """The buttons at the bottom: those of the view, the body's own, and Close, at the right end."""

    def __init__(self, send: Send, close: PushButton) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._close = close
        self._buttons: list[PushButton] = []
        self._intents: tuple[tuple[str, StaffIntent], ...] = ()
        self._own: tuple[PushButton, ...] = ()
        self._more: PushButton | None = None
        self._actions = Actions()
        self.add_widget(close)

    def dress(
        self, views: Sequence[ActionView], more: PushButton | None, look: Look, close: str
    ) -> None:
        """Take the buttons; `more` turns the body's leaves."""
        intents = tuple((view.name, view.intent) for view in views)
        if intents != self._intents:
            self._make(intents)
        for view, button in zip(views, self._buttons, strict=True):
            face = Face(icon=view.icon, words=view.words, filled=view.primary)
            button.dress(face, look, enabled=view.live)
        self._close.dress(Face(icon="x", words=close), look)
        if more is not self._more:
            if self._more is not None:
                self.remove_widget(self._more)
            if more is not None:
                self.add_widget(more)
            self._more = more
        own = () if more is None else (more,)
        self._own = (*self._buttons, *own)
        self._actions = Actions(self._own, (self._close,))

    def height(self, look: Look, width: float) -> float:
        """What they need within `width`."""
        return self._actions.height(look, width)

    def place(self, look: Look, x: float, y: float, width: float) -> None:
        """Stand at the bottom."""
        if self._own:
            self._actions.place(look, x, y, width)
            return
        wish = self._close.wish(look)
        self._close.place(x + width - wish, y, wish, look.button_px)

    def targets(self) -> tuple[Target, ...]:
        """Those that can be pressed."""
        return self._actions.shown

    def _make(self, intents: tuple[tuple[str, StaffIntent], ...]) -> None:
        for button in self._buttons:
            self.remove_widget(button)
        self._buttons = [PushButton(name, self._press(intent)) for name, intent in intents]
        for button in self._buttons:
            self.add_widget(button)
        self._intents = intents

    def _press(self, intent: StaffIntent) -> Callable[[], None]:
        return lambda: self._send(intent)
