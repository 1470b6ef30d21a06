"""Two pictures and the line between them, under a real pointer and by keys."""

from math import nan

import pytest

from tests.e2e.kiosk_process import Kiosk
from tests.e2e.pictures import is_greenish, is_reddish
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display

Box = tuple[float, float, float, float]


@pytest.fixture
def comparing(kiosk: Kiosk, display: Display) -> Kiosk:
    """The red picture and the green one are compared, half of each."""
    kiosk.wake()
    kiosk.open("then")
    kiosk.until(lambda: "divider" in kiosk.controls, "there is a line")
    middle = frame(kiosk)[2] / 2
    kiosk.until(lambda: meeting(kiosk, display) == pytest.approx(middle, abs=8), "in the middle")
    return kiosk


def frame(kiosk: Kiosk) -> Box:
    """Where the pictures are: the divider's handle stands in the middle of it at first."""
    left, top, width, height = kiosk.controls["divider"]
    return 0, 0, 2 * (left + width / 2), 2 * (top + height / 2)


def meeting(kiosk: Kiosk, display: Display) -> float:
    """Where red on the left meets green on the right; nan while neither is seen."""
    _, top, _, height = kiosk.controls["divider"]
    right = round(kiosk.controls["after"][0] + kiosk.controls["after"][2])
    y = round(top + height + 40)
    row = display.screenshot().crop((0, y, right, y + 1))
    colours = [row.getpixel((x, 0)) for x in range(right)]
    reds = [x for x, colour in enumerate(colours) if is_reddish(colour)]
    greens = [x for x, colour in enumerate(colours) if is_greenish(colour)]
    if not (reds or greens):
        return nan
    assert not reds or not greens or reds[-1] < greens[0]
    return reds[-1] if reds else 0


def handle(kiosk: Kiosk) -> tuple[float, float]:
    left, top, width, height = kiosk.controls["divider"]
    return left + width / 2, top + height / 2


def test_a_pointer_drags_the_line_by_its_handle_and_by_the_pictures(
    comparing: Kiosk, pointer: Pointer, display: Display
) -> None:
    x, y = handle(comparing)
    pointer.drag((x, y), (x + 60, y), (x + 120, y), (x + 180, y))
    comparing.until(
        lambda: meeting(comparing, display) == pytest.approx(x + 180, abs=8), "it went along"
    )
    pointer.drag((x, 60), (x - 120, 60), (x - 240, 60), (x - 360, 60))
    comparing.until(
        lambda: meeting(comparing, display) == pytest.approx(x - 180, abs=8), "it came back"
    )
    assert [event["item"] for event in comparing.events if event["event"] == "item-shown"] == [
        "first"
    ], "a drag turns nothing"
    assert display.screenshot().size == (display.width, display.height)
    _, _, right, _ = frame(comparing)
    beside = (x + right) / 2 + 100
    pointer.drag((1200, 300), (1150, 300), (1050, 300), (beside, 300))
    comparing.wait_for("item-shown", page="then", item="second", index=1, count=2)


def test_buttons_and_keys_do_the_same(
    comparing: Kiosk, pointer: Pointer, display: Display
) -> None:
    x, _ = handle(comparing)
    comparing.tap("after")
    comparing.until(lambda: meeting(comparing, display) == 0, "all of the second")
    comparing.tap("before")
    comparing.until(lambda: meeting(comparing, display) > 2 * x - 30, "all of the first")
    comparing.tap("both")
    comparing.until(
        lambda: meeting(comparing, display) == pytest.approx(x, abs=8), "half of each"
    )
    order = list(comparing.controls)
    pointer.key(*["Tab"] * (order.index("divider") + 1), "Return")
    comparing.until(lambda: meeting(comparing, display) == 0, "all of the second")
    pointer.key("Return")
    comparing.until(lambda: meeting(comparing, display) > 2 * x - 30, "all of the first")
    order = list(comparing.controls)
    pointer.key(*["Right"] * (order.index("next-item") - order.index("divider")), "Return")
    comparing.wait_for("item-shown", page="then", item="second")
