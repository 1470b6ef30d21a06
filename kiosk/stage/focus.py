"""Which target the keyboard is on; knows no key and no page."""

from collections.abc import Sequence

from kiosk.widgets.look import Look
from kiosk.widgets.target import Target


class Focus:
    """A ring that moves through the targets in reading order; hidden until a key is used."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._worn: Target | None = None

    @property
    def target(self) -> Target | None:
        """The target wearing the ring."""
        return self._worn

    def move(self, step: int, targets: Sequence[Target]) -> None:
        """To the next (+1) or previous (-1) target, and round."""
        if not targets:
            return
        names = [target.name for target in targets]
        if self._name in names:
            index = (names.index(self._name) + step) % len(names)
        else:
            index = 0 if step > 0 else len(names) - 1
        self._name = names[index]

    def clear(self) -> None:
        """Take the ring off, as when a finger is used."""
        self._name = None
        if self._worn is not None:
            self._worn.show_focus(None)
            self._worn = None

    def wear(self, targets: Sequence[Target], look: Look) -> None:
        """Draw the ring round the target of the same name among those now shown."""
        found = next((target for target in targets if target.name == self._name), None)
        if self._worn is not None and self._worn is not found:
            self._worn.show_focus(None)
        self._worn = found
        if found is not None:
            found.show_focus(look)
