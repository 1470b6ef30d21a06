"""What is taken out of records leaves them whole."""

from typing import Annotated

import pytest

from kiosk.content.pruning import without
from kiosk.content.record import NOT_EMPTY, Record
from kiosk.content.references import Loc
from kiosk.content.text import LocalizedText


class Card(Record):
    picture: str
    opens: str | None = None


class Board(Record):
    title: LocalizedText
    names: tuple[str, ...] = ()
    cards: Annotated[tuple[Card, ...], NOT_EMPTY] = (Card(picture="a"),)
    first: Card | None = None


BOARD = Board(
    title=LocalizedText({"en": "Why", "vi": "Vì sao", "fr": "Pourquoi"}),
    names=("one", "two", "three"),
    cards=(Card(picture="a", opens="x"), Card(picture="b", opens="y"), Card(picture="c")),
    first=Card(picture="f"),
)


@pytest.mark.parametrize(
    ("locs", "changes"),
    [
        ([], {}),
        ([("names", 1)], {"names": ("one", "three")}),
        ([("names", 0), ("names", 2)], {"names": ("two",)}),
        (
            [("cards", 0, "opens"), ("cards", 1, "picture")],
            {"cards": (Card(picture="a"), Card(picture="c"))},
        ),
        ([("first", "picture")], {"first": None}),
        ([("title", "fr")], {"title": LocalizedText({"en": "Why", "vi": "Vì sao"})}),
        ([("title", language) for language in ("en", "vi", "fr")], {}),
    ],
)
def test_what_is_refused_goes_and_the_rest_stays(
    locs: list[Loc], changes: dict[str, object]
) -> None:
    before = BOARD.model_copy()
    assert without(BOARD, locs) == BOARD.model_copy(update=changes)
    assert before == BOARD


def test_a_record_that_needs_what_is_refused_goes_as_a_whole() -> None:
    assert without(BOARD, [("title",)]) is None
    assert without(Card(picture="a"), [("picture",)]) is None
