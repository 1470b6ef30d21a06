"""The map on real pixels: what is seen where, when it moves, and what it costs to stand still."""

import gc
import weakref
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from kivy.graphics import Fbo, Mesh
from PIL import Image

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Burst, Chart, Lettering, Region, Spot, Trace
from kiosk.cartography.ground import Drawn, Polygon, Relief, Scanned
from kiosk.core.geometry import Rect
from kiosk.widgets.map import backdrop
from kiosk.widgets.map.captions import Caption, Captions
from tests.ui.audit import ink_box
from tests.ui.hands import colours, pixel
from tests.ui.wall import (
    FRAME,
    HOME,
    Wall,
    box,
    country,
    distance,
    let_kivy_work,
    line,
    needs_redraw,
)

RAID = Burst("raid", 50.0, 30.0, size=1.0, colour="fire", label="Kinh Nỗ", begins=0.5)
SITE = Spot("site", -80.0, -40.0, "triangle", "sky", label="Trận địa 57")
ROUTE = Trace("route", line((-150, 60), (150, 60)), "paper", begins=0.0, ends=1.0)
REACH = 12.0


# ------------------------------------------------------------------------------------- the ground


def test_land_and_water_have_their_colours() -> None:
    wall = Wall(ground=country())
    land, water = wall.at(-150, -20), wall.at(160, 40)
    assert distance(water, wall.rgb("ink")) <= 2
    assert distance(land, water) > 15
    assert distance(wall.at(-170, 40), water) <= 2, "the lake"
    assert distance(wall.at(170, -40), land) <= 2, "the island"


@pytest.mark.parametrize("place", [(0, -85), (-130, -90), (-300, 0)])
def test_coast_river_and_border_are_lines(place: tuple[float, float]) -> None:
    camera = Camera(*place, 2.0)
    image = Wall(ground=country(), camera=camera).image()
    x, y = FRAME.centre
    # A dashed line may have its gap just there.
    spots = [(x + dx, y + dy) for dx in range(-3, 4) for dy in range(-8, 9)]
    most = max(max(pixel(image, *spot)) for spot in spots)
    assert most > max(pixel(image, x - 30, y + 20)) + 25


def test_a_finer_level_hides_the_coarser_one_where_it_lies() -> None:
    wall = Wall(ground=country())
    water, land = wall.rgb("ink"), wall.at(-150, -20)
    assert distance(wall.at(-10, 40), water) <= 2, "the finer level has water here"
    assert distance(wall.at(-10, 95), land) <= 2, "the coarser one has land, just outside"
    wide = Camera(0, 0, 0.2)
    wall.show(Chart(), wide)
    assert distance(wall.at(-10, 40, wide), land) <= 2, "from afar the coarser one will do"


def test_nothing_is_drawn_outside_of_the_frame() -> None:
    chart = Chart(
        bursts=(replace(RAID, x=-215.0, y=105.0, begins=0.0),),
        traces=(Trace("long", line((-900, -300), (900, 300)), "paper"),),
        regions=(Region("all", (box(-900, -900, 900, 900),), "fire"),),
        letterings=(Lettering(-218, 0, "Một cái tên rất dài", 1),),
    )
    image = Wall(ground=country(), chart=chart).image()
    around = Image.new("RGB", image.size)
    left, top = int(FRAME.x), image.height - int(FRAME.top)
    image.paste((0, 0, 0), (left, top, left + int(FRAME.width), top + int(FRAME.height)))
    assert colours(image) == colours(around)


def test_a_relief_shades_the_land_when_it_has_arrived(tmp_path: Path) -> None:
    path = tmp_path / "relief.png"
    light = Image.new("L", (400, 300), 30)
    light.paste(230, (0, 0, 400, 150))
    light.save(path)
    wall = Wall(ground=country(path))
    flat = wall.at(-150, 70)
    assert wall.canvas.is_busy
    wall.tick()
    assert not wall.canvas.is_busy
    assert sum(wall.at(-150, 70)) > sum(flat) + 15, "the north is in the light"
    assert sum(wall.at(-150, -70)) < sum(flat) - 5, "the south in the shade"
    bakes = wall.canvas.bakes
    wall.tick()
    assert wall.canvas.bakes == bakes


def test_a_finer_relief_has_no_edge(tmp_path: Path) -> None:
    """The hills of the finer level ended as if cut with a knife."""
    path = tmp_path / "relief.png"
    Image.new("L", (800, 640), 255).save(path)
    coarse, fine = country().levels
    shaded = replace(fine, relief=Relief(path, fine.bounds))
    camera = Camera(-60.0, 80.0, 2.0)
    wall = Wall(ground=Drawn((coarse, shaded)), camera=camera)
    wall.tick()
    inside, outside = (wall.at(-60, 80 + dy, camera) for dy in (-1, 1))
    assert distance(inside, outside) <= 2
    assert sum(wall.at(-60, 40, camera)) > sum(outside) + 30, "further in it is there"


def test_a_finer_level_fades_into_the_coarser_one() -> None:
    """Where it ended, hills, lakes and rivers were cut as if with a knife."""
    coarse, fine = country().levels
    dry = replace(fine, land=(), coasts=())
    wall = Wall(ground=Drawn((coarse, dry)))
    land, water = wall.at(-60, 95), wall.at(-60, 0)
    assert distance(land, water) > 15
    row = [distance(wall.at(-60, y), water) for y in range(84, 50, -2)]
    assert row == sorted(row, reverse=True)
    assert max(first - second for first, second in pairwise(row)) < 12
    assert row[0] > 15
    assert row[-1] <= 1


def test_a_scanned_map_stands_upright_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    scan = Image.new("RGB", (200, 100), (200, 40, 40))
    scan.paste((40, 200, 40), (0, 0, 100, 50))  # upper left
    scan.paste((40, 40, 200), (100, 50, 200, 100))  # lower right
    scan.save(path)
    camera = Camera(100, 50, 2.0)
    wall = Wall(ground=Scanned(path, Rect(0, 0, 200, 100)), camera=camera)
    assert wall.canvas.is_busy
    wall.tick()
    assert wall.at(20, 90, camera) == (40, 200, 40)
    assert wall.at(180, 10, camera) == (40, 40, 200)
    assert wall.at(180, 90, camera) == (200, 40, 40)
    assert wall.at(-20, 50, camera) == wall.rgb("ink")


def test_a_range_is_seen_on_paper_as_on_night(tmp_path: Path) -> None:
    """Dots as pale as the sky were all but invisible on a scanned map."""
    path = tmp_path / "scan.png"
    Image.new("RGB", (200, 100), (214, 200, 165)).save(path)
    ring = Region("range", (box(40, 20, 160, 80),), "sky", dashed=True)
    area = Region("area", (box(40, 20, 160, 80),), "sky")
    camera = Camera(100, 50, 2.0)
    for region in (ring, area):
        wall = Wall(ground=Scanned(path, Rect(0, 0, 200, 100)), camera=camera)
        wall.tick()
        wall.show(Chart(regions=(region,)), camera)
        image = wall.image()
        row = [
            sum(pixel(image, x, y + wall.point(0, 80, camera)[1]))
            for x in range(430, 530) for y in range(-3, 4)
        ]  # fmt: skip
        beyond = sum(wall.at(30, 50, camera))
        assert min(row) < 0.65 * beyond, region.id
        assert max(row) > 1.5 * min(row), "a casing has something in it"


def test_a_map_that_becomes_a_scan_draws_its_areas_anew(tmp_path: Path) -> None:
    scan = Scanned(tmp_path / "none.png", Rect(0, 0, 200, 100))
    chart = Chart(regions=(Region("area", (box(40, 20, 160, 80),), "sky"),))
    wall = Wall(ground=country(), chart=chart)
    wall.canvas.lay(scan)
    wall.canvas.look_from(HOME)
    wall.canvas.settle()
    after = wall.image().tobytes()
    assert after == Wall(ground=scan, chart=chart).image().tobytes()
    assert after != Wall(chart=chart).image().tobytes(), "the measure is not blind"


def test_lakes_that_are_mere_specks_are_left_out() -> None:
    """Where a level knew more lakes than the other its edge showed by a sprinkle of specks."""
    coarse = country().levels[0]
    lakes = tuple(Polygon((box(x, 0, x + 0.8, 0.8),)) for x in (-100, -80))
    plain = Wall(ground=Drawn((replace(coarse, lakes=()),))).image()
    specked = Wall(ground=Drawn((replace(coarse, lakes=lakes),)))
    assert specked.image().tobytes() == plain.tobytes()
    near = Camera(-90, 0, 10.0)
    specked.show(Chart(), near)
    assert distance(specked.at(-99.6, 0.4, near), specked.rgb("ink")) <= 2, "from near they are"


def test_borders_are_no_routes() -> None:
    """Brass dashes of a border looked just like a schematic route."""
    camera = Camera(-300, 0, 2.0)
    wall = Wall(ground=country(), camera=camera)
    image = wall.image()
    x, y = FRAME.centre
    land = wall.at(-280, 10, camera)
    marked = [
        any(distance(pixel(image, x + dx, y + dy), land) > 25 for dx in range(-3, 4))
        for dy in range(-100, 100)
    ]
    longest = max(len(run) for run in "".join(" x"[seen] for seen in marked).split())
    assert sum(marked) > 20
    assert longest <= 4, "dots"
    for dy in range(-100, 100):
        red, _, blue = pixel(image, x, y + dy)
        assert blue >= red - 12, "no brass"


def test_a_broken_picture_leaves_the_ground_plain(tmp_path: Path) -> None:
    path = tmp_path / "relief.png"
    path.write_bytes(b"no picture")
    wall = Wall(ground=country(path))
    wall.tick()
    assert not wall.canvas.is_busy
    assert distance(wall.at(-150, 70), wall.at(-150, -70)) == 0


def test_high_contrast_is_drawn_with_lines_and_without_relief(tmp_path: Path) -> None:
    path = tmp_path / "relief.png"
    Image.radial_gradient("L").save(path)
    wall = Wall("high-contrast", ground=country(path))
    wall.tick()
    assert wall.textures.held_bytes == 0, "the relief is not even asked for"
    shades = {wall.at(x, -20) for x in (-190, -170, -150, -130)}
    assert len(shades) == 1
    widths = []
    for theme in ("night", "high-contrast"):
        image = Wall(theme, ground=country()).image()
        row = [pixel(image, *HOME.to_window(FRAME, -20 + dx / 4, 10)) for dx in range(-40, 40)]
        widths.append(sum(max(colour) > 90 for colour in row))
    assert widths[1] > widths[0] > 0


def test_a_buffer_is_never_larger_than_graphics_chips_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backdrop, "MOST_PX", 1000)
    wall = Wall(ground=country())
    fbo = wall.canvas._backdrop._fbo
    assert fbo is not None
    width, height = fbo.size
    assert FRAME.width < width <= 1000
    assert FRAME.height < height <= 1000


# --------------------------------------------------------------------------------- moving the map


def test_a_pan_draws_no_ground_until_its_margin_is_used_up() -> None:
    wall = Wall(ground=country())
    assert wall.canvas.bakes == 1
    for step in range(1, 51):
        wall.canvas.look_from(Camera(step * 2.0, step, 2.0))
    assert wall.canvas.bakes == 1
    wall.canvas.look_from(Camera(130.0, 0.0, 2.0))
    assert wall.canvas.bakes == 2


def test_a_pan_moves_the_very_same_pixels() -> None:
    """Ground that lies between pixels is blurred, and names shiver while the map slides."""
    chart = Chart(letterings=(Lettering(-60, 20, "Hà Nội", 1),), bursts=(replace(RAID, begins=0),))
    wall = Wall(ground=country(), chart=chart)
    before = wall.image()
    wall.canvas.look_from(Camera(10.1, -5.05, 2.0))  # 20.2 and -10.1 pixels
    after = wall.image()
    inner = (200, 150, 700, 400)
    moved = (inner[0] - 20, inner[1] - 10, inner[2] - 20, inner[3] - 10)
    assert before.crop(inner).tobytes() == after.crop(moved).tobytes()


def test_a_pinch_stretches_and_rest_makes_sharp() -> None:
    wall = Wall(ground=country())
    wall.canvas.look_from(Camera(0, 0, 2.5))
    assert wall.canvas.bakes == 1
    wall.canvas.settle()
    assert wall.canvas.bakes == 2
    wall.canvas.settle()
    assert wall.canvas.bakes == 2, "it is sharp already"
    wall.canvas.look_from(Camera(0, 0, 8.0))
    assert wall.canvas.bakes == 3, "too far for stretching"


def test_lines_keep_their_width_at_every_scale() -> None:
    wall = Wall(ground=country())
    widths = []
    for scale in (2.0, 3.0, 20.0):
        camera = Camera(-20, 10, scale)
        wall.show(Chart(), camera)
        image = wall.image()
        y = FRAME.centre[1]
        widths.append(sum(pixel(image, FRAME.centre[0] + dx, y)[2] > 80 for dx in range(-8, 9)))
    assert min(widths) >= 1
    assert max(widths) - min(widths) <= 1


def test_an_edge_is_smooth() -> None:
    """No multisampling is on: a slanting line must bring its own half tones."""
    chart = Chart(traces=(Trace("slant", line((-150, -33), (150, 41)), "paper"),))
    image = Wall(chart=chart).image()
    tones = {max(colour) for colour in colours(image) if 40 < max(colour) < 200}
    assert len(tones) > 25


def test_places_are_precise_at_the_closest_and_far_from_the_origin() -> None:
    """Single precision knows a kilometre in ten thousand only to within metres."""
    camera = Camera(11_779.123_456, 2_394.654_321, 20_000.0)
    here = Burst("here", camera.x + 100 / camera.scale, camera.y, 0.2, "fire")
    near = tuple(
        replace(here, id=f"n{number}", x=camera.x + number / 10, y=camera.y + number / 10)
        for number in range(1, 6)
    )
    far = replace(here, id="far", x=16_000.0, y=1_500.0)
    wall = Wall(chart=Chart(bursts=(here, *near, far)), camera=camera)
    x, y = FRAME.centre
    image = wall.image()
    bright = [dx for dx in range(60, 140) if min(pixel(image, x + dx, y)) > 180]
    assert bright, "the core is to be seen"
    assert sum(bright) / len(bright) == pytest.approx(100, abs=1.0)
    assert wall.canvas.position_of("here") == pytest.approx((x + 100, y), abs=0.6)


# -------------------------------------------------------------------------------- what plays on it


def test_a_burst_is_not_there_before_it_begins() -> None:
    wall = Wall(chart=Chart(bursts=(RAID,)))
    blank = wall.at(RAID.x, RAID.y)
    wall.canvas.light(0.49, 0.0)
    assert wall.at(RAID.x, RAID.y) == blank
    assert len(colours(wall.image())) <= 2, "nor is its name"
    wall.canvas.light(0.5, 0.0)
    assert distance(wall.at(RAID.x, RAID.y), wall.rgb("paper")) <= 4, "its core"
    red, green, blue = wall.at(RAID.x - 10, RAID.y)
    assert red > 1.5 * max(green, blue), "its disc"


def test_the_areas_of_bursts_are_as_their_sizes() -> None:
    bursts = tuple(
        replace(RAID, id=str(size), x=x, y=0, size=size, begins=0, label="")
        for x, size in ((-100, 1.0), (100, 0.25))
    )
    image = Wall(chart=Chart(bursts=bursts)).image()
    radii = []
    for x in (-100, 100):
        centre = HOME.to_window(FRAME, x, 0)
        row = [pixel(image, centre[0] + dx, centre[1])[0] for dx in range(70)]
        radii.append(max(dx for dx, red in enumerate(row) if red > 110))
    assert radii[0] / radii[1] == pytest.approx(2.0, abs=0.15)


def test_a_burst_flashes_when_it_begins_and_only_then() -> None:
    wall = Wall(chart=Chart(bursts=(replace(RAID, label=""),)))
    wall.canvas.light(0.9, 0.1)
    calm = wall.image()
    wall.canvas.light(0.52, 0.1)
    at = wall.point(RAID.x - 8, RAID.y)
    assert sum(pixel(wall.image(), *at)) > 1.2 * sum(pixel(calm, *at))
    wall.canvas.light(0.52, 0.0)
    assert wall.image().tobytes() == calm.tobytes(), "still pictures have no flashes"


def test_what_is_there_from_the_start_and_what_is_over_do_not_flash() -> None:
    """At share 0 every burst was caught in the first moment of its flash, as long as it stood."""
    from_start = replace(RAID, begins=0.0, label="")
    last = replace(from_start, id="last", x=-50.0, begins=0.99)
    wall = Wall(chart=Chart(bursts=(from_start, last)))
    wall.canvas.light(0.0, 0.0)
    calm = wall.image()
    wall.canvas.light(0.0, 0.1)
    assert wall.image().tobytes() == calm.tobytes()
    wall.canvas.light(1.0, 0.0)
    over = wall.image()
    wall.canvas.light(1.0, 0.1)
    assert wall.image().tobytes() == over.tobytes()


def test_a_route_is_drawn_as_far_as_the_passage_has_come() -> None:
    wall = Wall(chart=Chart(traces=(ROUTE,)))
    for share in (0.25, 0.5, 1.0):
        wall.canvas.light(share, 0.0)
        image = wall.image()
        end = -150 + 300 * share
        assert max(pixel(image, *wall.point(end - 10, 60))) > 150
        if share < 1:
            assert max(pixel(image, *wall.point(end + 10, 60))) < 40


def test_a_marker_moves_at_the_head_of_a_route() -> None:
    flight = replace(ROUTE, symbol="plane")
    wall = Wall(chart=Chart(traces=(flight,)))
    for share in (0.3, 0.6):
        wall.canvas.light(share, 0.0)
        image = wall.image()
        x, y = wall.point(-150 + 300 * share, 60)
        above = [pixel(image, x + dx, y + 6) for dx in range(-8, 9)]
        assert max(max(colour) for colour in above) > 100
    wall.canvas.light(1.0, 0.0)
    x, y = wall.point(150, 60)
    assert max(max(pixel(wall.image(), x + dx, y + 6)) for dx in range(-8, 9)) < 40


def test_a_schematic_route_and_a_range_are_broken_lines() -> None:
    dashed = Trace("dashed", line((-200, 20), (200, 20)), "paper", dashed=True)
    ring = Region("range", (box(-200, -80, 200, -30),), "sky", dashed=True)
    image = Wall(chart=Chart(traces=(dashed,), regions=(ring,))).image()
    for y in (20, -30):
        row = [max(pixel(image, *HOME.to_window(FRAME, x / 2, y))) for x in range(-390, 390)]
        assert max(row) > 70
        assert min(row) < 40


def test_a_region_is_filled_faintly_and_appears_in_its_time() -> None:
    late = Region("zone", (box(-60, -60, 60, 60), box(-20, -20, 20, 20)), "fire", begins=0.4)
    wall = Wall(chart=Chart(regions=(late,)))
    blank = wall.at(40, 40)
    wall.canvas.light(0.4, 0.0)
    fill = wall.at(40, 40)
    assert 10 < fill[0] - blank[0] < 60
    assert wall.at(0, 0) == blank, "its hole"


def test_what_is_chosen_wears_brass() -> None:
    chart = Chart(
        bursts=(replace(RAID, begins=0.0),), spots=(SITE,), traces=(replace(ROUTE, ends=0.0),)
    )
    wall = Wall(chart=chart)
    plain = wall.image()
    assert _brass(wall, plain) == 0
    for feature in ("raid", "site", "route"):
        wall.canvas.choose(feature)
        assert _brass(wall, wall.image()) > 20, feature
    wall.canvas.choose(None)
    assert wall.image().tobytes() == plain.tobytes()


# ----------------------------------------------------------------------------------- names, symbols


def crowd() -> Chart:
    rng = np.random.default_rng(3)
    return Chart(
        spots=tuple(
            Spot(f"s{number}", float(x), float(y), "star", "sky", label=f"Nơi số {number}")
            for number, (x, y) in enumerate(rng.uniform(-150, 150, (40, 2)))
        ),
        bursts=tuple(
            Burst(f"b{number}", float(x), float(y), 0.3, "fire", label=f"Điểm {number}")
            for number, (x, y) in enumerate(rng.uniform(-90, 90, (12, 2)))
        ),
        letterings=(Lettering(0, 0, "Hà Nội", 1), Lettering(60, 20, "Bắc Ninh", 3)),
    )


@pytest.mark.parametrize("text_step", [0, 2])
def test_names_overlap_neither_each_other_nor_panels_nor_the_frame(text_step: int) -> None:
    panel = Rect(FRAME.x, FRAME.y, 300, 440)
    wall = Wall(text_step=text_step)
    wall.show(crowd(), HOME, (panel,))
    texts = list(_written(wall).values())
    assert len(texts) > 8
    assert not [pair for pair in combinations(texts, 2) if pair[0].overlaps(pair[1])]
    inside = [text for text in texts if text.overlaps(FRAME)]
    assert inside
    for text in inside:
        assert not text.overlaps(panel)
        assert text.cut(FRAME) == text, "none is cut"


def test_names_are_where_the_canvas_says() -> None:
    """The rectangles that are placed are those that are drawn: they are full of letters."""
    wall = Wall(chart=crowd())
    image = wall.image()
    for text in _written(wall).values():
        if text.cut(FRAME) == text:
            left, right = int(text.x), int(text.right)
            bright = sum(
                min(pixel(image, x, y)) > 150
                for x in range(left, right) for y in range(int(text.y), int(text.top))
            )  # fmt: skip
            assert bright > 0.05 * text.width * text.height


def test_names_that_come_later_have_their_room_from_the_start() -> None:
    chart = replace(
        crowd(), bursts=tuple(replace(one, begins=0.5) for one in crowd().bursts), spots=()
    )
    wall = Wall(chart=chart)
    before = wall.image()
    wall.canvas.light(1.0, 0.0)
    after = wall.image()
    rect = wall.canvas._signs._written["name 0 Hà Nội"][1]
    x, y = FRAME.centre
    area = (int(x + rect.x), int(540 - y - rect.top), int(x + rect.right), int(540 - y - rect.y))
    letters = [np.asarray(image.crop(area)).min(axis=2) > 200 for image in (before, after)]
    assert letters[0].any()
    assert (letters[0] == letters[1]).all()


def test_names_stay_in_their_slots_when_the_map_has_moved_a_little() -> None:
    wall = Wall(chart=crowd())
    before = {key: written[1] for key, written in wall.canvas._signs._written.items()}
    wall.canvas.look_from(Camera(2.0, 1.0, 2.0))
    wall.canvas.settle()
    after = {key: written[1] for key, written in wall.canvas._signs._written.items()}
    same = [key for key in before if key in after and before[key] == after[key]]
    assert len(same) >= 0.9 * len(before)


@pytest.mark.parametrize("kind", ["label", "first-name", "second-name", "other-name"])
def test_no_letter_of_a_name_is_cut(kind: str) -> None:
    """Stacked marks above capitals and dots below are whole, their outlines included."""
    captions = Captions()
    captions.dress(Wall().look)
    flat, tall = (captions.picture(Caption(kind, word)) for word in ("X", "ẨỄỌ"))  # type: ignore[arg-type]
    box_ = ink_box(tall)
    flat_box = ink_box(flat)
    assert box_ is not None
    assert flat_box is not None
    height = tall.height
    assert box_[3] - box_[1] > 1.3 * (flat_box[3] - flat_box[1]), "marks above and below"
    assert box_[1] >= 0
    assert box_[3] <= height


def test_of_ten_thousand_places_those_are_drawn_that_have_room() -> None:
    rng = np.random.default_rng(4)
    spots = tuple(
        Spot(str(number), float(x), float(y), "star", "sky", label="Nơi")
        for number, (x, y) in enumerate(rng.uniform(-200, 200, (10_000, 2)))
    )
    wall = Wall(chart=Chart(spots=spots))
    shown = wall.canvas._signs.shown_spots
    assert 50 < len(shown) < 2000
    radius = 0.7 * wall.look.font_px("label")
    places = [(spots[number].x * 2, spots[number].y * 2) for number in sorted(shown)]
    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert max(abs(x - other_x), abs(y - other_y)) >= 2 * radius - 0.01


def spot(id_: str, x: float, y: float = 0.0, label: str = "", rank: int = 3) -> Spot:
    return Spot(id_, x, y, "star", "sky", label=label, rank=rank)


def burst(id_: str, x: float, y: float = 0.0, size: float = 0.3, label: str = "") -> Burst:
    return Burst(id_, x, y, size, "fire", label=label)


def test_of_events_of_one_rank_the_larger_is_named_first() -> None:
    """The greatest battle of a campaign had no name, its skirmishes had."""
    small, great = burst("small", 0, 0, 0.1, "Small"), burst("great", 0, 0, 1.0, "Great")
    written = _written(Wall(chart=Chart(bursts=(small, great))))
    assert written["burst great"].x > FRAME.centre[0], "the slot that is tried first"


def test_what_the_curator_marks_goes_before_towns() -> None:
    site = spot("site", 0, 0, "Site", 5)
    alone = _written(Wall(chart=Chart(spots=(site,))))
    chart = Chart(spots=(site,), letterings=(Lettering(19, 0, "A great town", 5),))
    written = _written(Wall(chart=chart))
    assert written["spot site"] == alone["spot site"]
    town = written.get("name 0 A great town")
    assert town is None or not town.contains(*Wall().point(19, 0))


def test_a_town_beside_a_symbol_is_written_when_it_is_seen_from_nearer() -> None:
    chart = Chart(bursts=(burst("b", 0, 0, 0.1),), letterings=(Lettering(12, 9, "Town", 5),))
    wall = Wall(chart=chart)
    assert not _written(wall)
    wall.show(chart, Camera(0, 0, 8.0))
    assert list(_written(wall)) == ["name 0 Town"]


def test_a_suburb_is_not_written_for_its_city() -> None:
    city, suburb = Lettering(0, 0, "City", 5), Lettering(0, 16, "Suburb", 5)
    wall = Wall(chart=Chart(letterings=(city, suburb)))
    assert set(_written(wall)) == {"name 0 City", "name 1 Suburb"}
    wall = Wall(chart=Chart(bursts=(burst("b", 0, -14, 0.1),), letterings=(city, suburb)))
    assert not _written(wall)


def test_a_symbol_wears_no_name_that_stands_beside_it_already() -> None:
    twins = Chart(
        spots=(spot("place", 0, 0, "Smolensk"),), bursts=(burst("b", 3, 0, 0.3, "Smolensk"),)
    )
    assert list(_written(Wall(chart=twins))) == ["spot place"]
    late = replace(twins.spots[0], begins=0.6)
    assert set(_written(Wall(chart=replace(twins, spots=(late,))))) == {"spot place", "burst b"}
    afar = replace(twins.bursts[0], x=100.0)
    assert len(_written(Wall(chart=replace(twins, bursts=(afar,))))) == 2


def test_a_line_leads_from_a_name_to_a_dot_on_its_event() -> None:
    """The line was as thin as a hair, and ended nowhere."""
    ring = tuple(
        spot(f"{x} {y}", 13 * x, 13 * y)
        for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) not in ((0, 0), (1, 1))
    )  # fmt: skip
    raid = burst("raid", 0, 0, 0.05, "Kinh Nỗ")
    wall = Wall(chart=Chart(spots=ring, bursts=(raid,)))
    text = _written(wall)["burst raid"]
    x, y = wall.point(0, 0)
    assert text.x > x + 20
    assert text.y > y + 20
    image = wall.image()
    steps = [share / 40 for share in range(4, 37)]
    along = [(x + (text.x - x) * share, y + (text.y - y) * share) for share in steps]
    near = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    bright = [max(min(pixel(image, px + dx, py + dy)) for dx, dy in near) for px, py in along]
    assert min(bright) > 150, "a line of paper all the way"
    assert min(pixel(image, x, y)) > 200, "a dot"
    dark = [sum(pixel(image, x + dx, y + dy)) for dx, dy in ((-2, 1), (1, -2), (-2, -1))]
    assert min(dark) < 200, "in a dark ring"


def test_what_is_chosen_is_shown_even_in_a_crowd() -> None:
    spots = tuple(replace(SITE, id=str(number), x=number / 10, rank=number) for number in range(9))
    wall = Wall(chart=Chart(spots=spots))
    assert wall.canvas._signs.shown_spots == {0}
    wall.canvas.choose("7")
    assert 7 in wall.canvas._signs.shown_spots


# --------------------------------------------------------------------------------------- fingertips


def finger(wall: Wall, x: float, y: float, reach: float = REACH) -> str | None:
    """What is meant at a place of the plane."""
    return wall.canvas.feature_at(*wall.point(x, y), reach)


def test_a_fingertip_means_symbols_before_routes_before_areas() -> None:
    chart = Chart(
        spots=(replace(SITE, x=0.0, y=60.0, label=""),),
        traces=(replace(ROUTE, ends=0.0),),
        regions=(
            Region("great", (box(-200, -100, 200, 100),), "sky"),
            Region("small", (box(-100, 20, -60, 90),), "sky"),
        ),
    )
    wall = Wall(chart=chart)
    assert finger(wall, 2, 62) == "site"
    assert finger(wall, 40, 63) == "route"
    assert finger(wall, 40, 80) == "great"
    assert finger(wall, -80, 40) == "small"
    assert finger(wall, 40, 80) == "great"
    assert finger(wall, 205, 105) is None
    assert wall.canvas.feature_at(5, 5, REACH) is None, "outside of the frame"


def test_a_fingertip_means_the_nearest_middle_and_the_smallest_disc() -> None:
    small = replace(RAID, id="small", x=60.0, y=30.0, size=0.01, begins=0.0, label="")
    great = replace(RAID, begins=0.0, label="")
    wall = Wall(chart=Chart(bursts=(great, small)))
    assert finger(wall, 61, 30) == "small"
    assert finger(wall, 50, 30) == "raid"
    assert finger(wall, 41, 30) == "raid", "the edge of a large disc, out of reach of its middle"


def test_a_fingertip_on_a_name_means_what_it_names() -> None:
    wall = Wall(chart=Chart(spots=(SITE,)))
    text = wall.canvas._signs.texts(HOME, FRAME, 0.0)["site"]
    assert wall.canvas.feature_at(text.right - 3, text.centre[1], 2.0) == "site"


def test_a_fingertip_means_nothing_that_has_not_begun() -> None:
    route = replace(ROUTE, begins=0.2, ends=0.8)
    wall = Wall(chart=Chart(bursts=(RAID,), traces=(route,)))
    for share, at_burst, at_start, at_end in (
        (0.0, None, None, None),
        (0.5, "raid", "route", None),
        (1.0, "raid", "route", "route"),
    ):
        wall.canvas.light(share, 0.0)
        assert finger(wall, RAID.x, RAID.y) == at_burst
        assert finger(wall, -100, 60) == at_start
        assert finger(wall, 140, 60) == at_end


def test_a_feature_tells_where_it_is_seen() -> None:
    route = Trace("long", line((-1000, 50), (3000, 50)), "paper")
    zone = Region("zone", (box(-60, -60, 20, 20),), "sky")
    wall = Wall(chart=Chart(spots=(SITE,), traces=(route,), regions=(zone,)))
    assert wall.canvas.position_of("site") == pytest.approx(wall.point(SITE.x, SITE.y))
    assert wall.canvas.position_of("zone") == pytest.approx(wall.point(-20, -20))
    assert wall.canvas.position_of("long") == pytest.approx((FRAME.right, wall.point(0, 50)[1]))
    assert wall.canvas.position_of("nowhere") is None


# --------------------------------------------------------------------------------- what it costs


def test_a_map_that_stands_still_is_not_drawn_again(tmp_path: Path) -> None:
    path = tmp_path / "relief.png"
    Image.radial_gradient("L").save(path)
    ground, chart = country(path), crowd()
    wall = Wall(ground=ground, chart=chart)
    wall.tick()
    wall.canvas.choose("s1")
    wall.canvas.light(0.5, 0.1)
    wall.image()
    assert not needs_redraw()
    for _ in range(3):
        wall.canvas.hang(FRAME, wall.look)
        wall.canvas.lay(ground)
        wall.canvas.show(chart, ())
        wall.canvas.light(0.5, 0.1)
        wall.canvas.choose("s1")
        wall.canvas.look_from(HOME)
        wall.canvas.settle()
        wall.tick()
        assert not needs_redraw()
    wall.canvas.light(0.6, 0.1)
    assert needs_redraw(), "the measure is not blind"


def test_playing_and_panning_make_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame costs the same however much lies on the map: camera and clock are mere numbers."""
    wall = Wall(ground=country(), chart=crowd())
    monkeypatch.setattr("kiosk.widgets.map.layer.Mesh", _refuse)
    for step in range(1, 20):
        wall.canvas.light(step / 20, 0.05)
        wall.canvas.look_from(Camera(step, 0.0, 2.0 * 1.005**step))


def test_nothing_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[weakref.ref[object]] = []

    class Counted(Mesh):  # type: ignore[misc]  # Kivy has no types
        def __init__(self, **options: object) -> None:
            super().__init__(**options)
            alive.append(weakref.ref(self))

    monkeypatch.setattr("kiosk.widgets.map.layer.Mesh", Counted)
    wall = Wall(ground=country())
    counts = []
    for round_ in range(6):
        wall.canvas.lay(country())
        for scale in (1.0, 2.0, 4.0):
            wall.show(crowd(), Camera(0, 0, scale))
        wall.canvas.light(round_ / 6, 0.1)
        wall.image()
        let_kivy_work()
        gc.collect()
        counts.append(sum(mesh() is not None for mesh in alive))
    assert counts[-1] == counts[1]
    assert len(wall.canvas._signs.captions._pictures) < 60


def test_what_is_taken_down_is_given_back() -> None:
    wall = Wall(ground=country(), chart=crowd())
    fbo = wall.canvas._backdrop._fbo
    assert isinstance(fbo, Fbo)
    buffer = weakref.ref(fbo)
    picture = weakref.ref(next(iter(wall.canvas._signs.captions._pictures.values())))
    del fbo
    wall.canvas.lay(None)
    wall.canvas.show(Chart(), ())
    wall.image()
    gc.collect()
    assert buffer() is None
    assert picture() is None
    assert len(colours(wall.image())) == 1


def test_a_canvas_that_is_let_go_is_gone() -> None:
    wall = Wall(ground=country(), chart=crowd())
    wall.image()
    canvas = weakref.ref(wall.canvas)
    Wall()
    del wall
    let_kivy_work()
    gc.collect()
    assert canvas() is None


def test_a_new_look_and_a_new_frame_are_taken() -> None:
    wall = Wall(ground=country(), chart=crowd())
    night = wall.at(-150, -20)
    contrast = Wall("high-contrast").look
    wall = Wall(ground=country(), chart=crowd())
    wall.canvas.hang(FRAME, contrast)
    wall.canvas.look_from(HOME)
    assert distance(wall.at(-150, -20), night) > 5
    smaller = Rect(200, 100, 500, 300)
    wall.canvas.hang(smaller, contrast)
    wall.canvas.look_from(HOME)
    assert wall.canvas.position_of("s0") is not None
    image = wall.image()
    assert pixel(image, 190, 90) == pixel(image, 5, 5), "nothing outside of the smaller frame"
    assert pixel(image, *smaller.centre) != pixel(image, 5, 5)


def test_an_empty_map_and_a_frame_without_size_do_no_harm() -> None:
    wall = Wall()
    wall.canvas.hang(Rect(0, 0, 0, 0), wall.look)
    wall.canvas.lay(country())
    wall.canvas.show(crowd(), ())
    wall.canvas.look_from(HOME)
    wall.canvas.settle()
    wall.image()
    wall.canvas.hang(FRAME, wall.look)
    wall.canvas.lay(Drawn((country().levels[0],)))
    wall.canvas.look_from(HOME)
    assert distance(wall.at(-150, -20), wall.rgb("ink")) > 15


def _refuse(**_: object) -> None:
    raise AssertionError("a mesh was made")


def _brass(wall: Wall, image: Image.Image) -> int:
    brass = wall.rgb("brass")
    return sum(count for colour, count in colours(image).items() if distance(colour, brass) < 20)


def _written(wall: Wall) -> dict[str, Rect]:
    """The rectangles of all names in window pixels."""
    found = {}
    for key, (_, rect, place, _) in wall.canvas._signs._written.items():
        x, y = wall.point(*place)
        found[key] = Rect(round(x) + rect.x, round(y) + rect.y, rect.width, rect.height)
    return found
