"""The row of buttons that does for one finger what pinching and dragging do for two."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.widgets.button import PushButton
from kiosk.widgets.flow import GAP, Actions
from kiosk.widgets.look import Look


class Tools(Widget):
    """Buttons in the order in which they were added."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._buttons: list[PushButton] = []
        self.top = self.right = 0.0

    def add(self, name: str, action: Callable[[], None]) -> PushButton:
        """A new button at the end of the row; whoever adds it dresses it."""
        button = PushButton(name, action)
        self._buttons.append(button)
        self.add_widget(button)
        return button

    def arrange(self, look: Look, x: float, y: float, width: float) -> None:
        """Stand from (x, y) upwards, in one row if icons alone fit into `width`; window pixels."""
        for button in self._buttons:
            if self._taken(look) > width:
                button.hush(look)
        actions = Actions(tuple(self._buttons))
        actions.place(look, x, y, width)
        self.top = y + actions.height(look, width)
        self.right = max((button.rect.right for button in self.shown), default=x)

    def _taken(self, look: Look) -> float:
        """The width of all that is there in one row."""
        shown = self.shown
        return sum(button.wish(look) for button in shown) + look.px(GAP) * (len(shown) - 1)

    @property
    def shown(self) -> tuple[PushButton, ...]:
        """All that is there, pressable or not."""
        return tuple(button for button in self._buttons if button.shown)

    def targets(self) -> tuple[PushButton, ...]:
        """What can be pressed now."""
        return tuple(button for button in self._buttons if button.is_live)
