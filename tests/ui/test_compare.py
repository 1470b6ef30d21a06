"""The divider goes with the finger, and every way of moving it has a tap that does the same."""

import pytest

from kiosk.core.geometry import Rect
from kiosk.exhibit.model import Exhibit
from kiosk.stage.keys import ENTER, TAB
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.audit import audit
from tests.ui.conftest import Stage
from tests.ui.hands import Colour, double_tap, enter, pinch, pixel, screen, words
from tests.ui.sample import COLOURS

RED, GREEN, BLUE = COLOURS["red"], COLOURS["green"], COLOURS["blue"]
LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)
SHAPES = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)


def compared(stage: Stage, page: str = "compare-many", size: tuple[int, int] = LANDSCAPE) -> (
    Rehearsal
):  # fmt: skip
    return enter(stage(size), page)


def frame(rehearsal: Rehearsal) -> Rect:
    found: Rect = screen(rehearsal)._parting.frame
    return found


def share(rehearsal: Rehearsal) -> float:
    """Where the divider is drawn."""
    found: float = screen(rehearsal)._parting.share
    return found


def colour(rehearsal: Rehearsal, across: float, down: float = 0.5) -> Colour:
    """What is seen at a point of the frame, in shares from its upper left corner."""
    at = frame(rehearsal)
    x, y = at.x + at.width * across, at.top - at.height * down
    return pixel(rehearsal.picture().image(), x, y)


def is_near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def drag_from(rehearsal: Rehearsal, start: tuple[float, float], dx: float, dy: float = 0) -> None:
    rehearsal.drag(start, (start[0] + dx, start[1] + dy))


# ------------------------------------------------------------------------------ what is seen


@SHAPES
def test_each_picture_is_seen_on_its_side_of_the_divider(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = compared(stage, size=size)
    assert share(rehearsal) == 0.5
    assert is_near(colour(rehearsal, 0.45), RED)
    assert is_near(colour(rehearsal, 0.55), GREEN)
    rehearsal.tap("before")
    assert is_near(colour(rehearsal, 0.9), RED), "the whole frame"
    rehearsal.tap("after")
    assert is_near(colour(rehearsal, 0.1), GREEN)
    rehearsal.tap("both")
    assert is_near(colour(rehearsal, 0.45), RED)


def test_a_lying_divider_has_the_first_picture_above_it(stage: Stage) -> None:
    rehearsal = compared(stage, "compare-lying")
    assert is_near(colour(rehearsal, 0.8, 0.4), BLUE)
    assert is_near(colour(rehearsal, 0.8, 0.6), GREEN)
    handle = rehearsal.control("divider")
    drag_from(rehearsal, handle.centre, 300, frame(rehearsal).height * 0.25)
    assert share(rehearsal) == pytest.approx(0.25, abs=0.01)
    assert is_near(colour(rehearsal, 0.8, 0.4), GREEN)


def test_both_pictures_are_cropped_alike(stage: Stage) -> None:
    """Cropped each about its own focus, one house stood at two points of the screen."""
    rehearsal = compared(stage)
    rehearsal.open("compare-many", "river-bank")
    both = screen(rehearsal)
    assert both._before.shot.path.stem == "green"
    assert both._after.shot.path.stem == "blue", "whose focus is in a corner"
    assert both._before.frame == both._after.frame
    assert both._before.shot.focus == both._after.shot.focus == (0.5, 0.5)


def test_labels_stand_on_their_sides_and_give_way_when_there_is_no_room(stage: Stage) -> None:
    rehearsal = compared(stage)
    both, at = screen(rehearsal), frame(rehearsal)
    before, after = both._before_tag, both._after_tag
    assert (before.opacity, after.opacity) == (1.0, 1.0)
    assert before._words.rect.right < at.centre[0] < after._words.rect.x
    rehearsal.tap("before")
    assert (before.opacity, after.opacity) == (1.0, 0.0)
    rehearsal.tap("after")
    assert (before.opacity, after.opacity) == (0.0, 1.0)


@pytest.mark.parametrize("page", ["compare-many", "compare-lying"])
@pytest.mark.parametrize("size", [*(LANDSCAPE, PORTRAIT), (1366, 768)], ids=str)
def test_in_the_middle_both_labels_are_read_whatever_their_length(
    page: str, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = compared(stage, page, size)
    for _ in range(rehearsal.item_count):
        both = screen(rehearsal)
        assert (both._before_tag.opacity, both._after_tag.opacity) == (1.0, 1.0)
        rehearsal.next_item()
        rehearsal.settle()


def test_captions_and_credits_of_both_pictures_can_be_read(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE, language="en"), "compare-many")
    read = words(rehearsal)
    for said in ("2022 · The fields by the river", "The museum · CC0 1.0", "Drawing: the exhibit"):
        assert said in read
    assert "1972" in read.split("\n")


def test_what_holds_for_both_pictures_is_said_once(stage: Stage, hanoi: Exhibit) -> None:
    rehearsal = enter(stage(LANDSCAPE, exhibit=hanoi, language="en"), "jamming-scope")
    read = words(rehearsal)
    assert read.count("Drawing: the exhibit team") == 1
    assert read.count("Illustration, not a historical photograph") == 1
    assert read.index("Clear · ") < read.index("Jammed · ") < read.index("Drawing: ")


# --------------------------------------------------------------------------------- by finger


@SHAPES
def test_the_handle_goes_with_the_finger_at_once(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = compared(stage, size=size)
    at = frame(rehearsal)
    x, y = rehearsal.control("divider").centre
    finger = rehearsal.down(x + 10, y - 10)
    for step in (0.1, 0.3, -0.2, 0.0, 0.25):
        rehearsal.move(finger, x + 10 + at.width * step, y)
        assert share(rehearsal) == pytest.approx(0.5 + step, abs=0.001), "no frame later"
        held = rehearsal.control("divider")
        assert held.centre[0] == pytest.approx(x + at.width * step, abs=1.5)
    rehearsal.up(finger)
    rehearsal.settle()
    assert share(rehearsal) == pytest.approx(0.75, abs=0.001), "and stays where it was left"
    assert is_near(colour(rehearsal, 0.7), RED)
    assert is_near(colour(rehearsal, 0.8), GREEN)


def test_dragging_sets_no_page_anew(stage: Stage) -> None:
    """At every move the whole page was laid out: 12 ms of the 16 that a frame has."""
    rehearsal = compared(stage)
    revision = rehearsal.conductor.revision
    drag_from(rehearsal, rehearsal.control("divider").centre, 200)
    drag_from(rehearsal, frame(rehearsal).centre, -300)
    assert share(rehearsal) != 0.5
    assert rehearsal.conductor.revision == revision


@pytest.mark.parametrize("page", ["compare-many", "compare-lying"])
@pytest.mark.parametrize("far", [3000, -3000])
def test_the_handle_never_leaves_the_pictures(page: str, far: int, stage: Stage) -> None:
    rehearsal = compared(stage, page)
    at = frame(rehearsal)
    x, y = rehearsal.control("divider").centre
    finger = rehearsal.down(x, y)
    rehearsal.move(finger, x + far, y + far)
    assert share(rehearsal) in (0.0, 1.0)
    handle = rehearsal.control("divider")
    assert at.cut(handle) == handle
    assert audit(rehearsal) == []
    rehearsal.move(finger, x, y)
    assert share(rehearsal) == pytest.approx(0.5), "back where the finger took hold of it"
    rehearsal.up(finger)


def test_dragged_anywhere_on_the_pictures_it_goes_along(stage: Stage) -> None:
    rehearsal = compared(stage)
    at = frame(rehearsal)
    start = (at.x + at.width * 0.2, at.top - at.height * 0.2)
    drag_from(rehearsal, start, at.width * 0.3)
    assert share(rehearsal) == pytest.approx(0.8, abs=0.01), "by as much as the finger"
    drag_from(rehearsal, start, -at.width * 0.15, 200)
    assert share(rehearsal) == pytest.approx(0.65, abs=0.01)


def test_a_swipe_turns_pairs_beside_the_pictures_and_never_on_them(stage: Stage) -> None:
    rehearsal = compared(stage)
    at = frame(rehearsal)
    drag_from(rehearsal, (at.right - 100, at.centre[1]), -at.width * 0.6)
    assert rehearsal.conductor.position == ("1", 0, 3)
    drag_from(rehearsal, (at.right + 500, at.top - 20), -400, 5)
    assert rehearsal.conductor.position == ("river-bank", 1, 3)


def test_a_tap_on_the_pictures_brings_it_there(stage: Stage) -> None:
    rehearsal = compared(stage)
    at = frame(rehearsal)
    rehearsal.touch(at.x + at.width * 0.3, at.top - 50)
    assert share(rehearsal) == pytest.approx(0.3, abs=0.001)
    double_tap(rehearsal, at.x + at.width * 0.6, at.top - 50)
    assert share(rehearsal) == pytest.approx(0.6, abs=0.001)


def test_two_fingers_do_not_move_it(stage: Stage) -> None:
    rehearsal = compared(stage)
    at = frame(rehearsal)
    pinch(rehearsal, (at.x + at.width * 0.25, at.centre[1]), 60, 300)
    assert share(rehearsal) == 0.5


def test_after_a_drag_a_button_goes_on_from_where_it_is(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE, still=False), "compare-many")
    rehearsal.settle()
    at = frame(rehearsal)
    drag_from(rehearsal, rehearsal.control("divider").centre, at.width * 0.3)
    left = share(rehearsal)
    assert left == pytest.approx(0.8, abs=0.01)
    rehearsal.tap("before")
    assert share(rehearsal) == pytest.approx(left), "no jump back to the middle"
    rehearsal.step(0.2)
    assert left < share(rehearsal) < 1.0
    rehearsal.settle()
    assert share(rehearsal) == 1.0


def test_what_a_finger_did_outlasts_another_language_and_not_another_pair(stage: Stage) -> None:
    rehearsal = compared(stage)
    drag_from(rehearsal, rehearsal.control("divider").centre, 300)
    left = share(rehearsal)
    rehearsal.tap("language-en")
    rehearsal.tap("text-size")
    assert share(rehearsal) == left
    rehearsal.tap("next-item")
    assert share(rehearsal) == 0.5
    drag_from(rehearsal, rehearsal.control("divider").centre, 300)
    rehearsal.tap("next-item")
    assert share(rehearsal) == 0.5
    drag_from(rehearsal, rehearsal.control("divider").centre, 300)
    rehearsal.open("compare-many")
    assert share(rehearsal) == 0.5


# ------------------------------------------------------------------------- by tap and by key


@SHAPES
def test_three_buttons_do_what_a_drag_does(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = compared(stage, size=size)
    for name, wanted in (("before", 1.0), ("after", 0.0), ("both", 0.5)):
        rehearsal.tap(name)
        assert share(rehearsal) == wanted
        assert _filled(rehearsal) == [name]
    drag_from(rehearsal, rehearsal.control("divider").centre, 100)
    assert _filled(rehearsal) == [], "none of them has brought it there"


def test_it_glides_to_where_a_button_wants_it(stage: Stage) -> None:
    rehearsal = enter(stage(LANDSCAPE, still=False), "compare-many")
    rehearsal.settle()
    rehearsal.tap("after")
    seen = [share(rehearsal)]
    for _ in range(12):
        rehearsal.step(1 / 30)
        seen.append(share(rehearsal))
    assert seen == sorted(seen, reverse=True)
    assert len({round(each, 3) for each in seen}) > 6
    assert (seen[0], seen[-1]) == (0.5, 0.0)


def test_the_opening_page_shows_that_it_moves(stage: Stage) -> None:
    rehearsal = stage(LANDSCAPE, still=False)
    rehearsal.touch(2, 2)
    rehearsal.open("compare-many")
    assert share(rehearsal) > 0.5
    rehearsal.settle()
    assert share(rehearsal) == 0.5


def test_keys_reach_all_of_it(stage: Stage) -> None:
    rehearsal = compared(stage)
    assert rehearsal.controls[:4] == ["divider", "before", "both", "after"]
    for wanted in (0.0, 1.0, 0.0):
        _press(rehearsal, "divider")
        assert share(rehearsal) == wanted, "a key, which cannot drag, shows the other picture"
    for name, wanted in (("both", 0.5), ("before", 1.0), ("after", 0.0)):
        _press(rehearsal, name)
        assert share(rehearsal) == wanted


def test_the_ring_goes_with_the_handle(stage: Stage) -> None:
    rehearsal = compared(stage)
    rehearsal.key(TAB)
    before = rehearsal.picture().image()
    old = rehearsal.control("divider")
    rehearsal.key(ENTER)
    now = rehearsal.control("divider")
    assert now.x < old.x
    sky = (0x86, 0xB8, 0xDC)
    image = rehearsal.picture().image()
    assert _has(before, old, sky)
    assert _has(image, now, sky)
    assert not _has(image, old, sky)


def test_a_tap_on_the_handle_is_no_drag(stage: Stage) -> None:
    rehearsal = compared(stage)
    x, y = rehearsal.control("divider").centre
    finger = rehearsal.down(x, y)
    rehearsal.move(finger, x + 3, y - 2)
    assert share(rehearsal) == 0.5
    rehearsal.up(finger)
    assert share(rehearsal) == 0.0


def _filled(rehearsal: Rehearsal) -> list[str]:
    buttons = screen(rehearsal)._sides.targets()
    return [button.name for button in buttons if button._face.filled]


def _press(rehearsal: Rehearsal, name: str) -> None:
    for _ in rehearsal.controls:
        target = rehearsal.shell._focus.target
        if target is not None and target.name == name:
            break
        rehearsal.key(TAB)
    rehearsal.key(ENTER)


def _has(image: object, rect: Rect, colour: Colour) -> bool:
    """Whether the colour is found within a few pixels above a target."""
    x, _ = rect.centre
    return any(
        is_near(pixel(image, x, rect.top + step), colour)  # type: ignore[arg-type]
        for step in range(2, 14)
    )
