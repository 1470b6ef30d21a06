"""What a curator writes for a map: its shapes, and what is wrong only in view of all of it."""

from typing import Any

import pytest
import yaml

from kiosk.content.document import Document
from kiosk.content.positions import DEGREES, PIXELS, Positions
from kiosk.content.shapes import parse_record
from kiosk.content.source import parse_document
from kiosk.content.text import LocalizedText
from kiosk.pages.map.features import Area, Distance, Event, Place, Route
from kiosk.pages.map.layers import Events
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.symbols import ICON_OF, Symbol
from kiosk.pages.page import Table

HEAD = """kind: map
id: nights
title: Twelve nights
basemap: tonkin.json
view: [20.3, 104.6, 22.0, 107.2]
"""
PHASES = """phases:
  - {id: one, label: "1", start: 1972-12-18 19:00, end: 1972-12-19 05:00}
  - {id: two, label: "2", start: 1972-12-26 22:00, end: 1972-12-26 23:00}
"""
SCANNED = HEAD.replace("tonkin.json", "{picture: old, size: [400, 300]}").replace(
    "[20.3, 104.6, 22.0, 107.2]", "[0, 0, 400, 300]"
)
OFF_THE_PICTURE = "This box reaches beyond the picture, which is 400 pixels wide and 300 high."
PLACE = "layers: [{kind: places, id: a, features: [%s]}]\n"
EVENT = "layers: [{kind: events, id: a, features: [%s]}]\n"


def read(text: str) -> tuple[MapPage, Document]:
    document = parse_document(text.encode(), "map.yaml")
    page = parse_record(MapPage, document.data, document)
    assert isinstance(page, MapPage), page
    return page, document


def page_of(text: str) -> MapPage:
    return read(text)[0]


def faults(text: str) -> list[str]:
    """What is wrong with a page as a whole."""
    return [each.problem.message for each in page_of(text).faults()]


def pointed_at(text: str) -> list[str]:
    """What stands where the faults are, to the end of the line."""
    page, document = read(text)
    found = (document.at(each.loc, "fault", each.problem) for each in page.faults())
    return [text.splitlines()[each.line - 1][each.column - 1 :] for each in found]


class Media:
    """Files under media/: a picture of some size and no base map."""

    def __init__(self, size: tuple[int, int] | None = None) -> None:
        self._size = size

    def content(self, name: str) -> object | None:
        return None

    def picture_size(self, picture: str) -> tuple[int, int] | None:
        return self._size


def media_faults(text: str, size: tuple[int, int] | None = None) -> list[str]:
    """What is wrong with a page in view of its picture."""
    return [each.problem.message for each in page_of(text).media_faults(Media(size))]


def hints(text: str) -> list[str]:
    return [each.problem.hint for each in page_of(text).faults()]


def layer(kind: str, **feature: Any) -> str:
    """A page with one layer of one feature, written in lines of its own."""
    written = yaml.safe_dump([{"kind": kind, "id": "a", "features": [feature]}])
    return HEAD + "layers:\n" + written


class TestASoundMap:
    def test_may_be_very_short(self) -> None:
        page = page_of(HEAD)
        assert (page.each, page.phases, page.layers) == (20.0, (), ())
        assert page.is_drawn
        assert faults(HEAD) == []

    def test_has_layers_of_every_kind(self) -> None:
        text = (
            HEAD
            + PHASES
            + """limits: [4, 94, 32, 150]
layers:
  - {kind: areas, id: areas, features: [{outline: [[20, 105], [21, 105], [21, 106]]}]}
  - {kind: ranges, id: ranges, features: [{at: [21, 105], radius: 40 km}]}
  - {kind: routes, id: routes, features: [{line: [[21, 105], [22, 106]], start: 1972-12-18 20:00}]}
  - {kind: events, id: events, features: [{at: [21, 105], start: 1972-12-26 22:30, size: 3}]}
  - {kind: places, id: places, symbol: bridge, features: [{at: [21, 105], symbol: hospital}]}
  - {kind: labels, id: labels, features: [{at: [21, 105], title: Tonkin}]}
"""
        )
        assert faults(text) == []
        assert [len(each.every) for each in page_of(text).layers] == [1] * 6

    def test_has_an_icon_for_every_symbol(self) -> None:
        assert set(ICON_OF) == set(Symbol)

    def test_shows_its_own_picture_or_its_scanned_map_on_its_card(self) -> None:
        assert page_of(HEAD).cover is None
        assert page_of(HEAD + "picture: bridge\n").cover == "bridge"
        assert page_of(SCANNED).cover == "old"
        assert page_of(SCANNED + "picture: bridge\n").cover == "bridge"

    def test_can_be_linked_to_by_its_phases_and_features(self) -> None:
        text = (
            HEAD
            + PHASES
            + PLACE % "{id: bridge, at: [21, 105], title: Bridge}, {id: a, at: [21, 105]}"
        )
        assert page_of(text).items == ("one", "two", "bridge")

    def test_crosses_the_date_line(self) -> None:
        """A box whose east is west of its west goes round the other side."""
        text = HEAD.replace("[20.3, 104.6, 22.0, 107.2]", "[10, 170, 30, -170]")
        places = "{at: [20, 175]}, {at: [20, -175]}, {at: [20, 185]}"
        assert faults(text + "limits: [0, 160, 40, -160]\n" + PLACE % places) == []
        assert faults(text + "limits: [0, 160, 40, -160]\n" + PLACE % "{at: [20, 0]}") != []

    def test_of_the_whole_world_has_no_outside(self) -> None:
        places = "{at: [20, 175]}, {at: [20, -175]}, {at: [-80, 270]}"
        assert faults(HEAD + "limits: [-85, -180, 85, 180]\n" + PLACE % places) == []


class TestAnOutline:
    RING = "[20, 105], [21, 105], [21, 106]"

    @pytest.mark.parametrize("outline", [f"[{RING}]", f"[[{RING}]]", f"[{RING}, [20, 105]]"])
    def test_may_be_closed_or_not_and_needs_no_list_around_it(self, outline: str) -> None:
        text = HEAD + f"layers: [{{kind: areas, id: a, features: [{{outline: {outline}}}]}}]\n"
        (area,) = page_of(text).layers[0].every
        assert isinstance(area, Area)
        assert [list(ring) for ring in area.rings] == [[(20, 105), (21, 105), (21, 106)]]

    def test_may_have_holes(self) -> None:
        hole = "[20.8, 105.1], [20.9, 105.1], [20.9, 105.2]"
        outline = f"[[{self.RING}], [{hole}]]"
        text = HEAD + f"layers: [{{kind: areas, id: a, features: [{{outline: {outline}}}]}}]\n"
        (area,) = page_of(text).layers[0].every
        assert isinstance(area, Area)
        assert [len(ring) for ring in area.rings] == [3, 3]

    @pytest.mark.parametrize(
        "outline",
        [
            "[[20, 105], [21, 105], [91, 105]]",
            "[[[20, 105], [21, 105], [91, 105]]]",
            "[[[20, 105], [21, 105], [21, 106]], [[20, 105], [91, 105], [21, 106]]]",
        ],
    )
    def test_is_pointed_at_where_it_leaves_the_world(self, outline: str) -> None:
        text = HEAD + f"layers: [{{kind: areas, id: a, features: [{{outline: {outline}}}]}}]\n"
        assert faults(text) == ["There is no latitude 91 on this map."]
        assert pointed_at(text)[0].startswith("[91, 105]")


class TestAPosition:
    @pytest.mark.parametrize(
        ("at", "message"),
        [
            ("[85.5, 0]", "There is no latitude 85.5 on this map."),
            ("[-86, 10]", "There is no latitude -86 on this map."),
            ("[10, 361]", "There is no longitude 361."),
            ("[10, -181]", "There is no longitude -181."),
        ],
    )
    def test_must_be_on_the_earth(self, at: str, message: str) -> None:
        assert faults(HEAD + PLACE % f"{{at: {at}}}") == [message]

    def test_that_is_turned_round_is_told_how_it_would_be_right(self) -> None:
        assert hints(HEAD + PLACE % "{at: [105.8367, 21.0206]}") == [
            "The latitude comes first: write [21.0206, 105.8367]."
        ]

    def test_that_is_turned_round_within_the_world_is_seen_by_the_limits(self) -> None:
        text = HEAD + "limits: [8, 100, 24, 112]\n" + PLACE % "{at: [21, 5]}, {at: [2, 48]}"
        assert faults(text) == [
            "This position (latitude 21, longitude 5) lies outside the map's limits.",
            "This position (latitude 2, longitude 48) lies outside the map's limits.",
        ]
        turned = HEAD.replace("[20.3, 104.6, 22.0, 107.2]", "[2, 44, 6, 50]")
        assert hints(turned + "limits: [0, 40, 10, 60]\n" + PLACE % "{at: [48, 2]}") == [
            "The latitude comes first: write [2, 48]."
        ]

    @pytest.mark.parametrize(
        ("file", "hint"),
        [
            ("a.csv", "Write 21.03 below 'lat' and 105.85 below 'lon'."),
            ("a.geojson", "In GeoJSON, the longitude comes first: write [105.85, 21.03]."),
        ],
    )
    def test_in_a_file_is_told_in_the_way_of_the_file(self, file: str, hint: str) -> None:
        table = Table(("layers", 0, "data"), file, Place)
        (fault,) = page_of(HEAD).row_faults(table, Place(at=(105.85, 21.03)))
        assert (fault.loc, fault.problem.hint) == (("at",), hint)

    def test_is_told_once_for_a_line(self) -> None:
        text = (
            HEAD
            + "layers: [{kind: routes, id: a, features: [{line: [[1, 2], [95, 2], [96, 2]]}]}]\n"
        )
        assert faults(text) == ["There is no latitude 95 on this map."]
        assert pointed_at(text)[0].startswith("[95, 2], [96, 2]")

    def test_on_a_picture_must_be_on_the_picture(self) -> None:
        assert media_faults(SCANNED + PLACE % "{at: [400, 300]}, {at: [0, 301]}") == [
            "[0, 301] lies outside the picture, which is 400 pixels wide and 300 high."
        ]

    def test_near_a_pole_is_not_taken_for_one_turned_round(self) -> None:
        """[-90, 0] was told to be [0, -90], which lay nowhere near the map."""
        (hint,) = hints(HEAD + PLACE % "{at: [-90, 0]}")
        assert hint == "Latitudes run from -85 to 85, longitudes from -180 to 180."

    def test_near_a_pole_is_one_turned_round_if_the_map_lies_there(self) -> None:
        bengal = HEAD.replace("[20.3, 104.6, 22.0, 107.2]", "[21, 87, 24, 90]")
        assert hints(bengal + PLACE % "{at: [88.36, 22.57]}") == [
            "The latitude comes first: write [22.57, 88.36]."
        ]

    def test_of_a_million_is_looked_for_quickly(self) -> None:
        """All of a route is within the limits when its extremes are."""
        page = page_of(HEAD + "limits: [8, 100, 24, 112]\n")
        line = Positions.of([(10 + index % 10, 105) for index in range(1_000_000)])
        table = Table(("layers", 0, "data"), "a.geojson", Route)
        assert list(page.row_faults(table, Route(line=line))) == []


class TestABox:
    @pytest.mark.parametrize(
        ("box", "message"),
        [
            ("[22, 104, 20, 107]", "The south of this box is not south of its north."),
            ("[20, 104, 20, 107]", "The south of this box is not south of its north."),
            ("[20, 104, 22, 104]", "This box has no width."),
            ("[104, 20, 107, 22]", "Latitudes run from -85 to 85 here."),
            ("[20, 104, 22, 407]", "Longitudes run from -180 to 180."),
        ],
    )
    def test_has_an_inside(self, box: str, message: str) -> None:
        assert faults(HEAD + f"limits: {box}\n")[-1] == message

    @pytest.mark.parametrize("box", ["[-60, 350, 60, 340]", "[-85, -180, 85, 180]", "[0, 5, 1, 4]"])
    def test_may_go_round_the_world(self, box: str) -> None:
        assert faults(HEAD.replace("[20.3, 104.6, 22.0, 107.2]", box)) == []

    def test_lies_within_the_limits(self) -> None:
        phase = (
            "phases: [{id: a, label: A, start: 1972-12-18, end: 1972-12-18, view: [1, 2, 3, 4]}]\n"
        )
        assert faults(HEAD + "limits: [20, 104, 23, 108]\n" + phase) == [
            "This box lies outside the map's limits."
        ]

    @pytest.mark.parametrize(
        ("box", "message"),
        [
            ("[10, 10, 5, 20]", "This box has no inside."),
            ("[10, 20, 20, 10]", "This box has no inside."),
        ],
    )
    def test_on_a_picture_is_left_top_right_bottom(self, box: str, message: str) -> None:
        assert faults(SCANNED + f"limits: {box}\n") == [message]

    @pytest.mark.parametrize("box", ["[500, 10, 600, 20]", "[0, 0, 400, 301]", "[-1, 0, 400, 300]"])
    def test_on_a_picture_lies_on_the_picture(self, box: str) -> None:
        assert media_faults(SCANNED + f"limits: {box}\n") == [OFF_THE_PICTURE]

    def test_that_is_turned_round_is_told_how_it_would_be_right(self) -> None:
        text = HEAD.replace("[20.3, 104.6, 22.0, 107.2]", "[104.6, 20.3, 107.2, 22.0]")
        assert hints(text) == ["Latitudes come first: write [20.3, 104.6, 22, 107.2]."]


class TestTimes:
    def test_of_phases_are_in_order(self) -> None:
        text = HEAD + PHASES.replace("1972-12-26", "1972-12-17")
        assert faults(text) == ["This phase begins before the one above it."]

    def test_of_phases_end_after_they_begin(self) -> None:
        text = HEAD + PHASES.replace("23:00", "21:00")
        assert faults(text) == ["This ends before it begins."]

    def test_that_are_one_day_are_all_of_that_day(self) -> None:
        text = HEAD + "phases: [{id: a, label: A, start: 1972-12-18 20:00, end: 1972-12-18}]\n"
        assert faults(text) == []

    @pytest.mark.parametrize(
        ("event", "message"),
        [
            ("start: 1972-12-18 20:00, end: 1972-12-18 19:00", "This ends before it begins."),
            ("start: 1972-12-18 20:00 +07:00",
             "This time tells its zone, but the first phase does not."),
            ("start: 1972-12-24 20:00",
             "No phase is so early or so late, so visitors never see this."),
            ("start: 1972-12-24 20:00, phases: [tow]", "There is no phase 'tow'."),
        ],
    )  # fmt: skip
    def test_of_events(self, event: str, message: str) -> None:
        (fault,) = faults(HEAD + PHASES + EVENT % f"{{at: [21, 105], {event}}}")
        assert fault == message

    def test_of_a_route_are_seen_as_long_as_it_lies_there(self) -> None:
        routes = "layers: [{kind: routes, id: a, features: [{line: [[20, 105], [21, 105]], %s}]}]\n"
        assert faults(HEAD + PHASES + routes % "start: 1972-12-10, end: 1972-12-20") == []
        assert faults(HEAD + PHASES + routes % "start: 1972-12-28, end: 1972-12-29") == [
            "No phase is so early or so late, so visitors never see this."
        ]

    def test_of_phases_that_are_exchanged_are_told_once(self) -> None:
        """Its events were all told to lie in no phase."""
        phases = PHASES.replace("1972-12-26 22:00", "1972-12-27").replace(
            "1972-12-26 23:00", "1972-12-26"
        )
        event = "{at: [21, 105], start: 1972-12-26 22:30}"
        assert faults(HEAD + phases + EVENT % event) == [
            "'end' (1972-12-26) is earlier than 'start' (1972-12-27)."
        ]

    def test_of_an_event_may_be_outside_the_phases_that_it_names(self) -> None:
        event = "{at: [21, 105], start: 1972-12-24 20:00, phases: [two]}"
        assert faults(HEAD + PHASES + EVENT % event) == []

    def test_without_phases_are_all_shown(self) -> None:
        assert faults(HEAD + EVENT % "{at: [21, 105], start: 1972-12-24 20:00 +07:00}") == []

    def test_with_zones_need_them_everywhere(self) -> None:
        text = HEAD + PHASES.replace("19:00", "19:00 +07:00")
        assert faults(text) == ["This time tells no zone, but the first phase does."] * 3

    def test_of_a_route_begin_where_they_end(self) -> None:
        text = layer("routes", line=[[21, 105], [22, 106]], end="1972-12-18 20:00")
        assert faults(text) == ["There is an end without a start."]

    def test_of_rows_are_checked_against_the_phases(self) -> None:
        page = page_of(HEAD + PHASES)
        row = Event.model_validate({"at": [21, 105], "start": "1972-12-24", "phases": ["oen"]})
        (fault,) = page.row_faults(Table(("layers", 0, "data"), "a.csv", Event), row)
        assert (fault.loc, fault.problem.hint) == (("phases", 0), "Did you mean 'one'?")


class TestARange:
    @pytest.mark.parametrize(
        ("text", "length", "in_pixels"),
        [("40 km", 40, False), ("500 m", 0.5, False), ("3.5km", 3.5, False), ("120 px", 120, True)],
    )
    def test_reaches_so_far(self, text: str, length: float, in_pixels: bool) -> None:
        page = page_of(layer("ranges", at=[21, 105], radius=text))
        (circle,) = page.layers[0].every
        assert getattr(circle, "radius", None) == Distance(length, in_pixels)

    @pytest.mark.parametrize(("head", "radius"), [(HEAD, "40 px"), (SCANNED, "40 km")])
    def test_is_measured_as_the_map_is(self, head: str, radius: str) -> None:
        text = (
            f"layers: [{{kind: ranges, id: a, features: [{{at: [21, 105], radius: {radius}}}]}}]\n"
        )
        assert faults(head + text) == ["This map has another measure."]


class TestOverlaps:
    """Phases that hold the same hours."""

    DAY = PHASES.replace("end: 1972-12-19 05:00", "end: 1972-12-31")

    def common(self, text: str) -> list[str]:
        return [each.problem.message for each in page_of(text).common_faults()]

    def test_without_events_are_fine(self) -> None:
        assert self.common(HEAD + self.DAY) == []
        event = "{at: [21, 105], start: 1972-12-20}"
        assert self.common(HEAD + self.DAY + EVENT % event) == []

    def test_count_events_twice(self) -> None:
        events = (
            "{at: [21, 105], start: 1972-12-26 22:30}, {at: [21, 105], start: 1972-12-26 22:40}"
        )
        assert self.common(HEAD + self.DAY + EVENT % events) == [
            "This phase begins before the one above it ends; 2 events are counted in both."
        ]

    def test_are_fine_where_events_name_their_phases(self) -> None:
        event = "{at: [21, 105], start: 1972-12-26 22:30, phases: [two]}"
        assert self.common(HEAD + self.DAY + EVENT % event) == []


class TestSizes:
    """How much an event counts."""

    LAYER = "layers: [{kind: events, id: a, %s features: [%s]}]\n"

    @pytest.mark.parametrize(
        ("more", "size", "weight"),
        [
            ("", "", 1), ("", ", size: 5", 5), ("unit: people,", ", size: 5", 5),
            ("unit: people,", "", 0), ("", ", size: 0", 0),
        ],
    )  # fmt: skip
    def test_that_nobody_knows_are_not_added(self, more: str, size: str, weight: float) -> None:
        event = f"{{at: [21, 105], start: 1972-12-26{size}}}"
        (layer,) = page_of(HEAD + self.LAYER % (more, event)).layers
        assert isinstance(layer, Events)
        assert layer.weight(layer.every[0]) == weight


class TestTables:
    TEXT = (
        "layers:\n"
        "  - {kind: places, id: a, data: a.csv, features: [{id: own, at: [1, 2], title: O}]}\n"
        "  - {kind: labels, id: b}\n"
        "  - {kind: routes, id: c, data: c.geojson}\n"
    )

    def test_are_named_by_layers(self) -> None:
        tables = page_of(HEAD + self.TEXT).tables
        assert [(each.loc, each.file, each.record) for each in tables] == [
            (("layers", 0, "data"), "a.csv", Place),
            (("layers", 2, "data"), "c.geojson", Route),
        ]

    def test_have_pixels_on_a_picture(self) -> None:
        for head, axes in ((HEAD, DEGREES), (SCANNED, PIXELS)):
            assert {each.axes for each in page_of(head + self.TEXT).tables} == {axes}

    def test_give_their_rows_to_the_layers(self) -> None:
        page = page_of(HEAD + self.TEXT)
        row = Place(id="row", at=(21, 106), title=LocalizedText("A row"))
        merged = page.with_rows({("layers", 0, "data"): (row,)})
        assert [each.id for each in merged.layers[0].every] == ["own", "row"]
        assert merged.items == ("own", "row")
        assert page.items == ("own",)

    def test_fill_a_layer_that_has_nothing_else(self) -> None:
        assert faults(HEAD + self.TEXT) == ["There is nothing on this layer."]


def test_words_without_a_title_cannot_be_opened() -> None:
    (fault,) = faults(HEAD + PLACE % "{at: [21, 105], text: Nobody reads this.}")
    assert fault == "This has words or pictures but no title, so nobody can open it."


class TestTheGround:
    """What is told in view of the files under media/."""

    @pytest.mark.parametrize("size", [None, (400, 300)])
    def test_that_is_a_picture_of_its_size_is_sound(self, size: tuple[int, int] | None) -> None:
        assert list(page_of(SCANNED).media_faults(Media(size))) == []

    def test_that_is_a_picture_of_another_size_shifts_everything(self) -> None:
        (fault,) = page_of(SCANNED).media_faults(Media((4200, 3100)))
        assert fault.loc == ("basemap", "size")
        assert fault.problem.hint.startswith("Write 'size: [4200, 3100]'")

    def test_of_another_size_is_compared_before_anything_else(self) -> None:
        """With width and height exchanged, everything was told to lie outside the picture."""
        text = SCANNED.replace("[400, 300]", "[300, 400]", 1) + PLACE % "{at: [390, 10]}"
        assert media_faults(text, (400, 300)) == [
            "The picture 'old' is 400 pixels wide and 300 high."
        ]

    def test_that_cannot_be_read_is_told_elsewhere(self) -> None:
        text = HEAD + PLACE % "{at: [21, 105]}"
        assert list(page_of(text).media_faults(Media())) == []
