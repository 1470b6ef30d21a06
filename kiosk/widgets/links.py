"""Buttons that lead to other pages, or to their items."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.content.reading import LinkView
from kiosk.core.intents import Intent, OpenPage
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look


class Links:
    """A button for each way that links lead; they are children of `parent`, which places them."""

    def __init__(self, parent: Widget, send: Callable[[Intent], None]) -> None:
        self._parent = parent
        self._send = send
        self._buttons: dict[tuple[str, str | None], PushButton] = {}

    @property
    def buttons(self) -> tuple[PushButton, ...]:
        """The buttons, in the order of the links."""
        return tuple(self._buttons.values())

    def dress(self, links: Sequence[LinkView], look: Look) -> tuple[PushButton, ...]:
        """Have one button for each way, by the name that it has first; returns them."""
        ways: dict[tuple[str, str | None], LinkView] = {}
        for link in links:
            ways.setdefault((link.page, link.item), link)
        if [*ways] != [*self._buttons]:
            for button in self._buttons.values():
                self._parent.remove_widget(button)
            self._buttons = {way: self._make(link) for way, link in ways.items()}
            for button in self._buttons.values():
                self._parent.add_widget(button)
        for way, link in ways.items():
            face = Face(icon="chevron-right", words=link.title, icon_last=True)
            self._buttons[way].dress(face, look)
        return self.buttons

    def _make(self, link: LinkView) -> PushButton:
        name = f"link-{link.page}" + (f"-{link.item}" if link.item else "")
        return PushButton(name, lambda: self._send(OpenPage(link.page, link.item)))
