"""What curators write comes to lie where it is on Earth, and back."""

from math import asin, cos, hypot, pi, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.chart import Points
from kiosk.cartography.clip import ring_area
from kiosk.cartography.projection import (
    EARTH_RADIUS_KM,
    FARTHEST_LATITUDE,
    Mercator,
    Picture,
    Plane,
)
from kiosk.core.geometry import Rect

EQUATOR_KM = 2 * pi * EARTH_RADIUS_KM

latitudes = st.floats(-85.0, 85.0)
longitudes = st.floats(-180.0, 180.0)
cuts = st.floats(-360.0, 180.0)
pixels = st.floats(-10_000.0, 10_000.0)


def kilometres_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """The haversine formula."""
    south, north = radians(here[0]), radians(there[0])
    up, across = north - south, radians(there[1] - here[1])
    share = sin(up / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, share)))


def turns_apart(one: float, other: float) -> float:
    """How far two longitudes differ, whole turns left out."""
    return abs((one - other + 180.0) % 360.0 - 180.0)


class TestMercator:
    @given(cuts, latitudes, longitudes)
    def test_there_and_back_is_the_same_position(
        self, west: float, latitude: float, longitude: float
    ) -> None:
        plane = Mercator(west)
        back = plane.position(*plane.place(latitude, longitude))
        assert back[0] == pytest.approx(latitude, abs=1e-9)
        assert turns_apart(back[1], longitude) == pytest.approx(0.0, abs=1e-9)
        assert -180.0 <= back[1] <= 180.0

    @given(cuts, st.lists(st.tuples(st.floats(-90.0, 90.0), st.floats(-720.0, 720.0)), max_size=9))
    def test_many_places_lie_where_each_alone_does(
        self, west: float, positions: list[tuple[float, float]]
    ) -> None:
        plane = Mercator(west)
        many = plane.places(np.array(positions, dtype=np.float64).reshape(-1, 2))
        alone = np.array([plane.place(*position) for position in positions]).reshape(-1, 2)
        np.testing.assert_allclose(many, alone, atol=1e-6)

    @given(cuts, latitudes, st.floats(-3000.0, 3000.0))
    def test_every_longitude_lies_on_the_map_and_not_farther_than_once_around(
        self, west: float, latitude: float, longitude: float
    ) -> None:
        x, _ = Mercator(west).place(latitude, longitude)
        edge = EARTH_RADIUS_KM * radians(west)
        assert edge - 1e-6 <= x <= edge + EQUATOR_KM + 1e-6

    @given(cuts, st.floats(0.0, 359.999))
    def test_a_longitude_east_of_the_cut_keeps_its_number(self, west: float, east: float) -> None:
        x, _ = Mercator(west).place(0.0, west + east)
        assert x == pytest.approx(EARTH_RADIUS_KM * radians(west + east), abs=1e-6)

    def test_both_edges_of_the_world_keep_their_sides(self) -> None:
        plane = Mercator()
        assert plane.place(0.0, 180.0)[0] == pytest.approx(EQUATOR_KM / 2)
        assert plane.place(0.0, -180.0)[0] == pytest.approx(-EQUATOR_KM / 2)
        both = plane.places(np.array([[0.0, 180.0], [0.0, -180.0]]))
        assert both[:, 0] == pytest.approx([EQUATOR_KM / 2, -EQUATOR_KM / 2])

    def test_a_map_of_the_pacific_holds_together_across_the_antimeridian(self) -> None:
        (x, _), (other, _) = (Mercator(0.0).place(10.0, at) for at in (179.0, -179.0))
        assert other - x == pytest.approx(EQUATOR_KM * 2 / 360)

    @given(longitudes, st.floats(FARTHEST_LATITUDE, 90.0))
    def test_what_lies_beyond_the_last_parallel_is_drawn_on_it(
        self, longitude: float, latitude: float
    ) -> None:
        plane = Mercator()
        edge = plane.place(FARTHEST_LATITUDE, longitude)
        assert plane.place(latitude, longitude) == edge
        assert plane.place(-latitude, longitude) == pytest.approx((edge[0], -edge[1]))

    def test_north_is_up_and_the_unit_is_a_kilometre_at_the_equator(self) -> None:
        plane = Mercator()
        assert plane.place(0.0, 0.0) == (0.0, 0.0)
        x, y = plane.place(1.0, 1.0)
        assert (x, y) == pytest.approx((EQUATOR_KM / 360, EQUATOR_KM / 360), rel=1e-3)
        assert y > 0.0

    @given(st.floats(-80.0, 80.0), st.floats(-179.0, 179.0))
    def test_small_boxes_keep_their_shape(self, latitude: float, longitude: float) -> None:
        tall = 1e-3
        wide = tall / cos(radians(latitude))
        box = Mercator().box(latitude, longitude, latitude + tall, longitude + wide)
        assert box.width / box.height == pytest.approx(1.0, rel=1e-3)

    @given(st.floats(-80.0, 80.0), st.floats(-179.0, 178.0), st.floats(0.0, 1e-2))
    def test_a_scale_bar_is_as_long_as_the_ground(
        self, latitude: float, longitude: float, east: float
    ) -> None:
        plane = Mercator()
        here, there = (latitude, longitude), (latitude, longitude + east)
        (x, y), (other_x, other_y) = plane.place(*here), plane.place(*there)
        ground = kilometres_between(here, there) * plane.unit_km(latitude)
        assert hypot(other_x - x, other_y - y) == pytest.approx(ground, rel=1e-4, abs=1e-6)

    @given(st.floats(-60.0, 60.0), longitudes, st.floats(0.1, 2500.0), cuts)
    def test_every_point_of_a_circle_is_equally_far_over_the_ground(
        self, latitude: float, longitude: float, kilometres: float, west: float
    ) -> None:
        plane = Mercator(west)
        ring = plane.circle(latitude, longitude, kilometres)
        assert len(ring) == 96
        for x, y in ring:
            far = kilometres_between((latitude, longitude), plane.position(x, y))
            assert far == pytest.approx(kilometres, rel=1e-6)

    @given(st.floats(-60.0, 60.0), longitudes, st.floats(0.1, 2500.0), cuts)
    def test_a_circle_stays_in_one_piece_around_its_middle(
        self, latitude: float, longitude: float, kilometres: float, west: float
    ) -> None:
        plane = Mercator(west)
        x, y = plane.place(latitude, longitude)
        ring = plane.circle(latitude, longitude, kilometres, count=64)
        assert np.ptp(ring[:, 0]) < EQUATOR_KM / 2
        assert ring[:, 0].min() < x < ring[:, 0].max()
        assert ring[:, 1].min() < y < ring[:, 1].max()
        assert ring_area(ring) > 0.0

    @pytest.mark.parametrize("side", [1, -1])
    def test_a_circle_around_a_pole_is_closed_along_the_edge_of_the_map(self, side: int) -> None:
        plane = Mercator()
        ring = plane.circle(side * 70.0, 20.0, 4000.0)
        _, edge = plane.place(side * 90.0, 0.0)
        assert np.ptp(ring[:, 0]) == pytest.approx(EQUATOR_KM)
        assert sum(abs(y - edge) < 1e-6 for y in ring[:, 1]) >= 2
        _, shore = plane.place(side * (110.0 - np.degrees(4000.0 / EARTH_RADIUS_KM)), 0.0)
        assert abs(ring_area(ring)) > EQUATOR_KM * abs(edge - shore)

    def test_a_circle_without_radius_is_a_point(self) -> None:
        plane = Mercator()
        ring = plane.circle(21.0, 105.8, 0.0, count=8)
        assert ring == pytest.approx(np.tile(plane.place(21.0, 105.8), (8, 1)))

    @given(latitudes, latitudes, longitudes, st.floats(0.01, 359.9))
    def test_a_box_lies_between_its_corners(
        self, south: float, north: float, west: float, width: float
    ) -> None:
        plane = Mercator(west)
        east = (west + width + 180.0) % 360.0 - 180.0
        box = plane.box(south, west, north, east)
        assert (box.x, box.y) == pytest.approx(plane.place(min(south, north), west))
        assert (box.right, box.top) == pytest.approx(
            plane.place(max(south, north), west + width), abs=1e-6
        )

    def test_the_whole_world_is_a_box_too(self) -> None:
        box = Mercator().box(-60.0, -180.0, 60.0, 180.0)
        assert (box.x, box.width) == pytest.approx((-EQUATOR_KM / 2, EQUATOR_KM))
        assert Mercator().box(0.0, 30.0, 1.0, 30.0).width == pytest.approx(EQUATOR_KM)
        assert Mercator().box(0.0, -180.0, 1.0, 540.0).width == pytest.approx(EQUATOR_KM)


class TestPicture:
    @given(pixels, pixels)
    def test_there_and_back_is_the_same_pixel(self, left: float, top: float) -> None:
        plane = Picture(4000, 3000)
        assert plane.position(*plane.place(left, top)) == pytest.approx((left, top), abs=1e-9)

    @given(st.lists(st.tuples(pixels, pixels), max_size=6))
    def test_many_places_lie_where_each_alone_does(
        self, positions: list[tuple[float, float]]
    ) -> None:
        plane = Picture(4000, 3000)
        many = plane.places(np.array(positions, dtype=np.float64).reshape(-1, 2))
        assert [tuple(row) for row in many] == [plane.place(*position) for position in positions]

    def test_the_top_of_the_picture_is_up(self) -> None:
        plane = Picture(4000, 3000)
        assert plane.place(0, 0) == (0, 3000)
        assert plane.place(4000, 3000) == (4000, 0)

    def test_a_circle_is_as_wide_as_its_pixels_say(self) -> None:
        ring = Picture(4000, 3000).circle(1000, 500, 200, count=32)
        assert np.hypot(ring[:, 0] - 1000, ring[:, 1] - 2500) == pytest.approx(np.full(32, 200.0))
        assert ring_area(ring) > 0.0

    def test_a_box_is_the_same_whichever_corners_name_it(self) -> None:
        plane = Picture(4000, 3000)
        box = Rect(100, 2400, 900, 400)
        assert plane.box(100, 200, 1000, 600) == plane.box(1000, 600, 100, 200) == box


@pytest.mark.parametrize("plane", [Mercator(), Picture(100, 80)])
def test_any_plane_knows_the_corners_of_its_boxes(plane: Plane) -> None:
    def corners(box: Rect) -> Points:
        return np.array([[box.x, box.y], [box.right, box.top]])

    placed = [plane.place(10.0, 20.0), plane.place(30.0, 60.0)]
    expected = np.sort(np.array(placed), axis=0)
    assert corners(plane.box(10.0, 20.0, 30.0, 60.0)) == pytest.approx(expected)
