"""Buttons that lead to other pages, or to their items."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.content.reading import LinkView
from kiosk.core.intents import Intent, OpenPage
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look


class Links:
    """One button for each link; they are children of `parent`, which places them."""

    def __init__(self, parent: Widget, send: Callable[[Intent], None]) -> None:
        self._parent = parent
        self._send = send
        self._buttons: dict[tuple[str, str | None], PushButton] = {}

    @property
    def buttons(self) -> tuple[PushButton, ...]:
        """The buttons, in the order of the links."""
        return tuple(self._buttons.values())

    def dress(self, links: Sequence[LinkView], look: Look) -> tuple[PushButton, ...]:
        """Have a button for each of these links; returns them."""
        if [(link.page, link.item) for link in links] != [*self._buttons]:
            for button in self._buttons.values():
                self._parent.remove_widget(button)
            self._buttons = {(link.page, link.item): self._make(link) for link in links}
            for button in self._buttons.values():
                self._parent.add_widget(button)
        for link, button in zip(links, self._buttons.values(), strict=True):
            button.dress(Face(icon="chevron-right", words=link.title, icon_last=True), look)
        return self.buttons

    def _make(self, link: LinkView) -> PushButton:
        name = f"link-{link.page}" + (f"-{link.item}" if link.item else "")
        return PushButton(name, lambda: self._send(OpenPage(link.page, link.item)))
