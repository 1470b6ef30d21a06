"""The card that tells of a phase or of what was tapped, on the side where it covers nothing."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.reading import LinkView
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import CloseItem, Intent, OpenPage, ViewPicture
from kiosk.pages.map.views import CardView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.flow import GAP, Actions
from kiosk.widgets.links import Links
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target

_PAD = 28.0
_CLOSE_EDGE = 14.0  # the way out stands nearer to the corner than the words


class Card(Widget):
    """Kicker, heading, text and what to do next."""

    def __init__(self, send: Callable[[Intent], None], sources: PushButton) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._sources = sources
        self._opens: LinkView | None = None
        self._ground = Ground()
        self._column = Column()
        self._pictures = PushButton("pictures", lambda: send(ViewPicture(0)))
        self._page = PushButton("open-page", self._open_page)
        self._links = Links(self, send)
        self._close = PushButton("close", lambda: send(CloseItem()))
        self.frame = Rect(0, 0, 0, 0)
        for part in (self._ground, self._column, self._pictures, self._page, sources, self._close):
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()

    def set(self, view: CardView, setting: Setting, width: float, most: float) -> float:
        """Take what it tells; returns the height it would like, in window pixels.

        Where that is more than `most`, its buttons do without words, for more of the text.
        """
        look, words = setting.look, setting.words
        self._look = look
        self._opens = view.opens
        self._pictures.show(shown=bool(view.pictures))
        self._page.show(shown=view.opens is not None)
        self._close.dress(Face(icon="x"), look, spoken=words.say("close"))
        self._close.show(shown=bool(view.heading))
        said = ColumnView(view.kicker, view.heading, view.prose, None)
        links = self._links.dress(view.prose.links, look)
        buttons = self._dress(view, setting, links)
        actions = Actions((self._pictures, self._page), (*links, self._sources))
        inner = width - 2 * look.px(_PAD)

        def say() -> float:
            column = self._column.say(said, look, words, inner, heading_role="lead",
                                      actions=actions, terse=True, corner=self._corner)  # fmt: skip
            return column + 2 * look.px(_PAD)

        wish = say()
        if wish <= most:
            return wish
        self._hush(buttons, inner)
        return say()

    def _dress(
        self, view: CardView, setting: Setting, links: tuple[PushButton, ...]
    ) -> tuple[PushButton, ...]:
        """Dress the buttons that lead on; returns them and `links`, the most important first."""
        look, words = setting.look, setting.words
        first = not view.pictures
        page = view.opens.title if view.opens is not None else ""
        faces = (
            (self._pictures, Face("photo", words.say("look_at_pictures"), filled=True), ""),
            (self._page, Face("arrow-right", words.say("read_more"), filled=first), page),
            (self._sources, Face("info-circle", words.say("sources")), ""),
        )
        for button, face, leads_to in faces:
            spoken = f"{face.words}: {leads_to}" if leads_to else face.words
            button.dress(face, look, spoken=spoken)
        return tuple(
            button for button in (*links, self._pictures, self._page, self._sources) if button.shown
        )

    def _hush(self, buttons: tuple[PushButton, ...], width: float) -> None:
        """Take the words from buttons until they stand in one row with the way through the text."""
        look = self._look
        room = width - look.button_px - look.px(GAP)
        for button in reversed(buttons):
            taken = sum(one.wish(look) for one in buttons) + look.px(GAP) * (len(buttons) - 1)
            if taken > room:
                button.hush(look)

    def arrange(self, frame: Rect) -> None:
        """Stand in a frame."""
        self.frame = frame
        self._ground.lay(frame, self._look, role="ink", alpha=0.95, rounded=True)
        inside, side = frame.inset(self._look.px(_PAD)), self._look.button_px
        self._column.arrange(inside, ground="ink")
        edge, width = self._look.px(_CLOSE_EDGE), self._close.wish(self._look)
        self._close.place(frame.right - edge - width, frame.top - edge - side, width, side)

    def targets(self) -> tuple[Target, ...]:
        """Its buttons, in reading order."""
        close = (self._close,) if self._close.is_live else ()
        return (*self._column.targets(), *close)

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll; tells whether the gesture was made on it."""
        self._column.gesture(gesture)
        return self.frame.contains(gesture.x, gesture.y)

    @property
    def _corner(self) -> float:
        """What the close button takes of the words' room."""
        if not self._close.shown:
            return 0.0
        return self._close.wish(self._look) - self._look.px(_PAD - _CLOSE_EDGE)

    def _open_page(self) -> None:
        if self._opens is not None:
            self._send(OpenPage(self._opens.page, self._opens.item))
