"""What releases there are on the disk, and which is to be shown; changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.releases.locking import Hold, LockedError
from kiosk.releases.refusals import Refusal, read_refusals
from kiosk.releases.release import (
    Release,
    Standing,
    is_good,
    is_release_id,
    is_whole,
    read_release,
)

POINTER, RELEASES, INCOMING = "current", "releases", "incoming"
"""In the store's folder: a link to what is to be shown, all releases, what is no release yet."""

FACTORY = "factory"
"""Where the pointer leads when what the kiosk came with is to be shown."""


class Shelf:
    """All releases in `folder`, which need not exist. Nothing here changes anything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where all of it is kept."""
        return self._folder

    def current_id(self) -> str | None:
        """Which release is to be shown; None: what the kiosk came with. Never raises; cheap."""
        try:
            target = (self._folder / POINTER).readlink()
        except OSError:
            return None
        return (
            target.name if str(target.parent) == RELEASES and is_release_id(target.name) else None
        )

    def is_pointer_lost(self) -> bool:
        """Whether nothing tells what is to be shown, although something once did."""
        pointer = self._folder / POINTER
        with suppress(OSError):
            if str(pointer.readlink()) == FACTORY:
                return False
        return self.current_id() is None and any(each.is_good for each in self.list())

    def current(self) -> Release | None:
        """The release to be shown; None: what the kiosk came with, or it cannot be read."""
        current = self.current_id()
        return None if current is None else read_release(self._folder / RELEASES / current)

    def get(self, id: str) -> Release | None:  # noqa: A002  # it is called so
        """The release of that id, if it is there and whole as far as its files' sizes tell."""
        if not is_release_id(id):
            return None
        release = read_release(self._folder / RELEASES / id)
        return release if release is not None and is_whole(release) else None

    def list(self) -> tuple[Standing, ...]:
        """All there are, newest first; never raises."""
        refused = self.refusals()
        current = self.current_id()
        return tuple(
            Standing(
                release,
                release.id == current,
                is_good(release),
                next((each for each in refused if each.id == release.id), None),
            )
            for release in self._releases()
        )

    def refusals(self) -> tuple[Refusal, ...]:
        """All contents that are not to be taken again, oldest first; never raises."""
        return read_refusals(self._folder)

    def is_refused(self, id: str) -> bool:  # noqa: A002
        """Whether that release is not to be shown; never raises."""
        return any(each.id == id for each in self.refusals())

    def refusal_of(self, *, digest: str = "", origin: str = "") -> Refusal | None:
        """Why contents are not to be taken, known by their digest or their origin."""
        for each in reversed(self.refusals()):
            if (digest and each.digest == digest) or (origin and each.origin == origin):
                return each
        return None

    def hold(self, release: Release) -> Hold | None:
        """Keep a release from being removed while it is shown; None if it is gone."""
        try:
            return Hold(release.folder)
        except (OSError, LockedError):
            return None

    def substitute(self) -> Release | None:
        """What would be shown if the current release could not be; changes nothing."""
        current = self.current_id()
        return self.best(lambda release: release.id != current)

    def best(self, fits: Callable[[Release], bool]) -> Release | None:
        """The last good release among those, else the last that is not refused."""
        among = [each for each in self.list() if each.refusal is None and fits(each.release)]
        among.sort(key=lambda each: (each.is_good, each.release.number), reverse=True)
        return next((each.release for each in among if is_whole(each.release)), None)

    def _releases(self) -> Iterator[Release]:
        """Newest first."""
        for name in sorted(self.ids(), reverse=True):
            release = read_release(self._folder / RELEASES / name)
            if release is not None:
                yield release

    def ids(self) -> tuple[str, ...]:
        """The names of all there are, in no order; never raises."""
        try:
            names = tuple(each.name for each in (self._folder / RELEASES).iterdir())
        except OSError:
            return ()
        return tuple(name for name in names if is_release_id(name))
