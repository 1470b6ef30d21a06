"""Whoever taps something on a map learns what it is, and goes on seeing it."""

import pytest

from kiosk.core.events import Event, ItemShown
from kiosk.core.intents import CloseItem, Next, Previous
from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import colours, enter, screen, words
from tests.ui.maps import (
    Point,
    bare_spot,
    drawn,
    frame,
    is_uncovered,
    map_exhibit,
    panels,
    place,
    region,
    spot,
    tap_beside,
    tap_feature,
    view,
)

SIZES = [(960, 540), (540, 960)]
LARGEST_TEXT = 2
ELSEWHERE = {"voyage": "voyage", "plan": "old-plan"}
BRASS = (0xE0, 0xAB, 0x4A)


# -------------------------------------------------------------------------------------- tapping


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("feature", "heading"),
    [("pier", "The pier"), ("event-20-3", "Matter 3"), ("ferry", "The ferry")],
)  # fmt: skip
def test_what_is_tapped_is_told_of(
    feature: str, heading: str, size: tuple[int, int], stage: Stage, events: list[Event]
) -> None:
    rehearsal = enter(stage(size, language="en"), "map-many")
    rehearsal.tap("phase-day-20")
    tap_beside(rehearsal)
    assert heading not in words(rehearsal)
    tap_feature(rehearsal, feature)
    assert view(rehearsal).chosen == feature
    assert heading in words(rehearsal)
    assert ItemShown("map-many", feature, 3, 14) in events


def test_an_area_is_meant_where_nothing_lies_on_it(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    for name in ("legend", "layer-events", "layer-places", "legend"):
        rehearsal.tap(name)
    tap_feature(rehearsal, "fields.1")
    assert view(rehearsal).chosen == "fields.1"


def test_a_name_means_what_it_names(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "map-many")
    tap_beside(rehearsal)
    canvas = screen(rehearsal)._canvas
    written = canvas._signs.texts(canvas._seen, canvas._frame, 1.0)["school"]
    rehearsal.step(1.0)
    rehearsal.touch(written.right - 3, written.centre[1])
    assert view(rehearsal).chosen == "school"


def test_a_tap_beside_everything_closes_the_card(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("phase-day-20")
    tap_feature(rehearsal, "pier")
    tap_beside(rehearsal)
    assert view(rehearsal).chosen is None
    card = view(rehearsal).card
    assert card is not None
    assert card.item == "day-20", "back to the card of the phase"
    tap_beside(rehearsal)
    assert view(rehearsal).card is None
    assert "close" not in rehearsal.controls


def test_a_tap_on_the_card_leaves_it_open(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    tap_feature(rehearsal, "school")
    card = screen(rehearsal)._panels._card.frame
    rehearsal.step(1.0)
    rehearsal.touch(card.x + 4, card.top - 4)
    assert view(rehearsal).chosen == "school"


def test_what_is_chosen_is_ringed(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    tap_feature(rehearsal, "school")
    assert _brass_about(rehearsal, spot(rehearsal, "school")) > 20
    at = spot(rehearsal, "school")
    rehearsal.tap("close")
    assert _brass_about(rehearsal, at) == 0


def test_a_card_leads_to_the_page_that_tells_more(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    tap_feature(rehearsal, "school")
    rehearsal.tap("open-page")
    assert rehearsal.conductor.page_id == "story-one"


def test_a_card_stays_on_its_side_while_the_map_is_moved(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    rehearsal.tap("zoom-in")
    tap_feature(rehearsal, "school")
    card = screen(rehearsal)._panels._card.frame
    x, y = bare_spot(rehearsal)
    at = spot(rehearsal, "school")
    rehearsal.drag((x, y), (x + card.centre[0] - at[0], y + card.centre[1] - at[1]))
    assert card.contains(*spot(rehearsal, "school"))
    rehearsal.tap("volume")
    assert screen(rehearsal)._panels._card.frame == card, "it does not jump aside"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", ["map-many", "twelve-nights", "voyage", "plan"])
def test_closing_a_card_moves_nothing(
    page: str, size: tuple[int, int], stage: Stage, request: pytest.FixtureRequest
) -> None:
    rehearsal = enter(stage(size, exhibit=_exhibit_of(page, request)), page)
    moved = []
    for turn in range(rehearsal.item_count):
        _turn_to(rehearsal, turn, close=False)
        before = region(rehearsal)
        _turn_to(rehearsal, turn)
        assert view(rehearsal).card is None
        if region(rehearsal) != before:
            moved.append(turn)
    assert moved == []


# ---------------------------------------------------------------------------- nothing is covered


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", ["map-many", "map-long", "map-bare", "twelve-nights", "voyage"])
def test_no_panel_ever_covers_what_was_tapped(
    page: str, size: tuple[int, int], stage: Stage, request: pytest.FixtureRequest
) -> None:
    """Everything is tapped in the first phase in which it can be seen, with nothing else open.

    The phase after the overview comes first: it shows the most of the twelve nights' map.
    """
    rehearsal = enter(stage(size, exhibit=_exhibit_of(page, request)), page)
    for _ in range(LARGEST_TEXT):
        rehearsal.tap("text-size")
    wrong: list[str] = []
    tapped: set[str] = set()
    for turn in sorted(range(rehearsal.item_count), key=lambda turn: abs(turn - 1)):
        _turn_to(rehearsal, turn)
        for feature in drawn(rehearsal):
            at = None if feature in tapped else _seen(rehearsal, feature)
            if at is None:
                continue
            tapped.add(feature)
            there = place(rehearsal, *at)
            rehearsal.touch(*at)
            rehearsal.step(1.0, frames=2)
            wrong += [f"{turn} {feature} {fault}" for fault in _covering(rehearsal, there)]
            _turn_to(rehearsal, turn)
    assert tapped
    assert wrong == []


def _exhibit_of(page: str, request: pytest.FixtureRequest) -> Exhibit:
    if page in ELSEWHERE:
        return map_exhibit(ELSEWHERE[page])
    exhibit: Exhibit = request.getfixturevalue("mapped" if page == "twelve-nights" else "sample")
    return exhibit


def _turn_to(rehearsal: Rehearsal, turn: int, *, close: bool = True) -> None:
    """Show a phase with no card: an event that is tapped before one is chosen brings its own."""
    conductor, now = rehearsal.conductor, rehearsal.clock.now()
    while (position := conductor.position) is not None and position[1] != turn:
        conductor.intend(Next() if position[1] < turn else Previous(), now)
    for _ in range(2 if close else 0):
        conductor.intend(CloseItem(), now)  # the feature's card, then the phase's
    rehearsal.step(0.0, frames=2)


def _seen(rehearsal: Rehearsal, feature: str) -> Point | None:
    """Where a feature can be tapped, if need be after going back to the whole map."""
    if not is_uncovered(rehearsal, spot(rehearsal, feature)):
        rehearsal.tap("whole-map")
        rehearsal.step(0.0, frames=2)
    at = spot(rehearsal, feature)
    return at if is_uncovered(rehearsal, at) else None


def _covering(rehearsal: Rehearsal, there: Point) -> list[str]:
    """What covers a place of the plane."""
    x, y = at = screen(rehearsal)._canvas._seen.to_window(frame(rehearsal), *there)
    covering = [f"covered by {panel}" for panel in panels(rehearsal) if panel.contains(*at)]
    out = [] if frame(rehearsal).contains(*at) else ["out of the frame"]
    return [f"{x:.0f}, {y:.0f} is {fault}" for fault in (*covering, *out)]


def _brass_about(rehearsal: Rehearsal, point: Point) -> int:
    """How many pixels about a point are brass."""
    image = rehearsal.picture().image()
    x, y = int(point[0]), image.height - int(point[1])
    return colours(image.crop((x - 30, y - 30, x + 30, y + 30))).get(BRASS, 0)
