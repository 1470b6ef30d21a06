"""What was prepared serves while the camera stays within its margin and about its scale."""

import pytest

from kiosk.cartography.camera import Camera
from kiosk.core.geometry import Rect
from kiosk.widgets.map.coverage import Coverage

FRAME = Rect(100, 50, 800, 400)
HOME = Camera(10.0, 20.0, 2.0)
COVERAGE = Coverage.around(HOME, FRAME, 4096)


def test_the_margin_is_a_quarter_of_the_frame_on_each_side() -> None:
    assert COVERAGE.sheet == Rect(0, 0, 1200, 600)
    assert COVERAGE.region == Rect(10 - 300, 20 - 150, 600, 300)


def test_no_side_is_longer_than_allowed_unless_the_frame_is() -> None:
    assert Coverage.around(HOME, FRAME, 1000).sheet == Rect(0, 0, 1000, 600)
    assert Coverage.around(HOME, FRAME, 500).sheet.width == 800


@pytest.mark.parametrize(
    ("camera", "serves"),
    [
        (HOME, True),
        (Camera(10 + 100, 20 - 50, 2.0), True),  # the margin is 100 by 50 plane units
        (Camera(10 + 101, 20, 2.0), False),
        (Camera(10, 20 + 51, 2.0), False),
        (Camera(10, 20, 2.9), True),
        (Camera(10, 20, 3.1), False),
        (Camera(10, 20, 1.34), True),
        (Camera(10, 20, 1.3), False),
    ],
)
def test_it_serves_what_it_shows(camera: Camera, serves: bool) -> None:
    assert COVERAGE.serves(camera) is serves


def test_at_rest_it_serves_only_at_its_own_scale_and_far_from_its_edge() -> None:
    assert COVERAGE.serves_at_rest(Camera(10 + 49, 20 + 24, 2.0))
    assert not COVERAGE.serves_at_rest(Camera(10 + 51, 20, 2.0))
    assert not COVERAGE.serves_at_rest(Camera(10, 20, 2.001))


def test_a_camera_at_its_scale_is_moved_to_whole_pixels() -> None:
    assert COVERAGE.snapped(Camera(10.3, 19.6, 2.0)) == Camera(10.5, 19.5, 2.0)
    free = Camera(10.3, 19.6, 2.1)
    assert COVERAGE.snapped(free) is free
