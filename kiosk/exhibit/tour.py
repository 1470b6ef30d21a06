"""A shorter way through an exhibit, as a curator writes it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.content.diagnostics import Problem
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import NewItemId, PageId
from kiosk.content.text import Name


def _each_once(pages: tuple[str, ...]) -> tuple[str, ...]:
    for index, page in enumerate(pages):
        if page in pages[:index]:
            raise refused(Problem(f"The page '{page}' is listed twice.", "Keep one."), key=index)
    return pages


class Tour(Record):
    """Some of the exhibit's pages in an order of their own, such as for children."""

    id: NewItemId = Field(description="a name for this tour")
    title: Name = Field(description="the few words on its button")
    pages: Annotated[tuple[PageId, ...], NOT_EMPTY, AfterValidator(_each_once)] = Field(
        description="the ids of its pages, in order"
    )


def checked_tours(tours: tuple[Tour, ...]) -> tuple[Tour, ...]:
    """Tours with ids of their own."""
    ids = [tour.id for tour in tours]
    for index, tour_id in enumerate(ids):
        if tour_id in ids[:index]:
            problem = Problem(f"The tour '{tour_id}' is given twice.", "Change one of the ids.")
            raise refused(problem, key=index)
    return tours
