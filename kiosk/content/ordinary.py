"""Whether a file may be opened at all; reads nothing of it."""

import os
import stat
from pathlib import Path

from kiosk.content.diagnostics import Problem


def refuse_file(path: Path, kind: str, max_bytes: int) -> Problem | None:
    """Why the file of a "sound" or the like must not even be opened: a FIFO never answers."""
    try:
        status = os.stat(path)  # noqa: PTH116  # one call for kind and size
    except (OSError, ValueError):
        return Problem(f"There is no such {kind} file.", "Check its name and folder.")
    if not stat.S_ISREG(status.st_mode):
        return Problem("This is not a file.", f"Name a {kind} file.")
    if status.st_size == 0:
        return Problem(f"The {kind} file is empty.", "Copy it again.")
    if status.st_size > max_bytes:
        return too_large(kind, max_bytes)
    return None


def too_large(kind: str, max_bytes: int) -> Problem:
    """Why a file of more bytes is refused."""
    return Problem(f"The {kind} file is larger than {max_bytes >> 20} MB.", "Save it smaller.")
