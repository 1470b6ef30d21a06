"""What a curator writes for the credits; knows nothing of how they are shown."""

from pydantic import Field

from kiosk.content.references import PictureId, ProseText
from kiosk.content.text import Title
from kiosk.pages.credits.sections import SECTIONS
from kiosk.pages.page import Page


class CreditsPage(Page):
    """Everything that the exhibit shows and says, and whose it is; built by the kiosk itself."""

    headline: Title | None = Field(None, description="the heading of the page; else the title")
    text: ProseText | None = Field(
        None, description="thanks, and how the exhibit was made, in Markdown"
    )
    picture: PictureId | None = Field(
        None, description="the id of the picture for this page's card"
    )

    @property
    def cover(self) -> str | None:
        """The page's own picture."""
        return self.picture

    @property
    def items(self) -> tuple[str, ...]:
        """The sections; a link to one that this exhibit has no use for opens the page."""
        return SECTIONS
