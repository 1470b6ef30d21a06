"""What people write for degrees, and what is read from it."""

import pytest

from kiosk.content.degrees import degrees_in


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("53,90", "53.90"),
        ("-53,9", "-53.9"),
        ("53.9", "53.9"),
        ("53°54'N", "53.9"),
        ("53° 54' N", "53.9"),
        ("53°54′36″S", "-53.91"),
        ("27°34'30\"W", "-27.575"),
        ("N 53.9", "53.9"),
        ("55.52E", "55.52"),
        ("55,52 W", "-55.52"),
        ("\u221227.5", "-27.5"),
        ("105,85°", "105.85"),
        ("0 S", "0"),
    ],
)
def test_degrees_are_read_as_people_write_them(text: str, degrees: str) -> None:
    assert degrees_in(text) == degrees


@pytest.mark.parametrize("text", ["", "Hanoi", "53°O", "1 234", "53.90.1", "east", "12,34,56", "N"])
def test_what_may_mean_anything_is_not_guessed(text: str) -> None:
    assert degrees_in(text) is None
