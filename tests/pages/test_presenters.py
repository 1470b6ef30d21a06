"""Every kind runs the same battery: a row of the table whose presenter cannot be used fails here,
not in front of a visitor."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.intents import (
    Intent,
    Next,
    OpenPage,
    OpenSources,
    PanBy,
    Previous,
    SplitAt,
    TogglePlay,
    ZoomBy,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.presenting import Place, Presenter
from tests.pages.reading import reader

PLACE = Place(1, "Here")
every_kind = pytest.mark.parametrize("kind", KINDS)

intents: st.SearchStrategy[Intent] = st.one_of(
    st.sampled_from([Next(), Previous(), TogglePlay(), OpenSources(), OpenPage("docks")]),
    st.builds(ZoomBy, st.floats(0.01, 100.0), st.floats(0, 1), st.floats(0, 1)),
    st.builds(PanBy, st.floats(-5, 5), st.floats(-5, 5)),
    st.builds(SplitAt, st.floats(-1, 2), st.booleans()),
)


def opened(exhibit: Exhibit, kind: str, item: str | None = None) -> Presenter:
    module, name = KINDS[kind].presenter.split(":")
    page = next(page for page in exhibit.pages if page.kind == kind)
    presenter: Presenter = getattr(import_module(module), name)(page, exhibit)
    presenter.open(item, 0.0)
    return presenter


@every_kind
def test_opens_at_its_beginning_shown_whole(harbour: Exhibit, kind: str) -> None:
    presenter = opened(harbour, kind)
    assert presenter.position is not None
    assert presenter.position[1] == 0
    assert presenter.scale == 1.0


@every_kind
def test_every_item_that_can_be_linked_to_opens(harbour: Exhibit, kind: str) -> None:
    page = next(page for page in harbour.pages if page.kind == kind)
    for item in page.items:
        position = opened(harbour, kind, item).position
        assert position is not None
        assert position[0] == item


@every_kind
@pytest.mark.parametrize("language", ["en", "vi", "fr"])
def test_its_view_is_a_frozen_value(harbour: Exhibit, kind: str, language: str) -> None:
    presenter = opened(harbour, kind)
    view = presenter.view(reader(harbour, language), PLACE)
    assert is_dataclass(view)
    assert view == presenter.view(reader(harbour, language), PLACE)
    with pytest.raises(FrozenInstanceError):
        setattr(view, fields(view)[0].name, None)


@every_kind
def test_its_sources_are_in_the_catalogue_each_once(harbour: Exhibit, kind: str) -> None:
    ids = opened(harbour, kind).source_ids(reader(harbour))
    assert ids
    assert len(set(ids)) == len(ids)
    assert set(ids) <= set(harbour.sources)


@every_kind
@given(steps=st.lists(st.tuples(intents, st.floats(0.0, 60.0), st.booleans()), max_size=25))
def test_whatever_is_wanted_it_shows_something(
    harbour: Exhibit, kind: str, steps: list[tuple[Intent, float, bool]]
) -> None:
    presenter, now = opened(harbour, kind), 0.0
    for intent, seconds, held in steps:
        before, scale = presenter.position, presenter.scale
        done = presenter.handle(intent, now)
        assert done or (presenter.position, presenter.scale) == (before, scale)
        now += seconds
        before = presenter.position
        changed = presenter.advance(now, held=held)
        assert changed or presenter.position == before
        assert not held or presenter.position == before
        presenter.view(reader(harbour, "vi"), PLACE)
        assert presenter.position is not None
        _, index, count = presenter.position
        assert 0 <= index < count
        assert presenter.scale >= 1.0
