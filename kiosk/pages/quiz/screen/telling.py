"""What visitors are told: the verdict, the text with its sources, and whose the picture is."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent
from kiosk.pages.quiz.views import ToldView
from kiosk.widgets.button import PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.icons import ICONS
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.pane import Pane
from kiosk.widgets.prose import set_prose
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_ARRIVAL_SECONDS = 0.3
_ABOVE_BUTTONS = 26.0  # design pixels
_AROUND_VERDICT = 14.0
_LEAST_LINES = 4.5  # of the size of the text: three lines


class Telling(Widget):
    """Measured for a width, then arranged in a frame; what does not fit scrolls.

    Its buttons lead on: to other pages, to the sources, through the text.
    """

    def __init__(self, send: Callable[[Intent], None], sources: PushButton) -> None:
        super().__init__(size_hint=(None, None))
        self._icon = Text()
        self._verdict = Text()
        self._pane = Pane()
        self._links = Links(self, send)
        self._sources = sources
        self._actions = Actions()
        self._said: ToldView | None = None
        self._since = 0.0
        self._arrived = True
        for part in (self._icon, self._verdict, self._pane, sources, self._pane.more):
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._pane.begin()

    @staticmethod
    def usual(look: Look) -> float:
        """The height of a verdict, four lines and buttons (window pixels)."""
        words = look.font_px("lead") * 1.3 + look.font_px("body") * 6
        return words + look.button_px + look.px(_AROUND_VERDICT + _ABOVE_BUTTONS)

    def set(
        self, view: ToldView, setting: Setting, width: float, *, captions: bool = True
    ) -> float:
        """Take what is told, for a width; returns the height it would like (window pixels).

        Without `captions` where the picture itself gives way.
        """
        look = self._look = setting.look
        self._width = width
        if view != self._said:
            self._pane.begin()
        self._said = view
        size = round(look.font_px("lead") * 1.05)
        self._icon.set(ICONS[view.icon] if view.icon else "", look, face="icons",
                       colour=view.colour, font_px=size)  # fmt: skip
        beside = self._icon.width + look.px(_AROUND_VERDICT)
        self._verdict.set(plain(view.verdict), look, role="lead", face="title", bold=True,
                          width=width - beside, line_height=1.2)  # fmt: skip
        inner = width - look.px(16)  # beside the thumb that tells how far it was scrolled
        parts = set_prose(view.prose, look, inner)
        gap = look.px(24 if parts else 0)
        for line in view.captions if captions else ():
            text = Text().set(plain(line), look, role="label", colour="mute", width=inner)
            parts.append((text, gap))
            gap = look.px(2)
        self._pane.fill(parts)
        self._pane.dress_more(look, setting.words)
        self._pane.more.show(shown=False)
        links = self._links.dress(view.links, look)
        self._actions = Actions((*links, self._sources), (self._pane.more,))
        if self._foot_with_more > look.button_px + look.px(_ABOVE_BUTTONS):
            self._sources.hush(look)
            self._pane.more.hush(look)
        return self._head_height + self._pane.content_height + self._foot_height

    @property
    def least(self) -> float:
        """The height below which it would not be worth reading."""
        content, lines = self._pane.content_height, _LEAST_LINES * self._look.font_px("body")
        if content <= lines:
            return self._head_height + content + self._foot_height
        return self._head_height + lines + self._foot_with_more

    def arrange(self, frame: Rect, *, ground: str) -> None:
        """Stand in a frame on a ground of that colour; buttons right below the text."""
        look = self._look
        top = frame.top - self._head_height
        if self._verdict.text:
            middle = frame.top - self._verdict_height / 2
            self._icon.place(frame.x, middle + self._icon.height / 2)
            left = frame.x + self._icon.width + look.px(_AROUND_VERDICT)
            self._verdict.place(left, middle + self._verdict.height / 2)
        room = top - frame.y
        self._pane.more.show(shown=self._pane.content_height > room - self._foot_height + 1)
        height = max(0.0, min(self._pane.content_height, room - self._foot_height))
        self._pane.arrange(Rect(frame.x, top - height, self._width, height), look, ground=ground)
        buttons = self._actions.height(look, self._width)
        y = top - height - look.px(_ABOVE_BUTTONS) - buttons
        self._actions.place(look, frame.x, y, self._width)

    def arrive(self, since: float) -> None:
        """Come out of the ground from second `since` on."""
        self._since = since
        self._arrived = False

    def animate(self, now: float) -> None:
        """Arrive."""
        if not self._arrived:
            share = min(1.0, max(0.0, (now - self._since) / _ARRIVAL_SECONDS))
            self.opacity = 1.0 - (1.0 - share) ** 2
            self._arrived = share >= 1.0

    def targets(self) -> tuple[Target, ...]:
        """Its buttons, in reading order."""
        return self._actions.shown

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll when a finger drags the text; tells whether it did."""
        return self._pane.gesture(gesture)

    @property
    def _verdict_height(self) -> float:
        return max(self._icon.height, self._verdict.height) if self._verdict.text else 0.0

    @property
    def _head_height(self) -> float:
        height = self._verdict_height
        return height + self._look.px(_AROUND_VERDICT) if height else 0.0

    @property
    def _foot_with_more(self) -> float:
        """The height of the buttons, when there is more than can be seen at once."""
        shown = self._pane.more.shown
        self._pane.more.show(shown=True)
        height = self._foot_height
        self._pane.more.show(shown=shown)
        return height

    @property
    def _foot_height(self) -> float:
        buttons = self._actions.height(self._look, self._width)
        return buttons + self._look.px(_ABOVE_BUTTONS) if buttons else 0.0
