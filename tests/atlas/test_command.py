"""`kiosk basemap`: what it makes of small geodata, what it prints, how it fails."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kiosk.atlas import packages, writing
from kiosk.cartography.basemap import Basemap, read_basemap
from kiosk.cli.main import main
from tests.atlas.geodata import ISLAND, LAKE, LAND, RIVER, Shape, square, write_sources

BOX = ["--bbox", "0", "0", "6", "6"]
SHORES: list[Shape] = [
    (LAND, 900_000, "0", square(-30, 1, 5, 30)),
    (LAKE, 10_000, "1", square(1, 2, 2, 3)),
    (LAKE, -500, "2", square(3, 2, 3.05, 5)),
    (ISLAND, 500, "3", square(1.4, 2.4, 1.6, 2.6)),
]
RIVERS: list[Shape] = [
    (RIVER, -1, "0", square(3, 2, 3.05, 5)),
    (RIVER, -1, "1", [(4, 4), (4.5, 2)]),
    (RIVER, -1, "2", [(4, 25), (4.5, 20)]),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, and small geodata as if they were installed."""
    sources = write_sources(tmp_path / "sources", SHORES, RIVERS)
    monkeypatch.setattr(packages, "installed", lambda: sources)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def made(path: Path) -> Basemap:
    basemap = read_basemap(path)
    assert isinstance(basemap, Basemap), basemap
    return basemap


def test_a_map_is_made_and_can_be_read(desk: Path) -> None:
    assert main(["basemap", *BOX, "--relief", "120", "-o", "map.json"]) == 0
    basemap = made(desk / "map.json")
    assert basemap.box == (0, 0, 6, 6)
    assert basemap.around == (-6, -6, 12, 12)
    wide, close = basemap.ground.levels
    assert len(close.land) == 1
    assert len(close.lakes) == 2
    assert [stream.rank for stream in close.rivers] == [1]
    assert len(close.borders) == 1
    assert close.relief is not None
    assert close.relief.path.name == "map-relief-close.jpg"
    assert wide.resolution == pytest.approx(3 * close.resolution)
    assert {dict(town.names)["en"] for town in basemap.towns} == {"Hanoi", "Vientiane"}


def test_coasts_do_not_run_along_the_edges_of_the_box(desk: Path) -> None:
    assert main(["basemap", *BOX, "--relief", "0", "-o", "map.json"]) == 0
    basemap = made(desk / "map.json")
    close = basemap.ground.levels[1]
    edges = (close.bounds.x, close.bounds.right), (close.bounds.y, close.bounds.top)
    for coast in close.coasts:
        for axis in (0, 1):
            for edge in edges[axis]:
                lies_on = np.isclose(coast[:, axis], edge, rtol=0, atol=1e-6)
                assert not (lies_on[:-1] & lies_on[1:]).any()
    corner = basemap.plane.place(1, 5)
    (outline,) = (coast for coast in close.coasts if np.isclose(coast, corner).all(axis=1).any())
    assert {*map(tuple, outline[[0, -1]].tolist())} == {
        basemap.plane.place(1, 0), basemap.plane.place(6, 5),
    }  # fmt: skip


def test_it_prints_what_was_written_and_what_must_be_said(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["basemap", *BOX, "--relief", "60", "-o", "map.json"]) == 0
    told = capsys.readouterr().out
    for path in sorted(desk.iterdir()):
        assert f"{path.name}: {path.stat().st_size / 1000:.0f} kB" in told
    for words in (
        "GSHHG", "GNU Lesser General Public License", "Natural Earth", "GeoNames",
        "Creative Commons Attribution 4.0", "shadedrelief.com", "map.json too",
    ):  # fmt: skip
        assert words in told
    assert made(desk / "map.json").licence in told


@pytest.mark.usefixtures("desk")
def test_it_prints_what_was_cut_out_of_the_world(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong corner was seen only on the screen."""
    assert main(["basemap", *BOX, "--relief", "0", "-o", "map.json"]) == 0
    told = capsys.readouterr()
    assert "0-6 E, 0-6 N; largest towns: Hanoi\n" in told.out
    assert told.err == ""
    west = ["--bbox", "-6", "-3", "6", "6", "--relief", "0", "--towns", "0"]
    assert main(["basemap", *west, "-o", "map.json"]) == 0
    assert "6 W-6 E, 3 S-6 N; largest towns: none\n" in capsys.readouterr().out


def test_it_asks_about_what_was_perhaps_not_meant(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    box = ["--bbox", "6", "0", "0", "6", "--relief", "0", "--details", "400"]
    assert main(["basemap", *box, "-o", "map.json"]) == 0
    assert capsys.readouterr().err == (
        "Note: from 6 eastwards to 0, --bbox goes 354 degrees round the world. "
        "Did you mean 0 0 6 6?\n"
    )
    pole = ["--bbox", "0", "0", "6", "90", "--relief", "0", "--details", "400"]
    assert main(["basemap", *pole, "-o", "map.json"]) == 0
    assert capsys.readouterr().err.startswith("Note: this projection ends at 85 degrees")
    pacific = ["--bbox", "170", "0", "-170", "6", "--relief", "0", "--details", "400"]
    assert main(["basemap", *pacific, "-o", "map.json"]) == 0
    assert capsys.readouterr().err == ""
    assert made(desk / "map.json").box[1] == 170


@pytest.mark.parametrize(
    ("edge", "told"),
    [
        ("20,5", "'20,5' is not a number: write 20.5, with a point"),
        ("20,52,40,58", "'20,52,40,58' is not a number: write spaces between the numbers"),
        ("east", "'east' is not a number: write degrees such as 20.5"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_edges_that_are_no_numbers_are_told_in_plain_words(
    capsys: pytest.CaptureFixture[str], edge: str, told: str
) -> None:
    with pytest.raises(SystemExit):
        main(["basemap", "--bbox", edge, "0", "6", "6", "-o", "map.json"])
    assert told in capsys.readouterr().err


def test_nothing_is_said_of_data_that_are_not_in_the_map(desk: Path) -> None:
    options = ["--relief", "0", "--towns", "0", "--no-borders"]
    assert main(["basemap", *BOX, *options, "-o", "map.json"]) == 0
    basemap = made(desk / "map.json")
    assert "GSHHG" in basemap.licence
    for words in ("Natural Earth", "GeoNames", "shadedrelief"):
        assert words not in basemap.licence
    assert not basemap.towns
    assert not any(level.borders for level in basemap.ground.levels)
    assert [path.name for path in desk.iterdir()] == ["map.json"]


def test_the_file_tells_how_to_make_it_again(desk: Path) -> None:
    words = [*BOX, "--around", "-10", "-10", "20", "20", "--details", "900", "--towns", "5"]
    assert main(["basemap", *words, "--relief", "30", "-o", str(desk / "map.json")]) == 0
    first = (desk / "map.json").read_bytes()
    command = next(line for line in first.decode().splitlines() if '"made_by"' in line)
    again = command.split('"')[3].removeprefix("kiosk ").split()
    assert main(again) == 0
    assert (desk / "map.json").read_bytes() == first


def test_a_map_across_the_antimeridian_is_in_one_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shores: list[Shape] = [
        (LAND, 100_000, "0-E", square(176, 2, 180, 6)),
        (LAND, 100_000, "0-W", square(-180, 2, -177, 6)),
    ]
    sources = write_sources(tmp_path / "sources", shores)
    monkeypatch.setattr(packages, "installed", lambda: sources)
    path = tmp_path / "pacific.json"
    assert main(["basemap", "--bbox", "170", "0", "-170", "10", "--relief", "0",
                 "-o", str(path)]) == 0  # fmt: skip
    basemap = made(path)
    close = basemap.ground.levels[1]
    (island,) = close.land
    middle = basemap.plane.place(4, 179.5)
    assert island.rings[0][:, 0].min() < middle[0] < island.rings[0][:, 0].max()
    assert len(close.coasts) == 1
    assert np.ptp(close.coasts[0][:, 0]) == pytest.approx(np.radians(7) * 6371.0088)
    assert basemap.plane.place(4, -179)[0] - middle[0] == pytest.approx(np.radians(1.5) * 6371.0088)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--bbox", "0", "0", "6", "96", "-o", "map.json"], "latitude 96"),
        (["--bbox", "0", "6", "6", "0", "-o", "map.json"], "north of north"),
        (["--bbox", "0", "0", "0", "6", "-o", "map.json"], "empty"),
        ([*BOX, "--around", "1", "1", "9", "9", "-o", "map.json"], "inside"),
        ([*BOX, "-o", "missing/map.json"], "There is no folder missing"),
        ([*BOX, "-o", "map"], ".json"),
        ([*BOX, "-o", ".json"], ".json"),
        ([*BOX, "-o", "folder.json"], "is a folder"),
    ],
)
def test_what_cannot_be_made_is_told_in_a_sentence_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    (desk / "folder.json").mkdir()
    assert main(["basemap", *words]) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in desk.iterdir()] == ["folder.json"]


@pytest.mark.parametrize(
    "words",
    [
        [*BOX, "-o", "map.json", "--towns", "-1"],
        [*BOX, "-o", "map.json", "--relief", "99999"],
        [*BOX, "-o", "map.json", "--details", "0"],
        ["--bbox", "0", "0", "6", "-o", "map.json"],
        ["--bbox", "0", "0", "6", "x", "-o", "map.json"],
        BOX,
    ],
)
@pytest.mark.usefixtures("desk")
def test_wrong_words_are_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["basemap", *words])
    assert caught.value.code == 2


def test_without_the_geodata_it_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "find_spec", lambda _: None)
    assert main(["basemap", *BOX, "-o", str(tmp_path / "map.json")]) == 2
    told = capsys.readouterr().err
    assert "make basemap" in told
    assert 'pip install "museum-kiosk[basemap]"' in told
    assert len(told.splitlines()) == 1


def test_without_the_libraries_it_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "shapely", None)
    for name in ("cutting", "drafting"):
        monkeypatch.delitem(sys.modules, f"kiosk.atlas.{name}", raising=False)
        monkeypatch.delattr(f"kiosk.atlas.{name}", raising=False)
    assert main(["basemap", *BOX, "-o", str(tmp_path / "map.json")]) == 2
    assert "make basemap" in capsys.readouterr().err


def test_geodata_of_another_form_are_told_in_a_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packages.installed().shores / "gshhsmeta_f.dat").write_text("1 2 3\n", encoding="ascii")
    assert main(["basemap", *BOX, "-o", "map.json"]) == 2
    assert "gshhsmeta_f.dat" in capsys.readouterr().err
    assert not list(desk.iterdir())


def test_a_full_disk_leaves_the_map_that_was_there(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("map.json", "map-relief-wide.jpg"):
        (desk / name).write_bytes(b"before")

    def full(_: int) -> None:
        if any(path.name.startswith(".map.json") for path in desk.iterdir()):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    assert main(["basemap", *BOX, "--relief", "60", "-o", "map.json"]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == {
        "map.json": b"before", "map-relief-wide.jpg": b"before",
    }  # fmt: skip


def test_other_commands_do_not_load_what_maps_are_made_with() -> None:
    program = (
        "import sys, kiosk.cli.main, kiosk.exhibit.loader; "
        "print([name for name in sys.modules if name.startswith(('shap', 'kiosk.atlas'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
