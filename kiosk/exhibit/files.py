"""Reads every file of an exhibit (the first phase); knows no shapes.

What exhibit.yaml names is looked up before its shape is checked, so that all files that cannot
be read are told at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.paths import ContentRoot
from kiosk.content.references import Loc
from kiosk.content.source import read_document
from kiosk.content.theme import BUILTIN_THEMES
from kiosk.exhibit.finder import EXHIBIT_FILE
from kiosk.exhibit.parts import Findings, Part

CATALOGUES = ("pictures", "sounds", "videos", "sources", "people")
PAGES_FOLDER = "pages"


@dataclass(slots=True)
class ExhibitFiles:
    """The parts of an exhibit as read; `catalogues` has those of CATALOGUES that are written.

    Names of further files start at `folder`.
    """

    folder: ContentRoot
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
        self._files = ExhibitFiles(self._root)

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
        misnamed = _misnamed(EXHIBIT_FILE, self._root.names())
        if isinstance(path, Problem) and misnamed is not None:
            files.findings.add(files.main, files.main.at((), "file", misnamed))
            return files
        files.findings.add(files.main, *document.diagnostics)
        if document.has_errors or not isinstance(document.data, dict):
            return files
        for name in CATALOGUES:
            self._read_catalogue(files.main, name)
        self._read_theme(files.main)
        files.pages.extend(self._read_pages(files.main))
        self._notice_unlisted_pages(files.main)
        return files

    def _read_catalogue(self, main: Part, name: str) -> None:
        entry, usual = main.data.get(name), f"{name}.yaml"
        part = None
        if isinstance(entry, dict):
            self._files.catalogues[name] = main.below(name)
        elif isinstance(entry, str):
            part = self._read_file(main, (name,), entry)
        elif entry is None and usual in self._root.names():
            part = self._read_file(main, (), usual)
        elif entry is None:
            others = set(self._root.names()) - _words(main.data)
            if (misnamed := _misnamed(usual, others)) is not None:
                self._files.findings.tell(main.at((), "file", misnamed))
        if part is not None and _repeats(name, part.data):
            file = part.document.name.rpartition("/")[2]
            problem = Problem(
                f"Leave out the line '{name}:' here; in {file} the ids begin at the margin."
            )
            self._files.findings.tell(part.at((name,), "repeated-key", problem, key=True))
        elif part is not None:
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

    def _notice_unlisted_pages(self, main: Part) -> None:
        """Drafts, perhaps; or a page that was forgotten. A listed name that is wrong says more."""
        if self._files.findings.has_errors or "pages" not in main.data:
            return
        listed = _words(main.data)
        for name in self._root.names(PAGES_FOLDER):
            way = f"{PAGES_FOLDER}/{name}"
            if name.endswith((".yaml", ".yml")) and way not in listed:
                problem = Problem(
                    f"'{way}' is not listed here, so visitors do not see it.",
                    f"Add the line '- {way}' when it is finished.",
                )
                place = main.at(("pages",), "unlisted", problem, severity=Severity.NOTICE, key=True)
                self._files.findings.tell(place)

    def _read_file(self, main: Part, loc: Loc, relative: str) -> Part | None:
        """The part in the file that exhibit.yaml names at `loc`, or None when it was refused."""
        path = self._root.find(relative)
        if isinstance(path, Problem):
            self._files.findings.tell(main.at(loc, "file", path))
            return None
        document = read_document(path, root=self._names_start_at)
        self._files.findings.tell(*document.diagnostics)
        return None if document.has_errors else Part(document, (), document.data)


def _words(data: dict[str, Any]) -> set[str]:
    """Every text at the top of exhibit.yaml or in a list there: names of files are among them."""
    values = [each for value in data.values() for each in _as_list(value)]
    return {value for value in values if isinstance(value, str)}


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _misnamed(expected: str, names: Iterable[str]) -> Problem | None:
    """What to say about a file that is nearly called `expected`: by an editor, or in a hurry."""
    for name in names:
        if name != expected and _bare(name) == _bare(expected):
            return Problem(f"There is '{name}'; rename it to '{expected}'.")
    return None


def _bare(name: str) -> str:
    """`pictures` for `Pictures.yml`, `picture.yaml` and `pictures.yaml.txt`; "" for other files."""
    stem, _, ending = name.casefold().removesuffix(".txt").rpartition(".")
    return stem.rstrip("s") if ending in {"yaml", "yml"} else ""


def _repeats(name: str, data: object) -> bool:
    """Whether a catalogue begins with its own name, as it would within exhibit.yaml."""
    entry = data.get(name, _Missing) if isinstance(data, dict) else _Missing
    if isinstance(entry, dict):
        return not any(isinstance(value, str) for value in entry.values())
    return entry is not _Missing


class _Missing:
    """What no file can hold."""
