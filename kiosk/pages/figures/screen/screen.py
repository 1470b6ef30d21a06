"""Draws figures: a chart or its table, and beside it what is told of it."""

from collections.abc import Callable

from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent, ToggleList
from kiosk.pages.figures.scale import grown
from kiosk.pages.figures.screen.board import Board, Subject
from kiosk.pages.figures.screen.kinds import DRAWINGS, TABLE
from kiosk.pages.figures.screen.layout import divided
from kiosk.pages.figures.views import FiguresView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target


class FiguresScreen(PageScreen):
    """The chart on the ground of the page, the words on a panel."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._view: FiguresView | None = None
        self._still = False
        self._panel = Ground()
        self._board = Board()
        self._column = Column()
        self._links = Links(self, send)
        self._table = PushButton("table", lambda: send(ToggleList()))
        for part in (self._panel, self._board, self._column, self._table, self.previous,
                     self.next, self.sources):  # fmt: skip
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()
        self._board.begin()

    def render(self, view: FiguresView, setting: Setting) -> None:
        """Show a chart or its table."""
        look, words = setting.look, setting.words
        self._view, self._still = view, look.still
        self.dress_common(setting, items=view.count > 1)
        icon, said = ("chart-bar", "show_chart") if view.as_table else ("table", "show_table")
        self._table.dress(Face(icon=icon, words=words.say(said)), look)
        links = self._links.dress(view.links, look)
        actions = Actions(
            (self.previous, self.next), (*links, self._table, self.sources), self.next
        )
        column = ColumnView(view.kicker, view.heading, view.prose, None, view.index, view.count,
                            view.progress)  # fmt: skip

        def say(width: float) -> float:
            return self._column.say(column, look, words, width, heading_role="heading",
                                    actions=actions)  # fmt: skip

        layout = divided(setting.frame, look, say)
        self._panel.lay(layout.panel, look, role="panel")
        self._column.arrange(layout.text, ground="panel")
        make = TABLE if view.as_table else DRAWINGS[view.chart.kind]
        title = "" if view.chart.title == view.heading else view.chart.title
        subject = Subject(view.chart, title, make, view.index)
        self._board.show(subject, look, words, layout.chart)
        self.animate(setting.now)

    def animate(self, now: float) -> None:
        """Let the chart grow."""
        view = self._view
        if view is not None:
            self._board.grow(1.0 if self._still else grown(now, view.since))

    def targets(self) -> tuple[Target, ...]:
        """The way through a long chart, then the buttons of the column."""
        return (*self._board.targets(), *self._column.targets())

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls the text; a swipe turns."""
        if not self._column.gesture(gesture):
            super().gesture(gesture)
