"""The cards of all persons in rows; what does not fit stands on further leaves."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.intents import Intent
from kiosk.pages.people.presenter import CardView
from kiosk.pages.people.screen.card import Card, FlatCard, UprightCard
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_Plan = tuple[int, int]
"""Columns and rows of one leaf."""


class Cards(Widget):
    """Only the cards of the leaf that is seen exist; `more` turns it."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._textures = textures
        self._rulers = (FlatCard(send, textures), UprightCard(send, textures))
        self._ruler: Card = self._rulers[0]
        self._cards: list[Card] = []
        self._views: tuple[CardView, ...] = ()
        self._measured: dict[tuple[Look, float], float] = {}
        self._more = PushButton("more-people", lambda: self._turn(1))
        self._leaf = 0
        self._leaves = 1
        self._progress = Text()
        self.add_widget(self._more)
        self.add_widget(self._progress)

    def begin(self) -> None:
        """Show the first leaf when it is next shown."""
        self._leaf = 0

    def show(
        self, views: Sequence[CardView], look: Look, words: Words, frame: Rect, now: float
    ) -> None:
        """Fill a frame."""
        if tuple(views) != self._views:
            self._views = tuple(views)
            self._measured.clear()
            self._ruler = self._rulers[any(view.portrait is not None for view in views)]
        self._look, self._said, self._frame, self._now = look, words, frame, now
        self._more.dress(Face(icon="chevron-down", words=words.say("more")), look)
        self._lay()

    def animate(self, now: float) -> None:
        """Let the portraits arrive."""
        self._now = now
        for card in self._cards:
            card.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The cards of this leaf and the way to the next."""
        more = (self._more,) if self._more.is_live else ()
        return (*self._cards, *more)

    def gesture(self, gesture: Gesture) -> bool:
        """A swipe turns the leaf; tells whether it did."""
        if self._leaves < 2 or not isinstance(gesture, Swipe):
            return False
        if not self._frame.contains(gesture.x, gesture.y):
            return False
        self._turn(gesture.direction)
        return True

    def _turn(self, step: int) -> None:
        self._leaf = (self._leaf + step) % self._leaves
        self._lay()

    def _lay(self) -> None:
        look, count = self._look, len(self._views)
        plan = self._plan(count, self._frame) if count else None
        self._more.show(shown=plan is None and count > 0)
        grid = self._frame
        self._leaves = 1
        if plan is None and count:
            grid = self._place_more(grid)
            self._leaves, plan = self._plan_leaves(count, grid)
        self._leaf = min(self._leaf, self._leaves - 1)
        self._show_progress()
        if plan is None:
            self._keep(0)
            return
        columns, rows = plan
        width, gap = self._width(columns, grid), look.gutter
        words = self._words(width)
        height = self._height(columns, rows, grid)
        first = self._leaf * rows * columns
        shown = self._views[first : first + rows * columns]
        self._keep(len(shown))
        for place, (card, view) in enumerate(zip(self._cards, shown, strict=True)):
            row, column = divmod(place, columns)
            card.set(view, look, width)
            x = grid.x + column * (width + gap)
            y = grid.top - (row + 1) * height - row * gap
            card.hang(Rect(x, y, width, height), words, self._now)

    def _plan_leaves(self, count: int, grid: Rect) -> tuple[int, _Plan]:
        """How many leaves there are, as few as possible and alike, and the plan of each."""
        for leaves in range(2, count + 1):
            plan = self._plan(-(-count // leaves), grid)
            if plan is not None:
                columns, rows = plan
                return -(-count // (columns * rows)), plan
        return count, (1, 1)

    def _plan(self, count: int, grid: Rect) -> _Plan | None:
        """Columns and rows for so many cards, shaped like portraits; None: they do not fit."""
        plans = [
            (columns, -(-count // columns)) for columns in range(1, self._most(count, grid) + 1)
        ]
        fitting = [plan for plan in plans if self._room(*plan, grid) >= 0.0]
        return min(fitting, key=lambda plan: self._misfit(plan, count, grid), default=None)

    def _most(self, count: int, grid: Rect) -> int:
        """The columns in which cards are still wide enough for names."""
        look, gap = self._look, self._look.gutter
        growth = look.font_px("lead") / look.px(look.theme.sizes.lead)
        return min(
            count,
            max(1, int((grid.width + gap) // (look.px(self._ruler.least_width) * growth + gap))),
        )

    def _misfit(self, plan: _Plan, count: int, grid: Rect) -> float:
        columns, rows = plan
        height = self._height(columns, rows, grid)
        shape = self._width(columns, grid) / height
        empty = 1 - (rows * height + (rows - 1) * self._look.gutter) / grid.height
        return abs(shape / self._ruler.shape - 1) + 0.8 * empty + 0.1 * (rows * columns - count)

    def _room(self, columns: int, rows: int, grid: Rect) -> float:
        """The height that rows of such cards leave, in window pixels."""
        needed = self._ruler.needed(self._words(self._width(columns, grid)), self._look)
        return grid.height - rows * needed - (rows - 1) * self._look.gutter

    def _height(self, columns: int, rows: int, grid: Rect) -> float:
        """Of each card, in window pixels."""
        width = self._width(columns, grid)
        needed = self._ruler.needed(self._words(width), self._look)
        share = (grid.height - self._look.gutter * (rows - 1)) / rows
        return max(needed, min(share, width * self._ruler.slendest))

    def _width(self, columns: int, grid: Rect) -> float:
        return (grid.width - self._look.gutter * (columns - 1)) / columns

    def _words(self, width: float) -> float:
        """The height of the most words on any card of a width, in window pixels."""
        key = (self._look, width)
        if key not in self._measured:
            heights = (self._ruler.set(view, self._look, width) for view in self._views)
            self._measured[key] = max(heights, default=0.0)
        return self._measured[key]

    def _place_more(self, grid: Rect) -> Rect:
        look = self._look
        width = self._more.wish(look)
        self._more.place(grid.right - width, grid.y, width, look.button_px)
        taken = look.button_px + look.gutter
        return Rect(grid.x, grid.y + taken, grid.width, max(1.0, grid.height - taken))

    def _show_progress(self) -> None:
        """Which of the leaves this is, beside the way to the next."""
        several = self._leaves > 1
        said = self._said.say("item_progress", index=self._leaf + 1, count=self._leaves)
        self._progress.set(plain(said if several else ""), self._look, role="label", colour="mute")
        more = self._more.rect
        self._progress.place(
            more.x - self._look.gutter - self._progress.width,
            more.centre[1] + self._progress.height / 2,
        )

    def _keep(self, count: int) -> None:
        """Exactly so many cards, all of the kind that is measured with."""
        while self._cards and type(self._cards[-1]) is not type(self._ruler):
            self.remove_widget(self._cards.pop())
        while len(self._cards) > count:
            self.remove_widget(self._cards.pop())
        while len(self._cards) < count:
            card = type(self._ruler)(self._send, self._textures)
            self._cards.append(card)
            self.add_widget(card)
