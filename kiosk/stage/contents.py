"""The contents page: a card for every page of the exhibit, or for every exhibit."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.intents import Intent
from kiosk.stage.views import CardView, ContentsView, WayView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.edge import Edge
from kiosk.widgets.flow import Actions
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Fade
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_LEAST_CARD = 300.0  # design pixels wide, at normal text size
_LEAST_HIGH = 130.0


class Card(Target):
    """The picture and title of a page or an exhibit, and a line: number and kind, or words."""

    def __init__(self, name: str, action: Callable[[], None], textures: Textures) -> None:
        super().__init__(name, action)
        self._photo = Photo(textures, rounded=True)
        self._fade = Fade("bottom", solid=0.34, rounded=True)
        self._number = Text()
        self._icon = Text()
        self._title = Text()
        for part in (self._photo, self._fade, self._number, self._icon, self._title):
            self.add_widget(part)
        self._edge = Edge(self.canvas.after)
        self._look: Look | None = None

    def set(self, view: CardView, look: Look, width: float) -> float:
        """Set the words for a card of `width` window pixels; returns the height they need."""
        self._look, self.spoken = look, view.title
        self._view = view
        inner = width - 2 * look.px(26)
        self._number.set(plain(view.mark), look, role="label", face="numbers", colour="brass",
                         bold=True, width=None if view.icon else inner)  # fmt: skip
        self._icon.set(ICONS[view.icon] if view.icon else "", look, face="icons", colour="brass",
                       font_px=round(look.font_px("label") * 1.05))  # fmt: skip
        self._title.set(plain(view.title), look, role="lead", face="title", bold=True,
                        width=inner)  # fmt: skip
        return self._title.height + self._number.height + look.px(24 + 6 + 24)

    def put_away(self) -> None:
        """Stand on another leaf; a picture is drawn apart from its card, and is taken down too."""
        self.show(shown=False)
        if self._look is not None:
            self._photo.hang(Rect(self.x, self.y, 0, 0), self._look)

    def hang(self, rect: Rect, now: float, *, still: bool) -> None:
        """Stand in a rectangle."""
        self.show(shown=True)
        look = self._look
        if look is None:
            return
        self.place(rect.x, rect.y, rect.width, rect.height)
        self._photo.hang(self.rect, look, shade=0.92)
        self._photo.show(shot_of(self._view.picture), now, fade=not still)
        words = self._title.height + self._number.height + look.px(60)
        self._fade.lay(
            Rect(self.x, self.y, self.width, min(self.height, words * 1.5)), look, strength=0.9
        )
        left = self.x + look.px(26)
        top = self.y + look.px(22) + self._title.height
        self._title.place(left, top)
        top += look.px(4)
        self._number.place(left, top + self._number.height)
        self._icon.place(
            left + self._number.width + look.px(14),
            top + (self._number.height + self._icon.height) / 2,
        )

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        self._photo.animate(now)

    def paint(self) -> None:
        """The border: brass while a finger is on it."""
        if self._look is not None:
            self._edge.lay(self.rect, self._look, pressed=self._pressed)


class Contents(Widget):
    """Title and a grid of cards; large text may spread them over several leaves."""

    def __init__(
        self, send: Callable[[Intent], None], textures: Textures, redraw: Callable[[], None]
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._textures = textures
        self._redraw = redraw
        self._title = Text()
        self._subtitle = Text()
        self._more = PushButton("more", lambda: self._turn(1))
        self._cards: list[Card] = []
        self._ways: list[PushButton] = []
        self._made: tuple[list[Intent], list[Intent]] = ([], [])
        self._actions = Actions()
        self._leaf = 0
        self._leaves = 1
        for part in (self._title, self._subtitle, self._more):
            self.add_widget(part)

    def begin(self) -> None:
        """Go back to the first leaf."""
        self._leaf = 0

    def render(self, view: ContentsView, look: Look, words: Words, frame: Rect, now: float) -> None:
        """Show the cards within a frame."""
        self._make(view)
        self._more.dress(Face(icon="chevron-down", words=words.say("more")), look)
        for way, button in zip(view.ways, self._ways, strict=True):
            button.dress(Face(icon=way.icon, words=way.title, filled=way.chosen), look)
        margin = look.px(48) if look.screen.is_tall else look.margin
        inside = Rect(frame.x + margin, frame.y + look.px(26),
                      frame.width - 2 * margin, frame.height - look.px(26 + 40))  # fmt: skip
        self._subtitle.set(plain(view.subtitle), look, role="body", face="numbers",
                           colour="brass")  # fmt: skip
        beside = 0.0 if look.screen.is_tall else self._subtitle.width + look.gutter
        self._title.set(plain(view.title), look, role="title", face="title", bold=True,
                        width=inside.width - beside, balanced=True)  # fmt: skip
        grid = self._place_head(inside, look)
        self._lay_leaf(view, grid, look, now)

    def animate(self, now: float) -> None:
        """Let the pictures arrive."""
        for card in self._cards:
            if card.shown:
                card.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The cards of this leaf, in order, and the way to the next."""
        cards = tuple(card for card in self._cards if card.is_live)
        return (*cards, *self._actions.shown)

    def gesture(self, gesture: Gesture) -> None:
        """A swipe turns the leaf."""
        if isinstance(gesture, Swipe):
            self._turn(gesture.direction)

    def _turn(self, step: int) -> None:
        self._leaf = (self._leaf + step) % self._leaves
        self._redraw()

    def _make(self, view: ContentsView) -> None:
        """Have cards and buttons for other cards, from the first leaf on."""
        made = ([card.opens for card in view.cards], [way.opens for way in view.ways])
        if made == self._made:
            return
        self._made = made
        for old in (*self._cards, *self._ways):
            self.remove_widget(old)
        self._cards = [self._card(card) for card in view.cards]
        self._ways = [self._way(way) for way in view.ways]
        for new in (*self._cards, *self._ways):
            self.add_widget(new)
        self._actions = Actions(tuple(self._ways), (self._more,))
        self._leaf = 0

    def _card(self, view: CardView) -> Card:
        return Card(view.name, lambda: self._send(view.opens), self._textures)

    def _way(self, view: WayView) -> PushButton:
        return PushButton(view.name, lambda: self._send(view.opens))

    def _place_head(self, inside: Rect, look: Look) -> Rect:
        """Title left, dates right (below it on a tall screen); returns what is left for cards."""
        bottom = self._title.place(inside.x, inside.top)
        if look.screen.is_tall:
            bottom = self._subtitle.place(inside.x, bottom - look.px(6))
        else:
            self._subtitle.place(
                inside.right - self._subtitle.width, bottom + self._subtitle.height + look.px(16)
            )
        return Rect(inside.x, inside.y, inside.width, bottom - look.px(26) - inside.y)

    def _lay_leaf(self, view: ContentsView, grid: Rect, look: Look, now: float) -> None:
        """Lay out one leaf: all cards where they fit, else as many as do."""
        pairs = list(zip(self._cards, view.cards, strict=True))
        columns, width, needed = self._measure(pairs, grid, look)
        rows = -(-len(pairs) // columns)
        gap = look.gutter
        self._leaves = 1
        self._more.show(shown=False)
        below = self._place_actions(grid, look)
        self._more.show(shown=rows > self._fitting(below, needed, gap))
        if self._more.shown:
            below = self._place_actions(grid, look)
            rows = self._fitting(below, needed, gap)
            self._leaves = -(-len(pairs) // (rows * columns))
            rows = -(-len(pairs) // (self._leaves * columns))  # leaves alike, not one nearly empty
        grid = below
        self._leaf = min(self._leaf, self._leaves - 1)
        height = max(needed, (grid.height - gap * (rows - 1)) / rows)
        height = min(height, max(needed, width * 0.85))
        first = self._leaf * rows * columns
        for index, card in enumerate(self._cards):
            place = index - first
            if not 0 <= place < rows * columns:
                card.put_away()
            else:
                row, column = divmod(place, columns)
                x = grid.x + column * (width + gap)
                y = grid.top - (row + 1) * height - row * gap
                card.hang(Rect(x, y, width, height), now, still=look.still)

    def _measure(
        self, pairs: list[tuple[Card, CardView]], grid: Rect, look: Look
    ) -> tuple[int, float, float]:
        """Columns, card width and the height that the wordiest card needs, in window pixels."""
        columns = _columns(len(pairs), grid, look)
        width = (grid.width - look.gutter * (columns - 1)) / columns
        needed = max((card.set(view, look, width) for card, view in pairs), default=0.0)
        return columns, width, max(needed, look.px(_LEAST_HIGH))

    def _fitting(self, grid: Rect, needed: float, gap: float) -> int:
        """How many rows of cards of that height there is room for."""
        return max(1, int((grid.height + gap) // (needed + gap)))

    def _place_actions(self, grid: Rect, look: Look) -> Rect:
        """Place the buttons at the foot; returns what is left for cards."""
        if not (self._ways or self._more.shown):
            return grid
        height = self._actions.height(look, grid.width)
        self._actions.place(look, grid.x, grid.y, grid.width)
        taken = height + look.gutter
        return Rect(grid.x, grid.y + taken, grid.width, grid.height - taken)


def _columns(count: int, grid: Rect, look: Look) -> int:
    """As many columns as make cards nearest to 16:10 that are wide enough for their titles."""
    gap = look.gutter
    growth = look.font_px("lead") / look.px(look.theme.sizes.lead)
    most = max(1, int((grid.width + gap) // (look.px(_LEAST_CARD) * growth + gap)))

    def misfit(columns: int) -> float:
        rows = -(-count // columns)
        width = (grid.width - gap * (columns - 1)) / columns
        height = (grid.height - gap * (rows - 1)) / rows
        empty = rows * columns - count
        return abs(width / max(1.0, height) - 1.65) + 0.15 * empty

    return min(range(1, max(1, min(most, count)) + 1), key=misfit)
