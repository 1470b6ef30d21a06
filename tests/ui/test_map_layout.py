"""Nothing on a map page is cut, covered or out of reach, whatever is open on it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import pytest

from kiosk.core.geometry import Rect
from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.audit import LineRecorder, audit
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen
from tests.ui.maps import view

SIZES = ((1920, 1080), (1080, 1920), (1366, 768))
LARGEST_TEXT = 2
LONGEST = ("regiment-256", "battalion-59", "yen-vien")  # cards of the flagship with much to say


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> LineRecorder:
    return LineRecorder(monkeypatch)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", ["map-many", "map-long", "map-bare"])
def test_every_state_of_a_map_can_be_read_and_pressed(
    page: str, size: tuple[int, int], language: str, stage: Stage, lines: LineRecorder
) -> None:
    rehearsal = enter(stage(size, language=language), page)
    assert _wrong(rehearsal, _states, lines, (0, LARGEST_TEXT)) == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_phase_of_the_twelve_nights_can_be_read_and_pressed(
    size: tuple[int, int], language: str, stage: Stage, mapped: Exhibit, lines: LineRecorder
) -> None:
    rehearsal = enter(stage(size, exhibit=mapped, language=language), "twelve-nights")
    assert _wrong(rehearsal, _nights, lines, (LARGEST_TEXT,)) == []


def test_the_measure_is_not_blind(stage: Stage, lines: LineRecorder) -> None:
    rehearsal = enter(stage(), "map-many")
    panels = screen(rehearsal)._panels
    panels._heading.arrange(panels._card.frame)
    assert [fault for fault in _faults(rehearsal, lines) if "panels overlap" in fault]


def _wrong(
    rehearsal: Rehearsal,
    walk: Callable[[Rehearsal], Iterator[str]],
    lines: LineRecorder,
    steps: Sequence[int],
) -> list[str]:
    """What is wrong in a walk, in some sizes of text."""
    page = rehearsal.conductor.page_id
    wrong = []
    for step in steps:
        rehearsal.open(page)
        while rehearsal.conductor.choices.text_step < step:
            rehearsal.tap("text-size")
        wrong += [f"text {step}, {where}: {fault}"
                  for where in walk(rehearsal) for fault in _faults(rehearsal, lines)]  # fmt: skip
    return wrong


def _states(rehearsal: Rehearsal) -> Iterator[str]:
    """Open and close whatever there is, as far as there is any."""
    controls = rehearsal.controls
    rehearsal.tap("list")
    yield "list"
    rehearsal.tap(next(name for name in rehearsal.controls if name.startswith("row-")))
    rehearsal.step(1.0)
    yield "list and card"
    rehearsal.tap("list")
    rehearsal.step(1.0)
    yield "card"
    if "legend" in controls:
        yield from _opened(rehearsal, "legend", "legend")
    if "play" in controls:
        yield from _phase(rehearsal)


def _phase(rehearsal: Rehearsal) -> Iterator[str]:
    rehearsal.tap("phase-day-19")
    rehearsal.step(1.0)
    yield from _opened(rehearsal, "pictures", "close")
    rehearsal.tap("list")
    yield "list of the phase"
    yield from _opened(rehearsal, "legend", "legend")
    rehearsal.tap("list")
    x, y = rehearsal.control("phase-day-18").centre
    rehearsal.drag((x - 30, y), (x + 10, y))
    yield "phase half over"


def _nights(rehearsal: Rehearsal) -> Iterator[str]:
    """Show every phase, and the cards with the most to read."""
    yield "at first"
    for phase in view(rehearsal).phases:
        rehearsal.tap(f"phase-{phase.id}")
        rehearsal.step(1.0)
        yield phase.id
    for feature in LONGEST:
        rehearsal.open("twelve-nights", feature)
        rehearsal.step(1.0)
        yield feature
    rehearsal.tap("list")
    yield "list and card"
    yield from _opened(rehearsal, "legend", "legend")


def _opened(rehearsal: Rehearsal, opens: str, closes: str) -> Iterator[str]:
    rehearsal.tap(opens)
    yield opens
    rehearsal.tap(closes)


def _faults(rehearsal: Rehearsal, lines: LineRecorder) -> list[str]:
    """What is wrong now: the audit's faults, and panels that cover each other or stand outside."""
    page = screen(rehearsal)
    faults = [*audit(rehearsal), *lines.broken_words()]
    if page._panels.parent is None:
        return faults
    frames: tuple[Rect, ...] = page._panels.frames
    inside = page._canvas._frame.inset(-1.0)
    faults += [f"panels overlap: {one}, {other}" for one, other in combinations(frames, 2)
               if one.inset(1.0).overlaps(other)]  # fmt: skip
    faults += [
        f"a panel stands outside: {one}"
        for one in frames
        if not (inside.contains(one.x, one.y) and inside.contains(one.right, one.top))
    ]
    return faults
