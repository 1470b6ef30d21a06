"""Where features are, told from the chart alone."""

import numpy as np
import pytest

from kiosk.cartography.chart import Burst, Chart, Points, Region, Spot, Trace
from kiosk.core.geometry import Rect
from kiosk.widgets.map.whereabouts import Fingertip, Whereabouts

EVERYWHERE = Rect(-1e6, -1e6, 2e6, 2e6)


def points(*pairs: tuple[float, float]) -> Points:
    return np.array(pairs, float)


ELBOW = Trace("elbow", points((0, 0), (10, 0), (10, 10)), "paper", begins=0.2, ends=0.6)
RING = Region(
    "ring",
    (points((0, 0), (30, 0), (30, 30), (0, 30)), points((10, 10), (20, 10), (20, 20), (10, 20))),
    "sky",
)


def test_the_head_of_a_route_goes_its_way_evenly() -> None:
    where = Whereabouts(Chart(traces=(ELBOW,)))
    heads = [where.head_of(ELBOW, share) for share in (0.0, 0.3, 0.5, 0.6, 1.0)]
    places = np.array([place for place, _ in heads])
    assert places == pytest.approx(np.array([(0, 0), (5, 0), (10, 5), (10, 10), (10, 10)]))
    assert [angle for _, angle in heads] == pytest.approx([0, 0, 90, 90, 90])


def test_a_route_is_where_it_is_seen_nearest_to_its_middle() -> None:
    where = Whereabouts(Chart(traces=(ELBOW,)))
    assert where.position_of("elbow", EVERYWHERE) == (10, 0)
    assert where.position_of("elbow", Rect(-5, -5, 9, 9)) == pytest.approx((4, 0))
    assert where.position_of("elbow", Rect(5, 6, 9, 9)) == pytest.approx((10, 6))
    assert where.position_of("elbow", Rect(50, 50, 9, 9)) == (10, 0), "nothing of it is seen"


def test_an_area_is_where_its_weight_is() -> None:
    wedge = Region("wedge", (points((0, 0), (9, 0), (0, 9)),), "sky")
    thread = Region("thread", (points((0, 0), (5, 0), (10, 0)),), "sky")
    where = Whereabouts(Chart(regions=(wedge, thread)))
    assert where.position_of("wedge", EVERYWHERE) == pytest.approx((3, 3))
    assert where.position_of("thread", EVERYWHERE) == pytest.approx((5, 0))


def test_what_is_unknown_is_nowhere() -> None:
    assert Whereabouts(Chart()).position_of("nothing", EVERYWHERE) is None


@pytest.mark.parametrize(
    ("place", "found"), [((5, 5), "ring"), ((15, 15), None), ((31, 5), None), ((25, 15), "ring")]
)
def test_a_hole_is_not_part_of_an_area(place: tuple[float, float], found: str | None) -> None:
    assert Whereabouts(Chart(regions=(RING,))).region_at(Fingertip(place, 1.0, 0.0)) == found


def test_a_route_is_touched_only_where_it_is_drawn() -> None:
    where = Whereabouts(Chart(traces=(ELBOW,)))
    for share, place, found in (
        (0.1, (1, 0), None),
        (0.3, (1, 0), "elbow"),
        (0.3, (5.5, 0), "elbow"),
        (0.3, (8, 0), None),
        (0.6, (11, 9), "elbow"),
    ):
        assert where.trace_at(Fingertip(place, 1.0, share)) == found, (share, place)


def test_the_nearest_middle_is_meant_then_the_smallest_disc() -> None:
    bursts = (Burst("great", 0, 0, 1.0, "fire"), Burst("small", 20, 0, 0.1, "fire"))
    spots = (Spot("spot", 40, 0, "star", "sky"), Spot("hidden", 0, 50, "star", "sky"))
    where = Whereabouts(Chart(spots=spots, bursts=bursts))
    radii = np.array([100.0, 30.0])
    for place, found in (
        ((1, 0), ("great", True)),
        ((18, 0), ("small", True)),
        ((44, 0), ("spot", False)),
        ((0, 50), ("great", True)),
        ((0, 104), (None, False)),
        ((-20, 0), ("great", True)),
        ((30, 12), ("small", True)),
    ):
        tip = Fingertip(place, 5.0, 0.0)
        assert where.symbol_at(tip, radii, 3.0, {0}) == found, place


def test_the_origin_lies_where_most_is() -> None:
    near = tuple(Burst(str(x), 100.0 + x, 50.0, 0.1, "fire") for x in range(9))
    far = Burst("far", 90_000.0, -4_000.0, 0.1, "fire")
    assert Whereabouts(Chart(bursts=(*near, far))).origin == pytest.approx((104, 50), abs=1)
    assert Whereabouts(Chart()).origin == (0.0, 0.0)
