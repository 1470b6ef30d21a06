"""Which positions of a line were written the wrong way round, and which are only far away."""

from array import array

import pytest

from kiosk.cartography.strays import first_turned, is_off

LITHUANIA = (46.0, 0.0, 64.0, 60.0)
TONKIN = (-28.0, 72.0, 60.0, 178.0)
PACIFIC = (-30.0, 140.0, 30.0, 220.0)


def line(*pairs: tuple[float, float]) -> "array[float]":
    return array("d", (number for pair in pairs for number in pair))


@pytest.mark.parametrize(
    ("pairs", "place"),
    [
        ([(54.69, 25.28), (55.19, 30.2), (54.78, 32.05)], None),
        ([(54.69, 25.28), (30.2, 55.19), (54.78, 32.05)], 1),
        ([(25.28, 54.69), (55.19, 30.2), (54.78, 32.05)], 0),
        ([(54.69, 25.28), (55.19, 30.2), (32.05, 54.78)], 2),
        ([(54.69, 25.28), (30.2, 55.19), (32.05, 54.78), (55.5, 35.8)], 1),
        ([(25.28, 54.69), (30.2, 55.19), (32.05, 54.78)], 0),
        ([(54.69, 25.28), (10.0, 100.0), (54.78, 32.05)], None),
    ],
)
def test_positions_turned_round_are_found(
    pairs: list[tuple[float, float]], place: int | None
) -> None:
    assert first_turned(line(*pairs), LITHUANIA) == place


def test_a_coast_that_leaves_the_map_is_left_in_peace() -> None:
    """The far north of Russia would lie in China if it were turned round."""
    russia = [(50.0 + step, 100.0 - 2 * step) for step in range(25)]
    assert any(longitude < 72 <= latitude for latitude, longitude in russia)
    assert first_turned(line(*russia), TONKIN) is None


def test_maps_across_the_date_line_have_one_inside() -> None:
    assert not is_off(line((10, 185)), PACIFIC)
    assert not is_off(line((10, -175)), PACIFIC)
    assert is_off(line((10, -130)), PACIFIC)
    assert first_turned(line((10, 179), (10, -179)), PACIFIC) is None


def test_a_line_is_off_only_if_all_of_it_is() -> None:
    assert is_off(line((10, 100), (11, 100)), LITHUANIA)
    assert not is_off(line((10, 100), (50, 30)), LITHUANIA)


def test_one_of_a_million_is_found() -> None:
    numbers = line(*((50.0 + step % 7, 20.0 + step % 11) for step in range(1_000_000)))
    assert first_turned(numbers, LITHUANIA) is None
    numbers[2 * 700_000 : 2 * 700_000 + 2] = array("d", (25.0, 64.0))
    assert first_turned(numbers, LITHUANIA) == 700_000
