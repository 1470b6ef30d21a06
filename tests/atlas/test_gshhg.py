"""Shores and rivers read from small files of the same form."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.atlas.gshhg import Kind, Shore, SourceError, read_rivers, read_shores
from kiosk.atlas.sheet import bounds_of
from kiosk.cartography.survey import Box
from tests.atlas.geodata import ISLAND, LAKE, LAND, RIVER, square, write_shapes

HERE = bounds_of(Box(0, 0, 10, 10))


def shores(folder: Path, bounds: tuple[float, float, float, float] = HERE) -> list[Shore]:
    return list(read_shores(folder, bounds))


def test_shapes_elsewhere_are_left_out(tmp_path: Path) -> None:
    write_shapes(
        tmp_path,
        "gshhs",
        [
            (LAND, 100, "0", square(1, 1, 4, 4)),
            (LAND, 100, "1", square(20, 1, 24, 4)),
            (LAND, 100, "2", square(1, 20, 4, 24)),
        ],
    )
    (shore,) = shores(tmp_path)
    assert shore.kind is Kind.LAND
    assert shore.ring[:, 0].max() == 4
    assert not shore.halved


def test_lakes_islands_and_great_rivers_are_told_apart(tmp_path: Path) -> None:
    write_shapes(
        tmp_path,
        "gshhs",
        [
            (LAND, 100, "0", square(0, 0, 9, 9)),
            (LAKE, 10, "1", square(1, 1, 4, 4)),
            (LAKE, -10, "2", square(5, 1, 5.1, 4)),
            (ISLAND, 1, "3", square(2, 2, 3, 3)),
        ],
    )
    assert [shore.kind for shore in shores(tmp_path)] == [
        Kind.LAND, Kind.LAKE, Kind.RIVER, Kind.ISLAND,
    ]  # fmt: skip


def test_what_is_too_small_is_not_read_and_great_rivers_are_not_small(tmp_path: Path) -> None:
    """The Red River was missing: the files give great rivers an area below nothing."""
    write_shapes(
        tmp_path,
        "gshhs",
        [(LAND, 3, "0", square(1, 1, 2, 2)), (LAKE, -276, "1", square(3, 3, 4, 4))],
    )
    assert [shore.kind for shore in read_shores(tmp_path, HERE, smallest_km2=5)] == [Kind.RIVER]


def test_beyond_the_antimeridian_shapes_lie_where_the_map_goes_on(tmp_path: Path) -> None:
    write_shapes(
        tmp_path,
        "gshhs",
        [
            (LAND, 100, "0-E", square(175, 1, 180, 4)),
            (LAND, 100, "0-W", square(-180, 1, -178, 4)),
        ],
    )
    east, west = shores(tmp_path, bounds_of(Box(0, 170, 10, 190)))
    assert (east.ring[:, 0].min(), east.ring[:, 0].max()) == (175, 180)
    assert (west.ring[:, 0].min(), west.ring[:, 0].max()) == (180, 182)
    assert east.halved
    assert west.halved


def test_a_map_once_round_the_world_has_what_lies_on_its_cut_at_both_ends(tmp_path: Path) -> None:
    write_shapes(tmp_path, "gshhs", [(LAND, 100, "0", square(55, 1, 65, 4))])
    lefts = [shore.ring[:, 0].min() for shore in shores(tmp_path, bounds_of(Box(0, 60, 10, 420)))]
    assert lefts == [55, 415]


def test_ranks_of_rivers_follow_from_their_order(tmp_path: Path) -> None:
    """The files do not tell ranks: every rank is numbered from north to south, one after another.

    The shapes themselves stand in the files by length.
    """
    write_shapes(
        tmp_path,
        "rivers",
        [
            (RIVER, -1, "0", square(5, 5, 6, 6)),
            (RIVER, -1, "4", [(4, 1), (4.5, 1)]),
            (RIVER, -1, "1", [(1, 9), (1.5, 9)]),
            (RIVER, -1, "2", [(2, 1), (2.5, 1)]),
            (RIVER, -1, "3", [(3, 8.2), (3.5, 8.8)]),
            (RIVER, -1, "5", [(5, 9), (5.5, 9)]),
            (RIVER, -1, "6", [(6, 1), (6.5, 1)]),
            (RIVER, -1, "7", [(7, 9), (7.5, 9)]),
        ],
    )
    ranks = {float(river.line[0, 0]): river.rank for river in read_rivers(tmp_path, HERE)}
    assert ranks == {1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: 3}


@pytest.mark.parametrize("name", ["gshhs_f.dat", "gshhsmeta_f.dat"])
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, name: str) -> None:
    write_shapes(tmp_path, "gshhs", [(LAND, 1, str(n), square(n, 1, n + 1, 2)) for n in range(3)])
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 16 * 8])
    with pytest.raises(SourceError):
        shores(tmp_path)


@pytest.mark.parametrize(
    "line", ["", "1 2 3", "1 x 41 1.0 2.0 0 328 0", "7 1.0 41 1.0 2.0 0 328 0", "é"]
)
def test_a_table_of_another_form_is_refused(tmp_path: Path, line: str) -> None:
    write_shapes(tmp_path, "gshhs", [(LAND, 1, "0", square(0, 1, 1, 2))])
    (tmp_path / "gshhsmeta_f.dat").write_text(line, encoding="utf-8")
    with pytest.raises(SourceError):
        shores(tmp_path)


def test_latitudes_become_northings(tmp_path: Path) -> None:
    write_shapes(tmp_path, "gshhs", [(LAND, 100, "0", square(0, 60, 10, 70))])
    (shore,) = shores(tmp_path, bounds_of(Box(50, 0, 80, 10)))
    assert shore.ring[:, 1].min() == pytest.approx(np.degrees(np.arcsinh(np.tan(np.radians(60)))))
