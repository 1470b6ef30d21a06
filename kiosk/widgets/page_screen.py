"""The base of every page kind's screen: state comes in by `render`, wishes go out as intents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.intents import Intent, Next, OpenSources, Previous
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.film import Projector
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how a page is drawn: its frame in window pixels, the look, the engine's words."""

    frame: Rect
    look: Look
    words: Words
    now: float
    has_sources: bool


class PageScreen(Widget):
    """Built once a kind and rendered again for every page, slide, language and size."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self.send = send
        self.previous = PushButton("previous-item", lambda: send(Previous()))
        self.next = PushButton("next-item", lambda: send(Next()))
        self.sources = PushButton("sources", lambda: send(OpenSources()))

    def begin(self) -> None:
        """A page is opened: it is read from its beginning, wherever the last reader was."""

    def render(self, view: Any, setting: Setting) -> None:
        """Show a view of this kind; the only way state enters a screen."""
        raise NotImplementedError

    def take_projector(self, projector: Projector) -> None:
        """Films come from there; most kinds show none."""

    def prepare(self, look: Look) -> None:
        """Do beforehand, while nobody waits, what would make the first opening slow."""

    def animate(self, now: float) -> None:
        """Let what moves move; must touch nothing when nothing moves."""

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order."""
        raise NotImplementedError

    def gesture(self, gesture: Gesture) -> None:
        """Answer a gesture made on the page itself; a swipe turns items, then pages."""
        match gesture:
            case Swipe(direction=direction):
                self.send(Next() if direction > 0 else Previous())
            case _:
                return

    def dress_common(self, setting: Setting, *, items: bool) -> None:
        """Dress the buttons that every kind has; `items` tells whether there are any to turn."""
        look, words = setting.look, setting.words
        self.previous.show(shown=items)
        self.previous.dress(Face(icon="arrow-left"), look, spoken=words.say("previous"))
        self.next.dress(
            Face(icon="arrow-right", words=words.say("next"), filled=True, icon_last=True), look
        )
        self.sources.show(shown=setting.has_sources)
        self.sources.dress(Face(icon="info-circle", words=words.say("sources")), look)
