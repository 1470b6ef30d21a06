"""Reads YAML files, hostile ones included, into plain data with positions; knows no meaning.

The only module that imports yaml. A composing loader is never given a curator's bytes: it raises
half a dozen kinds of exception, crashes on deep nesting and follows alias bombs. Instead the
parser's events are refused as they stream by, and data and positions are built from them at once.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from kiosk.content.collector import held_back
from kiosk.content.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    Problem,
    Severity,
    in_reading_order,
)
from kiosk.content.document import Document, ListMarks, MappingMarks, Marks, span_of, start_of
from kiosk.content.invisible import INVISIBLE, find_invisible, invisible_problem
from kiosk.content.plain_text import (
    Expected,
    at_offset,
    control_character,
    read_bytes,
    refused,
    shown_name,
    text_of,
)
from kiosk.content.slips import Slip, slips, thousands
from kiosk.content.syntax import LIST_MARK, Complaint, bad_list_mark

MAX_BYTES = 4 << 20  # two thousand pictures, described in five languages
MAX_DEPTH = 32
MAX_NODES = 200_000  # the same; a file of a million takes seconds to read
MAX_SCALAR_CHARACTERS = 50_000
_MAX_OPEN_BRACKETS = 500  # libyaml is quadratic in open brackets; nobody means to open so many

_PARSER = getattr(yaml, "CLoader", yaml.Loader)  # only its parser is used: it constructs nothing

_YAML_TAGS = "tag:yaml.org,2002:"
_BRACKET = re.compile(r"[\[\]{}]")
_TAB_INDENT = re.compile(r"^[ ]*(\t)[ \t]*(?=[^\s])", re.MULTILINE)
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,20}(?:[eE][-+]?[0-9]{1,3})?")
_MISPLACED = re.compile(rf"(?:[a-z_-]+:|-)?({INVISIBLE})")  # in place of a space of the file's own
_ENTRY_ENDS = re.compile(r"\s*[,}\]]")
_PAIR_WITHOUT_BRACKETS = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\)?")
_FIRST_OF_A_PAIR = re.compile(r":\s*\(?\s*(-?[0-9]+(?:\.[0-9]+)?)\s*,\s*\Z")
_COLON_WITHOUT_SPACE = re.compile(r"([\w-]+):(\S+)")
_DERAIL = {"character", "list-mark", "comma"}  # what makes the parser stumble soon after
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_document(path: Path, *, root: Path) -> Document:
    """The file at `path`, named in messages by its way from `root`; never raises."""
    name = shown_name(path, root)
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        return refused(name, "file", raw)
    return parse_document(raw, name)


def parse_document(raw: bytes, name: str) -> Document:
    """The bytes of a file, named `name` in messages; never raises."""
    document = text_of(raw, name, _EXPECTED)
    if document.has_errors:
        return document
    refusal = _refuse_characters(document)
    if refusal is not None:
        return replace(document, diagnostics=(refusal,))
    builder = _Builder(document)
    with held_back():
        builder.read()
    notices = builder.notices[:MAX_DIAGNOSTICS]
    if builder.diagnostics:
        kept = in_reading_order(builder.diagnostics)[:MAX_DIAGNOSTICS]
        return replace(document, diagnostics=in_reading_order((*kept, *notices)))
    return replace(document, data=builder.data, marks=builder.marks, diagnostics=tuple(notices))


_EXPECTED = Expected(
    MAX_BYTES,
    Problem(
        f"The file is larger than {MAX_BYTES >> 20} MB.",
        "Only texts belong here; pictures go under media/.",
    ),
)


def _refuse_characters(document: Document) -> Diagnostic | None:
    """What must not even reach the parser."""
    if (control := control_character(document)) is not None:
        return control
    if (tab := _TAB_INDENT.search(document.text)) is not None:
        return at_offset(document, tab.start(1), "tab", _TAB)
    depth = 0
    for bracket in _BRACKET.finditer(document.text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _MAX_OPEN_BRACKETS:
            return at_offset(document, bracket.start(), "depth", _TOO_DEEP)
        depth = max(depth, 0)
    return None


_TAB = Problem(
    "This line is indented with a tab.", "Use spaces instead of tabs, two for each step."
)
_TOO_DEEP = Problem(
    f"This is nested more than {MAX_DEPTH} levels deep.",
    "Check the indentation and the brackets.",
)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still open; `key` is the one waiting for its value."""

    data: dict[str, Any] | list[Any]
    marks: MappingMarks | ListMarks
    key: str | None = None
    key_span: int = 0
    is_key_refused: bool = False


class _StopReadingError(Exception):
    """The rest of the file is not worth reading; what there is to say is said."""


@dataclass(slots=True)
class _Builder:
    """Builds data and marks from parser events, without recursion."""

    document: Document
    data: Any = None
    marks: Marks = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)  # errors only
    notices: list[Diagnostic] = field(default_factory=list)
    _open: list[_Frame] = field(default_factory=list)
    _nodes: int = 0
    _documents: int = 0

    def read(self) -> None:
        try:
            for event in yaml.parse(self.document.text, Loader=_PARSER):
                self._take(event)
        except _StopReadingError:
            return
        except yaml.MarkedYAMLError as error:
            self._report_syntax(error)
            return
        except Exception as error:  # noqa: BLE001  # the pure parser passes on what chr() raises
            self._report(0, "syntax", "The file cannot be read.", f"The parser says: {error}.")
            return
        if not self._nodes:
            self._report(0, "empty", "The file is empty.", "Write at least one key and its value.")

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._report(
                        _begin(event),
                        "documents",
                        "A second document begins here.",
                        "Delete the line '---', or move what follows into a file of its own.",
                    )
                    raise _StopReadingError
            case yaml.AliasEvent():
                self._refuse_alias(event)
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                span = _span(event)
                self._enter(event, _Frame({}, MappingMarks(span)), span)
            case yaml.SequenceStartEvent():
                span = _span(event)
                self._enter(event, _Frame([], ListMarks(span)), span)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                frame = self._open.pop()
                self._add(frame.data, frame.marks)

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self._report(
            _begin(event),
            "alias",
            f"'*{event.anchor}' refers to another place of the file; that is not possible here.",
            "Write it out, or put the text in quotes if it begins with '*'.",
        )
        self._add(None, _span(event))

    def _check_node(self, event: yaml.NodeEvent, *, tag: str | None) -> None:
        self._nodes += 1
        start = _begin(event)
        if self._nodes > MAX_NODES:
            self._report(
                start,
                "size",
                f"The file has more than {MAX_NODES:,} values.",
                "Split it into several files.",
            )
            raise _StopReadingError
        if event.anchor is not None:
            self._report(
                start,
                "alias",
                f"'&{event.anchor}' names this place for use elsewhere; that is not possible here.",
                "Delete it, or put the text in quotes if it begins with '&'.",
            )
        if tag is not None:
            self._report(
                start,
                "tag",
                f"'{tag.replace(_YAML_TAGS, '!!')}' is a tag, which is not possible here.",
                "Delete it, or put the text in quotes if it begins with '!'.",
            )

    def _enter(self, event: yaml.CollectionStartEvent, frame: _Frame, span: int) -> None:
        self._check_node(event, tag=event.tag)
        if len(self._open) >= MAX_DEPTH:
            self._report(_begin(event), "depth", _TOO_DEEP.message, _TOO_DEEP.hint)
            raise _StopReadingError
        if self._expects_key():
            self._refuse_key(span)
        self._open.append(frame)

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        top = self._open[-1]
        return isinstance(top.data, dict) and top.key is None and not top.is_key_refused

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_node(event, tag=event.tag)
        span = _span(event)
        text = unicodedata.normalize("NFC", event.value)
        if len(text) > MAX_SCALAR_CHARACTERS:
            self._report(
                _begin(event),
                "size",
                f"This text has more than {MAX_SCALAR_CHARACTERS:,} characters.",
                "Split it over several pages.",
            )
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            self._report(_begin(event), "character", "This text holds half a character.")
        is_plain = not event.style
        value = _resolve(text) if is_plain else text
        if not self._expects_key():
            self._notice_slips(event, value, is_plain=is_plain)
            self._add(value, span)
        elif self._ends_without_colon(event):
            self._refuse_entry(_begin(event), text)
            self._open[-1].is_key_refused = True
        elif not isinstance(value, str) or (is_plain and value == "<<"):
            self._refuse_key(span, text)
            self._open[-1].is_key_refused = True
        else:
            self._check_key(_begin(event), value, is_plain=is_plain)
            self._key(value, span)

    def _notice_slips(self, event: yaml.ScalarEvent, value: object, *, is_plain: bool) -> None:
        begin, text = _begin(event), self.document.text
        if isinstance(value, float) and self._open and isinstance(self._open[-1].data, dict):
            self._notice(thousands(begin, event.value))
        if not isinstance(value, str):
            return
        if is_plain and (found := _MISPLACED.match(value)) is not None:
            self._report_invisible(begin + found.start(1), found[1])
        self._notice(slips(text, begin, _end(event), value, is_plain=is_plain))

    def _notice(self, found: Iterable[Slip]) -> None:
        for slip in found:
            told = at_offset(self.document, slip.offset, slip.code, slip.problem)
            self.notices.append(replace(told, severity=Severity.NOTICE))

    def _ends_without_colon(self, event: yaml.ScalarEvent) -> bool:
        """Within braces, YAML takes what follows a comma for a key, with a colon or without."""
        return _ENTRY_ENDS.match(self.document.text, _end(event)) is not None

    def _refuse_entry(self, begin: int, text: str) -> None:
        if (found := _MISPLACED.match(text)) is not None:
            self._report_invisible(begin + found.start(1), found[1])
            return
        hint = (
            "If it belongs to the text before it, put that text in quotes: a comma begins a new "
            "entry here."
        )
        if self.document.text[:begin].rstrip().endswith("{"):
            hint = "If the braces belong to the text, put the whole text in quotes."
        if (parts := _COLON_WITHOUT_SPACE.match(text)) is not None:
            hint = f"Write '{parts[1]}: {parts[2]}', with a space after the colon."
        second = _PAIR_WITHOUT_BRACKETS.fullmatch(text)
        line = self.document.text[self.document.text.rfind("\n", 0, begin) + 1 : begin]
        first = _FIRST_OF_A_PAIR.search(line)
        if first is not None and second is not None:
            hint = f"Write [{first[1]}, {second[1]}], in square brackets."
        self._report(begin, "comma", f"There is nothing after '{text[:60].strip()}'.", hint)

    def _check_key(self, begin: int, key: str, *, is_plain: bool) -> None:
        if (offset := find_invisible(key)) is not None:
            self._report_invisible(begin + offset + (not is_plain), key[offset])
        elif is_plain and (mark := LIST_MARK.match(key)) is not None:
            problem = bad_list_mark(mark[0])
            self._report(begin, "list-mark", problem.message, problem.hint)

    def _report_invisible(self, offset: int, letter: str) -> None:
        problem = invisible_problem(letter)
        self._report(offset, "character", problem.message, problem.hint)

    def _key(self, key: str, span: int) -> None:
        top = self._open[-1]
        top.key, top.key_span = key, span
        marks = top.marks
        if isinstance(marks, MappingMarks) and key in marks.keys:
            line, _ = self.document.place(start_of(marks.keys[key]))
            self._report(
                start_of(span),
                "duplicate-key",
                f"The key '{key}' is given twice; first given at line {line}.",
                "Keep one of them.",
            )

    def _refuse_key(self, span: int, text: str | None = None) -> None:
        if text is None:
            problem = Problem(
                "A key is expected here, found a list or a group of keys.",
                "If the text begins with '[' or '{', put it in quotes.",
            )
        elif text == "<<":
            problem = Problem(
                "'<<' merges other places of the file; that is not possible here.", "Write it out."
            )
        elif text == "":
            problem = Problem("A key is missing before the colon.", "Write 'key: value'.")
        else:
            problem = Problem(f"The key {text} is not a text.", f'Put it in quotes: "{text}".')
        self._report(start_of(span), "key", problem.message, problem.hint)

    def _add(self, value: Any, marks: Marks) -> None:
        """Put a finished value where it belongs: in the list, under the key, or as the whole."""
        if not self._open:
            self.data, self.marks = value, marks
            return
        top = self._open[-1]
        if isinstance(top.data, list) and isinstance(top.marks, ListMarks):
            top.data.append(value)
            top.marks.values.append(marks)
        elif top.is_key_refused:
            top.is_key_refused = False
        elif top.key is None:
            top.is_key_refused = True  # what has ended is a key that was refused
        elif isinstance(top.data, dict) and isinstance(top.marks, MappingMarks):
            top.data[top.key] = value
            top.marks.keys.setdefault(top.key, top.key_span)
            top.marks.values[top.key] = marks
            top.key = None

    def _report(self, offset: int, code: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(at_offset(self.document, offset, code, Problem(message, hint)))
        if len(self.diagnostics) > MAX_DIAGNOSTICS:
            raise _StopReadingError

    def _report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        said = f"{error.context or ''} {error.problem or ''}"
        size = len(self.document.text)
        marks = (error.context_mark, error.problem_mark)
        places = [min(mark.index, size) for mark in marks if mark is not None] or [0]
        complaint = Complaint(said, self.document.text, places[0], places[-1])
        offset, problem = complaint.explained()
        line, _ = self.document.place(offset)
        if not any(
            told.code in _DERAIL and line - told.line in {0, 1} for told in self.diagnostics
        ):
            self._report(offset, "syntax", problem.message, problem.hint)


def _begin(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark is not None else _begin(event)


def _span(event: yaml.Event) -> int:
    return span_of(_begin(event), _end(event))


def _resolve(text: str) -> object:
    """A plain scalar's value. Dates, `no`, `0777` and 1e400 stay what they look like: text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
