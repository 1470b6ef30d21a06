"""Names on a map keep off each other, off what they do not name, and off the panels."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from kiosk.core.geometry import Rect
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import enter, pixel
from tests.ui.maps import (
    bare_spot,
    come_to_rest,
    frame,
    is_uncovered,
    map_exhibit,
    map_spot,
    names,
    panels,
    spot,
    symbols,
)

HALF_A_PIXEL = 0.6  # names stand on whole pixels, places between them
PAGES = {"map-many": "sample", "twelve-nights": "mapped"}


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
@pytest.mark.parametrize("step", [0, 2])
@pytest.mark.parametrize("page", [*PAGES, "plan"])
def test_names_overlap_nothing_wherever_one_looks(
    page: str, step: int, size: tuple[int, int], stage: Stage, request: pytest.FixtureRequest
) -> None:
    exhibit = request.getfixturevalue(PAGES[page]) if page in PAGES else map_exhibit("old-plan")
    rehearsal = enter(stage(size, exhibit=exhibit), page)
    for _ in range(step):
        rehearsal.tap("text-size")
    seen, wrong = 0, []
    for where, at_rest in _walk(rehearsal):
        wrong += [f"{where}: {fault}" for fault in _faults(rehearsal, at_rest=at_rest)]
        seen += len(names(rehearsal))
    assert wrong == []
    assert seen > 30


def test_names_stand_where_they_are_said_to(stage: Stage) -> None:
    """The measure of the other tests: there are letters in every rectangle."""
    rehearsal = enter(stage((1920, 1080)), "map-many")
    image = rehearsal.picture().image()
    for words, rect in names(rehearsal).items():
        corners = ((rect.x, rect.y), (rect.right, rect.top))
        if all(is_uncovered(rehearsal, corner) for corner in corners):
            bright = [
                min(pixel(image, x, y)) > 150
                for x in range(int(rect.x), int(rect.right))
                for y in range(int(rect.y), int(rect.top))
            ]
            assert sum(bright) > 0.03 * len(bright), words


def test_a_name_makes_way_for_a_card(stage: Stage) -> None:
    rehearsal = enter(stage((540, 960)), "map-many")
    rehearsal.touch(*bare_spot(rehearsal))
    come_to_rest(rehearsal)
    alone = len(_seen(rehearsal))
    rehearsal.touch(*spot(rehearsal, "school"))
    come_to_rest(rehearsal)
    assert list(_faults(rehearsal)) == []
    assert 0 < len(_seen(rehearsal)) < alone, "the card stands where names have stood"


def _walk(rehearsal: Rehearsal) -> Iterator[tuple[str, bool]]:
    """Look from near and far, here and there, in several phases; tells when all is at rest."""
    yield "at first", True
    for turn in range(0, min(rehearsal.item_count - 1, 12), 4):
        for _ in range(4 if turn else 1):
            rehearsal.next_item()
        come_to_rest(rehearsal)
        yield f"in phase {turn + 1}", True
    for number in range(2):
        if "zoom-in" in rehearsal.controls:
            rehearsal.tap("zoom-in")
            come_to_rest(rehearsal)
            yield f"after {number + 1} steps nearer", True
        for dx, dy in ((60, 40), (-150, 30), (40, -110)):
            x, y = map_spot(rehearsal)
            rehearsal.drag((x, y), (x + dx, y + dy), steps=3)
            yield f"while moved by {(dx, dy)}", False
            come_to_rest(rehearsal)
            yield f"moved by {(dx, dy)}", True


def _seen(rehearsal: Rehearsal) -> dict[str, Rect]:
    """The names in the frame."""
    inside = frame(rehearsal).inset(HALF_A_PIXEL)
    return {key: rect for key, rect in names(rehearsal).items() if rect.overlaps(inside)}


def _faults(rehearsal: Rehearsal, *, at_rest: bool = True) -> Iterator[str]:
    """What overlaps; while the map is moved, names pass under panels and out of the frame."""
    seen = {key: rect.inset(HALF_A_PIXEL) for key, rect in _seen(rehearsal).items()}
    for (one, rect), (other, other_rect) in combinations(seen.items(), 2):
        if rect.overlaps(other_rect):
            yield f"{one} and {other}"
    signs, inside = symbols(rehearsal), frame(rehearsal)
    for key, rect in seen.items():
        yield from (f"{key} and the sign of {sign}" for sign, other in signs.items()
                    if sign != key and rect.overlaps(other))  # fmt: skip
        if at_rest:
            yield from (f"{key} under {panel}" for panel in panels(rehearsal)
                        if rect.overlaps(panel))  # fmt: skip
            corners = ((rect.x, rect.y), (rect.right, rect.top))
            if not all(inside.contains(*corner) for corner in corners):
                yield f"{key} is cut by the frame"
