"""Gives the parts of an exhibit their shapes (the second phase); follows no reference."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kiosk.content.diagnostics import Problem, described
from kiosk.content.media import Picture
from kiosk.content.people import Person
from kiosk.content.record import Record
from kiosk.content.references import check_id
from kiosk.content.shapes import parse_record
from kiosk.content.sounds import SILENCE, Sound
from kiosk.content.sources import Source
from kiosk.content.suggest import did_you_mean
from kiosk.content.theme import BUILTIN_THEMES, DEFAULT_THEME, Theme, load_builtin_theme
from kiosk.content.videos import Video
from kiosk.exhibit.file import ExhibitFile
from kiosk.exhibit.files import ExhibitFiles
from kiosk.exhibit.parts import Findings, Part, Shaped
from kiosk.exhibit.tables import ShapedTable, shape_tables
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page

_R = TypeVar("_R", bound=Record)
_SOURCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(slots=True)
class Draft:
    """An exhibit of which every part has its shape, but may name what does not exist."""

    main: Shaped[ExhibitFile] | None = None
    theme: Theme = field(default_factory=lambda: load_builtin_theme(DEFAULT_THEME))
    theme_part: Part | None = None
    pages: list[Shaped[Page]] = field(default_factory=list)
    pictures: dict[str, Shaped[Picture]] = field(default_factory=dict)
    sounds: dict[str, Shaped[Sound]] = field(default_factory=dict)
    videos: dict[str, Shaped[Video]] = field(default_factory=dict)
    sources: dict[str, Shaped[Source]] = field(default_factory=dict)
    people: dict[str, Shaped[Person]] = field(default_factory=dict)
    tables: dict[Part, tuple[ShapedTable, ...]] = field(default_factory=dict)  # by their page
    findings: Findings = field(default_factory=Findings)


def shape_exhibit(files: ExhibitFiles) -> Draft:
    """Whatever has its shape, and what is wrong with the rest."""
    draft = Draft()
    findings = draft.findings
    if files.main is None:
        return draft
    main = parse_record(ExhibitFile, files.main.data, files.main.document)
    if isinstance(main, tuple):
        findings.add(files.main, *main)
    else:
        draft.main = Shaped(main, files.main)
        _shape_theme(draft, main, files)
    catalogue = files.catalogues
    draft.pictures = _shape_catalogue(Picture, catalogue.get("pictures"), check_id, findings)
    draft.sounds = _shape_catalogue(Sound, catalogue.get("sounds"), _check_sound_id, findings)
    draft.videos = _shape_catalogue(Video, catalogue.get("videos"), check_id, findings)
    draft.sources = _shape_catalogue(Source, catalogue.get("sources"), _check_source_id, findings)
    draft.people = _shape_catalogue(Person, catalogue.get("people"), check_id, findings)
    for part in files.pages:
        page = _shape_page(part, findings)
        if page is not None and _is_first(page, part, draft):
            draft.pages.append(Shaped(page, part))
            draft.tables[part] = shape_tables(Shaped(page, part), files.folder, findings)
    return draft


def _is_first(page: Page, part: Part, draft: Draft) -> bool:
    """Two pages of one id end it here: links to the items of either would be called mistakes."""
    first = next((other for other in draft.pages if other.record.id == page.id), None)
    if first is not None:
        problem = Problem(
            f"The id '{page.id}' is given twice; first given {first.part.where(('id',), part)}.",
            "Change one of them.",
        )
        draft.findings.add(part, part.at(("id",), "duplicate-id", problem))
    return first is None


def _shape_theme(draft: Draft, main: ExhibitFile, files: ExhibitFiles) -> None:
    if main.theme in BUILTIN_THEMES:
        draft.theme = load_builtin_theme(main.theme)
    elif files.theme is not None:
        theme = parse_record(Theme, files.theme.data, files.theme.document)
        if isinstance(theme, tuple):
            draft.findings.add(files.theme, *theme)
        else:
            draft.theme, draft.theme_part = theme, files.theme
    elif files.main is not None and "/" not in main.theme and "." not in main.theme:
        problem = Problem(
            f"There is no theme '{main.theme}'. Themes: {', '.join(BUILTIN_THEMES)}.",
            did_you_mean(main.theme, BUILTIN_THEMES)
            or "A theme of your own is named by its file, such as theme.yaml.",
        )
        draft.findings.tell(files.main.at(("theme",), "unknown-theme", problem))


def _shape_catalogue(
    model: type[_R],
    part: Part | None,
    check: Callable[[str], Problem | None],
    findings: Findings,
) -> dict[str, Shaped[_R]]:
    shaped: dict[str, Shaped[_R]] = {}
    if part is None:
        return shaped
    if not isinstance(part.data, dict):
        problem = Problem(
            f"Ids are expected here, each with its description below it, "
            f"found {described(part.data)}.",
            "Write 'id:', not '- id'.",
        )
        findings.add(part, part.at((), "wrong-type", problem))
        return shaped
    for key in part.data:
        entry = part.below(key)
        if (problem_with_id := check(key)) is not None:
            findings.add(entry, entry.at((), "id", problem_with_id, key=True))
        record = parse_record(model, entry.data, entry.document, entry.loc)
        if isinstance(record, tuple):
            findings.add(entry, *record)
        elif entry not in findings.faulty:
            shaped[key] = Shaped(record, entry)
    return shaped


def _check_sound_id(word: str) -> Problem | None:
    if word != SILENCE:
        return check_id(word)
    return Problem(
        f"'{SILENCE}' cannot be the id of a sound.",
        f"Choose another; 'ambience: {SILENCE}' says that nothing is heard.",
    )


def _check_source_id(word: str) -> Problem | None:
    if _SOURCE_ID.fullmatch(word):
        return None
    return Problem(
        f"'{word[:80]}' cannot be the id of a source.",
        "Use letters, digits and hyphens, as they stand in source marks: [^S17].",
    )


def _shape_page(part: Part, findings: Findings) -> Page | None:
    model = _model_of(part, findings)
    if model is None:
        return None
    page = parse_record(model, part.data, part.document, part.loc)
    if isinstance(page, tuple):
        findings.add(part, *page)
        return None
    return page


def _model_of(part: Part, findings: Findings) -> type[Page] | None:
    """The model of the part's kind of page, found by the table."""
    kinds = ", ".join(KINDS)
    if not isinstance(part.data, dict):
        problem = Problem(
            f"A page is expected here, found {described(part.data)}.",
            "A page begins with 'kind: ...', 'id: ...' and 'title: ...'.",
        )
        findings.add(part, part.at((), "wrong-type", problem))
        return None
    data: Mapping[str, Any] = part.data
    if "kind" not in data:
        problem = _missing_kind(data, kinds)
        findings.add(part, part.at((), "missing-key", problem))
        return None
    name = data["kind"]
    if isinstance(name, str) and name in KINDS:
        return KINDS[name].model
    if isinstance(name, str):
        problem = Problem(
            f"There is no page kind '{name}'. Kinds: {kinds}.", did_you_mean(name, KINDS)
        )
    else:
        problem = Problem(
            f"A kind of page is expected here, found {described(name)}.", f"Kinds: {kinds}."
        )
    findings.add(part, part.at(("kind",), "unknown-kind", problem))
    return None


def _missing_kind(data: Mapping[str, Any], kinds: str) -> Problem:
    others = (key for key in data if key not in Page.model_fields)
    misspelt = next((key for key in others if did_you_mean(key, ["kind"])), None)
    hint = f"Did you mean 'kind' where '{misspelt}' stands? " if misspelt else ""
    return Problem("The key 'kind' is missing here.", f"{hint}Kinds: {kinds}.")
