"""People as curators describe them; knows nothing of what they said."""

from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.content.dates import HistoricDate
from kiosk.content.diagnostics import Problem
from kiosk.content.links import Destination, PageLink
from kiosk.content.record import Record, refused
from kiosk.content.references import PictureId, ProseText, SourceId
from kiosk.content.text import Name

MAX_LINKS = 3  # buttons that there is room for, beside those to their words


def _few(links: tuple[PageLink, ...]) -> tuple[PageLink, ...]:
    for index, link in enumerate(links):
        if link in links[:index]:
            raise refused(Problem(f"'{link}' stands here twice.", "Keep one."), key=index)
    if len(links) > MAX_LINKS:
        raise refused(
            Problem(
                f"There are {len(links)} links here; there is room for {MAX_LINKS}.",
                "Keep those that visitors should not miss; others may stand in the text.",
            )
        )
    return links


class Person(Record):
    """Someone who is quoted or told of; pages name them by their id."""

    name: Name = Field(description="the person's name")
    honorific: Name | None = Field(None, description="a rank or title said before the name")
    role: Name | None = Field(None, description="what they were at the time")
    born: HistoricDate | None = Field(None, description="the day or year of birth")
    died: HistoricDate | None = Field(None, description="the day or year of death")
    portrait: PictureId | None = Field(None, description="the id of a picture of them")
    text: ProseText | None = Field(None, description="who they were, in Markdown")
    sources: tuple[SourceId, ...] = Field((), description="ids of sources for what is said of them")
    links: Annotated[tuple[Destination, ...], AfterValidator(_few)] = Field(
        (), description="pages, or items of pages, that have to do with them"
    )


def monogram(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
