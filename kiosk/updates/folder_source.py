"""Signed content in a folder: a USB stick, or a share of the museum's network."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kiosk.updates.errors import UpdateError
from kiosk.updates.source import CHUNK_BYTES, METADATA, EndedError, MissingError, Opened

STICK_FOLDER = "museum-kiosk"
"""What the folder is called on a stick that holds other things too."""


def repository_in(folder: Path) -> Path | None:
    """The folder of signed content that is at `folder` or in its museum-kiosk/; None if neither."""
    for place in (folder, folder / STICK_FOLDER):
        if (place / METADATA).is_dir():
            return place
    return None


class FolderSource:
    """Reads the folder that `kiosk publish` has written, or a copy of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """The folder's path."""
        return str(self._folder)

    @contextmanager
    def open(self, path: str, *, start: int = 0) -> Iterator[Opened]:
        """Open a file; anything but a plain one is not there: a pipe would keep us for ever."""
        try:
            descriptor = os.open(self._folder / path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except (FileNotFoundError, NotADirectoryError):
            raise MissingError(path, self.name) from None
        except OSError as error:
            raise self._unreadable(path, error) from error
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise MissingError(path, self.name)
        with open(descriptor, "rb") as file:  # noqa: PTH123  # of a descriptor
            if start > found.st_size:
                raise EndedError(f"{path} at {self.name} is shorter than it was.")
            file.seek(start)
            yield Opened(start, self._chunks(path, file))

    def _chunks(self, path: str, file: BinaryIO) -> Iterator[bytes]:
        try:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
        except OSError as error:
            raise self._unreadable(path, error) from error

    def _unreadable(self, path: str, error: OSError) -> UpdateError:
        return UpdateError(
            f"{path} at {self.name} cannot be read: {error.strerror or error}.",
            "The stick may be failing or was pulled out: try another one, or copy it again.",
            passes=True,
        )
