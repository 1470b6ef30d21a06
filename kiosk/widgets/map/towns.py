"""Which towns of the base map are not written; knows no feature beyond its place."""

from collections.abc import Collection, Sequence

import numpy as np

from kiosk.cartography.chart import Lettering, Points

TOWN_RANK = 5


def is_town(name: Lettering) -> bool:
    """Whether it is a town of the base map, of which the greater come first."""
    return name.rank >= TOWN_RANK


def towns_to_write(
    names: Sequence[Lettering], numbers: Sequence[int], symbols: Points, apart: float
) -> list[int]:
    """Of the names with these numbers, those that nobody takes for the name of a symbol.

    Names that are no town may stand anywhere.
    """
    return [
        number for number in numbers
        if not is_town(names[number]) or not _is_near(names[number], symbols, apart)
    ]  # fmt: skip


def suburbs(names: Sequence[Lettering], written: Collection[int], apart: float) -> frozenset[int]:
    """The towns written although a greater one beside them is not: they would stand for it."""
    places = np.array([(name.x, name.y) for name in names]).reshape(-1, 2)
    towns = np.array([number for number, name in enumerate(names) if is_town(name)], np.intp)
    hidden: list[int] = []
    found = set()
    for number in towns.tolist():
        if number not in written:
            hidden.append(number)
        elif _is_near(names[number], places[hidden], apart):
            hidden.append(number)
            found.add(number)
    return frozenset(found)


def _is_near(name: Lettering, places: Points, apart: float) -> bool:
    """Whether any place is so near."""
    return bool((np.hypot(*(places - (name.x, name.y)).T) < apart).any())
