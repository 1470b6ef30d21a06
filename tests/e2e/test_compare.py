"""Two pictures and the line between them, under a real pointer and by keys."""

from math import nan

from tests.e2e.kiosk_process import Kiosk
from tests.e2e.pictures import is_greenish, is_reddish
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display

NEAR = 8  # pixels: the line is a few wide


class Line:
    """The line between the red picture and the green one, as it is seen."""

    def __init__(self, kiosk: Kiosk, display: Display) -> None:
        self._kiosk, self._display = kiosk, display
        _, top, _, height = kiosk.controls["divider"]
        left, _, width, _ = kiosk.controls["both"]
        self.middle, self.handle_y = left + width / 2, top + height / 2
        self.right = 2 * self.middle
        self._below = round(top + height + 40)

    def stands_at(self, x: float) -> None:
        """Wait until it is there."""
        self._kiosk.until(lambda: abs(self._x() - x) < NEAR, f"the line is at {x:.0f}")

    def _x(self) -> float:
        """Where red on its left meets green on its right; nan while neither is seen."""
        row = self._display.screenshot().crop((0, self._below, round(self.right), self._below + 1))
        colours = [row.getpixel((x, 0)) for x in range(row.width)]
        reds = [x for x, colour in enumerate(colours) if is_reddish(colour)]
        greens = [x for x, colour in enumerate(colours) if is_greenish(colour)]
        if not (reds or greens):
            return nan
        assert not reds or not greens or reds[-1] < greens[0]
        return reds[-1] if reds else 0


def test_a_pointer_buttons_and_keys_move_the_line_between_two_pictures(
    kiosk: Kiosk, pointer: Pointer, display: Display
) -> None:
    kiosk.wake()
    kiosk.open("then")
    line = Line(kiosk, display)
    x, y = line.middle, line.handle_y
    line.stands_at(x)

    pointer.drag((x, y), (x + 60, y), (x + 120, y), (x + 180, y))
    line.stands_at(x + 180)
    pointer.drag((x, 60), (x - 30, 60), (x - 90, 60), (x - 330, 60))
    line.stands_at(x + 180 - 330)
    pointer.tap(1.5 * x, 60)
    line.stands_at(1.5 * x)

    for button, place in (("after", 0.0), ("before", line.right), ("both", x)):
        kiosk.tap(button)
        line.stands_at(place)

    order = list(kiosk.controls)
    pointer.key(*["Tab"] * (order.index("divider") + 1), "Return")
    line.stands_at(0.0)
    pointer.key("Return")
    line.stands_at(line.right)

    shown = [event["item"] for event in kiosk.events if event["event"] == "item-shown"]
    assert shown == ["first"], "nothing of that turned to another pair"
    beside = line.right + 100
    pointer.drag((beside + 300, 300), (beside + 240, 300), (beside + 100, 300), (beside, 300))
    kiosk.wait_for("item-shown", page="then", item="second", index=1, count=2)
