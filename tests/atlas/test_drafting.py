"""What a whole map is made of, level by level."""

from pathlib import Path

from kiosk.atlas.drafting import Draft, Order, draft
from kiosk.atlas.frames import frame, levels
from kiosk.cartography.survey import Box
from tests.atlas.geodata import LAND, RIVER, Shape, square, write_sources

RIVERS: list[Shape] = [
    (RIVER, -1, "1", [(4, 9), (4, 1)]),
    (RIVER, -1, "2", [(5, 1), (5, 0.5)]),
    (RIVER, -1, "3", [(6, 9), (6, 8.5)]),
    (RIVER, -1, "4", [(6, 1), (6, 0.5)]),
    (RIVER, -1, "5", [(7, 9), (7, 8.5)]),
]


def drafted(folder: Path, boxes: tuple[Box, ...], details: int = 1000) -> Draft:
    sources = write_sources(
        folder,
        [(LAND, 1e6, "0", square(0, 0, 60, 60)), (LAND, 20, "1", square(-1, 1, -0.95, 1.05))],
        RIVERS,
    )
    return draft(Order(boxes, "by hand", details, 0, 0, with_borders=True), sources)


def test_the_wider_a_level_the_fewer_rivers(tmp_path: Path) -> None:
    def ranks(box: Box) -> set[int]:
        (plate,) = drafted(tmp_path, (box,), details=4000).survey.plates
        return {rank for rank, _ in plate.rivers}

    assert ranks(frame(0, 0, 10, 10)) == {1, 2, 3}
    assert ranks(frame(0, 0, 50, 40)) == {1, 2}
    assert ranks(frame(-120, -60, 120, 60)) == {1}


def test_details_follow_the_width_of_each_level(tmp_path: Path) -> None:
    wide, close = drafted(tmp_path, levels(frame(-2, 0, 2, 4))).survey.plates
    assert (wide.resolution, close.resolution) == (0.012, 0.004)
    assert len(close.land) == len(wide.land) == 2


def test_what_is_smaller_than_a_detail_is_not_in_the_map(tmp_path: Path) -> None:
    (plate,) = drafted(tmp_path, (frame(-60, 0, 60, 60),)).survey.plates
    assert len(plate.land) == 1


def test_without_relief_and_towns_there_are_none(tmp_path: Path) -> None:
    made = drafted(tmp_path, (frame(0, 0, 10, 10),))
    assert made.reliefs == ()
    assert made.survey.towns == ()
    assert made.survey.made_by == "by hand"
