"""The auditor itself sees what it is there to see: each fault, planted by hand."""

from kivy.uix.widget import Widget

from kiosk.widgets.target import Target
from kiosk.widgets.text import Text
from tests.ui.audit import audit
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen, texts


def test_a_sound_page_has_no_faults(stage: Stage) -> None:
    assert audit(enter(stage(), "story-one")) == []


def test_a_target_outside_the_window(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _find(rehearsal.shell, "volume").x += 100
    assert any("volume is outside the window" in fault for fault in audit(rehearsal))


def test_a_target_too_small(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _find(rehearsal.shell, "volume").height -= 3
    assert any("volume is too small" in fault for fault in audit(rehearsal))


def test_a_target_over_another(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _find(rehearsal.shell, "volume").x -= 40
    assert any("contrast and volume overlap" in fault for fault in audit(rehearsal))


def test_a_target_that_nobody_sees(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _find(rehearsal.shell, "volume").opacity = 0
    assert any("can be pressed but not seen" in fault for fault in audit(rehearsal))


def test_a_text_under_a_target(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    heading = _text(rehearsal.shell, "Buổi sáng")
    button = _find(rehearsal.shell, "next-item")
    heading.place(button.x, button.y + button.height)
    assert any("is under target next-item" in fault for fault in audit(rehearsal))


def test_a_text_over_another(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    heading, kicker = _text(rehearsal.shell, "Buổi sáng"), _text(rehearsal.shell, "1")
    kicker.place(heading.x, heading.y + heading.height)
    assert any("overlap" in fault and "Buổi sáng" in fault for fault in audit(rehearsal))


def test_a_text_outside_the_window_and_outside_its_button(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    heading = _text(rehearsal.shell, "Buổi sáng")
    heading.place(rehearsal.shell.width - 10, 500)
    label = _text(rehearsal.shell, "Tiếng Việt")
    label.place(label.x, label.y + 4 * label.height)
    faults = audit(rehearsal)
    assert any("'Buổi sáng' is outside the window" in fault for fault in faults)
    assert any("larger than its target language-vi" in fault for fault in faults)


def test_a_pane_too_low_to_read_and_without_a_way_on(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-long")
    screen(rehearsal)._column._pane.height = 5
    _find(rehearsal.shell, "more").show(shown=False)
    faults = audit(rehearsal)
    assert any("pane is 5 high" in fault for fault in faults)
    assert any("no button to see it" in fault for fault in faults)


def test_what_a_question_covers_is_not_judged(stage: Stage) -> None:
    rehearsal = enter(stage(), "story-one")
    _find(rehearsal.shell, "volume").x += 100
    rehearsal.step(200)
    rehearsal.step(0.1)
    assert audit(rehearsal) == []


def _find(root: Widget, name: str) -> Target:
    return next(
        widget for widget in root.walk() if isinstance(widget, Target) and widget.name == name
    )


def _text(root: Widget, beginning: str) -> Text:
    return next(text for text in texts(root) if text.text.startswith(beginning))
