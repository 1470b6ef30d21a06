"""A large picture magnified until its own pixels are seen: by tiles, the right ones, no gaps."""

from collections.abc import Iterator
from math import floor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kiosk.core.geometry import Rect, Size
from kiosk.core.lens import Lens, reach_of
from kiosk.exhibit.model import Exhibit
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.photo import Photo
from kiosk.widgets.shot import Shot
from kiosk.wiring import rehearse
from tests.exhibit.write import picture
from tests.ui.darkroom import Darkroom, Hall, cut_out
from tests.ui.hands import pinch, pixel, screen
from tests.ui.test_textures import loaded
from tests.ui.wall import distance
from tests.video.waiting import until

SCREEN = (1920, 1080)
SCAN = (6000, 4500)
SMALLER = (4500, 3000)
REGION_PX = 500
SWING = 45  # of the fine pattern, up and down
FRAME = Rect(120, 70, 640, 400)

Pixels = NDArray[np.uint8]


def regions(width: int, height: int) -> Pixels:
    """Squares each of its own colour, under a checker that is only seen close by."""
    x, y = np.arange(width), np.arange(height)[:, None]
    checker = np.where((x // 3 + y // 3) % 2, SWING, -SWING)
    red = 60 + 12 * (x // REGION_PX) + 0 * y
    green = 60 + 16 * (y // REGION_PX) + 0 * x
    return np.stack([red + checker, green + checker, 90 + checker], axis=2).astype(np.uint8)


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a large scan, and the same as a camera held upright stores it."""
    folder = tmp_path_factory.mktemp("scans") / "media"
    folder.mkdir()
    scan = Image.fromarray(regions(*SCAN))
    scan.save(folder / "scan.jpg", quality=95, subsampling=0)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = Image.fromarray(regions(3200, 4500)).transpose(Image.Transpose.ROTATE_90)
    turned.save(folder / "turned.jpg", quality=95, subsampling=0, exif=exif)
    Image.new("RGB", (1200, 900), (200, 60, 60)).save(folder / "plain.png")
    return folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> DerivativeCache:
    """Tiles that were made, for the tests after."""
    return DerivativeCache(tmp_path_factory.mktemp("kept") / "pictures")


@pytest.fixture(scope="module")
def archive(scans: Path) -> Exhibit:
    pages = "  - {kind: slideshow, id: show, title: Show, autoplay: false, slides: [scan, plain]}\n"
    pictures = picture("scan", "scan.jpg") + picture("plain", "plain.png")
    return loaded(scans.parent, pages, pictures)


@pytest.fixture
def show(archive: Exhibit, kept: DerivativeCache) -> Iterator[tuple[Rehearsal, Darkroom]]:
    """The scan in a slideshow."""
    rehearsal = rehearse(archive, SCREEN)
    darkroom = Darkroom(kept)
    darkroom.take_over(rehearsal)
    rehearsal.touch(2, 2)
    rehearsal.open("show")
    settle(rehearsal, darkroom)
    yield rehearsal, darkroom
    rehearsal.close()


def settle(rehearsal: Rehearsal, darkroom: Darkroom) -> None:
    for _ in range(20):
        darkroom.develop()
        rehearsal.step(0.05)


def zoom_in(rehearsal: Rehearsal, darkroom: Darkroom) -> None:
    """Press the button as often as it helps."""
    for _ in range(6):
        rehearsal.tap("zoom-in")
    settle(rehearsal, darkroom)


def assert_right(image: Image.Image, photo: Photo, size: tuple[int, int], now: float = 0.0) -> None:
    """Everywhere in the frame there is the region that belongs there."""
    shot, frame = photo.shot, photo.frame
    assert shot is not None
    place = shot.standing(Size(*size), frame, now)
    scale = place.width / size[0]
    seen = 0
    for across in np.linspace(0.06, 0.94, 9):
        for up in np.linspace(0.22, 0.94, 9):  # above the buttons
            x, y = frame.x + across * frame.width, frame.y + up * frame.height
            source = (x - place.x) / scale, (place.top - y) / scale
            column, row = (floor(side / REGION_PX) for side in source)
            away = 24 / scale  # of the edge of a region
            if any(not away < side % REGION_PX < REGION_PX - away for side in source):
                continue
            around = np.asarray(cut_out(image, Rect(x - 12, y - 12, 24, 24)), float)
            red, green, blue = around.reshape(-1, 3).mean(axis=0)
            wanted = (60 + 12 * column, 60 + 16 * row, 90)
            assert (red, green, blue) == pytest.approx(wanted, abs=6), (column, row)
            seen += 1
    assert seen > 10


def contrast(image: Image.Image, rect: Rect) -> float:
    """How much neighbouring pixels of a part of the window differ from its regions' colours."""
    luma = np.asarray(cut_out(image, rect), float)[:, :, 2]
    return float(luma.std())


def is_fine(image: Image.Image, frame: Rect) -> bool:
    """Whether all of a frame shows the fine pattern; where zoom buttons stand is left out."""
    upper = Rect(frame.x, frame.y + frame.height * 0.25, frame.width, frame.height * 0.75)
    cells = [
        contrast(image, Rect(upper.x + column * upper.width / 8, upper.y + row * upper.height / 6,
                             upper.width / 8, upper.height / 6).inset(2))
        for column in range(8) for row in range(6)
    ]  # fmt: skip
    return min(cells) > 0.7 * SWING


# --------------------------------------------------------------------------------- by buttons


def test_by_its_buttons_it_is_magnified_to_its_reach_and_then_shows_its_own_pixels(
    show: tuple[Rehearsal, Darkroom],
) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    far = rehearsal.picture().image()
    assert contrast(far, photo.frame.inset(300)) < 8
    assert not any(request.tile for request in darkroom.decoded)
    zoom_in(rehearsal, darkroom)
    assert photo.shot.lens.scale == reach_of(Size(*SCAN)) == 6.25
    close = rehearsal.picture().image()
    assert_right(close, photo, SCAN)
    assert is_fine(close, photo.frame)
    levels = {request.tile.level for request in darkroom.decoded if request.tile}
    assert 0 in levels


def test_pinched_it_becomes_sharp_where_the_fingers_were(
    show: tuple[Rehearsal, Darkroom],
) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    spot = (photo.frame.x + 300, photo.frame.top - 250)
    before = pixel_region(rehearsal, spot)
    for _ in range(3):
        pinch(rehearsal, spot, 60, 150)
    settle(rehearsal, darkroom)
    assert photo.shot.lens.scale > 4
    drawn = rehearsal.picture().image()
    assert_right(drawn, photo, SCAN)
    assert is_fine(drawn, photo.frame)
    assert pixel_region(rehearsal, spot) == before, "what was under the fingers stayed there"


def pixel_region(rehearsal: Rehearsal, spot: tuple[float, float]) -> tuple[int, int]:
    """The column and row of the region seen at a point."""
    around = cut_out(rehearsal.picture().image(), Rect(spot[0] - 9, spot[1] - 9, 18, 18))
    red, green, _ = np.asarray(around, float).reshape(-1, 3).mean(axis=0)
    return round((red - 60) / 12), round((green - 60) / 16)


def test_until_its_parts_are_there_the_coarser_picture_stays(
    show: tuple[Rehearsal, Darkroom],
) -> None:
    """All the way: no blank, nothing in a wrong place."""
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    rehearsal.textures._upload_seconds = 0.0  # a slice a tick
    for _ in range(6):
        rehearsal.tap("zoom-in")
        rehearsal.step(0.05)
        assert_right(rehearsal.picture().image(), photo, SCAN)
    assert not is_fine(rehearsal.picture().image(), photo.frame)
    for _ in range(12):
        darkroom.develop()
        rehearsal.step(0.1, frames=3)
        assert_right(rehearsal.picture().image(), photo, SCAN)
    rehearsal.textures._upload_seconds = 1.0
    settle(rehearsal, darkroom)
    assert is_fine(rehearsal.picture().image(), photo.frame)


def test_the_middle_becomes_sharp_first(show: tuple[Rehearsal, Darkroom]) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    for _ in range(6):
        rehearsal.tap("zoom-in")
        rehearsal.step(0.05)
    before = len(darkroom.decoded)
    settle(rehearsal, darkroom)
    tiles = [request.tile for request in darkroom.decoded[before:] if request.tile]
    place = photo.shot.standing(Size(*SCAN), photo.frame, 0.0)
    side = 512 * place.width / SCAN[0]
    x, y = photo.frame.centre
    middle = ((x - place.x) / side, (place.top - y) / side)
    away = [np.hypot(tile.column + 0.5 - middle[0], tile.row + 0.5 - middle[1]) for tile in tiles]
    assert len(away) > 6
    assert np.mean(away[:3]) < np.mean(away[-3:])


def test_dragged_it_shows_other_parts_and_the_card_holds_no_more_than_it_may(
    show: tuple[Rehearsal, Darkroom],
) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    budget_bytes = rehearsal.textures._budget_bytes = 48 * 2**20
    zoom_in(rehearsal, darkroom)
    x, y = photo.frame.centre
    tiles = {request.tile for request in darkroom.decoded}
    for dx, dy in ((-500, 0), (-500, 0), (-500, 300), (0, 300), (500, 300), (500, -300)) * 2:
        rehearsal.drag((x, y), (x + dx, y + dy))
        settle(rehearsal, darkroom)
        drawn = rehearsal.picture().image()
        assert_right(drawn, photo, SCAN)
        assert is_fine(drawn, photo.frame)
        assert rehearsal.textures.held_bytes <= budget_bytes
    assert len({request.tile for request in darkroom.decoded}) > len(tiles) + 5


def test_in_a_corner_of_the_scan_its_small_last_tiles_are_right(
    show: tuple[Rehearsal, Darkroom],
) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    zoom_in(rehearsal, darkroom)
    x, y = photo.frame.centre
    for corner in ((-1, 1), (1, -1)):  # of where the picture is dragged to
        for _ in range(14):
            rehearsal.drag((x, y), (x + 600 * corner[0], y + 480 * corner[1]), steps=2)
        settle(rehearsal, darkroom)
        window = photo.shot.lens.window
        assert max(abs(window.centre[0] - 0.5), abs(window.centre[1] - 0.5)) > 0.4
        drawn = rehearsal.picture().image()
        assert_right(drawn, photo, SCAN)
        assert is_fine(drawn, photo.frame)


def test_turned_from_nothing_of_its_parts_is_left(show: tuple[Rehearsal, Darkroom]) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    zoom_in(rehearsal, darkroom)
    rehearsal.next_item()
    assert not photo._mosaic.group.children
    settle(rehearsal, darkroom)
    seen = cut_out(rehearsal.picture().image(), photo.frame.inset(10))
    colour = pixel(rehearsal.picture().image(), *photo.frame.centre)
    assert distance(colour, (200, 60, 60)) <= 2
    far = cut_out(seen, Rect(0, seen.height / 2, seen.width, seen.height / 2))
    assert far.getcolors(4) is not None
    before = len(darkroom.decoded)
    settle(rehearsal, darkroom)
    assert len(darkroom.decoded) == before, "and nobody waits for them"


def test_made_small_again_it_is_the_whole_picture(show: tuple[Rehearsal, Darkroom]) -> None:
    rehearsal, darkroom = show
    photo = screen(rehearsal)._photo
    before = cut_out(rehearsal.picture().image(), photo.frame).tobytes()
    zoom_in(rehearsal, darkroom)
    while "zoom-out" in rehearsal.controls:
        rehearsal.tap("zoom-out")
    settle(rehearsal, darkroom)
    assert not photo._mosaic.group.children
    image = rehearsal.picture().image()
    upper = Rect(photo.frame.x, photo.frame.centre[1], photo.frame.width, photo.frame.height / 2)
    full = Image.frombytes("RGB", cut_out(image, photo.frame).size, before)
    assert (
        cut_out(image, upper).tobytes()
        == full.crop((0, 0, full.width, round(upper.height))).tobytes()
    )


def test_in_a_kiosk_with_its_thread_it_becomes_sharp_too(archive: Exhibit, tmp_path: Path) -> None:
    rehearsal = rehearse(archive, SCREEN, state_folder=tmp_path)
    rehearsal.touch(2, 2)
    rehearsal.open("show")
    photo = screen(rehearsal)._photo
    for _ in range(6):
        rehearsal.tap("zoom-in")
        rehearsal.step(0.05)

    def is_sharp() -> bool:
        rehearsal.step(1 / 30)
        return rehearsal.textures.is_idle and not photo._waiting

    until(is_sharp)
    drawn = rehearsal.picture().image()
    assert_right(drawn, photo, SCAN)
    assert is_fine(drawn, photo.frame)
    rehearsal.close()


# ------------------------------------------------------------------------------- one photo alone


def test_a_scan_that_was_turned_shows_its_parts_upright(scans: Path, kept: DerivativeCache) -> None:
    hall = Hall(Darkroom(kept))
    photo = hall.photo(FRAME)
    size = (3200, 4500)
    for at in ((0.5, 0.5), (0.0, 0.0), (1.0, 1.0)):
        lens = Lens(reach=16.0).zoomed(8.0, at)
        hall.show(photo, Shot(scans / "turned.jpg", lens=lens, source=Size(*size)))
        assert any(request.tile for request in hall.darkroom.decoded)
        drawn = hall.image()
        assert_right(drawn, photo, size)
        assert is_fine(drawn, FRAME)


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("scale", [5.0, 7.3, 9.11])
def test_between_tiles_there_is_no_seam(
    tmp_path_factory: pytest.TempPathFactory,
    kept: DerivativeCache,
    scale: float,
    *,
    upright: bool,
) -> None:
    """Stripes run on from tile to tile; a gap would show the grey of the coarser picture."""
    folder = tmp_path_factory.getbasetemp() / "stripes"
    folder.mkdir(exist_ok=True)
    path = folder / f"{upright}.png"
    if not path.exists():
        shape = (SMALLER[1], SMALLER[0])
        along = np.indices(shape)[1 if upright else 0]
        Image.fromarray(np.where(along // 8 % 2, 220, 30).astype(np.uint8)).save(path)
    hall = Hall(Darkroom(kept))
    photo = hall.photo(FRAME)
    lens = Lens(reach=16.0).zoomed(scale, (0.37, 0.61))
    hall.show(photo, Shot(path, lens=lens, source=Size(*SMALLER)))
    assert len(photo._mosaic.group.children) > 4
    seen = np.asarray(cut_out(hall.image(), FRAME).convert("L"), int)
    lines = seen if upright else seen.T
    assert lines.max() - lines.min() > 170, "it is sharp"
    spread = abs(lines - np.median(lines, axis=0))
    assert spread.max() <= 12, "every stripe is even from one end to the other"


def test_where_a_scan_is_clear_its_coarser_self_does_not_shine_through(tmp_path: Path) -> None:
    """Of a drawing on glass: a line is as wide as it is, without a haze beside it."""
    path = tmp_path / "glass.png"
    drawing = Image.new("RGBA", SMALLER, (0, 0, 0, 0))
    for x in range(0, SMALLER[0], 40):
        drawing.paste((255, 255, 255, 255), (x, 0, x + 8, SMALLER[1]))
    drawing.save(path, compress_level=1)
    hall = Hall()
    photo = hall.photo(FRAME, ground="ink")
    lens = Lens(reach=16.0).zoomed(7.03, (0.5, 0.5))
    hall.show(photo, Shot(path, lens=lens, source=Size(*SMALLER)))
    assert any(request.tile for request in hall.darkroom.decoded)
    row = np.asarray(cut_out(hall.image(), Rect(FRAME.x, FRAME.centre[1], 640, 1)), int)[0]
    ground = np.array(hall.rgb("ink"))
    clear = abs(row - ground).max(axis=1) <= 4
    assert clear.mean() == pytest.approx(32 / 40, abs=0.06)


def test_shaded_its_parts_are_as_dark_as_the_rest(scans: Path, kept: DerivativeCache) -> None:
    hall = Hall(Darkroom(kept))
    full, dark = hall.photo(Rect(20, 80, 440, 400)), hall.photo(Rect(500, 80, 440, 400), shade=0.5)
    shot = Shot(
        scans / "scan.jpg", lens=Lens(reach=16.0).zoomed(10.0, (0.5, 0.5)), source=Size(*SCAN)
    )
    hall.show(full, shot)
    hall.show(dark, shot)
    drawn = hall.image()
    bright, shaded = (
        np.asarray(cut_out(drawn, photo.frame.inset(4)), float) for photo in (full, dark)
    )
    assert bright.std(axis=(0, 1))[2] > 0.7 * SWING
    assert abs(bright * 0.5 - shaded).max() <= 3


def test_its_parts_never_stay_behind_when_the_coarser_picture_was_let_go(
    scans: Path, kept: DerivativeCache
) -> None:
    hall = Hall(Darkroom(kept))
    photo = hall.photo(FRAME)
    lens = Lens(reach=16.0).zoomed(9.0, (0.5, 0.5))
    hall.show(photo, Shot(scans / "scan.jpg", lens=lens, source=Size(*SCAN)))
    hall.textures._textures.clear()  # as when others needed the room
    moved = Shot(scans / "scan.jpg", lens=lens.moved(0.4, 0.3), source=Size(*SCAN))
    hall.begin(photo, moved)
    for _ in range(6):
        assert_right(hall.image(), photo, SCAN)
        hall.tick()
    hall.settle()
    drawn = hall.image()
    assert_right(drawn, photo, SCAN)
    assert is_fine(drawn, FRAME)


def test_a_scan_whose_file_goes_away_stays_as_far_as_it_was_seen(
    tmp_path: Path, scans: Path
) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes((scans / "scan.jpg").read_bytes())
    hall = Hall()
    photo = hall.photo(FRAME)
    shot = Shot(path, source=Size(*SCAN))
    hall.show(photo, shot)
    path.unlink()
    lens = Lens(reach=16.0).zoomed(9.0, (0.5, 0.5))
    hall.show(photo, Shot(path, lens=lens, source=Size(*SCAN)))
    assert_right(hall.image(), photo, SCAN)
    assert not photo.animate(hall.now), "nothing more is waited for"
