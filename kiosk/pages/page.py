"""What every page has, whatever its kind; knows no kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, Self

from pydantic import Field

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.links import PageLink
from kiosk.content.people import Person
from kiosk.content.positions import DEGREES, Axes
from kiosk.content.record import NOT_NOTHING, Record
from kiosk.content.references import AmbienceId, Loc, NewPageId, SourceId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import Line, LocalizedText, Title
from kiosk.content.timeouts import TimeoutSettings


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one type that stand in a file of their own; the page names it at `loc`."""

    loc: Loc
    file: str
    record: type[Record]
    axes: Axes = DEGREES


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong only in view of the whole page, and where."""

    loc: Loc
    problem: Problem
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class RowsFault:
    """One thing wrong with some rows of a table, by their numbers from 0.

    It is told at `loc` of the first of them, or at the head of the file where there is none.
    """

    rows: tuple[int, ...]
    loc: Loc | None
    problem: Problem
    severity: Severity = Severity.ERROR


class Media(Protocol):
    """What the files under media/ hold that a page names, as far as they can be used."""

    def content(self, name: str) -> object | None:
        """What a file of the page's own was read as."""

    def picture_size(self, picture: str) -> tuple[int, int] | None:
        """The pixels of a picture, across and down."""


class Page(Record):
    """The head that all page kinds share; each kind adds its own keys."""

    kind: Line = Field(description="what kind of page this is")
    id: NewPageId = Field(description="the name by which links find this page")
    title: Title = Field(description="the page's heading")
    sources: tuple[SourceId, ...] = Field(
        (), description="ids of sources to list, besides those cited in the text"
    )
    timeouts: TimeoutSettings | None = Field(None, description="this page's own timeouts")
    ambience: Annotated[AmbienceId | None, NOT_NOTHING] = Field(
        None, description="the id of a sound heard quietly meanwhile, or silence"
    )
    sounds: SoundIds = Field((), description="ids of sounds that visitors may listen to here")

    @property
    def cover(self) -> str | None:
        """The id of the picture for this page's card, or None."""
        return None

    @property
    def cover_video(self) -> str | None:
        """The id of the video whose poster is for this page's card where `cover` is None."""
        return None

    @property
    def items(self) -> tuple[str, ...]:
        """The ids that a link `page:this#item` may name."""
        return ()

    def title_of(self, item: str) -> LocalizedText | None:
        """What an item is called where a link leads to it; None: by the page's title."""
        return None

    @property
    def proofs(self) -> tuple[str, ...]:
        """Items that a proof shows besides those that follow one another: the wordiest."""
        return ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The files beside the exhibit in which a part of this page stands."""
        return ()

    @property
    def grounds(self) -> tuple[str, ...]:
        """The base maps under media/ that it lies on."""
        return ()

    def sounds_at(self, index: int | None) -> tuple[str, ...]:
        """The ids of sounds to listen to while the item of that number is shown, from 0."""
        own = None if index is None else self.own_sounds(index)
        return self.sounds if own is None else own

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """The sounds of an item itself, by its number; None: those of the page."""
        return None

    def with_rows(self, rows: Mapping[Loc, tuple[Record, ...]]) -> Self:
        """The page with the records of its tables, by the `loc` of each table."""
        return self

    def with_people(self, people: Mapping[str, Person]) -> Self:
        """The page, knowing by id whom the exhibit describes."""
        return self

    def words_of(self, person: str) -> tuple[PageLink, ...]:
        """The ways to what a person says on this page; to the page alone where that has no id."""
        return ()

    def entry_of(self, person: str) -> PageLink | None:
        """The way to what this page tells of a person; None: nothing."""
        return None

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the page as a whole; asked once every part has its shape."""
        return iter(())

    def common_faults(self) -> Iterator[Fault]:
        """What is wrong with the page in view of its tables; asked of a page with its rows.

        It knows the people of the exhibit, too.

        Each `loc` is in the page's own file.
        """
        return iter(())

    def row_faults(self, table: Table, row: Record) -> Iterator[Fault]:
        """What is wrong with a record of a table in view of the page; `loc` is within the row."""
        return iter(())

    def media_faults(self, media: Media) -> Iterator[Fault]:
        """What is wrong with the page in view of its files under media/."""
        return iter(())

    def rows_media_faults(
        self, table: Table, rows: Sequence[Record], media: Media
    ) -> Iterator[RowsFault]:
        """What is wrong with the records of a table in view of the page's files under media/."""
        return iter(())
