"""Towns of the base map are not written where they would be taken for something else."""

import numpy as np

from kiosk.cartography.chart import Lettering
from kiosk.widgets.map.towns import suburbs, towns_to_write

SYMBOL = np.array([(100.0, 100.0)])


def town(x: float, y: float = 100.0) -> Lettering:
    return Lettering(x, y, "town", 5)


def test_a_town_beside_a_symbol_is_not_written_and_any_other_name_is() -> None:
    names = (town(130), town(171), Lettering(130, 100, "land", 3))
    assert towns_to_write(names, [0, 1, 2], SYMBOL, 70.0) == [1, 2]


def test_only_the_names_asked_for_are_written() -> None:
    assert towns_to_write((town(300), town(400)), [1], SYMBOL, 70.0) == [1]


def test_without_symbols_all_towns_are_written() -> None:
    assert towns_to_write((town(130),), [0], np.empty((0, 2)), 70.0) == [0]


def test_a_suburb_does_not_stand_for_its_hidden_city() -> None:
    """'Khimki' stood on a map where Moscow was hidden by a battle."""
    moscow, khimki, tver = town(0), town(50), town(400)
    names = (moscow, khimki, tver)
    assert suburbs(names, {1, 2}, 70.0) == {1}
    assert suburbs(names, {0, 1, 2}, 70.0) == set()


def test_a_city_is_written_although_its_suburb_is_not() -> None:
    assert suburbs((town(0), town(50)), {0}, 70.0) == set()


def test_the_suburb_of_a_hidden_suburb_is_hidden_too() -> None:
    assert suburbs((town(0), town(60), town(120)), {1, 2}, 70.0) == {1, 2}


def test_names_that_are_no_towns_have_no_suburbs() -> None:
    names = (Lettering(0, 100, "land", 2), town(50))
    assert suburbs(names, {1}, 70.0) == set()
