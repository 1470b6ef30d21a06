"""Copies files whole or not at all; knows no picture."""

import errno
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self


class Copies:
    """Copies made together: `keep` them all, or leaving the block takes them all away again.

    Nothing that is there is ever overwritten, and no half of a file is seen under its name.
    """

    def __init__(self) -> None:
        self._made: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for path in reversed(self._made):
            path.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            if not any(folder.iterdir()):
                folder.rmdir()

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file to a name that is free; raises OSError."""
        self._make_folder(target.parent)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with source.open("rb") as reading, part.open("xb") as writing:
                shutil.copyfileobj(reading, writing, 1 << 20)
                writing.flush()
                os.fsync(writing.fileno())
            written = source.stat()
            os.utime(part, ns=(written.st_atime_ns, written.st_mtime_ns))
            _name(part, target)
            self._made.append(target)
        finally:
            part.unlink(missing_ok=True)

    def keep(self) -> None:
        """Let all copies stay."""
        self._made.clear()
        self._folders.clear()

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir()
            self._folders.append(folder)


def _name(part: Path, target: Path) -> None:
    """Give a finished file its name, unless that is taken; raises OSError."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # memory cards and network shares know no second name for a file
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        part.rename(target)
