"""What is seen of a picture until it has been decoded: its colours, where they will be."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.core.geometry import Rect, Size
from kiosk.core.lens import Lens
from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.shot import Fit, Shot
from kiosk.wiring import rehearse
from tests.exhibit.write import picture
from tests.imaging.files import BLUE, GREEN, RED, WHITE, quarters
from tests.ui.darkroom import Darkroom, Hall, cut_out
from tests.ui.hands import Colour, pixel, screen
from tests.ui.test_textures import loaded
from tests.ui.wall import distance
from tests.video.waiting import until

FRAME = Rect(100, 60, 640, 400)


def baked(*paths: Path) -> Darkroom:
    """Has seen these pictures before, and nothing of them is at hand but their stand-ins."""
    darkroom = Darkroom()
    darkroom.pipeline.bake(paths)
    darkroom.develop()
    return darkroom


def edge(row: list[int]) -> float:
    """Where a row of brightnesses crosses the middle between its ends."""
    middle = (row[0] + row[-1]) / 2
    before = next(i for i in range(len(row)) if (row[i] < middle) != (row[0] < middle)) - 1
    return before + (middle - row[before]) / (row[before + 1] - row[before])


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("fit", ["cover", "contain"])
def test_its_colours_are_there_at_once_and_stay_where_they_are(
    tmp_path: Path, fit: Fit, orientation: int
) -> None:
    upright = (1500, 1000)
    stored = quarters(*upright)
    turns = {3: 180, 6: 90, 8: 270}  # what the camera did, against the clock
    if orientation in turns:
        stored = stored.rotate(turns[orientation], expand=True)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "quarters.jpg"
    stored.save(path, exif=exif, quality=95, subsampling=0)
    hall = Hall(baked(path))
    photo = hall.photo(FRAME)
    shot = Shot(path, (0.3, 0.6), fit, source=Size(*upright))
    hall.begin(photo, shot)
    blurred = hall.image()
    assert not hall.darkroom.decoded
    hall.settle()
    sharp = hall.image()
    place = shot.standing(Size(*upright), FRAME, 0.0)
    for share_x, share_y, colour in (
        (0.25, 0.75, RED), (0.75, 0.75, GREEN), (0.25, 0.25, BLUE), (0.75, 0.25, WHITE),
    ):  # fmt: skip
        x, y = place.x + share_x * place.width, place.y + share_y * place.height
        assert distance(pixel(sharp, x, y), colour) < 8
        assert distance(pixel(blurred, x, y), colour) < 8
    for drawn in (sharp, blurred):
        line = cut_out(drawn, Rect(FRAME.x, FRAME.top - 60, 640, 1))
        across = edge(list(line.getchannel("R").crop((60, 0, 580, 1)).tobytes())) + 60
        assert FRAME.x + across == pytest.approx(place.centre[0], abs=2)
        line = cut_out(drawn, Rect(place.x + 0.2 * place.width, FRAME.y, 1, 400))
        up = 400 - edge(list(line.getchannel("R").tobytes()))
        assert FRAME.y + up == pytest.approx(place.centre[1], abs=2)
    assert _rim(blurred) == _rim(sharp), "nor do its edges jump"


def test_of_a_panorama_it_is_no_higher_than_the_panorama(tmp_path: Path) -> None:
    """In so few pixels its shape cannot be told; the picture's own is."""
    path = tmp_path / "panorama.png"
    Image.new("RGB", (3000, 265), (230, 230, 230)).save(path)  # in 48 pixels: 4.24 high
    hall = Hall(baked(path))
    photo = hall.photo(FRAME)
    hall.begin(photo, Shot(path, fit="contain", source=Size(3000, 265)))
    before = _rim(hall.image())
    hall.settle()
    assert before == pytest.approx(_rim(hall.image()), abs=1)


def _rim(image: Image.Image) -> tuple[int, int, int, int] | None:
    """What of the window is bright: the picture, and not the ground beside it."""
    return image.convert("L").point(lambda value: 255 if value > 60 else 0).getbbox()


def test_as_the_picture_arrives_nothing_moves_and_nothing_is_blank(tmp_path: Path) -> None:
    """Seen in every frame, coarse to fine, with the picture cropped and magnified."""
    path = tmp_path / "quarters.png"
    quarters(2000, 1400).save(path)
    hall = Hall(baked(path), upload_seconds=0.0)
    photo = hall.photo(FRAME)
    lens = Lens().zoomed(1.5, (0.4, 0.6))
    hall.begin(photo, Shot(path, (0.4, 0.5), lens=lens, source=Size(2000, 1400)))
    drawn = [np.asarray(cut_out(hall.image(), FRAME), int)]
    for _ in range(20):
        hall.darkroom.develop()
        hall.tick()
        drawn.append(np.asarray(cut_out(hall.image(), FRAME), int))
    changed = [i for i in range(1, len(drawn)) if (drawn[i] != drawn[i - 1]).any()]
    assert len(changed) == 1, "from blurred to sharp in one step"
    assert changed[0] > 3, "which took some ticks"
    blurred, sharp = drawn[0], drawn[-1]
    assert abs(blurred.mean(axis=(0, 1)) - sharp.mean(axis=(0, 1))).max() < 2
    unlike = abs(blurred - sharp).max(axis=2) > 30
    assert unlike.mean() < 0.1, "they differ along the edges between colours"


def test_a_picture_seen_before_in_another_size_stands_in_rather_than_a_blur(
    tmp_path: Path,
) -> None:
    path = tmp_path / "noise.png"
    Image.effect_noise((1600, 1000), 90).convert("RGB").save(path)
    hall = Hall(baked(path))
    small, large = hall.photo(Rect(10, 10, 80, 50)), hall.photo(FRAME)
    shot = Shot(path, source=Size(1600, 1000))
    hall.begin(large, shot)
    assert _liveliness(hall, FRAME) < 10
    hall.begin(large, None)
    for _ in range(5):
        hall.tick()  # nobody waits for it any more
    hall.show(small, shot)
    hall.begin(large, shot)
    hall.tick()
    of_the_card = _liveliness(hall, FRAME)
    hall.settle()
    assert 0 < of_the_card < _liveliness(hall, FRAME)


def test_seen_whole_it_stands_in_for_itself_cropped_rather_than_a_smaller_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "noise.png"
    Image.effect_noise((1600, 1000), 90).convert("RGB").save(path)
    hall = Hall()
    card, whole, cropped = (hall.photo(rect) for rect in (Rect(0, 0, 80, 50), FRAME, FRAME))
    hall.show(whole, Shot(path, fit="contain", source=Size(1600, 1000)))
    hall.show(card, Shot(path, source=Size(1600, 1000)))
    hall.begin(whole, None)
    hall.begin(cropped, Shot(path, lens=Lens().zoomed(1.5), source=Size(1600, 1000)))
    assert cropped._new.texture is not None
    assert cropped._new.texture.width == 640


def test_a_broken_picture_s_stand_in_gives_way_to_a_quiet_sign(tmp_path: Path) -> None:
    path = tmp_path / "quarters.png"
    quarters(1200, 800).save(path)
    hall = Hall(baked(path))
    path.write_bytes(b"spoilt since")
    photo = hall.photo(FRAME)
    hall.begin(photo, Shot(path, source=Size(1200, 800)))
    corner = (FRAME.x + 20, FRAME.top - 20)
    assert distance(pixel(hall.image(), *corner), RED) < 8
    hall.settle()
    drawn = hall.image()
    assert pixel(drawn, *corner) == hall.rgb("panel")
    sign = cut_out(drawn, Rect(FRAME.centre[0] - 60, FRAME.centre[1] - 60, 120, 120))
    assert sign.getcolors(1) is None, "something is drawn in the middle"
    around = _away_from_the_middle(drawn, FRAME, 80)
    assert around == {hall.rgb("panel")}, "and nothing else"


def _away_from_the_middle(image: Image.Image, frame: Rect, around: float) -> set[Colour]:
    """The colours of a frame farther than `around` from its middle."""
    x, _ = frame.centre
    left = cut_out(image, Rect(frame.x, frame.y, x - around - frame.x, frame.height))
    right = cut_out(image, Rect(x + around, frame.y, frame.right - x - around, frame.height))
    found = [*(left.getcolors(9) or []), *(right.getcolors(9) or [])]
    return {colour for _, colour in found}  # type: ignore[misc]


def _liveliness(hall: Hall, rect: Rect) -> float:
    return float(np.asarray(cut_out(hall.image(), rect).convert("L"), float).std())


# -------------------------------------------------------------------- in a kiosk, with its thread


@pytest.fixture
def colourful(tmp_path: Path) -> Exhibit:
    """A slideshow of eight pictures, each of one colour with a dark edge."""
    media = tmp_path / "media"
    media.mkdir()
    names = [f"p{number}" for number in range(8)]
    for number, name in enumerate(names):
        image = Image.new("RGB", (1500, 1000), (30, 30, 30))
        image.paste(_colour(number), (30, 30, 1470, 970))
        image.save(media / f"{name}.jpg", quality=92)
    pages = f"  - {{kind: slideshow, id: show, title: Show, slides: [{', '.join(names)}]}}\n"
    return loaded(tmp_path, pages, "".join(picture(name, f"{name}.jpg") for name in names))


def _colour(number: int) -> Colour:
    return (90 + 20 * number, 200 - 15 * number, 60)


def test_leafing_is_answered_at_once_with_the_colours_of_what_comes(
    colourful: Exhibit, tmp_path: Path
) -> None:
    """No wait and no blank on a kiosk that has made its pictures ready."""
    rehearsal = rehearse(colourful, (960, 540), still=True, state_folder=tmp_path / "state")
    files = list(colourful.picture_files.values())
    rehearsal.textures.bake(files)
    until(lambda: _all_have_stand_ins(rehearsal, files))
    rehearsal.touch(2, 2)
    rehearsal.open("show")
    for number in range(8):
        frame = screen(rehearsal)._photo.frame
        seen = pixel(rehearsal.picture().image(), *frame.centre)
        assert distance(seen, _colour(number)) < 12, f"slide {number}"
        rehearsal.next_item()
    rehearsal.close()


def test_in_the_end_every_slide_is_sharp(colourful: Exhibit, tmp_path: Path) -> None:
    for _ in range(2):  # the second time from what was kept
        rehearsal = rehearse(colourful, (960, 540), still=True, state_folder=tmp_path / "state")
        rehearsal.touch(2, 2)
        rehearsal.open("show")
        for number in range(8):
            photo = screen(rehearsal)._photo

            def is_sharp(rehearsal: Rehearsal = rehearsal) -> bool:
                rehearsal.step(1 / 30)
                return rehearsal.textures.is_idle

            until(is_sharp)
            assert photo._new.texture.width >= photo.frame.width
            seen = pixel(rehearsal.picture().image(), *photo.frame.centre)
            assert distance(seen, _colour(number)) < 6
            rehearsal.next_item()
        rehearsal.close()


def _all_have_stand_ins(rehearsal: Rehearsal, files: list[Path]) -> bool:
    return all(rehearsal.textures._stand_in(file) is not None for file in files)
