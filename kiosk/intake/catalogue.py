"""The file in which an exhibit describes its pictures, and how entries are added to it.

Entries are added as text: comments, order and quotes of what a curator wrote stay byte for byte.
That the file then says what it said before, and the entries besides, is proven by reading it.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.content.diagnostics import Problem, render_text
from kiosk.content.document import Document, MappingMarks, start_of
from kiosk.content.paths import ContentRoot
from kiosk.content.plain_text import read_bytes
from kiosk.content.source import MAX_BYTES, parse_document, read_document
from kiosk.exhibit.finder import EXHIBIT_FILE

USUAL = "pictures.yaml"
_KEY = "pictures"
_NEW_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\.yaml")
_NEARLY = re.compile(r"pictures?\.(?:yaml|yml)(?:\.txt)?", re.IGNORECASE)
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_TOO_MUCH = frozenset({"file", "size"})
_IN_BRACES = "Write each id on a line of its own, without braces around them all, and import again."

Lines = Sequence[str]


class CatalogueError(Exception):
    """Nothing can be added; `sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Where the pictures of an exhibit are described.

    `shown` is the file's name for curators and `raw` its bytes, b"" when it is yet to be made.
    With `within`, the pictures stand in exhibit.yaml itself. `languages` are the exhibit's.
    """

    path: Path
    shown: str
    raw: bytes
    within: bool
    languages: tuple[str, ...]
    files: Mapping[str, str]
    """The files under media/ by the ids of pictures; "" for a picture without one."""

    def with_entries(self, entries: Sequence[Lines]) -> bytes:
        """The file with an entry of so many lines for each new picture; raises CatalogueError."""
        before = _parsed(self.raw, self.shown)
        for blank_line in (True, False):  # a text that keeps its empty lines would keep this one
            raw = self._added(before, entries, blank_line=blank_line)
            after = _parsed(raw, self.shown)
            if any(each.code in _TOO_MUCH for each in after.diagnostics):
                raise CatalogueError(
                    f"With so many pictures, {self.shown} would be larger than the kiosk reads. "
                    "Import fewer."
                )
            if not after.has_errors and _trimmed(after.data) == self._expected(before, entries):
                return raw
        raise CatalogueError(f"Nothing can be added to {self.shown}. {_IN_BRACES}")

    def replace(self, raw: bytes) -> None:
        """Put `raw` in place of the file, all at once; raises OSError and CatalogueError."""
        if _bytes_of(self.path) != self.raw:
            raise CatalogueError(f"{self.shown} was changed meanwhile. Import again.")
        target = self.path.resolve()
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with part.open("xb") as stream:
                stream.write(raw)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                part.chmod(target.stat().st_mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def _added(self, before: Document, entries: Sequence[Lines], *, blank_line: bool) -> bytes:
        lines = _LINE.findall(self.raw)
        at = _last_line_of(before, lines) if self.within else len(lines)
        newline = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
        head, tail = lines[:at], lines[at:]
        if head and not head[-1].endswith((b"\n", b"\r")):
            head[-1] += newline
        indentation = " " * _indentation(before, within=self.within)
        new: list[bytes] = []
        for entry in entries:
            if blank_line and (new or (head and head[-1].strip())):
                new.append(newline)
            new += [f"{indentation}{line}".rstrip().encode() + newline for line in entry]
        return b"".join((*head, *new, *tail))

    def _expected(self, before: Document, entries: Sequence[Lines]) -> Any:
        """What the file must say with the entries in it."""
        data = before.data or {}
        pictures = dict(data.get(_KEY, {}) if self.within else data)
        for entry in entries:
            pictures |= parse_document("\n".join(entry).encode(), self.shown).data
        return _trimmed({**data, _KEY: pictures} if self.within else pictures)


def open_catalogue(folder: Path) -> Catalogue:
    """The catalogue of the exhibit in `folder`; raises CatalogueError."""
    folder = folder.absolute()
    root = folder.parent.parent
    main = read_document(folder / EXHIBIT_FILE, root=root)
    if main.has_errors or not isinstance(main.data, dict):
        raise CatalogueError(_unreadable(main))
    languages = main.data.get("languages")
    listed = languages if isinstance(languages, list) else []
    known = tuple(each for each in listed if isinstance(each, str))
    entry = main.data.get(_KEY)
    if isinstance(entry, dict):
        raw, files = _bytes_of(folder / EXHIBIT_FILE), _files_in(entry)
        path = folder / EXHIBIT_FILE
        return Catalogue(
            path=path, shown=main.name, raw=raw, within=True, languages=known, files=files
        )
    path = _path_of(folder, entry)
    shown = path.relative_to(root).as_posix()
    raw = _bytes_of(path)
    document = _parsed(raw, shown)
    if document.has_errors or not isinstance(document.data, dict):
        raise CatalogueError(_unreadable(document))
    if _repeats_its_name(document.data):
        raise CatalogueError(
            f"Leave out the line '{_KEY}:' in {shown}, where the ids begin at the margin, and "
            "import again."
        )
    files = _files_in(document.data)
    return Catalogue(path=path, shown=shown, raw=raw, within=False, languages=known, files=files)


def _path_of(folder: Path, entry: object) -> Path:
    """The file that has the pictures, or is to have them."""
    if not isinstance(entry, str | None):
        raise CatalogueError(
            f"In {EXHIBIT_FILE}, '{_KEY}:' holds neither ids nor a file name. Mend it, and import "
            "again."
        )
    root = ContentRoot(folder)
    name = entry if isinstance(entry, str) else USUAL
    found = root.find(name)
    if isinstance(found, Path):
        return found
    nearly = [each for each in root.names() if _NEARLY.fullmatch(each)] if entry is None else []
    if nearly:
        raise CatalogueError(f"There is '{nearly[0]}' in {folder.name}; rename it to '{USUAL}'.")
    if not _NEW_NAME.fullmatch(name) or (folder / name).exists():
        raise CatalogueError(f"{_KEY}: {found.message} {found.hint}".rstrip())
    return folder / name


def _repeats_its_name(data: Mapping[str, Any]) -> bool:
    inner = data.get(_KEY)
    return isinstance(inner, dict) and not any(isinstance(each, str) for each in inner.values())


def _parsed(raw: bytes, shown: str) -> Document:
    """The file as read; one in which nothing is written yet has no pictures, and no mistake."""
    document = parse_document(raw, shown)
    if [each.code for each in document.diagnostics] == ["empty"]:
        return Document(shown, {}, MappingMarks(0))
    return document


def _bytes_of(path: Path) -> bytes:
    raw = read_bytes(path, MAX_BYTES) if path.exists() else b""
    if isinstance(raw, Problem):
        raise CatalogueError(f"{path.name}: {raw.message} {raw.hint}")
    return raw


def _unreadable(document: Document) -> str:
    told = render_text(document.diagnostics) or f"{document.name} does not hold keys and values."
    return f"{told}\nMend this first, and import again."


def _files_in(pictures: Mapping[str, Any]) -> dict[str, str]:
    files = {
        picture_id: each.get("file") if isinstance(each, dict) else None
        for picture_id, each in pictures.items()
    }
    return {picture_id: name if isinstance(name, str) else "" for picture_id, name in files.items()}


def _trimmed(data: Any) -> Any:
    """`data` without the ends of lines after texts: the last one of a file may lack its own."""
    match data:
        case str():
            return data.rstrip("\n")
        case list():
            return [_trimmed(each) for each in data]
        case dict():
            return {key: _trimmed(each) for key, each in data.items()}
        case _:
            return data


def _indentation(document: Document, *, within: bool) -> int:
    """How far the ids of pictures are indented."""
    marks = document.marks
    if within and isinstance(marks, MappingMarks):
        marks = marks.values[_KEY]
    keys = list(marks.keys.values()) if isinstance(marks, MappingMarks) else []
    return document.place(start_of(keys[0]))[1] - 1 if keys else 2 * within


def _last_line_of(document: Document, lines: Sequence[bytes]) -> int:
    """How many lines of exhibit.yaml there are up to the end of its pictures."""
    first = document.line_of((_KEY,), key=True)
    margin = _margin(lines[first - 1])
    last = first
    for number, line in enumerate(lines[first:], first + 1):
        words = line.strip()
        if words and _margin(line) > margin:
            last = number
        elif words and not words.startswith(b"#"):
            break
    return last


def _margin(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))
