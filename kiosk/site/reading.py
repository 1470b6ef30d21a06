"""Reads kiosk.yaml: what is wrong with it, and what the kiosk goes by in spite of that."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic, Problem, Severity, first_ones, in_reading_order
from kiosk.content.document import Document
from kiosk.content.plain_text import read_bytes, refused
from kiosk.content.shapes import parse_record
from kiosk.content.source import MAX_BYTES, parse_document
from kiosk.core.durable import write_durably
from kiosk.site.grammar import misread_texts
from kiosk.site.places import SETTINGS_FILE
from kiosk.site.remarks import remarks
from kiosk.site.settings import Settings

LAST_GOOD = "settings-last-good.yaml"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checked:
    """Settings as far as they hold, and everything to say about their file.

    `settings` are None where there is a mistake.
    """

    settings: Settings | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class SiteRead:
    """What the kiosk goes by. `used_last_good`: the file has mistakes, and an older one holds."""

    settings: Settings
    diagnostics: tuple[Diagnostic, ...] = ()
    used_last_good: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether the file cannot be gone by."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def read_settings(path: Path | None, state_folder: Path | None) -> SiteRead:
    """The settings in the file at `path` (None: where they belong); never raises.

    A file without mistakes is kept in `state_folder`. Of one with mistakes, that copy holds, and
    without a copy the defaults do. No file at all means all defaults.
    """
    path = path or SETTINGS_FILE
    if not os.path.lexists(path):
        return SiteRead(Settings())
    raw = read_bytes(path, MAX_BYTES)
    checked = check_settings(raw, str(path))
    copy = None if state_folder is None else state_folder / LAST_GOOD
    if checked.settings is not None:
        if copy is not None and isinstance(raw, bytes):
            _keep(copy, raw)
        return SiteRead(checked.settings, checked.diagnostics)
    last_good = _last_good(copy)
    if last_good is None:
        return SiteRead(Settings(), checked.diagnostics)
    return SiteRead(last_good, checked.diagnostics, used_last_good=True)


def check_settings(raw: bytes | Problem, name: str) -> Checked:
    """The settings in the bytes of a file, called `name` in messages; never raises.

    A Problem is why there are no bytes.
    """
    if isinstance(raw, Problem):
        return Checked(None, refused(name, "file", raw).diagnostics)
    return check_document(parse_document(raw, name))


def check_document(document: Document, model: type[Settings] = Settings) -> Checked:
    """The settings in a file as read; never raises. `model` may know further keys."""
    if document.has_errors:
        return Checked(None, document.diagnostics)
    parsed = parse_record(model, document.data, document)
    found: tuple[Diagnostic, ...] = parsed if isinstance(parsed, tuple) else ()
    found = (*document.diagnostics, *found, *misread_texts(document))
    if isinstance(parsed, Settings) and not any(each.is_error for each in found):
        noticed = tuple(_notices(document, parsed))
        return Checked(parsed, first_ones(in_reading_order((*found, *noticed))))
    return Checked(None, first_ones(in_reading_order(found)))


def _notices(document: Document, settings: Settings) -> Iterator[Diagnostic]:
    for loc, problem in remarks(settings):
        yield document.at(loc, "settings", problem, key=True, severity=Severity.NOTICE)


def _last_good(copy: Path | None) -> Settings | None:
    """What was kept, if it still holds in this version of the kiosk."""
    if copy is None:
        return None
    return check_settings(read_bytes(copy, MAX_BYTES), str(copy)).settings


def _keep(copy: Path, raw: bytes) -> None:
    try:
        if copy.is_file() and copy.read_bytes() == raw:
            return
        write_durably(copy, raw, mode=0o600)
    except OSError as error:
        _log.warning("The settings cannot be kept in %s: %s", copy, error)
