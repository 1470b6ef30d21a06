"""Nothing covers anything on the map, the important is named first, and names do not jump."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.labels import (
    AWAY,
    BARE,
    FAR,
    HIDDEN,
    Candidate,
    Placed,
    Slot,
    place_labels,
)
from kiosk.core.geometry import Rect

FRAME = Rect(0, 0, 800, 600)
xs = st.integers(-40, 840).map(float)
ys = st.integers(-40, 640).map(float)
obstacles = st.lists(st.builds(Rect, xs, ys, st.floats(10, 300), st.floats(10, 300)), max_size=3)
rows = st.lists(
    st.tuples(xs, ys, st.sampled_from([0.0, 40.0, 120.0]), st.sampled_from([0.0, 4.0, 12.0]),
              st.integers(1, 3), st.booleans()),
    max_size=30,
)  # fmt: skip


def candidates_of(
    given_rows: list[tuple[float, float, float, float, int, bool]],
) -> list[Candidate]:
    return [
        Candidate(str(row), x, y, width, 20.0, radius, rank, must_show_symbol=must)
        for row, (x, y, width, radius, rank, must) in enumerate(given_rows)
    ]


scenes = rows.map(candidates_of)


def square(candidate: Candidate) -> Rect:
    radius = candidate.radius
    return Rect(candidate.x - radius, candidate.y - radius, 2 * radius, 2 * radius)


def symbols(scene: list[Candidate], placed: Mapping[str, Placed]) -> list[Rect]:
    return [square(one) for one in scene if placed[one.key].symbol]


def texts(placed: Mapping[str, Placed]) -> list[Rect]:
    return [one.text for one in placed.values() if one.text is not None]


def slots(placed: Mapping[str, Placed]) -> dict[str, Slot]:
    return {key: one.slot for key, one in placed.items() if one.slot is not None}


def shifted(scene: list[Candidate], dx: float, dy: float) -> list[Candidate]:
    return [
        Candidate(
            one.key, one.x + dx, one.y + dy, one.width, one.height, one.radius, one.rank,
            must_show_symbol=one.must_show_symbol,
        )
        for one in scene
    ]  # fmt: skip


@given(scenes, obstacles)
def test_no_name_covers_anything_or_leaves_the_frame(
    scene: list[Candidate], panels: list[Rect]
) -> None:
    placed = place_labels(scene, FRAME, panels, {})
    shown = texts(placed)
    for at, text in enumerate(shown):
        others = [*shown[:at], *shown[at + 1 :], *panels, *symbols(scene, placed)]
        assert not any(text.overlaps(other) for other in others)
        assert FRAME.x <= text.x <= text.right <= FRAME.right
        assert FRAME.y <= text.y <= text.top <= FRAME.top


@given(scenes, obstacles)
def test_every_candidate_is_answered_and_shows_no_more_than_it_has(
    scene: list[Candidate], panels: list[Rect]
) -> None:
    placed = place_labels(scene, FRAME, panels, {})
    assert list(placed) == [one.key for one in scene]
    for one in scene:
        answer = placed[one.key]
        assert not answer.symbol or (one.radius > 0 and square(one).overlaps(FRAME))
        assert (answer.text is None) == (answer.slot is None)
        assert answer.leader == (answer.slot in FAR)
        if answer.text is not None:
            assert (answer.text.width, answer.text.height) == (one.width, one.height)
            assert one.width > 0
            assert answer.symbol == (one.radius > 0)
            assert not any(panel.contains(one.x, one.y) for panel in panels)


@given(scenes)
def test_a_symbol_is_hidden_only_by_one_that_goes_before_it(scene: list[Candidate]) -> None:
    placed = place_labels(scene, FRAME, [], {})
    for at, one in enumerate(scene):
        if one.radius == 0 or not square(one).overlaps(FRAME):
            continue
        seen = square(one).cut(FRAME)
        better = [
            square(other)
            for before, other in enumerate(scene)
            if placed[other.key].symbol and (other.rank, before) < (one.rank, at)
        ]
        covered = any(seen.overlaps(other) for other in better)
        assert placed[one.key].symbol == (one.must_show_symbol or not covered)


@given(scenes)
def test_a_name_of_worse_rank_never_costs_a_better_one_its_place(scene: list[Candidate]) -> None:
    """Leaving out all names of the worse ranks changes nothing for those of the first."""
    placed = place_labels(scene, FRAME, [], {})
    lonely = [
        one if one.rank == 1 else Candidate(
            one.key, one.x, one.y, 0.0, one.height, one.radius, one.rank,
            must_show_symbol=one.must_show_symbol,
        )
        for one in scene
    ]  # fmt: skip
    alone = place_labels(lonely, FRAME, [], {})
    for one in scene:
        if one.rank == 1:
            assert placed[one.key] == alone[one.key]


@given(scenes, obstacles)
def test_asked_again_everything_stays(scene: list[Candidate], panels: list[Rect]) -> None:
    placed = place_labels(scene, FRAME, panels, {})
    assert place_labels(scene, FRAME, panels, slots(placed)) == placed


@given(scenes, st.integers(-3, 3), st.integers(-3, 3))
def test_while_the_map_moves_a_little_names_keep_their_slots(
    scene: list[Candidate], dx: int, dy: int
) -> None:
    """Where nothing lies at the edge of the frame nothing changes sides."""
    wide = FRAME.inset(-400)
    placed = place_labels(scene, wide, [], {})
    moved = place_labels(shifted(scene, dx, dy), wide, [], slots(placed))
    assert slots(moved) == slots(placed)
    assert [one.symbol for one in moved.values()] == [one.symbol for one in placed.values()]


def test_a_name_keeps_its_slot_although_the_first_one_is_free_again() -> None:
    town, wall = Candidate("town", 400, 300, 80, 20, 6, 1), Rect(404, 250, 100, 100)
    first = place_labels([town], FRAME, [wall], {})["town"]
    assert first.slot is Slot.LEFT
    after = place_labels([town], FRAME, [], {"town": Slot.LEFT})["town"]
    assert after == first


@pytest.mark.parametrize("slot", [one for one in Slot if one is not Slot.ON and one not in AWAY])
def test_in_every_slot_a_name_stands_clear_of_its_own_symbol(slot: Slot) -> None:
    town = Candidate("town", 400, 300, 80, 20, 6, 1)
    placed = place_labels([town], FRAME, [], {"town": slot})["town"]
    assert placed.slot is slot
    assert placed.text is not None
    assert not placed.text.overlaps(square(town))
    near = Rect(400 - 6 - 50 - 80, 300 - 60, 2 * (6 + 50 + 80), 120)
    assert near.contains(placed.text.x, placed.text.y)
    assert near.contains(placed.text.right, placed.text.top)


def test_the_slots_lie_where_their_names_say() -> None:
    town = Candidate("town", 400, 300, 80, 20, 6, 1)
    centres = {
        slot: placed.text.centre
        for slot in Slot
        if (placed := place_labels([town], FRAME, [], {"town": slot})["town"]).text
        if placed.slot is slot
    }
    for slot, (x, y) in centres.items():
        assert ("RIGHT" in slot.name) == (x > 400)
        assert ("LEFT" in slot.name) == (x < 400)
        assert ("BELOW" in slot.name) == (y < 300)
        assert ("ABOVE" in slot.name or slot in FAR) == (y > 300)


def test_a_crowded_name_goes_farther_off_and_is_tied_by_a_line() -> None:
    town = Candidate("town", 400, 300, 30, 20, 6, 1)
    ring = [
        Candidate(f"{x}{y}", 400 + 22 * x, 300 + 22 * y, 0, 0, 10, 2, must_show_symbol=True)
        for x in (-1, 0, 1)
        for y in (-1, 0, 1)
        if x or y
    ]
    placed = place_labels([town, *ring], FRAME, [], {})["town"]
    assert placed.leader
    assert placed.slot is Slot.FAR_RIGHT


def test_a_name_without_a_symbol_stands_on_its_place() -> None:
    sea = Candidate("sea", 400, 300, 100, 20, 0, 1)
    placed = place_labels([sea], FRAME, [], {"sea": Slot.FAR_LEFT})["sea"]
    assert placed == Placed(symbol=False, text=Rect(350, 290, 100, 20), slot=Slot.ON)


def test_a_name_without_a_symbol_makes_way_but_needs_no_line() -> None:
    island = Candidate("island", 400, 300, 0, 0, 3, 3, must_show_symbol=True)
    sea = Candidate("sea", 400, 300, 100, 20, 0, 2)
    placed = place_labels([sea, island], FRAME, [], {})["sea"]
    assert placed.slot is Slot.ABOVE
    assert not placed.leader


def test_the_name_of_a_city_stands_beside_the_crowd_in_it_and_lesser_names_give_up() -> None:
    crowd = [
        Candidate(f"{x} {y}", 400 + x, 300 + y, 0, 0, 12, 3, must_show_symbol=True)
        for x in (-24, 0, 24)
        for y in (-24, 0, 24)
    ]
    city = Candidate("city", 400, 300, 60, 20, 0, 1)
    village = Candidate("village", 400, 300, 60, 20, 0, 3)
    placed = place_labels([city, village, *crowd], FRAME, [], {})
    assert placed["city"].slot in AWAY
    assert not placed["city"].leader
    assert placed["village"] == HIDDEN


def test_the_name_goes_where_its_symbol_goes() -> None:
    capital, village = (
        Candidate("capital", 400, 300, 80, 20, 8, 1),
        Candidate("village", 404, 300, 80, 20, 8, 2),
    )
    placed = place_labels([village, capital], FRAME, [], {})
    assert placed["capital"].text is not None
    assert placed["village"] == HIDDEN


def test_what_a_panel_covers_is_not_named_but_stays_on_the_map() -> None:
    town = Candidate("town", 400, 300, 80, 20, 6, 1)
    placed = place_labels([town], FRAME, [Rect(390, 290, 20, 20)], {})["town"]
    assert placed == BARE


def test_what_lies_outside_the_frame_is_hidden() -> None:
    town = Candidate("town", 900, 300, 80, 20, 6, 1, must_show_symbol=True)
    assert place_labels([town], FRAME, [], {})["town"] == HIDDEN


def test_the_gap_can_be_that_of_a_larger_screen() -> None:
    town = Candidate("town", 400, 300, 80, 20, 6, 1)
    placed = place_labels([town], FRAME, [], {}, gap=10)["town"]
    assert placed.text == Rect(416, 290, 80, 20)


@pytest.mark.parametrize("must", [False, True])
def test_ten_thousand_candidates_are_placed_without_covering_one_another(must: bool) -> None:
    chance = random.Random(1972)
    scene = [
        Candidate(str(row), chance.gauss(960, 300), chance.gauss(540, 200), 90.0, 22.0, 5.0,
                  chance.randint(1, 3), must_show_symbol=must)
        for row in range(10_000)
    ]  # fmt: skip
    screen = Rect(0, 0, 1920, 1080)
    panel = Rect(40, 40, 1840, 160)
    placed = place_labels(scene, screen, [panel], {})
    shown, marks = texts(placed), symbols(scene, placed)
    assert len(placed) == 10_000
    assert 1_000 < len(marks) <= 10_000
    assert len(shown) > 20
    for at, text in enumerate(shown):
        assert not any(text.overlaps(other) for other in (*shown[:at], panel, *marks))
    assert placed == place_labels(scene, screen, [panel], slots(placed))
