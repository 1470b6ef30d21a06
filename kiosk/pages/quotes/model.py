"""What a curator writes for a page of quotations; knows nothing of how it is shown."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from kiosk.content.dates import HistoricDate
from kiosk.content.links import PageLink
from kiosk.content.record import NOT_EMPTY, Record
from kiosk.content.references import NewItemId, OriginalLanguage, PersonId, PictureId, SourceId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import LocalizedText, Name, Quotation, Remark
from kiosk.pages.page import Page

_MOST_LETTERS = 16  # of a quotation's beginning, on a button that leads to it


class Speaker(Record):
    """Someone quoted who is not among the people of the exhibit."""

    name: Name = Field(description="the speaker's name")
    honorific: Name | None = Field(None, description="a rank or title said before the name")
    role: Name | None = Field(None, description="what the speaker was at the time")


def _form_of_speaker(value: object) -> str:
    """Decides which form the messages speak of."""
    return "described" if isinstance(value, dict | Speaker) else "named"


QuotedBy = Annotated[
    Annotated[PersonId, Tag("named")] | Annotated[Speaker, Tag("described")],
    Discriminator(_form_of_speaker),
]


class Quote(Record):
    """Words that someone said or wrote; in languages other than `original` they are translated."""

    id: NewItemId | None = Field(None, description="the name by which links find this quotation")
    text: Quotation = Field(description="the words, without quotation marks")
    original: OriginalLanguage = Field(description="the language in which it was said, such as vi")
    speaker: QuotedBy = Field(description="an id from the people, or a name and a role")
    occasion: Name | None = Field(None, description="when and where it was said")
    date: HistoricDate | None = Field(None, description="the day it was said")
    source: SourceId = Field(description="the id of the source where it is written")
    note: Remark | None = Field(None, description="a remark for readers")
    sources: tuple[SourceId, ...] = Field(
        (), description="ids of further sources to list, such as those of the note"
    )
    sounds: SoundIds | None = Field(
        None, description="ids of sounds to listen to here, instead of the page's"
    )


def beginning(text: LocalizedText) -> LocalizedText:
    """The first words of a quotation, in quotation marks, in each language."""
    return LocalizedText({language: _begun(words) for language, words in text.said.items()})


def _begun(words: str) -> str:
    whole = " ".join(words.split())
    if len(whole) <= _MOST_LETTERS:
        return f"\u201c{whole}\u201d"
    kept = whole[:_MOST_LETTERS].rpartition(" ")[0] or whole[:_MOST_LETTERS]
    return f"\u201c{kept.rstrip(' ,;:.–-')}\u2026\u201d"


class QuotesPage(Page):
    """Quotations, shown one at a time."""

    picture: PictureId | None = Field(None, description="the id of a quiet background picture")
    quotes: Annotated[tuple[Quote, ...], NOT_EMPTY] = Field(description="the quotations, in order")

    @property
    def cover(self) -> str | None:
        """The background picture."""
        return self.picture

    @property
    def items(self) -> tuple[str, ...]:
        """The quotations that have an id."""
        return tuple(quote.id for quote in self.quotes if quote.id is not None)

    def title_of(self, item: str) -> LocalizedText | None:
        """How a quotation begins."""
        quote = next((quote for quote in self.quotes if quote.id == item), None)
        return None if quote is None else beginning(quote.text)

    def words_of(self, person: str) -> tuple[PageLink, ...]:
        """What a person is quoted with here."""
        links = (PageLink(self.id, quote.id) for quote in self.quotes if quote.speaker == person)
        return tuple(dict.fromkeys(links))

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """A quotation's own sounds, else the page's."""
        return self.quotes[index].sounds
