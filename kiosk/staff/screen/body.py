"""What a staff screen consists of besides title and foot: one class for each kind of view."""

from typing import Generic, TypeVar

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.staff.intents import Phase
from kiosk.widgets.button import PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target

V = TypeVar("V")


def usual_foot(look: Look) -> Rect:
    """At the lower edge, between the margins."""
    margin = look.px(48) if look.screen.is_tall else look.margin
    return Rect(margin, look.px(32), look.screen.size.width - 2 * margin, 0)


class Part(Widget, Generic[V]):
    """Shows views of one type within a frame."""

    fills_window = False
    """Whether it lies over the whole window, and feels fingers wherever there is no button."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self.more: PushButton | None = None

    def begin(self) -> None:
        """Start at the top when it is next shown."""

    def show(self, view: V, look: Look, words: Words, frame: Rect) -> None:
        """Take a view and a frame in window pixels."""

    def foot(self, view: V, look: Look) -> Rect:
        """Where the buttons of the foot stand; the height means nothing."""
        return usual_foot(look)

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order, without `more`."""
        return ()

    def gesture(self, gesture: Gesture) -> None:
        """A gesture beside the targets."""

    def touch(self, phase: Phase, x: float, y: float) -> None:
        """A raw finger beside the targets."""
