"""A line of segments that tells which of several items is shown."""

from kivy.graphics import Color, InstructionGroup, RoundedRectangle
from kivy.uix.widget import Widget

from kiosk.widgets.look import Look

HEIGHT = 8.0
_GAP = 10.0
_MOST = 24  # beyond this the segments would be dots; one bar that fills up says more


class Segments(Widget):
    """One segment an item, the shown one in brass."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._drawn = InstructionGroup()
        self.canvas.add(self._drawn)

    def show(self, index: int, count: int, look: Look, x: float, y: float, width: float) -> None:
        """Draw from (x, y) over `width` window pixels; a single item needs no line."""
        self._drawn.clear()
        if count < 2:
            return
        height = look.px(HEIGHT)
        gap = look.px(_GAP) if count <= _MOST else 0.0
        each = (width - gap * (count - 1)) / count
        for segment in range(count):
            self._drawn.add(Color(*look.colour("brass" if segment == index else "line")))
            self._drawn.add(
                RoundedRectangle(
                    pos=(round(x + segment * (each + gap)), round(y)),
                    size=(max(1, round(each)), round(height)),
                    radius=[min(height / 2, each / 2)] * 4,
                )
            )
