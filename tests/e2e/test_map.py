"""A map under a real pointer and real fingers."""

from tests.e2e.kiosk_process import Kiosk
from tests.e2e.pictures import same, white_middle
from tests.e2e.pointer import Pointer
from tests.e2e.test_fingers import spread
from tests.e2e.xserver import Display
from tests.e2e.xtouch import Fingers


def test_a_visitor_goes_through_phases_places_and_pictures(kiosk: Kiosk) -> None:
    kiosk.wake()
    kiosk.open("plan")
    kiosk.tap("phase-second")
    kiosk.wait_for("item-shown", page="plan", item="second", index=2, count=3)
    kiosk.tap("list")
    kiosk.tap("row-west-gate")
    kiosk.wait_for("item-shown", item="west-gate")
    kiosk.tap("row-east-gate")
    kiosk.wait_for("item-shown", item="east-gate")
    kiosk.tap("pictures")
    kiosk.tap("close")
    kiosk.tap("list")
    kiosk.tap("phase-first")
    kiosk.wait_for("item-shown", item="first", index=1)
    kiosk.tap("play")
    kiosk.wait_for("item-shown", item="second", index=2)
    assert not [event for event in kiosk.events if event["event"] == "page-failed"]


def test_keys_alone_do_the_same(kiosk: Kiosk, pointer: Pointer, display: Display) -> None:
    kiosk.wake()
    kiosk.open("plan")
    order = list(kiosk.controls)
    pointer.key(*["Tab"] * (order.index("phase-first") + 1), "Return")
    kiosk.wait_for("item-shown", page="plan", item="first")
    before = kiosk.picture(display)
    order = list(kiosk.controls)
    steps = order.index("list") - order.index("phase-first")
    pointer.key(*["Left" if steps < 0 else "Right"] * abs(steps), "Return")
    kiosk.until(lambda: "row-east-gate" in kiosk.controls, "the list is out")
    assert not same(kiosk.picture(display), before)
    pointer.key("Escape")
    kiosk.until(lambda: "row-east-gate" not in kiosk.controls, "the list is away")
    pointer.key("Escape")
    kiosk.wait_for("page-opened", kind="contents")


def test_two_fingers_magnify_a_map(
    touched: Kiosk, fingers: Fingers, touch_screen: tuple[Display, Fingers]
) -> None:
    display, _ = touch_screen
    touched.wake()
    touched.open("plan")
    touched.rest(1.5)
    x, y, width = white_middle(touched.picture(display))
    spread(fingers, x, y, 60, 120)
    touched.rest(1.0)
    new_x, new_y, new_width = white_middle(touched.picture(display))
    assert new_width > 1.5 * width
    assert abs(new_x - x) < 40
    assert abs(new_y - y) < 40
