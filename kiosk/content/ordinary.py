"""Whether a file may be opened at all, and what is said of one that cannot be used."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from kiosk.content.diagnostics import Problem

_T = TypeVar("_T")


def look_into(
    path: Path, kind: str, max_bytes: int, look: Callable[[BinaryIO], _T | Problem]
) -> _T | Problem:
    """What `look` finds in the file of a "sound" or the like, or why there is nothing to be found.

    Never raises: a file that makes `look` raise is broken.
    """
    refusal = refuse_file(path, kind, max_bytes)
    if refusal is not None:
        return refusal
    try:
        with path.open("rb") as file:
            return look(file)
    except PermissionError:
        return Problem(f"The {kind} may not be read.", "Check the file's permissions.")
    except Exception:  # noqa: BLE001  # parsers raise whatever a broken file makes them
        return broken(kind)


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


def broken(kind: str) -> Problem:
    """What is said of a file that is damaged or was cut."""
    return Problem(f"The {kind} file is broken or incomplete.", "Copy or export it again.")


def too_large(kind: str, max_bytes: int) -> Problem:
    """Why a file of more bytes is refused."""
    return Problem(f"The {kind} file is larger than {max_bytes >> 20} MB.", "Save it smaller.")
