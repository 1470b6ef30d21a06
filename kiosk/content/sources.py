"""Sources as curators describe them; knows nothing of who cites them."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.content.dates import HistoricDate
from kiosk.content.diagnostics import Problem
from kiosk.content.record import Record, refused
from kiosk.content.text import Line, Remark


def _as_printed(value: object) -> object:
    """A title is cited, never translated: readers look for the words on the cover."""
    if isinstance(value, dict):
        words = next((words for words in value.values() if isinstance(words, str)), "...")
        raise refused(
            Problem(
                "This is written once, as printed; it cannot be translated.",
                f"Write the words alone, without languages: {words}",
            )
        )
    return value


def _year(value: object) -> object:
    """A year is a number to YAML and a text to us: `2022`, `about 1980`."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _checked_address(value: str) -> str:
    if value.startswith(("https://", "http://")) and not any(letter.isspace() for letter in value):
        return value
    raise refused(
        Problem(f"'{value}' is not a web address.", "It begins with https:// and has no spaces.")
    )


Printed = Annotated[Line, BeforeValidator(_as_printed)]


class Source(Record):
    """Where a statement comes from; texts cite it by its id: `[^S17]`."""

    title: Printed = Field(description="the title of the work")
    author: Printed | None = Field(None, description="who wrote it")
    publisher: Printed | None = Field(None, description="who published it")
    year: Annotated[Printed, BeforeValidator(_year)] | None = Field(
        None, description="when it came out"
    )
    date: HistoricDate | None = Field(None, description="the day it came out")
    url: Annotated[Line, AfterValidator(_checked_address)] | None = Field(
        None, description="its web address"
    )
    side: Printed | None = Field(None, description="whose account it is, such as VN or US")
    note: Remark | None = Field(None, description="a remark for readers")
