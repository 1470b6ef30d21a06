"""Finds the files that a curator means, in the order of their names; opens none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})  # of Windows' Explorer
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Found:
    """Files, and folders within those named that were not looked into."""

    files: tuple[Path, ...]
    folders_left_out: tuple[Path, ...] = ()


def find_files(named: Iterable[Path], *, recursive: bool) -> Found:
    """The files named, and those in the folders named, each once; raises OSError.

    Hidden files in folders are passed over, and so is what computers put there by themselves.
    """
    files: dict[Path, None] = {}
    left_out: list[Path] = []
    for path in named:
        if path.is_dir():
            for each in _listed(path, left_out, recursive=recursive):
                files.setdefault(each)
        else:
            files.setdefault(path)
    return Found(tuple(files), tuple(left_out))


def _listed(folder: Path, left_out: list[Path], *, recursive: bool) -> Iterator[Path]:
    folders = []
    for path in sorted(folder.iterdir(), key=_by_name):
        if path.name.startswith(".") or path.name.casefold() in _LITTER:
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():  # which may lead round in a circle
            folders.append(path)
    for path in folders:
        if recursive:
            yield from _listed(path, left_out, recursive=True)
        else:
            left_out.append(path)


def _by_name(path: Path) -> tuple[tuple[str | int, ...], str]:
    """IMG_2 before IMG_10, as people count."""
    parts = _DIGITS.split(path.name.casefold())
    numbers = (int(part) if index % 2 else part for index, part in enumerate(parts))
    return tuple(numbers), path.name
