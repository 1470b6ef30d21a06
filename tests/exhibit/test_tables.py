"""A map whose features stand in files of their own: what is shown of it, whole and broken."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.content.links import PageLink
from kiosk.content.text import LocalizedText
from kiosk.exhibit.loader import Loaded, load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.map.model import MapPage
from tests.exhibit.media import make_media
from tests.exhibit.write import HEAD, picture, story, write_exhibit

MAP = """kind: map
id: nights
title: {en: Twelve nights, vi: Mười hai đêm}
basemap: tonkin.json
view: [20.3, 104.6, 22.0, 107.2]
phases:
  - {id: night-26, label: "26", start: 1972-12-26 22:00, end: 1972-12-26 23:00}
layers:
  - kind: events
    id: strikes
    data: data/strikes.csv
    features: [{id: gia-lam, at: [21.04, 105.89], start: 1972-12-26 22:10}]
  - {kind: areas, id: areas, data: data/areas.geojson}
"""
STRIKES = """id,lat,lon,start,size,title.en,title.vi,text,sources,opens
kham-thien,21.02,105.84,1972-12-26 22:45,3,Street,Phố,Burnt.[^S1],S1,why
an-duong,21.05,105.84,1972-12-26 22:50,2,Quarter,Khu,,,
"""
DELTA = [[104.0, 20.0], [107.0, 20.0], [107.0, 22.0], [104.0, 20.0]]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


def areas(*rings: object, **properties: object) -> str:
    features = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for ring in rings
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def load(tmp_path: Path, media: Path, files: Mapping[str, str | bytes] | None = None) -> Loaded:
    written: dict[str, str | bytes] = {
        "exhibit.yaml": HEAD + "pages: [map.yaml, why.yaml]\n",
        "map.yaml": MAP,
        "why.yaml": story("why").replace("Because.", "'[There](page:nights#an-duong).'"),
        "data/strikes.csv": STRIKES,
        "data/areas.geojson": areas(DELTA, id="delta"),
        "sources.yaml": "S1: {title: A book}\n",
        **(files or {}),
    }
    folder = write_exhibit(tmp_path, {k: v for k, v in written.items() if v != "-"})
    return load_exhibit(folder, media)


def said(loaded: Loaded) -> list[str]:
    return [f"{each.file}:{each.line}: {each.message}" for each in loaded.diagnostics]


def the_map(loaded: Loaded) -> MapPage:
    assert loaded.exhibit is not None, said(loaded)
    page = loaded.exhibit.page("nights")
    assert isinstance(page, MapPage), said(loaded)
    return page


def ids(page: MapPage, layer: int) -> list[str | None]:
    return [feature.id for feature in page.layers[layer].every]


class TestASoundMap:
    @pytest.fixture
    def loaded(self, tmp_path: Path, media: Path) -> Loaded:
        return load(tmp_path, media)

    def test_is_loaded_without_a_word(self, loaded: Loaded) -> None:
        assert said(loaded) == []

    def test_has_the_features_of_its_files_after_its_own(self, loaded: Loaded) -> None:
        page = the_map(loaded)
        assert ids(page, 0) == ["gia-lam", "kham-thien", "an-duong"]
        assert ids(page, 1) == ["delta"]
        kham_thien = page.layers[0].every[1]
        assert kham_thien.title == LocalizedText({"en": "Street", "vi": "Phố"})
        assert kham_thien.opens == PageLink("why")

    def test_knows_the_file_of_its_base_map(self, loaded: Loaded, media: Path) -> None:
        assert loaded.exhibit is not None
        assert loaded.exhibit.media_path("tonkin.json") == media / "tonkin.json"
        assert not loaded.exhibit.media_path("good.png").exists()

    def test_can_be_linked_to_by_the_ids_in_its_files(self, loaded: Loaded) -> None:
        assert "an-duong" in the_map(loaded).items


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("data/strikes.csv", STRIKES.replace("kham-thien", "Kham"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("21.02", "x"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("21.02", "121.02"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("kham-thien", "gia-lam"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("kham-thien", "night-26"), ":2:"),
        ("data/strikes.csv", STRIKES.replace(",S1,", ",S9,"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("[^S1]", "[^S9]"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("Burnt", "# Burnt"), ":2:"),
        ("data/strikes.csv", STRIKES.replace("1972-12-26 22:45", "1972-12-26 22:45 +07:00"), ":2:"),
    ],
)
def test_a_faulty_row_is_left_out_and_the_map_is_shown(
    tmp_path: Path, media: Path, name: str, content: str, place: str
) -> None:
    loaded = load(tmp_path, media, {name: content})
    assert loaded.has_errors
    assert ids(the_map(loaded), 0) == ["gia-lam", "an-duong"]
    assert all(f"{name}{place}" in line for line in said(loaded))


def test_a_faulty_feature_of_a_file_is_left_out_and_the_map_is_shown(
    tmp_path: Path, media: Path
) -> None:
    loaded = load(tmp_path, media, {"data/areas.geojson": areas(DELTA[:3], DELTA)})
    assert loaded.has_errors
    assert ids(the_map(loaded), 1) == [None]


@pytest.mark.parametrize(
    "files",
    [
        {"data/strikes.csv": "-"},
        {"data/strikes.csv": ""},
        {"data/strikes.csv": b"PK\x03\x04"},
        {"data/strikes.csv": STRIKES.replace("id,lat", "id,latt")},
        {"data/areas.geojson": areas(DELTA)[:50]},
        {"data/areas.geojson": "[]"},
        {"map.yaml": MAP.replace("strikes.csv", "strikes.xlsx")},
        {"map.yaml": MAP.replace("data/strikes.csv", "../strikes.csv")},
        {"map.yaml": MAP.replace("[21.04, 105.89]", "[105.89, 21.04]")},
        {"map.yaml": MAP.replace("1972-12-26 23:00", "1972-12-26 21:00")},
        {"map.yaml": MAP.replace("tonkin.json", "nowhere.json")},
        {"map.yaml": MAP.replace("tonkin.json", "cut.json")},
        {"map.yaml": MAP.replace("tonkin.json", "good.png")},
    ],
)
def test_a_map_with_a_fault_of_its_own_is_left_out(
    tmp_path: Path, media: Path, files: dict[str, str | bytes]
) -> None:
    loaded = load(tmp_path, media, files)
    assert loaded.has_errors
    assert loaded.exhibit is not None
    assert [page.id for page in loaded.exhibit.pages] == ["why"]


def test_a_file_is_refused_before_it_is_opened(tmp_path: Path, media: Path) -> None:
    """A FIFO never answers."""
    folder = tmp_path / "exhibits" / "test" / "data"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "strikes.csv")
    loaded = load(tmp_path, media, {"data/strikes.csv": "-"})
    assert said(loaded) == [
        "exhibits/test/map.yaml:11: 'data/strikes.csv' is not an ordinary file."
    ]


def test_ten_thousand_wrong_rows_are_not_ten_thousand_lines_to_read(
    tmp_path: Path, media: Path
) -> None:
    rows = "".join(f"e{index},21,105,never,,,,,,\n" for index in range(10_000))
    loaded = load(
        tmp_path,
        media,
        {"data/strikes.csv": STRIKES.splitlines()[0] + "\n" + rows, "why.yaml": story("why")},
    )
    (told,) = loaded.diagnostics
    assert (told.line, told.message) == (
        2, "A day or a time is expected here, found the text 'never'."
    )  # fmt: skip
    assert told.hint.endswith(" 9,999 more rows have the same.")
    assert ids(the_map(loaded), 0) == ["gia-lam"]


def test_rows_whose_columns_are_exchanged_are_left_out(tmp_path: Path, media: Path) -> None:
    page = MAP.replace("tonkin.json", "lithuania.json").replace(
        "[20.3, 104.6, 22.0, 107.2]", "[53, 22, 57, 38]"
    )
    strikes = STRIKES.replace("21.02,105.84", "30.2,55.2").replace("21.05,105.84", "32.0,54.7")
    delta = areas([[y, x] for x, y in [(53.0, 22.0), (53.0, 23.0), (54.0, 23.0), (53.0, 22.0)]])
    loaded = load(
        tmp_path,
        media,
        {
            "map.yaml": page.replace("[21.04, 105.89]", "[55.2, 30.2]"),
            "data/strikes.csv": strikes,
            "data/areas.geojson": delta,
            "why.yaml": story("why"),
        },
    )
    (told,) = (each for each in loaded.diagnostics if each.is_error)
    assert told.message == "In all 2 rows, latitude and longitude seem to be exchanged."
    assert told.line == 1
    assert ids(the_map(loaded), 0) == ["gia-lam"]
    assert ids(the_map(loaded), 1) == [None]


def test_an_event_of_a_file_is_seen_where_phases_overlap(tmp_path: Path, media: Path) -> None:
    phases = """  - {id: night-26, label: "26", start: 1972-12-26 22:00, end: 1972-12-26 23:00}
  - {id: late, label: Late, start: 1972-12-26 22:48, end: 1972-12-26 23:30}
"""
    page = MAP.replace(MAP[MAP.index("  - {id: night") : MAP.index("layers:")], phases)
    loaded = load(tmp_path, media, {"map.yaml": page, "why.yaml": story("why")})
    (told,) = said(loaded)
    assert told.startswith("exhibits/test/map.yaml:8: This phase begins before the one above it")
    assert told.endswith("an event is counted in both.")
    assert not loaded.has_errors


def test_a_page_that_is_left_out_is_not_opened_from_the_map(tmp_path: Path, media: Path) -> None:
    loaded = load(tmp_path, media, {"why.yaml": story("why", "colour: red\n")})
    page = the_map(loaded)
    assert [feature.opens for feature in page.layers[0].every] == [None, None, None]
    assert ids(page, 0) == ["gia-lam", "kham-thien", "an-duong"]


def test_a_link_to_a_row_that_is_not_there_is_told(tmp_path: Path, media: Path) -> None:
    loaded = load(tmp_path, media, {"data/strikes.csv": STRIKES.replace("an-duong", "an-duonh")})
    assert said(loaded) == ["exhibits/test/why.yaml:4: The page 'nights' has no item 'an-duong'."]


def test_letters_of_rows_that_no_font_has_are_told(tmp_path: Path, media: Path) -> None:
    loaded = load(tmp_path, media, {"data/strikes.csv": STRIKES.replace("Phố", "街")})
    (notice,) = loaded.diagnostics
    assert notice.message.startswith("The letter '街' of this text is not in the font")
    assert (notice.file, notice.line) == ("exhibits/test/data/strikes.csv", 2)


def test_missing_translations_of_rows_are_notices(tmp_path: Path, media: Path) -> None:
    loaded = load(tmp_path, media, {"data/strikes.csv": STRIKES.replace("Phố", "")})
    assert not loaded.has_errors
    assert [each.line for each in loaded.diagnostics] == [2]


def test_a_file_may_be_named_in_letters_that_the_disk_writes_otherwise(
    tmp_path: Path, media: Path
) -> None:
    loaded = load(
        tmp_path,
        media,
        {
            "map.yaml": MAP.replace("data/strikes.csv", "data/trận.csv"),
            "data/tra\u0323\u0302n.csv": STRIKES,
        },
    )
    assert said(loaded) == []


class TestAScannedMap:
    PAGE = """kind: map
id: nights
title: {en: An old map, vi: Bản đồ cũ}
basemap: {picture: old, size: [40, 30]}
view: [0, 0, 30, 30]
layers:
  - {kind: places, id: sites, data: sites.csv}
"""

    def load(self, tmp_path: Path, media: Path, page: str, file: str = "good.png") -> Loaded:
        files = {
            "map.yaml": page,
            "sites.csv": "x,y\n12,13\n",
            "why.yaml": story("why"),
            "pictures.yaml": picture("old", file),
        }
        return load(tmp_path, media, files)

    def test_has_positions_in_its_pixels(self, tmp_path: Path, media: Path) -> None:
        loaded = self.load(tmp_path, media, self.PAGE)
        assert said(loaded) == []
        (site,) = the_map(loaded).layers[0].every
        assert getattr(site, "at", None) == (12.0, 13.0)

    def test_of_another_size_is_left_out(self, tmp_path: Path, media: Path) -> None:
        loaded = self.load(tmp_path, media, self.PAGE.replace("[40, 30]", "[30, 40]"))
        assert said(loaded) == [
            "exhibits/test/map.yaml:4: The picture 'old' is 40 pixels wide and 30 high."
        ]
        assert pages_of(loaded.exhibit) == ["why"]

    def test_of_a_broken_picture_says_so_once(self, tmp_path: Path, media: Path) -> None:
        loaded = self.load(tmp_path, media, self.PAGE, "cut.png")
        assert said(loaded) == [
            "exhibits/test/pictures.yaml:2: The picture file is broken or incomplete."
        ]


def pages_of(exhibit: Exhibit | None) -> list[str]:
    return [] if exhibit is None else [page.id for page in exhibit.pages]


def test_what_lies_outside_the_base_map_is_a_notice(tmp_path: Path, media: Path) -> None:
    loaded = load(
        tmp_path,
        media,
        {
            "map.yaml": MAP.replace("[21.04, 105.89]", "[48.85, 2.35]"),
            "data/strikes.csv": STRIKES.replace("21.02,105.84", "48.85,2.35"),
        },
    )
    outside = "This lies outside the base map, where visitors do not come."
    assert said(loaded) == [
        f"exhibits/test/map.yaml:12: {outside}",
        f"exhibits/test/data/strikes.csv:2: {outside}",
    ]
    assert not loaded.has_errors
    assert ids(the_map(loaded), 0) == ["gia-lam", "kham-thien", "an-duong"]
