"""Takes a pack apart, believing nothing that it says of itself; the other end is `pack`.

A pack is a zip in which nothing is compressed, so what comes out is never more than what went in.
It holds plain files below exhibits/ and media/ and nothing else.
"""

import os
import shutil
import stat
import struct
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kiosk.releases.limits import MAX_BYTES, MAX_DEPTH, MAX_FILE_BYTES, MAX_FILES
from kiosk.updates.errors import UpdateError

FOLDERS = ("exhibits", "media")
COPY_BYTES = 1024 * 1024

_END, _END_64, _WHERE_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENDING = struct.Struct("<4s4H2LH")
_ENDING_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64_BYTES = 20
_ENCRYPTED = 0x1
_BROKEN = (
    *(zipfile.BadZipFile, struct.error, EOFError, ValueError, OverflowError),
    *(NotImplementedError, RuntimeError),  # of versions and encryptions that zipfile does not know
)
_MAX_NAME_BYTES, _MAX_PART_BYTES = 400, 200
_REMAKE = "Publish the pack again with 'kiosk publish', which makes none like that."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a pack may hold. Bytes, but `files` and `depth`, which counts folders."""

    pack: int = MAX_BYTES
    file: int = MAX_FILE_BYTES
    files: int = MAX_FILES
    index: int = 16 << 20
    depth: int = MAX_DEPTH


LIMITS = Limits()


class PackError(UpdateError):
    """A pack that is not as packs are made; nothing of it is used."""

    def __init__(self, message: str) -> None:
        super().__init__(message, _REMAKE, lasts=True)


def unpack(pack: Path, folder: Path, limits: Limits = LIMITS) -> int:
    """Put the files of a pack below the empty `folder`; how many. Raises PackError and OSError."""
    with pack.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        _check_index(file, size, limits)
        try:
            with zipfile.ZipFile(file) as archive:
                members = _checked(archive.infolist(), size, limits)
                for member, path in members:
                    _extract(archive, member, folder / path)
        except _BROKEN as error:
            raise PackError(f"The pack cannot be opened: {error}.") from error
    return len(members)


def checked_path(name: str, limits: Limits = LIMITS) -> PurePosixPath:
    """The path of a file in a pack; raises PackError for one that leads out or deceives."""
    parts = name.split("/")
    if (
        parts[0] not in FOLDERS
        or not 2 <= len(parts) <= limits.depth
        or len(name.encode("utf-8", "surrogatepass")) > _MAX_NAME_BYTES
        or any(_is_bad(part) for part in parts)
    ):
        raise PackError(f"The pack holds a file that may not be in it: '{_shown(name)}'.")
    return PurePosixPath(name)


def sameness(path: PurePosixPath) -> str:
    """What two paths have in common that some disks take for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def _is_bad(part: str) -> bool:
    return (
        not part
        or part.startswith(".")  # also . and ..
        or "\\" in part
        or not part.isprintable()  # control letters, surrogates, U+202E and its like
        or len(part.encode("utf-8", "surrogatepass")) > _MAX_PART_BYTES
    )


def _check_index(file: BinaryIO, size: int, limits: Limits) -> None:
    """Look at the size of the table of contents before it is read into memory."""
    if size > limits.pack:
        raise PackError(f"The pack is larger than the {limits.pack:,} bytes allowed.")
    if size < _ENDING.size:
        raise PackError("The pack is cut off.")
    file.seek(size - _ENDING.size)
    mark, *_, index, _, comment = _ENDING.unpack(file.read(_ENDING.size))
    if mark != _END or comment:
        raise PackError("The pack is not one that 'kiosk publish' makes.")
    before = size - _ENDING.size - _LOCATOR_64_BYTES - _ENDING_64.size
    if before >= 0:
        file.seek(before)
        far = file.read(_ENDING_64.size + _LOCATOR_64_BYTES)
        if far[_ENDING_64.size :].startswith(_WHERE_64):
            mark, *_, index, _ = _ENDING_64.unpack(far[: _ENDING_64.size])
            if mark != _END_64:
                raise PackError("The pack is not one that 'kiosk publish' makes.")
    if index > limits.index:
        raise PackError("The pack's table of contents is too large.")
    file.seek(0)


def _checked(
    members: list[zipfile.ZipInfo], size: int, limits: Limits
) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """The files with where they go; raises PackError before anything is written."""
    if len(members) > limits.files:
        raise PackError(f"The pack holds more than {limits.files:,} files.")
    names = _Names()
    checked = []
    total = 0
    for member in members:
        path = checked_path(member.orig_filename, limits)
        _check_kind(member)
        total += member.file_size
        if member.file_size > limits.file or total > size:
            # All together fit into the pack: also of members that lie upon each other.
            raise PackError(f"The pack holds more than it can: '{_shown(str(path))}'.")
        names.add(path)
        checked.append((member, path))
    if not checked:
        raise PackError("The pack is empty.")
    return checked


def _check_kind(member: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise PackError(f"The pack holds a link or a device: '{_shown(member.filename)}'.")
    if (
        member.compress_type != zipfile.ZIP_STORED
        or member.compress_size != member.file_size
        or member.flag_bits & _ENCRYPTED
        or member.header_offset < 0
    ):
        raise PackError(
            f"The pack holds a compressed or encrypted file: '{_shown(member.filename)}'."
        )


class _Names:
    """The files and folders met so far, as the least exact disk tells them apart."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: dict[str, PurePosixPath] = {}

    def add(self, path: PurePosixPath) -> None:
        same = sameness(path)
        clashes = same in self._files or same in self._folders
        self._files.add(same)
        for parent in path.parents[:-1]:
            same = sameness(parent)
            clashes |= same in self._files or self._folders.setdefault(same, parent) != parent
        if clashes:
            raise PackError(f"The pack holds two files of one name: '{_shown(str(path))}'.")


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with archive.open(member) as packed, open(os.open(path, flags, 0o644), "wb") as file:  # noqa: PTH123
        shutil.copyfileobj(packed, file, COPY_BYTES)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)[:100]
