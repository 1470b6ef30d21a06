"""What is on the screen of a photo, or of two while one fades into the other, pixel by pixel."""

import gc
from itertools import pairwise
from pathlib import Path
from weakref import ref

import pytest
from PIL import Image, ImageChops

from kiosk.core.geometry import Rect, Size
from kiosk.widgets.photo import FADE_SECONDS, Photo
from kiosk.widgets.shot import Shot
from tests.ui.darkroom import FRAME_SECONDS, Hall, cut_out, painted
from tests.ui.hands import Colour, pixel
from tests.ui.wall import distance

FRAME = Rect(100, 80, 480, 270)
OTHER = Rect(640, 120, 240, 180)
RED, BLUE, WHITE = (200, 40, 20), (20, 60, 160), (250, 250, 250)


@pytest.fixture
def red(tmp_path: Path) -> Path:
    return painted(tmp_path / "red.png", (960, 540), [RED])


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    return painted(tmp_path / "blue.png", (960, 540), [BLUE])


def fade_to(hall: Hall, photo: Photo, path: Path, share: float) -> None:
    """Begin to show a picture that is at hand, and stop when that much of the time is over."""
    hall.begin(photo, path)
    hall.darkroom.develop()
    hall.textures.pump()
    photo.animate(hall.now)  # it is there: from now on it fades
    hall.tick(share * FADE_SECONDS)


def mean(first: Colour, second: Colour) -> Colour:
    red, green, blue = ((a + b) // 2 for a, b in zip(first, second, strict=True))
    return red, green, blue


def points(rect: Rect) -> list[tuple[float, float]]:
    """The middle and the pixels in the four corners."""
    left, right = rect.x + 0.5, rect.right - 0.5
    low, high = rect.y + 0.5, rect.top - 0.5
    return [rect.centre, (left, low), (right, low), (right, high), (left, high)]


def test_half_way_every_pixel_is_the_mean_of_both_pictures(red: Path, blue: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    fade_to(hall, photo, blue, 0.5)
    drawn = hall.image()
    for point in points(FRAME):
        assert distance(pixel(drawn, *point), mean(RED, BLUE)) <= 2
    hall.tick(FADE_SECONDS)
    drawn = hall.image()
    assert {pixel(drawn, *point) for point in points(FRAME)} == {BLUE}


def test_what_was_faded_from_is_let_go(red: Path, blue: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    texture = ref(photo._new.texture)
    hall.show(photo, blue)
    assert texture() is not None, "the store has it"
    hall.textures.close()
    gc.collect()
    assert texture() is None


def test_a_fade_never_jumps_and_never_turns_back(red: Path, blue: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    fade_to(hall, photo, blue, 0.0)
    blues = []
    for _ in range(24):
        blues.append(pixel(hall.image(), *FRAME.centre)[2])
        hall.tick(FADE_SECONDS / 20)
    steps = [after - before for before, after in pairwise(blues)]
    assert blues[0] == RED[2]
    assert blues[-1] == BLUE[2]
    assert min(steps) >= 0
    assert max(steps) <= (BLUE[2] - RED[2]) / 20 * 1.5 + 1, "no faster than a smooth step"


def test_the_picture_before_stays_until_the_next_one_is_there(red: Path, blue: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    hall.begin(photo, blue)
    hall.tick(1.0)  # it takes a second
    assert pixel(hall.image(), *FRAME.centre) == RED
    hall.darkroom.develop()
    hall.tick()
    assert distance(pixel(hall.image(), *FRAME.centre), RED) <= 2, "and only now it begins to fade"
    hall.settle()
    assert pixel(hall.image(), *FRAME.centre) == BLUE


def test_who_turns_on_before_a_picture_is_there_sees_the_last_one_until_then(
    red: Path, blue: Path, tmp_path: Path
) -> None:
    """The picture that never came is not faded from."""
    green = painted(tmp_path / "green.png", (960, 540), [(20, 160, 40)])
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    for path in (blue, green):
        hall.begin(photo, path)
        for _ in range(5):
            hall.tick()
            assert pixel(hall.image(), *FRAME.centre) == RED
    hall.settle()
    assert pixel(hall.image(), *FRAME.centre) == (20, 160, 40)


def test_who_turns_on_while_one_fades_in_goes_on_from_the_one_that_is_more_to_be_seen(
    red: Path, blue: Path, tmp_path: Path
) -> None:
    green = painted(tmp_path / "green.png", (960, 540), [(20, 160, 40)])
    for share, nearest in ((0.2, RED), (0.8, BLUE)):
        hall = Hall()
        photo = hall.photo(FRAME)
        hall.show(photo, red)
        fade_to(hall, photo, blue, share)
        before = pixel(hall.image(), *FRAME.centre)
        hall.begin(photo, green)
        after = pixel(hall.image(), *FRAME.centre)
        assert distance(after, nearest) <= 2
        assert distance(after, before) <= 30
        hall.settle()
        assert pixel(hall.image(), *FRAME.centre) == (20, 160, 40)


def test_with_nothing_to_show_it_fades_into_its_ground(red: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.tick()
    assert pixel(hall.image(), *FRAME.centre) == hall.rgb("panel")
    hall.show(photo, red)
    hall.begin(photo, None)
    hall.tick(FADE_SECONDS / 2)
    half = mean(RED, hall.rgb("panel"))
    assert distance(pixel(hall.image(), *FRAME.centre), half) <= 2
    hall.settle()
    assert pixel(hall.image(), *FRAME.centre) == hall.rgb("panel")


def test_what_shines_through_a_picture_is_the_ground_and_not_the_picture_before(
    red: Path, tmp_path: Path
) -> None:
    glass = painted(tmp_path / "glass.png", (960, 540), [(*BLUE, 0), (*BLUE, 128), (*BLUE, 255)])
    hall = Hall()
    photo = hall.photo(FRAME, ground="paper")
    ground = hall.rgb("paper")
    hall.show(photo, red)
    hall.show(photo, glass)
    drawn = hall.image()
    y = FRAME.centre[1]
    clear, half, full = (pixel(drawn, FRAME.x + FRAME.width * at / 6, y) for at in (1, 3, 5))
    assert clear == ground
    assert distance(half, mean(BLUE, ground)) <= 2
    assert full == BLUE
    fade_to(hall, photo, red, 0.5)
    drawn = hall.image()
    assert distance(pixel(drawn, FRAME.x + FRAME.width / 6, y), mean(ground, RED)) <= 2


def test_beside_a_contained_picture_is_the_ground_and_its_edges_stand_where_they_should(
    tmp_path: Path,
) -> None:
    tall = painted(tmp_path / "tall.png", (600, 1200), [WHITE])
    hall = Hall()
    photo = hall.photo(FRAME, ground="ink")
    hall.show(photo, Shot(tall, fit="contain", source=Size(600, 1200)))
    drawn = hall.image()
    place = Rect(FRAME.x + (480 - 135) / 2, FRAME.y, 135, 270)
    y = FRAME.centre[1]
    row = [pixel(drawn, x, y) for x in range(int(FRAME.x), int(FRAME.right))]
    white = [index + FRAME.x for index, colour in enumerate(row) if colour == WHITE]
    assert white[0] == pytest.approx(place.x, abs=1)
    assert white[-1] + 1 == pytest.approx(place.right, abs=1)
    assert len(white) == pytest.approx(135, abs=1)
    for x in (FRAME.x, place.x - 3, place.right + 3, FRAME.right - 1):
        assert pixel(drawn, x, y) == hall.rgb("ink")


def test_two_shapes_fade_into_each_other_each_in_its_own_place(red: Path, tmp_path: Path) -> None:
    """Where only one of them stands, the other half is ground."""
    tall = painted(tmp_path / "tall.png", (600, 1200), [WHITE])
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, Shot(tall, fit="contain", source=Size(600, 1200)))
    hall.begin(photo, Shot(red, fit="cover", source=Size(960, 540)))
    hall.darkroom.develop()
    hall.textures.pump()
    photo.animate(hall.now)
    hall.tick(FADE_SECONDS / 2)
    drawn = hall.image()
    assert distance(pixel(drawn, *FRAME.centre), mean(WHITE, RED)) <= 2
    for x in (FRAME.x + 1, FRAME.right - 2):
        beside = pixel(drawn, x, FRAME.centre[1])
        assert distance(beside, mean(hall.rgb("panel"), RED)) <= 2


def test_a_card_stays_round_while_it_fades(red: Path, blue: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME, rounded=True)
    hall.show(photo, red)
    outside = pixel(hall.image(), 2, 2)
    for share in (0.0, 0.5, 1.1):
        fade_to(hall, photo, blue if share else red, share)
        drawn = hall.image()
        middle, *corners = (pixel(drawn, *point) for point in points(FRAME))
        assert corners == [outside] * 4
        for x, y in ((FRAME.x + 1, FRAME.centre[1]), (FRAME.centre[0], FRAME.top - 2)):
            assert pixel(drawn, x, y) == middle != outside, "but the middles of its edges are full"


def test_a_shade_darkens_pictures_and_not_what_shines_through_them(
    red: Path, tmp_path: Path
) -> None:
    glass = painted(tmp_path / "glass.png", (960, 540), [(*BLUE, 0), (*WHITE, 255)])
    hall = Hall()
    photo = hall.photo(FRAME, shade=0.5, ground="paper")
    hall.show(photo, red)
    assert distance(pixel(hall.image(), *FRAME.centre), (100, 20, 10)) <= 1
    hall.show(photo, glass)
    drawn = hall.image()
    assert pixel(drawn, FRAME.x + 20, FRAME.centre[1]) == hall.rgb("paper")
    assert distance(pixel(drawn, FRAME.right - 20, FRAME.centre[1]), (125, 125, 125)) <= 1


def test_two_photos_fade_each_by_itself(red: Path, blue: Path) -> None:
    hall = Hall()
    one, other = hall.photo(FRAME), hall.photo(OTHER, shade=0.5, ground="paper")
    hall.show(one, red)
    hall.show(other, red)
    fade_to(hall, one, blue, 0.5)
    drawn = hall.image()
    assert distance(pixel(drawn, *FRAME.centre), mean(RED, BLUE)) <= 2
    assert distance(pixel(drawn, *OTHER.centre), (100, 20, 10)) <= 1
    hall.settle()
    hall.begin(other, None)
    hall.tick(FADE_SECONDS / 2)
    drawn = hall.image()
    assert pixel(drawn, *FRAME.centre) == BLUE
    assert distance(pixel(drawn, *OTHER.centre), mean((100, 20, 10), hall.rgb("paper"))) <= 2


def test_one_picture_in_two_frames_is_sharp_in_both(tmp_path: Path) -> None:
    """Each wants it in another size, and neither takes the other's away."""
    path = tmp_path / "noise.png"
    Image.effect_noise((960, 540), 90).convert("RGB").save(path)
    hall = Hall()
    shot = Shot(path, source=Size(960, 540))
    one, other = hall.photo(FRAME), hall.photo(OTHER)
    hall.begin(one, shot)
    hall.begin(other, shot)
    for _ in range(4):
        hall.tick()
    assert len(hall.darkroom.develop()) == 2, "each size was asked for, and neither given up"
    hall.tick()
    assert not hall.darkroom.develop()
    assert hall.textures.is_idle
    drawn = hall.image()
    for frame in (FRAME, OTHER):
        alone = Hall()
        alone.show(alone.photo(frame), shot)
        assert cut_out(drawn, frame).tobytes() == cut_out(alone.image(), frame).tobytes()


def test_a_picture_of_its_frame_s_size_is_drawn_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "noise.png"
    noise = Image.effect_noise((480, 270), 90).convert("RGB")
    noise.save(path)
    for x, y in ((100.0, 80.0), (100.4, 80.7)):
        hall = Hall()
        hall.show(hall.photo(Rect(x, y, 480, 270)), Shot(path, source=Size(480, 270)))
        seen = cut_out(hall.image(), Rect(round(x), round(y), 480, 270).inset(1))
        assert seen.tobytes() == noise.crop((1, 1, 479, 269)).tobytes()


def test_a_picture_reduced_to_its_frame_is_drawn_as_it_was_reduced(tmp_path: Path) -> None:
    path = tmp_path / "noise.png"
    Image.effect_noise((1920, 1080), 90).convert("RGB").save(path)
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, Shot(path, source=Size(1920, 1080)))
    pixels = hall.darkroom.pixels(hall.darkroom.decoded[-1])
    reduced = Image.frombytes("RGBA", (pixels.width, pixels.height), bytes(pixels.data))
    assert reduced.size == (480, 270)
    assert cut_out(hall.image(), FRAME).tobytes() == reduced.convert("RGB").tobytes()


@pytest.mark.parametrize(
    ("frame", "size", "wanted"),
    [(FRAME, (4000, 500), (480, 60)), (Rect(100, 80, 270, 400), (1600, 1200), (270, 203))],
)
def test_a_contained_picture_is_asked_for_as_small_as_it_is_shown(
    tmp_path: Path, frame: Rect, size: tuple[int, int], wanted: tuple[int, int]
) -> None:
    """From one as large as would fill the frame a graphics card picks pixels here and there."""
    path = tmp_path / "noise.png"
    Image.effect_noise(size, 90).convert("RGB").save(path)
    hall = Hall()
    hall.show(hall.photo(frame), Shot(path, fit="contain", source=Size(*size)))
    pixels = hall.darkroom.pixels(hall.darkroom.decoded[-1])
    assert (pixels.width, pixels.height) == pytest.approx(wanted, abs=1)
    reduced = Image.frombytes("RGBA", (pixels.width, pixels.height), bytes(pixels.data))
    x, y = frame.centre
    place = Rect(round(x - pixels.width / 2), round(y - pixels.height / 2), *reduced.size)
    found = [
        cut_out(hall.image(), Rect(place.x + dx, place.y + dy, *reduced.size)).tobytes()
        for dx in (-1, 0, 1) for dy in (-1, 0, 1)
    ]  # fmt: skip
    assert reduced.convert("RGB").tobytes() in found, "pixel on pixel, wherever it was rounded to"


def test_a_smaller_picture_is_made_larger_smoothly(tmp_path: Path) -> None:
    path = painted(tmp_path / "halves.png", (16, 9), [(0, 0, 0), (255, 255, 255)])
    hall = Hall()
    hall.show(hall.photo(FRAME), Shot(path, source=Size(16, 9)))
    drawn = hall.image()
    xs = [FRAME.centre[0] + offset for offset in range(-12, 13, 6)]
    row = [pixel(drawn, x, FRAME.centre[1])[0] for x in xs]
    assert row == sorted(row)
    assert len(set(row)) == len(row), "no hard edge"


@pytest.mark.parametrize("size", [(1600, 900), (1111, 777), (300, 900)])
def test_no_hairline_of_the_ground_is_left_at_a_frame_s_edge(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """However frames fall between pixels; those whose middle is inside belong to the frame."""
    path = painted(tmp_path / "white.png", size, [WHITE])
    for width, height, x, y in (
        (240.0, 135.0, 40.5, 50.5), (200.3, 133.4, 40.4, 50.1), (301.6, 160.2, 40.8, 50.7),
        (250.5, 120.5, 40.2, 50.4), (203.4, 260.7, 40.6, 50.9),
    ):  # fmt: skip
        hall = Hall()
        hall.show(hall.photo(Rect(x, y, width, height), ground="ink"),
                  Shot(path, source=Size(*size)))  # fmt: skip
        left, right = round(x + 0.001), round(x + width - 0.001)
        low, high = round(y + 0.001), round(y + height - 0.001)
        seen = cut_out(hall.image(), Rect(left, low, right - left, high - low))
        unlike = ImageChops.difference(seen, Image.new("RGB", seen.size, WHITE))
        assert unlike.getbbox() is None, (width, height, x, y)


def test_a_wall_at_rest_is_not_drawn_anew(red: Path) -> None:
    hall = Hall()
    photo = hall.photo(FRAME)
    hall.show(photo, red)
    hall.image()
    for _ in range(5):
        hall.tick(FRAME_SECONDS)
        assert not photo.canvas.needs_redraw
