"""Watching a map play is not leaving: meanwhile the visit's clock stands still."""

from pathlib import Path

import pytest

from kiosk.core.intents import GoBack, OpenContents, OpenSources, ShowItem, TogglePlay
from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import State
from tests.stage.museum import WITH_A_MAP, make_exhibit
from tests.stage.visitor import Visitor, open_page, touch, want

PLAY_SECONDS = 3 * (5.0 + 2.5)
IDLE_SECONDS = 60.0


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    exhibit: Exhibit = make_exhibit(tmp_path, WITH_A_MAP)
    visitor = Visitor(exhibit)
    for stimulus in (touch, open_page("bay")):
        visitor.do(stimulus)
    return visitor


def test_nobody_is_asked_while_what_they_asked_for_plays(visitor: Visitor) -> None:
    visitor.do(want(TogglePlay()))
    visitor.wait(PLAY_SECONDS + IDLE_SECONDS - 2)
    assert visitor.conductor.state is State.EXPLORING
    visitor.wait(3)
    assert visitor.conductor.state is State.ASKING


def test_paused_it_holds_nothing(visitor: Visitor) -> None:
    visitor.do(want(TogglePlay()))
    visitor.do(want(TogglePlay()))
    visitor.wait(IDLE_SECONDS + 1)
    assert visitor.conductor.state is State.ASKING


def test_an_open_panel_stops_both_the_play_and_its_hold(visitor: Visitor) -> None:
    visitor.do(want(TogglePlay()))
    visitor.do(want(OpenSources()))
    visitor.wait(IDLE_SECONDS + 1)
    assert visitor.conductor.state is State.ASKING


def test_leaving_the_page_ends_the_hold(visitor: Visitor) -> None:
    visitor.do(want(TogglePlay()))
    visitor.do(want(OpenContents()))
    visitor.wait(IDLE_SECONDS + 1)
    assert visitor.conductor.state is State.ASKING


def test_back_closes_the_panel_before_anything_of_the_page(visitor: Visitor) -> None:
    visitor.do(want(ShowItem("north-pier")))
    visitor.do(want(OpenSources()))
    visitor.do(want(GoBack()))
    assert visitor.view.panel is None
    assert visitor.conductor.position == ("north-pier", 0, 4)
    visitor.do(want(GoBack()))
    assert visitor.conductor.position == ("overview", 0, 4)
    visitor.do(want(GoBack()))
    assert visitor.conductor.page_id == "docks", "from where a link led to the map"
    visitor.do(want(GoBack()))
    assert visitor.conductor.page_id == "contents"
