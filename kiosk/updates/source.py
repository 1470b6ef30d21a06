"""Where signed content comes from; knows no network and no disk."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from kiosk.updates.errors import UpdateError

CHUNK_BYTES = 256 * 1024

METADATA, TARGETS = "metadata", "targets"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's bytes from byte `start` on, which may be less than was asked for."""

    start: int
    chunks: Iterator[bytes]


class Source(Protocol):
    """A folder of files that somebody signed, near or far."""

    @property
    def name(self) -> str:
        """What people know it by: an address or a folder."""

    def open(self, path: str, *, start: int = 0) -> AbstractContextManager[Opened]:
        """Open the file at `path`, such as `metadata/1.root.json`, from byte `start` on.

        Raises MissingError when there is none, UpdateError when it cannot be had.
        """


class MissingError(UpdateError):
    """There is no such file at the source."""

    def __init__(self, path: str, source: str) -> None:
        super().__init__(
            f"There is no {path} at {source}.",
            "See that the address or folder is right, and copy the whole folder that "
            "'kiosk publish' wrote; timestamp.json last.",
        )


class EndedError(UpdateError):
    """The file at the source ends before the byte that was asked for."""
