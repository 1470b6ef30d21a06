"""The bytes of a file as text in NFC, whatever the file really is; knows no format."""

import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic, Problem
from kiosk.content.document import Document
from kiosk.content.invisible import invisible_problem

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufeff]")
_SAVE_AS_UTF_8 = "In your editor, choose 'Save with encoding' and then 'UTF-8'."
_A_WORD_DOCUMENT = "a Word document"
_COPY_THE_TEXT = "Copy its text into a plain text file."


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file ought to be.

    `office` is what a file of a word processor or a spreadsheet is called here, and
    `instead_of_office` what to do about it, as `instead_of_picture` is about a picture;
    `too_large` is said of more than `max_bytes`, and `encoding_hint` when it is no UTF-8.
    """

    max_bytes: int
    too_large: Problem
    office: str = _A_WORD_DOCUMENT
    instead_of_office: str = _COPY_THE_TEXT
    encoding_hint: str = _SAVE_AS_UTF_8
    instead_of_picture: str = "Pictures go under media/."


def shown_name(path: Path, root: Path) -> str:
    """How a file is named in messages: by its way from `root`."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def read_bytes(path: Path, max_bytes: int) -> bytes | Problem:
    """The bytes of a regular file, at most one more than `max_bytes`; never raises.

    Anything else is not even opened: a FIFO would never answer.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Problem("This is a folder, not a file.", "Name a file within it.")
        if not stat.S_ISREG(mode):
            return Problem("This is not an ordinary file.", "Replace it by a text file.")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        return Problem("There is no such file.", "Check its name and folder.")
    except PermissionError:
        return Problem("The file may not be read.", "Check its permissions.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return Problem("The file cannot be read.", f"The system says: {reason or error}.")


def text_of(raw: bytes, name: str, expected: Expected) -> Document:
    """A document with its text and no data yet, or with why it has none; never raises."""
    for start, what in _beginnings(expected).items():
        if raw.startswith(start):
            return refused(name, "file", _not_text(what, expected))
    if len(raw) > expected.max_bytes:
        return refused(name, "file", expected.too_large)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(raw) > 3 and raw[:4].count(0) >= 2):
        problem = Problem("The file is saved as UTF-16, not UTF-8.", expected.encoding_hint)
        return refused(name, "encoding", problem)
    body = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return Document(name, None, text=unicodedata.normalize("NFC", body.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = Document(name, None, text=body[: error.start].decode("utf-8"))
        message = "From here on the file is not UTF-8 text; perhaps it is saved as Latin-1 or ANSI."
        return Document(
            name,
            None,
            diagnostics=(
                at_offset(
                    before,
                    len(before.text),
                    "encoding",
                    Problem(message, expected.encoding_hint),
                ),
            ),
        )


def control_character(document: Document) -> Diagnostic | None:
    """The first character of a document that no text has."""
    found = _CONTROL.search(document.text)
    if found is None:
        return None
    return at_offset(document, found.start(), "character", invisible_problem(found[0]))


def refused(name: str, code: str, problem: Problem) -> Document:
    """A document of which there is nothing to show but why."""
    diagnostic = Diagnostic(name, 1, 1, code, problem.message, problem.hint)
    return Document(name, None, diagnostics=(diagnostic,))


def at_offset(document: Document, offset: int, code: str, problem: Problem) -> Diagnostic:
    """What is wrong at a character offset of a document."""
    line, column = document.place(offset)
    return Diagnostic(document.name, line, column, code, problem.message, problem.hint)


def _beginnings(expected: Expected) -> Mapping[bytes, str]:
    """How files begin that are no plain text, whatever their name ends in."""
    return {
        b"PK\x03\x04": expected.office,
        b"\xd0\xcf\x11\xe0": expected.office,
        b"{\\rtf": "a document with styles (RTF)",
        b"%PDF": "a PDF",
        b"\xff\xd8\xff": "a picture",
        b"\x89PNG": "a picture",
    }


def _not_text(what: str, expected: Expected) -> Problem:
    hints = {"a picture": expected.instead_of_picture, expected.office: expected.instead_of_office}
    return Problem(f"This is {what}, not text.", hints.get(what, _COPY_THE_TEXT))
