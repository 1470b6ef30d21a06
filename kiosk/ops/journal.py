"""Writes down what happened, one JSON object a line; knows no event by name and never raises."""

import json
import logging
import os
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from kiosk.core.events import Event, record

_log = logging.getLogger(__name__)

BUDGET_BYTES = 32 * 1024 * 1024
"""About a quarter of a million events: weeks of a busy kiosk."""


class Journal(Protocol):
    """Anything that takes down events."""

    def write(self, event: Event, at: float) -> None:
        """Take down an event that happened at monotonic second `at`."""

    def close(self) -> None:
        """Take nothing more down."""


class SilentJournal:
    """Takes nothing down."""

    __slots__ = ()

    def write(self, event: Event, at: float) -> None:
        """Forget it."""

    def close(self) -> None:
        """Nothing to close."""


class JsonLinesJournal:
    """Appends to a file, a whole line at a time, so that it can be followed as it grows.

    The file and its predecessor, `<name>.1`, stay within `budget_bytes` together. While the file
    cannot be written, events are dropped; that is logged once, and once more when it works again.
    """

    def __init__(self, path: Path, *, budget_bytes: int = BUDGET_BYTES) -> None:
        self._path = path
        self._limit_bytes = budget_bytes // 2
        self._file: BinaryIO | None = None
        self._dropped = 0

    def write(self, event: Event, at: float) -> None:
        """Append an event; one that is larger than the whole budget is dropped like any other."""
        line = _line(record(event, at))
        try:
            self._append(line)
        except OSError as error:
            if not self._dropped:
                _log.warning("The journal cannot be written: %s", error)
            self._dropped += 1
            self.close()
            return
        if self._dropped:
            _log.warning("The journal is written again; %d events are missing", self._dropped)
            self._dropped = 0

    def close(self) -> None:
        """Close the file; writing again opens it again."""
        file, self._file = self._file, None
        if file is not None:
            try:
                file.close()
            except OSError as error:
                _log.debug("Closing the journal: %s", error)

    def _append(self, line: bytes) -> None:
        file = self._file or self._open()
        if file.tell() and file.tell() + len(line) > self._limit_bytes:
            file = self._turn_over()
        # Unbuffered: a line is one write, and a process that is killed leaves whole lines behind.
        written = file.write(line)
        if written != len(line):
            raise OSError(f"only {written} of {len(line)} bytes fit")

    def _open(self) -> BinaryIO:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = file = self._path.open("ab+", buffering=0)
        _end_torn_line(file)
        return file

    def _turn_over(self) -> BinaryIO:
        self.close()
        self._path.replace(self._path.with_name(self._path.name + ".1"))
        return self._open()


def _end_torn_line(file: BinaryIO) -> None:
    """A full disk or a power cut may have left half a line; the next must not be glued to it."""
    if file.seek(0, os.SEEK_END):
        file.seek(-1, os.SEEK_END)
        if file.read(1) != b"\n":
            file.write(b"\n")


def _line(entry: dict[str, Any]) -> bytes:
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="backslashreplace") + b"\n"  # half a character, as JSON escapes it
