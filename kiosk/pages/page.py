"""What every page has, whatever its kind; knows no kind."""

from pydantic import Field

from kiosk.content.record import Record
from kiosk.content.references import NewPageId, SourceId
from kiosk.content.text import Line, Title
from kiosk.content.timeouts import TimeoutSettings


class Page(Record):
    """The head that all page kinds share; each kind adds its own keys."""

    kind: Line = Field(description="what kind of page this is")
    id: NewPageId = Field(description="the name by which links find this page")
    title: Title = Field(description="the page's heading")
    sources: tuple[SourceId, ...] = Field(
        (), description="ids of sources to list, besides those cited in the text"
    )
    timeouts: TimeoutSettings | None = Field(None, description="this page's own timeouts")

    @property
    def cover(self) -> str | None:
        """The id of the picture for this page's card, or None."""
        return None

    @property
    def items(self) -> tuple[str, ...]:
        """The ids that a link `page:this#item` may name."""
        return ()
