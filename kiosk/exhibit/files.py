"""Reads every file of an exhibit (the first phase); knows no shapes.

What exhibit.yaml names is looked up before its shape is checked, so that all files that cannot
be read are told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.diagnostics import Problem
from kiosk.content.paths import ContentRoot
from kiosk.content.references import Loc
from kiosk.content.source import read_document
from kiosk.content.theme import BUILTIN_THEMES
from kiosk.exhibit.finder import EXHIBIT_FILE
from kiosk.exhibit.parts import Findings, Part

CATALOGUES = ("pictures", "sources", "people")


@dataclass(slots=True)
class ExhibitFiles:
    """The parts of an exhibit as read; `catalogues` has those of CATALOGUES that are written."""

    main: Part | None = None
    pages: list[Part] = field(default_factory=list)
    catalogues: dict[str, Part] = field(default_factory=dict)
    theme: Part | None = None
    findings: Findings = field(default_factory=Findings)


class FileReader:
    """Reads the files of the exhibit in `folder`, an absolute path; each file once."""

    def __init__(self, folder: Path) -> None:
        self._names_start_at = folder.parent.parent
        shown = f"{folder.relative_to(self._names_start_at).as_posix()}/"
        self._root = ContentRoot(folder, shown)
        self._folder = folder
        self._files = ExhibitFiles()

    def read(self) -> ExhibitFiles:
        """All parts that can be read, and what is wrong with the others."""
        files = self._files
        path = self._root.find(EXHIBIT_FILE)
        # What is wrong with the path is said by reading it: there is no place to point at.
        document = read_document(
            self._folder / EXHIBIT_FILE if isinstance(path, Problem) else path,
            root=self._names_start_at,
        )
        files.main = Part(document, (), document.data)
        files.findings.add(files.main, *document.diagnostics)
        if document.diagnostics or not isinstance(document.data, dict):
            return files
        for name in CATALOGUES:
            self._read_catalogue(files.main, name)
        self._read_theme(files.main)
        files.pages.extend(self._read_pages(files.main))
        return files

    def _read_catalogue(self, main: Part, name: str) -> None:
        entry = main.data.get(name)
        if isinstance(entry, dict):
            self._files.catalogues[name] = main.below(name)
        elif isinstance(entry, str):
            part = self._read_file(main, (name,), entry)
            if part is not None:
                self._files.catalogues[name] = part
        elif entry is None and not isinstance(self._root.find(f"{name}.yaml"), Problem):
            part = self._read_file(main, (), f"{name}.yaml")
            if part is not None:
                self._files.catalogues[name] = part

    def _read_theme(self, main: Part) -> None:
        entry = main.data.get("theme")
        is_file = isinstance(entry, str) and (entry.endswith((".yaml", ".yml")) or "/" in entry)
        if is_file and entry not in BUILTIN_THEMES:
            self._files.theme = self._read_file(main, ("theme",), entry)

    def _read_pages(self, main: Part) -> Iterator[Part]:
        entries = main.data.get("pages")
        first_places: dict[str, int] = {}
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            loc = ("pages", index)
            if isinstance(entry, dict):
                yield Part(main.document, loc, entry)
            elif isinstance(entry, str) and entry in first_places:
                line = main.document.line_of(("pages", first_places[entry]))
                problem = Problem(
                    f"'{entry}' is listed twice; first listed at line {line}.", "Delete one line."
                )
                self._files.findings.tell(main.at(loc, "duplicate-file", problem))
            elif isinstance(entry, str):
                first_places[entry] = index
                part = self._read_file(main, loc, entry)
                if part is not None:
                    yield part

    def _read_file(self, main: Part, loc: Loc, relative: str) -> Part | None:
        """The part in the file that exhibit.yaml names at `loc`, or None when it was refused."""
        path = self._root.find(relative)
        if isinstance(path, Problem):
            self._files.findings.tell(main.at(loc, "file", path))
            return None
        document = read_document(path, root=self._names_start_at)
        self._files.findings.tell(*document.diagnostics)
        return None if document.diagnostics else Part(document, (), document.data)
