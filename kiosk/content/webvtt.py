"""Reads captions in WebVTT files; knows nothing of what they are said in.

As lenient as browsers where a file can only mean one thing; but where a browser would drop a cue
without a word, its author is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from kiosk.content.captions import NO_CAPTIONS, Captions, Cue
from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.document import Document
from kiosk.content.plain_text import (
    Expected,
    at_offset,
    control_character,
    read_bytes,
    refused,
    text_of,
)

MAX_BYTES = 1 << 20
MAX_CUE_CHARACTERS = 240
MAX_CUE_LINES = 4
_MAX_QUOTED = 40

_EXPECTED = Expected(
    MAX_BYTES,
    Problem(
        f"The file is larger than {MAX_BYTES >> 20} MB.", "Captions are a few words at a time."
    ),
    instead_of_picture="Name a WebVTT file, such as why-en.vtt.",
)
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_NO_CUES = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_ARROW = "-->"
_ARROW_SLIP = re.compile(r"[0-9]\s*(-+>|[–—]>|→|--&gt;)\s*[0-9]")
_TIME = re.compile(r"(?:([0-9]{2,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
_NEARLY_TIME = re.compile(r"(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,:]([0-9]{1,3}))?")
_TAG = re.compile(r"<[^<>]*>")

_NOT_WEBVTT = Problem(
    "The first line of captions is 'WEBVTT'.", "Write it there, and an empty line below it."
)
_SUBRIP = Problem(
    "This is SubRip (.srt), not WebVTT.",
    "Write 'WEBVTT' and an empty line above all, and in the times points instead of commas.",
)
_NO_CUE = Problem(
    "There are no captions in this file.",
    "Write an empty line, then the line '00:00.000 --> 00:04.000' and below it what is said then.",
)
_STRAY = Problem(
    "These words have no times.",
    "Above them stands a line such as '00:00.000 --> 00:04.000', with no empty line between.",
)
_NO_END = Problem("The end of this time is missing.", "Write '00:00.000 --> 00:04.000'.")
_ENDS_TOO_SOON = Problem(
    "This ends before it begins.", "The time after '-->' is the later of the two."
)
_OUT_OF_ORDER = Problem(
    "This begins before what stands above it.", "Put all in the order of their times."
)


@dataclass(frozen=True, slots=True)
class Script:
    """Captions as read, and where each of them stands: the offsets of their times, in order.

    With an error among `diagnostics`, there are no captions.
    """

    document: Document
    captions: Captions = NO_CAPTIONS
    offsets: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def at_cue(
        self, index: int, code: str, problem: Problem, *, severity: Severity = Severity.ERROR
    ) -> Diagnostic:
        """A diagnostic at the times of the cue of that number, from 0."""
        told = at_offset(self.document, self.offsets[index], code, problem)
        return replace(told, severity=severity)


def read_script(path: Path, name: str) -> Script:
    """The captions in a file with their places; never raises."""
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        document = refused(name, "file", raw)
        return Script(document, diagnostics=document.diagnostics)
    return parse_captions(raw, name)


def parse_captions(raw: bytes, name: str) -> Script:
    """The captions in the bytes of a file; never raises."""
    document = text_of(raw, name, _EXPECTED)
    if document.has_errors:
        return Script(document, diagnostics=document.diagnostics)
    control = control_character(document)
    if control is not None:
        return Script(document, diagnostics=(control,))
    reader = _Reader(document.text)
    reader.read()
    if reader.faults:
        told = (
            at_offset(document, fault.offset, "captions", fault.problem) for fault in reader.faults
        )
        return Script(document, diagnostics=tuple(told))
    return Script(document, Captions(reader.cues), tuple(reader.offsets))


def time_of(seconds: float) -> str:
    """Seconds as they are written in captions: 64.5 is 01:04.500."""
    minutes, thousandths = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    rest = f"{minutes:02}:{thousandths // 1000:02}.{thousandths % 1000:03}"
    return f"{hours:02}:{rest}" if hours else rest


@dataclass(frozen=True, slots=True)
class _Fault:
    """Something wrong at an offset of the text."""

    offset: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class _Words:
    """A line of the text, without its end, and where it stands."""

    text: str
    offset: int

    @property
    def has_arrow(self) -> bool:
        return _ARROW in self.text


class _Reader:
    """Takes a text apart: blocks of lines between empty ones, and times within them."""

    def __init__(self, text: str) -> None:
        self._lines = [_Words(found[1], found.start()) for found in _LINE.finditer(text)]
        self.cues: list[Cue] = []
        self.offsets: list[int] = []
        self.faults: list[_Fault] = []

    def read(self) -> None:
        """Read all cues, and what is wrong with any."""
        if not _HEADER.fullmatch(self._lines[0].text):
            self._complain(0, self._wrong_beginning())
            return
        for block in self._blocks():
            self._read_block(block)
        if not self.cues and not self.faults:
            self._complain(0, _NO_CUE)

    def _wrong_beginning(self) -> Problem:
        arrow = next((line.text for line in self._lines if line.has_arrow), "")
        return _SUBRIP if "," in arrow else _NOT_WEBVTT

    def _blocks(self) -> Iterator[list[_Words]]:
        """The lines between empty ones; times begin a block of their own, as in browsers.

        What follows the first line at once is a head without words, unless it has times.
        """
        block: list[_Words] = []
        is_head = True
        for line in self._lines[1:]:
            is_second = len(block) == 1 and not block[0].has_arrow
            if not line.text.strip() or (line.has_arrow and not is_second):
                if block and not is_head:
                    yield block
                block = [line] if line.has_arrow else []
                is_head = False
            else:
                is_head = is_head and not line.has_arrow
                block.append(line)
        if block and not is_head:
            yield block

    def _read_block(self, block: list[_Words]) -> None:
        if _NO_CUES.fullmatch(block[0].text) and not block[0].has_arrow:
            return
        at = next((index for index, line in enumerate(block) if line.has_arrow), None)
        if at is None:
            self._read_no_cue(block)
            return
        times = self._times(block[at])
        text = "\n".join(filter(None, (_plain(line.text) for line in block[at + 1 :])))
        if times is None:
            return
        self._check_order(block[at], *times)
        if len(text) > MAX_CUE_CHARACTERS or text.count("\n") >= MAX_CUE_LINES:
            self._complain(block[at + 1].offset, _too_much(text))
        if text:
            self.cues.append(Cue(*times, text))
            self.offsets.append(block[at].offset)

    def _read_no_cue(self, block: list[_Words]) -> None:
        for line in block:
            if slip := _ARROW_SLIP.search(line.text):
                problem = Problem(
                    f"Between two times stands '{_ARROW}', not '{slip[1]}'.", f"Write '{_ARROW}'."
                )
                self._complain(line.offset + slip.start(1), problem)
                return
        self._complain(block[0].offset, _STRAY)

    def _times(self, line: _Words) -> tuple[float, float] | None:
        """The start and the end of a cue; settings may follow, and are not heeded."""
        before, _, after = line.text.partition(_ARROW)
        start = self._time(before.strip(), line.offset + _indent(before))
        offset = line.offset + len(before) + len(_ARROW) + _indent(after)
        words = after.split()
        if not words:
            self._complain(line.offset, _NO_END)
            return None
        end = self._time(words[0], offset)
        return None if start is None or end is None else (start, end)

    def _time(self, word: str, offset: int) -> float | None:
        match = _TIME.fullmatch(word)
        if match is None:
            self._complain(offset, _no_time(word))
            return None
        hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds + thousandths / 1000

    def _check_order(self, line: _Words, start: float, end: float) -> None:
        if end <= start:
            self._complain(line.offset, _ENDS_TOO_SOON)
        elif self.cues and start < self.cues[-1].start:
            self._complain(line.offset, _OUT_OF_ORDER)

    def _complain(self, offset: int, problem: Problem) -> None:
        self.faults.append(_Fault(offset, problem))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _plain(words: str) -> str:
    """The words of a line without tags and entities, each space once."""
    return " ".join(unescape(_TAG.sub("", words)).split())


def _no_time(word: str) -> Problem:
    """What to say where a time is expected."""
    nearly = _NEARLY_TIME.fullmatch(word)
    hint = "Write minutes, seconds and thousandths: 01:04.500."
    if nearly is not None:
        hours, minutes, seconds, parts = nearly.groups(default="")
        whole = f"{int(minutes):02}:{int(seconds):02}.{parts:0<3}"
        if _TIME.fullmatch(whole):
            hint = f"Write {f'{int(hours):02}:' if hours else ''}{whole}."
        if "," in word:
            hint = f"{hint[:-1]}, with a point instead of the comma."
    found = word if len(word) <= _MAX_QUOTED else f"{word[:_MAX_QUOTED]}…"
    return Problem(f"'{found}' is not a time." if word else "A time is missing here.", hint)


def _too_much(text: str) -> Problem:
    lines = text.count("\n") + 1
    count, of, most = (
        (len(text), "characters", MAX_CUE_CHARACTERS)
        if len(text) > MAX_CUE_CHARACTERS
        else (lines, "lines", MAX_CUE_LINES)
    )
    return Problem(
        f"These words have {count} {of}; at most {most} can be read at a time.",
        "Make two of them, each with its own times.",
    )
