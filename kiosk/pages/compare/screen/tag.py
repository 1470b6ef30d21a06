"""The label of a picture, in its corner."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain, shortened, text_width

_PAD, _HIGH = 20.0, 9.0
_INSET = 28.0
_VANISH = 44.0  # design pixels over which it fades, when its side gets too narrow


class Tag(Widget):
    """A word or two on a dark ground."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._words = Text()
        self.add_widget(self._ground)
        self.add_widget(self._words)

    def set(self, words: str, look: Look, frame: Rect) -> None:
        """Take words, cut to what fits into half of a frame of both pictures."""
        self._look = look
        room = frame.width / 2 - look.px(2 * _INSET + 2 * _PAD + _VANISH)
        if text_width(words, look) > room:
            words = shortened(words, look, room)
        self._words.set(plain(words), look, role="label", face="strong")
        self.size = (
            round(self._words.width + 2 * look.px(_PAD)),
            round(self._words.height + 2 * look.px(_HIGH)),
        )

    def stand(self, side: Rect, *, right: bool, low: bool) -> None:
        """Stand in a corner of its picture's side of the frame, as long as it fits there."""
        look = self._look
        inset = look.px(_INSET)
        x = side.right - inset - self.width if right else side.x + inset
        top = side.y + inset + self.height if low else side.top - inset
        self._ground.lay(Rect(round(x), round(top - self.height), self.width, self.height), look,
                         role="ink", alpha=0.78, rounded=True)  # fmt: skip
        self._words.place(x + look.px(_PAD), top - look.px(_HIGH))
        spare = min(side.width - self.width, side.height - self.height) - 2 * inset
        self.opacity = clamp(spare / look.px(_VANISH), 0.0, 1.0)
