"""Which target the keyboard is on; knows no key and no page."""

from collections.abc import Sequence

from kiosk.widgets.look import Look
from kiosk.widgets.target import Target


class Focus:
    """A ring that moves through the targets in reading order; hidden until a key is used."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._worn: Target | None = None
        self._stood = 0  # where it was last, among the targets of this page

    @property
    def target(self) -> Target | None:
        """The target wearing the ring."""
        return self._worn

    def move(self, step: int, targets: Sequence[Target]) -> None:
        """To the next (+1) or previous (-1) target, and round.

        What it stood on may be gone, as a button that starts something: then from there.
        """
        if not targets:
            return
        names = [target.name for target in targets]
        if self._name in names:
            index = names.index(self._name) + step
        else:
            index = min(self._stood, len(names)) + min(step, 0)
        self._name = names[index % len(names)]

    def begin_page(self) -> None:
        """Where it stood means nothing any more; it stays on a target of the same name."""
        self._stood = 0

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
            self._stood = targets.index(found)
            found.show_focus(look)
