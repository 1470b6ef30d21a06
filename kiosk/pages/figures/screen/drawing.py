"""What every way to draw a chart has in common: it fills a frame, leaf by leaf, and grows."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.figures.views import ChartView
from kiosk.widgets.look import Look


class Drawing(Widget):
    """A chart in a frame. What does not fit stands on further leaves; nothing is left out."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        raise NotImplementedError

    @property
    def overflows(self) -> bool:
        """Whether something is larger than a leaf, once it is laid."""
        return False

    def show(self, leaf: int) -> None:
        """Draw one of the leaves."""
        raise NotImplementedError

    def grow(self, share: float) -> None:
        """Draw as much of everything, 0 to 1."""

    @staticmethod
    def explanation(chart: ChartView) -> str:  # noqa: ARG004  # for others to say
        """What is said once, below the title."""
        return ""


def growth(look: Look) -> float:
    """How much larger labels are than designed: distances between them grow alike."""
    return look.font_px("label") / look.px(look.theme.sizes.label)
