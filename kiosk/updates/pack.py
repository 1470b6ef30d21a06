"""Makes a pack of a folder with exhibits/ and media/; the other end is `unpack`.

The same files always give the same bytes: sorted by name, without times, owners and compression.
Pictures and sounds are compressed already, and a pack of 100 MB may not turn into one of 100 GB.
"""

import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kiosk.updates.errors import UpdateError
from kiosk.updates.unpack import (
    COPY_BYTES,
    FOLDERS,
    LIMITS,
    Limits,
    PackError,
    checked_path,
    sameness,
)

PACK_NAME = "exhibits.zip"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell
_UNIX = 3
_LEFT_OUT = {"Thumbs.db", "desktop.ini", "__pycache__", "lost+found"}
_LEFT_OUT_ENDS = ("~", ".py", ".md", ".bak", ".tmp", ".part")


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack: how many files, and of how many bytes in all."""

    files: int
    total: int


def pack_folder(root: Path, pack: Path, limits: Limits = LIMITS) -> Packed:
    """Write the pack of `root` to `pack`; raises UpdateError, and OSError of writing."""
    members = sorted(_members(root, limits), key=lambda member: str(member[1]))
    if len(members) > limits.files:
        raise UpdateError(f"These are more than {limits.files:,} files: too many for a pack.")
    _check_names([name for _, name in members])
    total = 0
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_STORED) as archive:
        for path, name in members:
            total += _add(archive, path, name, limits)
    return Packed(len(members), total)


def _members(root: Path, limits: Limits) -> Iterator[tuple[Path, PurePosixPath]]:
    """All files to pack with their names in it."""
    for top in FOLDERS:
        for where, folders, files in os.walk(root / top, onerror=_refuse):
            folders[:] = sorted(folder for folder in folders if not _is_left_out(folder))
            for each in (*folders, *sorted(files)):
                path = Path(where, each)
                if path.is_symlink():
                    raise UpdateError(
                        f"{path} is a link.", "Put the file or folder itself in its place."
                    )
                if each in folders or _is_left_out(each):
                    continue
                if not stat.S_ISREG(path.stat().st_mode):
                    raise UpdateError(f"{path} is not a file.", "Take it away.")
                yield path, _packed_name(path, root, limits)


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # without media/ there are no pictures
        raise UpdateError(f"{error.filename} cannot be read: {error.strerror}.") from error


def _is_left_out(name: str) -> bool:
    """What makes no part of an exhibit: hidden files, drawing programs, notes to ourselves."""
    return name.startswith(".") or name in _LEFT_OUT or name.endswith(_LEFT_OUT_ENDS)


def _packed_name(path: Path, root: Path, limits: Limits) -> PurePosixPath:
    name = path.relative_to(root).as_posix()
    try:
        return checked_path(name, limits)
    except PackError:
        raise UpdateError(
            f"{path} has a name that a kiosk may not read.",
            "Rename it: letters, digits, '-' and '_', not too long and not too deep.",
        ) from None


def _check_names(names: list[PurePosixPath]) -> None:
    seen: dict[str, PurePosixPath] = {}
    for name in names:
        for each in (name, *name.parents[:-1]):
            other = seen.setdefault(sameness(each), each)
            if other != each:
                raise UpdateError(
                    f"'{other}' and '{each}' are one and the same on some disks.",
                    "Rename one of them: more than capital letters must tell them apart.",
                )


def _add(archive: zipfile.ZipFile, path: Path, name: PurePosixPath, limits: Limits) -> int:
    member = zipfile.ZipInfo(str(name), _EARLIEST)
    member.create_system = _UNIX
    member.external_attr = (stat.S_IFREG | 0o644) << 16
    try:
        with path.open("rb") as file:
            size = member.file_size = os.fstat(file.fileno()).st_size
            if size > limits.file:
                raise UpdateError(f"{path} is larger than the {limits.file:,} bytes allowed.")
            with archive.open(member, "w") as packed:
                shutil.copyfileobj(file, packed, COPY_BYTES)
    except PermissionError as error:
        raise UpdateError(f"{path} cannot be read: {error.strerror}.") from error
    if member.file_size != size:
        raise UpdateError(f"{path} has changed just now.", "Publish again when all is saved.")
    return size
