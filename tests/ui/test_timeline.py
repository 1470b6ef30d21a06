"""Whoever drags, spreads and touches a timeline sees more of it, and learns what it was."""

from itertools import pairwise

import pytest
from kivy.graphics import InstructionGroup

from kiosk.core.events import Event, ItemShown
from kiosk.core.geometry import Rect
from kiosk.pages.timeline.screen.crowd import CrowdSigns, draw_crowd
from kiosk.pages.timeline.views import TimelineView
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.audit import audit
from tests.ui.conftest import Stage
from tests.ui.hands import double_tap, enter, pinch, screen, words

SIZES = [(1920, 1080), (1080, 1920), (1366, 768)]
LANDSCAPE = SIZES[0]
GLIDE_SECONDS = 1.2


def view(rehearsal: Rehearsal) -> TimelineView:
    shown: TimelineView = screen(rehearsal)._view
    return shown


def seconds_seen(rehearsal: Rehearsal) -> float:
    """How much time the axis shows."""
    strip = screen(rehearsal)._strip
    return float(strip._frame.width / strip._camera.scale)


def sign(rehearsal: Rehearsal, key: str) -> Rect:
    """Where the dot or bar of an event is."""
    mark = screen(rehearsal)._strip._marks[key]
    rect: Rect = mark.rect
    return rect


def names(rehearsal: Rehearsal) -> dict[str, Rect]:
    """The names that can be read on the axis."""
    marks = screen(rehearsal)._strip._marks
    return {key: mark.name_rect for key, mark in marks.items() if mark.name_rect is not None}


def middle(rehearsal: Rehearsal) -> tuple[float, float]:
    """A point between the tracks, where nothing stands."""
    frame = screen(rehearsal)._strip._frame
    return frame.centre[0], frame.top - 2


def drag(rehearsal: Rehearsal, dx: float) -> None:
    x, y = middle(rehearsal)
    finger = rehearsal.down(x, y)
    for step in range(1, 11):
        rehearsal.move(finger, x + dx * step / 10, y)
        rehearsal.step(1 / 60)
    rehearsal.step(0.5)
    rehearsal.up(finger)


def rest(rehearsal: Rehearsal) -> None:
    """Wait until everything has come to rest."""
    rehearsal.step(GLIDE_SECONDS, frames=4)
    rehearsal.step(GLIDE_SECONDS, frames=4)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_of_the_axis_is_seen_at_first(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = enter(stage(size), "timeline-many")
    assert seconds_seen(rehearsal) >= view(rehearsal).axis.length
    assert {"list", "zoom-in", "next-item"} <= set(rehearsal.controls)
    assert "zoom-out" not in rehearsal.controls, "there is no more to see"


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_buttons_double_taps_and_pinches_come_closer(
    size: tuple[int, int], still: bool, stage: Stage
) -> None:
    rehearsal = enter(stage(size, still=still), "timeline-many")
    seen = [seconds_seen(rehearsal)]
    for act in (
        lambda: rehearsal.tap("zoom-in"),
        lambda: double_tap(rehearsal, *middle(rehearsal)),
        lambda: pinch(rehearsal, middle(rehearsal), 100, 300),
    ):
        act()
        rest(rehearsal)
        seen.append(seconds_seen(rehearsal))
    assert all(closer < 0.7 * before for before, closer in pairwise(seen))
    rehearsal.tap("zoom-out")
    rest(rehearsal)
    assert seconds_seen(rehearsal) > seen[-1]
    rehearsal.tap("whole-timeline")
    rest(rehearsal)
    assert seconds_seen(rehearsal) == pytest.approx(seen[0])


def test_no_closer_than_an_hour(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE), "timeline-many")
    while "zoom-in" in rehearsal.controls:
        rehearsal.tap("zoom-in")
        rest(rehearsal)
    assert 3600 <= seconds_seen(rehearsal) < 2 * 3600


def test_a_finger_drags_the_axis_as_far_as_its_ends(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE), "timeline-many")
    rehearsal.tap("zoom-in")
    rest(rehearsal)
    strip = screen(rehearsal)._strip
    before = strip._camera.x
    drag(rehearsal, -200)
    assert (strip._camera.x - before) * strip._camera.scale == pytest.approx(200, abs=20)
    for _ in range(20):
        drag(rehearsal, -600)
    end = strip._camera.region(strip._frame).right
    assert end == pytest.approx(view(rehearsal).axis.length, rel=0.1)
    assert audit(rehearsal) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_touched_is_told_of(
    size: tuple[int, int], stage: Stage, events: list[Event]
) -> None:
    rehearsal = enter(stage(size, language="en"), "timeline-many")
    rehearsal.touch(*sign(rehearsal, "pause").centre)
    rest(rehearsal)
    shown = view(rehearsal)
    assert shown.chosen == "pause"
    assert shown.card.heading == "The quiet hours"
    assert "One sentence is all there is." in words(rehearsal)
    assert "24–26 DEC 1972" in words(rehearsal)
    assert any(isinstance(event, ItemShown) and event.item == "pause" for event in events)
    assert audit(rehearsal) == []


def test_a_name_means_what_it_names_and_nothing_means_nothing(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE, language="en"), "timeline-many")
    where = names(rehearsal)["first-boat"]
    rehearsal.touch(where.right - 3, where.centre[1])
    rest(rehearsal)
    assert view(rehearsal).chosen == "first-boat"
    frame = screen(rehearsal)._strip._frame
    rehearsal.touch(frame.x + 3, frame.y + 3)
    assert view(rehearsal).chosen == "first-boat"
    rehearsal.tap("close")
    assert view(rehearsal).chosen is None


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_next_event_comes_into_sight_with_its_name_and_its_time(
    size: tuple[int, int], still: bool, stage: Stage
) -> None:
    rehearsal = enter(stage(size, language="en", still=still), "timeline-many")
    free = screen(rehearsal)._strip.free
    for _ in range(len(view(rehearsal).events)):
        rehearsal.tap("next-item")
        rest(rehearsal)
        chosen = view(rehearsal).chosen
        assert chosen is not None
        assert chosen in names(rehearsal), "it has a name, whoever stands beside it"
        assert free.x <= sign(rehearsal, chosen).right
        assert sign(rehearsal, chosen).x <= free.right
        assert view(rehearsal).flag in words(rehearsal)
        assert audit(rehearsal) == []


def test_who_came_closer_is_not_sent_away_again(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE), "timeline-many")
    rehearsal.tap("next-item")
    for _ in range(4):
        rehearsal.tap("zoom-in")
        rest(rehearsal)
    close = seconds_seen(rehearsal)
    for _ in range(6):
        rehearsal.tap("next-item")
        rest(rehearsal)
        event = view(rehearsal)
        lasts = next(one.ends - one.begins for one in event.events if one.key == event.chosen)
        assert seconds_seen(rehearsal) <= max(close, 2 * lasts) * 1.01


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_names_never_cover_each_other_however_close(
    size: tuple[int, int], language: str, stage: Stage
) -> None:
    rehearsal = enter(stage(size, language=language, still=False), "timeline-many")
    for _ in range(8):
        if "zoom-in" not in rehearsal.controls:
            break
        rehearsal.tap("zoom-in")
        for _ in range(6):
            rehearsal.step(0.06)
            assert audit(rehearsal) == []


@pytest.mark.parametrize("size", [*SIZES, (1080, 1080)], ids=str)
@pytest.mark.parametrize("step", [0, 2])
@pytest.mark.parametrize("page", ["timeline-many", "timeline-long"])
def test_a_filter_leaves_its_tracks_away(
    page: str, step: int, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size), page)
    for _ in range(step):
        rehearsal.tap("text-size")
    if "filter" in rehearsal.controls:
        rehearsal.tap("filter")
    assert audit(rehearsal) == []
    before = len(view(rehearsal).events)
    switch = next(name for name in rehearsal.controls if name.startswith("track-"))
    rehearsal.tap(switch)
    rest(rehearsal)
    assert 0 < len(view(rehearsal).events) < before
    assert audit(rehearsal) == []
    rehearsal.tap(switch)
    assert len(view(rehearsal).events) == before


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_list_leads_to_the_same_cards(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = enter(stage(size, language="en"), "timeline-many")
    rehearsal.tap("list")
    assert audit(rehearsal) == []
    assert "zoom-in" not in rehearsal.controls
    seen: set[str] = set()
    while new := {name for name in rehearsal.controls if name.startswith("row-")} - seen:
        seen |= new
        rehearsal.tap("more-rows")
    assert seen == {f"row-{event.key}" for event in view(rehearsal).events}
    rehearsal.tap(next(name for name in rehearsal.controls if name.startswith("row-")))
    assert view(rehearsal).chosen is not None
    rehearsal.tap("list")
    rest(rehearsal)
    assert view(rehearsal).chosen in names(rehearsal)


def test_a_card_leads_on(stage: Stage) -> None:
    rehearsal = enter(stage(), "timeline-many")
    rehearsal.open("timeline-many", "first-boat")
    rehearsal.tap("open-page")
    assert rehearsal.conductor.page_id == "quotes-many"


def test_an_axis_at_rest_is_not_drawn_again(stage: Stage) -> None:
    rehearsal = enter(stage(still=False), "timeline-many")
    rehearsal.tap("next-item")
    rest(rehearsal)
    strip, drawn = screen(rehearsal)._strip, []
    strip._draw = drawn.append
    rehearsal.step(3.0, frames=30)
    assert drawn == []


def test_another_language_renames_what_stands_on_the_axis(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE, language="en"), "timeline-many")
    assert "The quiet hours" in words(rehearsal)
    assert "December 1972" in words(rehearsal)
    rehearsal.tap("language-vi")
    rest(rehearsal)
    assert "Những giờ yên lặng" in words(rehearsal)
    assert "Tháng 12 năm 1972" in words(rehearsal)
    assert "The quiet hours" not in words(rehearsal)


@pytest.mark.parametrize(("count", "most"), [(3, 20), (2_000, 20), (20_000, 20)])
def test_a_crowd_costs_the_same_however_many_it_has(count: int, most: int, stage: Stage) -> None:
    look, group = stage().shell._look, InstructionGroup()
    dots = [Rect(number % 900, 10, 9, 9) for number in range(count)]
    bars = [Rect(10, 30, 200, 9)]
    draw_crowd(group, (CrowdSigns((*dots, *bars), "sky"),), look, 9.0)
    assert 2 < len(group.children) <= most


def test_what_has_no_row_can_still_be_touched(stage: Stage) -> None:
    rehearsal = enter(stage((1080, 1920)), "timeline-many")
    for _ in range(2):
        rehearsal.tap("text-size")
    strip = screen(rehearsal)._strip
    crowd = set(strip._seen) - set(strip._marks)
    assert crowd, "the sample is too sparse to have a crowd here"
    key = min(crowd)
    x, y = strip._seen[key].centre
    assert strip.event_at(x, y, 40.0) in crowd
