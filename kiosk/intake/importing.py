"""Carries out what was planned: copies pictures and writes their entries, all or nothing."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.intake.catalogue import Catalogue
from kiosk.intake.copying import Copies
from kiosk.intake.plan import Accepted, entry_lines


def import_pictures(
    accepted: Sequence[Accepted], catalogue: Catalogue, media_root: Path, *, dry: bool = False
) -> None:
    """Copy the pictures under `media_root` and add their entries to the catalogue.

    With `dry`, only try whether that is possible. Raises CatalogueError or OSError; then, as when
    it is interrupted, nothing has changed.
    """
    raw = catalogue.with_entries([entry_lines(each, catalogue.languages) for each in accepted])
    if dry:
        return
    with Copies() as copies:
        for each in accepted:
            if each.copied:
                copies.copy(each.source, media_root / each.file)
        catalogue.replace(raw)
        copies.keep()
