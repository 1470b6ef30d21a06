"""The list of all files of a release, with sizes and hashes; knows not what is in them."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MAX_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its place below the release's folder, bytes, SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files, by path."""

    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(each.size for each in self.files)

    @property
    def digest(self) -> str:
        """What names the contents: SHA-256 of the list, which has those of the files."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def text(self) -> str:
        """A line a file: hash, size, path. No path has a control character (see `limits`)."""
        return "".join(f"{each.sha256} {each.size} {each.path}\n" for each in self.files)


def manifest_of(folder: Path, paths: Iterable[str]) -> Manifest:
    """Those files of `folder`, all read; raises OSError."""
    return Manifest(tuple(_entry(folder, path) for path in sorted(paths)))


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in that file; None if it cannot be read. Never raises."""
    try:
        with path.open("rb") as file:
            lines = file.read(_MAX_BYTES).decode().split("\n")
        rows = [line.split(" ", 2) for line in lines if line]
        return Manifest(tuple(Entry(path, int(size), sha256) for sha256, size, path in rows))
    except (OSError, ValueError):
        return None


def _entry(folder: Path, path: str) -> Entry:
    descriptor = os.open(folder / path, os.O_RDONLY | os.O_NOFOLLOW)
    with open(descriptor, "rb") as file:  # noqa: PTH123  # of a descriptor
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(path, os.fstat(descriptor).st_size, digest)
