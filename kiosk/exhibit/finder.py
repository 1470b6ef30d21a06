"""Finds exhibits on disk; reads none of them."""

from pathlib import Path

EXHIBIT_FILE = "exhibit.yaml"


def find_exhibits(root: Path) -> tuple[Path, ...]:
    """The folders in `root` that hold an exhibit.yaml, by name; none if there is no `root`.

    Hidden ones are not looked into: an exhibit may just be in the making there. One that may not be
    read is among them, for whoever reads it to tell so.
    """
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return ()
    shown = (folder for folder in folders if not folder.name.startswith("."))
    return tuple(folder for folder in shown if _holds_exhibit(folder))


def _holds_exhibit(folder: Path) -> bool:
    try:
        (folder / EXHIBIT_FILE).stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True
