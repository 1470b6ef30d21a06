"""Finds exhibits on disk; reads none of them."""

from pathlib import Path

EXHIBIT_FILE = "exhibit.yaml"


def find_exhibits(root: Path) -> tuple[Path, ...]:
    """The folders in `root` that hold an exhibit.yaml, by name; none if there is no `root`.

    Hidden ones are not looked into: an exhibit may just be in the making there.
    """
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return ()
    shown = (folder for folder in folders if not folder.name.startswith("."))
    return tuple(folder for folder in shown if (folder / EXHIBIT_FILE).exists())
