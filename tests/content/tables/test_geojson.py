"""GeoJSON files, hostile and broken ones included: rows with positions, or sentences."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.content.positions import PIXELS, Positions
from kiosk.content.record import Record
from kiosk.content.shapes import parse_record
from kiosk.content.tables import geojson
from kiosk.content.tables.geojson import parse_geojson
from kiosk.content.tables.sheet import MAX_ROWS, Sheet
from kiosk.content.text import LocalizedText
from tests.content.tables.thing import Meadow, Thing, Way, everything

SQUARE = [[105, 20], [106, 20], [106, 21], [105, 20]]
SMALL = [[107, 20], [107.1, 20], [107.1, 20.1], [107, 20]]


def feature(type_: str, coordinates: object, **properties: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": type_, "coordinates": coordinates},
    }


def collection(*features: object, **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": features}, indent=1)


def parse(text: str | bytes, record: type[Record] = Thing) -> Sheet:
    return parse_geojson(text if isinstance(text, bytes) else text.encode(), "a.geojson", record)


def records(text: str, record: type[Record]) -> list[Any]:
    """The records of a sound file."""
    read = parse(text, record)
    assert everything(read, record) == ()
    return [parse_record(record, row.data, read.document, (row.place,)) for row in read.rows]


def said(text: str | bytes, record: type[Record] = Thing) -> list[str]:
    return [each.message for each in everything(parse(text, record), record)]


def written(text: str, line: int, column: int, length: int = 12) -> str:
    return text.splitlines()[line - 1][column - 1 :][:length]


def test_a_feature_is_a_record() -> None:
    (thing,) = records(
        collection(
            feature(
                "Point",
                [105.84, 21.02, 12.0],
                id="kham-thien",
                title={"en": "Street", "vi": "Pho\u0302\u0301"},
                size=2,
                rank=None,
                phases="night-18 night-26",
                sources=["S1"],
            )
        ),
        Thing,
    )
    assert thing == Thing(
        id="kham-thien",
        title=LocalizedText({"en": "Street", "vi": "Phố"}),
        at=(21.02, 105.84),
        size=2.0,
        phases=("night-18", "night-26"),
        sources=("S1",),
    )


def test_languages_may_be_properties_of_their_own() -> None:
    (thing,) = records(
        collection(feature("Point", [2, 1], **{"title.en": "Street", "title.vi": "Phố"})), Thing
    )
    assert thing.title == LocalizedText({"en": "Street", "vi": "Phố"})


@pytest.mark.parametrize(
    ("own", "found"), [("kham-thien", "kham-thien"), (7, None), ("way/7", None), (None, None)]
)
def test_the_id_of_a_feature_counts_when_it_can_be_one(own: object, found: str | None) -> None:
    """Programs number features as they like, and nobody chose those numbers."""
    (thing,) = records(collection({**feature("Point", [2, 1]), "id": own}), Thing)
    assert thing.id == found


def test_latitude_comes_first_here() -> None:
    (way,) = records(collection(feature("LineString", [[105, 21], [106, 22, 9]])), Way)
    assert list(way.line) == [(21, 105), (22, 106)]


def test_pixels_of_a_picture_are_not_turned_round() -> None:
    text = collection(feature("Point", [820, 310]), crs={"type": "name"})
    read = parse_geojson(text.encode(), "a.geojson", Thing, PIXELS)
    assert [row.data for row in read.rows] == [{"at": (820.0, 310.0)}]


def test_rings_are_kept_in_order() -> None:
    hole = [[105.7, 20.1], [105.8, 20.1], [105.8, 20.2], [105.7, 20.1]]
    (meadow,) = records(collection(feature("Polygon", [SQUARE, hole])), Meadow)
    assert [ring[0] for ring in meadow.rings] == [(20, 105), (20.1, 105.7)]


def test_several_polygons_are_several_records_and_the_greatest_has_the_name() -> None:
    """An archipelago is named once, and no id is given twice."""
    found = records(
        collection(feature("MultiPolygon", [[SMALL], [SQUARE]], id="islands", title="X", rank=2)),
        Meadow,
    )
    assert [(each.id, each.title, each.rank) for each in found] == [
        (None, None, 2),
        ("islands", LocalizedText("X"), 2),
    ]


def test_several_lines_are_several_records() -> None:
    found = records(
        collection(feature("MultiLineString", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]])), Way
    )
    assert [list(way.line) for way in found] == [[(2, 1), (4, 3)], [(6, 5), (8, 7)]]


def test_many_points_that_are_one_are_one() -> None:
    (thing,) = records(collection(feature("MultiPoint", [[2, 1]], id="one")), Thing)
    assert (thing.id, thing.at) == ("one", (1, 2))


@pytest.mark.parametrize(
    ("geometry", "sentence"),
    [
        (None, "This feature has no geometry, so it is nowhere."),
        ({"type": "MultiPoint", "coordinates": []},
         "This feature has no geometry, so it is nowhere."),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
         "A thing needs a 'Point', found 'LineString'."),
        ({"type": "GeometryCollection", "geometries": []},
         "A thing needs a 'Point', found 'GeometryCollection'."),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
         "A thing needs one 'Point', found 2."),
        ({"type": "Point", "coordinates": []},
         "A position of two numbers is expected here, found none."),
        ({"type": "Point", "coordinates": [1]},
         "A position of two numbers is expected here, found only one."),
        ({"type": "Point", "coordinates": "1, 2"},
         "A position of two numbers is expected here, found the text '1, 2'."),
        ({"type": "Point", "coordinates": [1, None]},
         "A position of two numbers is expected here, found nothing in it."),
        ({"type": "Point", "coordinates": [True, 2]},
         "A position of two numbers is expected here, found the word true in it."),
        ({"type": "Circle", "coordinates": [1, 2]}, "A thing needs a 'Point', found 'Circle'."),
        ({"type": 7, "coordinates": [1, 2]}, "A thing needs a 'Point', found the number 7."),
        ([1, 2], "A thing needs a 'Point', found a list."),
    ],
)  # fmt: skip
def test_geometries_that_a_point_is_not(geometry: object, sentence: str) -> None:
    assert said(collection({"type": "Feature", "properties": {}, "geometry": geometry})) == [
        sentence
    ]


@pytest.mark.parametrize(
    ("rings", "sentence"),
    [
        (7, "A list is expected here, found the number 7."),
        ([7], "A list is expected here, found the number 7."),
        ([[7]], "A position of two numbers is expected here, found the number 7."),
        ([SQUARE[:3]], "This ring does not end where it begins."),
        ([SQUARE, SMALL[:3]], "This ring does not end where it begins."),
        ([[[105, 20], [106, "20"], [105, 20]]],
         "A position of two numbers is expected here, found the text '20' in it."),
        ([[[105, 20], [106, 10**20], [105, 20]]],
         f"A position of two numbers is expected here, found the number {10**20} in it."),
        ([[[105, 20], [106, 20, 1, 1], [105, 20]]], ""),
    ],
)  # fmt: skip
def test_rings_that_are_none(rings: object, sentence: str) -> None:
    assert said(collection(feature("Polygon", rings)), Meadow) == ([sentence] if sentence else [])


def test_numbers_that_json_has_not_are_no_numbers() -> None:
    text = collection(feature("Point", [2, 1])).replace("2,", "NaN,")
    assert said(text) == ["A position of two numbers is expected here, found the text 'NaN' in it."]


@pytest.mark.parametrize("huge", ["1e999", "9" * 400])
def test_numbers_beyond_all_maps_are_refused(huge: str) -> None:
    text = collection(feature("LineString", [[2, 1], [4, 3]])).replace("2,", f"{huge},")
    (sentence,) = said(text, Way)
    assert sentence.startswith("A position of two numbers is expected here, found the number ")


@pytest.mark.parametrize("name", ["fid", "FID", "ogc_fid"])
def test_the_numbers_that_programs_give_are_passed_over(name: str) -> None:
    """QGIS puts them into every file that it saves."""
    text = collection(feature("Point", [2, 1], **{name: 7}))
    assert said(text) == []
    assert len(parse(text).rows) == 1


def test_an_unknown_property_is_told_once_and_its_features_left_out() -> None:
    text = collection(
        feature("Point", [2, 1], OBJECTID=1),
        feature("Point", [2, 1], OBJECTID=2, tilte="x"),
        feature("Point", [2, 1]),
        feature("Point", [2, 1], at="there"),
    )
    assert said(text) == [
        "The property 'OBJECTID' is not known here.",
        "The property 'tilte' is not known here.",
        "The property 'at' is not known here.",
    ]
    assert len(parse(text).rows) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        ("{", "The file ends in the middle."),
        ('{"type": "FeatureColl', "The text that begins here is never closed with a double quote."),
        ("[1, 2", "The file ends in the middle."),
        ('{"type" 1}', "A colon is missing here, between a key and its value."),
        ('{"type": }', "A value is missing here."),
        ("{'type': 1}", "A key in double quotes is expected here."),
        ('{"a": 1 "b": 2}', "A comma is missing here."),
        ('{"a": "x\ny"}', "A text ends with its line, or has a character that no text has."),
        ('{"a": "\\q"}', "What stands after this backslash has no meaning."),
        ('{"a": 1} x', "The file should end here, but goes on."),
        ("[" * 200_000, "This is nested too deeply."),
        ("9" * 5000, "This number is too long."),
        ("7", "A 'FeatureCollection' is expected, found the number 7."),
        ("[]", "A 'FeatureCollection' is expected, found a list."),
        ("{}", "A 'FeatureCollection' is expected, found no type."),
        ('{"type": "Topology"}', "A 'FeatureCollection' is expected, found 'Topology'."),
        ('{"type": "Feature"}', "A 'FeatureCollection' is expected, found 'Feature'."),
        ('{"type": "Point", "coordinates": [1, 2]}',
         "A 'FeatureCollection' is expected, found 'Point'."),
        ('{"type": "FeatureCollection"}', "A list of features is expected, found nothing."),
        (collection(7), "A 'Feature' is expected here, found the number 7."),
        (collection({"type": "Feature", "properties": [1]}),
         "Keys with values are expected, found a list."),
        (collection({}), "A 'Feature' is expected here, found nothing."),
    ],
)  # fmt: skip
def test_what_is_no_collection(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


@pytest.mark.parametrize(
    "name",
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "epsg:4326"],
)
def test_degrees_by_any_name_are_degrees(name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert said(collection(feature("Point", [2, 1]), crs=crs)) == []


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::3405", "EPSG:32648", "EPSG:14326"])
def test_other_coordinates_are_refused(name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert said(collection(feature("Point", [2, 1]), crs=crs)) == [
        f"The positions of this file are not degrees: it says '{name}'."
    ]


@pytest.mark.parametrize("letter", ["\\u0000", "\\u001b", "\\ud800", "\\u0007"])
def test_letters_that_no_text_has_are_refused(letter: str) -> None:
    text = collection(feature("Point", [2, 1], title="Street")).replace("Street", f"St{letter}")
    (sentence,) = said(text)
    assert sentence.startswith("There is an invisible character here: U+")


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04",
        b"\xff\xfe{\0}\0",
        b'{"a": "\xe9"}',
        b"[" * (geojson.MAX_POSITIONS + MAX_ROWS + 1),
        b"[" + b"{}," * 900_000 + b"{}]",
        b"[" + b"0," * 11_000_000 + b"0]",
        collection(*[7] * (MAX_ROWS + 1)).encode(),
    ],
)
def test_hostile_files_are_refused(raw: bytes) -> None:
    read = parse(raw)
    assert len(read.document.diagnostics) == 1
    assert not read.rows


def test_what_a_record_says_is_found_in_its_feature() -> None:
    text = collection(
        feature("Point", [2, 1]),
        feature("Point", [4, 3], title={"en": "A", "vi": "B"}, phases=["one", "two"], rank=1),
        feature("Point", [6, 5], **{"title.vi": "C"}),
        name="things",
    )
    read = parse(text)
    for loc, key, expected in (
        ((1,), False, "{"),
        ((1, "at"), False, "["),
        ((1, "title", "vi"), False, '"B"'),
        ((1, "title", "vi"), True, '"vi": "B"'),
        ((1, "phases", 1), False, '"two"'),
        ((1, "rank"), True, '"rank": 1'),
        ((2, "title", "vi"), False, '"C"'),
        ((2, "title", "vi"), True, '"title.vi": '),
        ((2, "nothing"), False, "{"),
        ((9,), False, "{"),
    ):
        found = read.document.at(loc, "c", geojson.Problem("What."), key=key)
        assert written(text, found.line, found.column, len(expected)) == expected, loc


def test_the_positions_of_a_part_are_found() -> None:
    text = collection(feature("MultiPolygon", [[SMALL], [SQUARE]]))
    read = parse(text, Meadow)
    found = read.document.at((1, "rings", 0, 2), "c", geojson.Problem("What."))
    rest = "".join(text.splitlines()[found.line - 1 :])[found.column - 1 :]
    assert json.JSONDecoder().raw_decode(rest)[0] == [106, 21]


def test_the_second_of_two_equal_keys_does_not_confuse() -> None:
    text = '{"type": "FeatureCollection", "features": [], "features": [7, 8]}'
    assert said(text) == [
        "A 'Feature' is expected here, found the number 7.",
        "A 'Feature' is expected here, found the number 8.",
    ]


def test_a_great_file_is_read_whole() -> None:
    ring = [[105 + index / 1000, 20] for index in range(500)]
    ring.append(ring[0])
    read = parse(collection(*[feature("Polygon", [ring])] * 200), Meadow)
    assert sum(len(row.data["rings"][0]) for row in read.rows) == 200 * 501
    assert all(isinstance(row.data["rings"][0], Positions) for row in read.rows)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-200, 200) | st.floats() | st.text(max_size=5)
    | st.sampled_from(["Feature", "FeatureCollection", "Point", "Polygon", "MultiPolygon"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "features", "properties", "geometry", "coordinates", "title",
                             "title.vi", "id", "phases", "crs", "rings", "x"]),
            inner, max_size=5)
    ),
    max_leaves=20,
)  # fmt: skip
FEATURES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.just("Feature"),
            "properties": st.dictionaries(
                st.sampled_from(["id", "title", "title.vi", "rank", "phases", "word"]), JSON
            ),
            "geometry": st.fixed_dictionaries(
                {"type": st.sampled_from(["Point", "Polygon", "MultiPolygon"]), "coordinates": JSON}
            ),
        }
    ),
    max_size=3,
)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
def test_arbitrary_bytes_are_rows_or_sentences(raw: bytes) -> None:
    check(raw)


@given(JSON)
def test_arbitrary_json_is_rows_or_sentences(value: object) -> None:
    check(json.dumps(value).encode())


@given(FEATURES)
def test_arbitrary_features_are_rows_or_sentences(features: list[object]) -> None:
    check(collection(*features).encode())


def check(raw: bytes) -> None:
    for record in (Thing, Meadow):
        read = parse(raw, record)
        last = raw.count(b"\n") + raw.count(b"\r") + 1
        for told in everything(read, record):
            assert told.message.endswith(".")
            assert "does not fit" not in told.message
            assert 1 <= told.line <= last
            assert told.column >= 1
