"""What stands at the foot of a column: how far one is, and the buttons that lead on."""

from collections.abc import Callable, Mapping

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.intents import CheckAnswer, Intent, ShowItem, TryAgain
from kiosk.pages.quiz.views import RESULT, ButtonName, QuizView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look
from kiosk.widgets.segments import HEIGHT, Segments

_ICONS: Mapping[ButtonName, str] = {
    "check": "check",
    "once-more": "refresh",
    "next-item": "arrow-right",
    "your-result": "list",
}
_ABOVE_BUTTONS, _ABOVE_LINE = 22.0, 24.0  # design pixels


class Foot(Widget):
    """The buttons are those of the view, `previous`, and `more` on the other side."""

    def __init__(
        self,
        send: Callable[[Intent], None],
        previous: PushButton,
        following: PushButton,
        more: PushButton,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._buttons: Mapping[ButtonName, PushButton] = {
            "check": PushButton("check", lambda: send(CheckAnswer())),
            "once-more": PushButton("once-more", lambda: send(TryAgain())),
            "next-item": following,
            "your-result": PushButton("your-result", lambda: send(ShowItem(RESULT))),
        }
        self._more = more
        self._segments = Segments()
        self._actions = Actions((previous, *self._buttons.values()), (more,))
        for part in (self._segments, previous, *self._buttons.values(), more):
            self.add_widget(part)

    def set(self, view: QuizView, look: Look) -> None:
        """Take the buttons of a view."""
        self._view, self._look = view, look
        views = {button.name: button for button in view.buttons}
        for name, button in self._buttons.items():
            shown = views.get(name)
            button.show(shown=shown is not None)
            if shown is not None:
                face = Face(_ICONS[name], shown.words, shown.primary, name == "next-item")
                button.dress(face, look, enabled=shown.enabled)

    def offer_more(self, width: float) -> None:
        """Show the way to what else there is, without words where it needs another line."""
        self._more.show(shown=True)
        if self._actions.height(self._look, width) > self._look.button_px:
            self._more.hush(self._look)

    def above(self, room: Rect) -> Rect:
        """What it leaves of a room."""
        look = self._look
        height = self._actions.height(look, room.width) + look.px(_ABOVE_LINE)
        if self._view.count > 1:
            height += look.px(_ABOVE_BUTTONS + HEIGHT)
        return Rect(room.x, room.y + height, room.width, max(0.0, room.height - height))

    def place(self, room: Rect) -> None:
        """Stand at the foot of a room."""
        look, view = self._look, self._view
        self._actions.place(look, room.x, room.y, room.width)
        line = room.y + self._actions.height(look, room.width) + look.px(_ABOVE_BUTTONS)
        self._segments.show(view.index, view.count, look, room.x, line, room.width)

    def targets(self) -> tuple[PushButton, ...]:
        """The buttons shown, in reading order."""
        return self._actions.shown
