"""Draws a quotation like a poster: the words large, who said them and where below."""

from collections.abc import Callable

from kivy.graphics import Color, SmoothEllipse, SmoothLine
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Gesture
from kiosk.core.intents import Intent
from kiosk.pages.quotes.presenter import QuoteView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.pane import Pane
from kiosk.widgets.photo import Photo, Textures, shot_of
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, fitting_px, plain

_SIZES = (76, 68, 60, 54, 48, 42, 38)  # design pixels, tried from the largest
_SMALLEST = 34
_LINE = 1.25  # of the font size: many lines of large type need air
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
        self._monogram = Monogram()
        self._speaker = Text()
        self._details = Text()
        self._note = Text()
        self._progress = Text()
        self._more = PushButton("more", self._pane.step)
        self._actions = Actions((self.previous, self.next), (self._more, self.sources))
        for part in (self._photo, self._mark, self._pane, self._monogram, self._speaker,
                     self._details, self._note, self._progress, self.previous, self.next,
                     self.sources, self._more):  # fmt: skip
            self.add_widget(part)
        self._shown: tuple[str, int] = ("", -1)

    def render(self, view: QuoteView, setting: Setting) -> None:
        """Show a quotation."""
        look, frame = setting.look, setting.frame
        self.dress_common(setting, items=view.count > 1)
        self._more.dress(Face(icon="chevron-down", words=setting.words.say("more")), look)
        self._photo.hang(frame, look, shade=_QUIET, ground="ink")
        self._photo.show(shot_of(view.picture), setting.now, fade=not look.still)

        side = look.px(72 if look.screen.is_tall else 200)
        left, width = frame.x + side, frame.width - 2 * side
        self._set_speaker(view, look, width)
        self._progress.set(plain(view.progress), look, role="label", colour="mute")

        bottom = self._lay_buttons(left, frame.y + look.px(44), width, look, more=False)
        top = frame.top - look.px(88)
        self._mark.set("\u201c", look, role="display", face="title", colour="brass", bold=True,
                       font_px=round(look.px(200)))  # fmt: skip
        mark_bottom = top - look.px(96)  # the glyph fills only the upper part of its line
        speaker_height = self._speaker_height(look)
        room = Rect(left, bottom + speaker_height, width,
                    mark_bottom - bottom - speaker_height)  # fmt: skip
        self._set_words(view, look, room)
        if self._pane.content_height > room.height:
            bottom = self._lay_buttons(left, frame.y + look.px(44), width, look, more=True)
            room = Rect(left, bottom + speaker_height, width,
                        mark_bottom - bottom - speaker_height)  # fmt: skip
        height = min(self._pane.content_height, room.height)
        # Short words stand in the upper middle, as on a poster, and not glued to the mark.
        slack = (room.height - height) * 0.42
        self._mark.place(left - look.px(4), top + look.px(46) - slack)
        pane = Rect(room.x, room.top - slack - height, room.width, height)
        if self._shown != (view.text, view.index):
            self._pane.begin()
            self._shown = (view.text, view.index)
        self._pane.arrange(pane, look, ground=None)
        self._place_speaker(left, pane.y - look.px(48), look)

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

    def _set_words(self, view: QuoteView, look: Look, room: Rect) -> None:
        extra = look.px(28)
        self._remark.set(plain(view.remark), look, role="label", colour="mute", width=room.width)
        self._original.set(plain(view.original), look, role="body", face="title", italic=True,
                           colour="mute", width=room.width, line_height=_LINE)  # fmt: skip
        below = self._remark.height + self._original.height + (2 * extra if view.remark else 0)
        scale = look.font_px("title") / look.theme.sizes.title
        sizes = tuple(round(size * scale) for size in _SIZES)
        size = fitting_px(view.text, look, sizes=(*sizes, round(_SMALLEST * scale)),
                          width=room.width, height=room.height - below, face="title",
                          line_height=_LINE)  # fmt: skip
        self._words.set(plain(view.text), look, role="title", face="title", width=room.width,
                        font_px=size, balanced=True, line_height=_LINE)  # fmt: skip
        self._pane.fill([(self._words, 0.0), (self._remark, extra if view.remark else 0.0),
                         (self._original, extra * 0.4 if view.original else 0.0)])  # fmt: skip

    def _lay_buttons(self, left: float, y: float, width: float, look: Look, *, more: bool) -> float:
        """Place the buttons; returns the y above them."""
        self._more.show(shown=more)
        self._actions.place(look, left, y, width)
        top = y + self._actions.height(look, width)
        self._progress.place(left, top + look.px(20) + self._progress.height)
        return top + look.px(20) + self._progress.height

    def _set_speaker(self, view: QuoteView, look: Look, width: float) -> None:
        beside = width - look.px(96 + 26)
        self._monogram.set(view.monogram, look)
        self._speaker.set(plain(view.speaker), look, role="body", face="strong", bold=True,
                          width=beside)  # fmt: skip
        self._details.set(plain(view.details), look, role="label", colour="mute", width=beside)
        self._note.set(plain(view.note), look, role="label", colour="mute", italic=True,
                       width=beside)  # fmt: skip

    def _speaker_height(self, look: Look) -> float:
        words = self._speaker.height + self._details.height + self._note.height
        return max(look.px(96), words) + look.px(48 + 40)

    def _place_speaker(self, left: float, top: float, look: Look) -> None:
        height = self._speaker.height + self._details.height + self._note.height
        circle = look.px(96)
        self._monogram.place(left, top - circle, circle)
        x = left + circle + look.px(26)
        y = self._speaker.place(x, top - max(0.0, (circle - height) / 2))
        y = self._details.place(x, y)
        self._note.place(x, y)


class Monogram(Widget):
    """A speaker's initials in a ring, where there is no portrait."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse()
            self._edge = Color(0, 0, 0, 0)
            self._ring = SmoothLine(points=[], width=1)
        self._letters = Text()
        self.add_widget(self._letters)

    def set(self, letters: str, look: Look) -> None:
        """Take the initials."""
        self._fill.rgba, self._edge.rgba = look.colour("raised"), look.colour("brass")
        self._ring.width = max(1.0, look.px(1.4))
        self._letters.set(plain(letters), look, role="lead", face="title",
                          font_px=round(look.px(38)))  # fmt: skip

    def place(self, x: float, y: float, size: float) -> None:
        """Stand with the lower left corner at (x, y), `size` window pixels wide."""
        self._disc.pos, self._disc.size = (x, y), (size, size)
        self._ring.circle = (x + size / 2, y + size / 2, size / 2)
        self._letters.place(
            x + (size - self._letters.width) / 2, y + (size + self._letters.height) / 2
        )
