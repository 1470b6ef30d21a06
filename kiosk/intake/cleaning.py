"""Texts from within picture files made fit for an exhibit; knows no file and no field.

Such texts are untrusted: they go through a file that curators edit to a terminal and a screen.
"""

import re
import unicodedata

ELLIPSIS = "…"
_LONGEST_WORD = 40

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, byte order marks, halves of characters, and marks that turn text round.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufeff\ufffe\uffff\ufff9-\ufffd\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069\u200b\u2060\u00ad]"
)
_SPACES = re.compile("[\t \u00a0\u2000-\u200a\u3000]+")
_EMPTY_LINES = re.compile("\n{3,}")


def clean(text: str) -> str:
    """`text` in NFC: lines without spaces at their ends, at most one empty line between two."""
    broken = _REFUSED.sub("", _BREAKS.sub("\n", text))
    lines = (_SPACES.sub(" ", line).strip() for line in broken.split("\n"))
    return unicodedata.normalize("NFC", _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip())


def clean_line(text: str) -> str:
    """`text` in NFC on one line."""
    return " ".join(clean(text).split())


def shortened(text: str, max_characters: int, max_lines: int = 1) -> str:
    """A clean text cut to what fits, at the end of a word where there is one near."""
    cut = "\n".join(text.split("\n")[:max_lines])
    if cut == text and len(text) <= max_characters:
        return text
    room = max_characters - len(ELLIPSIS)
    if len(cut) > room:
        cut = cut[:room]
        words = cut.rsplit(maxsplit=1)
        cut = words[0] if len(cut) - len(words[0]) < _LONGEST_WORD else cut
    return cut.rstrip(" \n.,;:-–—") + ELLIPSIS
