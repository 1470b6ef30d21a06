"""Rows of buttons that wrap when a line is full, so that large text never pushes one out."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.widgets.button import PushButton
from kiosk.widgets.look import Look

GAP = 16.0
_Row = tuple[PushButton, ...]
_WIDEST_STRETCH = 3.2  # times its height: beyond this a button looks like a banner


@dataclass(frozen=True, slots=True)
class Actions:
    """The buttons of a page: `main` turn its items, `extra` stand beside or above them.

    `stretch` may take the room that is left in its row.
    """

    main: tuple[PushButton, ...] = ()
    extra: tuple[PushButton, ...] = ()
    stretch: PushButton | None = None

    @property
    def shown(self) -> tuple[PushButton, ...]:
        """All that can be pressed, in reading order as placed."""
        live = (button for button in (*self.main, *self.extra) if button.is_live)
        return tuple(sorted(live, key=lambda button: (-button.y, button.x)))

    def height(self, look: Look, width: float) -> float:
        """The height that they need within `width`, in window pixels."""
        above, lowest = self._rows(look, width)
        rows = len(above) + len(lowest)
        return rows * look.button_px + max(0, rows - 1) * look.px(GAP)

    def place(self, look: Look, x: float, y: float, width: float) -> None:
        """Place them in rows, the lowest at y: extras above, or to the right of the rest."""
        above, lowest = self._rows(look, width)
        step = look.button_px + look.px(GAP)
        top = y + (len(above) + len(lowest) - 1) * step
        for line in above:
            _place_row(line, look, x, top, self.stretch, width)
            top -= step
        for left, right in lowest:
            taken = _width(right, look)
            _place_row(right, look, x + width - taken, top, None, taken)
            room = width - taken - look.px(GAP) if right else width
            _place_row(left, look, x, top, self.stretch, room)
            top -= step

    def _rows(self, look: Look, width: float) -> tuple[list[_Row], list[tuple[_Row, _Row]]]:
        """Rows of extras, and below them those of the main buttons, with as many beside as fit."""
        extras, mains = _shown(self.extra), _wrap(self.main, look, width)
        if len(mains) == 1:
            for first in range(len(extras)):
                if _width((*mains[0], *extras[first:]), look) <= width:
                    return _wrap(extras[:first], look, width), [(mains[0], extras[first:])]
        return _wrap(extras, look, width), [(main, ()) for main in mains]


def _shown(buttons: Sequence[PushButton]) -> tuple[PushButton, ...]:
    return tuple(button for button in buttons if button.shown)


def _width(buttons: Sequence[PushButton], look: Look) -> float:
    gaps = look.px(GAP) * max(0, len(buttons) - 1)
    return sum(button.wish(look) for button in buttons) + gaps


def _wrap(buttons: Sequence[PushButton], look: Look, width: float) -> list[_Row]:
    rows: list[_Row] = []
    for button in _shown(buttons):
        if rows and _width((*rows[-1], button), look) <= width:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return rows


def _place_row(
    buttons: Sequence[PushButton],
    look: Look,
    x: float,
    y: float,
    stretch: PushButton | None,
    width: float,
) -> None:
    height = look.button_px
    spare = max(0.0, width - _width(buttons, look))
    for button in buttons:
        wish = button.wish(look)
        wide = min(wish + spare, max(wish, height * _WIDEST_STRETCH))
        taken = min(wide if button is stretch else wish, max(width, height))
        button.place(x, y, taken, height)
        x += taken + look.px(GAP)
