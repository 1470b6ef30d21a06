"""Shows only a part of what lies within it."""

from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect


class Clip(Widget):
    """Children are drawn within a rectangle of the window, and cut beyond it."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas.before:
            self._scissor = ScissorPush(x=0, y=0, width=0, height=0)
        with self.canvas.after:
            ScissorPop()

    def cut(self, rect: Rect) -> None:
        """Show what lies within `rect`; both edges are put on whole pixels."""
        left, low = round(rect.x), round(rect.y)
        self._scissor.x, self._scissor.y = left, low
        self._scissor.width = round(rect.right) - left
        self._scissor.height = round(rect.top) - low
