"""Letters that cannot be seen and are no spaces to a program; knows nothing of files."""

import re

from kiosk.content.diagnostics import Problem

_TYPE_A_SPACE = "Delete it and type an ordinary space."
_DELETE = "Delete it; it often comes with text copied from another program."
_LETTERS = {
    "\u00a0": ("a no-break space", _TYPE_A_SPACE),
    "\u202f": ("a narrow no-break space", _TYPE_A_SPACE),
    "\u2007": ("a figure space", _TYPE_A_SPACE),
    "\u2009": ("a thin space", _TYPE_A_SPACE),
    "\u3000": ("a wide space", _TYPE_A_SPACE),
    "\u00ad": ("a soft hyphen", _DELETE),
    "\u200b": ("a zero-width space", _DELETE),
    "\u200c": ("a zero-width non-joiner", _DELETE),
    "\u200d": ("a zero-width joiner", _DELETE),
    "\u200e": ("a left-to-right mark", _DELETE),
    "\u200f": ("a right-to-left mark", _DELETE),
    "\u2060": ("a word joiner", _DELETE),
    "\ufeff": ("a zero-width no-break space", _DELETE),
}

INVISIBLE = f"[{''.join(_LETTERS)}]"
"""A regular expression for one of them. Within texts they are honest typography."""

_INVISIBLE = re.compile(INVISIBLE)


def find_invisible(text: str) -> int | None:
    """The offset of the first of them in `text`."""
    found = _INVISIBLE.search(text)
    return found.start() if found is not None else None


def invisible_problem(letter: str) -> Problem:
    """What to say about a `letter` that nobody sees."""
    name, hint = _LETTERS.get(letter, (f"U+{ord(letter):04X}", _DELETE))
    return Problem(f"There is an invisible character here: {name}.", hint)
