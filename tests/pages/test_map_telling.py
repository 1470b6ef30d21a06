"""What a card says of an event: how much it was, if anybody knows."""

import pytest

from kiosk.core.intents import ShowItem
from kiosk.exhibit.model import Exhibit
from kiosk.pages.map.charting import largest_size, placed_features, score_of
from kiosk.pages.map.features import Event
from kiosk.pages.map.layers import Events
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.presenter import MapPresenter
from kiosk.pages.presenting import Place
from tests.pages.reading import reader


def bay(exhibit: Exhibit, noon: float | None) -> MapPage:
    """The map of the bay with another size of what landed at noon."""
    page = exhibit.page("bay")
    assert isinstance(page, MapPage)
    layers = tuple(
        layer.model_copy(
            update={
                "features": tuple(
                    one.model_copy(update={"size": noon}) if one.id == "noon" else one
                    for one in layer.every
                )
            }
        )
        if isinstance(layer, Events)
        else layer
        for layer in page.layers
    )
    return page.model_copy(update={"layers": layers})


def kicker(exhibit: Exhibit, noon: float | None, language: str) -> str:
    """What stands above the title of the card of what landed at noon."""
    presenter = MapPresenter(bay(exhibit, noon), exhibit)
    presenter.open("first-day", 0.0)
    presenter.handle(ShowItem("noon"), 0.0)
    card = presenter.view(reader(exhibit, language), Place(4, "The bay")).card
    assert card is not None
    return card.kicker


@pytest.mark.parametrize(
    ("noon", "language", "told"),
    [
        (26000, "en", "12:00 · 26,000 crates"),
        (26000, "vi", "12:00 · 26.000 thùng"),
        (4.5, "vi", "12:00 · 4,5 thùng"),
        (None, "en", "12:00"),
    ],
)
def test_a_card_tells_sizes_that_are_known(
    harbour: Exhibit, noon: float | None, language: str, told: str
) -> None:
    """An empty cell was told as "1 men"."""
    assert kicker(harbour, noon, language) == told


def test_sizes_that_nobody_knows_are_not_added(harbour: Exhibit) -> None:
    page = bay(harbour, None)
    placed = [one for one in placed_features(page) if isinstance(one.feature, Event)]
    first_day = [one for one in placed if one.feature.id in {"dawn", "noon"}]
    assert score_of(page.phases[0], first_day).state(1.0).total == 30
    assert largest_size(placed) == 30


def test_a_disc_of_unknown_size_is_the_smallest(harbour: Exhibit) -> None:
    presenter = MapPresenter(bay(harbour, None), harbour)
    presenter.open("first-day", 0.0)
    bursts = presenter.view(reader(harbour, "en"), Place(4, "The bay")).chart.bursts
    assert {burst.id: burst.size for burst in bursts} == {"dawn": 1.0, "noon": 0.0}
