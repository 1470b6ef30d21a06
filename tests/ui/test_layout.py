"""Nothing is cut, covered or out of reach: every page, language, text size and screen shape."""

from collections.abc import Iterator
from itertools import product

import pytest

from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import State
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.text import Text, plain
from tests.ui.audit import LineRecorder, audit
from tests.ui.conftest import Stage
from tests.ui.hands import ask, enter, screen

SIZES = ((1920, 1080), (1080, 1920), (1366, 768), (3840, 2160))
LANGUAGES = ("vi", "en")
TEXT_STEPS = (0, 1, 2)
SEEN = (
    *product(SIZES[:3], LANGUAGES, (0, 2)),
    (SIZES[3], "vi", 2),
    (SIZES[3], "en", 0),
)
SMALL_GLASS = 1920 / 344  # pixels to a millimetre of a 15.6" screen: buttons grow to 20 mm
FAR_OFF = 900.0  # mm from which it is read


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> LineRecorder:
    return LineRecorder(monkeypatch)


@pytest.mark.parametrize("seen", SEEN, ids=str)
def test_nothing_is_cut_covered_or_out_of_reach(
    seen: tuple[tuple[int, int], str, int], stage: Stage, lines: LineRecorder
) -> None:
    size, language, step = seen
    rehearsal = stage(size, language=language, still=False)
    assert _wrong(rehearsal, step, lines) == []


@pytest.mark.parametrize(
    ("exhibit_name", "seen"),
    [
        *(("hanoi", seen) for seen in product(SIZES[:3], LANGUAGES, (0, 2))),
        ("welcome", ((1920, 1080), "de", 0)),
        ("welcome", ((1080, 1920), "vi", 2)),
    ],
    ids=str,
)
def test_nothing_of_the_shipped_exhibits_is_cut_covered_or_out_of_reach(
    exhibit_name: str,
    seen: tuple[tuple[int, int], str, int],
    stage: Stage,
    request: pytest.FixtureRequest,
    lines: LineRecorder,
) -> None:
    size, language, step = seen
    exhibit: Exhibit = request.getfixturevalue(exhibit_name)
    rehearsal = stage(size, exhibit=exhibit, language=language, still=False)
    assert _wrong(rehearsal, step, lines) == []


@pytest.mark.parametrize("size", [(2560, 1080), (1024, 768), (1280, 720), (1080, 1080)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_screens_hold_the_largest_text_too(
    size: tuple[int, int], language: str, stage: Stage, lines: LineRecorder
) -> None:
    rehearsal = stage(size, language=language, still=False)
    assert _wrong(rehearsal, TEXT_STEPS[-1], lines) == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("step", TEXT_STEPS)
def test_a_site_that_states_its_glass_has_larger_buttons_and_they_fit(
    size: tuple[int, int], step: int, stage: Stage, lines: LineRecorder
) -> None:
    rehearsal = stage(size, still=False)
    usual = rehearsal.shell._look.button_px
    rehearsal.shell._px_per_mm, rehearsal.shell._distance_mm = SMALL_GLASS, FAR_OFF
    assert rehearsal.shell._look.button_px > usual
    assert _wrong(rehearsal, step, lines) == []


@pytest.mark.parametrize("page", ["story-long", "story-long-bare", "slides-long"])
@pytest.mark.parametrize("size", SIZES[:3], ids=str)
def test_whoever_presses_more_has_read_everything(
    page: str, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = enter(stage(size), page)
    pane = screen(rehearsal)._column._pane
    first, last = pane._parts[0][0], pane._parts[-1][0]
    begin = first.y
    while not pane.is_at_end:
        before = first.y
        rehearsal.tap("more")
        assert 0 < first.y - before < pane.height, "a step goes on, and never over unread lines"
    assert last.y >= pane.y - rehearsal.shell._look.px(6), "the last line is in view"
    rehearsal.tap("more")
    assert first.y == begin, "and back to the beginning"


def test_a_title_is_evened_out_and_nothing_of_it_is_lost(stage: Stage, lines: LineRecorder) -> None:
    look = stage().shell._look
    title = "Những người ở lại trong thành phố khi mọi người đã đi"
    for width in range(160, 900, 37):
        usual, even = (
            Text().set(
                plain(title), look, role="title", face="title", bold=True, width=float(width),
                balanced=balanced,
            )
            for balanced in (False, True)
        )  # fmt: skip
        assert even.height <= usual.height, f"balancing needs another line at {width}"
        assert even.width <= width
    assert lines.broken_words() == []


def _wrong(rehearsal: Rehearsal, step: int, lines: LineRecorder) -> list[str]:
    """What is wrong in a walk through the whole exhibit, each with where it was seen."""
    return [
        f"{where}: {fault}"
        for where in _walk(rehearsal, step)
        for fault in (*audit(rehearsal), *lines.broken_words())
    ]


def _walk(rehearsal: Rehearsal, step: int) -> Iterator[str]:
    """Show everything there is, one after the other; gives the name of what is shown."""
    exhibit = rehearsal.conductor.exhibit
    for number in range(max(1, len(exhibit.attract.items))):
        yield f"attract {number + 1}"
        rehearsal.step(exhibit.attract.each_seconds)
    enter(rehearsal)
    for _ in range(step):
        rehearsal.tap("text-size")
    yield from _walk_leaves(rehearsal)
    for page in exhibit.pages:
        rehearsal.open(page.id)
        for item in range(rehearsal.item_count):
            if item:
                rehearsal.next_item()
            yield f"{page.id} {item + 1}"
            if "sources" in rehearsal.controls:
                rehearsal.tap("sources")
                yield f"{page.id} {item + 1} sources"
                rehearsal.tap("close")
    ask(rehearsal)
    assert rehearsal.conductor.state is State.ASKING
    yield "question"


def _walk_leaves(rehearsal: Rehearsal) -> Iterator[str]:
    """Turn the leaves of the contents until all cards have been there."""
    seen: set[str] = set()
    while new := {name for name in rehearsal.controls if name.startswith("card-")} - seen:
        seen |= new
        yield f"contents with {min(new)}"
        if "more" in rehearsal.controls:
            rehearsal.tap("more")
    assert len(seen) == len(rehearsal.conductor.exhibit.pages), "some cards are never shown"
