"""What stands about a map: its legend, its list, a card's pictures, and the ways back."""

from collections.abc import Iterator

import pytest
from kivy.uix.widget import Widget

from kiosk.core.intents import CloseItem
from kiosk.pages.map.charting import placed_features
from kiosk.pages.map.features import Feature, Label
from kiosk.pages.map.model import MapPage
from kiosk.session.visit import State
from kiosk.stage.keys import BACKSPACE, DOWN, ENTER, ESCAPE, RIGHT, TAB
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.target import Target
from tests.ui.conftest import Stage
from tests.ui.hands import enter, pixel, screen, words
from tests.ui.maps import (
    come_to_rest,
    drawn,
    is_uncovered,
    region,
    scale,
    spot,
    tap_feature,
    view,
)

SIZES = [(960, 540), (540, 960)]
RED, GREEN = (150, 40, 35), (40, 120, 70)


# --------------------------------------------------------------------------------------- legend


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_switches_hide_layers_and_show_them_again(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = enter(stage(size), "map-many")
    rehearsal.tap("phase-day-20")
    rehearsal.conductor.intend(CloseItem(), rehearsal.clock.now())
    come_to_rest(rehearsal)
    at = spot(rehearsal, "event-20-3")
    assert is_uncovered(rehearsal, at)
    assert _is_lit(rehearsal, at)
    for shown in (False, True):
        _switch(rehearsal, "events")
        assert _is_lit(rehearsal, at) is shown
        assert ("event-20-3" in _rows(rehearsal)) is shown
        assert "school" in _rows(rehearsal), "another layer"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_layer_with_a_name_has_a_switch_that_says_how_it_stands(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size, language="en"), "map-long")
    rehearsal.tap("legend")
    switches = _leaves(rehearsal, "layer-", "more-layers")
    assert switches == [f"layer-{number}" for number in range(8)]
    said = _spoken(rehearsal, "layer-layer-0")
    rehearsal.tap("layer-layer-0")
    assert _spoken(rehearsal, "layer-layer-0") != said
    rehearsal.tap("legend")
    assert not [name for name in rehearsal.controls if name.startswith("layer-")]


def test_the_quiet_legend_names_the_layers_on_wide_screens(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "map-many")
    for title in ("Fields", "Reach", "Ways (schematic)", "Places", "Events, by the ledger"):
        assert title in words(rehearsal).split("\n")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("opened", [(), ("phase-day-19", "list")])
def test_what_is_seen_beside_the_switches_can_be_pressed(
    opened: tuple[str, ...], size: tuple[int, int], stage: Stage
) -> None:
    """Buttons of the card and rows of the list were to be seen, and did nothing."""
    rehearsal = enter(stage(size), "map-many")
    for name in (*opened, "legend"):
        rehearsal.tap(name)
    live = {id(target) for target in rehearsal.shell.targets()}
    sheet = screen(rehearsal)._panels._switches.frame
    dead = [
        target.name
        for target in _targets(screen(rehearsal))
        if target.is_live and id(target) not in live and target.rect.cut(sheet) != target.rect
    ]
    assert dead == []


# ----------------------------------------------------------------------------------------- list


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("exhibit", ["sample", "mapped"])
def test_the_list_has_what_is_on_the_map(
    exhibit: str, size: tuple[int, int], stage: Stage, request: pytest.FixtureRequest
) -> None:
    page = "map-many" if exhibit == "sample" else "twelve-nights"
    rehearsal = enter(stage(size, exhibit=request.getfixturevalue(exhibit)), page)
    for _ in range(3):
        rehearsal.next_item()
        features, listed = _features(rehearsal), _rows(rehearsal)
        names = {key for key, feature in features.items() if isinstance(feature, Label)}
        titled = {key for key in drawn(rehearsal) if features[key].title is not None}
        assert len(listed) == len(set(listed))
        assert set(listed) - names == titled


def test_events_stand_in_the_order_of_time(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    assert _rows(rehearsal)[:3] == ["event-18-0", "event-18-1", "event-18-2"]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("feature", ["event-21-2", "ferry", "pier"])
def test_a_row_opens_the_card_of_what_it_names(
    feature: str, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size, language="en"), "map-many")
    rehearsal.tap("phase-day-21")
    rehearsal.tap("list")
    _turn_to(rehearsal, f"row-{feature}")
    rehearsal.tap(f"row-{feature}")
    come_to_rest(rehearsal)
    card = view(rehearsal).card
    assert card is not None
    assert card.item == feature
    assert card.heading in words(rehearsal)
    rehearsal.tap("list")
    come_to_rest(rehearsal)
    assert not view(rehearsal).listing
    assert view(rehearsal).chosen == feature
    assert is_uncovered(rehearsal, spot(rehearsal, feature)), "and shows it on the map"


def test_a_row_of_another_phase_brings_the_phase(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("list")
    rehearsal.tap("row-event-18-1")
    assert rehearsal.conductor.position == ("event-18-1", 1, 14)


def test_a_swipe_turns_the_leaves_of_the_list(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("list")
    first = [name for name in rehearsal.controls if name.startswith("row-")]
    frame = screen(rehearsal)._panels._listing.frame
    x, y = frame.x + frame.width * 0.9, frame.y + 6
    before = region(rehearsal)
    rehearsal.drag((x, y), (x - frame.width * 0.7, y))
    assert not set(first) & set(rehearsal.controls)
    rehearsal.drag((x - frame.width * 0.7, y), (x, y))
    assert set(first) <= set(rehearsal.controls)
    assert region(rehearsal) == before, "the map beneath stays where it is"


# -------------------------------------------------------------------------------------- gallery


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_pictures_of_a_card_fill_the_page_one_after_the_other(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size, language="en"), "map-many")
    tap_feature(rehearsal, "school")
    rehearsal.tap("pictures")
    rehearsal.settle()
    middle = screen(rehearsal)._canvas._frame.centre
    shown = []
    for _ in range(2):
        shown.append(pixel(rehearsal.picture().image(), *middle))
        rehearsal.tap("next-picture") if "next-picture" in rehearsal.controls else None
        rehearsal.settle()
    assert shown == [RED, GREEN]
    assert "next-picture" not in rehearsal.controls, "the last one"
    assert "The fields by the river" in words(rehearsal)
    rehearsal.tap("previous-picture")
    rehearsal.settle()
    assert pixel(rehearsal.picture().image(), *middle) == RED
    rehearsal.tap("close")
    assert "zoom-in" in rehearsal.controls
    assert view(rehearsal).chosen == "school"


def test_a_swipe_turns_the_pictures(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    tap_feature(rehearsal, "school")
    rehearsal.tap("pictures")
    before = region(rehearsal)
    rehearsal.drag((700, 300), (300, 300))
    assert view(rehearsal).picture == 1
    rehearsal.drag((300, 300), (700, 300))
    assert view(rehearsal).picture == 0
    assert region(rehearsal) == before


# ------------------------------------------------------------------------------------- the way back


@pytest.mark.parametrize("key", [ESCAPE, BACKSPACE])
def test_back_closes_one_thing_after_the_other(key: int, stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("list")
    _turn_to(rehearsal, "row-school")
    rehearsal.tap("row-school")
    rehearsal.tap("legend")
    rehearsal.tap("legend")
    rehearsal.tap("pictures")
    stood = []
    while rehearsal.conductor.page_id == "map-many":
        shown = view(rehearsal)
        stood.append((shown.picture, shown.chosen, shown.listing))
        rehearsal.key(key)
        assert len(stood) < 9
    assert stood == [(0, "school", True), (None, "school", True), (None, None, True),
                     (None, None, False)]  # fmt: skip
    assert rehearsal.conductor.page_id == "contents"


def test_back_puts_the_switches_away_before_the_list(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("list")
    rehearsal.tap("legend")
    rehearsal.key(ESCAPE)
    assert (view(rehearsal).switching, view(rehearsal).listing) == (False, True)
    rehearsal.key(ESCAPE)
    assert (view(rehearsal).switching, view(rehearsal).listing) == (False, False)
    assert rehearsal.conductor.page_id == "map-many"


# ------------------------------------------------------------------------------------------ keys


def test_a_map_needs_no_finger(stage: Stage) -> None:
    rehearsal = stage((1366, 768))
    rehearsal.key(ENTER)
    while "card-map-many" not in rehearsal.controls:
        _press(rehearsal, "more")
    _press(rehearsal, "card-map-many")
    assert rehearsal.conductor.page_id == "map-many"
    _press(rehearsal, "phase-day-21")
    assert rehearsal.conductor.position == ("day-21", 4, 14)
    _press(rehearsal, "play")
    assert view(rehearsal).playing
    _press(rehearsal, "play")
    assert not view(rehearsal).playing
    _press(rehearsal, "list")
    while "row-school" not in rehearsal.controls:
        _press(rehearsal, "more-rows")
    _press(rehearsal, "row-school")
    assert view(rehearsal).chosen == "school"
    _press(rehearsal, "pictures")
    _press(rehearsal, "next-picture")
    assert view(rehearsal).picture == 1
    _press(rehearsal, "close")
    _press(rehearsal, "sources")
    assert "The report" in words(rehearsal)
    _press(rehearsal, "close")
    _press(rehearsal, "close")
    assert view(rehearsal).chosen is None
    _press(rehearsal, "list")
    assert not view(rehearsal).listing
    _press(rehearsal, "legend")
    _press(rehearsal, "layer-events")
    _press(rehearsal, "legend")
    assert not view(rehearsal).chart.bursts
    before = scale(rehearsal)
    for name in ("zoom-in", "zoom-out", "zoom-in", "whole-map"):
        _press(rehearsal, name)
        come_to_rest(rehearsal)
    assert scale(rehearsal) == before
    _press(rehearsal, "start-again")
    assert rehearsal.conductor.state is State.ATTRACT


# ----------------------------------------------------------------------------------------- reset


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_next_visitor_finds_the_map_as_the_first_one_did(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size), "map-many")
    first = rehearsal.picture().data
    _leave_everything_open(rehearsal)
    rehearsal.tap("start-again")
    rehearsal.step(1.0)
    enter(rehearsal, "map-many")
    assert rehearsal.conductor.position == ("overview", 0, 14)
    assert rehearsal.picture().data == first


def test_the_next_visitor_finds_the_list_at_its_first_leaf(stage: Stage) -> None:
    """The list stood open at the leaf which the last visitor had turned to."""
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("list")
    first = rehearsal.controls
    rehearsal.tap("more-rows")
    assert rehearsal.controls != first
    rehearsal.tap("start-again")
    rehearsal.step(1.0)
    enter(rehearsal, "map-many")
    rehearsal.tap("list")
    assert rehearsal.controls == first


@pytest.mark.parametrize("page", ["map-long", "story-long"])
def test_the_next_visitor_reads_a_text_from_its_beginning(page: str, stage: Stage) -> None:
    """A text that had been scrolled stood where the last visitor had left it."""
    rehearsal = enter(stage(), page)
    first = rehearsal.picture().data
    rehearsal.tap("more")
    assert rehearsal.picture().data != first
    rehearsal.tap("start-again")
    rehearsal.step(1.0)
    enter(rehearsal, page)
    assert rehearsal.picture().data == first


def test_an_unanswered_question_ends_a_play_and_everything_else(stage: Stage) -> None:
    rehearsal = enter(stage(still=False), "map-many")
    _leave_everything_open(rehearsal)
    rehearsal.step(10_000, frames=20)
    assert rehearsal.conductor.state is State.ATTRACT
    enter(rehearsal, "map-many")
    shown = view(rehearsal)
    assert (shown.chosen, shown.listing, shown.switching, shown.playing) == (
        None, False, False, False,
    )  # fmt: skip
    assert all(layer.shown for layer in shown.legend)
    assert rehearsal.conductor.position == ("overview", 0, 14)


# -------------------------------------------------------------------------------------- in detail


def _leave_everything_open(rehearsal: Rehearsal) -> None:
    """A phase that plays, a layer hidden, the list out, the map moved, large text."""
    rehearsal.tap("zoom-in")
    come_to_rest(rehearsal)
    for name in ("text-size", "phase-day-20", "legend", "layer-events", "legend", "list", "play"):
        rehearsal.tap(name)


def _switch(rehearsal: Rehearsal, layer: str) -> None:
    for name in ("legend", f"layer-{layer}", "legend"):
        rehearsal.tap(name)


def _is_lit(rehearsal: Rehearsal, at: tuple[float, float]) -> bool:
    """Whether the core of a disc is to be seen there."""
    return min(pixel(rehearsal.picture().image(), *at)) > 200


def _spoken(rehearsal: Rehearsal, name: str) -> str:
    return next(one.spoken for one in rehearsal.shell.targets() if one.name == name)


def _targets(widget: Widget) -> Iterator[Target]:
    """All targets that are shown below a widget, in front or not."""
    if widget.opacity == 0:
        return
    if isinstance(widget, Target):
        yield widget
    for child in widget.children:
        yield from _targets(child)


def _features(rehearsal: Rehearsal) -> dict[str, Feature]:
    """The features of the page shown, by the names that visitors choose them by."""
    page = rehearsal.conductor.exhibit.page(rehearsal.conductor.page_id)
    assert isinstance(page, MapPage)
    return {placed.key: placed.feature for placed in placed_features(page)}


def _rows(rehearsal: Rehearsal) -> list[str]:
    """The ids of all rows of the list, which is closed before and afterwards."""
    rehearsal.tap("list")
    rows = _leaves(rehearsal, "row-", "more-rows")
    rehearsal.tap("list")
    return rows


def _leaves(rehearsal: Rehearsal, prefix: str, more: str) -> list[str]:
    """What comes after a prefix in the names of all controls on all leaves."""
    seen: dict[str, None] = {}
    while True:
        new = [name for name in rehearsal.controls if name.startswith(prefix) and name not in seen]
        seen |= dict.fromkeys(new)
        if not new or more not in rehearsal.controls:
            return [name.removeprefix(prefix) for name in seen]
        rehearsal.tap(more)


def _turn_to(rehearsal: Rehearsal, row: str) -> None:
    """Turn the leaves of the list until a row is there."""
    for _ in range(50):
        if row in rehearsal.controls:
            return
        rehearsal.tap("more-rows")
    raise AssertionError(f"{row} is on no leaf")


def _press(rehearsal: Rehearsal, name: str) -> None:
    """Walk to a control with the keys and press it."""
    for step in range(2 * len(rehearsal.controls)):
        target = rehearsal.shell._focus.target
        if target is not None and target.name == name:
            rehearsal.key(ENTER)
            rehearsal.step(0.1)
            return
        rehearsal.key((TAB, RIGHT, DOWN)[step % 3])
    raise AssertionError(f"no key leads to {name}: {rehearsal.controls}")
