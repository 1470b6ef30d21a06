"""Draws a page of people: all their cards, or one person beside their portrait."""

from collections.abc import Callable

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import CloseItem, Intent
from kiosk.pages.people.presenter import PeopleView, PersonView
from kiosk.pages.people.screen.cards import Cards
from kiosk.pages.people.screen.medallion import Medallion
from kiosk.pages.people.screen.platform import Platform
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import shot_of
from kiosk.widgets.split import split
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_CARDS_SHARE, _PORTRAIT_SHARE, _MEDALLION_SHARE = 0.62, 0.46, 0.36  # of the width
_TALL_TEXT = 0.7  # of the height of a tall page, at most, what is told of a person
_TALL_INTRODUCTION = 0.44  # likewise, what is told of them all
_LARGEST_RING = 420.0  # design pixels across


class PeopleScreen(PageScreen):
    """Two faces of one page, of which one is shown."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._kicker = Text()
        self._heading = Text()
        self._cards = Cards(send, textures)
        self._panel = Ground()
        self._photo = Photo(textures)
        self._medallion = Medallion()
        self._column = Column()
        self._close = PushButton("close", lambda: send(CloseItem()))
        self._links = Links(self, send)
        self._foot = Actions((), (self.sources,))
        self._wall, self._words = Platform(), Platform()
        for part in (self._wall, self._words, self.previous, self.next, self._close, self.sources):
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()
        self._cards.begin()

    def render(self, view: PeopleView, setting: Setting) -> None:
        """Show the cards, or a person."""
        person = view.person
        self.dress_common(setting, items=person is not None)
        self.next.show(shown=person is not None)
        self._close.show(shown=person is not None)
        everyone = setting.words.say("everyone")
        self._close.dress(Face(icon="layout-grid", words=everyone), setting.look)
        if person is not None:
            self._show_person(person, setting)
        elif view.prose.prose.blocks:
            self._show_told(view, setting)
        else:
            self._show_cards(view, setting)

    def animate(self, now: float) -> None:
        """Let the pictures arrive."""
        self._photo.animate(now)
        self._cards.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The cards, then the buttons."""
        shown = (*self._wall.children, *self._words.children)
        cards = self._cards.targets() if self._cards in shown else ()
        buttons = self._column.targets() if self._column in shown else self._foot.shown
        return (*cards, *buttons)

    def gesture(self, gesture: Gesture) -> None:
        """Scroll, or turn the leaf; a swipe elsewhere turns persons, then pages."""
        if not (self._column.gesture(gesture) or self._cards.gesture(gesture)):
            super().gesture(gesture)

    # ------------------------------------------------------------------------------ in detail

    def _show_person(self, person: PersonView, setting: Setting) -> None:
        look, now = setting.look, setting.now
        links = self._links.dress((*person.links, *person.prose.links), look)
        said = ColumnView(person.kicker, person.heading, person.prose, person.portrait,
                          person.index, person.count, person.progress)  # fmt: skip
        actions = Actions(
            (self.previous, self.next), (*links, self._close, self.sources), self.next
        )
        with_portrait = person.portrait is not None
        share = _PORTRAIT_SHARE if with_portrait else _MEDALLION_SHARE
        most = setting.frame.height * (_TALL_TEXT if look.screen.is_tall else 1.0)
        most -= 1.7 * look.margin

        def say(width: float) -> float:
            wish = self._say(said, actions, setting, width)
            if wish <= most:
                return wish
            self._close.hush(look)
            self.sources.hush(look)
            return self._say(said, actions, setting, width, terse=True)

        picture, text = split(setting.frame, look, say, picture_share=share)
        self._column.arrange(text)
        self._words.hold(self._column)
        self._panel.lay(picture, look, role="panel")
        if with_portrait:
            shot = shot_of(person.portrait)
            self._wall.hold(self._panel, self._photo)
            self._photo.hang(picture, look)
            self._photo.show(shot, now, fade=not look.still)
            if shot is not None:
                self._photo.expect(shot.like(near) for near in person.beside)
        else:
            self._photo.show(None, now, fade=False)
            inside = picture.inset(look.margin)
            self._wall.hold(self._panel, self._medallion)
            self._medallion.show(person.monogram, look, inside, look.px(_LARGEST_RING))

    def _show_told(self, view: PeopleView, setting: Setting) -> None:
        """The cards, and beside them what is said of them all."""
        look = setting.look
        self._photo.show(None, setting.now, fade=False)
        self._wall.hold(self._cards)
        links = self._links.dress(view.prose.links, look)
        said = ColumnView(view.kicker, view.heading, view.prose, None)
        actions = Actions((), (*links, self.sources))

        def say(width: float) -> float:
            return self._say(said, actions, setting, width)

        grid, text = _shared(setting.frame, look, say)
        self._column.arrange(text)
        self._words.hold(self._column)
        self._cards.show(view.cards, look, setting.words, grid, setting.now)

    def _show_cards(self, view: PeopleView, setting: Setting) -> None:
        """The cards below the heading."""
        look, frame, side = setting.look, setting.frame, setting.look.margin
        self._wall.hold(self._cards)
        self._words.hold(self._kicker, self._heading)
        self._links.dress((), look)
        self._photo.show(None, setting.now, fade=False)
        wide = frame.width - 2 * side
        self._kicker.set(plain(view.kicker.upper()), look, role="label", face="strong",
                         colour="brass", bold=True, width=wide)  # fmt: skip
        self._heading.set(plain(view.heading), look, role="title", face="title", bold=True,
                          width=wide, balanced=True)  # fmt: skip
        top = self._kicker.place(frame.x + side, frame.top - side * 0.7)
        top = self._heading.place(frame.x + side, top - look.px(6)) - look.px(22)
        bottom = frame.y + look.px(40)
        if self.sources.shown:
            self._foot.place(look, frame.x + side, bottom, wide)
            bottom += self._foot.height(look, wide) + look.gutter
        rect = Rect(frame.x + side, bottom, wide, max(1.0, top - bottom))
        self._cards.show(view.cards, look, setting.words, rect, setting.now)

    def _say(
        self, said: ColumnView, actions: Actions, setting: Setting, width: float,
        *, terse: bool = False,
    ) -> float:  # fmt: skip
        return self._column.say(said, setting.look, setting.words, width, heading_role="title",
                                actions=actions, terse=terse)  # fmt: skip


def _shared(frame: Rect, look: Look, say: Callable[[float], float]) -> tuple[Rect, Rect]:
    """The rectangles of the cards and of what is said of them: beside each other, or stacked."""
    side, top, low = look.margin, frame.top - look.margin * 0.7, look.px(40)
    if not look.screen.is_tall:
        grid, text = split(frame, look, say, picture_share=_CARDS_SHARE)
        return Rect(grid.x + side, grid.y + low, grid.width - side, top - grid.y - low), text
    wide = frame.width - 2 * side
    high = min(say(wide), frame.height * _TALL_INTRODUCTION)
    text = Rect(frame.x + side, frame.y + low, wide, high)
    bottom = text.top + look.px(30)
    return Rect(text.x, bottom, wide, max(1.0, top - bottom)), text
