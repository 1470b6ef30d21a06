"""Pictures as curators describe them; knows nothing of their pixels."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from kiosk.content.dates import HistoricDate
from kiosk.content.diagnostics import Problem
from kiosk.content.record import Record, refused
from kiosk.content.references import SourceId
from kiosk.content.rights import Rights
from kiosk.content.text import Line, LocalizedLine, Remark


class PictureKind(StrEnum):
    """What a picture is: nothing is dressed up as a historical photograph."""

    PHOTOGRAPH = "photograph"
    ILLUSTRATION = "illustration"
    DOCUMENT = "document"
    MAP = "map"
    ARTWORK = "artwork"


def _checked_focus(value: object) -> tuple[float, float]:
    numbers = tuple(value) if isinstance(value, list | tuple) else ()
    match numbers:
        case (int() | float() as x, int() | float() as y) if 0 <= x <= 1 and 0 <= y <= 1:
            return float(x), float(y)
    raise refused(
        Problem(
            "The focus is two numbers from 0 to 1.",
            "Write [across, down] from the top left corner: [0.5, 0.5] is the middle.",
        )
    )


Focus = Annotated[tuple[float, float], BeforeValidator(_checked_focus)]
"""(across, down), each 0 to 1 from the top left: what must stay in view when cropped."""


class Picture(Record):
    """One picture, described once; pages name it by its id."""

    file: Line = Field(description="the picture's place under media/")
    kind: PictureKind = Field(description="photograph, illustration, document, map or artwork")
    alt: Remark = Field(description="what the picture shows, for visitors who cannot see it")
    caption: Remark | None = Field(None, description="the line under the picture")
    credit: LocalizedLine = Field(description="who made it or keeps it")
    rights: Rights = Field(description="what may be done with it, such as CC-BY-4.0")
    sources: tuple[SourceId, ...] = Field((), description="ids from the sources")
    date: HistoricDate | None = Field(None, description="when it was made")
    place: LocalizedLine | None = Field(None, description="where it was made")
    focus: Focus = Field((0.5, 0.5), description="what must stay in view when cropped")
