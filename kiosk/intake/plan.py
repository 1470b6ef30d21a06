"""Decides what becomes of each file that a curator wants in an exhibit; changes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kiosk.content.diagnostics import Problem
from kiosk.content.text import LocalizedText
from kiosk.imaging.inspect import inspect_picture
from kiosk.imaging.metadata import read_metadata
from kiosk.intake.catalogue import Catalogue
from kiosk.intake.contents import Contents
from kiosk.intake.description import Description, describe
from kiosk.intake.entries import entry
from kiosk.intake.naming import Names


@dataclass(frozen=True, slots=True)
class Defaults:
    """What is written of pictures that do not tell it themselves; None: left to be filled in."""

    credit: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A picture that gets an entry. `file` is its place under media/.

    `copied` is False when its file lies there already.
    """

    source: Path
    file: str
    picture_id: str
    description: Description
    copied: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that the kiosk cannot show."""

    source: Path
    problem: Problem


@dataclass(frozen=True, slots=True)
class Known:
    """A picture that the exhibit has already, as `file` under media/, by whatever name."""

    source: Path
    file: str


Outcome: TypeAlias = Accepted | Refused | Known


class Plan:
    """What becomes of files; pictures lie in the folder of `exhibit_id` under `media_root`."""

    def __init__(
        self, exhibit_id: str, media_root: Path, catalogue: Catalogue, defaults: Defaults
    ) -> None:
        self._media_root = media_root
        self._folder = media_root / exhibit_id
        self._catalogue = catalogue
        self._defaults = defaults
        self._described = set(catalogue.files.values())
        awaited = (Path(file).name for file in self._described)  # a file that is missing now, too
        self._names = Names(catalogue.files, (*_names_in(self._folder), *awaited))
        self._contents = Contents()
        self._places: dict[Path, str] = {}
        for path in self._present():
            self._contents.add(path)
            self._places[path] = path.relative_to(media_root).as_posix()

    def outcomes(self, files: Iterable[Path]) -> Iterator[Outcome]:
        """What becomes of each file, in order; raises OSError when one vanishes meanwhile."""
        for file in files:
            problem = inspect_picture(file)
            if problem is not None:
                yield Refused(file, problem)
            else:
                yield self._outcome(file.absolute())

    def _outcome(self, source: Path) -> Outcome:
        like = self._contents.first_like(source)
        if like is not None and self._places[like] in self._described:
            return Known(source, self._places[like])
        if like is not None:
            file = self._places[like]
            picture_id = self._names.new_id(like.name)
        else:
            picture_id, name = self._names.new_file(source.name)
            file = f"{self._folder.name}/{name}"
            self._contents.add(source)
            self._places[source] = file
        self._described.add(file)
        return Accepted(source, file, picture_id, self._description(source), like is None)

    def _description(self, source: Path) -> Description:
        found = describe(read_metadata(source), self._catalogue.languages, source.name)
        credit = self._defaults.credit
        if found.credit is None and credit is not None:
            found = replace(found, credit=LocalizedText(credit))
        return replace(found, rights=found.rights or self._defaults.rights)

    def _present(self) -> Iterator[Path]:
        """The files that the exhibit has: in its folder, and those described that lie elsewhere."""
        described = (self._media_root / file for file in self._catalogue.files.values() if file)
        inside = sorted(self._folder.rglob("*")) if self._folder.is_dir() else []
        for path in dict.fromkeys((*described, *inside)):
            is_below = path.is_relative_to(self._media_root) and ".." not in path.parts
            if is_below and path.is_file() and not path.name.startswith("."):
                yield path


def entry_lines(accepted: Accepted, languages: Sequence[str]) -> tuple[str, ...]:
    """What is written of a picture."""
    return tuple(entry(accepted.picture_id, accepted.file, accepted.description, languages))


def _names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []
