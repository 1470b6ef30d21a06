"""The sources panel: where the page's facts and pictures come from."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Gesture
from kiosk.core.intents import ClosePanel, Intent
from kiosk.stage.views import PanelView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look
from kiosk.widgets.pane import Pane
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain


class Panel(Widget):
    """A sheet over the page; a tap beside it closes it."""

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._veil = Ground()
        self._sheet = Ground()
        self._title = Text()
        self._pane = Pane()
        self._close = PushButton("close", lambda: send(ClosePanel()))
        self._shown: PanelView | None = None
        for part in (
            self._veil,
            self._sheet,
            self._title,
            self._pane,
            self._pane.more,
            self._close,
        ):
            self.add_widget(part)

    def render(self, view: PanelView, look: Look, words: Words, frame: Rect) -> None:
        """Show the sources over a frame."""
        self._veil.lay(frame, look, role="ink", alpha=0.78)
        pad = look.px(56)
        width = min(look.px(1240), frame.width - 2 * look.px(48))
        inner = width - 2 * pad
        self._title.set(plain(view.title), look, role="heading", face="title", bold=True,
                        width=inner)  # fmt: skip
        self._close.dress(Face(icon="x", words=words.say("close"), filled=True), look)
        self._pane.dress_more(look, words)
        self._pane.fill(
            [
                (Text().set(_line(source.number, source.text, look), look, role="label",
                            width=inner - look.px(20)), look.px(18 if index else 0))
                for index, source in enumerate(view.sources)
            ]
        )  # fmt: skip
        actions = Actions((self._close,), (self._pane.more,))
        head = self._title.height + look.px(28)
        foot = actions.height(look, inner) + look.px(36)
        most = frame.height - 2 * look.px(40)
        height = min(most, 2 * pad + head + self._pane.content_height + foot)
        sheet = Rect(frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2,
                     width, height)  # fmt: skip
        self._sheet.lay(sheet, look, role="panel", rounded=True)
        self._sheet_rect = sheet
        bottom = self._title.place(sheet.x + pad, sheet.top - pad) - look.px(28)
        low = sheet.y + pad + foot
        if view != self._shown:
            self._pane.begin()
            self._shown = view
        column = Rect(sheet.x + pad, low, inner, max(1.0, bottom - low))
        self._pane.arrange(column, look, ground="panel")
        self._pane.more.show(shown=self._pane.overflows)
        actions.place(look, sheet.x + pad, sheet.y + pad, inner)

    def targets(self) -> tuple[Target, ...]:
        """The buttons, in reading order."""
        return tuple(button for button in (self._pane.more, self._close) if button.is_live)

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls; a tap beside the sheet closes it."""
        match gesture:
            case Drag(dy=dy):
                self._pane.scroll(dy)
            case _ if not self._sheet_rect.contains(gesture.x, gesture.y):
                self._send(ClosePanel())
            case _:
                return


def _line(number: int, text: str, look: Look) -> str:
    return f"[b][color={look.hex('brass')}]{number}[/color][/b]  {plain(text)}"
