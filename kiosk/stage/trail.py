"""The way back: pages that were left by a link, as they were left."""

from collections import deque

from kiosk.stage.showing import Opened

LONGEST = 20  # pages; a visitor who went further has forgotten where it began


class Trail:
    """Pages that a visitor came through, the last one first to go back to."""

    def __init__(self) -> None:
        self._left: deque[Opened] = deque(maxlen=LONGEST)

    def __bool__(self) -> bool:
        return bool(self._left)

    def leave(self, opened: Opened) -> None:
        """A link leads away from a page."""
        self._left.append(opened)

    def back(self) -> Opened | None:
        """The page to go back to, which then is no longer on the trail; None at its beginning."""
        return self._left.pop() if self._left else None

    def clear(self) -> None:
        """Another way was taken."""
        self._left.clear()
