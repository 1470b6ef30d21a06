"""What the next visitor must not inherit."""

import pytest

from kiosk.core.events import ItemShown
from kiosk.core.intents import OpenSources, TogglePlay, ZoomBy
from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import STUCK_FINGER_SECONDS, State
from kiosk.stage.choices import Choices
from tests.stage.visitor import (
    Stimulus,
    Visitor,
    attract,
    contrast,
    down,
    fail,
    language,
    look,
    open_page,
    shown,
    start_again,
    text_size,
    touch,
    volume,
    want,
)


class TestTheEndOfAVisit:
    @pytest.mark.parametrize("end", [start_again, fail, look], ids=["again", "failure", "timeout"])
    def test_restores_everything(self, harbour: Exhibit, end: Stimulus) -> None:
        visitor, untouched = Visitor(harbour), Visitor(harbour)
        for stimulus in (
            touch,
            language("vi"),
            text_size,
            contrast,
            volume,
            open_page("ships", "ship"),
            want(TogglePlay()),
            want(ZoomBy(3.0)),
            want(OpenSources()),
        ):
            visitor.do(stimulus)
        if end is look:
            visitor.wait(149.5)
            assert visitor.conductor.state is State.ASKING
            visitor.wait(0.5)
        visitor.since()
        visitor.do(end)
        assert visitor.conductor.state is State.ATTRACT
        assert visitor.conductor.choices == Choices("en")
        assert (visitor.conductor.page_id, visitor.conductor.position) == ("attract", None)
        assert shown(visitor.view) == shown(untouched.view)
        untouched = Visitor(harbour, now=visitor.now)
        for stimulus in (touch, open_page("ships")):
            visitor.do(stimulus)
            untouched.do(stimulus)
            assert shown(visitor.view) == shown(untouched.view)

    def test_begins_the_playlist_anew(self, visitor: Visitor) -> None:
        visitor.wait(25)
        visitor.do(touch)
        visitor.do(start_again)
        assert attract(visitor).overline == "Open daily"
        visitor.wait(9.5)
        assert attract(visitor).overline == "Open daily"
        visitor.wait(0.5)
        assert attract(visitor).overline == ""

    def test_forgets_a_finger_that_never_lifts(self, harbour: Exhibit) -> None:
        """A drop of water on the glass: its visit ended after five minutes, but the slides of
        every visitor after it stood still."""
        visitor = Visitor(harbour)
        visitor.do(down("drop"))
        visitor.wait(STUCK_FINGER_SECONDS + 90)
        assert visitor.conductor.state is State.ATTRACT
        visitor.do(touch)
        visitor.do(open_page("ships"))
        visitor.since()
        visitor.wait(5)
        assert visitor.since() == [ItemShown("ships", "tug", 1, 3)]

    def test_restores_the_volume(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(volume)
        assert visitor.loudness == 1.0
        visitor.do(start_again)
        assert visitor.loudness == Choices("en").volume

    def test_leaves_it_as_loud_as_it_was_for_the_first_visitor(self, visitor: Visitor) -> None:
        """The mixer began with a volume of its own, and the first visitor's bar showed another."""
        visitor.do(touch)
        assert visitor.view.bar is not None
        assert visitor.loudness == visitor.view.bar.volume
