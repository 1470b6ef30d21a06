"""Fetches a pack to the disk, going on where an earlier try stopped; believes only its hashes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tuf.api.exceptions import LengthOrHashMismatchError
from tuf.api.metadata import TargetFile

from kiosk.updates.errors import UpdateError, not_written
from kiosk.updates.source import EndedError, Source

_WHAT = "the new content"


def fetch_pack(source: Source, path: str, target: TargetFile, part: Path) -> None:
    """Have the whole pack in the file `part`. Raises UpdateError and keeps what has come so far."""
    try:
        have = _size(part)
        if have > target.length:
            part.unlink()
            have = 0
        if have and (_go_on(source, path, target, part, have) and _is_right(part, target)):
            return
        _fetch(source, path, target, part, 0)
        if not _is_right(part, target):
            part.unlink()
            raise UpdateError(
                f"The pack at {source.name} is not the one that was signed: it is damaged or "
                "somebody has changed it.",
                "Copy the folder that 'kiosk publish' wrote once more. If that does not help, "
                "find out who can write there.",
            )
    except OSError as error:
        raise not_written(error, _WHAT) from error


def _go_on(source: Source, path: str, target: TargetFile, part: Path, have: int) -> bool:
    """Fetch what is missing; False when there is nothing to go on with."""
    if have == target.length:
        return True
    try:
        _fetch(source, path, target, part, have)
    except EndedError:
        return False
    return True


def _fetch(source: Source, path: str, target: TargetFile, part: Path, start: int) -> None:
    with source.open(path, start=start) as opened, _opened(part, opened.start) as file:
        size = opened.start
        for chunk in opened.chunks:
            size += len(chunk)
            if size > target.length:
                raise UpdateError(
                    f"The pack at {source.name} is larger than what was signed.",
                    "Copy the folder that 'kiosk publish' wrote once more.",
                )
            file.write(chunk)
    if size < target.length:
        raise UpdateError(
            f"The pack at {source.name} ended after {size:,} of {target.length:,} bytes.",
            "The kiosk goes on from there by itself. If this stays so, the copy is cut off: copy "
            "the folder that 'kiosk publish' wrote once more.",
            passes=True,
        )


@contextmanager
def _opened(part: Path, start: int) -> Iterator[BinaryIO]:
    """The file, to be written from byte `start` on, which is its end afterwards."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW
    with open(os.open(part, flags, 0o600), "wb") as file:  # noqa: PTH123  # of a descriptor
        file.truncate(start)
        file.seek(start)
        yield file


def _size(part: Path) -> int:
    try:
        return part.stat().st_size
    except FileNotFoundError:
        return 0


def _is_right(part: Path, target: TargetFile) -> bool:
    with part.open("rb") as file:
        try:
            target.verify_length_and_hashes(file)
        except LengthOrHashMismatchError:
            return False
    return True
