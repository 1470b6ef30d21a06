"""A chart with its title, or the table of its numbers; and the way to its other leaves."""

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import grown
from kiosk.pages.figures.screen.drawing import Drawing
from kiosk.pages.figures.screen.kinds import DRAWINGS, TABLE
from kiosk.pages.figures.views import ChartView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_BELOW_TITLE, _BELOW_HEAD = 6.0, 34.0  # design pixels
_GAP = 20.0


class Figure(Widget):
    """Laid out anew only when something about it has changed."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._title, self._explanation, self._leaf_words = Text(), Text(), Text()
        self._drawing: Drawing | None = None
        self._shown: tuple[ChartView, bool] | None = None
        self._laid: tuple[object, ...] = ()
        self._leaf, self._leaves = 0, 1
        self._since = 0.0
        self._share = 1.0
        self.frame = Rect(0, 0, 0, 0)
        self.more = PushButton("more-figures", lambda: self.turn(1))
        for part in (self._title, self._explanation, self._leaf_words, self.more):
            self.add_widget(part)

    def begin(self) -> None:
        """Show the first leaf when it is next shown."""
        self._shown = None

    def show(
        self, chart: ChartView, look: Look, words: Words, frame: Rect, *, as_table: bool
    ) -> None:
        """Draw a chart, or its table, in a frame."""
        if self._shown is None or (self._shown[0].title, self._shown[1]) != (chart.title, as_table):
            self._leaf = 0
        self._shown = (chart, as_table)
        laid = (chart, as_table, look, frame)
        if laid == self._laid:
            return
        self._laid = laid
        self._look, self._words, self.frame = look, words, frame
        if self._drawing is not None:
            self.remove_widget(self._drawing)
        kind = TABLE if as_table else DRAWINGS[chart.kind]
        self._drawing = kind()
        self.add_widget(self._drawing, index=len(self.children))
        room = self._below_head(chart, kind.explanation(chart))
        self._leaves = self._drawing.lay(chart, look, room)
        if self._leaves > 1:
            foot = look.button_px + look.px(_GAP)
            room = Rect(room.x, room.y + foot, room.width, room.height - foot)
            self._leaves = self._drawing.lay(chart, look, room)
        self._leaf = min(self._leaf, self._leaves - 1)
        self._show_leaf()

    def turn(self, step: int) -> None:
        """The next leaf; after the last one, the first."""
        self._leaf = (self._leaf + step) % self._leaves
        self._show_leaf()

    def grow(self, since: float | None) -> None:
        """Grow from second `since` on; None: be there at once."""
        self._since = since or 0.0
        self._set_share(1.0 if since is None else 0.0)

    def animate(self, now: float) -> None:
        """Let everything grow."""
        if self._share < 1.0:
            self._set_share(grown(now, self._since))

    def targets(self) -> tuple[PushButton, ...]:
        """The way to the other leaves, where there are any."""
        return (self.more,) if self.more.is_live else ()

    def _set_share(self, share: float) -> None:
        self._share = share
        if self._drawing is not None:
            self._drawing.grow(share)

    def _below_head(self, chart: ChartView, explanation: str) -> Rect:
        """Set and place the title; returns what is left below."""
        look, frame = self._look, self.frame
        self._title.set(plain(chart.title), look, role="lead", face="strong", bold=True,
                        width=frame.width, line_height=1.2, balanced=True)  # fmt: skip
        self._explanation.set(plain(explanation), look, role="label", colour="mute",
                              width=frame.width)  # fmt: skip
        top = self._title.place(frame.x, frame.top)
        if self._explanation.text:
            top = self._explanation.place(frame.x, top - look.px(_BELOW_TITLE))
        top -= look.px(_BELOW_HEAD)
        return Rect(frame.x, frame.y, frame.width, max(1.0, top - frame.y))

    def _show_leaf(self) -> None:
        if self._drawing is None:
            return
        look, frame = self._look, self.frame
        self._drawing.show(self._leaf)
        self._drawing.grow(self._share)
        several = self._leaves > 1
        self.more.show(shown=several)
        if several:
            last = self._leaf == self._leaves - 1
            face = Face(icon="chevron-up" if last else "chevron-down",
                        words=self._words.say("more"))  # fmt: skip
            self.more.dress(face, look)
            wish = self.more.wish(look)
            self.more.place(frame.right - wish, frame.y, wish, look.button_px)
        said = f"{self._leaf + 1} / {self._leaves}" if several else ""
        self._leaf_words.set(said, look, role="label", colour="mute")
        middle = frame.y + look.button_px / 2
        self._leaf_words.place(frame.x, middle + self._leaf_words.height / 2)
