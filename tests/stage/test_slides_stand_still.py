"""When slides do not turn by themselves, and when they go on."""

import pytest

from kiosk.core.events import ItemShown, Zoomed
from kiosk.core.intents import Next, OpenSources, TogglePlay, ZoomBy
from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import State
from tests.stage.visitor import (
    Stimulus,
    Visitor,
    close_panel,
    down,
    open_page,
    slide,
    touch,
    up,
    want,
)


class TestSlidesStandStill:
    """And go on with what was left of their time."""

    @pytest.fixture
    def ships(self, visitor: Visitor) -> Visitor:
        visitor.do(touch)
        visitor.do(open_page("ships"))
        visitor.since()
        visitor.wait(3)
        return visitor

    @pytest.mark.parametrize(
        ("stop", "go"),
        [(down(), up()), (want(OpenSources()), close_panel)],
        ids=["while a finger is down", "while a panel is open"],
    )
    def test_while_something_is_going_on(
        self, ships: Visitor, stop: Stimulus, go: Stimulus
    ) -> None:
        ships.do(stop)
        ships.since()
        ships.wait(20)
        assert ships.since() == []
        ships.do(go)
        ships.wait(1.5)
        assert ships.since() == []
        ships.wait(0.5)
        assert ships.since() == [ItemShown("ships", "tug", 1, 3)]

    def test_while_the_last_of_two_fingers_is_down(self, ships: Visitor) -> None:
        for stimulus in (down("a"), down("b"), up("a")):
            ships.do(stimulus)
        ships.wait(20)
        assert ships.since() == []

    def test_while_the_picture_is_magnified(self, ships: Visitor) -> None:
        ships.do(want(ZoomBy(2.0)))
        ships.since()
        ships.wait(30)
        assert ships.since() == []
        ships.do(want(ZoomBy(0.1)))
        ships.wait(1.5)
        assert ships.since() == [Zoomed("ships", 1.0)]
        ships.wait(0.5)
        assert ships.since() == [ItemShown("ships", "tug", 1, 3)]

    def test_during_the_question(self, ships: Visitor) -> None:
        ships.do(want(TogglePlay()))
        ships.wait(56.5)
        ships.do(want(TogglePlay()))
        ships.wait(0.5)
        assert ships.conductor.state is State.ASKING
        ships.since()
        ships.wait(29)
        assert ships.since() == []

    def test_until_they_are_let_go_on(self, ships: Visitor) -> None:
        ships.do(want(TogglePlay()))
        assert not slide(ships).playing
        ships.wait(40)
        assert ships.since() == []
        ships.do(want(TogglePlay()))
        assert slide(ships).playing
        ships.wait(1.5)
        assert ships.since() == []
        ships.wait(0.5)
        assert ships.since() == [ItemShown("ships", "tug", 1, 3)]

    def test_for_good_in_still_mode(self, harbour: Exhibit) -> None:
        visitor = Visitor(harbour, still=True)
        for stimulus in (touch, open_page("ships"), want(Next())):
            visitor.do(stimulus)
        visitor.since()
        visitor.wait(59)
        assert visitor.since() == []
        assert slide(visitor).index == 1

    def test_and_do_not_claim_to_play_in_still_mode(self, harbour: Exhibit) -> None:
        """A pause button that pauses nothing."""
        visitor = Visitor(harbour, still=True)
        for stimulus in (touch, open_page("ships")):
            visitor.do(stimulus)
        assert not slide(visitor).playing
