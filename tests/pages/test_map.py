"""A map shows what happened in the phase that was chosen, and tells of what was tapped."""

from math import inf
from pathlib import Path

import pytest

from kiosk.content.reading import LinkView
from kiosk.core.intents import (
    CloseItem,
    GoBack,
    Intent,
    Next,
    ScrubTo,
    ShowItem,
    ToggleLayer,
    ToggleLegend,
    ToggleList,
    TogglePlay,
    ViewPicture,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.presenter import OVERVIEW, MapPresenter
from kiosk.pages.map.views import MapView
from kiosk.pages.presenting import Place
from tests.pages.reading import reader
from tests.stage.museum import BAY, WITH_A_MAP, make_exhibit

PLACE = Place(4, "The bay")


class Watching:
    """Someone before the map of the bay."""

    def __init__(self, exhibit: Exhibit, item: str | None = None, language: str = "en") -> None:
        page = exhibit.page("bay")
        assert isinstance(page, MapPage)
        self.map = MapPresenter(page, exhibit)
        self.reader = reader(exhibit, language)
        self.map.open(item, 0.0)

    @property
    def view(self) -> MapView:
        return self.map.view(self.reader, PLACE)

    def does(self, *intents: Intent, now: float = 0.0) -> bool:
        done = [self.map.handle(intent, now) for intent in intents]
        return all(done)

    @property
    def drawn(self) -> list[str]:
        chart = self.view.chart
        return [one.id for one in (*chart.spots, *chart.bursts, *chart.traces)]


def test_begins_with_all_that_happened_and_a_word_on_the_map(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    assert watching.drawn == ["north-pier", "piers.2", "dawn", "night", "noon"]
    card = watching.view.card
    assert card is not None
    assert card.prose.prose.blocks[0].spans[0].text == "Three days in May."
    assert watching.view.play is None
    assert watching.map.position == (OVERVIEW, 0, 4)


def test_a_phase_shows_only_what_happened_in_it(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.does(ShowItem("first-day"))
    assert watching.drawn == ["north-pier", "piers.2", "dawn", "noon", "in"]
    watching.does(Next())
    assert watching.drawn == ["north-pier", "piers.2", "night"]
    assert watching.map.position == ("second-day", 2, 4)


def test_discs_are_measured_by_the_largest_of_all_phases(harbour: Exhibit) -> None:
    watching = Watching(harbour, "second-day")
    assert [burst.size for burst in watching.view.chart.bursts] == [20 / 30]


def test_events_begin_at_their_real_times(harbour: Exhibit) -> None:
    watching = Watching(harbour, "first-day")
    begins = {burst.id: burst.begins for burst in watching.view.chart.bursts}
    assert begins == {"dawn": 1 / 16, "noon": 8 / 16}


def test_counts_what_happened_up_to_now(harbour: Exhibit) -> None:
    watching = Watching(harbour, "first-day")
    play = watching.view.play
    assert play is not None
    assert play.unit == "crates"
    counted = [play.score.state(share).total for share in (0.0, 1.5 / 16, 0.25, 0.5, 1.0)]
    assert counted == pytest.approx([0.0, 15.0, 30.0, 40.0, 40.0])


def test_bars_are_as_high_as_their_events_or_as_the_curator_says(harbour: Exhibit) -> None:
    assert [phase.magnitude for phase in Watching(harbour).view.phases] == [1.0, 0.5, 0.0]


def test_plays_in_time_with_the_clock(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.does(TogglePlay(), now=10.0)
    play = watching.view.play
    assert play is not None
    assert (play.share(10.0), play.share(12.5), play.until) == (0.0, 0.5, inf)
    watching.map.advance(11.0, held=True)
    play = watching.view.play
    assert play is not None
    assert play.share(99.0) == pytest.approx(0.2)


def test_still_plays_pictures(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.map.open(None, 0.0, still=True)
    watching.does(TogglePlay())
    play = watching.view.play
    assert play is not None
    assert play.share(0.1) == 1.0
    assert watching.view.playing


def test_scrubs(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    assert watching.does(ScrubTo("second-day", 0.75))
    play = watching.view.play
    assert play is not None
    assert play.share(50.0) == pytest.approx(0.75)
    assert not watching.does(ScrubTo("no-such-day", 0.5))


def test_a_tapped_feature_tells_of_itself_and_stops_the_play(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.does(TogglePlay(), ShowItem("north-pier"))
    view = watching.view
    assert not view.playing
    assert view.card is not None
    assert view.card.heading == "North pier"
    assert view.card.opens == LinkView("docks", None, "The docks")
    assert watching.map.source_ids(watching.reader) == ("S1", "S4")
    assert watching.map.position == ("north-pier", 1, 4)


def test_a_feature_of_another_phase_brings_its_phase(harbour: Exhibit) -> None:
    watching = Watching(harbour, "first-day")
    assert watching.does(ShowItem("night"))
    assert watching.map.position == ("night", 2, 4)


def test_what_has_no_title_cannot_be_opened(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    assert not watching.does(ShowItem("piers.2"))
    assert watching.view.chosen is None


def test_a_hidden_layer_is_neither_drawn_nor_listed_nor_sourced(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.does(ToggleLayer("piers"), ToggleList())
    view = watching.view
    assert watching.drawn == ["dawn", "night", "noon"]
    assert [row.item for row in view.rows] == ["dawn", "noon", "night"]
    assert [layer.shown for layer in view.legend] == [True, False, True]
    assert "S4" not in watching.map.source_ids(watching.reader)
    assert not watching.does(ToggleLayer("no-such-layer"))


def test_opening_a_hidden_feature_shows_its_layer(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    watching.does(ToggleLayer("piers"), ShowItem("north-pier"))
    assert "north-pier" in watching.drawn


def test_the_list_says_when_how_much_and_what(harbour: Exhibit) -> None:
    watching = Watching(harbour, "first-day")
    watching.does(ToggleList())
    assert [(row.title, row.detail) for row in watching.view.rows] == [
        ("At dawn", "05:00 – 06:00 · 30 crates"),
        ("At noon", "12:00 · 10 crates"),
        ("The way in", "Schematic: the course is approximate"),
        ("North pier", "Piers"),
    ]


def test_the_phase_says_when_it_was(harbour: Exhibit) -> None:
    subtitles = [
        Watching(harbour, item).view.subtitle for item in ("first-day", "second-day", "third-day")
    ]
    assert subtitles == ["1 May 1902 · 04:00 – 20:00", "2 May 1902 · 04:00 – 20:00", "3 May 1902"]


def test_closing_goes_from_the_picture_to_the_card_to_the_map(harbour: Exhibit) -> None:
    watching = Watching(harbour, "north-pier")
    watching.does(ViewPicture(0))
    assert watching.view.picture == 0
    watching.does(CloseItem())
    assert (watching.view.picture, watching.view.chosen) == (None, "north-pier")
    watching.does(CloseItem())
    assert watching.view.chosen is None
    assert watching.view.card is not None
    assert watching.does(CloseItem())
    assert watching.view.card is None
    assert not watching.does(CloseItem())
    watching.does(Next())
    assert watching.view.card is not None


def test_back_closes_what_was_opened_and_then_leaves(harbour: Exhibit) -> None:
    watching = Watching(harbour, "north-pier")
    watching.does(ToggleList(), ToggleLegend(), ViewPicture(0))
    assert [watching.does(GoBack()) for _ in range(5)] == [True, True, True, True, False]


def test_there_are_only_the_cards_own_pictures_to_look_at(harbour: Exhibit) -> None:
    watching = Watching(harbour, "second-day")
    assert watching.does(ViewPicture(1))
    assert not watching.does(ViewPicture(2))
    assert not watching.does(ViewPicture(-1))
    assert not Watching(harbour).does(ViewPicture(0))


def test_goes_where_a_phase_was_and_back(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    home = watching.view.aim
    watching.does(ShowItem("second-day"))
    there = watching.view.aim
    assert there.number == home.number + 1
    assert (there.box.x, there.box.y, there.box.width, there.box.height) == (20, 18, 30, 20)
    watching.does(Next())
    assert watching.view.aim.box == home.box
    assert watching.view.aim.number == there.number + 1


def test_labels_are_in_the_visitors_language(harbour: Exhibit) -> None:
    labels = [spot.label for spot in Watching(harbour, language="vi").view.chart.spots]
    assert labels == ["Cầu bắc", ""]


def test_the_chart_is_drawn_up_once_for_what_it_shows(harbour: Exhibit) -> None:
    watching = Watching(harbour)
    chart = watching.view.chart
    watching.does(ShowItem("north-pier"))
    assert watching.view.chart is chart
    watching.does(ToggleLayer("courses"))
    assert watching.view.chart is not chart


VOYAGE = BAY.replace("phases: [first-day]}", "start: 1902-05-01 12:00, end: 1902-05-02 12:00}")


def test_a_route_goes_on_over_the_end_of_a_phase_and_stays(tmp_path: Path) -> None:
    """A route that ended in September was shown as a whole in the picture of August."""
    watching = Watching(make_exhibit(tmp_path, {**WITH_A_MAP, "bay.yaml": VOYAGE}), "first-day")
    (trace,) = watching.view.chart.traces
    assert trace.begins == pytest.approx(8 / 16)
    assert trace.ends == pytest.approx(32 / 16)
    watching.does(Next())
    (trace,) = watching.view.chart.traces
    assert trace.begins == pytest.approx(-16 / 16)
    assert trace.ends == pytest.approx(8 / 16)
    watching.does(Next())
    (trace,) = watching.view.chart.traces
    assert trace.ends < 0, "it stays, drawn to its end"


def test_a_route_is_not_there_before_it_begins(tmp_path: Path) -> None:
    later = VOYAGE.replace("start: 1902-05-01 12:00,", "start: 1902-05-02 08:00,")
    watching = Watching(make_exhibit(tmp_path, {**WITH_A_MAP, "bay.yaml": later}), "first-day")
    assert watching.view.chart.traces == ()


def test_a_proof_shows_the_wordiest_card_of_each_layer(harbour: Exhibit) -> None:
    page = harbour.page("bay")
    assert isinstance(page, MapPage)
    assert page.proofs == ("north-pier",)
