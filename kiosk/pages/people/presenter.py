"""Decides whether all cards are shown or one person, and what is said about them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kiosk.content.links import PageLink
from kiosk.content.people import Person, monogram
from kiosk.content.prose import Paragraph, Span
from kiosk.content.reading import (
    Catalogue,
    LinkView,
    PictureView,
    ProseView,
    Reader,
    beside,
    cited,
    link_view,
    picture_view,
    prose_view,
    unique,
)
from kiosk.core.intents import CloseItem, GoBack, Intent, Next, Previous, ShowItem
from kiosk.pages.people.lifetime import lifetime, years
from kiosk.pages.people.model import PeoplePage
from kiosk.pages.presenting import Place, PlainPresenter

_MOST_QUOTATIONS = 2  # of one page, each with a button of its own
_MOST_LETTERS = 60  # of a role, on a card

EVERYBODY = "everybody"
"""The name of the cards as an item of the page."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A person among others; `monogram` stands where there is no portrait."""

    person: str
    name: str
    detail: str
    monogram: str
    portrait: PictureView | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person at length; `beside` are the portraits of the next one and the one before."""

    kicker: str
    heading: str
    prose: ProseView
    monogram: str
    portrait: PictureView | None
    links: tuple[LinkView, ...]
    index: int
    count: int
    progress: str
    beside: tuple[PictureView, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The cards with what is said of them all, and the person who was chosen, if any."""

    kicker: str
    heading: str
    prose: ProseView
    cards: tuple[CardView, ...]
    person: PersonView | None


class PeoplePresenter(PlainPresenter):
    """Opens a person, turns to the next, and goes back to them all."""

    def __init__(self, page: PeoplePage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._people = page.people
        self._index = 0  # 0: the cards; else the number of a person, from 1
        self._was_led_here = False

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the person of that id, or the cards."""
        self._index = self._number(item)
        self._was_led_here = self._index > 0

    def handle(self, intent: Intent, now: float) -> bool:
        """Open a person, turn, or close; False where the way leads out of the page.

        Whoever was led to a person goes back to where they came from, not to the cards.
        """
        match intent:
            case ShowItem(item) if self._number(item):
                self._show(self._number(item))
            case Next() if self._index < len(self._people):
                self._show(self._index + 1)
            case Previous() if self._index:
                self._show(self._index - 1)
            case CloseItem() if self._index:
                self._show(0)
            case GoBack() if self._index and not self._was_led_here:
                self._show(0)
            case _:
                return False
        return True

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The cards, or the person shown; the cards come first."""
        return (self._person_id or EVERYBODY, self._index, len(self._people) + 1)

    @property
    def _person_id(self) -> str | None:
        return self._people[self._index - 1] if self._index else None

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What is cited of the person, named, then the portrait's; else what the page cites."""
        page, person_id = self._page, self._person_id
        if person_id is None:
            return unique((*cited(reader, page.text), *page.sources))
        person = self._catalogue.people[person_id]
        known = self._catalogue.sources  # the text of a person may cite what there is not
        marked = (source for source in cited(reader, person.text) if source in known)
        portrait = self._catalogue.pictures[person.portrait].sources if person.portrait else ()
        return unique((*marked, *person.sources, *portrait))

    def view(self, reader: Reader, place: Place) -> PeopleView:
        """The cards or the person for this visitor; nothing of what is not shown is read."""
        page = self._page
        person_id = self._person_id
        shows_cards = person_id is None
        text = page.text if shows_cards else None
        heading = page.headline or page.title
        return PeopleView(
            kicker=place.kicker if page.headline else place.mark,
            heading=reader.text(heading) if shows_cards else "",
            prose=prose_view(self._catalogue, reader, text, self.source_ids(reader)),
            cards=tuple(self._cards(reader)) if shows_cards else (),
            person=None if person_id is None else self._person(reader, place, person_id),
        )

    def _number(self, item: str | None) -> int:
        return self._people.index(item) + 1 if item in self._people else 0

    def _show(self, index: int) -> None:
        self._index = index
        self._was_led_here = False

    def _cards(self, reader: Reader) -> Iterator[CardView]:
        for person_id in self._people:
            person = self._catalogue.people[person_id]
            role = _brief(reader.text(person.role))
            detail = (years(person, reader), role)
            yield CardView(
                person=person_id,
                name=reader.text(person.name),
                detail=" · ".join(part for part in detail if part),
                monogram=monogram(reader.text(person.name)),
                portrait=self._portrait(person, reader.aside()),  # nothing of it is printed
            )

    def _person(self, reader: Reader, place: Place, person_id: str) -> PersonView:
        people, index, count = self._catalogue.people, self._index - 1, len(self._people)
        person = people[person_id]
        portraits = [people[each].portrait for each in self._people]
        aside = reader.aside()
        return PersonView(
            kicker=place.kicker,
            heading=full_name(person, reader),
            prose=self._prose(reader, person),
            monogram=monogram(reader.text(person.name)),
            portrait=self._portrait(person, reader),
            links=(*self._said(reader, person_id), *self._links(reader, person_id)),
            index=index,
            count=count,
            progress=reader.words.say("item_progress", index=index + 1, count=count),
            beside=tuple(
                picture_view(self._catalogue, aside, near) for near in beside(portraits, index)
            ),
        )

    def _portrait(self, person: Person, reader: Reader) -> PictureView | None:
        return picture_view(self._catalogue, reader, person.portrait) if person.portrait else None

    def _prose(self, reader: Reader, person: Person) -> ProseView:
        """Role and dates on lines of their own, then the text."""
        prose = prose_view(self._catalogue, reader, person.text, self.source_ids(reader))
        said = (Span(reader.text(person.role), italic=True), Span(lifetime(person, reader)))
        first = tuple(Paragraph((span,)) for span in said if span.text)
        return replace(prose, prose=replace(prose.prose, blocks=(*first, *prose.prose.blocks)))

    def _links(self, reader: Reader, person_id: str) -> Iterator[LinkView]:
        """To what has to do with a person."""
        here = PageLink(self._page.id, person_id)
        for link in self._catalogue.people[person_id].links:
            view = link_view(self._catalogue, reader, link)
            if view is not None and link != here:
                yield view

    def _said(self, reader: Reader, person_id: str) -> Iterator[LinkView]:
        """To the words of a person; where a page has many of them, to the first one only."""
        said = self._catalogue.words_of(person_id)
        for page, links in groupby(said, lambda link: link.page):
            of_page = tuple(links)
            views = [link_view(self._catalogue, reader, link) for link in of_page]
            if len(of_page) > _MOST_QUOTATIONS:
                whole = link_view(self._catalogue, reader, PageLink(page))
                count = reader.number(len(of_page))
                views = [
                    first and whole and replace(first, title=f"{whole.title} ({count})")
                    for first in views[:1]
                ]
            yield from (view for view in views if view is not None)


def full_name(person: Person, reader: Reader) -> str:
    """The name with the title said before it."""
    return f"{reader.text(person.honorific)} {reader.text(person.name)}".lstrip()


def _brief(role: str) -> str:
    """As much of a role as a card has room for; all of it stands with the person."""
    if len(role) <= _MOST_LETTERS:
        return role
    kept = role[:_MOST_LETTERS].rpartition(" ")[0] or role[:_MOST_LETTERS]
    return f"{kept.rstrip(' ,;')}\u2026"
