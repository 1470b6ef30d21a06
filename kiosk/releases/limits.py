"""What may be in a release: ordinary files and folders, not too many, not too large."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kiosk.content.diagnostics import MAX_DIAGNOSTICS, Diagnostic
from kiosk.releases.disk import told_size

MAX_FILES = 20_000
MAX_FILE_BYTES = 4 << 30
MAX_BYTES = 32 << 30
MAX_DEPTH = 12
MAX_PATH_BYTES = 512

_LEFT_BEHIND = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a release may hold: files and folders, bytes a file, bytes in all."""

    files: int = MAX_FILES
    file_bytes: int = MAX_FILE_BYTES
    bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Seen:
    """A file or folder as found: its place, and what tells whether it changed."""

    path: str
    is_folder: bool
    size: int
    mtime_ns: int
    inode: int


@dataclass(slots=True)
class Survey:
    """What is below some folders, and what of it is not allowed."""

    limits: Limits
    seen: list[Seen] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    size: int = 0

    @property
    def newest_ns(self) -> int:
        """When the last file or folder was changed, in nanoseconds since 1970; 0 if none is."""
        return max((each.mtime_ns for each in self.seen), default=0)

    @property
    def is_over(self) -> bool:
        """Whether it is too much."""
        return self.size > self.limits.bytes or len(self.seen) > self.limits.files

    def tell(self, path: str, code: str, message: str, hint: str) -> None:
        """Take down a fault."""
        if len(self.faults) < MAX_DIAGNOSTICS:
            self.faults.append(Diagnostic(path, 1, 1, code, message, hint))


def survey(
    folder: int,
    names: Iterable[str],
    limits: Limits | None = None,
    *,
    skips: Callable[[str], bool] | None = None,
) -> Survey:
    """What is below the named folders of an open folder; links are never followed.

    Whatever is too much ends the survey. Names that `skips` do not count. Raises OSError.
    """
    found = Survey(limits or Limits())
    for name in names:
        if not found.is_over:
            _look(folder, name, PurePosixPath(name), found, skips)
    return found


@contextmanager
def opened_folder(name: str | Path, parent: int | None = None) -> Iterator[int]:
    """A descriptor of a folder, below the open one `parent`; of none that a link leads to."""
    descriptor = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def is_left_behind(name: str) -> bool:
    """Whether no release needs it: hidden, or a file manager's own."""
    return name.startswith(".") or name.lower() in _LEFT_BEHIND


def is_plain(name: str) -> bool:
    """Whether a name can be written into a list, and onto any disk."""
    return name.isprintable() and "\\" not in name


def _look(
    parent: int, name: str, path: PurePosixPath, found: Survey, skips: Callable[[str], bool] | None
) -> None:
    """Take down what `name` is in the open folder `parent`, and all below it."""
    try:
        status = os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return
    if not _is_allowed(str(path), path, status, found):
        return
    is_folder = stat.S_ISDIR(status.st_mode)
    size = 0 if is_folder else status.st_size
    found.seen.append(Seen(str(path), is_folder, size, status.st_mtime_ns, status.st_ino))
    found.size += size
    if found.is_over:
        found.tell(
            path.parts[0],
            "too-much",
            f"There are more than {found.limits.files:,} files, or more than "
            f"{told_size(found.limits.bytes)}: too much for one kiosk.",
            "Leave out what no exhibit shows.",
        )
    elif is_folder:
        with opened_folder(name, parent) as folder:
            _look_into(folder, path, found, skips)


def _look_into(
    folder: int, path: PurePosixPath, found: Survey, skips: Callable[[str], bool] | None
) -> None:
    for child in sorted(os.listdir(folder)):  # of a descriptor
        if found.is_over:
            return
        if skips is None or not skips(child):
            _look(folder, child, path / child, found, skips)


def _is_allowed(here: str, path: PurePosixPath, status: os.stat_result, found: Survey) -> bool:
    mode = status.st_mode
    if not is_plain(path.name):
        shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in here)
        found.tell(
            shown, "name", "This name has a letter that no name may have.", "Give it another name."
        )
    elif stat.S_ISLNK(mode):
        found.tell(here, "link", "This is a link, not a file.", "Put the file itself in its place.")
    elif not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        found.tell(here, "no-file", "This is no ordinary file.", "Take it away.")
    elif len(path.parts) > MAX_DEPTH or len(os.fsencode(here)) > MAX_PATH_BYTES:
        found.tell(here, "too-deep", "Its place is too deep.", "Use fewer folders, shorter names.")
    elif stat.S_ISREG(mode) and status.st_size > found.limits.file_bytes:
        found.tell(
            here,
            "too-large",
            f"This file has {told_size(status.st_size)}. {told_size(found.limits.file_bytes)} is "
            "the most.",
            "Make it smaller.",
        )
    else:
        return True
    return False
