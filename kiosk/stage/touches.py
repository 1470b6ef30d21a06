"""Fingers, mouse and wheel: what they press, what they gesture, and what means nothing.

The one place that hit-tests. Knows targets and layers by their outline, and draws nothing.
"""

from collections.abc import Callable, Hashable
from typing import Protocol

from kiosk.core.events import Event, FingersDown
from kiosk.core.gestures import Drag, Gesture, Gestures
from kiosk.session.visit import State
from kiosk.stage.conductor import Conductor
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target

_SLOP = 18.0  # design pixels a finger may wander and still tap
_SWIPE = 110.0  # design pixels sideways that turn a page
_WHEEL = 90.0  # design pixels a notch of a mouse wheel scrolls


class Layer(Protocol):
    """What lies uppermost and gets the touches."""

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order."""

    def gesture(self, gesture: Gesture) -> None:
        """Answer a gesture made beside the targets."""


class Surface(Protocol):
    """What fingers touch."""

    @property
    def layer(self) -> Layer:
        """What lies uppermost."""

    @property
    def keeps_question(self) -> Target:
        """The one target that does not answer the question by being touched."""

    def targets(self) -> tuple[Target, ...]:
        """Everything that can be pressed now."""


class Touches:
    """Brings every finger to the conductor, and to what lies beneath it."""

    def __init__(
        self, conductor: Conductor, surface: Surface, note: Callable[[Event, float], None]
    ) -> None:
        self._conductor = conductor
        self._surface = surface
        self._note = note
        self._gestures = Gestures(_SLOP, _SWIPE)
        self._pressed: dict[Hashable, Target | None] = {}
        self._starts: dict[Hashable, tuple[float, float]] = {}  # where they came down on a target
        self._dragging: set[Hashable] = set()  # fingers that began on a target and dragged it
        self._most_fingers = 1

    def scale_to(self, look: Look) -> None:
        """Take the distances of another screen size."""
        self._gestures.scale_to(look.px(_SLOP), look.px(_SWIPE))

    def down(self, finger: Hashable, x: float, y: float, now: float) -> None:
        """A finger arrives; one that wakes or answers the question presses nothing."""
        target = self._target_at(x, y)
        keeps = target is self._surface.keeps_question
        free = self._conductor.finger_down(finger, now, keeps_question=keeps)
        if not (free or keeps):
            target = None
        self._pressed[finger] = target
        if target is not None:
            self._starts[finger] = (x, y)
            target.show_pressed(pressed=True)
        elif free:
            self._gestures.down(finger, x, y)
        self._count(now)

    def move(self, finger: Hashable, x: float, y: float, now: float) -> None:
        """A finger moves; off its target it will not press it."""
        self._conductor.finger_moved(finger, now)
        target = self._pressed.get(finger)
        if target is not None:
            if target.follow(self._starts.get(finger, (x, y)), x, y):
                self._dragging.add(finger)
            pressed = finger not in self._dragging and target.rect.contains(x, y)
            target.show_pressed(pressed=pressed)
        for gesture in self._gestures.move(finger, x, y, now):
            self._surface.layer.gesture(gesture)

    def up(self, finger: Hashable, x: float, y: float, now: float) -> None:
        """A finger leaves: the target beneath it is pressed (WCAG 2.5.2)."""
        target = self._pressed.pop(finger, None)
        if target is not None:
            target.show_pressed(pressed=False)
            is_on_it = target.rect.contains(x, y) and finger not in self._dragging
            if is_on_it and target in self._surface.targets():
                self._conductor.acknowledge_press()
                target.press_at(x, y)
        self._dragging.discard(finger)
        self._starts.pop(finger, None)
        for gesture in self._gestures.up(finger, x, y, now):
            self._surface.layer.gesture(gesture)
        self._conductor.finger_up(finger, now)

    def wheel(self, x: float, y: float, notches: int, look: Look, now: float) -> None:
        """A mouse wheel turns; +1 is a notch towards what lies below."""
        if self._conductor.key_pressed(now) and self._conductor.state is State.EXPLORING:
            self._surface.layer.gesture(Drag(x, y, 0.0, look.px(_WHEEL) * notches, 1))

    def let_go(self) -> None:
        """Let fingers now down mean nothing more: what they began on is gone."""
        for finger, target in self._pressed.items():
            if target is not None:
                target.show_pressed(pressed=False)
                self._pressed[finger] = None
        self._gestures.clear()

    def forget(self) -> None:
        """Begin anew, as at the end of a visit or after a failure."""
        self.let_go()
        self._pressed.clear()
        self._dragging.clear()
        self._starts.clear()
        self._most_fingers = 1

    def _target_at(self, x: float, y: float) -> Target | None:
        targets = self._surface.targets()
        return next((target for target in targets if target.rect.contains(x, y)), None)

    def _count(self, now: float) -> None:
        if len(self._pressed) > self._most_fingers:
            self._most_fingers = len(self._pressed)
            self._note(FingersDown(self._most_fingers), now)
