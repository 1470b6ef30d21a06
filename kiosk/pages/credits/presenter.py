"""Decides which section of the credits is open; what stands there, the catalogues tell."""

from kiosk.content.reading import Catalogue, Reader, cited, prose_view, unique
from kiosk.core.intents import Intent, Next, Previous, ShowItem
from kiosk.pages.credits.model import CreditsPage
from kiosk.pages.credits.reckoning import count_of, entries_of
from kiosk.pages.credits.sections import ABOUT, ICON_OF, SECTIONS
from kiosk.pages.credits.views import CreditsView, EntryView, TabView
from kiosk.pages.presenting import Place, PlainPresenter


class CreditsPresenter(PlainPresenter):
    """Turns sections; those that this exhibit has no use for are not there."""

    def __init__(self, page: CreditsPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        counts = {one: count_of(one, catalogue) for one in SECTIONS if one != ABOUT}
        self._counts = {one: count for one, count in counts.items() if count}
        self._sections = self._present(None)
        self._index = 0
        self._read: tuple[str, str, tuple[EntryView, ...], str | None] | None = None

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show a section, or the first one; a link may ask for one with nothing in it."""
        self._sections = self._present(item)
        self._index = self._sections.index(item) if item in self._sections else 0

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn to another section; False at either end."""
        match intent:
            case ShowItem(item) if item in self._sections:
                index = self._sections.index(item)
            case Next():
                index = self._index + 1
            case Previous():
                index = self._index - 1
            case _:
                return False
        if not 0 <= index < len(self._sections):
            return False
        self._index = index
        return True

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The section shown."""
        return (self._section, self._index, len(self._sections))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What the introduction cites; the other sections are themselves what there is to tell."""
        if self._section != ABOUT:
            return ()
        return unique((*cited(reader, self._page.text), *self._page.sources))

    def view(self, reader: Reader, place: Place) -> CreditsView:
        """The open section for this visitor."""
        page, section = self._page, self._section
        is_about = section == ABOUT
        ids = self.source_ids(reader)
        entries = () if is_about else self._entries(section, reader)
        is_empty = page.text is None if is_about else not entries
        return CreditsView(
            kicker=place.kicker if page.headline else place.mark,
            heading=reader.text(page.headline or page.title),
            tabs=tuple(self._tab(each, reader) for each in self._sections),
            chosen=section,
            prose=prose_view(self._catalogue, reader, page.text, ids) if is_about else None,
            entries=entries,
            note=reader.words.say("nothing_to_list") if is_empty else "",
        )

    def _present(self, item: str | None) -> tuple[str, ...]:
        """The sections with something in them, and the one that is asked for."""
        about = (ABOUT,) if self._page.text is not None else ()
        return tuple(one for one in SECTIONS if one in (*about, *self._counts, item))

    @property
    def _section(self) -> str:
        return self._sections[self._index]

    def _tab(self, section: str, reader: Reader) -> TabView:
        count = self._counts.get(section)
        key = "sources" if section == "sources" else f"credits_{section}"
        return TabView(
            section=section,
            title=reader.words.say(key),
            icon=ICON_OF[section],
            count="" if count is None else reader.number(count),
        )

    def _entries(self, section: str, reader: Reader) -> tuple[EntryView, ...]:
        """Read once for a language: there may be hundreds, and every touch asks again."""
        read = self._read
        if read is None or read[:2] != (section, reader.language):
            own = reader.aside()
            entries = entries_of(section, self._catalogue, own)
            read = self._read = (section, reader.language, entries, own.fallen_back_to)
        reader.fallen_back_to = reader.fallen_back_to or read[3]
        return read[2]
