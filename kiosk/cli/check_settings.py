"""Finds mistakes in the settings of a kiosk, those included that only the whole program can see."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.cli.installed import Installed, installed_in
from kiosk.content.diagnostics import Diagnostic, Problem, in_reading_order
from kiosk.content.document import Document
from kiosk.content.plain_text import read_bytes, refused
from kiosk.content.source import MAX_BYTES, parse_document
from kiosk.content.suggest import did_you_mean
from kiosk.content.text import did_you_mean_language
from kiosk.site.reading import check_document
from kiosk.site.settings import Settings
from kiosk.staff.pin import PinLineError, read_pin


def check_file(path: Path, root: Path | None) -> tuple[Diagnostic, ...]:
    """What is wrong with the settings at `path`; nothing where there are none.

    With a `root`, also what is not among the exhibits that are installed in it.
    """
    if not os.path.lexists(path):
        return ()
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        return refused(str(path), "file", raw).diagnostics
    document = parse_document(raw, str(path))
    checked = check_document(document)
    if checked.settings is None:
        return checked.diagnostics
    found = [*checked.diagnostics, *_pin_faults(document, checked.settings)]
    if root is not None:
        found += _not_installed(document, checked.settings, root)
    return in_reading_order(found)


def summary(path: Path, found: Sequence[Diagnostic]) -> str:
    """One friendly line about the settings."""
    if not os.path.lexists(path):
        return f"There is no {path}: every setting is as delivered."
    mistakes = sum(diagnostic.is_error for diagnostic in found)
    if mistakes:
        return f"{path}: {mistakes} mistake{'' if mistakes == 1 else 's'}."
    notices = len(found)
    noticed = f", {notices} notice{'' if notices == 1 else 's'}" if notices else ""
    return f"{path}: No mistakes found{noticed}."


def _pin_faults(document: Document, settings: Settings) -> Iterator[Diagnostic]:
    try:
        if settings.staff.pin is not None:
            read_pin(settings.staff.pin)
    except PinLineError:
        problem = Problem(
            "The line of the PIN is damaged.", "Delete it, and set the PIN with: sudo kiosk setup."
        )
        yield document.at(("staff", "pin"), "value", problem)


def _not_installed(document: Document, settings: Settings, root: Path) -> Iterator[Diagnostic]:
    installed = {each.name: each for each in installed_in(root)}
    where = root.absolute() / "exhibits"
    for index, name in enumerate(settings.exhibits or ()):
        if name not in installed:
            hint = did_you_mean(name, installed) or _listed("Installed", installed)
            problem = Problem(f"There is no exhibit '{name}' in {where}.", hint)
            yield document.at(("exhibits", index), "reference", problem)
    shown = [installed[name] for name in settings.exhibits or installed if name in installed]
    spoken = tuple(dict.fromkeys(code for each in shown for code in each.languages))
    if settings.language is not None and spoken and settings.language not in spoken:
        problem = Problem(
            f"No exhibit that is shown speaks '{settings.language}'.",
            did_you_mean_language(settings.language, spoken) or _listed("Spoken", spoken),
        )
        yield document.at(("language",), "reference", problem)


def _listed(what: str, names: dict[str, Installed] | tuple[str, ...]) -> str:
    return f"{what} are: {', '.join(names)}." if names else "None is installed there."
