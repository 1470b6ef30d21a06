"""A quiet line that tells when something is shown in another language than was asked for."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.text import Text, plain


class Notice(Widget):
    """Takes a strip of the upper edge; what lies below makes room for it."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._words = Text()
        self.add_widget(self._ground)
        self.add_widget(self._words)

    def render(self, words: str, look: Look, window: Rect) -> float:
        """Show the words along the upper edge of `window`; returns the height they take, or 0."""
        if not words:
            return 0.0
        pad = look.px(18)
        self._words.set(plain(words), look, role="label", colour="mute",
                        width=window.width - 2 * look.margin)  # fmt: skip
        height = self._words.height + pad
        self._ground.lay(Rect(window.x, window.top - height, window.width, height), look,
                         role="panel")  # fmt: skip
        self._words.place(window.x + look.margin, window.top - pad / 2)
        return height
