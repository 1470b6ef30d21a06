"""An exhibit as the stage shows it, frozen; knows no YAML and no diagnostics."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from kiosk.content.media import Picture
from kiosk.content.people import Person
from kiosk.content.record import Record
from kiosk.content.references import PageId, PictureId
from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText, Overline, Title
from kiosk.content.theme import Theme
from kiosk.core.timeouts import Timeouts
from kiosk.pages.page import Page

NO_FILE = ".no-such-picture"


class AttractItem(Record):
    """One picture that invites; touching it may open the page that it advertises."""

    picture: PictureId = Field(description="the id of the picture")
    overline: Overline | None = Field(None, description="a short line above the headline")
    headline: Title = Field(description="the words that invite")
    opens: PageId | None = Field(None, description="the id of the page to open when touched")


@dataclass(frozen=True, slots=True)
class Attract:
    """What is shown while nobody is there. `items` is empty in an exhibit without pictures."""

    each_seconds: float
    items: tuple[AttractItem, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything that can be shown of an exhibit: sound pages only, at least one.

    `languages` are BCP 47 codes, the first at rest. `words` are the exhibit's own wordings of the
    engine, by language and key. `picture_files` has only files inside `media_root` that passed
    inspection; the rest is shown as a placeholder. `font_files` has every font file of the theme,
    by the name that the theme gives it, `media_files` every file that a page names itself. A sound
    page may still link to a page that was left out:
    ask `page`. Nothing else in here leads nowhere.
    """

    id: str
    title: LocalizedText
    subtitle: LocalizedText | None
    languages: tuple[str, ...]
    theme: Theme
    attract: Attract
    timeouts: Timeouts
    pages: tuple[Page, ...]
    pictures: Mapping[str, Picture]
    picture_files: Mapping[str, Path]
    font_files: Mapping[str, Path]
    media_files: Mapping[str, Path]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    words: Mapping[str, Mapping[str, str]]
    media_root: Path

    def page(self, page_id: str) -> Page | None:
        """The page of that id, or None when it is unknown or was left out."""
        return next((page for page in self.pages if page.id == page_id), None)

    def picture_path(self, picture: str) -> Path:
        """The picture's file; for one that must not be opened, a path at which there is none."""
        return self.picture_files.get(picture, self.media_root / NO_FILE)

    def media_path(self, name: str) -> Path:
        """The file under media/ that a page names; for any other, a path at which there is none."""
        return self.media_files.get(name, self.media_root / NO_FILE)

    def timeouts_of(self, page: Page) -> Timeouts:
        """The page's own timeouts over those of the exhibit."""
        return self.timeouts if page.timeouts is None else page.timeouts.over(self.timeouts)
