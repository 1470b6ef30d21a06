"""People on the glass: from the cards to a person, to what they said, and back."""

from pathlib import Path

import pytest

from kiosk.exhibit.loader import load_exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.exhibit.write import write_exhibit
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen, words


def cards(rehearsal: Rehearsal) -> list[str]:
    """Whose cards are seen."""
    names = (name for name in rehearsal.controls if name.startswith("person-"))
    return [name.removeprefix("person-") for name in names]


def test_a_touch_opens_a_person_and_a_button_leads_back_to_all(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "people-all")
    everybody = cards(rehearsal)
    rehearsal.tap("person-ferryman")
    assert cards(rehearsal) == []
    assert "Nguyen Van Do" in words(rehearsal)
    assert "born in 1902" in words(rehearsal)
    rehearsal.tap("next-item")
    assert "died in May 1999" in words(rehearsal)
    rehearsal.tap("close")
    assert cards(rehearsal) == everybody


def test_a_person_leads_to_their_words_and_back_to_themselves(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "people-all")
    rehearsal.tap("person-teacher")
    rehearsal.tap("link-story-many")
    assert rehearsal.conductor.page_id == "story-many"
    rehearsal.tap("back")
    assert rehearsal.conductor.page_id == "people-all"
    assert "Tran Thi Huong Giang" in words(rehearsal)
    assert cards(rehearsal) == []


def test_a_quotation_leads_to_its_speaker_and_back(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080), language="en"), "quotes-many")
    rehearsal.tap("link-people-all-teacher")
    assert rehearsal.conductor.page_id == "people-all"
    assert "Tran Thi Huong Giang" in words(rehearsal)
    assert cards(rehearsal) == []
    rehearsal.tap("back")
    assert rehearsal.conductor.page_id == "quotes-many"


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920), (1080, 1080)], ids=str)
@pytest.mark.parametrize("page", ["people-all", "people-told"])
def test_the_largest_text_spreads_everybody_over_leaves(
    size: tuple[int, int], page: str, stage: Stage
) -> None:
    rehearsal = enter(stage(size), page)
    for _ in range(2):
        rehearsal.tap("text-size")
    everybody = set(rehearsal.conductor.exhibit.page(page).items)  # type: ignore[union-attr]
    first = cards(rehearsal)
    seen = set(first)
    assert seen < everybody, "this screen tells nothing about leaves"
    for _ in range(len(everybody)):
        rehearsal.tap("more-people")
        if cards(rehearsal) == first:
            break
        seen |= set(cards(rehearsal))
    assert cards(rehearsal) == first, "after the last leaf, the first again"
    assert seen == everybody


def test_cards_out_of_sight_do_not_exist(stage: Stage) -> None:
    rehearsal = enter(stage((1366, 768)), "people-all")
    for _ in range(2):
        rehearsal.tap("text-size")
    assert len(screen(rehearsal)._cards._cards) == len(cards(rehearsal))


def test_a_portrait_hangs_beside_the_person_and_initials_where_there_is_none(stage: Stage) -> None:
    rehearsal = enter(stage((1920, 1080)), "people-all")
    rehearsal.tap("person-teacher")
    shown = screen(rehearsal)
    assert shown._photo.shot.path.stem == "blue"
    assert shown._photo.parent is not None
    rehearsal.tap("next-item")
    assert shown._photo.parent is None
    assert shown._medallion.parent is not None
    assert "NĐ" in words(rehearsal)


def test_a_small_button_room_leaves_the_text_readable(stage: Stage) -> None:
    """With six buttons in the largest letters, two lines of text were not to be seen."""
    rehearsal = enter(stage((1024, 768), language="en"), "people-all")
    for _ in range(2):
        rehearsal.tap("text-size")
    rehearsal.open("people-all", "teacher")
    assert "Everyone" not in words(rehearsal), "an icon alone, for the room"
    close = next(one for one in rehearsal.shell.targets() if one.name == "close")
    assert close.spoken == "Everyone"


LINKED_TWICE = """
format: 1
title: People
languages: [en]
pages:
  - {kind: people, id: crew, title: The crew}
  - {kind: story, id: docks, title: The docks, text: Here.}
people:
  lan: {name: Lan, text: "She ran [the docks](page:docks).", links: [docks]}
"""


def test_a_page_that_text_and_links_lead_to_has_one_button(stage: Stage, tmp_path: Path) -> None:
    """Who was told of with a link that stood among their links, too, could not be opened."""
    folder = write_exhibit(tmp_path, {"exhibit.yaml": LINKED_TWICE})
    exhibit = load_exhibit(folder, tmp_path / "media").exhibit
    rehearsal = enter(stage((1366, 768), exhibit=exhibit), "crew")
    rehearsal.tap("person-lan")
    assert rehearsal.controls.count("link-docks") == 1
    rehearsal.tap("link-docks")
    assert rehearsal.conductor.page_id == "docks"
