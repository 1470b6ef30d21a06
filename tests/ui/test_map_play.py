"""A phase of a map is played, held, scrubbed through, and followed by the next."""

import re

import pytest

from kiosk.core.intents import Next, Previous
from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import enter, pixel, screen, words
from tests.ui.maps import (
    come_to_rest,
    is_uncovered,
    map_spot,
    region,
    spot,
    tap_beside,
    view,
)

SIZE = (1920, 1080)
EACH = 6.0  # seconds in which a phase of the sample plays
TOLD = re.compile(r"^(\d\d):(\d\d) · (\d+) lines$", re.MULTILINE)


def before_phase(stage: Stage, day: int = 18, *, still: bool = False) -> Rehearsal:
    """Before the whole of a phase, from 19:00 to 23:00, with events at 20, 21, 22 and 23 h."""
    rehearsal = enter(stage(SIZE, language="en", still=still), "map-many")
    rehearsal.tap(f"phase-day-{day}")
    come_to_rest(rehearsal)
    tap_beside(rehearsal)
    rehearsal.step(1.0)
    return rehearsal


# --------------------------------------------------------------------------------------- playing


def test_events_appear_at_their_times(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    assert [_is_lit(rehearsal, event) for event in range(4)] == [True] * 4
    rehearsal.tap("play")
    rehearsal.step(EACH / 8)
    seen = []
    for _ in range(5):
        seen.append([_is_lit(rehearsal, event) for event in range(4)])
        rehearsal.step(EACH / 4)
    assert seen == [[event < quarter for event in range(4)] for quarter in range(5)]


def test_an_event_that_has_not_begun_cannot_be_tapped(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    at = spot(rehearsal, "event-18-0")
    rehearsal.tap("play")
    rehearsal.touch(*at)
    assert view(rehearsal).chosen != "event-18-0"
    rehearsal.step(EACH / 2)
    rehearsal.touch(*at)
    assert view(rehearsal).chosen == "event-18-0"


def test_the_heading_counts_up_while_the_clock_runs(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    total = "18 lines"
    assert total in words(rehearsal).split("\n"), "of what is over no clock is told"
    rehearsal.tap("play")
    rehearsal.step(EACH / 8)
    told = []
    while (match := TOLD.search(words(rehearsal))) is not None:
        told.append((int(match[1]), int(match[3])))
        rehearsal.step(EACH / 4)
    assert told == [(19, 0), (20, 3), (21, 7), (22, 12)]
    assert total in words(rehearsal).split("\n")


def test_a_route_grows_behind_its_sign(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    end = _at(rehearsal, "ferry", 0.78)
    assert _bright(rehearsal, end) > 8, "all of it is there"
    rehearsal.tap("play")
    rehearsal.step(EACH / 8)
    begun = _at(rehearsal, "ferry", 0.1)
    assert _bright(rehearsal, begun) > 8
    assert _bright(rehearsal, end) == 0
    rehearsal.step(EACH / 2)
    assert _bright(rehearsal, end) > 8


def test_one_phase_follows_the_other_and_the_last_stays(stage: Stage) -> None:
    rehearsal = before_phase(stage, 28)
    rehearsal.tap("play")
    shown = []
    for _ in range(60):
        shown.append(_phase(rehearsal))
        rehearsal.step(1.0, frames=3)
    assert list(dict.fromkeys(shown)) == ["day-28", "day-29", "day-30"]
    assert shown[-1] == "day-30"
    assert not view(rehearsal).playing
    assert _spoken(rehearsal, "play") == "Play"
    assert rehearsal.conductor.page_id == "map-many"


def test_playing_begins_with_the_first_phase_and_goes_where_it_was(
    stage: Stage, mapped: Exhibit
) -> None:
    rehearsal = enter(stage((960, 540), exhibit=mapped, still=False), "twelve-nights")
    before = region(rehearsal)
    rehearsal.tap("play")
    come_to_rest(rehearsal)
    assert _phase(rehearsal) == "bases"
    assert region(rehearsal).width > 2 * before.width


# --------------------------------------------------------------------------------------- holding


def test_pause_stops_and_play_goes_on(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    rehearsal.tap("play")
    assert _spoken(rehearsal, "play") == "Pause"
    rehearsal.step(EACH * 0.4, frames=8)
    rehearsal.tap("play")
    told = _told(rehearsal)
    picture = rehearsal.picture().data
    rehearsal.step(2 * EACH, frames=4)
    assert _told(rehearsal) == told
    assert rehearsal.picture().data == picture
    rehearsal.tap("play")
    rehearsal.step(EACH * 0.3, frames=8)
    assert _told(rehearsal) > told
    assert _told(rehearsal) < "22:30", "from where it had stopped, not from when"


def test_a_finger_on_the_map_holds_the_time(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    rehearsal.tap("play")
    rehearsal.step(EACH * 0.4, frames=8)
    x, y = map_spot(rehearsal)
    finger = rehearsal.down(x, y)
    rehearsal.step(0.1)
    told = _told(rehearsal)
    rehearsal.step(2 * EACH, frames=8)
    rehearsal.move(finger, x + 60, y)
    rehearsal.step(EACH, frames=8)
    assert _told(rehearsal) == told
    rehearsal.up(finger)
    rehearsal.step(EACH * 0.3, frames=8)
    assert told < _told(rehearsal) < "22:30"


def test_what_is_tapped_stops_the_play(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    rehearsal.tap("play")
    rehearsal.step(EACH * 0.4, frames=8)
    rehearsal.touch(*spot(rehearsal, "pier"))
    told = _told(rehearsal)
    rehearsal.step(2 * EACH, frames=8)
    assert (view(rehearsal).chosen, _told(rehearsal)) == ("pier", told)


def test_the_sources_hold_the_time(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    rehearsal.tap("phase-day-18")
    rehearsal.tap("play")
    rehearsal.step(EACH * 0.4, frames=8)
    rehearsal.tap("sources")
    rehearsal.step(0.1)
    told = _told(rehearsal)
    rehearsal.step(2 * EACH, frames=8)
    rehearsal.tap("close")
    assert _told(rehearsal) == told


# ------------------------------------------------------------------------------------- scrubbing


def test_sliding_along_the_phases_scrubs_through_the_time(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    button, last = rehearsal.control("phase-day-18"), rehearsal.control("phase-day-19")
    finger = rehearsal.down(button.x + 4, button.centre[1])
    told = []
    for share in (0.25, 0.5, 0.75):
        rehearsal.move(finger, button.x + button.width * share, button.centre[1])
        rehearsal.step(0.1)
        told.append((_phase(rehearsal), _hours(rehearsal)))
    assert told == [("day-18", pytest.approx(hour, abs=0.1)) for hour in (20, 21, 22)]
    assert not _is_lit(rehearsal, 3), "23:00 is still to come"
    rehearsal.move(finger, last.centre[0], last.centre[1] + 400)
    rehearsal.step(0.1)
    assert (_phase(rehearsal), _hours(rehearsal)) == ("day-19", pytest.approx(21, abs=0.1))
    rehearsal.up(finger)
    rehearsal.step(EACH, frames=4)
    assert _hours(rehearsal) == pytest.approx(21, abs=0.1), "it stays where the finger left it"
    rehearsal.tap("play")
    rehearsal.step(EACH / 4)
    assert _hours(rehearsal) == pytest.approx(22, abs=0.1), "and goes on from there"


def test_a_finger_that_slid_does_not_press_what_it_leaves(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    button = rehearsal.control("phase-day-18")
    y = button.centre[1]
    rehearsal.drag((button.x + 4, y), (button.x + button.width / 2, y))
    rehearsal.step(0.1)
    assert _hours(rehearsal) == pytest.approx(21, abs=0.1), "not the whole of the phase"


def test_a_finger_that_does_not_slide_shows_the_whole_phase(stage: Stage) -> None:
    rehearsal = before_phase(stage)
    button = rehearsal.control("phase-day-21")
    finger = rehearsal.down(*button.centre)
    rehearsal.move(finger, button.centre[0] + 5, button.centre[1] + 5)
    rehearsal.up(finger)
    assert _phase(rehearsal) == "day-21"
    assert _told(rehearsal) == "10 lines"


# ----------------------------------------------------------------------- turning, standing still


def test_next_and_previous_turn_phases_and_then_pages(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    conductor, now = rehearsal.conductor, rehearsal.clock.now
    conductor.intend(Next(), now())
    assert conductor.position == ("day-18", 1, 14)
    conductor.intend(Previous(), now())
    assert conductor.position == ("overview", 0, 14)
    conductor.intend(Previous(), now())
    assert conductor.page_id == "quotes-single"
    conductor.intend(Next(), now())
    for _ in range(14):
        conductor.intend(Next(), now())
    assert conductor.page_id == "map-bare"


def test_a_still_map_plays_pictures(stage: Stage) -> None:
    rehearsal = before_phase(stage, still=True)
    rehearsal.tap("play")
    rehearsal.step(0.1, frames=2)
    first = rehearsal.picture().data
    assert [_is_lit(rehearsal, event) for event in range(4)] == [True] * 4
    assert "18 lines" in words(rehearsal).split("\n"), "no clock runs"
    rehearsal.step(EACH, frames=6)
    assert rehearsal.picture().data == first, "nothing moves"
    while _phase(rehearsal) == "day-18":
        rehearsal.step(0.5)
    assert _phase(rehearsal) == "day-19"


def test_a_still_play_that_is_stopped_leaves_the_whole_picture(stage: Stage) -> None:
    """Paused, the phase was shown as far as it would have been played: without its events."""
    rehearsal = before_phase(stage, still=True)
    for stop in ("play", "pier"):
        rehearsal.tap("play")
        rehearsal.step(1.0, frames=4)
        if stop in rehearsal.controls:
            rehearsal.tap(stop)
        else:
            rehearsal.touch(*spot(rehearsal, stop))
        rehearsal.step(0.1, frames=2)
        assert not view(rehearsal).playing
        assert [_is_lit(rehearsal, event) for event in range(4)] == [True] * 4
        assert "18 lines" in words(rehearsal).split("\n")


# -------------------------------------------------------------------------------------- in detail


def _phase(rehearsal: Rehearsal) -> str | None:
    return next((phase.id for phase in view(rehearsal).phases if phase.chosen), None)


def _told(rehearsal: Rehearsal) -> str:
    """What the heading tells below the day: the clock and the count."""
    lines = [line for line in words(rehearsal).split("\n") if line.endswith("lines")]
    return next((line for line in lines if line[0].isdigit()), "")


def _hours(rehearsal: Rehearsal) -> float:
    """What the clock of the heading says."""
    match = TOLD.search(words(rehearsal))
    assert match is not None, "no clock is told"
    return int(match[1]) + int(match[2]) / 60


def _spoken(rehearsal: Rehearsal, name: str) -> str:
    return next(one.spoken for one in rehearsal.shell.targets() if one.name == name)


def _is_lit(rehearsal: Rehearsal, event: int) -> bool:
    """Whether the core of an event's disc is to be seen."""
    phase = _phase(rehearsal)
    assert phase is not None
    at = spot(rehearsal, f"event-{phase[-2:]}-{event}")
    assert is_uncovered(rehearsal, at)
    return min(pixel(rehearsal.picture().image(), *at)) > 200


def _at(rehearsal: Rehearsal, route: str, share: float) -> tuple[float, float]:
    """Where in the window a route has come to a share of its length."""
    canvas = screen(rehearsal)._canvas
    trace = next(one for one in view(rehearsal).chart.traces if one.id == route)
    (x, y), _ = canvas._where.head_of(trace, share * trace.ends)
    found: tuple[float, float] = canvas._seen.to_window(canvas._frame, x, y)
    return found


def _bright(rehearsal: Rehearsal, point: tuple[float, float], reach: int = 14) -> int:
    """How many pixels about a point are bright."""
    image = rehearsal.picture().image()
    x, y = round(point[0]), image.height - round(point[1])
    part = image.crop((x - reach, y - reach, x + reach, y + reach)).convert("L")
    return sum(part.histogram()[150:])
