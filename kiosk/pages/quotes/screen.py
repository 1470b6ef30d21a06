"""Draws a quotation like a poster: the words large, who said them and where below."""

from collections.abc import Callable

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Gesture
from kiosk.core.intents import Intent
from kiosk.pages.quotes.presenter import QuoteView
from kiosk.widgets.byline import Byline
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.pane import Pane
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target
from kiosk.widgets.text import Room, Text, fitting_px, plain

_SIZES = (76, 68, 60, 54, 48, 42, 38, 34)  # design pixels, tried from the largest
_LINE = 1.25  # of the font size: many lines of large type need air
_LEAST_LINES = 3  # of the words in view: with fewer, what is said of the speaker scrolls with them
_QUIET = 0.26  # even a white picture then leaves text at 8:1 and secondary text at 4.9:1


class QuotesScreen(PageScreen):
    """A quotation over a quiet picture."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._photo = Photo(textures)
        self._mark = Text()
        self._pane = Pane()
        self._words = Text()
        self._remark = Text()
        self._original = Text()
        self._particulars = Text()
        self._byline = Byline()
        self._progress = Text()
        self._links = Links(self, send)
        self._actions = Actions()
        for part in (self._photo, self._mark, self._pane, self._byline, self._progress,
                     self.previous, self.next, self.sources, self._pane.more):  # fmt: skip
            self.add_widget(part)
        self._shown: tuple[str, int] = ("", -1)

    def begin(self) -> None:
        """Read from the beginning."""
        self._pane.begin()

    def render(self, view: QuoteView, setting: Setting) -> None:
        """Show a quotation."""
        look, frame = setting.look, setting.frame
        self.dress_common(setting, items=view.count > 1)
        self._pane.dress_more(look, setting.words)
        self._photo.hang(frame, look, shade=_QUIET, ground="ink")
        self._photo.show(shot_of(view.picture), setting.now, fade=not look.still)
        about = self._links.dress((view.about,) if view.about else (), look)
        self._actions = Actions((self.previous, self.next), (*about, self._pane.more, self.sources))
        self._progress.set(plain(view.progress), look, role="label", colour="mute")
        self._mark.set("\u201c", look, face="title", colour="brass", bold=True,
                       font_px=round(look.px(200)))  # fmt: skip
        if self._shown != (view.text, view.index):
            self._pane.begin()
            self._shown = (view.text, view.index)

        side = look.px(72 if look.screen.is_tall else 200)
        page = Rect(frame.x + side, frame.y + look.px(44), frame.width - 2 * side,
                    frame.height - look.px(44 + 88))  # fmt: skip
        room = self._leave_room(view, look, page, more=False)
        if self._pane.content_height > room.height:
            room = self._leave_room(view, look, page, more=True)
        self._place(room, look)

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        self._photo.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The buttons, in reading order."""
        return self._actions.shown

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls long words; a swipe turns."""
        if isinstance(gesture, Drag) and self._pane.overflows:
            self._pane.scroll(gesture.dy)
        else:
            super().gesture(gesture)

    def _leave_room(self, view: QuoteView, look: Look, page: Rect, *, more: bool) -> Rect:
        """Set everything, buttons first; returns what is left for the words."""
        self._pane.more.show(shown=more)
        self._actions.place(look, page.x, page.y, page.width)
        bottom = page.y + self._actions.height(look, page.width) + look.px(20)
        self._progress.place(page.x, bottom + self._progress.height)
        bottom += self._progress.height + look.px(40)
        mark = look.px(96)  # the glyph fills only the upper part of its line
        least = _LEAST_LINES * _LINE * look.font_px("lead")

        details, note = view.details, view.note
        byline = self._byline.set(view.monogram, view.speaker, details, note, look, page.width)
        room = Rect(page.x, bottom + byline + look.px(48), page.width,
                    page.top - mark - bottom - byline - look.px(48))  # fmt: skip
        if room.height >= least:
            self._set_words(view, look, room, "")
            return room
        byline = self._byline.set(view.monogram, view.speaker, "", "", look, page.width)
        room = Rect(page.x, bottom + byline + look.px(24), page.width,
                    page.top - mark * 0.8 - bottom - byline - look.px(24))  # fmt: skip
        self._set_words(view, look, room, "\n".join(part for part in (details, note) if part))
        return room

    def _set_words(self, view: QuoteView, look: Look, room: Rect, particulars: str) -> None:
        """Set the words as large as fits, and below them what else scrolls with them."""
        self._remark.set(plain(view.remark), look, role="label", colour="mute", width=room.width)
        self._original.set(plain(view.original), look, face="title", italic=True, colour="mute",
                           width=room.width, line_height=_LINE)  # fmt: skip
        self._particulars.set(plain(particulars), look, role="label", colour="mute",
                              width=room.width)  # fmt: skip
        others = [
            (text, look.px(gap))
            for text, gap in ((self._remark, 28), (self._original, 12), (self._particulars, 28))
            if text.text
        ]
        below = sum(text.height + gap for text, gap in others)
        scale = look.font_px("title") / look.theme.sizes.title
        free = Room(room.width, room.height - below, "title", _LINE)
        size = fitting_px(view.text, look, free, tuple(round(size * scale) for size in _SIZES))
        self._words.set(plain(view.text), look, role="title", face="title", width=room.width,
                        font_px=size, balanced=True, line_height=_LINE)  # fmt: skip
        self._pane.fill([(self._words, 0.0), *others])

    def _place(self, room: Rect, look: Look) -> None:
        """Short words stand in the upper middle, as on a poster, with the mark and the name."""
        height = min(self._pane.content_height, room.height)
        slack = (room.height - height) * 0.42
        top = room.top - slack
        self._mark.place(room.x - look.px(4), top + look.px(96 + 46))
        self._pane.arrange(Rect(room.x, top - height, room.width, height), look, ground=None)
        self._byline.place(room.x, top - height - look.px(48 if slack > look.px(24) else 24))
