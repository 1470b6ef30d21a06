"""The title on a map, the day, and while a phase plays its clock and its count."""

from kivy.uix.widget import Widget

from kiosk.content.moments import clock_at
from kiosk.content.words import format_number
from kiosk.core.geometry import Rect
from kiosk.pages.map.views import PlayView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain, text_width

_PAD_X, _PAD_Y = 34.0, 22.0
_BOLD = 1.12  # bold letters are so much wider than the ruler's
_LONGEST_CLOCK = "00:00 · 0000 m m m m m"
_TELLS_PER_SECOND = 12  # of the clock: no one reads faster, and every telling sets text


class Heading(Widget):
    """Stands in the upper corner; `tell` is called at every frame."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._title = Text()
        self._subtitle = Text()
        self._clock = Text()
        self._told: tuple[object, ...] = ()
        self.frame = Rect(0, 0, 0, 0)
        for part in (self._ground, self._title, self._subtitle, self._clock):
            self.add_widget(part)

    def set(
        self, title: str, subtitle: str, play: PlayView | None, look: Look, width: float
    ) -> float:
        """Take its words for a panel of `width`; returns the height it needs (window pixels)."""
        self._look, self._play, self._told = look, play, ()
        inner = width - 2 * look.px(_PAD_X)
        self._title.set(plain(title), look, role="heading", face="title", bold=True, width=inner)
        self._subtitle.set(plain(subtitle), look, role="label", colour="mute", width=inner)
        self._clock.set(plain(self._line(1.0)), look, role="label", face="numbers", bold=True,
                        colour="brass", width=inner)  # fmt: skip
        heights = [part.height for part in (self._title, self._subtitle, self._clock)]
        self._gap = look.px(8 if subtitle else 0)
        return sum(heights) + self._gap + look.px(2 * _PAD_Y)

    @staticmethod
    def wish(title: str, subtitle: str, look: Look) -> float:
        """The width that its words take on one line each, in window pixels."""
        widest = max(
            text_width(title, look, role="heading", face="title") * _BOLD,
            text_width(subtitle, look, face="text"),
            text_width(_LONGEST_CLOCK, look, face="numbers"),
        )
        return widest + 2 * look.px(_PAD_X)

    def arrange(self, frame: Rect) -> None:
        """Stand in a frame as high as `set` asked for."""
        self.frame, look = frame, self._look
        self._ground.lay(frame, look, role="ink", alpha=0.92, rounded=True)
        x = frame.x + look.px(_PAD_X)
        bottom = self._title.place(x, frame.top - look.px(_PAD_Y))
        bottom = self._subtitle.place(x, bottom - self._gap)
        self._clock.place(x, bottom)

    def tell(self, now: float) -> None:
        """Tell how far the phase has been played."""
        if self._play is None:
            return
        step = int(now * _TELLS_PER_SECOND)
        share = self._play.share(now)
        at_rest = share in (0.0, 1.0)
        key = (share,) if at_rest else (step,)
        if key == self._told:
            return
        self._told = key
        look, top = self._look, self._clock.y + self._clock.height
        inner = self.frame.width - 2 * look.px(_PAD_X)
        self._clock.set(plain(self._line(share)), look, role="label", face="numbers", bold=True,
                        colour="brass", width=inner)  # fmt: skip
        self._clock.place(self.frame.x + look.px(_PAD_X), top)

    def _line(self, share: float) -> str:
        """`22:37 · 12 records`: the clock only while it runs."""
        play = self._play
        if play is None:
            return ""
        state = play.score.state(share)
        parts = []
        if share < 1.0:
            clock = clock_at(state.second, play.zone)
            parts.append(f"{clock:%H:%M}" if play.has_clock else clock.date().isoformat())
        if state.total > 0 or share < 1.0:
            total = format_number(round(state.total), play.language)
            parts.append(f"{total} {play.unit}" if play.unit else "")
        return " · ".join(part for part in parts if part)
