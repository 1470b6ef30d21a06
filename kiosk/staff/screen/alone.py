"""A staff screen as a window's root, where there is no exhibit around it."""

from typing import Any, Protocol

from kivy.uix.widget import Widget

from kiosk.content.theme import Theme
from kiosk.core.clock import Clock
from kiosk.core.geometry import Size
from kiosk.staff.intents import Phase, StaffIntent
from kiosk.staff.screen.screen import StaffScreen
from kiosk.staff.views import StaffView
from kiosk.widgets.fonts import register_fonts
from kiosk.widgets.look import Look, Screen
from kiosk.widgets.target import Target


class Presenter(Protocol):
    """What decides: a StaffMenu or a LoneTest."""

    def handle(self, intent: StaffIntent, now: float) -> bool:
        """Take an intent."""

    def view(self, now: float) -> StaffView | None:
        """What is to be seen."""


class Alone(Widget):
    """Brings fingers to the screen's buttons and to the screen, and draws what is new."""

    def __init__(
        self, presenter: Presenter, theme: Theme, clock: Clock, px_per_mm: float | None = None
    ) -> None:
        super().__init__()
        register_fonts()
        self._presenter = presenter
        self._theme = theme
        self._clock = clock
        self._px_per_mm = px_per_mm
        self._shown: tuple[object, ...] = ()
        self._held: dict[object, Target | None] = {}
        self.screen = StaffScreen(self._send)

    @property
    def look(self) -> Look:
        """How big and in what colour things are in this window."""
        return Look(self._theme, Screen(Size(*self.size), self._px_per_mm))

    def draw(self) -> None:
        """Show what there is to show."""
        view = self._presenter.view(self._clock.now())
        shown = (view, tuple(self.size))
        if shown == self._shown:
            return
        self._shown = shown
        if view is None:
            self.clear_widgets()
            return
        if not self.children:
            self.add_widget(self.screen)
        self.screen.render(view, self.look)

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed."""
        return self.screen.targets() if self.children else ()

    def on_touch_down(self, touch: Any) -> bool:
        """A finger arrives."""
        target = next((t for t in self.targets() if t.rect.contains(touch.x, touch.y)), None)
        self._held[touch.uid] = target
        if target is not None:
            target.show_pressed(pressed=True)
        self._feel(touch, "down")
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A finger moves."""
        target = self._held.get(touch.uid)
        if target is not None:
            target.show_pressed(pressed=target.rect.contains(touch.x, touch.y))
        self._feel(touch, "move")
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves."""
        target = self._held.pop(touch.uid, None)
        if target is not None:
            target.show_pressed(pressed=False)
            if target.rect.contains(touch.x, touch.y) and target in self.targets():
                target.press_at(touch.x, touch.y)
        self._feel(touch, "up")
        return True

    def _feel(self, touch: Any, phase: Phase) -> None:
        if self.children:
            self.screen.touch(touch.uid, touch.x, touch.y, phase)
        self.draw()

    def _send(self, intent: StaffIntent) -> None:
        self._presenter.handle(intent, self._clock.now())
