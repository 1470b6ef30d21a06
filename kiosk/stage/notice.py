"""A quiet line that tells when something is shown in another language than was asked for."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain


class Notice(Widget):
    """Stands at the upper edge, where it covers no control."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._words = Text()
        self.add_widget(self._ground)
        self.add_widget(self._words)

    def render(self, words: str, look: Look, frame: Rect) -> None:
        """Show the words, or nothing."""
        if not words:
            return
        pad = look.px(20)
        self._words.set(plain(words), look, role="label", width=frame.width - 4 * pad)
        width = min(self._words.width, frame.width - 4 * pad)
        height = self._words.height + pad
        box = Rect(frame.x + (frame.width - width) / 2 - pad, frame.top - height - pad,
                   width + 2 * pad, height)  # fmt: skip
        self._ground.lay(box, look, role="raised", alpha=0.95, rounded=True)
        self._words.place(box.x + pad, box.top - pad / 2)
