"""One entry of the credits: a small picture, if there is one, a title and what else is to say."""

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.credits.views import EntryView
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shot import shot_of
from kiosk.widgets.text import Text, plain

THUMB = (132.0, 99.0)  # design pixels
_GAP = 20.0  # between picture and words
_PAD = 16.0  # above and below the words
_BETWEEN = 4.0  # paragraphs


class Cell(Widget):
    """Set for one entry, and again for another one when it has scrolled away."""

    def __init__(self, textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._rule = Rectangle(size=(0, 0))
        self._photo = Photo(textures, rounded=True)
        self._title = Text()
        self._details: list[Text] = []
        self._has_picture = False
        self.add_widget(self._title)

    def set(self, view: EntryView, look: Look, width: float) -> float:
        """Take an entry for `width`; returns the height it needs (window pixels)."""
        self._look, self._view = look, view
        self._hold(self._photo, held=view.picture is not None)
        self._has_picture = view.picture is not None
        inner = width - (look.px(THUMB[0] + _GAP) if self._has_picture else 0.0)
        self._title.set(plain(view.title), look, role="body", face="strong", width=inner,
                        line_height=1.3)  # fmt: skip
        while len(self._details) > len(view.details):
            self.remove_widget(self._details.pop())
        while len(self._details) < len(view.details):
            self._details.append(Text())
            self.add_widget(self._details[-1])
        for text, said in zip(self._details, view.details, strict=True):
            text.set(plain(said), look, role="label", colour="mute", width=inner, line_height=1.35)
        gaps = look.px(_BETWEEN) * len(self._details)
        words = self._title.height + sum(text.height for text in self._details) + gaps
        least = look.px(THUMB[1]) if self._has_picture else 0.0
        return max(float(words), least) + 2 * look.px(_PAD)

    def stand(self, rect: Rect, now: float) -> None:
        """Stand in a rectangle, with a thin line along its upper edge."""
        look = self._look
        self._tint.rgba = look.colour("line")
        self._rule.pos = (rect.x, round(rect.top))
        self._rule.size = (rect.width, max(1.0, round(look.px(1))))
        left, top = rect.x, rect.top - look.px(_PAD)
        if self._has_picture:
            wide, high = look.px(THUMB[0]), look.px(THUMB[1])
            self._photo.hang(Rect(left, top - high, wide, high), look)
            self._photo.show(shot_of(self._view.picture), now, fade=False)
            left += wide + look.px(_GAP)
        top = self._title.place(left, top)
        for text in self._details:
            top = text.place(left, top - look.px(_BETWEEN))

    def leave(self, now: float) -> None:
        """Hold no picture."""
        self._photo.show(None, now, fade=False)

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        if self._has_picture:
            self._photo.animate(now)

    def _hold(self, part: Widget, *, held: bool) -> None:
        if held and part.parent is None:
            self.add_widget(part)
        elif not held and part.parent is not None:
            self.remove_widget(part)
