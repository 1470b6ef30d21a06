"""Positions, lists of them and boxes: what is one, and what is said of what is none."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.content.positions import (
    Box,
    PixelSize,
    Position,
    PositionList,
    Positions,
    at_least,
)

POSITION: TypeAdapter[tuple[float, float]] = TypeAdapter(Position)
POSITIONS: TypeAdapter[Positions] = TypeAdapter(PositionList)
BOX: TypeAdapter[tuple[float, float, float, float]] = TypeAdapter(Box)
SIZE: TypeAdapter[tuple[int, int]] = TypeAdapter(PixelSize)
NUMBERS = st.floats(-400, 400)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS))


def refusal(adapter: TypeAdapter[Any], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    (error,) = caught.value.errors()
    return f"{error['msg']} {error['ctx']['hint']}"


@given(PAIRS)
def test_positions_give_back_what_was_put_in(pairs: list[tuple[float, float]]) -> None:
    positions = POSITIONS.validate_python([list(pair) for pair in pairs])
    assert list(positions) == pairs
    assert len(positions) == len(pairs)
    assert all(positions[index] == pair for index, pair in enumerate(pairs))


def test_positions_that_are_positions_already_are_kept() -> None:
    """Those of a file of a million positions were made when it was read."""
    positions = Positions.of([(1, 2), (3, 4)])
    assert POSITIONS.validate_python(positions) is positions


def test_whole_numbers_are_numbers() -> None:
    assert POSITION.validate_python([21, 105.85]) == (21.0, 105.85)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, "found nothing."),
        (21.0, "found the number 21.0."),
        ([], "found none."),
        ([21], "found only one."),
        ([21.0, 105.0, 3.0], "found 3."),
        ("Hanoi", "found the text 'Hanoi'."),
        ([21, "east"], "found the text 'east' in it."),
        ([True, False], "found the word true in it."),
        ([10**400, 1], f"found the number {10**400} in it."),
        ([float("inf"), 1], "found the number inf in it."),
        ([[21, 105]], "found a list in it."),
    ],
)
def test_what_is_no_position(value: object, found: str) -> None:
    assert refusal(POSITION, value).startswith(
        f"A position of two numbers is expected here, {found} Write [latitude, longitude]"
    )


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("21, 105.5", "Write [21, 105.5], in square brackets."),
        ("(54.69, 25.28)", "Write [54.69, 25.28], in square brackets."),
        (["54.69 25.28"], "Write [54.69, 25.28], with a comma between them."),
        ([21, "105"], "Write [21, 105]: decimals have a point, south and west a minus."),
        (
            ["53,90", "27,56"],
            "Write [53.90, 27.56]: decimals have a point, south and west a minus.",
        ),
        (
            ["53°54'N", "27°34'30\"W"],
            "Write [53.9, -27.575]: decimals have a point, south and west a minus.",
        ),
    ],
)
def test_what_is_nearly_a_position_is_told_how_to_write_it(value: object, hint: str) -> None:
    assert refusal(POSITION, value).endswith(hint)


@pytest.mark.parametrize("value", [[21, 3, 105, 85], [21, "03", 105, "08"]])
def test_a_decimal_comma_makes_two_numbers_of_one(value: list[object]) -> None:
    assert refusal(POSITION, value).endswith(
        "Write decimals with a point; a comma begins the next number."
    )


def test_the_first_bad_position_of_a_list_is_pointed_at() -> None:
    with pytest.raises(ValidationError) as caught:
        POSITIONS.validate_python([[1, 2], [3, 4], [5], [6]])
    assert caught.value.errors()[0]["ctx"]["key"] == 2


def test_a_line_needs_two_ends() -> None:
    line: TypeAdapter[Positions] = TypeAdapter(Annotated[PositionList, at_least(2, "A line")])
    assert len(line.validate_python([[1, 2], [3, 4]])) == 2
    assert refusal(line, [[1, 2]]).startswith("A line needs at least 2 positions, found 1.")


@pytest.mark.parametrize("value", [None, 3, [], [1, 2, 3], [1, 2, 3, "4"], [[1, 2], [3, 4]]])
def test_what_is_no_box(value: object) -> None:
    assert refusal(BOX, value).startswith("A box of four numbers is expected here, found ")


def test_a_box_is_four_numbers() -> None:
    assert BOX.validate_python([20, 104.6, 22, 107]) == (20.0, 104.6, 22.0, 107.0)


@pytest.mark.parametrize("value", [None, 3, [40], [40, 0], [40.5, 30], ["40", 30], [40, 30, 20]])
def test_what_is_no_size(value: object) -> None:
    assert refusal(SIZE, value).startswith("Two whole numbers are expected here.")
