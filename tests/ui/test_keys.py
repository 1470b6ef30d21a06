"""Everything can be reached with a few keys, and where one is can be seen."""

from itertools import pairwise

import pytest
from PIL import Image

from kiosk.core.events import Event, StateChanged
from kiosk.core.geometry import Rect
from kiosk.session.visit import State
from kiosk.stage.keys import (
    BACKSPACE,
    DOWN,
    ENTER,
    ESCAPE,
    KEYPAD_ENTER,
    LEFT,
    RIGHT,
    SPACE,
    TAB,
    UP,
)
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import ask, colours, enter, pixel

SKY = (0x86, 0xB8, 0xDC)
LETTER_A = 97
PAGES = ("contents", "story-one", "slides-many", "quotes-many")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=str)
def test_tab_walks_all_controls_in_reading_order_with_a_ring_round_each(
    page: str, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size), None if page == "contents" else page)
    controls = rehearsal.controls
    walked = []
    for name in controls:
        rehearsal.key(TAB)
        walked.append(_focused(rehearsal))
        faults = _ring_faults(rehearsal.picture().image(), rehearsal.control(name))
        assert faults == [], name
    assert walked == controls
    rehearsal.key(TAB)
    assert _focused(rehearsal) == controls[0], "after the last comes the first"
    rehearsal.key(TAB, "shift")
    assert _focused(rehearsal) == controls[-1]


@pytest.mark.parametrize("page", PAGES)
def test_reading_order_goes_down_the_page_and_ends_in_the_bar(page: str, stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), None if page == "contents" else page)
    names = rehearsal.controls
    bar = names.index("contents")
    assert names[bar:] == [target.name for target in rehearsal.shell._bar.targets()]
    cards = [rehearsal.control(name) for name in names if name.startswith("card-")]
    for one, other in pairwise(cards):
        assert (-one.y, one.x) < (-other.y, other.x)


def test_the_ring_is_not_there_until_a_key_is_used_and_goes_with_a_touch(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-bare")
    assert not _has_sky(rehearsal)
    rehearsal.key(TAB)
    assert _has_sky(rehearsal)
    rehearsal.touch(5, 500)
    rehearsal.step(0.1)
    assert not _has_sky(rehearsal)


@pytest.mark.parametrize("key", [ENTER, KEYPAD_ENTER, SPACE])
def test_enter_presses_what_wears_the_ring(key: int, stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _walk_to(rehearsal, "language-en")
    rehearsal.key(key)
    assert rehearsal.conductor.choices.language == "en"
    assert _focused(rehearsal) == "language-en", "the ring stays where it was"


@pytest.mark.parametrize(("on", "back"), [(TAB, None), (RIGHT, LEFT), (DOWN, UP)])
def test_arrows_walk_like_tab(on: int, back: int | None, stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    rehearsal.key(on)
    rehearsal.key(on)
    assert _focused(rehearsal) == rehearsal.controls[1]
    if back is not None:
        rehearsal.key(back)
        assert _focused(rehearsal) == rehearsal.controls[0]


@pytest.mark.parametrize("key", [ESCAPE, BACKSPACE])
def test_escape_goes_one_step_back(key: int, stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    rehearsal.tap("sources")
    rehearsal.key(key)
    assert "close" not in rehearsal.controls
    assert rehearsal.conductor.page_id == "story-one"
    rehearsal.key(key)
    assert rehearsal.conductor.page_id == "contents"
    rehearsal.key(key)
    assert rehearsal.conductor.state is State.EXPLORING, "and never out of the exhibit"


def test_enter_without_a_ring_presses_nothing(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage(), "story-one")
    events.clear()
    rehearsal.key(ENTER)
    assert events == []


@pytest.mark.parametrize("key", [TAB, ENTER, ESCAPE, LETTER_A])
def test_any_key_wakes_and_does_nothing_else(key: int, stage: Stage, events: list[Event]) -> None:
    rehearsal = stage()
    rehearsal.key(key)
    assert rehearsal.conductor.page_id == "contents"
    assert StateChanged("exploring", "touch") in events
    assert _focused(rehearsal) is None


@pytest.mark.parametrize("key", [TAB, ENTER, ESCAPE, LETTER_A])
def test_any_key_answers_the_question_and_does_nothing_else(key: int, stage: Stage) -> None:
    rehearsal = enter(stage(), "quotes-many")
    _walk_to(rehearsal, "language-en")
    ask(rehearsal)
    rehearsal.key(key)
    assert rehearsal.conductor.state is State.EXPLORING
    assert rehearsal.conductor.page_id == "quotes-many"
    assert rehearsal.conductor.choices.language == "vi"


def test_a_whole_visit_needs_no_finger(stage: Stage) -> None:
    rehearsal = stage((1920, 1080))
    rehearsal.key(LETTER_A)
    _walk_to(rehearsal, "card-slides-many")
    rehearsal.key(ENTER)
    assert rehearsal.conductor.page_id == "slides-many"
    for name in ("next-item", "zoom-in", "sources", "close", "text-size", "contrast", "volume"):
        _walk_to(rehearsal, name)
        rehearsal.key(ENTER)
    assert rehearsal.conductor.position == ("green", 1, 3)
    choices = rehearsal.conductor.choices
    assert (choices.text_step, choices.high_contrast, choices.volume) == (1, True, 1)
    _walk_to(rehearsal, "start-again")
    rehearsal.key(ENTER)
    assert rehearsal.conductor.state is State.ATTRACT
    rehearsal.key(LETTER_A)
    assert _focused(rehearsal) is None, "the next visitor does not inherit the ring"


def _walk_to(rehearsal: Rehearsal, name: str) -> None:
    for _ in range(2 * len(rehearsal.controls)):
        if _focused(rehearsal) == name:
            return
        rehearsal.key(TAB)
    raise AssertionError(f"Tab never reaches {name}: {rehearsal.controls}")


def _focused(rehearsal: Rehearsal) -> str | None:
    target = rehearsal.shell._focus.target
    return None if target is None else target.name


def _ring_faults(image: Image.Image, rect: Rect) -> list[str]:
    """The sides of a target beside which there is no sky within a few pixels."""
    x, y = rect.centre
    reach = range(2, 16)
    sides = {
        "left": [(rect.x - step, y) for step in reach],
        "right": [(rect.right + step, y) for step in reach],
        "above": [(x, rect.top + step) for step in reach],
        "below": [(x, rect.y - step) for step in reach],
    }
    return [
        side
        for side, points in sides.items()
        if not any(_is_sky(image, round(px), round(py)) for px, py in points)
    ]


def _is_sky(image: Image.Image, x: int, y: int) -> bool:
    if not (0 <= x < image.width and 0 <= y < image.height):
        return False
    return all(abs(one - sky) < 24 for one, sky in zip(pixel(image, x, y), SKY, strict=True))


def _has_sky(rehearsal: Rehearsal) -> bool:
    return SKY in colours(rehearsal.picture().image())
