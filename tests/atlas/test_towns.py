"""Which towns a map shows."""

from pathlib import Path

import pytest

from kiosk.atlas.towns import read_towns
from kiosk.cartography.survey import Box
from tests.atlas.geodata import town, write_towns

HERE = Box(0, 0, 10, 10)


def chosen(folder: Path, *boxes: Box, most: int = 10) -> list[str]:
    return [each.names["en"] for each in read_towns(folder, boxes or (HERE,), most)]


def test_the_greatest_come_first_and_the_capital_before_all(tmp_path: Path) -> None:
    write_towns(
        tmp_path,
        [
            town("Small", 1, 1, population=20_000),
            town("Large", 5, 5, population=900_000),
            town("Capital", 9, 9, population=30_000),
        ],
        capital="Capital",
    )
    towns = read_towns(tmp_path, [HERE], 10)
    assert [(each.names["en"], each.rank) for each in towns] == [
        ("Capital", 1), ("Large", 2), ("Small", 4),
    ]  # fmt: skip


def test_a_hamlet_with_the_name_of_the_capital_is_none(tmp_path: Path) -> None:
    """A second Hanoi without inhabitants was ranked among the greatest cities."""
    write_towns(
        tmp_path,
        [town("Hanoi", 1, 1, population=0), town("Hanoi", 5, 5, population=8_000_000)],
        capital="Hanoi",
    )
    assert [each.rank for each in read_towns(tmp_path, [HERE], 10)] == [1, 5]


def test_of_neighbours_only_the_greater_is_shown(tmp_path: Path) -> None:
    write_towns(
        tmp_path,
        [town("Suburb", 5, 5.05, population=1000), town("City", 5, 5), town("Far", 5, 5.5)],
    )
    assert sorted(chosen(tmp_path)) == ["City", "Far"]


def test_there_are_no_more_than_wanted_in_each_box(tmp_path: Path) -> None:
    write_towns(tmp_path, [town(f"T{n}", n, n, population=1000 * (20 - n)) for n in range(1, 10)])
    assert chosen(tmp_path, most=3) == ["T1", "T2", "T3"]
    assert sorted(chosen(tmp_path, HERE, Box(6.5, 6.5, 10, 10), most=2)) == ["T1", "T2", "T7", "T8"]


def test_towns_beyond_the_antimeridian_lie_where_the_map_goes_on(tmp_path: Path) -> None:
    write_towns(tmp_path, [town("East", 5, -175, countrycode="US"), town("Off", 5, 100)])
    (found,) = read_towns(tmp_path, [Box(0, 170, 10, 190)], 10)
    assert found.longitude == pytest.approx(185)


def test_without_towns_nothing_is_read(tmp_path: Path) -> None:
    assert read_towns(tmp_path / "missing", [HERE], 0) == ()
