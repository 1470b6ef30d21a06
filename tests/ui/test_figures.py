"""Figures in the window: lengths are the numbers, nothing unknown is drawn, the table has all."""

from collections.abc import Iterator
from typing import Any

import pytest
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.pages.figures.screen.bars import Bar
from kiosk.pages.figures.screen.multiples import Column
from kiosk.pages.figures.screen.pictograms import Signs
from kiosk.pages.figures.views import ChartView, ValueView
from kiosk.stage.keys import ENTER, ESCAPE, TAB
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.text import plain
from tests.ui.audit import LineRecorder, audit
from tests.ui.conftest import Stage
from tests.ui.hands import Colour, enter, pixel, screen, texts, words

LANDSCAPE, PORTRAIT, SMALL, WIDE = (1920, 1080), (1080, 1920), (1366, 768), (3440, 1440)
OTHERS = [(1024, 768), (1080, 1080)]
SHAPES = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
GROUND: Colour = (11, 18, 32)
FIRE: Colour = (240, 103, 78)
SKY: Colour = (134, 184, 220)


def counted(
    stage: Stage,
    item: str | None = None,
    *,
    page: str = "figures-many",
    size: tuple[int, int] = LANDSCAPE,
    language: str = "en",
    still: bool = True,
    text_step: int = 0,
) -> Rehearsal:
    """Someone who has just opened a page of figures, or one of its charts."""
    rehearsal = enter(stage(size, language=language, still=still))
    for _ in range(text_step):
        rehearsal.tap("text-size")
    rehearsal.open(page, item)
    rehearsal.settle()
    return rehearsal


def drawn(rehearsal: Rehearsal, kind: type[Widget]) -> list[Any]:
    """All widgets of a type that the chart consists of now, in reading order."""
    return list(_within(screen(rehearsal)._board, kind))


def _within(widget: Widget, kind: type[Widget]) -> Iterator[Any]:
    if isinstance(widget, kind):
        yield widget
    for child in reversed(widget.children):
        yield from _within(child, kind)


def bar(rehearsal: Rehearsal, number: str) -> Any:
    """The bar of a number."""
    return next(each for each in drawn(rehearsal, Bar) if each.view.number == number)


def seen(rehearsal: Rehearsal) -> Image.Image:
    """What is on the glass."""
    return rehearsal.picture().image()


def length(image: Image.Image, each: Any, share: float = 0.2) -> int:
    """How far a bar is drawn to the right, at a share of its thickness (pixels)."""
    mark = each._mark
    start: int = mark._x
    y = mark._y + share * mark._thick
    end = round(each._tag._parts[1].x) - 4
    inked = (x for x in range(end, start, -1) if is_other(pixel(image, x, y), GROUND))
    return next(inked, start - 1) - start + 1


def is_other(one: Colour, other: Colour) -> bool:
    """Whether two colours can be told apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > 12


def shown_values(chart: ChartView) -> list[ValueView]:
    """All numbers of a chart."""
    return [value for row in chart.rows for value in row.values]


def chart_of(rehearsal: Rehearsal) -> ChartView:
    """The chart that is shown."""
    chart = screen(rehearsal)._view.chart
    assert isinstance(chart, ChartView)
    return chart


def board_words(rehearsal: Rehearsal) -> str:
    """All that can be read in the chart's half of the page."""
    return "\n".join(text.text for text in texts(screen(rehearsal)._board))


def leaves(rehearsal: Rehearsal) -> Iterator[str]:
    """Turn the leaves of a chart, the first one first; gives the words of each."""
    board = screen(rehearsal)._board
    for leaf in range(board._leaves):
        assert board._leaf == leaf
        yield board_words(rehearsal)
        if "more-figures" in rehearsal.controls:
            rehearsal.tap("more-figures")
    assert board._leaf == 0, "from the last leaf, the way leads back to the first"


# ------------------------------------------------------------------------------ how it is drawn


@SHAPES
def test_bars_are_as_long_as_their_numbers_and_all_begin_at_one_line(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = counted(stage, "boats", size=size)
    image = seen(rehearsal)
    longest = length(image, bar(rehearsal, "34"))
    assert longest > size[0] / 6
    assert length(image, bar(rehearsal, "10–12")) == pytest.approx(longest * 12 / 34, abs=3)
    assert length(image, bar(rehearsal, "1")) == pytest.approx(longest / 34, abs=3)
    assert len({each._mark._x for each in drawn(rehearsal, Bar)}) == 1


@SHAPES
def test_a_range_is_full_to_its_lower_end_and_hatched_from_there(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = counted(stage, "boats", size=size)
    image = seen(rehearsal)
    each = bar(rehearsal, "10–12")
    whole, mark = length(image, each), each._mark
    rows = [mark._y + share * mark._thick for share in (0.2, 0.3)]

    def colours(start: float, end: float) -> list[Colour]:
        span = range(round(mark._x + start + 3), round(mark._x + end - 3))
        return [pixel(image, x, y) for y in rows for x in span]

    certain = colours(0, whole * 10 / 12)
    uncertain = colours(whole * 10 / 12, whole)
    assert not any(is_other(colour, SKY) for colour in certain)
    assert any(is_other(colour, SKY) for colour in uncertain)
    assert any(is_other(colour, GROUND) for colour in uncertain)
    assert "10–12" in words(rehearsal)
    assert not any(text.text == "11" for text in texts(rehearsal.shell)), "nothing is averaged"


def test_what_nobody_knows_is_said_and_no_bar_is_drawn(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    unknown = bar(rehearsal, "not known")
    image = seen(rehearsal)
    mark = unknown._mark
    for share in (0.1, 0.5, 0.9):
        y = mark._y + share * mark._thick
        span = range(mark._x + 1, round(unknown._tag._parts[1].x) - 2)
        assert not any(is_other(pixel(image, x, y), GROUND) for x in span)
    assert "not in its book" in _without_marks(words(rehearsal))


def test_zero_has_its_line_and_a_missing_number_has_none(stage: Stage) -> None:
    rehearsal = counted(stage, "days")
    image = seen(rehearsal)

    def height(column: Any) -> int:
        mark = column._mark
        x = mark._x + 0.2 * mark._thick
        rows = range(mark._y, mark._y + 12)
        return sum(is_other(pixel(image, x, y), GROUND) for y in rows)

    columns = drawn(rehearsal, Column)
    zeros = [each for each in columns if each._view.number == "0"]
    unknown = [each for each in columns if not each._view.is_known]
    assert zeros
    assert unknown
    assert all(1 <= height(each) <= 5 for each in zeros)
    assert all(height(each) == 0 for each in unknown)
    assert all(each._number.text == "?" for each in unknown)
    assert "? = not known" in words(rehearsal)


def test_a_column_of_every_side_is_drawn_to_the_same_scale(stage: Stage) -> None:
    rehearsal = counted(stage, "days")
    known = [each for each in drawn(rehearsal, Column) if each._view.most > 0]
    scales = {round(each._extent.most / each._view.most, 6) for each in known}
    assert len({each._view.side.key for each in known}) == 2
    assert len(scales) == 1


def test_sides_can_be_told_apart_without_their_colours(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    image = seen(rehearsal)

    def is_plain(number: str, x: float) -> bool:
        mark = bar(rehearsal, number)._mark
        across = [pixel(image, mark._x + x, mark._y + s * mark._thick) for s in (0.2, 0.5, 0.8)]
        return not any(is_other(colour, across[0]) for colour in across)

    assert is_plain("34", 12)
    assert not is_plain("10–12", 12)


def test_a_part_is_marked_on_its_bar_and_told_beside_it(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    image = seen(rehearsal)
    each = bar(rehearsal, "34")
    mark, whole = each._mark, length(image, each)
    y = mark._y + 0.2 * mark._thick
    within = pixel(image, mark._x + whole * 8 / 34, y)
    beyond = pixel(image, mark._x + whole * 25 / 34, y)
    assert not is_other(within, FIRE)
    assert is_other(beyond, FIRE)
    assert is_other(beyond, GROUND)
    assert any(text.text == "16" for text in texts(each))
    assert plain("16 of them at the quay") in _without_marks(words(rehearsal))


def test_signs_are_as_many_as_the_number_needs(stage: Stage) -> None:
    rehearsal = counted(stage, "signs")
    signs = {each._view.number: each for each in drawn(rehearsal, Signs)}
    assert len(signs["207"]._places) == 69
    assert len(signs["40–61"]._places) == 21, "the last one in part"
    assert len({place.width for each in signs.values() for place in each._places}) == 1
    assert "Each sign stands for 3 boats" in words(rehearsal)


def test_numbers_say_how_sure_they_are(stage: Stage) -> None:
    said = words(counted(stage, "numbers"))
    assert all(
        each in said for each in ("at least", "1,624", "more than", "2,380", "20,000–80,000")
    )


# ------------------------------------------------------------------------------ growing


def test_bars_grow_when_a_chart_comes_up(stage: Stage) -> None:
    rehearsal = counted(stage, "days", still=False)
    rehearsal.open("figures-many", "boats")
    rehearsal.step(0.1)
    early = length(seen(rehearsal), bar(rehearsal, "34"))
    rehearsal.step(0.1)
    later = length(seen(rehearsal), bar(rehearsal, "34"))
    rehearsal.step(1.0)
    whole = length(seen(rehearsal), bar(rehearsal, "34"))
    assert 0 <= early < later < whole


def test_in_still_mode_everything_is_there_at_once(stage: Stage) -> None:
    rehearsal = counted(stage, "days")
    rehearsal.open("figures-many", "boats")
    rehearsal.step(0.001)
    early = length(seen(rehearsal), bar(rehearsal, "34"))
    rehearsal.step(1.0)
    assert early == length(seen(rehearsal), bar(rehearsal, "34")) > 100


def test_what_stands_is_not_drawn_again(stage: Stage) -> None:
    rehearsal = counted(stage, "boats", still=False)
    rehearsal.step(1.0)
    before = [list(each._mark._drawn.children) for each in drawn(rehearsal, Bar)]
    rehearsal.step(1.0, frames=5)
    after = [list(each._mark._drawn.children) for each in drawn(rehearsal, Bar)]
    assert all(one is other for one, other in zip(before[0], after[0], strict=True))
    assert list(map(len, before)) == list(map(len, after))


# ------------------------------------------------------------------------------ the table


@SHAPES
@pytest.mark.parametrize("item", ["boats", "days", "numbers", "signs"])
def test_the_table_holds_every_number_of_its_chart_and_what_is_said_of_it(
    item: str, size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = counted(stage, item, size=size)
    rehearsal.tap("table")
    said = _without_marks("\n".join(leaves(rehearsal)))
    chart = chart_of(rehearsal)
    for row in chart.rows:
        assert plain(row.title) in said
    for value in shown_values(chart):
        assert plain(value.number) in said
        for word in f"{value.before} {value.note} {value.side.title}".split():
            assert plain(word) in said
    rehearsal.tap("table")
    assert not screen(rehearsal)._view.as_table


def test_keys_alone_lead_to_the_table_and_back(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    for _ in range(rehearsal.controls.index("table") + 1):
        rehearsal.key(TAB)
    rehearsal.key(ENTER)
    assert screen(rehearsal)._view.as_table
    rehearsal.key(ESCAPE)
    assert not screen(rehearsal)._view.as_table
    assert rehearsal.conductor.page_id == "figures-many"


def test_the_next_chart_of_a_reader_of_tables_is_a_table(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    rehearsal.tap("table")
    rehearsal.tap("next-item")
    assert screen(rehearsal)._view.as_table
    assert "Day 18" in _without_marks(board_words(rehearsal))


# ------------------------------------------------------------------------------ leaves


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_counts_of_one_thing_are_seen_together_in_the_largest_letters(
    language: str, stage: Stage
) -> None:
    rehearsal = counted(stage, "boats", size=PORTRAIT, text_step=2, language=language)
    both = [leaf for leaf in leaves(rehearsal) if "34" in leaf]
    assert both
    assert all("10–12" in leaf for leaf in both)


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, SMALL], ids=str)
@pytest.mark.parametrize("as_table", [False, True], ids=["chart", "table"])
def test_every_number_of_a_long_chart_is_on_one_of_its_leaves(
    size: tuple[int, int], *, as_table: bool, stage: Stage
) -> None:
    rehearsal = counted(stage, page="figures-long", size=size, text_step=2, language="vi")
    if as_table:
        rehearsal.tap("table")
    for _ in range(rehearsal.item_count):
        said = "\n".join(leaves(rehearsal))
        for value in shown_values(chart_of(rehearsal)):
            assert (value.number if value.is_known else "") in said
        for row in chart_of(rehearsal).rows:
            assert all(plain(word) in said for word in row.title.split())
        rehearsal.next_item()


@pytest.mark.parametrize(
    ("size", "text_step", "language"),
    [
        *((size, 2, "vi") for size in (SMALL, WIDE)),
        *((size, 2, "en") for size in OTHERS),
    ],
    ids=str,
)
def test_nothing_is_cut_on_any_leaf(
    size: tuple[int, int],
    text_step: int,
    language: str,
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = LineRecorder(monkeypatch)
    for page in ("figures-many", "figures-bare", "figures-long"):
        rehearsal = counted(stage, page=page, size=size, language=language, text_step=text_step)
        assert list(_walk(rehearsal, lines)) == []


@SHAPES
def test_high_contrast_cuts_nothing(
    size: tuple[int, int], stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal = counted(stage, size=size)
    rehearsal.tap("contrast")
    assert list(_walk(rehearsal, LineRecorder(monkeypatch))) == []


def _walk(rehearsal: Rehearsal, lines: LineRecorder) -> Iterator[str]:
    """What is wrong on any leaf of any chart, or of its table."""
    for number in range(rehearsal.item_count):
        for kind in ("chart", "table"):
            rehearsal.step(1.0)
            for leaf, _ in enumerate(leaves(rehearsal)):
                for fault in (*audit(rehearsal), *lines.broken_words()):
                    yield f"{kind} {number}, leaf {leaf}: {fault}"
            rehearsal.tap("table")
        rehearsal.next_item()
        rehearsal.settle()


# ------------------------------------------------------------------------------ how it is used


def test_a_link_opens_its_chart(stage: Stage) -> None:
    rehearsal = counted(stage, "signs")
    assert rehearsal.conductor.position == ("signs", 3, 4)
    assert "The boats" in board_words(rehearsal)


def test_a_swipe_turns_charts(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    rehearsal.drag((900, 500), (400, 505))
    assert rehearsal.conductor.position == ("days", 1, 4)


def test_a_chart_leads_on_and_back_it_is_as_it_was(stage: Stage) -> None:
    rehearsal = counted(stage, "boats")
    rehearsal.tap("link-story-one")
    assert rehearsal.conductor.page_id == "story-one"
    rehearsal.tap("back")
    assert rehearsal.conductor.position == ("boats", 0, 4)


def test_another_chart_begins_with_its_first_leaf(stage: Stage) -> None:
    rehearsal = counted(stage, page="figures-long", size=PORTRAIT, text_step=2)
    rehearsal.tap("more-figures")
    assert screen(rehearsal)._board._leaf == 1
    rehearsal.tap("next-item")
    assert screen(rehearsal)._board._leaf == 0


def test_another_language_leaves_the_leaf(stage: Stage) -> None:
    rehearsal = counted(stage, page="figures-long", size=PORTRAIT, text_step=2)
    rehearsal.tap("more-figures")
    rehearsal.tap("language-vi")
    assert screen(rehearsal)._board._leaf == 1


def _without_marks(markup: str) -> str:
    """What can be read of marked-up words."""
    kept, depth = [], 0
    for letter in markup.replace("\n", " "):
        depth += (letter == "[") - (letter == "]")
        if not depth and letter != "]":
            kept.append(letter)
    return "".join(kept)
