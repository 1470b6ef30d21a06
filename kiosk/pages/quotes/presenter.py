"""Decides which quotation is shown, in whose words, and what is said about it."""

from dataclasses import dataclass, replace

from kiosk.content.people import Person, monogram
from kiosk.content.reading import (
    Catalogue,
    LinkView,
    PictureView,
    Reader,
    link_view,
    picture_view,
    unique,
)
from kiosk.content.words import language_name
from kiosk.core.intents import Intent, Next, Previous
from kiosk.pages.presenting import Place, PlainPresenter
from kiosk.pages.quotes.model import Quote, QuotesPage, Speaker


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation ready to be drawn.

    `original` is empty where `text` is itself the original wording; `remark` then too. `about` is
    the way to what is told of the speaker.
    """

    kicker: str
    text: str
    remark: str
    original: str
    speaker: str
    monogram: str
    details: str
    note: str
    picture: PictureView | None
    index: int
    count: int
    progress: str
    about: LinkView | None = None


class QuotesPresenter(PlainPresenter):
    """Turns quotations, one at a time; nothing moves by itself."""

    def __init__(self, page: QuotesPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the quotation of that id, or the first one."""
        ids = [quote.id for quote in self._page.quotes]
        self._index = ids.index(item) if item is not None and item in ids else 0

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn to another quotation; False at either end."""
        match intent:
            case Next():
                index = self._index + 1
            case Previous():
                index = self._index - 1
            case _:
                return False
        if not 0 <= index < len(self._page.quotes):
            return False
        self._index = index
        return True

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The quotation shown, by its id or its number."""
        quote = self._page.quotes[self._index]
        return (quote.id or str(self._index + 1), self._index, len(self._page.quotes))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """Where the words are written, then what the page names."""
        quote = self._page.quotes[self._index]
        return unique((quote.source, *quote.sources, *self._page.sources))

    def view(self, reader: Reader, place: Place) -> QuoteView:
        """The quotation for this visitor."""
        page, quote = self._page, self._page.quotes[self._index]
        speaker = self._speaker(quote)
        name = reader.text(speaker.name)
        source = self._catalogue.sources[quote.source]
        details = (reader.text(speaker.role), reader.text(quote.occasion), reader.date(quote.date),
                   source.title)  # fmt: skip
        said = quote.text.resolve(reader.language, self._catalogue.languages)
        translated = bool(quote.text.languages) and said.language != quote.original
        remark = reader.words.say(
            "translation_of", language=language_name(quote.original, reader.language)
        )
        count = len(page.quotes)
        aside = reader.aside()  # nothing of the background picture is printed
        picture = picture_view(self._catalogue, aside, page.picture) if page.picture else None
        return QuoteView(
            kicker=place.kicker,
            text=reader.text(quote.text),
            remark=remark if translated else "",
            original=quote.text.said.get(quote.original, "") if translated else "",
            speaker=f"{reader.text(speaker.honorific)} {name}".lstrip(),
            monogram=monogram(name),
            details=" · ".join(detail for detail in details if detail),
            note=reader.text(quote.note),
            picture=picture,
            index=self._index,
            count=count,
            progress=reader.words.say("quote_progress", index=self._index + 1, count=count),
            about=self._about(quote, reader, name),
        )

    def _about(self, quote: Quote, reader: Reader, name: str) -> LinkView | None:
        if not isinstance(quote.speaker, str):
            return None
        link = link_view(self._catalogue, reader, self._catalogue.entry_of(quote.speaker))
        said = reader.words.say("about_person", name=name)
        return None if link is None else replace(link, title=said)

    def _speaker(self, quote: Quote) -> Person | Speaker:
        named = quote.speaker
        return self._catalogue.people[named] if isinstance(named, str) else named
