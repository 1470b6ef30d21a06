"""Turns where a visit stands into what is to be seen; pure functions, without a window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.content.reading import PictureView, Reader, picture_view, source_view
from kiosk.content.words import Words, language_name
from kiosk.core.intents import ChooseTour, OpenExhibit, OpenExhibits, OpenPage
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.pages.presenting import Place, Presenter
from kiosk.stage.choices import Choices
from kiosk.stage.programme import Offer
from kiosk.stage.route import Route
from kiosk.stage.views import (
    AttractView,
    BarView,
    CardView,
    ContentsView,
    Line,
    PageView,
    PanelView,
    WayView,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that is open, and the presenter that leads through it.

    `number` counts the openings of a visit.
    """

    page: Page
    presenter: Presenter
    number: int


def attract_view(
    offer: Offer, following: Offer, language: str, drift: tuple[int, int]
) -> AttractView:
    """An offer in every language, the one at rest first; without an item, the title alone.

    What reads the same in several languages is said once.
    """
    exhibit, item = offer.exhibit, offer.item
    readers = [_reader(exhibit, code) for code in in_order(exhibit, language)]
    first = readers[0]
    headlines: dict[str, Line] = {}
    invitations: dict[str, Line] = {}
    for reader in readers:
        said = reader.said(item.headline if item else exhibit.title)
        headlines.setdefault(said.text, Line(said.language, said.text))
        invitation = reader.words.say("touch_to_start")
        invitations.setdefault(invitation, Line(reader.language, invitation))
    return AttractView(
        picture=picture_view(exhibit, first, item.picture) if item else None,
        following=_offered_picture(following, language),
        overline=first.text(item.overline if item else exhibit.subtitle),
        headlines=tuple(headlines.values()),
        invitations=tuple(invitations.values()),
        drift=drift,
    )


def _offered_picture(offer: Offer, language: str) -> PictureView | None:
    reader = _reader(offer.exhibit, language)
    return picture_view(offer.exhibit, reader, offer.item.picture) if offer.item else None


def exhibits_view(exhibits: tuple[Exhibit, ...], words: Words) -> ContentsView:
    """The exhibits to choose from."""
    return ContentsView(
        title=words.say("choose_exhibit"),
        subtitle="",
        cards=tuple(_exhibit_card(exhibit, words.language) for exhibit in exhibits),
    )


def _exhibit_card(exhibit: Exhibit, language: str) -> CardView:
    reader = _reader(exhibit, spoken_in(exhibit, language))
    covers = (exhibit.cover_of(page) for page in exhibit.pages)
    offered = (item.picture for item in exhibit.attract.items)
    cover = next((picture for picture in (*offered, *covers) if picture is not None), None)
    return CardView(
        name=f"exhibit-{exhibit.id}",
        opens=OpenExhibit(exhibit.id),
        mark=reader.text(exhibit.subtitle),
        title=reader.text(exhibit.title),
        icon="",
        picture=picture_view(exhibit, reader, cover) if cover else None,
    )


def contents_view(
    exhibit: Exhibit, route: Route, reader: Reader, *, among_others: bool
) -> ContentsView:
    """All pages of the visitor's route, and the ways to other routes and exhibits."""
    aside = reader.aside()  # nothing of a card's picture is printed
    covers = [
        (number, page, exhibit.cover_of(page)) for number, page in enumerate(route.pages, start=1)
    ]
    return ContentsView(
        title=reader.text(exhibit.title),
        subtitle=reader.text(exhibit.subtitle),
        cards=tuple(
            CardView(
                name=f"card-{page.id}",
                opens=OpenPage(page.id),
                mark=str(number),
                title=reader.text(page.title),
                icon=KINDS[page.kind].icon,
                picture=picture_view(exhibit, aside, cover) if cover else None,
            )
            for number, page, cover in covers
        ),
        ways=tuple(_ways(exhibit, route, reader, among_others=among_others)),
    )


def _ways(
    exhibit: Exhibit, route: Route, reader: Reader, *, among_others: bool
) -> Iterator[WayView]:
    if among_others:
        said = reader.words.say("other_exhibits")
        yield WayView("exhibits", OpenExhibits(), said, icon="arrow-left")
    if exhibit.tours:
        whole = reader.words.say("whole_exhibit")
        yield WayView("tour", ChooseTour(None), whole, chosen=route.tour is None)
    for tour in exhibit.tours:
        title = reader.text(tour.title)
        yield WayView(f"tour-{tour.id}", ChooseTour(tour.id), title, chosen=route.tour == tour.id)


def page_view(route: Route, opened: Opened, reader: Reader) -> PageView:
    """The page as its presenter shows it."""
    page, presenter = opened.page, opened.presenter
    place = Place(route.number(page), reader.text(page.title))
    return PageView(
        kind=page.kind,
        page=page.id,
        opening=opened.number,
        body=presenter.view(reader, place),
        has_sources=bool(presenter.source_ids(reader)),
    )


def panel_view(exhibit: Exhibit, opened: Opened, reader: Reader) -> PanelView:
    """The sources of what the page shows."""
    ids = opened.presenter.source_ids(reader)
    return PanelView(
        title=reader.words.say("sources"),
        sources=tuple(
            source_view(exhibit.sources[source], number, reader)
            for number, source in enumerate(ids, start=1)
        ),
    )


def exhibits_bar_view(exhibits: tuple[Exhibit, ...], choices: Choices) -> BarView:
    """The navigation bar below the choice of exhibits: the languages of them all."""
    languages = dict.fromkeys(code for exhibit in exhibits for code in exhibit.languages)
    return _bar_view(languages, choices, None, 0, has_contents=False)


def bar_view(
    exhibit: Exhibit, route: Route, opened: Opened | None, choices: Choices, *, leads_back: bool
) -> BarView:
    """The navigation bar."""
    number = None if opened is None else route.number(opened.page)
    count = len(route.pages)
    return _bar_view(exhibit.languages, choices, number, count, leads_back=leads_back)


def _bar_view(
    languages: Iterable[str],
    choices: Choices,
    number: int | None,
    count: int,
    *,
    leads_back: bool = False,
    has_contents: bool = True,
) -> BarView:
    return BarView(
        languages=tuple(Line(code, language_name(code)) for code in languages),
        language=choices.language,
        number=number,
        count=count,
        text_step=choices.text_step,
        high_contrast=choices.high_contrast,
        volume=choices.volume,
        leads_back=leads_back,
        has_contents=has_contents,
    )


def spoken_in(exhibit: Exhibit, language: str) -> str:
    """The visitor's language where an exhibit speaks it, or another kind of it, else its own."""
    main = language.partition("-")[0]
    kin = (code for code in exhibit.languages if code.partition("-")[0] == main)
    return language if language in exhibit.languages else next(kin, exhibit.languages[0])


def in_order(exhibit: Exhibit, language: str) -> tuple[str, ...]:
    """The languages of an exhibit, that one first where it speaks it."""
    first = spoken_in(exhibit, language)
    return (first, *(code for code in exhibit.languages if code != first))


def _reader(exhibit: Exhibit, language: str) -> Reader:
    return Reader(exhibit, language, Words(language, exhibit.words))


def fallback_notice(reader: Reader) -> str:
    """What to say when something stood in another language than the visitor's; else nothing."""
    shown = reader.fallen_back_to
    if shown is None:
        return ""
    return reader.words.say(
        "not_translated",
        language=language_name(reader.language, reader.language),
        shown=language_name(shown, reader.language),
    )
