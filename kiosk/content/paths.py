"""Finds files that curators name, inside the content folders only; opens none."""

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath

from kiosk.content.diagnostics import Problem
from kiosk.content.invisible import find_invisible, invisible_problem
from kiosk.content.suggest import Guesses

MAX_PATH_CHARACTERS = 500
_MAX_FOLDERS_SEARCHED = 200  # for a file that is named without its folder

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
        self._guesses = Guesses()

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

    def names(self, folder: str = "") -> tuple[str, ...]:
        """What is in a folder, "" or such as `pages`; nothing when there is no such folder."""
        return tuple(self._names_in(self.folder / folder))

    def _refuse_spelling(self, relative: str) -> Problem | None:
        hint = f"Write the way from {self._shown} with forward slashes, such as 'folder/file'."
        if (offset := find_invisible(relative)) is not None:
            return invisible_problem(relative[offset])
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
        for prefix in (self._shown, f"{self.folder.name}/"):
            if folder == self.folder and relative.startswith(prefix):
                return Problem(
                    f"File names here begin within {self._shown}.", f"Leave out '{prefix}'."
                )
        shown_folder = folder.relative_to(self.folder).as_posix().removeprefix(".")
        where = f"{self._shown}{shown_folder}".rstrip("/") + "/"
        return Problem(
            f"There is no '{part}' in {where}.",
            self._elsewhere(PurePosixPath(relative).name)
            or self._did_you_mean(part, names)
            or "Check the name, and that the file was copied there.",
        )

    def _elsewhere(self, name: str) -> str:
        """The sentence "Did you mean 'harbour/tug.jpg'?" when a file of that name is below."""
        way = self._ways.get(name.casefold())
        return f"Did you mean '{way}'?" if way is not None else ""

    def _did_you_mean(self, name: str, names: Iterable[str]) -> str:
        """Endings are compared apart: `.jpg` alone would make any two names look alike."""
        if self._guesses.are_spent:
            return ""
        stem, ending = _stem_and_ending(name)
        known = {other: _stem_and_ending(other) for other in names}
        alike = [other for other, parts in known.items() if parts[0] == stem]
        if alike:
            return f"Did you mean '{self._guesses.closest(name, alike) or alike[0]}'?"
        same_ending = (parts[0] for parts in known.values() if parts[1] == ending)
        guess = self._guesses.closest(stem, same_ending)
        return f"Did you mean '{guess}{ending}'?" if guess is not None else ""

    @cached_property
    def _ways(self) -> dict[str, str]:
        """The ways to files by their names in small letters; of several, the shortest."""
        ways: dict[str, str] = {}
        folders = [self.folder]
        for folder in folders:  # the list grows as folders are found
            for name, on_disk in self._names_in(folder).items():
                path = folder / on_disk
                if not path.is_dir():
                    way = path.relative_to(self.folder).as_posix()
                    ways.setdefault(name.casefold(), unicodedata.normalize("NFC", way))
                elif len(folders) < _MAX_FOLDERS_SEARCHED and not path.is_symlink():
                    folders.append(path)
        return ways

    def _names_in(self, folder: Path) -> dict[str, str]:
        """NFC name to name on disk: some systems store 'ế' as three characters."""
        if folder not in self._names:
            try:
                found = sorted(os.listdir(folder))  # noqa: PTH208  # names only, no Path for each
            except (OSError, RuntimeError):
                found = []
            self._names[folder] = {unicodedata.normalize("NFC", name): name for name in found}
        return self._names[folder]


def _stem_and_ending(name: str) -> tuple[str, str]:
    """`photo` and `.jpg`; not by pathlib, which takes seconds for a folder full of names."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")
