"""What stands at the head of each track, always at the left edge."""

from collections.abc import Sequence

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.timeline.bands import Band
from kiosk.pages.timeline.screen.layout import edge_px
from kiosk.pages.timeline.views import TrackView
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain, shortened, text_width

_GAP = 12.0
_SWATCH_WIDTH, _SWATCH_HEIGHT = 8.0, 0.62  # the height as a share of the head's


class Heads(Widget):
    """A line above each track, its colour and its title."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._drawn = InstructionGroup()
        self.canvas.add(self._drawn)
        self._titles: list[Text] = []

    def show(
        self, tracks: Sequence[TrackView], bands: Sequence[Band], frame: Rect, look: Look
    ) -> None:
        """Stand at the heads of these bands."""
        self._drawn.clear()
        for title in self._titles:
            self.remove_widget(title)
        self._titles = []
        for number, (track, band) in enumerate(zip(tracks, bands, strict=False)):
            if number:
                self._drawn.add(Color(*look.colour("line")))
                self._drawn.add(Rectangle(pos=(frame.x, round(band.top)), size=(frame.width, 1)))
            if band.head:
                self._head(track, band, frame, look)

    def _head(self, track: TrackView, band: Band, frame: Rect, look: Look) -> None:
        x, middle = frame.x + edge_px(look), band.top - band.head / 2
        width, height = look.px(_SWATCH_WIDTH), band.head * _SWATCH_HEIGHT
        self._drawn.add(Color(*look.colour(track.colour)))
        self._drawn.add(
            SmoothRoundedRectangle(pos=(x, middle - height / 2), size=(width, height),
                                   radius=[width / 2])
        )  # fmt: skip
        x += width + look.px(_GAP)
        room, words = frame.right - x - edge_px(look), track.title
        if text_width(words, look) > room:
            words = shortened(words, look, room)
        title = Text().set(plain(words), look, role="label", face="strong", colour="mute")
        title.place(x, middle + title.height / 2)
        self._titles.append(title)
        self.add_widget(title)
