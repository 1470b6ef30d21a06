"""The battery that every page kind must pass; a kind of the table without samples fails it."""

import gc
import random
import re
import weakref
from collections.abc import Callable, Iterator

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.content.text import LocalizedText
from kiosk.core.events import Event, PageOpened
from kiosk.core.geometry import Size
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.session.visit import State
from kiosk.stage.keys import BACKSPACE, DOWN, ENTER, ESCAPE, LEFT, RIGHT, SPACE, TAB, UP
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import ask, colours, enter, pinch, screen, texts
from tests.ui.sample import SAMPLES

LANDSCAPE, PORTRAIT, SMALL = (1920, 1080), (1080, 1920), (1366, 768)
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
KEY_CODES = (TAB, TAB, TAB, ENTER, SPACE, ESCAPE, BACKSPACE, UP, DOWN, LEFT, RIGHT, 97)
TAG = re.compile(r"\[/?[a-z][^\]]*\]")


def pages_of(kind: str, exhibit: Exhibit) -> list[Page]:
    assert kind in SAMPLES, f"give the new kind {kind!r} sample pages in tests/ui/sample.py"
    return [page for page in exhibit.pages if page.kind == kind]


def test_samples_are_of_the_kinds_they_stand_for(sample: Exhibit) -> None:
    assert set(SAMPLES) == set(KINDS)
    for kind, written in SAMPLES.items():
        assert len(pages_of(kind, sample)) == len(written)


@EVERY_KIND
@pytest.mark.parametrize("size", [PORTRAIT, SMALL], ids=str)
def test_shows_its_words_in_every_language_size_and_theme(
    kind: str, size: tuple[int, int], stage: Stage, sample: Exhibit
) -> None:
    rehearsal = enter(stage(size))
    for page in pages_of(kind, sample):
        rehearsal.open(page.id)
        for language in sample.languages:
            rehearsal.tap(f"language-{language}")
            sizes = []
            for _ in range(3):
                shown = _shown(rehearsal)
                assert any(words in shown for words in _said(page, language)), (page.id, shown)
                sizes.append(_font_sizes_px(rehearsal))
                rehearsal.tap("contrast")
                assert _shown(rehearsal) == shown
                rehearsal.tap("contrast")
                rehearsal.tap("text-size")
            assert _are_larger(sizes[1], sizes[0]), page.id
            assert _are_larger(sizes[2], sizes[1]), page.id
        assert rehearsal.conductor.page_id == page.id


@EVERY_KIND
def test_shows_its_pictures(kind: str, stage: Stage, sample: Exhibit) -> None:
    rehearsal = enter(stage())
    for page in pages_of(kind, sample):
        rehearsal.open(page.id)
        rehearsal.settle()
        found = colours(rehearsal.picture().image())
        assert len(found) > 50, f"{page.id} is blank"
        if sample.cover_of(page) is not None:
            commonest = sorted(found, key=lambda colour: found[colour], reverse=True)[:10]
            assert max(max(colour) - min(colour) for colour in commonest) > 30, page.id


@EVERY_KIND
def test_survives_whatever_hands_do(kind: str, stage: Stage, sample: Exhibit) -> None:
    pages, size = pages_of(kind, sample), LANDSCAPE
    rehearsal = stage(size, still=False)
    chance = random.Random(f"{kind} {size}")
    window = Size(*size)
    deeds = tuple(_deeds(rehearsal, chance, window))
    opened = 0
    for number in range(200):
        if number % 10 == 0:
            opened += rehearsal.conductor.page_id not in {page.id for page in pages}
            if rehearsal.conductor.state is State.ATTRACT:
                rehearsal.touch(1, 1)
            if rehearsal.conductor.state is State.EXPLORING:
                rehearsal.open(chance.choice(pages).id)
        chance.choice(deeds)()
        rehearsal.step(chance.choice((0.0, 1 / 60, 0.3, 5.0)))
        for target in rehearsal.shell.targets():
            rect = target.rect
            assert 0 <= rect.x <= rect.right <= window.width, (number, target.name, rect)
            assert 0 <= rect.y <= rect.top <= window.height, (number, target.name, rect)
    assert opened > 3, "these hands never left the page: the test tries too little"


@EVERY_KIND
def test_a_page_that_was_left_is_forgotten(kind: str, stage: Stage, sample: Exhibit) -> None:
    rehearsal = enter(stage())
    left: list[weakref.ref[object]] = []
    for page in pages_of(kind, sample):
        rehearsal.open(page.id)
        rehearsal.settle()
        opened = rehearsal.conductor._journey.opened
        assert opened is not None
        left.append(weakref.ref(opened.presenter))
        del opened
        rehearsal.tap("text-size")
    rehearsal.tap("contents")
    rehearsal.step(0.1)
    gc.collect()
    assert [presenter() for presenter in left] == [None] * len(left)


@EVERY_KIND
def test_nothing_grows_with_the_pages_turned(kind: str, stage: Stage, sample: Exhibit) -> None:
    """In a soak the garbage of page turns was what made the kiosk grow: 829 MB in ten minutes."""
    rehearsal = enter(stage())
    pages = pages_of(kind, sample)

    def turn(times: int) -> tuple[int, int, int]:
        for number in range(times):
            rehearsal.open(pages[number % len(pages)].id)
            rehearsal.step(1.0, frames=4)
        rehearsal.tap("contents")
        rehearsal.settle()
        gc.collect()
        widgets = [thing for thing in gc.get_objects() if issubclass(type(thing), Widget)]
        return len(widgets), len(Window.children), rehearsal.textures.held_bytes

    once_round = turn(2 * len(pages))
    assert turn(200 - 200 % len(pages)) == once_round


@EVERY_KIND
def test_keeps_the_texture_budget(kind: str, stage: Stage, sample: Exhibit) -> None:
    rehearsal = stage(LANDSCAPE)
    rehearsal.textures._budget_bytes = budget_bytes = 2**20  # one of the pictures, or hardly two
    enter(rehearsal)
    for _ in range(3):
        for page in pages_of(kind, sample):
            rehearsal.open(page.id)
            for item in range(rehearsal.item_count):
                if item:
                    rehearsal.next_item()
                rehearsal.settle()
                assert 0 < rehearsal.textures.held_bytes <= budget_bytes
        rehearsal.tap("text-size")


@EVERY_KIND
def test_still_means_still(kind: str, stage: Stage, sample: Exhibit) -> None:
    rehearsal = enter(stage())
    for page in pages_of(kind, sample):
        rehearsal.open(page.id)
        rehearsal.settle()
        assert _redraws(rehearsal, seconds=10) == 0, page.id
        rehearsal.tap("contrast")
        assert Window.canvas.needs_redraw, "the measure is blind"


def test_attract_contents_panel_and_question_are_still_too(stage: Stage) -> None:
    rehearsal = stage()
    rehearsal.settle()
    each_seconds = rehearsal.conductor.exhibit.attract.each_seconds
    assert _redraws(rehearsal, seconds=each_seconds - rehearsal.settle_seconds - 0.1) == 0
    enter(rehearsal)
    assert _redraws(rehearsal, seconds=10) == 0
    rehearsal.open("story-one")
    rehearsal.tap("sources")
    rehearsal.settle()
    assert _redraws(rehearsal, seconds=10) == 0
    ask(rehearsal)
    assert rehearsal.conductor.state is State.ASKING
    assert _redraws(rehearsal, seconds=10) == 10, "the count changes once a second, nothing else"


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_what_moves_comes_to_rest(size: tuple[int, int], stage: Stage, sample: Exhibit) -> None:
    """Fades end; only a slideshow that plays goes on moving, and can be paused."""
    rehearsal = enter(stage(size, still=False))
    for page in sample.pages:
        rehearsal.open(page.id)
        if "pause" in rehearsal.controls:
            moved = _redraws(rehearsal, seconds=2)
            assert 30 < moved < 90, "it moves, and not at each of 120 frames"
            rehearsal.tap("pause")
        rehearsal.settle()
        assert _redraws(rehearsal, seconds=10) == 0, page.id


def test_every_page_can_be_opened_from_its_card(
    stage: Stage, sample: Exhibit, events: list[Event]
) -> None:
    rehearsal = enter(stage(LANDSCAPE))
    for page in sample.pages:
        rehearsal.tap("contents")
        for _ in sample.pages:
            if f"card-{page.id}" in rehearsal.controls:
                break
            rehearsal.tap("more")
        rehearsal.tap(f"card-{page.id}")
        assert PageOpened(page.id, page.kind) in events
        assert rehearsal.conductor.page_id == page.id


def _redraws(rehearsal: Rehearsal, *, seconds: float) -> int:
    """In how many frames of 1/60 s Kivy's loop would have drawn the window again."""
    Window.dispatch("on_draw")
    count = 0
    for _ in range(round(seconds * 60)):
        rehearsal.step(1 / 60)
        if Window.canvas.needs_redraw:
            count += 1
            Window.dispatch("on_draw")
    return count


def _shown(rehearsal: Rehearsal) -> str:
    """The words of the page's own screen, without marks of emphasis and in small letters."""
    shown = "\n".join(text.text for text in texts(screen(rehearsal)))
    return TAG.sub("", shown).casefold()


def _font_sizes_px(rehearsal: Rehearsal) -> dict[str, int]:
    return {text.text: int(str(text._made_from[1])) for text in texts(screen(rehearsal))}


def _are_larger(sizes: dict[str, int], before: dict[str, int]) -> bool:
    """Whether the texts that are in both are set larger as a whole."""
    both = sizes.keys() & before.keys()
    return sum(sizes[text] for text in both) > sum(before[text] for text in both)


def _said(value: object, language: str) -> Iterator[str]:
    """The beginnings of all texts that a page has in a language."""
    match value:
        case LocalizedText():
            said = value.said.get(language)
            if said:
                yield said.strip()[:20].casefold()
        case Page():
            for name in type(value).model_fields:
                yield from _said(getattr(value, name), language)
        case tuple():
            for each in value:
                yield from _said(each, language)
        case _ if hasattr(value, "__pydantic_fields__"):
            for name in type(value).__pydantic_fields__:
                yield from _said(getattr(value, name), language)


def _deeds(
    rehearsal: Rehearsal, chance: random.Random, window: Size
) -> Iterator[Callable[[], None]]:
    def point() -> tuple[float, float]:
        return chance.uniform(0, window.width - 1), chance.uniform(0, window.height - 1)

    def several() -> None:
        fingers = [rehearsal.down(*point()) for _ in range(chance.randint(2, 10))]
        for _ in range(20):
            rehearsal.move(chance.choice(fingers), *point())
        chance.shuffle(fingers)
        for finger in fingers:
            rehearsal.up(finger)

    def press() -> None:
        names = rehearsal.controls
        if names:
            rehearsal.tap(chance.choice(names))

    yield lambda: rehearsal.touch(*point())
    yield press
    yield press
    yield lambda: rehearsal.drag(point(), point(), steps=4)
    yield lambda: pinch(rehearsal, point(), chance.uniform(1, 900), chance.uniform(1, 900), 3)
    yield lambda: rehearsal.key(chance.choice(KEY_CODES))
    yield lambda: rehearsal.key(TAB, "shift")
    yield lambda: rehearsal.click(*point(), chance.choice(("scrollup", "scrolldown", "right")))
    yield lambda: rehearsal.step(chance.uniform(0, 40))
    yield several
