"""What can be wrong with a map only in view of all of it; knows no file and nothing of drawing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.moments import Moment
from kiosk.content.positions import Positions
from kiosk.content.references import Loc
from kiosk.content.suggest import did_you_mean
from kiosk.pages.map.features import Event, Feature, Range, Route
from kiosk.pages.map.keys import MapKeys
from kiosk.pages.map.phases import Phase
from kiosk.pages.map.whereabouts import (
    Sides,
    Spot,
    boxes,
    is_inside,
    middle,
    positions,
    put_right,
    turned,
    width,
    written,
)
from kiosk.pages.page import Fault

EMPTY_LAYER = Problem("There is nothing on this layer.", "Give it 'features' or 'data'.")
_MAX_LATITUDE = 85.0  # beyond, this projection stretches without end
_WORLD = (-_MAX_LATITUDE, -180.0, _MAX_LATITUDE, 360.0)
_LABEL_FITS, _LABEL_LONG = 8, 12  # letters
_BOX = "Write [south, west, north, east], such as [20.3, 104.6, 22.0, 107.2]."
_A_DAY_SECONDS = 24 * 3600.0


def of_views(page: MapKeys) -> Iterator[Fault]:
    """Boxes that are no boxes, or lie outside the limits."""
    for loc, box in boxes(page):
        problem = _box_problem(page, box) if page.is_drawn else _pixel_box_problem(box)
        if problem is not None:
            yield Fault(loc, problem)


def of_phases(page: MapKeys) -> Iterator[Fault]:
    """Phases that end before they begin, begin before the one above, or tell no zone."""
    before: Phase | None = None
    for index, phase in enumerate(page.phases):
        here: Loc = ("phases", index)
        turned_round = list(_out_of_order(here, phase.start, phase.end))
        yield from turned_round
        yield from _without_zone(page, here, phase.start, phase.end)
        yield from _long_label(here, phase)
        if turned_round:
            continue
        if before is not None and phase.start.second < before.start.second:
            problem = Problem(
                "This phase begins before the one above it.", "Write phases in order of time."
            )
            yield Fault((*here, "start"), problem)
        before = phase


def of_overlaps(page: MapKeys) -> Iterator[Fault]:
    """Phases that begin before an earlier one ends, where an event is then counted twice."""
    starts = sorted(
        feature.start.second
        for layer in page.layers
        for feature in layer.every
        if isinstance(feature, Event) and not feature.phases
    )
    for index, phase in enumerate(page.phases):
        for number in range(index - 1, -1, -1):
            earlier = page.phases[number]
            last = min(earlier.end.last_second, phase.end.last_second)
            first = max(earlier.start.second, phase.start.second)
            count = bisect_right(starts, last) - bisect_left(starts, first)
            if first <= last and count > 0:
                which = "the one above it" if number == index - 1 else f"'{earlier.id}'"
                events = f"{count:,} events are" if count > 1 else "an event is"
                problem = Problem(
                    f"This phase begins before {which} ends; {events} counted in both.",
                    "Correct the times, or let the events name their 'phases'.",
                )
                yield Fault(("phases", index, "start"), problem, Severity.NOTICE)
                break


def of_feature(page: MapKeys, feature: Feature, file: str = "") -> Iterator[Fault]:
    """A feature that lies where the map is not, or happens when no phase is.

    `file` is the table in which it stands, if any: there, positions are written otherwise.
    """
    if page.is_drawn:
        for loc, line in positions(feature):
            yield from _outside(page, loc, line, file)
    if isinstance(feature, Range) and feature.radius.in_pixels == page.is_drawn:
        unit = "kilometres, such as '40 km'" if page.is_drawn else "pixels, such as '120 px'"
        problem = Problem("This map has another measure.", f"Write the distance in {unit}.")
        yield Fault(("radius",), problem)
    known = [phase.id for phase in page.phases]
    for index, name in enumerate(feature.phases):
        if name not in known:
            hint = did_you_mean(name, known) or "Phases are described under 'phases'."
            yield Fault(("phases", index), Problem(f"There is no phase '{name}'.", hint))
    if isinstance(feature, Event | Route):
        mistaken = [
            *_out_of_order((), feature.start, feature.end),
            *_without_zone(page, (), feature.start, feature.end),
        ]
        yield from mistaken
        if not feature.phases and not mistaken:
            yield from _in_no_phase(page, feature)
    if feature.title is None and (feature.text is not None or feature.pictures):
        problem = Problem(
            "This has words or pictures but no title, so nobody can open it.", "Give it a 'title'."
        )
        yield Fault((), problem, Severity.NOTICE)


def _outside(page: MapKeys, loc: Loc, line: Positions, file: str) -> Iterator[Fault]:
    """The first position that cannot be, or that lies beyond the limits."""
    south, west, north, east = page.limits or _WORLD
    firsts, seconds = line.flat[0::2], line.flat[1::2]
    is_north_or_south = min(firsts) < south or max(firsts) > north
    if not is_north_or_south and west <= min(seconds) and max(seconds) <= east:
        return
    for index, spot in enumerate(line):
        problem = _spot_problem(page, spot, file)
        if problem is not None:
            yield Fault(loc if loc == ("at",) else (*loc, index), problem)
            return


def _spot_problem(page: MapKeys, spot: Spot, file: str) -> Problem | None:
    latitude, longitude = spot
    if abs(latitude) > _MAX_LATITUDE:
        problem = f"There is no latitude {latitude:.10g} on this map."
    elif not -180 <= longitude <= 360:
        problem = f"There is no longitude {longitude:.10g}."
    elif page.limits is None or is_inside(page.limits, latitude, longitude):
        return None
    else:
        problem = (
            f"This position (latitude {latitude:.10g}, longitude {longitude:.10g}) lies outside "
            "the map's limits."
        )
    near = page.limits or _grown(page.view)
    is_turned = is_inside(near, longitude, latitude)
    return Problem(problem, put_right(spot, file) if is_turned else _correct(page, spot))


def _grown(box: Sides) -> Sides:
    """A box with as much again on each side."""
    height, spare = box[2] - box[0], min(width(box), (360 - width(box)) / 2)
    return box[0] - height, box[1] - spare, box[2] + height, box[1] + width(box) + spare


def _correct(page: MapKeys, spot: Spot = (0.0, 0.0)) -> str:
    if page.limits is None:
        might_be = abs(spot[0]) > 90 and is_inside(_WORLD, spot[1], spot[0])
        question = " Are the two numbers exchanged?" if might_be else ""
        return f"Latitudes run from -85 to 85, longitudes from -180 to 180.{question}"
    return f"Correct it, or widen 'limits: {written(page.limits)}'."


def _box_problem(page: MapKeys, box: Sides) -> Problem | None:
    south, west, north, east = box
    if max(abs(south), abs(north)) > _MAX_LATITUDE:
        right = turned(box)
        is_turned = max(abs(right[0]), abs(right[2])) <= _MAX_LATITUDE and right[0] < right[2]
        hint = f"Latitudes come first: write {written(right)}." if is_turned else _BOX
        return Problem("Latitudes run from -85 to 85 here.", hint)
    if min(west, east) < -180 or max(west, east) > 360:
        return Problem("Longitudes run from -180 to 180.", _BOX)
    if south >= north:
        return Problem("The south of this box is not south of its north.", _BOX)
    if west == east:
        return Problem("This box has no width.", _BOX)
    if page.limits is not None and not is_inside(page.limits, *middle(box)):
        return Problem("This box lies outside the map's limits.", _correct(page))
    return None


def _pixel_box_problem(box: Sides) -> Problem | None:
    left, top, right, bottom = box
    if left < right and top < bottom:
        return None
    return Problem(
        "This box has no inside.", "Write [left, top, right, bottom] in pixels of the picture."
    )


def _long_label(loc: Loc, phase: Phase) -> Iterator[Fault]:
    """A label of which hardly the beginning fits on a button."""
    language, longest = max(phase.label.said.items(), key=lambda each: len(each[1]))
    if len(longest) > _LABEL_LONG:
        problem = Problem(
            f"This label has {len(longest)} letters; on a button about {_LABEL_FITS} fit.",
            "Put the words into 'title'.",
        )
        yield Fault((*loc, "label", language), problem, Severity.NOTICE)


def _out_of_order(loc: Loc, start: Moment | None, end: Moment | None) -> Iterator[Fault]:
    if end is None:
        return
    if start is None:
        yield Fault((*loc, "end"), Problem("There is an end without a start.", "Write 'start'."))
    elif end.last_second < start.second:
        problem = Problem("This ends before it begins.", "After midnight it is the next day.")
        is_night = start.has_time and end.has_time and end.second > start.second - _A_DAY_SECONDS
        if not is_night:
            problem = Problem(
                f"'end' ({end.date}) is earlier than 'start' ({start.date}).",
                "Are they exchanged?",
            )
        yield Fault((*loc, "end"), problem)


def _without_zone(page: MapKeys, loc: Loc, *moments: Moment | None) -> Iterator[Fault]:
    """Times of which only some tell their zone cannot be put in order."""
    if not page.phases:
        return
    told = page.phases[0].start.zone is not None
    for key, moment in zip(("start", "end"), moments, strict=True):
        if moment is not None and (moment.zone is not None) != told:
            problem = Problem(
                "This time tells no zone, but the first phase does."
                if told
                else "This time tells its zone, but the first phase does not.",
                "Write a zone with all times of a map, such as '+07:00', or with none.",
            )
            yield Fault((*loc, key), problem)


def _in_no_phase(page: MapKeys, feature: Event | Route) -> Iterator[Fault]:
    """What no phase shows; a route stays once it has begun."""
    if feature.start is None or not page.phases:
        return
    if any(phase.end.last_second < phase.start.second for phase in page.phases):
        return  # told already; which phases these were to be, nobody knows
    second, is_route = feature.start.second, isinstance(feature, Route)
    if not any(
        (is_route or phase.start.second <= second) and second <= phase.end.last_second
        for phase in page.phases
    ):
        problem = Problem(
            "No phase is so early or so late, so visitors never see this.",
            "Correct the time, or the 'start' and 'end' of a phase.",
        )
        yield Fault(("start",), problem, Severity.NOTICE)
