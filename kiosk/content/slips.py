"""Slips that make sound YAML of other words than were meant; knows no key and no record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.diagnostics import Problem

_TIDY_COMMENT = re.compile(r"[ \t]{2,}#(?:[ \t\r\n]|$)")
_COMMENT = re.compile(r"[ \t]+(#)")
_KEY_WITHOUT_SPACE = re.compile(r"([a-z]{2}):([^\W\d_]\S*)")
_INCHES = re.compile(r'[0-9]"\s*\Z')
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{2}0")  # nobody ends decimals with a nought
_OTHER_QUOTES = re.compile("[„“”«»]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A likely slip at an offset of a file."""

    offset: int
    code: str
    problem: Problem


def slips(text: str, begin: int, end: int, value: str, *, is_plain: bool) -> Iterator[Slip]:
    """What is odd about the text `value`, written at `begin` to `end` of the file `text`."""
    if is_plain:
        cut = _COMMENT.match(text, end)
        if cut is not None and not _TIDY_COMMENT.match(text, end):
            yield Slip(cut.start(1), "comment", _CUT)
        if key := _KEY_WITHOUT_SPACE.match(value):
            yield Slip(begin, "no-space", _no_space(key[1], key[2]))
    if _has_a_lone_quote(value):
        yield Slip(begin, "lone-quote", _LONE_QUOTE)


def thousands(begin: int, written: str) -> Iterator[Slip]:
    """A number such as 75.000, which some languages write for seventy-five thousand."""
    if _THOUSANDS.fullmatch(written):
        problem = Problem(
            f"{written} is read as {float(written):g}: a point begins the decimals.",
            f"If thousands are meant, write {written.replace('.', '')}.",
        )
        yield Slip(begin, "thousands", problem)


_CUT = Problem(
    "Everything after '#' is a comment.",
    "Put the text in quotes if it belongs to it; if not, two spaces before '#' and one after "
    "make that clear.",
)
_LONE_QUOTE = Problem(
    "This text has a quotation mark that opens or closes nothing.",
    "Write its partner, or delete it.",
)


def _no_space(key: str, word: str) -> Problem:
    return Problem(
        f"'{key}:{word[:20]}' is read as a text, not as the language '{key}'.",
        f"Write '{key}: {word[:20]}', with a space after the colon.",
    )


def _has_a_lone_quote(value: str) -> bool:
    """Each paragraph of a text may open with a quote; inches and other quotes are let be."""
    words = value.strip()
    at_one_end = words.startswith('"') is not words.endswith('"')
    if not at_one_end or words.count('"') % 2 == 0:
        return False
    return not _INCHES.search(words) and not _OTHER_QUOTES.search(words)
