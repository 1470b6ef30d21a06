"""A map that is looked at all day holds no more than it did in the morning."""

import gc

from kivy.graphics import Fbo, Mesh
from kivy.graphics.texture import Texture

from kiosk.core.intents import ShowItem
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen
from tests.ui.maps import spot

DAYS = range(18, 31)


def test_a_hundred_phases_leave_nothing_behind(stage: Stage) -> None:
    rehearsal = enter(stage(still=False), "map-many")
    _turn(rehearsal, 26)
    held = _held()
    _turn(rehearsal, 100)
    assert _grown(held) == {}


def test_fifty_openings_leave_nothing_behind(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    _open(rehearsal, 3)
    held, bakes = _held(), screen(rehearsal)._canvas.bakes
    _open(rehearsal, 50)
    assert _grown(held) == {}
    assert screen(rehearsal)._canvas.bakes >= bakes + 50, "and all of it was drawn anew"


def test_lists_legends_cards_and_galleries_leave_nothing_behind(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    held: dict[str, int] = {}
    for _ in range(3):
        before = held
        for _ in range(4):
            rehearsal.touch(*spot(rehearsal, "school"))
            for name in ("pictures", "close", "list", "more-rows", "list", "legend",
                         "layer-events", "layer-events", "legend", "close"):  # fmt: skip
                rehearsal.tap(name)
            rehearsal.step(1.0)
        held = _held()
    assert _grown(before) == {}


def test_zooming_in_and_out_leaves_nothing_behind(stage: Stage) -> None:
    rehearsal = enter(stage(still=False), "map-many")
    held: dict[str, int] = {}
    for _ in range(3):
        before = held
        for name in ("zoom-in", "zoom-in", "zoom-in", "whole-map"):
            rehearsal.tap(name)
            rehearsal.step(1.0, frames=10)
        held = _held()
    assert _grown(before) == {}


def _turn(rehearsal: Rehearsal, times: int) -> None:
    """Show one phase after the other, ending with the same one whatever the number."""
    for number in range(times):
        day = DAYS[(number - times) % len(DAYS)]
        rehearsal.conductor.intend(ShowItem(f"day-{day}"), rehearsal.clock.now())
        rehearsal.step(0.1)
    rehearsal.key(ord("a"))
    rehearsal.step(2.0, frames=3)


def _open(rehearsal: Rehearsal, times: int) -> None:
    """Open maps of three kinds of ground, one after the other."""
    for _ in range(times):
        for page in ("map-bare", "map-long", "map-many"):
            rehearsal.open(page)
            rehearsal.step(0.0)


def _held() -> dict[str, int]:
    """How much of what lies on the graphics card is alive."""
    gc.collect()
    alive = [type(one) for one in gc.get_objects()]
    kinds = (Texture, Fbo, Mesh)
    return {kind.__name__: sum(issubclass(one, kind) for one in alive) for kind in kinds}


def _grown(held: dict[str, int]) -> dict[str, int]:
    """What there is more of now."""
    now = _held()
    return {kind: count - held[kind] for kind, count in now.items() if count > held[kind]}
