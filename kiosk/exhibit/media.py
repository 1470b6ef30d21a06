"""What the files under media/ hold that pages name themselves (the fourth phase); no page kind."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.cartography.basemap import read_basemap
from kiosk.content.diagnostics import Problem
from kiosk.content.references import walk_media_files
from kiosk.exhibit.checks import Checked
from kiosk.exhibit.draft import Draft
from kiosk.exhibit.parts import Findings

_READERS: Mapping[str, Callable[[Path], object | Problem]] = {"basemap": read_basemap}
"""How a file is read, by the kind of it that a page's model tells."""


class PageMedia:
    """The files that pages name, each read once, when asked for; and the sizes of pictures."""

    def __init__(self, checked: Checked) -> None:
        self._files = checked.media_files
        self._sizes = checked.picture_sizes
        self._contents: dict[str, object | Problem] = {}

    def read(self, kind: str, name: str) -> object | Problem:
        """What is in a file that was found, or why it cannot be used."""
        if name not in self._contents:
            self._contents[name] = _READERS[kind](self._files[name])
        return self._contents[name]

    def content(self, name: str) -> object | None:
        """What a file was read as; None when there is none that can be used."""
        found = self._contents.get(name)
        return None if isinstance(found, Problem) else found

    def picture_size(self, picture: str) -> tuple[int, int] | None:
        """The pixels of a picture, across and down; None when it cannot be used."""
        size = self._sizes.get(picture)
        return None if size is None else (int(size.width), int(size.height))


def inspect_page_media(draft: Draft, checked: Checked, findings: Findings) -> None:
    """Say what is wrong with pages in view of their files; forget the files that are of no use."""
    media = PageMedia(checked)
    for page in draft.pages:
        for loc, kind, name in walk_media_files(page.record):
            found = media.read(kind, name) if name in checked.media_files else None
            if isinstance(found, Problem):
                findings.add(page.part, page.part.at(loc, kind, found))
        findings.add(page.part, *map(page.part.fault, page.record.media_faults(media)))
        for table in draft.tables[page.part]:
            records = [row.record for row in table.rows]
            for fault in page.record.rows_media_faults(table.table, records, media):
                findings.add_to([table.rows[number].part for number in fault.rows], fault)
    for name in [name for name in checked.media_files if media.content(name) is None]:
        del checked.media_files[name]
