"""What a curator may write for a timeline, and what is said where it cannot be right."""

import pytest
from pydantic import ValidationError

from kiosk.content.diagnostics import Severity
from kiosk.pages.page import Fault, Table
from kiosk.pages.timeline.events import Event
from kiosk.pages.timeline.faults import MOST_EVENTS, MOST_TRACKS
from tests.pages.timelines import timeline, tracks


def told(faults: list[Fault]) -> list[tuple[object, str]]:
    return [(fault.loc, fault.problem.message) for fault in faults]


@pytest.mark.parametrize(
    ("times", "key", "message"),
    [
        ({}, "", "Nothing tells when this was."),
        ({"at": 1902, "end": 1903}, "end", "There is an 'at' besides 'end'."),
        ({"at": 1902, "start": 1901}, "start", "There is an 'at' besides 'start'."),
        ({"end": 1903}, "end", "There is an end without a start."),
        ({"start": 1903}, "start", "There is a start without an end."),
        ({"start": 1903, "end": 1901}, "end", "This ends before it begins."),
    ],
)
def test_an_event_has_one_time_or_two(times: dict[str, int], key: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        timeline(times)
    (error,) = caught.value.errors()
    assert (error["msg"], error["ctx"]["key"]) == (message, key)


def test_a_span_within_a_year_is_no_mistake() -> None:
    page = timeline({"start": "1972-12", "end": 1972}, {"start": 1972, "end": "1972-12-18"})
    assert list(page.faults()) == []


def test_sorts_its_events_by_time_and_names_those_with_an_id() -> None:
    page = timeline(
        {"id": "late", "at": 1990},
        {"id": "short", "at": "1902-01-01"},
        {"id": "long", "at": 1902},
        {"at": 1890},
    )
    assert page.items == ("long", "short", "late")
    title = page.title_of("late")
    assert title is not None
    assert title.said[""] == "Event 1"
    assert page.title_of("nobody") is None


def test_the_card_shows_the_page_s_picture_or_that_of_the_first_event() -> None:
    events = ({"at": 1990, "picture": "late"}, {"at": 1890, "picture": "early"}, {"at": 1800})
    assert timeline(*events).cover == "early"
    assert timeline(*events, picture="own").cover == "own"
    assert timeline({"at": 1990}).cover is None


def test_a_proof_shows_the_wordiest_event() -> None:
    page = timeline(
        {"id": "short", "at": 1890, "text": "Few."},
        {"id": "long", "at": 1891, "text": "A great many words."},
        {"at": 1892, "text": "Even more words, and nobody can be led to them."},
    )
    assert page.proofs == ("long",)


def test_takes_the_rows_of_its_table() -> None:
    page = timeline({"id": "own", "at": 1902}, data="more.csv")
    assert page.tables == (Table(("data",), "more.csv", Event),)
    row = Event.model_validate({"id": "row", "at": 1890, "title": "From the table"})
    assert page.with_rows({("data",): (row,)}).items == ("row", "own")


class TestFaults:
    """What only the page as a whole can tell."""

    def test_nothing_to_show(self) -> None:
        page = timeline()
        assert told(list(page.faults())) == [((), "There is nothing on this timeline.")]

    def test_an_axis_turned_round(self) -> None:
        page = timeline({"at": 1902}, start=1990, end=1890)
        assert told(list(page.faults())) == [(("end",), "The axis ends before it begins.")]

    def test_too_many_tracks(self) -> None:
        names = [f"track-{number}" for number in range(MOST_TRACKS + 1)]
        page = timeline({"at": 1902, "track": names[0]}, tracks=tracks(*names))
        assert told(list(page.faults())) == [
            (("tracks", MOST_TRACKS), "A timeline has at most 8 tracks.")
        ]

    def test_tracks_that_are_unknown_or_not_told(self) -> None:
        page = timeline({"at": 1902, "track": "see"}, {"at": 1902}, tracks=tracks("sea", "land"))
        first, second = page.faults()
        assert told([first, second]) == [
            (("events", 0, "track"), "There is no track 'see'."),
            (("events", 1), "Nothing tells on which track this stands."),
        ]
        assert first.problem.hint == "Did you mean 'sea'?"

    def test_a_track_where_there_are_none(self) -> None:
        page = timeline({"at": 1902, "track": "sea"})
        assert told(list(page.faults())) == [(("events", 0, "track"), "There is no track 'sea'.")]

    @pytest.mark.parametrize(
        ("zones", "message"),
        [
            (("", " +07:00"), "This time tells its zone, but the first one does not."),
            ((" +07:00", ""), "This time tells no zone, but the first one does."),
        ],
    )
    def test_clocks_of_which_some_tell_their_zone(
        self, zones: tuple[str, str], message: str
    ) -> None:
        page = timeline(*({"at": f"1972-12-18 19:44{zone}"} for zone in zones), {"at": "1972-12"})
        assert told(list(page.faults())) == [(("events", 1, "at"), message)]

    @pytest.mark.parametrize("at", [1880, "1991-01-02"])
    def test_what_lies_beyond_the_axis_is_told(self, at: object) -> None:
        page = timeline({"at": at}, {"start": 1880, "end": 1891}, start=1890, end=1990)
        (fault,) = page.faults()
        assert (fault.loc, fault.severity) == (("events", 0, "at"), Severity.NOTICE)

    def test_rows_are_judged_in_view_of_the_page(self) -> None:
        page = timeline(data="more.csv", start=1890, end=1990, tracks=tracks("sea"))
        row = Event.model_validate({"start": 1992, "end": 1993, "title": "Late"})
        assert [loc for loc, _ in told(list(page.row_faults(page.tables[0], row)))] == [
            (),
            ("start",),
        ]

    def test_an_empty_track_and_a_crowded_page_are_noticed(self) -> None:
        events = [{"at": 1902, "track": "sea"}] * (MOST_EVENTS + 1)
        page = timeline(*events, tracks=tracks("sea", "land"))
        found = list(page.common_faults())
        assert [(fault.loc, fault.severity) for fault in found] == [
            (("events",), Severity.NOTICE),
            (("tracks", 1), Severity.NOTICE),
        ]
