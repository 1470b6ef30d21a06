"""What is made ready while nobody waits changes nothing that anybody sees."""

from kivy.core.window import Window

from kiosk.pages.kinds import KINDS
from tests.ui.conftest import Stage
from tests.ui.hands import enter


def test_every_kind_can_be_prepared_and_then_looks_as_it_would_have(stage: Stage) -> None:
    pictures = []
    for prepared in (False, True):
        rehearsal = stage()
        rehearsal.settle()
        if prepared:
            before = rehearsal.picture().data
            rehearsal.shell.prepare()
            rehearsal.step(0.1)
            assert rehearsal.picture().data == before, "attract goes on undisturbed"
            assert set(rehearsal.shell._screens) == set(KINDS)
        enter(rehearsal, "map-many")
        rehearsal.settle()
        pictures.append(rehearsal.picture().data)
        rehearsal.close()
    assert pictures[0] == pictures[1]


def test_preparing_draws_a_map_and_keeps_nothing_of_it(stage: Stage) -> None:
    rehearsal = stage()
    rehearsal.shell.prepare()
    canvas = rehearsal.shell._screens["map"]._canvas
    assert canvas.bakes > 0
    assert canvas._chart.bursts == ()


def test_a_prepared_map_that_moves_is_drawn_anew(stage: Stage) -> None:
    """Prepared on a second canvas it had lost its first: a pinched map stood still on the glass."""
    rehearsal = stage()
    rehearsal.shell.prepare()
    enter(rehearsal, "map-many")
    rehearsal.settle()
    Window.dispatch("on_draw")
    assert not Window.canvas.needs_redraw
    finger = rehearsal.down(480, 300)
    rehearsal.move(finger, 440, 300)
    rehearsal.step(1 / 60)
    assert Window.canvas.needs_redraw
