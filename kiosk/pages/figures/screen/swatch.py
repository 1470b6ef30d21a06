"""A small sign in the colour and pattern of a side."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import Extent
from kiosk.pages.figures.screen.marks import Mark
from kiosk.pages.figures.views import SideView
from kiosk.widgets.look import Look


class Swatch(Widget):
    """A short bar."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._mark = Mark()
        self.add_widget(self._mark)

    def show(self, side: SideView, look: Look, box: Rect) -> None:
        """Fill a square of the window."""
        self._mark.stand(side, look, box.x, box.y, box.height)
        self._mark.draw(Extent(box.width, box.width))
