"""Nothing covers anything on the map, a name stands at its own symbol, the important is named
first, and names do not jump."""

import random
from collections.abc import Mapping
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.labels import (
    AWAY_FROM_A_CROWD,
    BARE,
    BESIDE_A_SYMBOL,
    HIDDEN,
    LEFT,
    ON,
    RIGHT,
    TIED_TO_A_SYMBOL,
    WITHOUT_A_SYMBOL,
    Candidate,
    Placed,
    Slot,
    place_labels,
)
from kiosk.core.geometry import Rect, clamp

FRAME = Rect(0, 0, 800, 600)
xs = st.integers(-40, 840).map(float)
ys = st.integers(-40, 640).map(float)
obstacles = st.lists(st.builds(Rect, xs, ys, st.floats(10, 300), st.floats(10, 300)), max_size=3)
rows = st.lists(
    st.tuples(xs, ys, st.sampled_from([0.0, 40.0, 120.0]), st.sampled_from([0.0, 4.0, 12.0]),
              st.integers(1, 3), st.booleans(), st.sampled_from([0.0, 30.0, 60.0])),
    max_size=30,
)  # fmt: skip


def candidates_of(
    given_rows: list[tuple[float, float, float, float, int, bool, float]],
) -> list[Candidate]:
    return [
        Candidate(str(row), x, y, width, 20.0, radius, rank, must_show_symbol=must, reach=reach)
        for row, (x, y, width, radius, rank, must, reach) in enumerate(given_rows)
    ]


scenes = rows.map(candidates_of)
crowds = st.lists(
    st.tuples(st.integers(380, 480).map(float), st.integers(270, 330).map(float),
              st.sampled_from([0.0, 40.0, 80.0]), st.sampled_from([4.0, 8.0, 16.0]),
              st.integers(1, 3), st.just(True), st.sampled_from([0.0, 30.0, 60.0])),
    min_size=2, max_size=6,
).map(candidates_of)  # fmt: skip


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
            must_show_symbol=one.must_show_symbol, reach=one.reach,
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
        assert answer.leader == (answer.slot in TIED_TO_A_SYMBOL and one.radius > 0)
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
            must_show_symbol=one.must_show_symbol, reach=one.reach,
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
    assert first.slot == LEFT
    after = place_labels([town], FRAME, [], {"town": LEFT})["town"]
    assert after == first


@pytest.mark.parametrize("slot", BESIDE_A_SYMBOL)
def test_in_every_slot_a_name_stands_clear_of_its_own_symbol(slot: Slot) -> None:
    town = Candidate("town", 400, 300, 80, 20, 6, 1)
    placed = place_labels([town], FRAME, [], {"town": slot})["town"]
    assert placed.slot == slot
    assert placed.text is not None
    assert not placed.text.overlaps(square(town))
    x, y = placed.text.centre
    assert (x > 400, x < 400) == (slot.across > 0, slot.across < 0)
    assert (y > 300, y < 300) == (slot.up > 0, slot.up < 0)
    assert away(town, placed.text) < 15


def ring_around(x: float, y: float, step: float, count: int = 1) -> list[Candidate]:
    """Symbols all around a place."""
    steps = range(-count, count + 1)
    return [
        Candidate(f"{across} {up}", x + step * across, y + step * up, 0, 0, 10, 2,
                  must_show_symbol=True)
        for across in steps for up in steps if across or up
    ]  # fmt: skip


def test_a_crowded_name_goes_farther_off_and_is_tied_by_a_line() -> None:
    town = Candidate("town", 400, 300, 30, 20, 6, 1)
    ring = [one for one in ring_around(400, 300, 24) if one.key != "1 1"]
    placed = place_labels([town, *ring], FRAME, [], {})["town"]
    assert placed.leader
    assert placed.slot in TIED_TO_A_SYMBOL
    assert placed.text is not None
    assert min(away(one, placed.text) for one in ring) > 30, "clear of the crowd"
    x, y = placed.text.x, placed.text.y
    assert x > 400
    assert y > 300, "the line leaves the crowd where it is open"


def test_a_line_crosses_neither_a_symbol_nor_a_name_nor_a_panel() -> None:
    town = Candidate("town", 400, 300, 30, 20, 6, 2)
    assert place_labels([town, *ring_around(400, 300, 22)], FRAME, [], {})["town"] == BARE
    ring = [one for one in ring_around(400, 300, 24) if one.key != "1 1"]
    free = place_labels([town, *ring], FRAME, [], {})["town"]
    assert free.text is not None
    between = Rect(420, 308, 12, 12)
    assert not free.text.overlaps(between)
    assert place_labels([town, *ring], FRAME, [between], {})["town"].slot != free.slot
    name = Candidate("name", 436, 322, 10, 8, 0, 1)
    placed = place_labels([town, *ring, name], FRAME, [], {})
    assert placed["name"].slot == ON
    assert placed["town"].slot != free.slot


def test_no_name_is_written_over_a_line() -> None:
    town = Candidate("town", 400, 300, 30, 20, 6, 1)
    ring = [one for one in ring_around(400, 300, 24) if one.key != "1 1"]
    line = place_labels([town, *ring], FRAME, [], {})["town"].text
    assert line is not None
    name = Candidate("name", 436, 322, 10, 8, 0, 2)
    assert place_labels([*ring, name], FRAME, [], {})["name"].slot == ON
    placed = place_labels([town, *ring, name], FRAME, [], {})
    assert placed["town"].text == line
    assert placed["name"].slot != ON


def away(one: Candidate, text: Rect) -> float:
    """From a name to the middle of a symbol."""
    x, y = clamp(one.x, text.x, text.right), clamp(one.y, text.y, text.top)
    return hypot(one.x - x, one.y - y)


def beside(one: Candidate, text: Rect) -> float:
    """From a name to the rim of a symbol or of its disc."""
    return max(0.0, away(one, text) - max(one.radius, one.reach))


def lies_on(one: Candidate, other: Candidate) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < max(other.radius, other.reach)


@given(st.one_of(scenes, crowds))
def test_the_symbol_nearest_to_a_name_is_its_own(scene: list[Candidate]) -> None:
    """On a stranger's map the name of one town stood at the dot of another."""
    placed = place_labels(scene, FRAME, [], {})
    marks = [one for one in scene if placed[one.key].symbol]
    for one in scene:
        answer = placed[one.key]
        if answer.text is None or one.radius == 0:
            continue
        others = [mark for mark in marks if mark is not one]
        if answer.leader:
            assert all(away(mark, answer.text) >= mark.radius + 20 for mark in others)
            continue
        for mark in others:
            assert away(one, answer.text) <= away(mark, answer.text)
            if not lies_on(one, mark):
                assert beside(one, answer.text) <= beside(mark, answer.text)


def test_a_name_stands_on_no_disc_of_another() -> None:
    depot = Candidate("depot", 400, 300, 50, 20, 8, 2)
    battle = Candidate("battle", 440, 300, 0, 0, 8, 2, must_show_symbol=True, reach=26)
    assert place_labels([depot], FRAME, [], {})["depot"].slot == RIGHT
    assert place_labels([depot, battle], FRAME, [], {})["depot"].slot == LEFT


def test_two_names_on_one_line_do_not_read_as_one() -> None:
    """'Minsk' and 'Vilna' stood side by side and read as one town."""
    minsk = Candidate("Minsk", 400, 300, 60, 20, 0, 1)
    for gap in range(30):
        vilna = Candidate("Vilna", 400 + 60 + gap, 300, 60, 20, 0, 2)
        placed = place_labels([minsk, vilna], FRAME, [], {})
        assert placed["Minsk"].slot == ON
        assert (placed["Vilna"].slot == ON) == (gap >= 10), gap


@given(scenes)
def test_between_names_on_one_line_there_is_half_a_line(scene: list[Candidate]) -> None:
    shown = texts(place_labels(scene, FRAME, [], {}))
    for one, other in combinations(shown, 2):
        if one.y < other.top and other.y < one.top:
            assert max(one.x - other.right, other.x - one.right) >= 10 - 1e-9


def test_a_name_without_a_symbol_stands_on_its_place() -> None:
    sea = Candidate("sea", 400, 300, 100, 20, 0, 1)
    placed = place_labels([sea], FRAME, [], {"sea": TIED_TO_A_SYMBOL[0]})["sea"]
    assert placed == Placed(symbol=False, text=Rect(350, 290, 100, 20), slot=ON)


def test_a_name_without_a_symbol_makes_way_but_needs_no_line() -> None:
    island = Candidate("island", 400, 300, 0, 0, 12, 3, must_show_symbol=True)
    sea = Candidate("sea", 400, 300, 100, 20, 0, 2)
    placed = place_labels([sea, island], FRAME, [], {})["sea"]
    assert placed.slot == Slot(0, 1)
    assert not placed.leader


def test_the_name_of_a_city_stands_beside_the_crowd_in_it_and_lesser_names_give_up() -> None:
    crowd = ring_around(400, 300, 24)
    city = Candidate("city", 400, 300, 60, 20, 0, 1)
    village = Candidate("village", 400, 300, 60, 20, 0, 3)
    placed = place_labels([city, village, *crowd], FRAME, [], {})
    assert placed["city"].slot in AWAY_FROM_A_CROWD
    assert not placed["city"].leader
    assert placed["village"] == HIDDEN


def test_the_name_of_a_city_keeps_off_what_lies_beside_the_crowd() -> None:
    """'HANOI' stood at an airfield west of it and seemed to name that."""
    crowd = ring_around(400, 300, 24)
    city = Candidate("city", 400, 300, 60, 20, 0, 1)
    first = place_labels([city, *crowd], FRAME, [], {})["city"].text
    assert first is not None
    assert first.x > 400
    airfield = Candidate("airfield", first.right + 24, first.centre[1], 0, 0, 6, 2)
    after = place_labels([city, airfield, *crowd], FRAME, [], {})["city"].text
    assert after is not None
    assert away(airfield, after) > 0.5 * away(city, after)


def test_a_name_without_a_symbol_leaves_some_room_to_every_symbol() -> None:
    spot = Candidate("spot", 400, 318, 0, 0, 6, 3)
    land = Candidate("land", 400, 300, 60, 20, 0, 2)
    placed = place_labels([land, spot], FRAME, [], {})["land"]
    assert placed.slot in WITHOUT_A_SYMBOL
    assert placed.slot != ON


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
