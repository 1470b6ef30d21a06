"""Faults that a review found by trying; each docstring tells what was seen."""

from pathlib import Path

import pytest
from PIL import Image

from kiosk.core.events import Event, ItemShown
from kiosk.core.geometry import Size
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.imaging.pipeline import Pipeline
from kiosk.session.visit import STUCK_FINGER_SECONDS
from kiosk.stage.rehearsal import SameThread
from kiosk.stage.textures import TextureStore
from tests.exhibit.write import write_exhibit
from tests.ui.conftest import Stage
from tests.ui.golden import difference
from tests.ui.hands import enter, pinch

LONG = "A title that goes on and on, as titles in archives sometimes do, to the very edge"

LINKED = f"""
format: 1
title: Links
languages: [en]
pages:
  - {{kind: story, id: from, title: From, text: "See [it](page:to)."}}
  - {{kind: story, id: to, title: "{LONG}", text: "Here."}}
"""


@pytest.fixture
def linked(tmp_path: Path) -> Exhibit:
    folder = write_exhibit(tmp_path, {"exhibit.yaml": LINKED})
    exhibit = load_exhibit(folder, tmp_path / "media").exhibit
    assert exhibit is not None
    return exhibit


def test_a_finger_of_the_last_visit_presses_nothing(stage: Stage, events: list[Event]) -> None:
    """Dirt on "next" outlived its visit; wiped off, it turned a later visitor's slide."""
    rehearsal = enter(stage(), "slides-many")
    dirt = rehearsal.down(*rehearsal.control("next-item").centre)
    rehearsal.step(STUCK_FINGER_SECONDS + 100)
    rehearsal.step(100)
    assert rehearsal.conductor.page_id == "attract"
    enter(rehearsal, "slides-many")
    events.clear()
    rehearsal.up(dirt)
    assert [event for event in events if isinstance(event, ItemShown)] == []


def test_a_button_let_go_by_a_reset_does_not_stay_pressed(stage: Stage) -> None:
    """A button under a finger when the visit failed looked pressed for good."""
    rehearsal = enter(stage(), "slides-many")
    before = rehearsal.picture().data
    rehearsal.down(*rehearsal.control("language-vi").centre)
    assert rehearsal.picture().data != before
    rehearsal.shell.recover()
    rehearsal.conductor.fail(ZeroDivisionError(), rehearsal.clock.now())
    rehearsal.step(0)
    enter(rehearsal, "slides-many")
    assert rehearsal.picture().data == before


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
@pytest.mark.parametrize("step", [0, 2])
def test_a_link_to_a_long_title_stays_on_the_screen(
    stage: Stage, linked: Exhibit, size: tuple[int, int], step: int
) -> None:
    """From sixty letters on, the button of a link ran off the screen."""
    rehearsal = enter(stage(size, exhibit=linked), "from")
    for _ in range(step):
        rehearsal.tap("text-size")
    rehearsal.settle()
    for name in rehearsal.controls:
        rect = rehearsal.control(name)
        assert rect.x >= 0
        assert rect.right <= size[0]


def test_a_link_redrawn_under_the_finger_is_still_pressed(stage: Stage, linked: Exhibit) -> None:
    """Every drawing made new link buttons, so the one beneath a finger was gone."""
    rehearsal = enter(stage(exhibit=linked), "from")
    finger = rehearsal.down(*rehearsal.control("link-to").centre)
    rehearsal.shell.render(rehearsal.clock.now())
    rehearsal.up(finger)
    assert rehearsal.conductor.page_id == "to"


def test_a_pinch_decodes_a_picture_twice_at_most(stage: Stage) -> None:
    """Each finger's move asked for another size: 24 pictures decoded by one pinch."""
    rehearsal = enter(stage((1280, 720)), "slides-many")
    before = rehearsal.textures.held_bytes
    middle = rehearsal.control("zoom-in")
    pinch(rehearsal, (middle.right + 200, middle.top + 200), 60, 400, steps=20)
    rehearsal.settle()
    assert rehearsal.conductor.position is not None
    assert rehearsal.textures.held_bytes <= 3 * max(before, 1)


def test_a_picture_that_comes_back_is_shown_again(tmp_path: Path) -> None:
    """A picture that could not be read once stayed a placeholder until the kiosk was restarted."""
    path = tmp_path / "picture.png"
    store = TextureStore(Pipeline(SameThread()))
    for _ in range(2):
        assert store.get(path, Size(100, 100)) is None
        store.pump()
    assert store.is_broken(path)
    Image.new("RGB", (100, 100), "red").save(path)
    store.forgive()
    store.get(path, Size(100, 100))
    store.pump()
    assert store.get(path, Size(100, 100)) is not None


def test_more_points_back_at_the_end_and_stays_so(stage: Stage) -> None:
    """The arrow of "more" turned down again at any redrawing, though the text was at its end."""
    rehearsal = enter(stage(), "story-long")
    first = rehearsal.picture().data
    for _ in range(40):
        rehearsal.tap("more")
        now = rehearsal.picture().data
        rehearsal.shell.render(rehearsal.clock.now())
        assert rehearsal.picture().data == now
        if now == first:
            return
    pytest.fail("the text never came back to its beginning")


def test_a_page_without_a_picture_shows_nothing_of_the_last_one(stage: Stage) -> None:
    """A story's picture stayed behind the text of the next story, which has none."""
    fresh = enter(stage(), "story-bare")
    fresh.settle()
    alone = fresh.picture().image()
    fresh.open("story-one")
    fresh.settle()
    fresh.open("story-bare")
    fresh.settle()
    assert difference(alone, fresh.picture().image()).is_small


def test_cards_that_no_longer_fit_leave_nothing_behind(stage: Stage) -> None:
    """On the contents page, larger text left the pictures of the last cards over the others."""
    fresh = enter(stage((1080, 1920)))
    for _ in range(2):
        fresh.tap("text-size")
    fresh.tap("start-again")
    fresh.touch(1, 1)
    fresh.tap("contents")
    fresh.settle()
    small = fresh.picture().image()
    for _ in range(2):
        fresh.tap("text-size")
        fresh.settle()
    large = fresh.picture().image()
    fresh.tap("text-size")
    fresh.settle()
    assert difference(small, fresh.picture().image()).is_small, "back to the small text"

    fresh.open("story-bare")
    for _ in range(2):
        fresh.tap("text-size")
    fresh.tap("contents")
    fresh.settle()
    assert difference(large, fresh.picture().image()).is_small
