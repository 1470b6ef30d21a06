"""The credits on the glass: hundreds of entries, of which only those in view exist."""

from dataclasses import replace

import pytest

from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText
from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen, texts, words

SOURCES, PICTURES = 150, 500
MOST_TEXTS = 150  # of 1,500 that the entries of the pictures would be


@pytest.fixture
def large(sample: Exhibit) -> Exhibit:
    """The sample with more sources and pictures than it has."""
    red = sample.pictures["red"]
    pictures = {
        f"red-{number}": red.model_copy(
            update={
                "caption": LocalizedText(f"Picture {number:03}"),
                "credit": LocalizedText(f"Maker {number % 7}"),
            }
        )
        for number in range(PICTURES)
    }
    files = dict.fromkeys(pictures, sample.picture_files["red"])
    sizes = dict.fromkeys(pictures, sample.picture_sizes["red"])
    books = {
        f"book-{number}": Source(title=f"Book {number:03}", author="Somebody", year="1973")
        for number in range(SOURCES)
    }
    return replace(
        sample,
        pictures={**sample.pictures, **pictures},
        picture_files={**sample.picture_files, **files},
        picture_sizes={**sample.picture_sizes, **sizes},
        sources={**sample.sources, **books},
    )


def titles(rehearsal: Rehearsal, kind: str) -> list[str]:
    """The titles of the entries that exist, from above."""
    found = [text for text in texts(screen(rehearsal)._ledger) if text.text.startswith(kind)]
    return [text.text for text in sorted(found, key=lambda text: (-text.y, text.x))]


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize(
    ("section", "kind", "count"),
    [("sources", "Book ", SOURCES), ("pictures", "Picture ", PICTURES)],
)
def test_only_what_is_in_view_exists_and_all_of_it_comes_into_view(
    section: str, kind: str, count: int, size: tuple[int, int], stage: Stage, large: Exhibit
) -> None:
    rehearsal = enter(stage(size, exhibit=large), "credits-all")
    rehearsal.open("credits-all", section)
    ledger = screen(rehearsal)._ledger
    seen: set[str] = set()
    for _ in range(count):
        seen |= set(titles(rehearsal, kind))
        assert len(list(texts(ledger))) < MOST_TEXTS
        if ledger.is_at_end:
            break
        rehearsal.tap("more")
    assert len(seen) == count
    assert len(ledger._spare) + len(ledger._shown) < 40, "rows out of view serve others"
    rehearsal.tap("more")
    assert ledger._first == 0, "and back to the beginning"


def test_a_step_cuts_no_entry(stage: Stage, large: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=large), "credits-all")
    rehearsal.open("credits-all", "sources")
    ledger = screen(rehearsal)._ledger
    before = max(ledger._tops())
    rehearsal.tap("more")
    assert ledger._gone == 0.0, "the first row is seen as a whole"
    assert ledger._first in (before, before + 1), "nothing was passed over"


def test_a_finger_drags_it_there_and_back(stage: Stage, large: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=large), "credits-all")
    rehearsal.open("credits-all", "pictures")
    ledger = screen(rehearsal)._ledger
    x, y = ledger.frame.centre
    for dy in (300, 300, 300, -300, -300, -300, -300):
        finger = rehearsal.down(x, y - dy / 2)
        for step in range(1, 11):
            rehearsal.move(finger, x, y - dy / 2 + dy * step / 10)
            rehearsal.step(1 / 60)
        rehearsal.up(finger)
        assert ledger._first >= 0
        assert ledger._gone >= 0.0
    assert (ledger._first, ledger._gone) == (0, 0.0), "no further than to the beginning"


def test_the_last_entry_stands_at_the_lower_edge(stage: Stage, large: Exhibit) -> None:
    rehearsal = enter(stage((1366, 768), exhibit=large), "credits-all")
    rehearsal.open("credits-all", "sources")
    ledger = screen(rehearsal)._ledger
    for _ in range(SOURCES):
        if not ledger.is_at_end:
            rehearsal.tap("more")
    assert titles(rehearsal, "Book ")[-1] == f"Book {SOURCES - 1:03}"
    ledger.scroll(10_000.0)
    assert abs(ledger._tops_end() - ledger.y) < 1.0
    ledger.scroll(-40.0)
    assert not ledger.is_at_end


def test_larger_text_stays_where_one_was_reading(stage: Stage, large: Exhibit) -> None:
    rehearsal = enter(stage((1080, 1920), exhibit=large), "credits-all")
    rehearsal.open("credits-all", "sources")
    ledger = screen(rehearsal)._ledger
    for _ in range(4):
        rehearsal.tap("more")
    before = ledger._first
    assert before > 20
    rehearsal.tap("text-size")
    assert ledger._first == before


def test_sections_are_chosen_by_a_touch_and_turned_by_a_swipe(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "credits-all")
    assert "still tied to its handlebar" in words(rehearsal)
    rehearsal.tap("section-pictures")
    assert "The fields by the river" in words(rehearsal)
    assert "CC BY 4.0 · free to use if the author is named" in words(rehearsal)
    rehearsal.tap("section-kiosk")
    assert "SIL Open Font License 1.1" in words(rehearsal)
    assert "The fields by the river" not in words(rehearsal)


def test_the_base_map_of_a_map_is_credited(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "credits-all")
    rehearsal.tap("section-maps")
    assert "Base map" in words(rehearsal)
    assert rehearsal.conductor.exhibit.grounds()


def test_another_section_begins_at_its_beginning(stage: Stage, large: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=large), "credits-all")
    rehearsal.open("credits-all", "pictures")
    rehearsal.tap("more")
    rehearsal.tap("section-sources")
    rehearsal.tap("section-pictures")
    assert screen(rehearsal)._ledger._first == 0
