"""A timeline tells of the event that was chosen, and leads from one to the next in time."""

from pathlib import Path

import pytest

from kiosk.core.intents import (
    CloseItem,
    GoBack,
    Intent,
    Next,
    Previous,
    ScrubTo,
    ShowItem,
    ToggleLayer,
    ToggleLegend,
    ToggleList,
    TogglePlay,
)
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.timeline.model import TimelinePage
from kiosk.pages.timeline.presenter import OVERVIEW, TimelinePresenter
from kiosk.pages.timeline.views import TimelineView
from tests.exhibit.media import make_media
from tests.exhibit.write import picture, write_exhibit
from tests.pages.reading import reader
from tests.pages.timelines import timeline

PLACE = Place(4, "The harbour")
PAGE = """
kind: timeline
id: harbour
title: {en: The harbour, vi: Bến cảng}
headline: {en: A day in the harbour, vi: Một ngày ở bến cảng}
text: {en: "Three ships came in.[^S1]", vi: "Ba con tàu cập bến.[^S1]"}
picture: quay
data: ships.csv
sources: [S4]
tracks:
  - {id: sea, title: {en: At sea, vi: Ngoài khơi}, colour: sky}
  - {id: land, title: {en: On land, vi: Trên bờ}, colour: fire}
events:
  - {id: noon, track: land, at: 1902-05-03 12:00, title: Noon}
  - id: first
    track: sea
    at: 1902-05-03 06:30
    title: {en: The first ship, vi: Con tàu thứ nhất}
    text: {en: "It was the Fram.[^S2]", vi: "Đó là tàu Fram.[^S2]"}
    picture: ship
    opens: harbour#noon
    sources: [S3]
  - {track: sea, start: 1902-05-03 20:00, end: 1902-05-04 04:00, title: {en: Fog, vi: Sương mù}}
"""
SHIPS = "id,track,at,title\nthird,sea,1902-05-04 08:15,The third ship\n"


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    root: Path = tmp_path_factory.mktemp("timeline")
    folder = write_exhibit(
        root,
        {
            "exhibit.yaml": "format: 1\ntitle: A test\nlanguages: [en, vi]\npages: [page.yaml]\n",
            "page.yaml": PAGE,
            "ships.csv": SHIPS,
            "pictures.yaml": picture("quay", "good.png")
            + picture("ship", "good.jpg")
            + "  sources: [S5]\n",
            "sources.yaml": "".join(f"S{n}: {{title: Book {n}}}\n" for n in range(1, 6)),
        },
    )
    loaded = load_exhibit(folder, make_media(root / "media"))
    assert loaded.exhibit is not None, loaded.diagnostics
    assert not loaded.has_errors, loaded.diagnostics
    return loaded.exhibit


class Watching:
    """Someone before the timeline of the harbour."""

    def __init__(self, exhibit: Exhibit, item: str | None = None, language: str = "en") -> None:
        page = exhibit.page("harbour")
        assert isinstance(page, TimelinePage)
        self.timeline = TimelinePresenter(page, exhibit)
        self.reader = reader(exhibit, language)
        self.timeline.open(item, 0.0)

    @property
    def view(self) -> TimelineView:
        return self.timeline.view(self.reader, PLACE)

    def does(self, *intents: Intent) -> bool:
        done = [self.timeline.handle(intent, 0.0) for intent in intents]
        return all(done)

    @property
    def drawn(self) -> list[str]:
        return [event.key for event in self.view.events]

    @property
    def said(self) -> str:
        blocks = self.view.card.prose.prose.blocks
        return " ".join(span.text for block in blocks for span in block.spans)


def test_begins_with_all_events_and_how_to_use_it(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    assert watching.drawn == ["first", "noon", "event.3", "third"]
    assert watching.view.chosen is None
    assert watching.said.startswith("Three ships came in.")
    assert watching.said.endswith("touch an event to read about it.")
    assert watching.view.card.picture is not None
    assert watching.timeline.position == (OVERVIEW, 0, 5)
    assert (watching.view.heading, watching.view.kicker) == (
        "A day in the harbour",
        "4 · The harbour",
    )


def test_leads_through_the_events_in_order_of_time(exhibit: Exhibit) -> None:
    watching, seen = Watching(exhibit), []
    while watching.does(Next()):
        seen.append((watching.view.chosen, watching.view.card.kicker, watching.view.flag))
    assert seen == [
        ("first", "3 May 1902 · 06:30", "3 May · 06:30"),
        ("noon", "3 May 1902 · 12:00", "3 May · 12:00"),
        ("event.3", "3 May 1902 · 20:00 – 04:00", "3 May · 20:00"),
        ("third", "4 May 1902 · 08:15", "4 May · 08:15"),
    ]
    assert watching.timeline.position == ("third", 4, 5)
    assert watching.does(*[Previous()] * 4)
    assert watching.view.chosen is None
    assert not watching.does(Previous()), "before the first one lies another page"


def test_speaks_the_language_of_the_visitor(exhibit: Exhibit) -> None:
    watching = Watching(exhibit, "first", language="vi")
    assert watching.view.card.heading == "Con tàu thứ nhất"
    assert watching.view.card.kicker == "3 tháng 5 năm 1902 · 06:30"
    assert watching.view.flag == "3/5 · 06:30"
    assert [track.title for track in watching.view.tracks] == ["Ngoài khơi", "Trên bờ"]


def test_on_an_axis_of_many_years_the_flag_tells_the_year(exhibit: Exhibit) -> None:
    page = timeline({"id": "bridge", "at": "1902-02-28"}, {"id": "war", "at": 1914})
    century = TimelinePresenter(page, exhibit)
    flags = []
    while century.handle(Next(), 0.0):
        flags.append(century.view(reader(exhibit), PLACE).flag)
    assert flags == ["28 Feb 1902", "1914"]


def test_tells_of_what_was_touched_and_where_it_leads(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    assert watching.does(ShowItem("first"))
    card = watching.view.card
    assert (card.heading, watching.said.strip()) == ("The first ship", "It was the Fram.")
    assert card.opens is not None
    assert (card.opens.page, card.opens.item, card.opens.title) == ("harbour", "noon", "Noon")
    assert not watching.does(ShowItem("nobody"))


@pytest.mark.parametrize(
    ("item", "sources"),
    [(None, ("S1", "S4")), ("first", ("S2", "S3", "S5", "S4")), ("noon", ("S4",))],
)
def test_lists_the_sources_of_what_is_told(
    item: str | None, sources: tuple[str, ...], exhibit: Exhibit
) -> None:
    watching = Watching(exhibit, item)
    assert watching.timeline.source_ids(watching.reader) == sources


def test_a_hidden_track_is_neither_drawn_nor_passed_through(exhibit: Exhibit) -> None:
    watching = Watching(exhibit, "noon")
    assert watching.does(ToggleLayer("land"))
    assert watching.drawn == ["first", "event.3", "third"]
    assert watching.view.chosen is None, "of what is hidden nothing is told"
    assert {event.track for event in watching.view.events} == {0}
    assert watching.does(Next(), Next())
    assert watching.view.chosen == "event.3"
    assert watching.does(ToggleLayer("land"))
    assert len(watching.drawn) == 4
    assert watching.view.chosen == "event.3"
    assert not watching.does(ToggleLayer("air"))


def test_a_link_shows_the_track_that_was_hidden(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    assert watching.does(ToggleLayer("land"), ShowItem("noon"))
    assert [track.shown for track in watching.view.tracks] == [True, True]


def test_the_list_has_the_same_events_in_words(exhibit: Exhibit) -> None:
    watching = Watching(exhibit, "noon")
    assert watching.view.rows == ()
    assert watching.does(ToggleList())
    rows = watching.view.rows
    assert [row.key for row in rows] == watching.drawn
    assert [row.chosen for row in rows] == [False, True, False, False]
    assert rows[2].detail == "3 May 1902 · 20:00 – 04:00 · At sea"
    assert [row.is_span for row in rows] == [False, False, True, False]


def test_the_way_back_closes_one_thing_after_the_other(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    assert watching.does(ToggleList(), ToggleLegend(), ShowItem("noon"))
    states = []
    while watching.does(GoBack()):
        view = watching.view
        states.append((view.switching, view.chosen, view.listing))
    assert states == [(False, "noon", True), (False, None, True), (False, None, False)]
    assert not watching.does(CloseItem())


def test_what_it_does_not_know_is_for_somebody_else(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    assert not watching.does(TogglePlay())
    assert not watching.does(ScrubTo("first", 0.5))
    assert not watching.timeline.performs
    assert not watching.timeline.advance(100.0, held=False)


def test_the_same_events_are_the_same_object_until_others_are_shown(exhibit: Exhibit) -> None:
    watching = Watching(exhibit)
    before = watching.view.events
    watching.does(Next())
    assert watching.view.events is before
    watching.does(ToggleLayer("land"))
    assert watching.view.events is not before


def test_the_pictures_of_the_neighbours_may_be_wanted_next(exhibit: Exhibit) -> None:
    assert [picture.path.name for picture in Watching(exhibit).view.beside] == ["good.jpg"]
    assert [picture.path.name for picture in Watching(exhibit, "noon").view.beside] == ["good.jpg"]
    assert Watching(exhibit, "third").view.beside == ()
