"""Finds exhibits on disk; reads none of them."""

from pathlib import Path

EXHIBIT_FILE = "exhibit.yaml"


def find_exhibits(root: Path) -> tuple[Path, ...]:
    """The folders in `root` that hold an exhibit.yaml, by name; none if there is no `root`."""
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return ()
    return tuple(folder for folder in folders if (folder / EXHIBIT_FILE).exists())
