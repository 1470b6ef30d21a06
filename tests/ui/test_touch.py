"""What fingers do, through Kivy's own dispatch and the real window."""

import pytest

from kiosk.core.events import (
    Controls,
    Event,
    FingersDown,
    ItemShown,
    LanguageChanged,
    PageOpened,
    StateChanged,
    Zoomed,
)
from kiosk.core.geometry import Rect
from kiosk.session.visit import State
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import ask, colours, double_tap, empty_spot, enter, pinch, pixel, screen, words

# --------------------------------------------------------------------------------------- waking


def test_the_touch_that_wakes_presses_nothing_beneath(stage: Stage, events: list[Event]) -> None:
    places = [target.rect.centre for target in enter(stage()).shell.targets()]
    assert len(places) > 12
    for place in places:
        rehearsal = stage()
        events.clear()
        rehearsal.touch(*place)
        told = [event for event in events if not isinstance(event, Controls)]
        assert told == [StateChanged("exploring", "touch"), PageOpened("contents", "contents")]


def test_a_waking_finger_that_swipes_turns_nothing(stage: Stage) -> None:
    rehearsal = stage()
    rehearsal.step(rehearsal.conductor.exhibit.attract.each_seconds + 1)
    rehearsal.drag((900, 300), (300, 300))
    assert rehearsal.conductor.page_id == "story-many"
    assert rehearsal.conductor.position == ("green", 0, 3)


def test_touching_a_picture_that_advertises_a_page_opens_it(stage: Stage) -> None:
    rehearsal = stage()
    rehearsal.step(rehearsal.conductor.exhibit.attract.each_seconds + 1)
    rehearsal.touch(400, 300)
    assert rehearsal.conductor.page_id == "story-many"


# ------------------------------------------------------------------------------------- pressing


def test_a_press_acts_when_the_finger_leaves(stage: Stage) -> None:
    rehearsal = enter(stage())
    finger = rehearsal.down(*rehearsal.control("language-en").centre)
    rehearsal.step(1)
    assert rehearsal.conductor.choices.language == "vi"
    rehearsal.up(finger)
    assert rehearsal.conductor.choices.language == "en"


def test_a_press_can_be_seen_and_is_gone_after_it(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    where = rehearsal.control("text-size")
    before = _cut(rehearsal, where)
    finger = rehearsal.down(*where.centre)
    assert _cut(rehearsal, where) != before
    rehearsal.move(finger, where.x - 30, where.top + 60)
    assert _cut(rehearsal, where) == before, "off the button, it is not held down"
    rehearsal.up(finger)
    assert _cut(rehearsal, where) == before
    assert rehearsal.conductor.choices.text_step == 0


def test_leaving_outside_cancels_and_coming_back_presses(stage: Stage) -> None:
    rehearsal = enter(stage())
    where = rehearsal.control("language-en")
    away = (where.x, where.top + 150)
    finger = rehearsal.down(*where.centre)
    rehearsal.move(finger, *away)
    rehearsal.up(finger)
    assert rehearsal.conductor.choices.language == "vi"
    finger = rehearsal.down(*where.centre)
    rehearsal.move(finger, *away)
    rehearsal.move(finger, *where.centre)
    rehearsal.up(finger)
    assert rehearsal.conductor.choices.language == "en"


def test_a_finger_that_slides_onto_a_button_does_not_press_it(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    target = rehearsal.control("language-en").centre
    rehearsal.drag((target[0], target[1] + 300), target)
    assert rehearsal.conductor.choices.language == "vi"


def test_two_fingers_press_two_buttons(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    one = rehearsal.down(*rehearsal.control("language-en").centre)
    other = rehearsal.down(*rehearsal.control("contrast").centre)
    rehearsal.up(one)
    rehearsal.up(other)
    assert rehearsal.conductor.choices.language == "en"
    assert rehearsal.conductor.choices.high_contrast


def test_a_button_that_is_gone_when_the_finger_leaves_does_nothing(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    finger = rehearsal.down(*rehearsal.control("next-item").centre)
    rehearsal.tap("contents")
    rehearsal.up(finger)
    assert rehearsal.conductor.page_id == "contents"


def test_the_other_mouse_buttons_do_nothing(stage: Stage, events: list[Event]) -> None:
    rehearsal = stage()
    rehearsal.click(300, 300, "right")
    assert rehearsal.conductor.state is State.ATTRACT
    enter(rehearsal)
    events.clear()
    for name in rehearsal.controls:
        rehearsal.click(*rehearsal.control(name).centre, "right")
        rehearsal.click(*rehearsal.control(name).centre, "middle")
    assert events == []


def test_links_lead_to_the_very_item(stage: Stage, events: list[Event]) -> None:
    """Two links of one text may go to one page: they must be two controls."""
    rehearsal = enter(stage((1920, 1080)), "story-one")
    to_item, to_page = (name for name in rehearsal.controls if name.startswith("link-"))
    assert to_item != to_page
    rehearsal.tap(to_item)
    assert rehearsal.conductor.page_id == "quotes-many"
    assert rehearsal.conductor.position == ("second", 1, 3)
    rehearsal.open("story-one")
    rehearsal.tap(to_page)
    assert rehearsal.conductor.page_id == "quotes-many"
    assert rehearsal.conductor.position != ("second", 1, 3)
    assert ItemShown("quotes-many", "second", 1, 3) in events


# --------------------------------------------------------------------------------- the question


def test_any_touch_answers_the_question_and_presses_nothing_beneath(
    stage: Stage, events: list[Event]
) -> None:
    rehearsal = enter(stage(), "slides-many")
    rehearsal.tap("next-item")
    places = [target.rect.centre for target in rehearsal.shell.targets()]
    for place in places:
        ask(rehearsal)
        assert rehearsal.conductor.state is State.ASKING
        if rehearsal.control("start-again").contains(*place):
            continue
        events.clear()
        rehearsal.touch(*place)
        told = [event for event in events if not isinstance(event, Controls)]
        assert told == [StateChanged("exploring", "extended")]
        assert rehearsal.conductor.position == ("green", 1, 3), "exactly where the visitor was"


def test_a_swipe_that_answers_the_question_turns_nothing(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-many")
    ask(rehearsal)
    rehearsal.drag((900, 300), (300, 300))
    assert rehearsal.conductor.state is State.EXPLORING
    assert rehearsal.conductor.position == ("green", 0, 3)


def test_start_again_in_the_question_starts_again(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage(), "story-one")
    rehearsal.tap("language-en")
    ask(rehearsal)
    rehearsal.tap("start-again")
    assert rehearsal.conductor.state is State.ATTRACT
    assert StateChanged("attract", "start-again") in events
    assert rehearsal.conductor.choices.language == "vi"


def test_sliding_off_start_again_goes_on(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    ask(rehearsal)
    finger = rehearsal.down(*rehearsal.control("start-again").centre)
    assert rehearsal.controls == ["continue", "start-again"], "the question stays"
    rehearsal.move(finger, 5, 5)
    rehearsal.up(finger)
    assert rehearsal.conductor.state is State.EXPLORING
    assert rehearsal.conductor.page_id == "story-one"


def test_the_question_counts_where_it_can_be_seen(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    ask(rehearsal)
    left = rehearsal.conductor.view(rehearsal.clock.now()).seconds_left
    assert left is not None
    assert str(left) in words(rehearsal).split("\n")
    before = rehearsal.picture().data
    rehearsal.step(1)
    assert str(left - 1) in words(rehearsal).split("\n")
    assert rehearsal.picture().data != before


def test_unanswered_the_question_ends_the_visit_and_everything_is_restored(
    stage: Stage, events: list[Event]
) -> None:
    fresh = stage()
    fresh.settle()
    untouched = fresh.picture().data
    rehearsal = enter(stage(), "slides-many")
    for name in ("language-en", "text-size", "contrast", "volume", "zoom-in", "sources"):
        rehearsal.tap(name)
    ask(rehearsal)
    rehearsal.step(31, frames=31)
    assert StateChanged("attract", "timeout") in events
    rehearsal.settle()
    assert rehearsal.picture().data == untouched, "not one pixel tells of the last visitor"
    rehearsal.touch(2, 2)
    rehearsal.open("slides-many")
    assert rehearsal.conductor.choices.language == "vi"
    assert not screen(rehearsal)._zoomed
    assert "close" not in rehearsal.controls


# --------------------------------------------------------------------------- swipes, pinches


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
def test_a_swipe_turns_items_and_then_pages(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = enter(stage(size), "slides-many")
    positions = []
    for _ in range(3):
        positions.append(rehearsal.conductor.position)
        _swipe(rehearsal, -1)
    assert [position and position[1] for position in positions] == [0, 1, 2]
    assert rehearsal.conductor.page_id == "slides-single"
    _swipe(rehearsal, 1)
    assert rehearsal.conductor.page_id == "slides-many"


def test_every_swipe_has_a_button(stage: Stage) -> None:
    rehearsal = enter(stage(), "quotes-many")
    rehearsal.tap("next-item")
    assert rehearsal.conductor.position == ("second", 1, 3)
    rehearsal.tap("previous-item")
    rehearsal.tap("previous-page")
    assert rehearsal.conductor.page_id == "slides-long"
    rehearsal.tap("next-page")
    rehearsal.tap("next-page")
    assert rehearsal.conductor.page_id == "quotes-single"
    rehearsal.open(rehearsal.conductor.exhibit.pages[-1].id)
    rehearsal.tap("next-page")
    assert rehearsal.conductor.page_id == "contents", "after the last page come the contents"


def test_pinching_and_double_taps_zoom_about_the_fingers(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage((1920, 1080)), "slides-many")
    photo = screen(rehearsal)._photo
    x, y = photo.frame.centre
    whole = rehearsal.picture().data
    pinch(rehearsal, (x, y), 200, 600)
    zooms = [event for event in events if isinstance(event, Zoomed)]
    assert zooms[-1].page == "slides-many"
    assert 2.5 < zooms[-1].scale < 3.5
    assert rehearsal.picture().data != whole
    pinch(rehearsal, (x, y), 600, 60)
    assert photo._new.shot.lens.is_whole, "pinched back, all of it is seen"
    double_tap(rehearsal, photo.frame.x + 10, photo.frame.top - 10)
    lens = photo._new.shot.lens
    assert lens.scale == pytest.approx(2.5)
    assert lens.window.x == pytest.approx(0.0, abs=0.02), "the tapped corner stays in view"
    assert lens.window.y == pytest.approx(0.0, abs=0.02)
    rehearsal.step(1)
    double_tap(rehearsal, x, y)
    assert photo._new.shot.lens.is_whole


def test_zoom_buttons_do_what_a_pinch_does(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage(), "slides-many")
    assert "zoom-out" not in rehearsal.controls
    scales = []
    for _ in range(8):
        rehearsal.tap("zoom-in")
        scales.append(screen(rehearsal)._photo._new.shot.lens.scale)
    assert scales[0] > 1
    assert scales == sorted(scales)
    assert scales[-1] == 5.0
    for _ in range(8):
        if "zoom-out" in rehearsal.controls:
            rehearsal.tap("zoom-out")
    assert screen(rehearsal)._photo._new.shot.lens.is_whole
    assert "zoom-out" not in rehearsal.controls
    assert any(isinstance(event, Zoomed) for event in events)


def test_a_zoomed_picture_is_pushed_and_does_not_turn(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), "slides-many")
    photo = screen(rehearsal)._photo
    x, y = photo.frame.centre
    for _ in range(2):
        rehearsal.tap("zoom-in")
    before = photo._new.shot.lens
    rehearsal.drag((x, y), (x - 300, y + 100))
    after = photo._new.shot.lens
    assert after.x > before.x, "the picture follows the finger to the left"
    assert after.y > before.y, "and up: what is seen lies further down"
    assert rehearsal.conductor.position == ("red", 0, 3)
    for _ in range(12):
        rehearsal.drag((x, y), (x - 600, y))
    assert photo._new.shot.lens.window.right == pytest.approx(1.0), "never beyond its edge"


def test_zoom_and_place_are_fresh_on_the_next_slide(stage: Stage) -> None:
    rehearsal = enter(stage(), "slides-many")
    rehearsal.tap("zoom-in")
    rehearsal.tap("next-item")
    assert screen(rehearsal)._photo._new.shot.lens.is_whole


@pytest.mark.parametrize("page", ["story-long", "slides-long"])
def test_dragging_and_the_wheel_scroll_the_text(page: str, stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), page)
    pane = screen(rehearsal)._column._pane
    x, y = pane.frame.centre
    first = pane._parts[0][0]
    top = first.y
    rehearsal.drag((x, y), (x, y + 120))
    assert first.y == pytest.approx(top + 120, abs=25), "the text goes with the finger"
    scrolled = first.y
    rehearsal.click(x, y, "scrollup")  # SDL's name for turning the wheel towards oneself
    assert first.y > scrolled
    for _ in range(30):
        rehearsal.click(x, y, "scrolldown")
    assert first.y == top, "and back to the beginning, not beyond"
    assert rehearsal.conductor.page_id == page


def test_ten_fingers_at_once(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage((1920, 1080)), "slides-many")
    x, y = screen(rehearsal)._photo.frame.centre
    fingers = [rehearsal.down(x + 40 * number, y) for number in range(-5, 5)]
    for step in range(1, 6):
        for number, finger in enumerate(fingers, start=-5):
            rehearsal.move(finger, x + 40 * number * (1 + step / 10), y + step)
        rehearsal.step(1 / 60)
    for finger in fingers:
        rehearsal.up(finger)
    assert FingersDown(10) in events
    assert rehearsal.conductor.page_id == "slides-many"
    rehearsal.tap("language-en")
    assert rehearsal.conductor.choices.language == "en", "afterwards one finger works as before"
    ask(rehearsal)
    assert rehearsal.conductor.state is State.ASKING, "and no finger is thought to be down still"


# --------------------------------------------------------------------------------- choices


def test_another_language_keeps_page_and_item(stage: Stage, events: list[Event]) -> None:
    rehearsal = enter(stage((1920, 1080)), "slides-many")
    rehearsal.tap("next-item")
    rehearsal.tap("language-en")
    assert LanguageChanged("en") in events
    assert rehearsal.conductor.position == ("green", 1, 3)
    assert "Drawing: the exhibit team" in words(rehearsal)
    assert "Bản vẽ" not in words(rehearsal)
    rehearsal.tap("language-vi")
    assert "Bản vẽ" in words(rehearsal)


def test_languages_are_called_by_their_own_names_in_every_language(stage: Stage) -> None:
    rehearsal = enter(stage())
    for language in ("vi", "en"):
        rehearsal.tap(f"language-{language}")
        shown = words(rehearsal).split("\n")
        assert "Tiếng Việt" in shown
        assert "English" in shown


def test_high_contrast_is_another_theme_at_once_and_everywhere(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-bare")
    night = rehearsal.picture().image()
    rehearsal.tap("contrast")
    contrast = rehearsal.picture().image()
    assert pixel(night, 5, 530) == (0x0B, 0x12, 0x20)
    assert pixel(contrast, 5, 530) == (0, 0, 0)
    assert (255, 255, 255) in colours(contrast)
    assert (0xFF, 0xD5, 0x4A) in colours(contrast), "the chosen language is brass"
    assert (0xE0, 0xAB, 0x4A) not in colours(contrast)
    rehearsal.tap("contrast")
    assert rehearsal.picture().image().tobytes() == night.tobytes()


def test_what_is_missing_in_a_language_is_shown_in_another_and_said(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), "story-untranslated")
    assert "Not yet available" not in words(rehearsal)
    rehearsal.tap("language-en")
    assert "Bài này chưa có bản dịch." in words(rehearsal)
    assert "Not yet available in English; shown in Vietnamese" in words(rehearsal)
    rehearsal.open("story-one")
    assert "Not yet available" not in words(rehearsal)


def test_the_sources_close_by_their_button_and_by_a_tap_beside_them(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), "story-one")
    rehearsal.tap("sources")
    assert "close" in rehearsal.controls
    assert "next-item" not in rehearsal.controls, "what the sheet covers cannot be pressed"
    assert "The report" in words(rehearsal)
    rehearsal.tap("close")
    assert "close" not in rehearsal.controls
    rehearsal.tap("sources")
    sheet = rehearsal.shell._panel._sheet_rect
    rehearsal.touch(*sheet.centre)
    assert "close" in rehearsal.controls, "a tap on the sheet leaves it"
    rehearsal.touch(sheet.x - 20, sheet.top + 10)
    assert "close" not in rehearsal.controls
    assert rehearsal.conductor.page_id == "story-one"


def test_start_again_is_always_there(stage: Stage) -> None:
    rehearsal = enter(stage())
    for page in rehearsal.conductor.exhibit.pages:
        rehearsal.open(page.id)
        assert "start-again" in rehearsal.controls
        if "sources" in rehearsal.controls:
            rehearsal.tap("sources")
            assert "start-again" in rehearsal.controls
    rehearsal.tap("start-again")
    assert rehearsal.conductor.state is State.ATTRACT
    assert empty_spot(rehearsal)


def _swipe(rehearsal: Rehearsal, direction: int) -> None:
    """Flick the picture; +1 to the right."""
    frame = screen(rehearsal)._photo.frame
    x, y = frame.centre
    reach = frame.width * 0.3 * direction
    rehearsal.drag((x - reach, y), (x + reach, y + 5))
    rehearsal.step(0.5)


def _cut(rehearsal: Rehearsal, where: Rect) -> bytes:
    """The pixels within a rectangle of the window."""
    image = rehearsal.picture().image()
    upper, lower = image.height - where.top, image.height - where.y
    return image.crop((int(where.x), int(upper), int(where.right), int(lower))).tobytes()
