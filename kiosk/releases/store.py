"""The releases of a kiosk on its disk: staged whole, shown by one pointer, tidied away; tries none.

Whatever is in `releases/` is whole, because it got there by one rename after all of it was on the
disk, and leaves it by one. What is in the making or being removed is in `incoming/`.
"""

import errno
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic
from kiosk.core.durable import point_link, sync_folder, sync_tree, write_durably
from kiosk.releases.disk import give_all, make_folder, remove, told_size
from kiosk.releases.errors import (
    Busy,
    NoRoom,
    RefusedBefore,
    ReleaseError,
    Unfit,
    UnknownRelease,
    told,
)
from kiosk.releases.limits import Limits, opened_folder, survey
from kiosk.releases.locking import FolderLock, LockedError, unheld
from kiosk.releases.manifest import Manifest, manifest_of
from kiosk.releases.refusals import Refusal, write_refusals
from kiosk.releases.release import (
    CONTENTS,
    GOOD_FILE,
    Release,
    Standing,
    is_release_id,
    is_whole,
    read_release,
    release_id,
    write_release,
)
from kiosk.releases.shelf import FACTORY, INCOMING, POINTER, RELEASES, Shelf

__all__ = ["Release", "Releases", "Standing"]

KEPT = 3
SPARE_BYTES = 256 << 20
"""What stays free on the disk: pictures, reports and the system need room, too."""

Check = Callable[[Path], Iterable[Diagnostic]]
"""What is wrong with the exhibits in a folder that has exhibits/ and media/."""

_PATIENCE_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Releases(Shelf):
    """All releases in `folder`, which need not exist yet.

    Any number of processes may use it at once. Whoever stages holds one lock for as long as that
    takes; whoever points, refuses or removes holds another for a moment, so nobody waits long.
    """

    def __init__(
        self, folder: Path, *, limits: Limits | None = None, spare: int = SPARE_BYTES
    ) -> None:
        super().__init__(folder)
        self._limits = limits or Limits()
        self._spare = spare
        self._pointing = FolderLock(folder)
        self._staging = FolderLock(folder / INCOMING)

    # ------------------------------------------------------------------ taking a release

    @contextmanager
    def taking(self) -> Iterator[None]:
        """Be the only one that stages; raises Busy at once if there is another, or NotWritable."""
        with ExitStack() as stack:
            with self._writing():
                self._make_folders()
                try:
                    stack.enter_context(self._staging.held())
                except LockedError as error:
                    raise Busy("New contents are being taken already. Try again later.") from error
            yield

    def stage(
        self,
        copy: Callable[[Path], None],
        *,
        label: str,
        source: str,
        wall: datetime,
        origin: str = "",
        needs: int = 0,
        check: Check | None = None,
        anyway: bool = False,
    ) -> Release:
        """Make a release of what `copy` puts into the empty folder that it is given.

        It is not shown yet (see `switch`). `needs` bytes of room are looked for beforehand. With
        `anyway`, what was refused before is taken. The contents that are shown now give back their
        own release. Raises ReleaseError and what `copy` raises, and then nothing has changed.
        """
        with self.taking():
            with self._writing():
                self._make_room(needs)
                folder = Path(tempfile.mkdtemp(dir=self._folder / INCOMING))
            try:
                copy(folder)
                with self._writing():
                    return self._staged(folder, label, source, wall, origin, check, anyway=anyway)
            except OSError as error:
                if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                    raise told(error, self._folder) from error
                raise
            finally:
                remove(folder)

    def _staged(
        self,
        folder: Path,
        label: str,
        source: str,
        wall: datetime,
        origin: str,
        check: Check | None,
        *,
        anyway: bool,
    ) -> Release:
        manifest = self._surveyed(folder)
        found = tuple(check(folder)) if check is not None else ()
        if any(each.is_error for each in found):
            raise Unfit(found)
        digest = manifest.digest
        current = self.get(self.current_id() or "")
        if current is not None and current.digest == digest:
            return current
        refusal = self.refusal_of(digest=digest)
        if refusal is not None and not anyway:
            raise RefusedBefore(refusal)
        number = self._next_number()
        id = release_id(number, digest)  # noqa: A001
        release = Release(
            id=id,
            number=number,
            label=label,
            source=source,
            origin=origin,
            taken=wall.isoformat(timespec="seconds"),
            digest=digest,
            size=manifest.size,
            files=len(manifest.files),
            folder=self._folder / RELEASES / id,
        )
        write_release(release, manifest, folder)
        give_all(folder, self._folder.stat())
        sync_tree(folder)
        folder.rename(release.folder)
        sync_folder(release.folder.parent)
        return release

    def _surveyed(self, folder: Path) -> Manifest:
        """The files of a folder that was just filled; raises Unfit. What is beside is removed."""
        for each in folder.iterdir():
            if each.name not in CONTENTS:
                remove(each)
        with opened_folder(folder) as descriptor:
            found = survey(descriptor, CONTENTS, self._limits)
        if found.faults:
            raise Unfit(found.faults)
        return manifest_of(folder, (each.path for each in found.seen if not each.is_folder))

    def _next_number(self) -> int:
        numbers = [int(name[:6]) for name in self.ids()]
        numbers += [int(each.id[:6]) for each in self.refusals() if is_release_id(each.id)]
        return max(numbers, default=0) + 1

    def _make_room(self, needs: int) -> None:
        """Raises NoRoom; old releases go first if that helps."""
        for least in (KEPT, 0):
            self._tidy(least)
            if self._free() >= needs + self._spare:
                return
        raise NoRoom(
            f"The new contents need {told_size(needs)} on the disk of {self._folder}, and "
            f"{told_size(max(0, self._free() - self._spare))} are free for them."
        )

    def _free(self) -> int:
        """Bytes that the disk has left for us."""
        return shutil.disk_usage(self._folder).free

    # ------------------------------------------------------------------ pointing

    def switch(self, id: str) -> Release:  # noqa: A002
        """Have that release shown from now on; raises ReleaseError, and nothing has changed."""
        with self._changing():
            release = self._whole(id)
            refusal = next((each for each in self.refusals() if each.id == id), None)
            if refusal is not None:
                raise RefusedBefore(refusal)
            self._point_at(id)
        return release

    def go_to(self, id: str, *, wall: datetime) -> Release:  # noqa: A002
        """Staff want that release, refused or not; what they leave for an older one is refused.

        Raises ReleaseError, and nothing has changed.
        """
        with self._changing():
            release = self._whole(id)
            current = self.current()
            self._forgive(release)
            if current is not None and current.number > release.number:
                self._refuse(current, "Staff went back to an older release.", wall)
            self._point_at(id)
        return release

    def roll_back(
        self, *, wall: datetime, reason: str = "Staff went back to the release before."
    ) -> Release | None:
        """Have the last good release before this one shown, and refuse this one.

        Without any, what the kiosk came with is shown: None. Raises ReleaseError.
        """
        with self._changing():
            current = self.current_id()
            if current is None:
                raise UnknownRelease(
                    "What the kiosk came with is shown: there is nothing to go back to."
                )
            number = int(current[:6])
            before = self.best(lambda release: release.number < number)
            self._refuse(read_release(self._folder / RELEASES / current), reason, wall)
            self._point_at(None if before is None else before.id)
        return before

    def fall_back(self, *, reason: str | None, wall: datetime) -> Release | None:
        """Leave the current release, which failed: for `reason`, or None if it is damaged.

        What is damaged may be taken again. Gives the release that is shown instead, or None for
        what the kiosk came with. Raises ReleaseError.
        """
        with self._changing():
            current = self.current_id()
            instead = self.substitute()
            if current is not None and reason is not None:
                self._refuse(read_release(self._folder / RELEASES / current), reason, wall)
            self._point_at(None if instead is None else instead.id)
        return instead

    def mark_good(self, id: str) -> None:  # noqa: A002
        """The release has proved itself. Raises ReleaseError."""
        with self._changing():
            release = self._whole(id)
            write_durably(release.folder / GOOD_FILE, b"")

    def _whole(self, id: str) -> Release:  # noqa: A002
        release = self.get(id)
        if release is None:
            raise UnknownRelease(f"There is no whole release {id} on this kiosk.")
        return release

    def _point_at(self, id: str | None) -> None:  # noqa: A002
        point_link(self._folder / POINTER, FACTORY if id is None else f"{RELEASES}/{id}")

    def _refuse(self, release: Release | None, reason: str, wall: datetime) -> None:
        """Remember it as refused, if the disk allows: that it goes off the screen matters more."""
        if release is None:  # nobody can tell what it was
            return
        at = wall.isoformat(timespec="seconds")
        refusal = Refusal(release.id, release.digest, release.origin, release.label, reason, at)
        others = (each for each in self.refusals() if each.id != release.id)
        try:
            write_refusals(self._folder, (*others, refusal))
        except OSError as error:
            _log.warning("That %s was refused cannot be kept: %s", release.id, error)

    def _forgive(self, release: Release) -> None:
        refused = self.refusals()
        kept = tuple(each for each in refused if each.digest != release.digest)
        if kept != refused:
            write_refusals(self._folder, kept)

    # ------------------------------------------------------------------ tidying

    def tidy(self) -> None:
        """Remove releases beyond three, and what was left half made. Never raises.

        Nothing happens while somebody stages; that is done again then.
        """
        try:
            with self._staging.held():
                self._clean_incoming()
                self._tidy(KEPT)
        except (Busy, LockedError, FileNotFoundError):
            return
        except (ReleaseError, OSError) as error:
            _log.warning("Old contents cannot be removed: %s", error)

    def _tidy(self, least: int) -> None:
        """Remove all but those needed, and others up to `least` in all."""
        with self._changing():
            needed = self._needed()
            others = (each for each in self.list() if each.release.id not in needed)
            dearest = sorted(others, key=_dearness, reverse=True)
            spared = [each.release.id for each in dearest if is_whole(each.release)]
            kept = {*needed, *spared[: max(0, least - len(needed))]}
            for name in self.ids():
                if name not in kept:
                    self._move_away(self._folder / RELEASES / name)
        self._clean_incoming()

    def _needed(self) -> set[str]:
        """The current release and the one in its stead; one in use is seen when it is moved."""
        substitute = self.substitute()
        return {self.current_id() or ""} | ({substitute.id} if substitute is not None else set())

    def _move_away(self, folder: Path) -> None:
        """At once, for a release is whole or not there; removing it takes its time."""
        with unheld(folder) as is_unheld:
            if is_unheld:
                where = tempfile.mkdtemp(dir=self._folder / INCOMING)
                folder.rename(Path(where, folder.name))
                sync_folder(folder.parent)

    def _clean_incoming(self) -> None:
        """Remove what a process left that ended in the middle; only whoever stages may."""
        for each in (self._folder / INCOMING).iterdir():
            remove(each)

    # ------------------------------------------------------------------ the disk

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Hold the lock of a moment; says in ReleaseErrors what the disk does not allow."""
        with self._writing():
            self._make_folders()
            try:
                with self._pointing.held(_PATIENCE_SECONDS):
                    yield
            except LockedError as error:
                raise Busy("Another program changes the releases. Try again later.") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """What the disk does not allow becomes a ReleaseError."""
        try:
            yield
        except OSError as error:
            raise told(error, self._folder) from error

    def _make_folders(self) -> None:
        for name in (RELEASES, INCOMING):
            make_folder(self._folder / name)


def _dearness(standing: Standing) -> tuple[bool, bool, int]:
    """Sorts what staff may want back last."""
    return standing.refusal is None, standing.is_good, standing.release.number
