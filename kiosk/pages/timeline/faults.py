"""What can be wrong with a timeline only in view of all of it; knows no file and no drawing."""

from collections.abc import Iterator
from math import inf

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.spans import Span
from kiosk.content.suggest import did_you_mean
from kiosk.pages.page import Fault
from kiosk.pages.timeline.events import Event
from kiosk.pages.timeline.keys import TimelineKeys

MOST_EVENTS = 2_000
MOST_TRACKS = 8

_EMPTY = Problem("There is nothing on this timeline.", "Give it 'events' or 'data'.")
_TOO_MANY_TRACKS = Problem(
    f"A timeline has at most {MOST_TRACKS} tracks.", "Make several pages of it."
)
_NO_LENGTH = Problem("The axis ends before it begins.", "Are 'start' and 'end' exchanged?")
_NEVER_SEEN = Problem(
    "The axis ends before this or begins after it, so visitors never see it.",
    "Correct the time, or 'start' and 'end' of the page.",
)
_ZONE_HINT = "Write a zone with all clock times of a page, such as '+07:00', or with none."


def of_page(page: TimelineKeys) -> Iterator[Fault]:
    """An axis that ends too early, no events at all, tracks without any."""
    start, end = page.start, page.end
    if start is not None and end is not None and end.ends(0) <= start.begins(0):
        yield Fault(("end",), _NO_LENGTH)
    if len(page.tracks) > MOST_TRACKS:
        yield Fault(("tracks", MOST_TRACKS), _TOO_MANY_TRACKS)
    if not page.events and page.data is None:
        yield Fault((), _EMPTY)


def of_event(page: TimelineKeys, event: Event) -> Iterator[Fault]:
    """An event on no track, with a clock that cannot be compared, or where no axis is."""
    yield from _without_track(page, event)
    yield from _without_zone(page, event)
    starts = -inf if page.start is None else page.start.begins(page.zone)
    ends = inf if page.end is None else page.end.ends(page.zone)
    if starts < ends and not is_within(event, starts, ends, page.zone):
        yield Fault((_key(event),), _NEVER_SEEN, Severity.NOTICE)


def of_all(page: TimelineKeys) -> Iterator[Fault]:
    """More events than can be drawn fluently, and tracks without any."""
    if len(page.events) > MOST_EVENTS:
        problem = Problem(
            f"This timeline has {len(page.events):,} events; with more than {MOST_EVENTS:,} it "
            "moves slowly.",
            "Spread them over several pages.",
        )
        yield Fault(("data",) if page.data else ("events",), problem, Severity.NOTICE)
    used = {event.track for event in page.events}
    for number, track in enumerate(page.tracks):
        if track.id not in used and page.events:
            problem = Problem("Nothing stands on this track.", "Name it with 'track' in an event.")
            yield Fault(("tracks", number), problem, Severity.NOTICE)


def is_within(event: Event, starts: float, ends: float, zone: int | None) -> bool:
    """Whether anything of an event lies on an axis between two seconds."""
    return event.last.ends(zone) >= starts and event.first.begins(zone) <= ends


def _key(event: Event) -> str:
    return "at" if event.at is not None else "start"


def _without_track(page: TimelineKeys, event: Event) -> Iterator[Fault]:
    known = [track.id for track in page.tracks]
    if event.track is None:
        if known:
            problem = Problem(
                "Nothing tells on which track this stands.", f"Tracks are: {', '.join(known)}."
            )
            yield Fault((), problem)
    elif event.track not in known:
        hint = did_you_mean(event.track, known) or "Tracks are described under 'tracks'."
        yield Fault(("track",), Problem(f"There is no track '{event.track}'.", hint))


def _without_zone(page: TimelineKeys, event: Event) -> Iterator[Fault]:
    """Clock times of which only some tell their zone cannot be put in order."""
    first = next((span for span in _spans(page) if span.is_instant), None)
    if first is None:
        return
    told = first.zone is not None
    for loc, span in event.keyed_spans:
        if span.is_instant and (span.zone is not None) != told:
            problem = Problem(
                "This time tells no zone, but the first one does."
                if told
                else "This time tells its zone, but the first one does not.",
                _ZONE_HINT,
            )
            yield Fault(loc, problem)


def _spans(page: TimelineKeys) -> Iterator[Span]:
    """Every time on the page."""
    yield from (span for span in (page.start, page.end) if span is not None)
    for event in page.events:
        yield from event.spans
