"""Reads an exhibit in four phases and keeps what can be shown; knows no window.

Phases: 1 files are YAML, 2 parts have their shapes, 3 what is named exists, 4 pictures can be
opened. All phases run, so that what is sound is known; the errors told are those of the first
phase that has any, because later ones may only follow from them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic, in_reading_order
from kiosk.core.timeouts import Timeouts
from kiosk.exhibit.checks import Checked, check_exhibit
from kiosk.exhibit.draft import Draft, Shaped, shape_exhibit
from kiosk.exhibit.file import ExhibitFile
from kiosk.exhibit.files import FileReader
from kiosk.exhibit.model import Attract, AttractItem, Exhibit
from kiosk.exhibit.parts import Findings
from kiosk.imaging.inspect import PictureProblem, inspect_picture
from kiosk.pages.page import Page

MAX_OFFERED_PAGES = 6  # on an attract screen that the curator left to us


@dataclass(frozen=True, slots=True)
class Loaded:
    """What can be shown, if anything, and everything to tell the curator."""

    exhibit: Exhibit | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something needs mending."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def load_exhibit(folder: Path, media_root: Path) -> Loaded:
    """Read the exhibit in `folder`, whose pictures are under `media_root`; never raises."""
    folder, media_root = folder.absolute(), media_root.absolute()
    files = FileReader(folder).read()
    draft = shape_exhibit(files)
    if draft.main is None:
        return Loaded(None, _reported((files.findings, draft.findings)))
    checked = check_exhibit(draft, draft.main, media_root)
    pictures = _inspect_pictures(draft, checked)
    exhibit = _assemble(folder, media_root, draft, draft.main, checked)
    phases = (files.findings, draft.findings, checked.findings, pictures)
    return Loaded(exhibit, _reported(phases))


def _reported(phases: Iterable[Findings]) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    for findings in phases:
        told.extend(findings.diagnostics)
        if findings.has_errors:
            break
    return in_reading_order(told)


def _inspect_pictures(draft: Draft, checked: Checked) -> Findings:
    """The fourth phase; takes out of `checked.picture_files` what must not be opened."""
    findings = Findings()
    for picture_id, path in list(checked.picture_files.items()):
        facts = inspect_picture(path)
        if isinstance(facts, PictureProblem):
            part = draft.pictures[picture_id].part
            findings.tell(part.at(("file",), "picture", facts))
            del checked.picture_files[picture_id]
    return findings


def _assemble(
    folder: Path, media_root: Path, draft: Draft, main: Shaped[ExhibitFile], checked: Checked
) -> Exhibit | None:
    """The exhibit without its faulty parts, or None when no page is left."""
    faulty = checked.findings.faulty
    pages = tuple(page.record for page in draft.pages if page.part not in faulty)
    if not pages:
        return None
    file = main.record
    return Exhibit(
        id=folder.name,
        folder=folder,
        title=file.title,
        subtitle=file.subtitle,
        languages=file.languages,
        theme=draft.theme,
        attract=Attract(file.attract.each, tuple(_attract_items(file, draft, pages))),
        timeouts=file.timeouts.over(Timeouts()),
        pages=pages,
        pictures={picture_id: picture.record for picture_id, picture in draft.pictures.items()},
        picture_files=checked.picture_files,
        sources={source_id: source.record for source_id, source in draft.sources.items()},
        people={person_id: person.record for person_id, person in draft.people.items()},
        words=file.words,
        media_root=media_root,
    )


def _attract_items(
    file: ExhibitFile, draft: Draft, pages: tuple[Page, ...]
) -> Iterator[AttractItem]:
    """The curator's items, as far as they lead anywhere; without any, the pages' own covers."""
    page_ids = {page.id for page in pages}
    items = [item for item in file.attract.items if item.picture in draft.pictures]
    for item in items:
        leads_nowhere = item.opens is not None and item.opens not in page_ids
        yield item.model_copy(update={"opens": None}) if leads_nowhere else item
    if not items:
        offers = (
            AttractItem(picture=page.cover, headline=page.title, opens=page.id)
            for page in pages
            if page.cover in draft.pictures
        )
        yield from islice(offers, MAX_OFFERED_PAGES)
