"""A column of text that scrolls when it is taller than its frame.

Scrolls by dragging and, for whoever cannot drag, by the steps that a button asks for.
"""

from kivy.graphics import Color, Rectangle
from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect, clamp
from kiosk.core.gestures import Drag, Gesture
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Fade
from kiosk.widgets.text import Text

_FADE = 56.0  # design pixels at the lower edge, which tell that there is more
_OVERLAP = 0.15  # of the frame, kept in view when a step is made


class Pane(Widget):
    """Texts below each other, clipped to a frame."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._column = Widget(size_hint=(None, None))
        self._fade = Fade("bottom")
        self.add_widget(self._column)
        self.add_widget(self._fade)
        self._parts: list[tuple[Text, int]] = []
        self.more = PushButton("more", self.step)
        self._offset = 0.0
        with self.canvas.before:
            self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        with self.canvas.after:
            ScissorPop()
            self._mark = Color(0, 0, 0, 0)
            self._thumb = Rectangle(size=(0, 0))

    @property
    def frame(self) -> Rect:
        """The frame in window pixels."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def content_height(self) -> float:
        """Height of all the texts with the gaps between them, in window pixels."""
        return sum(gap + text.height for text, gap in self._parts)

    @property
    def overflows(self) -> bool:
        """Whether there is more text than the frame shows."""
        return self.content_height > self.height + 1

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._shown_offset >= self._reach - 1

    def begin(self) -> None:
        """Go back to the beginning; seen when it is next arranged."""
        self._offset = 0.0

    def fill(self, parts: list[tuple[Text, float]]) -> None:
        """Take texts, each with the gap above it in window pixels."""
        self._column.clear_widgets()
        for text, _ in parts:
            self._column.add_widget(text)
        self._parts = [(text, round(gap)) for text, gap in parts]

    def arrange(self, frame: Rect, look: Look, *, ground: str | None = "ink") -> None:
        """Take a frame on a ground of that colour (None: a picture); stay where it was scrolled."""
        self._look, self._ground = look, ground
        self.pos, self.size = (frame.x, frame.y), (frame.width, frame.height)
        self._clip.x, self._clip.y = round(frame.x), round(frame.y)
        self._clip.width, self._clip.height = round(frame.width), round(frame.height)
        self._mark.rgba = look.colour("mute", 0.7)
        self._thumb_px = max(3.0, look.px(5))
        self._place()

    def scroll(self, dy: float) -> None:
        """Move the text up by `dy` window pixels."""
        self.scroll_to(self._shown_offset + dy)

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll when a finger drags the text; tells whether it did."""
        if not isinstance(gesture, Drag) or not self.overflows:
            return False
        if not self.frame.contains(gesture.x, gesture.y):
            return False
        self.scroll(gesture.dy)
        return True

    def dress_more(self, look: Look, words: Words, *, terse: bool = False) -> None:
        """Dress the button that steps through the text; whoever owns the pane places it.

        `terse`: without words, where there is little room.
        """
        said = words.say("more")
        self.more.dress(Face(icon="chevron-down", words="" if terse else said), look, spoken=said)

    def step(self) -> None:
        """Go on by nearly a frame; from the end back to the beginning."""
        on = self._shown_offset + self.height * (1 - _OVERLAP)
        self.scroll_to(0 if self.is_at_end else on)

    def scroll_to(self, offset: float) -> None:
        """Show the text from `offset` window pixels below its beginning."""
        self._offset = offset
        self._offset = self._shown_offset
        self._place()

    def _place(self) -> None:
        top = self.y + self.height + self._shown_offset
        for text, gap in self._parts:
            top = text.place(self.x, top - gap)
        self._show_fade()
        self._show_thumb()
        self.more.turn("chevron-up" if self.is_at_end else "chevron-down")

    @property
    def _shown_offset(self) -> float:
        """The offset as far as the text reaches; arranging anew may make it reach further."""
        return clamp(self._offset, 0.0, self._reach)

    @property
    def _reach(self) -> float:
        return max(0.0, self.content_height - self.height)

    def _show_fade(self) -> None:
        ground = self._ground or "ink"
        strength = 0.0 if self._ground is None or self.is_at_end else 1.0
        height = min(self.height, self._look.px(_FADE))
        self._fade.lay(Rect(self.x, self.y, self.width, height), self._look, role=ground,
                       strength=strength)  # fmt: skip

    def _show_thumb(self) -> None:
        if not self.overflows:
            self._thumb.size = (0, 0)
            return
        length = self.height * self.height / self.content_height
        free = (self.height - length) * (self._shown_offset / self._reach)
        self._thumb.size = (self._thumb_px, length)
        top = self.y + self.height - free
        self._thumb.pos = (self.x + self.width - self._thumb_px, top - length)
