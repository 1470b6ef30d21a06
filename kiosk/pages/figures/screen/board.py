"""The chart's half of the page: its title, what explains it, the drawing, the way through it."""

from dataclasses import dataclass

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.pages.figures.screen.drawing import Drawing
from kiosk.pages.figures.views import ChartView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look, Role
from kiosk.widgets.text import Text, plain

_EXPLANATION_GAP, _CHART_GAP = 8.0, 32.0  # design pixels
_MORE_GAP = 20.0
_TITLES: tuple[Role, ...] = ("title", "heading", "lead", "body")
"""Ever smaller ones, where a row would not find room."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What to draw, and how: the chart of that `index`, below a title."""

    chart: ChartView
    title: str
    make: type[Drawing]
    index: int

    def is_same(self, other: "Subject") -> bool:
        """Whether it is the same chart drawn in the same way, be it in another language."""
        return (self.index, self.make) == (other.index, other.make)


class Board(Widget):
    """Draws a chart anew only when something about it has changed."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._title, self._explanation, self._place = Text(), Text(), Text()
        self._more = PushButton("more-figures", self._turn)
        self._drawing = Drawing()
        self._made_from: tuple[Subject, Look, Rect] | None = None
        self._leaf = 0
        self._leaves = 1
        self._grown = -1.0
        for part in (self._title, self._explanation, self._place, self._more):
            self.add_widget(part)

    def begin(self) -> None:
        """Show the first leaf when it is next shown."""
        self._made_from = None

    def show(self, subject: Subject, look: Look, words: Words, frame: Rect) -> None:
        """Draw a chart in a frame; another chart begins at its first leaf."""
        self._more.dress(Face(icon="chevron-down", words=words.say("more")), look)
        made_from = (subject, look, frame)
        if made_from == self._made_from:
            self._tell_leaf()
            return
        before, self._made_from = self._made_from, made_from
        self._look, self._frame = look, frame
        if before is None or not subject.is_same(before[0]):
            self._leaf = 0
        self._lay(subject)
        self._leaf = min(self._leaf, self._leaves - 1)
        self._more.show(shown=self._leaves > 1)
        wish = self._more.wish(look)
        self._more.place(frame.right - wish, frame.y, wish, look.button_px)
        self._show_leaf()

    def grow(self, share: float) -> None:
        """Draw as much of the chart, 0 to 1."""
        if share != self._grown:
            self._grown = share
            self._drawing.grow(share)

    def targets(self) -> tuple[PushButton, ...]:
        """The way to what else there is."""
        return (self._more,) if self._more.is_live else ()

    def _lay(self, subject: Subject) -> None:
        """Set the title as large as it leaves room enough."""
        for role in _TITLES[1 if self._look.text_step else 0 :]:
            room = self._below_title(subject, role)
            self._replace(subject.make())
            self._leaves = self._drawing.lay(subject.chart, self._look, room)
            if self._leaves > 1:
                taken = self._look.button_px + self._look.px(_MORE_GAP)
                room = Rect(room.x, room.y + taken, room.width, max(1.0, room.height - taken))
                self._leaves = self._drawing.lay(subject.chart, self._look, room)
            if not self._drawing.overflows:
                return

    def _below_title(self, subject: Subject, role: Role) -> Rect:
        """Place title and explanation; returns what is left for the drawing."""
        look, frame = self._look, self._frame
        explanation = subject.make.explanation(subject.chart)
        self._title.set(plain(subject.title), look, role=role, face="title", bold=True,
                        width=frame.width, balanced=True)  # fmt: skip
        self._explanation.set(plain(explanation), look, role="label", colour="mute",
                              width=frame.width, line_height=1.3)  # fmt: skip
        top = self._title.place(frame.x, frame.top)
        if self._explanation.text:
            above = look.px(_EXPLANATION_GAP) if subject.title else 0.0
            top = self._explanation.place(frame.x, top - above)
        if top < frame.top:
            top -= look.px(_CHART_GAP if role in _TITLES[:2] else _CHART_GAP / 2)
        return Rect(frame.x, frame.y, frame.width, max(1.0, top - frame.y))

    def _replace(self, drawing: Drawing) -> None:
        self.remove_widget(self._drawing)
        self._drawing = drawing
        self.add_widget(drawing)

    def _turn(self) -> None:
        self._leaf = (self._leaf + 1) % self._leaves
        self._show_leaf()

    def _show_leaf(self) -> None:
        self._drawing.show(self._leaf)
        grown, self._grown = max(0.0, self._grown), -1.0
        self.grow(grown)
        self._tell_leaf()

    def _tell_leaf(self) -> None:
        look, frame = self._look, self._frame
        self._more.turn("chevron-up" if self._leaf == self._leaves - 1 else "chevron-down")
        said = f"{self._leaf + 1} / {self._leaves}" if self._leaves > 1 else ""
        self._place.set(said, look, role="label", colour="mute")
        self._place.place(frame.x, frame.y + (look.button_px + self._place.height) / 2)
