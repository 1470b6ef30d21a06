"""Rows flow through columns and leaves, each of them whole."""

from kiosk.core.leaves import leaf_starts


def test_what_fits_stands_on_one_leaf() -> None:
    assert leaf_starts([], 100, 10) == [0]
    assert leaf_starts([40, 50], 100, 10) == [0]


def test_what_does_not_fit_begins_another() -> None:
    assert leaf_starts([40, 50, 1, 90, 30], 100, 10) == [0, 2, 3, 4]


def test_a_leaf_is_full_when_its_last_column_is() -> None:
    assert leaf_starts([60] * 5, 100, 10, columns=2) == [0, 2, 4]


def test_what_is_higher_than_a_leaf_has_one_of_its_own() -> None:
    assert leaf_starts([10, 300, 10], 100, 10) == [0, 1, 2]
