"""What is covered is never called free, and a symbol near a box is always found."""

from math import hypot

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.occupancy import Box, Covered, Mark, Marks, Sieve

WINDOW = (-100.0, -50.0, 500.0, 350.0)
numbers = st.floats(-150, 550).map(lambda number: round(number, 2))
sizes = st.floats(1, 200).map(lambda number: round(number, 2))
boxes = st.builds(lambda x, y, width, height: (x, y, x + width, y + height),
                  numbers, numbers, sizes, sizes)  # fmt: skip


def inside(box: Box) -> bool:
    return (
        WINDOW[0] <= box[0] and box[2] <= WINDOW[2] and WINDOW[1] <= box[1] and box[3] <= WINDOW[3]
    )


def overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


@given(st.lists(boxes, max_size=12), boxes.filter(inside))
def test_what_nothing_covers_is_free(taken: list[Box], box: Box) -> None:
    covered = Covered(WINDOW)
    for one in taken:
        covered.add(one)
    assert covered.is_free(box) == (not any(overlap(box, one) for one in taken))


@given(st.lists(boxes, max_size=12), st.lists(boxes.filter(inside), min_size=1, max_size=12))
def test_the_sieve_lets_everything_through_that_is_free(taken: list[Box], asked: list[Box]) -> None:
    covered = Covered(WINDOW)
    for one in taken:
        covered.add(one)
    is_open = Sieve(WINDOW, covered.boxes).is_open(np.array(asked))
    for box, open_ in zip(asked, is_open, strict=True):
        assert open_ or not covered.is_free(box)


def test_the_sieve_holds_back_what_is_plainly_covered() -> None:
    sieve = Sieve(WINDOW, [(0.0, 0.0, 30.0, 30.0)])
    asked = np.array([(10.0, 10.0, 60.0, 30.0), (40.0, 40.0, 90.0, 60.0)])
    assert sieve.is_open(asked).tolist() == [False, True]


def test_a_sieve_of_nothing_is_open() -> None:
    assert Sieve(WINDOW, []).is_open(np.array([(0.0, 0.0, 9.0, 9.0)])).all()
    assert Sieve((0.0, 0.0, 0.0, 0.0), []).is_open(np.empty((0, 4))).shape == (0,)


@given(st.lists(st.tuples(numbers, numbers, sizes), max_size=12), boxes, sizes)
def test_every_symbol_whose_disc_comes_near_is_found(
    places: list[tuple[float, float, float]], box: Box, away: float
) -> None:
    marks = Marks()
    for number, (x, y, reach) in enumerate(places):
        marks.add(Mark(str(number), x, y, 1.0, reach))
    found = {mark.key: distance for mark, distance in marks.near(box, away)}
    for number, (x, y, reach) in enumerate(places):
        distance = hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))
        if distance < away + reach:
            assert found[str(number)] == distance
