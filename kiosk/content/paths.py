"""Finds files that curators name, inside the content folders only; opens none."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from kiosk.content.diagnostics import Problem
from kiosk.content.suggest import closest

MAX_PATH_CHARACTERS = 500

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")


class ContentRoot:
    """A folder that curators' file names start from; lists each of its folders once.

    `shown` is the folder's name in messages, such as `media/`.
    """

    def __init__(self, folder: Path, shown: str = "") -> None:
        self.folder = folder
        self._shown = shown or f"{folder.name}/"
        self._names: dict[Path, dict[str, str]] = {}

    def find(self, relative: str) -> Path | Problem:
        """The regular file at `relative`, spelt exactly as on disk, or why there is none."""
        problem = self._refuse_spelling(relative)
        if problem is not None:
            return problem
        path = self.folder
        for part in relative.split("/"):
            name = self._names_in(path).get(part)
            if name is None:
                return self._missing(relative, path, part)
            path /= name
        try:
            real = path.resolve(strict=True)
            is_inside = real.is_relative_to(self.folder.resolve(strict=True))
            if is_inside and real.is_file():
                return path
        except (OSError, RuntimeError):
            return Problem(f"'{relative}' leads nowhere.", "Replace the link by the file itself.")
        if not is_inside:
            return Problem(
                f"'{relative}' leads out of {self._shown}.",
                f"Copy the file into {self._shown}.",
            )
        if real.is_dir():
            return Problem(f"'{relative}' is a folder.", "Name a file within it.")
        return Problem(f"'{relative}' is not an ordinary file.", "Replace it by a file.")

    def _refuse_spelling(self, relative: str) -> Problem | None:
        hint = f"Write the way from {self._shown} with forward slashes, such as 'folder/file'."
        if not relative.strip() or not relative.isprintable():
            return Problem("This is not a file name.", hint)
        if len(relative) > MAX_PATH_CHARACTERS:
            return Problem("This file name is too long.", hint)
        if _DRIVE.match(relative) or relative.startswith(("/", "~", "\\\\")):
            return Problem(f"'{relative}' starts outside {self._shown}.", hint)
        if _ADDRESS.match(relative):
            return Problem(
                f"'{relative}' is an address; the kiosk works without a network.",
                f"Save the file under {self._shown} and name it here.",
            )
        if "\\" in relative:
            return Problem(f"'{relative}' has a backslash.", hint)
        parts = relative.split("/")
        if ".." in parts:
            return Problem(f"'{relative}' leads out of {self._shown}.", hint)
        if "" in parts or "." in parts:
            return Problem(f"'{relative}' is not a plain way to a file.", hint)
        return None

    def _missing(self, relative: str, folder: Path, part: str) -> Problem:
        names = self._names_in(folder)
        same = next((name for name in names if name.casefold() == part.casefold()), None)
        if same is not None:
            return Problem(
                f"'{relative}' is not spelt like the file on disk.",
                f"Small and capital letters count: write '{same}' instead of '{part}'.",
            )
        shown_folder = folder.relative_to(self.folder).as_posix().removeprefix(".")
        where = f"{self._shown}{shown_folder}".rstrip("/") + "/"
        return Problem(
            f"There is no '{part}' in {where}.",
            _did_you_mean_file(part, names)
            or "Check the name, and that the file was copied there.",
        )

    def _names_in(self, folder: Path) -> dict[str, str]:
        """NFC name to name on disk: some systems store 'ế' as three characters."""
        if folder not in self._names:
            try:
                found = sorted(os.listdir(folder))  # noqa: PTH208  # names only, no Path for each
            except (OSError, RuntimeError):
                found = []
            self._names[folder] = {unicodedata.normalize("NFC", name): name for name in found}
        return self._names[folder]


def _did_you_mean_file(name: str, names: Iterable[str]) -> str:
    """Endings are compared apart: `.jpg` alone would make any two names look alike."""
    path = PurePosixPath(name)
    known = [PurePosixPath(other) for other in names]
    stem = closest(path.stem, (other.stem for other in known if other.suffix == path.suffix))
    guesses = [other.name for other in known if other.stem == path.stem]
    if stem is not None:
        guesses.insert(0, f"{stem}{path.suffix}")
    return f"Did you mean '{guesses[0]}'?" if guesses else ""
