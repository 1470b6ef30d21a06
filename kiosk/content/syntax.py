"""What a YAML parser complains of, in the words of someone who writes exhibits; parses nothing.

A parser tells where it gave up. Why is guessed from the lines around that place.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kiosk.content.diagnostics import Problem
from kiosk.content.invisible import INVISIBLE, invisible_problem

LIST_MARK = re.compile(r"(?:[–—―‐−•·●▪◦‣∙*](?=\s)|-(?=[^\W\d]))")
"""What is typed for '- ' at the beginning of a list's item, by people or by their editors."""

WRITE_A_HYPHEN = "Write '- ' (a hyphen and a space) before each item of a list."

_MISPLACED = re.compile(rf"[ ]*(?:-[ ]*)?({INVISIBLE})|[^\"'#:]*:[ ]*({INVISIBLE})")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*([\w-]+):[ ]+(?![|>&*!])\S")
_KEY_OF_A_TEXT = re.compile(r"[ ]*(?:-[ ]+)*([a-z]{2}(?:-\w+)?|text|note|caption|alt):[ ]*$")
_COMMENT = re.compile(r"\s#")

_IN_BRACKETS = (
    "Check the brackets; or a quotation mark is missing, or a text with a colon or comma is not "
    "in quotes."
)
_COLON = (
    "If a text contains a colon, put the whole text in quotes; if this is a key, begin it "
    "in the same column as its neighbours."
)
_ESCAPE = Problem(
    "A backslash has a special meaning within double quotes.",
    "Use single quotes instead, or write the backslash twice.",
)
_MISSING = Problem("A value is missing here.", "Check the brackets and commas around it.")
# What libyaml and PyYAML say, and what that means to someone who has never heard of tokens.
_MEANINGS = (
    (
        "mapping values are not allowed",
        Problem("There is a colon here that does not belong to a key.", _COLON),
    ),
    ("unknown escape character", _ESCAPE),
    ("did not find expected hexdecimal", _ESCAPE),
    ("invalid Unicode character escape", _ESCAPE),
    (
        "could not find expected ':'",
        Problem(
            "A colon is missing here, or a space after it.",
            "Write 'key: value', with a space after the colon.",
        ),
    ),
    (
        "did not find expected key",
        Problem(
            "This line does not fit to the lines above it.",
            "Begin keys of the same group in the same column; close quotes and brackets; put a "
            "text that begins with '{' or '[' in quotes.",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Problem(
            "This line does not fit to the list above it.",
            "Begin all items of the list with '-' in the same column, and all keys of an item in "
            "the column of its first key.",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Problem("A list cannot begin here.", "Begin the list on its own line, below its key."),
    ),
    (
        "did not find expected ',' or",
        Problem("A comma or a closing bracket is missing before this.", _IN_BRACKETS),
    ),
    (
        "while scanning an a",  # an alias or an anchor
        Problem(
            "A value cannot begin with '*' or '&'.",
            "Put the whole value in quotes; or write '|' and begin the text on the next line.",
        ),
    ),
    (
        "cannot start any token",
        Problem("This character cannot begin a value.", "Put the whole value in quotes."),
    ),
    (
        "quoted scalar",
        Problem(
            "This text in quotes does not end.",
            "Write the closing quote; a quote within the text is written twice.",
        ),
    ),
    ("expected the node content", _MISSING),
    ("did not find expected node content", _MISSING),
    (
        "did not find expected <document start>",
        Problem(
            "The file should have ended before this line.",
            "Check that all keys begin in the same column.",
        ),
    ),
    (
        "block scalar",
        Problem(
            "The text below cannot begin like this.",
            "Write '|' alone after the colon and begin the text on the next line.",
        ),
    ),
)
_NO_MEANING = Problem(
    "This cannot be read.",
    "Check colons, quotes, brackets and indentation here and in the line above.",
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """`said` by a parser that gave up at offset `end` of `text`, about what starts at `begin`."""

    said: str
    text: str
    begin: int
    end: int

    def explained(self) -> tuple[int, Problem]:
        """The offset to point at, and what to say."""
        lines = _Lines(self.text)
        here = lines.at(self.end)
        for index in range(max(lines.at(self.begin), here - 1), here + 1):
            found = _MISPLACED.match(lines[index])
            if found is not None:
                group = 1 if found[1] else 2
                return lines.start(index) + found.start(group), invisible_problem(found[group])
        header = lines.header(here)
        lone = (lines.at(self.begin),) if "could not find expected ':'" in self.said else ()
        for index in (here, *(() if header is None else (header,)), *lone):
            words = lines[index].lstrip(" ")
            if (mark := LIST_MARK.match(words)) is not None:
                return lines.start(index) + len(lines[index]) - len(words), bad_list_mark(mark[0])
        meaning = next((mean for pattern, mean in _MEANINGS if pattern in self.said), _NO_MEANING)
        # What does not end, or is no key after all, is best pointed at where it begins.
        begins_there = "end of stream" in self.said or "simple key" in self.said
        offset = self.begin if begins_there else self.end
        if "did not find expected ',' or" in self.said:
            return self.end, self._unclosed(lines, meaning)
        if "did not find expected key" in self.said and self._follows_a_quote():
            return offset, _AFTER_QUOTE
        if "mapping values" in self.said:
            return offset, _quotes(lines, here, offset, meaning) or _long_text(
                lines, header, here, meaning
            )
        if "could not find expected ':'" in self.said:
            begun = lines.at(self.begin)
            if lines[begun].strip().count(" ") > 1:
                return offset, _long_text(lines, max(begun - 1, 0), begun, meaning)
            return offset, _long_text(lines, lines.header(begun), begun, meaning)
        return offset, meaning

    def _unclosed(self, lines: "_Lines", meaning: Problem) -> Problem:
        """Brackets that span lines are most often ones that were never closed."""
        opener = self.text[self.begin : self.begin + 1]
        opened = lines.at(self.begin)
        hint = meaning.hint
        if _COMMENT.search(self.text, self.begin, self.end):
            hint = (
                "A '#' begins a comment, which hides the rest of its line; put the text in quotes."
            )
        if opener not in _CLOSERS or opened == lines.at(self.end):
            return Problem(meaning.message, hint)
        closer = _CLOSERS[opener]
        return Problem(
            f"A comma or a '{closer}' is missing before this: '{opener}' was opened in "
            f"line {opened + 1}.",
            hint,
        )

    def _follows_a_quote(self) -> bool:
        line_start = self.text.rfind("\n", 0, self.end) + 1
        return self.text[line_start : self.end].rstrip().endswith(('"', "'"))


_CLOSERS = {"{": "}", "[": "]"}
_AFTER_QUOTE = Problem(
    "The text in quotes ended before this.",
    "A closing quote is missing above, or a quote within the text ends it: write “ and ” there.",
)


def bad_list_mark(mark: str) -> Problem:
    """What to say about a `mark` that makes no list."""
    if mark == "-":
        return Problem("There is no space after the '-'.", WRITE_A_HYPHEN)
    return Problem(f"'{mark}' does not begin an item of a list.", WRITE_A_HYPHEN)


def _quotes(lines: "_Lines", here: int, offset: int, meaning: Problem) -> Problem | None:
    """A text with a colon, in the line of its key."""
    key = _KEY.match(lines[here])
    if key is None or lines.start(here) + key.end(1) >= offset:
        return None
    return Problem(meaning.message, f"Put all that stands after '{key[1]}:' in quotes.")


def _long_text(lines: "_Lines", header: int | None, here: int, meaning: Problem) -> Problem:
    """A text of several lines, without the '|' that lets it have colons and any line breaks."""
    if header is None or header == here:
        return meaning
    before_colon, colon, _ = lines[here].strip().partition(":")
    is_text = not colon or " " in before_colon  # and otherwise a key, perhaps
    key = _KEY.match(lines[header])
    if key is None and is_text:
        key = _KEY_OF_A_TEXT.match(lines[header])
    if key is None:
        return meaning
    hint = (
        f"A long text needs '|' after '{key[1]}:'; it begins on the next line, further right "
        f"than '{key[1]}'."
    )
    return Problem(meaning.message, hint if is_text else f"{meaning.hint} {hint}")


class _Lines:
    """The lines of a text, from 0; one beyond the last is empty."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
        self._text = text

    def __getitem__(self, index: int) -> str:
        end = self._starts[index + 1] if index + 1 < len(self._starts) else None
        return self._text[self._starts[index] : end].rstrip("\r\n")

    def start(self, index: int) -> int:
        return self._starts[index]

    def at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def header(self, index: int) -> int | None:
        """The nearest line above `index` that is indented less."""
        indent = _indent(self[index])
        above = range(index - 1, -1, -1)
        return next((i for i in above if self[i].strip() and _indent(self[i]) < indent), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
