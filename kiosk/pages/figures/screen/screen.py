"""Draws a page of figures: a chart or its table, and a column that tells of it."""

from collections.abc import Callable

from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent, ToggleList
from kiosk.pages.figures.screen.figure import Figure
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
    """A figure, and a column on a panel beside or below it."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._figure = Figure()
        self._panel = Ground()
        self._column = Column()
        self._links = Links(self, send)
        self._table = PushButton("table", lambda: send(ToggleList()))
        self._grows_since: tuple[float, int, bool] | None = None
        for part in (self._panel, self._figure, self._column, self.previous, self.next,
                     self._table, self.sources):  # fmt: skip
            self.add_widget(part)

    def begin(self) -> None:
        """Begin with the first leaf and the first line."""
        self._column.begin()
        self._figure.begin()
        self._grows_since = None

    def render(self, view: FiguresView, setting: Setting) -> None:
        """Show a chart or its table."""
        look, words = setting.look, setting.words
        self.dress_common(setting, items=view.count > 1)
        icon, said = ("chart-bar", "show_chart") if view.as_table else ("table", "show_table")
        self._table.dress(Face(icon=icon, words=words.say(said)), look)
        links = self._links.dress(view.links, look)
        said_beside = ColumnView(view.kicker, view.heading, view.prose, None, view.index,
                                 view.count, view.progress)  # fmt: skip
        actions = Actions((self.previous, self.next), (*links, self._table, self.sources),
                          self.next)  # fmt: skip

        def say(width: float) -> float:
            return self._column.say(said_beside, look, words, width, heading_role="heading",
                                    actions=actions)  # fmt: skip

        layout = divided(setting.frame, look, say)
        self._panel.lay(layout.panel, look, role="panel")
        self._column.arrange(layout.text, ground="panel")
        self._figure.show(view.chart, look, words, layout.chart, as_table=view.as_table)
        growing = (view.since, view.index, view.as_table)
        if growing != self._grows_since:
            self._grows_since = growing
            self._figure.grow(None if look.still else view.since)
        self._figure.animate(setting.now)

    def animate(self, now: float) -> None:
        """Let the chart grow."""
        self._figure.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The way to more of the chart, then the buttons of the column."""
        return (*self._figure.targets(), *self._column.targets())

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls the text; a swipe turns."""
        if not self._column.gesture(gesture):
            super().gesture(gesture)
