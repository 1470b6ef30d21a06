"""A display that is kept as wished."""

from kiosk.devices.screen_power import RETRY_SECONDS, ScreenPower
from kiosk.devices.tool import ToolError
from tests.audio.executors import Later


class Lamp:
    """Something to switch, that may be broken."""

    def __init__(self) -> None:
        self.switched: list[bool] = []
        self.broken = False

    def power(self, *, on: bool) -> None:
        self.switched.append(on)
        if self.broken:
            raise ToolError("no such output")

    def rotate(self, degrees: int) -> None:
        raise AssertionError


def test_it_is_switched_once_when_the_wish_changes() -> None:
    lamp, later = Lamp(), Later()
    power = ScreenPower(lamp, later)
    for second in range(100):
        power.advance(float(second), on=second < 10 or second >= 50)
        later.run()
    assert lamp.switched == [False, True]
    assert power.problem is None


def test_a_wish_that_changes_back_while_it_is_being_switched_is_seen_to_afterwards() -> None:
    lamp, later = Lamp(), Later()
    power = ScreenPower(lamp, later)
    power.advance(0.0, on=False)
    power.advance(1.0, on=True)  # the job has not run yet
    later.run()
    power.advance(2.0, on=True)
    later.run()
    assert lamp.switched == [False, True]


def test_a_display_that_cannot_be_switched_is_told_and_tried_again_each_minute() -> None:
    lamp, later = Lamp(), Later()
    lamp.broken = True
    power = ScreenPower(lamp, later)
    for second in range(round(3 * RETRY_SECONDS)):
        power.advance(float(second), on=False)
        later.run()
    assert lamp.switched == [False] * 3
    assert power.problem == "The screen cannot be switched off: no such output"
    lamp.broken = False
    power.advance(4 * RETRY_SECONDS, on=False)
    later.run()
    assert power.problem is None
