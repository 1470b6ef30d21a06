"""The card that tells of the chosen event, and before one is chosen of all of them."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.reading import LinkView
from kiosk.core.gestures import Gesture
from kiosk.core.intents import CloseItem, Intent, OpenPage
from kiosk.pages.timeline.screen.layout import Layout
from kiosk.pages.timeline.views import TimelineView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.flow import GAP, Actions
from kiosk.widgets.links import Links
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target

_CLOSE_EDGE = 16.0


class Card(Widget):
    """A picture, the time, the title, the text, and what to do next."""

    def __init__(
        self,
        send: Callable[[Intent], None],
        textures: Textures,
        turns: tuple[PushButton, PushButton],
        sources: PushButton,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._previous, self._next = turns
        self._sources = sources
        self._opens: LinkView | None = None
        self._ground = Ground()
        self._photo = Photo(textures)
        self._column = Column()
        self._more = PushButton("open-page", self._open_page)
        self._close = PushButton("close", lambda: send(CloseItem()))
        for part in (self._ground, self._photo, self._column, self._previous, self._next,
                     self._more, sources, self._close):  # fmt: skip
            self.add_widget(part)
        self._links = Links(self, send)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()

    def show(self, view: TimelineView, setting: Setting, layout: Layout) -> None:
        """Take what it tells, and stand where the layout has it."""
        look, words, card = setting.look, setting.words, view.card
        self._opens, self._look = card.opens, look
        said = ColumnView(card.kicker, card.heading, card.prose, card.picture)
        self._more.show(shown=card.opens is not None)
        title = card.opens.title if card.opens is not None else ""
        self._more.dress(Face("chevron-right", title, icon_last=True), look,
                         spoken=f"{words.say('read_more')}: {title}")  # fmt: skip
        self._previous.show(shown=card.item is not None)
        self._close.show(shown=card.item is not None)
        self._close.dress(Face(icon="x"), look, spoken=words.say("close"))
        links = self._links.dress(card.prose.links, look)
        width = layout.words(pictured=card.picture is not None)
        self._make_room((self._previous, self._next, self._more, *links, self._sources), width)
        actions = Actions((self._previous, self._next), (self._more, *links, self._sources),
                          self._next)  # fmt: skip
        pictured = card.picture is not None
        in_corner = card.item is not None and not pictured
        wish = self._column.say(
            said, look, words, width, heading_role="lead",
            actions=actions, terse=True, corner=self._corner(layout) if in_corner else 0.0,
        )  # fmt: skip
        self._ground.lay(layout.card, look, role="panel")
        picture, rest = layout.divide(wish, pictured=pictured)
        if picture is not None:
            if self._photo.parent is None:
                self.add_widget(self._photo, index=len(self.children) - 1)
            self._photo.hang(picture, look, ground="panel")
            self._photo.show(shot_of(card.picture), setting.now, fade=not look.still)
            self._photo.expect(shot for shot in map(shot_of, view.beside) if shot is not None)
        elif self._photo.parent is not None:
            self.remove_widget(self._photo)
        self._column.arrange(rest, ground="panel")
        side, edge = look.button_px, look.px(_CLOSE_EDGE)
        corner, width = picture or layout.card, self._close.wish(look)
        self._close.place(corner.right - edge - width, corner.top - edge - side, width, side)
        self._frame = layout.card

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        if self._photo.parent is not None:
            self._photo.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """Its buttons, in reading order."""
        close = (self._close,) if self._close.is_live else ()
        return (*self._column.targets(), *close)

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll; tells whether it did."""
        return self._column.gesture(gesture)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the window lies on it."""
        return self._frame.contains(x, y)

    def _make_room(self, buttons: tuple[PushButton, ...], width: float) -> None:
        """Take the words from the sources where all stand in one row then, and a way to scroll."""
        look = self._look
        shown = [button for button in buttons if button.shown]
        taken = sum(button.wish(look) for button in shown) + look.px(GAP) * len(shown)
        if taken + look.button_px > width:
            self._sources.hush(look)

    def _corner(self, layout: Layout) -> float:
        """What the close button takes of the words' room."""
        look = layout.look
        return self._close.wish(look) + look.px(_CLOSE_EDGE) - layout.edge + look.px(8)

    def _open_page(self) -> None:
        if self._opens is not None:
            self._send(OpenPage(self._opens.page, self._opens.item))
