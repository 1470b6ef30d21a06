"""A story: its text stays, its pictures turn, its sources come in reading order."""

from pathlib import Path

import pytest

from kiosk.core.intents import Intent, Next, PanBy, Previous, TogglePlay, ZoomBy
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.story.model import StoryPage
from kiosk.pages.story.presenter import StoryPresenter, StoryView
from tests.pages.reading import reader
from tests.stage.museum import DOCKS, make_exhibit

PLACE = Place(3, "The docks")


def presenter(exhibit: Exhibit, page_id: str = "docks") -> StoryPresenter:
    page = exhibit.page(page_id)
    assert isinstance(page, StoryPage)
    made = StoryPresenter(page, exhibit)
    made.open(None, 0.0)
    return made


def view(exhibit: Exhibit, page_id: str = "docks", language: str = "en") -> StoryView:
    return presenter(exhibit, page_id).view(reader(exhibit, language), PLACE)


@pytest.mark.parametrize(
    ("intents", "done", "index"),
    [
        ([Next()], [True], 1),
        ([Next(), Next()], [True, False], 1),
        ([Next(), Previous(), Previous()], [True, True, False], 0),
        ([TogglePlay(), ZoomBy(2.0), PanBy(0.1, 0.1)], [False, False, False], 0),
    ],
)
def test_its_pictures_turn_and_at_either_end_the_page_may(
    harbour: Exhibit, intents: list[Intent], done: list[bool], index: int
) -> None:
    story = presenter(harbour)
    assert [story.handle(intent, 1.0) for intent in intents] == done
    shown = story.view(reader(harbour), PLACE)
    assert (shown.index, shown.count) == (index, 2)
    assert shown.picture is not None
    assert shown.picture.path.stem == ("crane", "chart")[index]
    assert story.position == (("crane", "chart")[index], index, 2)


def test_its_text_stays_while_pictures_turn(harbour: Exhibit) -> None:
    story = presenter(harbour)
    before = story.view(reader(harbour), PLACE)
    story.handle(Next(), 1.0)
    after = story.view(reader(harbour), PLACE)
    assert (after.prose, after.heading) == (before.prose, before.heading)


def test_without_pictures_it_has_no_items(harbour: Exhibit) -> None:
    story = presenter(harbour, "lamp")
    assert story.position is None
    assert not story.handle(Next(), 1.0)
    assert not story.handle(Previous(), 1.0)
    shown = story.view(reader(harbour), PLACE)
    assert (shown.picture, shown.index, shown.count) == (None, 0, 0)


def test_one_picture_is_no_item_either(tmp_path: Path) -> None:
    exhibit = make_exhibit(
        tmp_path, {"docks.yaml": DOCKS.replace("pictures: [crane, chart]", "picture: chart")}
    )
    story = presenter(exhibit)
    assert story.position is None
    assert not story.handle(Next(), 1.0)
    shown = story.view(reader(exhibit), PLACE)
    assert shown.picture is not None
    assert (shown.picture.path.stem, shown.count) == ("chart", 1)


def test_opened_again_it_begins_again(harbour: Exhibit) -> None:
    story = presenter(harbour)
    story.handle(Next(), 1.0)
    story.open(None, 2.0)
    assert story.position == ("crane", 0, 2)


def test_nothing_in_it_moves_by_itself(harbour: Exhibit) -> None:
    story = presenter(harbour)
    assert not story.advance(1e6, held=False)
    assert story.position == ("crane", 0, 2)


@pytest.mark.parametrize(
    ("language", "sources"),
    [("en", ("S2", "S1", "S3", "S4")), ("vi", ("S1", "S3", "S4"))],
)
def test_sources_cited_come_first_then_the_pages_then_its_pictures(
    harbour: Exhibit, language: str, sources: tuple[str, ...]
) -> None:
    story = presenter(harbour)
    assert story.source_ids(reader(harbour, language)) == sources
    numbers = story.view(reader(harbour, language), PLACE).prose.numbers
    assert list(numbers) == list(sources)
    assert list(numbers.values()) == list(range(1, len(sources) + 1))


def test_sources_do_not_change_with_the_picture_shown(harbour: Exhibit) -> None:
    """Numbers in the text would change under the reader's eyes."""
    story = presenter(harbour)
    before = story.source_ids(reader(harbour))
    story.handle(Next(), 1.0)
    assert story.source_ids(reader(harbour)) == before


def test_a_headline_stands_over_the_text_and_the_title_above_it(harbour: Exhibit) -> None:
    shown = view(harbour)
    assert (shown.kicker, shown.heading) == ("3 · The docks", "Work before dawn")


def test_without_a_headline_the_title_is_not_said_twice(harbour: Exhibit) -> None:
    shown = view(harbour, "lamp")
    assert (shown.kicker, shown.heading) == ("3", "The lamp")
