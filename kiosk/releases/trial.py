"""A release on trial: shown, and left again by itself when it does not stay up; opens no window.

A release is good when it was shown for five minutes. One whose start fails again and again before
is refused, and the last good one is shown.
"""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kiosk.core.durable import write_durably
from kiosk.releases.errors import ReleaseError
from kiosk.releases.locking import Hold
from kiosk.releases.release import Release, is_good
from kiosk.releases.store import Releases

FILE_NAME = "trial.json"
FORMAT = 1
PROOF_SECONDS = 300.0
START_SECONDS = 60.0
"""Whoever is told to end before the first picture later than this hangs."""

FAILED_STARTS = 2
FAILED_STARTS_OVER_BOOTS = 4
"""The power may fail during a start, and again; but not each time."""

_FELL_OVER = "It did not stay up when it was shown."
_MAX_BYTES = 64 << 10
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What to show: `root` holds exhibits/ and media/; no release is what the kiosk came with.

    `pointer` is what `Releases.current_id` said: once that says otherwise, start anew. `notice`
    is for staff, "" when nothing is wrong.
    """

    root: Path
    release: Release | None
    pointer: str | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """The starts of a release that have not ended well, each by the boot that it was in."""

    release: str
    boots: tuple[str, ...]


class Trial:
    """Decides at the start of a process what is shown, and follows how that fares.

    `factory` is the folder of what the kiosk came with. Nothing here raises.
    """

    def __init__(self, releases: Releases, factory: Path) -> None:
        self._releases = releases
        self._factory = factory
        self._path = releases.folder / FILE_NAME
        self._on_trial: Release | None = None
        self._hold: Hold | None = None
        self._began = 0.0
        self._up_since: float | None = None

    def begin(self, boot_id: str, now: float, wall: datetime) -> Start:
        """What to show now; before anything of it is read. What is shown stays until the end."""
        self._began = now
        try:
            release, notice = self._chosen(boot_id, wall)
        except OSError as error:  # a disk that fails may do so anywhere
            _log.warning("The releases cannot be read: %s", error)
            release, notice = None, f"The releases cannot be read ({error.strerror})."
        if release is not None:
            self._hold = self._releases.hold(release)
            if self._hold is None:  # gone between two looks
                notice, release = f"The release {release.id} is gone.", None
        root = self._factory if release is None else release.folder
        return Start(root, release, self._releases.current_id(), notice)

    def came_up(self, now: float) -> None:
        """The first picture is on the screen."""
        if self._up_since is None:
            self._up_since = now

    def is_proof_due(self, now: float) -> bool:
        """Whether `proved` is to be called."""
        is_up = self._up_since is not None and now - self._up_since >= PROOF_SECONDS
        return is_up and self._on_trial is not None

    def proved(self) -> None:
        """The release is good from now on. Writes."""
        release, self._on_trial = self._on_trial, None
        if release is None:
            return
        try:
            self._releases.mark_good(release.id)
        except ReleaseError as error:
            _log.warning("That %s is good cannot be kept: %s", release.id, error.sentence)
        else:
            self._forget()

    def stopped_cleanly(self, now: float) -> None:
        """The process was told to end, or chose to. Writes.

        That is no excuse for a start that took too long: then somebody lost patience.
        """
        if self._up_since is not None or now - self._began < START_SECONDS:
            self.excuse()

    def excuse(self) -> None:
        """This start says nothing about the release: there was no display. Writes."""
        record = self._read()
        release, self._on_trial = self._on_trial, None
        if release is not None and record is not None and record.release == release.id:
            self._write(_Record(record.release, record.boots[:-1]))

    def close(self) -> None:
        """Let go of what was shown: it may be removed. The end of the process does so, too."""
        if self._hold is not None:
            self._hold.close()

    def _chosen(self, boot_id: str, wall: datetime) -> tuple[Release | None, str]:
        pointed = self._releases.current_id()
        if pointed is None:
            if self._releases.is_pointer_lost():
                return self._leave(None, "It is not known which release was shown.", boot_id, wall)
            return None, ""
        release = self._releases.get(pointed)
        if release is None:
            return self._leave(None, f"The release {pointed} is damaged.", boot_id, wall)
        if self._releases.is_refused(pointed):
            return self._leave(None, f"The release {pointed} was refused.", boot_id, wall)
        if is_good(release):
            return release, ""
        record = self._read()
        boots = record.boots if record is not None and record.release == pointed else ()
        if boots.count(boot_id) >= FAILED_STARTS or len(boots) >= FAILED_STARTS_OVER_BOOTS:
            return self._leave(_FELL_OVER, f"The release {pointed} did not stay up.", boot_id, wall)
        if self._write(_Record(pointed, (*boots, boot_id))):
            self._on_trial = release
            return release, ""
        # What cannot be followed is not tried, if there is anything that was.
        good = self._releases.substitute()
        if good is not None and is_good(good):
            return good, f"The release {pointed} cannot be tried: the disk takes no more."
        return release, "Nothing can be written to the disk."

    def _leave(
        self, reason: str | None, notice: str, boot_id: str, wall: datetime
    ) -> tuple[Release | None, str]:
        """Show another release than the current one from now on, or now at least."""
        try:
            instead = self._releases.fall_back(reason=reason, wall=wall)
        except ReleaseError as error:
            _log.warning("%s", error.sentence)
            instead = self._releases.substitute()
            return instead, _instead(notice, instead)
        self._forget()
        shown, more = self._chosen(boot_id, wall)  # which may be on trial itself
        return shown, more or _instead(notice, shown)

    def _forget(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("%s cannot be removed: %s", self._path, error)

    def _read(self) -> _Record | None:
        try:
            with self._path.open("rb") as file:
                told = json.loads(file.read(_MAX_BYTES))
            if told["format"] != FORMAT:
                return None
            return _Record(str(told["release"]), tuple(str(each) for each in told["boots"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
            _log.warning("How the release fared is forgotten: %s: %s", self._path, error)
            return None

    def _write(self, record: _Record) -> bool:
        told = {"format": FORMAT, **asdict(record)}
        try:
            write_durably(self._path, json.dumps(told).encode() + b"\n")
        except OSError as error:
            _log.warning("How the release fares cannot be kept: %s: %s", self._path, error)
            return False
        return True


def _instead(notice: str, shown: Release | None) -> str:
    told = "what the kiosk came with" if shown is None else f"the release {shown.id}"
    return f"{notice} Instead, {told} is shown."


def boot_id() -> str:
    """What tells this boot of the machine from all others; "" if nothing does."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
