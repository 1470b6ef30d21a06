"""Takes contents from a folder that curators fill; knows nothing of exhibits.

The folder may be half filled, be changed while it is copied, or lie on another machine. What is
taken is a copy of it at one moment, or nothing.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.content.diagnostics import Diagnostic, Severity
from kiosk.core.durable import write_durably
from kiosk.releases.copying import ChangedError, copy_as_found, look_at
from kiosk.releases.disk import make_folder
from kiosk.releases.errors import RefusedBefore, Unfit
from kiosk.releases.limits import Limits, Seen, Survey
from kiosk.releases.release import Release
from kiosk.releases.store import Check, Releases

FILE_NAME = "looked.json"
FORMAT = 1
QUIET_SECONDS = 30.0
"""Whoever copies files into the folder is taken to be done after that."""

_MAX_BYTES = 4 << 20

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """It was taken and is current now."""

    release: Release


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is what is current, or was looked at before; nothing was done."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """It is being changed; `sentence` says so. Look again later."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not taken until it changes: `sentence`, and what there is to mend."""

    sentence: str
    diagnostics: tuple[Diagnostic, ...] = ()


Outcome = Taken | Unchanged | Waiting | Refused


@dataclass(frozen=True, slots=True)
class _Look:
    """The last look at a folder: what it was like, and what was thought of it, if anything."""

    folder: str
    likeness: str
    judged: Refused | Unchanged | None = None


def take_folder(
    folder: Path,
    releases: Releases,
    check: Check,
    *,
    wall: datetime,
    label: str = "",
    source: str = "",
    limits: Limits | None = None,
    anyway: bool = False,
) -> Outcome:
    """Make what is in `folder` (exhibits/ and media/) a release and switch to it.

    `wall` is the time now. A folder that is as it was at the last look costs no more than its list
    of files. With `anyway`, the last look, a refusal and recent changes do not matter. Raises
    ReleaseError (the disk is full, another program takes contents).
    """
    try:
        found = look_at(folder, limits)
    except OSError as error:
        why = error.strerror or str(error)
        return Refused(f"{folder} cannot be read ({why}).")
    likeness = _likeness(found.seen)
    last = None if anyway else _read_look(releases.folder)
    is_known = last is not None and (last.folder, last.likeness) == (str(folder), likeness)
    if last is not None and is_known and last.judged is not None:
        return last.judged
    if not anyway and not is_known and _is_in_the_making(found, wall):
        _write_look(releases.folder, _Look(str(folder), likeness))
        return Waiting(f"{folder} is being changed. It is taken once it has not been for a while.")
    if found.faults:
        outcome: Outcome = _unfit(Unfit(found.faults))
    elif not found.seen:
        outcome = Refused(f"There are no exhibits/ and media/ in {folder}.")
    else:
        outcome = _take(
            folder,
            found,
            releases,
            check,
            wall=wall,
            label=label,
            source=source,
            limits=limits,
            anyway=anyway,
        )
    if not isinstance(outcome, Waiting):
        _write_look(releases.folder, _Look(str(folder), likeness, judged=_judgement(outcome)))
    return outcome


def _take(
    folder: Path,
    found: Survey,
    releases: Releases,
    check: Check,
    *,
    wall: datetime,
    label: str,
    source: str,
    limits: Limits | None,
    anyway: bool,
) -> Outcome:
    try:
        with releases.taking():
            before = releases.current_id()
            release = releases.stage(
                lambda target: copy_as_found(folder, found, target, limits),
                label=label or folder.name,
                source=source or str(folder),
                wall=wall,
                needs=found.size,
                check=check,
                anyway=anyway,
            )
            if release.id == before:
                return Unchanged()
            releases.go_to(release.id, wall=wall) if anyway else releases.switch(release.id)
    except ChangedError:
        return Waiting(f"{folder} was changed while it was copied. It is taken later.")
    except OSError as error:  # of the curators' folder: a stick was pulled out, a file is locked
        why = error.strerror or str(error)
        return Waiting(f"{folder} cannot be read to the end ({why}).")
    except Unfit as error:
        return _unfit(error)
    except RefusedBefore as error:
        return Refused(error.sentence)
    releases.tidy()
    return Taken(release)


def _unfit(error: Unfit) -> Refused:
    return Refused(error.sentence, error.diagnostics)


def _likeness(seen: Iterable[Seen]) -> str:
    """The same for the same names, sizes and times."""
    told = "".join(f"{each.path}\0{each.size}\0{each.mtime_ns}\n" for each in seen)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _is_in_the_making(found: Survey, wall: datetime) -> bool:
    """Whether it was changed lately.

    Of a time that is still to come, nobody knows how long ago it was: then a second look decides.
    """
    return bool(found.seen) and found.newest_ns / 1e9 > wall.timestamp() - QUIET_SECONDS


# ---------------------------------------------------------------------- the last look


def _read_look(folder: Path) -> _Look | None:
    """What was seen last; None if that is not known. Never raises."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            told = json.loads(file.read(_MAX_BYTES))
        if told["format"] != FORMAT:
            return None
        return _Look(str(told["folder"]), str(told["likeness"]), _judged(told["judged"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _judged(told: dict[str, Any] | None) -> Refused | Unchanged | None:
    """Raises ValueError, LookupError or TypeError for anything that `_write_look` did not write."""
    if told is None:
        return None
    if not told:
        return Unchanged()
    diagnostics = tuple(
        Diagnostic(**{**each, "severity": Severity(each["severity"])})
        for each in told["diagnostics"]
    )
    return Refused(str(told["sentence"]), diagnostics)


def _judgement(outcome: Outcome) -> Refused | Unchanged:
    """What is to be said of a folder that is still the same at the next look."""
    return outcome if isinstance(outcome, Refused) else Unchanged()


def _write_look(folder: Path, look: _Look) -> None:
    """Remember a look; without a disk to write to, the next one takes longer."""
    data = json.dumps({"format": FORMAT, **asdict(look)}, ensure_ascii=False)
    try:
        make_folder(folder)
        write_durably(folder / FILE_NAME, data.encode("utf-8", "backslashreplace") + b"\n")
    except OSError as error:
        _log.info("The look at %s is not kept: %s", look.folder, error)
