"""Reads an exhibit in four phases and keeps what can be shown; knows no window.

Phases: 1 files are YAML, 2 parts have their shapes, 3 what is named exists, 4 pictures and fonts
can be used. All phases run, so that what is sound is known; the errors told are those of the first
phase that has any, because later ones may only follow from them.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from kiosk.content.diagnostics import (
    Diagnostic,
    Problem,
    Severity,
    first_ones,
    in_reading_order,
)
from kiosk.content.folding import folded
from kiosk.content.links import PageLink
from kiosk.content.pruning import without
from kiosk.content.record import Record
from kiosk.content.references import Loc, walk_references, walk_texts
from kiosk.content.sounds import Sound
from kiosk.content.videos import Video
from kiosk.core.timeouts import Timeouts
from kiosk.exhibit.checks import DISPENSABLE, Checked, check_exhibit
from kiosk.exhibit.draft import Draft, shape_exhibit
from kiosk.exhibit.file import ExhibitFile
from kiosk.exhibit.files import FileReader
from kiosk.exhibit.letters import Fonts
from kiosk.exhibit.media import inspect_page_media
from kiosk.exhibit.model import Attract, AttractItem, Exhibit, cover_of
from kiosk.exhibit.parts import Findings, Part, Shaped
from kiosk.exhibit.playables import Inspector
from kiosk.exhibit.targets import Targets
from kiosk.exhibit.uses import sounds_by_use
from kiosk.imaging.font import inspect_font
from kiosk.imaging.inspect import measure_picture
from kiosk.pages.page import Page
from kiosk.video.inspect import is_player_installed

_R = TypeVar("_R", bound=Record)

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


def load_exhibit(folder: Path, media_root: Path, *, plays_videos: bool | None = None) -> Loaded:
    """Read the exhibit in `folder`, whose pictures are under `media_root`; never raises.

    `plays_videos` tells whether the kiosk can; left out, it is seen from what is installed here.
    """
    folder, media_root = folder.absolute(), media_root.absolute()
    files = FileReader(folder).read()
    draft = shape_exhibit(files)
    if draft.main is None:
        return Loaded(None, _reported((files.findings, draft.findings)))
    checked = check_exhibit(draft, draft.main, media_root)
    if plays_videos is None:
        plays_videos = is_player_installed()
    media = _inspect_media(draft, draft.main, checked, media_root)
    if not plays_videos:
        media.tell(*_notice_posters(draft))
    phases = (files.findings, draft.findings, checked.findings, media)
    faulty = {part for findings in phases for part in findings.faulty}
    exhibit = _assemble(folder.name, media_root, draft, draft.main, checked, faulty)
    return Loaded(exhibit, _reported(phases))


def _reported(phases: Iterable[Findings]) -> tuple[Diagnostic, ...]:
    told: list[Diagnostic] = []
    for findings in phases:
        told.extend(findings.diagnostics)
        if findings.has_errors:
            break
    return first_ones(folded(in_reading_order(told)))


def _inspect_media(
    draft: Draft, main: Shaped[ExhibitFile], checked: Checked, media_root: Path
) -> Findings:
    """The fourth phase.

    Takes out of `checked` the pictures and fonts that must not be opened, and puts in what can be
    played.
    """
    findings = Findings()
    findings.tell(*_inspect_pictures(draft, checked), *_inspect_fonts(draft, checked))
    inspector = Inspector(main.record.languages, media_root.parent)
    checked.playable = inspector.inspect(draft, checked.sound_files, checked.video_files, findings)
    inspect_page_media(draft, checked, findings)
    records: Iterable[Shaped[Any]] = chain(
        (main,),
        draft.pages,
        (row for tables in draft.tables.values() for table in tables for row in table.rows),
        draft.pictures.values(),
        draft.sounds.values(),
        draft.videos.values(),
        draft.sources.values(),
        draft.people.values(),
    )
    fonts = Fonts(checked.theme, checked.font_files)
    findings.tell(*fonts.check_texts(records), *fonts.check_captions(inspector.scripts))
    return findings


def _notice_posters(draft: Draft) -> Iterator[Diagnostic]:
    for video in islice(draft.videos.values(), 1):
        problem = Problem(
            "On this computer, visitors see only the posters of videos.",
            "To have them played, install the kiosk as 'museum-kiosk[video]'.",
        )
        yield video.part.at(("file",), "no-player", problem, severity=Severity.NOTICE)


def _inspect_pictures(draft: Draft, checked: Checked) -> Iterator[Diagnostic]:
    for picture_id, path in list(checked.picture_files.items()):
        found = measure_picture(path)
        if isinstance(found, Problem):
            yield draft.pictures[picture_id].part.at(("file",), "picture", found)
            del checked.picture_files[picture_id]
        else:
            checked.picture_sizes[picture_id] = found


def _inspect_fonts(draft: Draft, checked: Checked) -> Iterator[Diagnostic]:
    """Also gives a use of which any file was refused the family that it has anyway."""
    problems = {file: inspect_font(path) for file, path in checked.font_files.items()}
    for use, cut, file in draft.theme.font_files():
        problem = problems.get(file)
        if problem is not None and draft.theme_part is not None:
            yield draft.theme_part.at(("fonts", use, cut), "font", problem)
            checked.font_files.pop(file, None)
    files = draft.theme.font_files()
    unusable = {use for use, _, file in files if file not in checked.font_files}
    checked.theme = checked.theme.with_default_fonts(unusable)


def _assemble(
    exhibit_id: str,
    media_root: Path,
    draft: Draft,
    main: Shaped[ExhibitFile],
    checked: Checked,
    faulty: Collection[Part],
) -> Exhibit | None:
    """The exhibit without its faulty parts, or None when no page is left.

    Nothing that an error names gets in: what is left out here cannot fail before visitors.
    """
    whole = [page for page in draft.pages if page.part not in faulty]
    playable = checked.playable
    sounds = {each: sound for each, sound in draft.sounds.items() if each in playable["sound"]}
    sieve = _Sieve(draft, [page.record.id for page in whole], sounds, main.record.languages)
    people = sieve.all_sound(draft.people)
    pages = tuple(sieve.page(_with_rows(page, draft, faulty)).with_people(people) for page in whole)
    file = sieve.sound(main.record)
    videos = sieve.all_sound(draft.videos)
    if file is None or not pages:
        return None
    return Exhibit(
        id=exhibit_id,
        title=file.title,
        subtitle=file.subtitle,
        languages=file.languages,
        theme=checked.theme,
        attract=Attract(file.attract.each, tuple(_attract_items(file, draft, videos, pages))),
        timeouts=file.timeouts.over(Timeouts()),
        pages=pages,
        tours=tuple(tour for tour in file.tours if tour.pages),
        pictures=sieve.all_sound(draft.pictures),
        picture_files=checked.picture_files,
        picture_sizes=checked.picture_sizes,
        font_files=checked.font_files,
        media_files=checked.media_files,
        sounds=sieve.all_sound(sounds),
        videos=videos,
        playable=playable,
        ambience=file.ambience,
        touch_sound=file.touch_sound,
        sources=sieve.all_sound(draft.sources),
        people=people,
        words=checked.words,
        media_root=media_root,
    )


def _with_rows(page: Shaped[Page], draft: Draft, faulty: Collection[Part]) -> Page:
    """A page with the sound rows of its tables."""
    return page.record.with_rows(
        {
            table.table.loc: tuple(row.record for row in table.rows if row.part not in faulty)
            for table in draft.tables[page.part]
        }
    )


class _Sieve:
    """Takes out of records what they name that is not there, and languages that are not shown."""

    def __init__(
        self,
        draft: Draft,
        pages: Iterable[str],
        sounds: Mapping[str, Shaped[Sound]],
        languages: tuple[str, ...],
    ) -> None:
        self._languages = languages
        known_pages = set(pages)
        self._known: Mapping[str, Container[str]] = {
            "page": known_pages,
            "destination": Targets(known_pages),
            "picture": draft.pictures,
            "source": draft.sources,
            "person": draft.people,
            "video": draft.videos,
            **sounds_by_use(sounds),
        }

    def all_sound(self, catalogue: Mapping[str, Shaped[_R]]) -> dict[str, _R]:
        """The records of a catalogue, each as far as it is sound."""
        sound = {each: self.sound(shaped.record) for each, shaped in catalogue.items()}
        return {each: record for each, record in sound.items() if record is not None}

    def sound(self, record: _R) -> _R | None:
        """A record as far as it is sound; None when it cannot be without what is refused."""
        return without(record, self._refused(record))

    def page(self, page: Page) -> Page:
        """A page without ways to pages and sounds that are left out; else it is as written."""
        gone = [
            loc
            for loc, kind, word in walk_references(page)
            if kind in DISPENSABLE and word not in self._known[kind]
        ]
        return without(page, gone) or page

    def _refused(self, record: Record) -> Iterator[Loc]:
        for loc, kind, word in walk_references(record):
            if word not in self._known[kind]:
                yield loc
        for loc, text, _ in walk_texts(record):
            for language in text.languages:
                if language not in self._languages:
                    yield (*loc, language)


def _attract_items(
    file: ExhibitFile, draft: Draft, videos: Mapping[str, Video], pages: tuple[Page, ...]
) -> Iterator[AttractItem]:
    """The curator's items; without any, the pages' own covers."""
    yield from file.attract.items
    if not file.attract.items:
        offers = (
            AttractItem(picture=cover, headline=page.title, opens=PageLink(page.id))
            for page in pages
            if (cover := cover_of(page, videos)) in draft.pictures
        )
        yield from islice(offers, MAX_OFFERED_PAGES)
