"""Base maps read from their files: what curators get, and what no file can do to the kiosk."""

import copy
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from kiosk.cartography.basemap import MAX_BYTES, Basemap, read_basemap
from kiosk.cartography.ground import Level
from kiosk.cartography.survey import Box, Plate, Survey, Town
from kiosk.cartography.survey_text import decode, encode
from kiosk.content.diagnostics import Problem

ROOT = Path(__file__).parents[2]
TONKIN = ROOT / "media" / "hanoi-1972" / "tonkin.json"
OCEAN = ROOT / "tests" / "maps" / "media" / "voyage" / "ocean.json"

SOUND: dict[str, Any] = {
    "format": 1,
    "licence": ["Made by nobody, for tests.", "Public domain."],
    "made_by": "kiosk basemap",
    "levels": [
        {
            "box": [100.0, 10.0, 110.0, 20.0], "resolution": 0.1, "relief": "",
            "land": [[[1100000, 10100000, 500000, 0, 0, 500000]]],
            "lakes": [[[1200000, 10200000, 100000, 0, 0, 100000]]],
            "rivers": [[2, [1100000, 10100000, 0, 500]]],
            "borders": [[1100000, 10100000, 500, 500]],
        },
        {
            "box": [101.0, 11.0, 109.0, 19.0], "resolution": 0.01, "relief": "",
            "land": [], "lakes": [], "rivers": [], "borders": [],
        },
    ],
    "towns": [
        {"names": {"en": "Vinh", "vi": "Vinh"}, "at": [18.67, 105.68], "rank": 2,
         "population": 1},
    ],
}  # fmt: skip


def written(folder: Path, data: object) -> Path:
    path = folder / "map.json"
    text = data if isinstance(data, str) else json.dumps(data)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return path


def read(path: Path) -> Basemap:
    basemap = read_basemap(path)
    assert isinstance(basemap, Basemap), basemap
    return basemap


def problem(path: Path) -> Problem:
    found = read_basemap(path)
    assert isinstance(found, Problem), found
    assert found.message.endswith(".")
    assert found.hint
    return found


def changed(*way: str | int, to: object) -> dict[str, Any]:
    """The sound map with one value replaced."""
    data: Any = copy.deepcopy(SOUND)
    place = data
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = to
    assert isinstance(data, dict)
    return data


# ----------------------------------------------------------------------------------- what is read


def test_a_sound_map_is_read_into_the_plane(tmp_path: Path) -> None:
    basemap = read(written(tmp_path, SOUND))
    assert basemap.box == (11, 101, 19, 109)
    assert basemap.around == (10, 100, 20, 110)
    assert basemap.licence == "Made by nobody, for tests.\nPublic domain."
    wide, close = basemap.ground.levels
    (land,) = wide.land
    expected = [basemap.plane.place(*at) for at in ((11, 101), (16, 101), (16, 106))]
    assert np.allclose(land.rings[0], expected)
    assert len(wide.coasts) == 2
    assert wide.coasts[0][0].tolist() == wide.coasts[0][-1].tolist()
    assert [stream.rank for stream in wide.rivers] == [2]
    assert wide.bounds.contains(*close.bounds.centre)
    assert close.resolution == pytest.approx(1.11195, rel=1e-4)
    assert basemap.ground.bounds == wide.bounds
    assert basemap.towns[0].names["vi"] == "Vinh"


def test_what_lies_beside_the_map_is_placed_beside_it(tmp_path: Path) -> None:
    basemap = read(written(tmp_path, SOUND))
    bounds = basemap.ground.bounds
    assert bounds.x - 1000 < basemap.plane.place(15, 95)[0] < bounds.x
    assert bounds.right < basemap.plane.place(15, 115)[0] < bounds.right + 1000


def test_the_picture_of_the_relief_lies_beside_the_map(tmp_path: Path) -> None:
    (tmp_path / "relief.jpg").write_bytes(b"\xff\xd8\xff")
    basemap = read(written(tmp_path, changed("levels", 0, "relief", to="relief.jpg")))
    wide, close = basemap.ground.levels
    assert wide.relief is not None
    assert wide.relief.path == tmp_path / "relief.jpg"
    assert wide.relief.bounds == wide.bounds
    assert close.relief is None


def test_whatever_is_written_is_read_again() -> None:
    box = Box(-10, 170, 10, 190)
    line = np.array([(0.0, 171.0), (1.00001, 185.5), (-9.99999, 172.25)])
    plate = Plate(
        box, 0.125, land=((line, line[::-1]),), lakes=((line,),), rivers=((3, line),),
        borders=(line,), relief="a relief.jpg",
    )  # fmt: skip
    town = Town({"en": "Suva", "vi": "“Suva”"}, -8.5, 178.44149, 4, 77_366)
    survey = Survey("One.\nTwo, with “marks”.", "kiosk basemap", (plate,), (town,))
    again = decode(encode(survey))
    assert isinstance(again, Survey)
    assert (again.licence, again.made_by, again.towns) == (
        survey.licence, survey.made_by, survey.towns,
    )  # fmt: skip
    (read_plate,) = again.plates
    assert (read_plate.box, read_plate.resolution, read_plate.relief) == (
        box, 0.125, "a relief.jpg",
    )  # fmt: skip
    tracks = [*read_plate.land[0], *read_plate.lakes[0], read_plate.rivers[0][1],
              *read_plate.borders]  # fmt: skip
    for track, expected in zip(tracks, [line, line[::-1], line, line, line], strict=True):
        assert np.allclose(track, expected, atol=1e-9)
    assert read_plate.rivers[0][0] == 3


def test_every_shape_stands_on_a_line_of_its_own() -> None:
    survey = decode(json.dumps(SOUND))
    assert isinstance(survey, Survey)
    lines = encode(survey).splitlines()
    assert "[[1100000,10100000,500000,0,0,500000]]" in {line.strip(",") for line in lines}
    assert max(map(len, lines)) < 120


# ---------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "12", '"format"', "{}", '{"format": 1}', "\ufeff{}", "\x00",
     '{"format": 1, "levels": NaN}', "[" * 100_000, '{"format": ' + "1" * 5000 + "}",
     '{"type": "FeatureCollection", "features": []}'],
)  # fmt: skip
def test_other_files_are_no_base_maps(tmp_path: Path, text: str) -> None:
    assert problem(written(tmp_path, text)).message == "This is not a base map."


@pytest.mark.parametrize("version", [2, 0, "1", 1.0, True, None])
def test_another_format_is_told(tmp_path: Path, version: object) -> None:
    assert "format" in problem(written(tmp_path, changed("format", to=version))).message


def test_a_base_map_that_was_cut_short_is_broken(tmp_path: Path) -> None:
    survey = decode(json.dumps(SOUND))
    assert isinstance(survey, Survey)
    whole = encode(survey)
    for share in (0.1, 0.5, 0.99):
        path = written(tmp_path, whole[: int(len(whole) * share)])
        assert problem(path).message == "The base map is broken or incomplete."


def test_bytes_that_are_no_text_are_no_base_map(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    assert problem(path).message == "This is not a base map."


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("licence",), "a text"),
        (("licence",), []),
        (("licence",), [""]),
        (("licence",), [1]),
        (("licence",), ["x" * 30_000]),
        (("licence",), ["a\u202eb"]),
        (("made_by",), None),
        (("made_by",), ["list"]),
        (("levels",), []),
        (("levels",), {}),
        (("levels",), [1]),
        (("levels",), [SOUND["levels"][1]] * 5),
        (("levels",), [SOUND["levels"][1], SOUND["levels"][0]]),
        (("levels", 0), None),
        (("levels", 0, "box"), [100, 10, 110]),
        (("levels", 0, "box"), [110, 10, 100, 20]),
        (("levels", 0, "box"), [100, 20, 110, 10]),
        (("levels", 0, "box"), [100, 10, 470, 20]),
        (("levels", 0, "box"), [100, 10, 110, 95]),
        (("levels", 0, "box"), [100, 10, 110, "20"]),
        (("levels", 0, "box"), [100, 10, 110, True]),
        (("levels", 0, "box"), [100, 10, 110, 10**400]),
        (("levels", 0, "resolution"), 0),
        (("levels", 0, "resolution"), -1),
        (("levels", 0, "resolution"), 1e300),
        (("levels", 0, "resolution"), None),
        (("levels", 0, "relief"), None),
        (("levels", 0, "relief"), 7),
        (("levels", 0, "relief"), "x" * 200),
        (("levels", 0, "relief"), "a\x00b"),
        (("levels", 0, "land"), None),
        (("levels", 0, "land"), {}),
        (("levels", 0, "land"), [[]]),
        (("levels", 0, "land"), [1]),
        (("levels", 0, "land"), [[1]]),
        (("levels", 0, "land"), [[[]]]),
        (("levels", 0, "land"), [[[1100000, 10100000]]]),
        (("levels", 0, "land"), [[[1100000, 10100000, 0, 500]]]),
        (("levels", 0, "land"), [[[1100000, 10100000, 0, 500, 0, 500, 0]]]),
        (("levels", 0, "lakes"), [["text"]]),
        (("levels", 0, "borders"), [[1100000, 10100000]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, 0.5]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, True]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, "1"]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, None]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, [1]]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, 10**30]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, -(2**63)]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1000000, 0]]),
        (("levels", 0, "borders"), [[900000, 10100000, 1, 1]]),
        (("levels", 0, "borders"), [[1100000, 9900000, 1, 1]]),
        (("levels", 0, "borders"), [[1100000, 10100000, 1, 1], {}]),
        (("levels", 0, "rivers"), [[1100000, 10100000, 1, 1]]),
        (("levels", 0, "rivers"), [[0, [1100000, 10100000, 1, 1]]]),
        (("levels", 0, "rivers"), [["1", [1100000, 10100000, 1, 1]]]),
        (("levels", 0, "rivers"), [[1]]),
        (("levels", 0, "rivers"), [[1, None]]),
        (("levels", 1, "box"), [99, 11, 109, 19]),
        (("towns",), None),
        (("towns",), [None]),
        (("towns",), [SOUND["towns"][0]] * 20_001),
        (("towns", 0, "names"), {}),
        (("towns", 0, "names"), []),
        (("towns", 0, "names"), {"en": ""}),
        (("towns", 0, "names"), {"en": "  "}),
        (("towns", 0, "names"), {"en": "Vi\nnh"}),
        (("towns", 0, "names"), {"en": "\ud800"}),
        (("towns", 0, "names"), {"en": 5}),
        (("towns", 0, "names"), {"en": "x" * 101}),
        (("towns", 0, "names"), {"x" * 101: "Vinh"}),
        (("towns", 0, "at"), [91, 105]),
        (("towns", 0, "at"), [18, 1000]),
        (("towns", 0, "at"), [18]),
        (("towns", 0, "at"), "18 105"),
        (("towns", 0, "rank"), 0),
        (("towns", 0, "rank"), 1.5),
        (("towns", 0, "rank"), True),
        (("towns", 0, "population"), -1),
        (("towns", 0, "population"), 10**12),
        (("towns", 0, "population"), "many"),
    ],
)
def test_a_damaged_map_is_refused_and_told_where(
    tmp_path: Path, way: tuple[str | int, ...], value: object
) -> None:
    found = problem(written(tmp_path, changed(*way, to=value)))
    assert found.message.startswith("The base map is damaged: '")
    assert str(way[0]) in found.message


@pytest.mark.parametrize("key", ["licence", "made_by", "towns"])
def test_nothing_may_be_missing(tmp_path: Path, key: str) -> None:
    data = {name: value for name, value in SOUND.items() if name != key}
    assert key in problem(written(tmp_path, data)).message


@pytest.mark.parametrize("key", list(SOUND["levels"][0]))
def test_no_level_may_lack_anything(tmp_path: Path, key: str) -> None:
    level = {name: value for name, value in SOUND["levels"][0].items() if name != key}
    assert key in problem(written(tmp_path, changed("levels", 0, to=level))).message


@pytest.mark.parametrize(
    "relief", ["missing.jpg", "../secret.jpg", "/etc/hostname", "folder", "link.jpg", "~/x.jpg"]
)
def test_a_relief_that_is_not_beside_the_map_is_refused(tmp_path: Path, relief: str) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8\xff")
    media = tmp_path / "media"
    (media / "folder").mkdir(parents=True)
    (media / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    path = written(media, changed("levels", 0, "relief", to=relief))
    assert "relief" in problem(path).message


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert problem(tmp_path / "fifo").message == "This is not a file."
    assert problem(tmp_path).message == "This is not a file."
    assert problem(tmp_path / "missing.json").message == "There is no such base map."
    assert problem(tmp_path / "a\x00b").message == "There is no such base map."


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "larger than 32 MB" in problem(path).message


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    ),
    st.sampled_from(
        [("levels",), ("levels", 0), ("towns",), ("towns", 0), ("licence",), ("made_by",)]
        + [("levels", 0, key) for key in SOUND["levels"][0]]
        + [("towns", 0, key) for key in SOUND["towns"][0]]
    ),
)
def test_whatever_stands_in_it_a_map_is_read_or_refused(
    value: object, way: tuple[str | int, ...]
) -> None:
    assert isinstance(decode(json.dumps(changed(*way, to=value))), Survey | Problem)


@given(st.lists(st.lists(st.integers(-(2**70), 2**70), max_size=8), max_size=4))
def test_whatever_the_numbers_a_map_never_leaves_its_box(lines: list[list[int]]) -> None:
    survey = decode(json.dumps(changed("levels", 0, "borders", to=lines)))
    if isinstance(survey, Survey):
        for line in survey.plates[0].borders:
            assert (line >= (10, 100)).all()
            assert (line <= (20, 110)).all()


@given(st.binary(max_size=200))
def test_whatever_the_bytes_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(data)
    problem(path)


# --------------------------------------------------------------------------------- what is shipped


@pytest.fixture(scope="module")
def tonkin() -> Basemap:
    return read(TONKIN)


def is_land(basemap: Basemap, level: Level, latitude: float, longitude: float) -> bool:
    place = Point(basemap.plane.place(latitude, longitude))
    return any(
        Polygon(polygon.rings[0], polygon.rings[1:]).contains(place) for polygon in level.land
    )


def test_the_flagships_map_says_who_made_it(tonkin: Basemap) -> None:
    for words in (
        "GSHHG", "Paul Wessel", "GNU Lesser General Public License", "Natural Earth", "GeoNames",
        "licenses/by/4.0", "Jeffrey Whitaker", "Permission is hereby granted",
    ):  # fmt: skip
        assert words in tonkin.licence


def test_the_flagships_map_has_two_levels_with_all_they_need(tonkin: Basemap) -> None:
    wide, close = tonkin.ground.levels
    for level in (wide, close):
        assert level.land
        assert level.coasts
        assert level.rivers
        assert level.lakes
        assert level.borders
        assert level.relief is not None
    assert close.resolution < wide.resolution / 5


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "is_dry"),
    [
        ("Hanoi", 21.03, 105.85, True),
        ("Cat Ba", 20.80, 107.00, True),
        ("Hai Phong's roadstead", 20.62, 106.95, False),
        ("the Gulf of Tonkin", 19.5, 107.5, False),
        ("Thanh Hoa", 19.81, 105.77, True),
    ],
)
def test_the_close_level_knows_land_from_sea(
    tonkin: Basemap, name: str, latitude: float, longitude: float, is_dry: bool
) -> None:
    assert is_land(tonkin, tonkin.ground.levels[1], latitude, longitude) == is_dry, name


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "is_dry"),
    [
        ("Andersen, on Guam", 13.55, 144.90, True),
        ("U-Tapao", 12.68, 101.01, True),
        ("the Paracel sea", 17.0, 113.0, False),
        ("Hainan", 19.2, 109.7, True),
        ("the Philippine Sea", 18.0, 130.0, False),
    ],
)
def test_the_wide_level_knows_land_from_sea(
    tonkin: Basemap, name: str, latitude: float, longitude: float, is_dry: bool
) -> None:
    assert is_land(tonkin, tonkin.ground.levels[0], latitude, longitude) == is_dry, name


def test_the_red_river_has_two_banks_at_hanoi(tonkin: Basemap) -> None:
    """It runs north to south past the city: a line from west to east meets both."""
    close = tonkin.ground.levels[1]
    (south_west, north_east) = (tonkin.plane.place(20.9, 105.7), tonkin.plane.place(21.2, 106.0))
    lakes = [Polygon(lake.rings[0], lake.rings[1:]) for lake in close.lakes]
    near = [
        lake for lake in lakes
        if lake.bounds[0] < north_east[0] and lake.bounds[2] > south_west[0]
        and lake.bounds[1] < north_east[1] and lake.bounds[3] > south_west[1]
    ]  # fmt: skip
    assert near
    width = sum(lake.area for lake in near) / (sum(lake.length for lake in near) / 2)
    assert 0.3 < width < 3


def test_towns_have_vietnamese_names(tonkin: Basemap) -> None:
    by_english = {town.names["en"]: town for town in tonkin.towns}
    assert by_english["Hanoi"].names["vi"] == "Hà Nội"
    assert by_english["Hanoi"].rank == 1
    assert by_english["Haiphong"].names["vi"] == "Hải Phòng"
    assert by_english["Thai Nguyen"].names["vi"] == "Thái Nguyên"


def test_no_coast_runs_along_the_edge_of_its_level(tonkin: Basemap) -> None:
    for level in tonkin.ground.levels:
        bounds = level.bounds
        edges = ((0, bounds.x), (0, bounds.right), (1, bounds.y), (1, bounds.top))
        for coast in level.coasts:
            for axis, edge in edges:
                lies_on = np.abs(coast[:, axis] - edge) < 1e-3
                assert not (lies_on[:-1] & lies_on[1:]).any()


@pytest.mark.parametrize("path", [TONKIN, OCEAN])
def test_what_is_shipped_stays_small(path: Path) -> None:
    size = sum(each.stat().st_size for each in path.parent.glob(f"{path.stem}*"))
    assert size < 1_200_000


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "is_dry"),
    [
        ("Seville", 37.4, -5.9, True),
        ("the Canary current", 20.0, -25.0, False),
        ("Rio", -22.5, -43.5, True),
        ("Patagonia", -49.0, -70.0, True),
        ("the Pacific at the antimeridian", 0.0, 180.0, False),
        ("Kamchatka", 56.0, 160.0, True),
        ("Luzon", 16.5, 121.3, True),
        ("the Indian Ocean", -30.0, 80.0, False),
        ("the Cape", -33.0, 20.0, True),
    ],
)
def test_a_map_once_round_the_world_knows_land_from_sea(
    name: str, latitude: float, longitude: float, is_dry: bool
) -> None:
    basemap = read(OCEAN)
    assert is_land(basemap, basemap.ground.levels[0], latitude, longitude) == is_dry, name
