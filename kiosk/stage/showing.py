"""Turns where a visit stands into what is to be seen; pure functions, without a window."""

from dataclasses import dataclass

from kiosk.content.reading import Reader, picture_view, source_view
from kiosk.content.words import Words, language_name
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.pages.presenting import Place, Presenter
from kiosk.stage.choices import Choices
from kiosk.stage.views import (
    AttractView,
    BarView,
    CardView,
    ContentsView,
    Line,
    PageView,
    PanelView,
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
    exhibit: Exhibit, index: int, language: str, drift: tuple[int, int]
) -> AttractView:
    """An item of the playlist in every language, the one at rest first; of none, the title alone.

    What reads the same in several languages is said once.
    """
    items = exhibit.attract.items
    item, following = (items[index], items[(index + 1) % len(items)]) if items else (None, None)
    order = (language, *(code for code in exhibit.languages if code != language))
    readers = [Reader(exhibit, code, Words(code, exhibit.words)) for code in order]
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
        following=picture_view(exhibit, first, following.picture) if following else None,
        overline=first.text(item.overline if item else exhibit.subtitle),
        headlines=tuple(headlines.values()),
        invitations=tuple(invitations.values()),
        drift=drift,
    )


def contents_view(exhibit: Exhibit, reader: Reader) -> ContentsView:
    """All pages of the exhibit."""
    aside = reader.aside()  # nothing of a card's picture is printed
    covers = [
        (number, page, exhibit.cover_of(page)) for number, page in enumerate(exhibit.pages, start=1)
    ]
    return ContentsView(
        title=reader.text(exhibit.title),
        subtitle=reader.text(exhibit.subtitle),
        cards=tuple(
            CardView(
                page=page.id,
                number=number,
                title=reader.text(page.title),
                icon=KINDS[page.kind].icon,
                picture=picture_view(exhibit, aside, cover) if cover else None,
            )
            for number, page, cover in covers
        ),
    )


def page_view(exhibit: Exhibit, opened: Opened, reader: Reader) -> PageView:
    """The page as its presenter shows it."""
    page, presenter = opened.page, opened.presenter
    place = Place(exhibit.pages.index(page) + 1, reader.text(page.title))
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


def bar_view(exhibit: Exhibit, opened: Opened | None, choices: Choices) -> BarView:
    """The navigation bar."""
    return BarView(
        languages=tuple(Line(code, language_name(code)) for code in exhibit.languages),
        language=choices.language,
        number=None if opened is None else exhibit.pages.index(opened.page) + 1,
        count=len(exhibit.pages),
        text_step=choices.text_step,
        high_contrast=choices.high_contrast,
        volume=choices.volume,
    )


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
