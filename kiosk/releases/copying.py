"""Copies a folder that others may be changing: as it was at one moment, or not at all."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from kiosk.releases.limits import Limits, Seen, Survey, is_left_behind, opened_folder, survey
from kiosk.releases.release import CONTENTS

_CHUNK_BYTES = 1 << 20


class ChangedError(Exception):
    """The folder was changed while it was copied."""


def look_at(folder: Path, limits: Limits | None = None) -> Survey:
    """What is in exhibits/ and media/ of `folder`; raises OSError."""
    with opened_folder(folder.resolve(strict=True)) as descriptor:
        return survey(descriptor, CONTENTS, limits, skips=is_left_behind)


def copy_as_found(folder: Path, found: Survey, target: Path, limits: Limits | None = None) -> None:
    """Copy what was found into `target`; raises ChangedError if it is that no more, OSError."""
    with opened_folder(folder.resolve(strict=True)) as top:
        for each in found.seen:
            if each.is_folder:
                (target / each.path).mkdir()
            else:
                _copy_file(top, each, target / each.path)
    try:
        now = look_at(folder, limits)
    except OSError as error:
        raise ChangedError from error
    if now.seen != found.seen or now.faults:
        raise ChangedError


def _copy_file(top: int, seen: Seen, target: Path) -> None:
    with _opened(top, seen.path) as file, target.open("xb") as copy:
        status = os.fstat(file.fileno())
        if (status.st_ino, status.st_size, status.st_mtime_ns) != (
            seen.inode,
            seen.size,
            seen.mtime_ns,
        ):
            raise ChangedError
        left = seen.size
        while chunk := file.read(min(_CHUNK_BYTES, left)):
            copy.write(chunk)
            left -= len(chunk)
        if left:
            raise ChangedError


def _opened(top: int, path: str) -> BinaryIO:
    """A file below an open folder, no part of whose place is a link. Raises ChangedError."""
    parent = os.dup(top)
    try:
        *folders, name = path.split("/")
        for each in folders:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
            parent, above = os.open(each, flags, dir_fd=parent), parent
            os.close(above)
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        return open(os.open(name, flags, dir_fd=parent), "rb")  # noqa: PTH123  # of a descriptor
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}:
            raise ChangedError from error
        raise
    finally:
        os.close(parent)
