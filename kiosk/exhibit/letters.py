"""Letters that the fonts of an exhibit lack: visitors would see gaps; knows no kind of page."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.references import walk_texts
from kiosk.content.text import SetIn
from kiosk.content.theme import FontFiles, Theme
from kiosk.exhibit.parts import Shaped
from kiosk.imaging.font import letters_of
from kiosk.widgets.families import FAMILIES

MAX_LISTED = 12

# Spaces, controls and what joins or chooses forms are never drawn themselves.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def check_letters(
    records: Iterable[Shaped[Any]], theme: Theme, font_files: Mapping[str, Path]
) -> Iterator[Diagnostic]:
    """A notice for each language and font that do not go together, at the first such text."""
    fonts = {use: _font(family, font_files) for use, family in theme.fonts}
    told: set[tuple[str, str]] = set()
    for shaped in records:
        for loc, text, marks in walk_texts(shaped.record):
            use = next((mark.use for mark in marks if isinstance(mark, SetIn)), "text")
            name, letters = fonts[use]
            for language, words in text.said.items():
                missing = [letter for letter in _seen(words) if letter not in letters]
                if missing and (language, name) not in told:
                    told.add((language, name))
                    problem = _missing(missing, name, use)
                    yield shaped.part.at(
                        (*loc, language), "letters", problem, severity=Severity.NOTICE
                    )


def _font(family: str | FontFiles, files: Mapping[str, Path]) -> tuple[str, frozenset[str]]:
    """The name of a family and the letters of its regular cut."""
    if isinstance(family, FontFiles):
        return family.regular, letters_of(files[family.regular])
    return family, _builtin_letters(family)


@cache
def _builtin_letters(family: str) -> frozenset[str]:
    return letters_of(FAMILIES[family][0])


def _seen(words: str) -> Iterator[str]:
    for letter in dict.fromkeys(words):
        if unicodedata.category(letter) not in _UNSEEN and letter not in _VARIATIONS:
            yield letter


def _missing(letters: list[str], font: str, use: str) -> Problem:
    listed = "".join(letters[:MAX_LISTED]) + ("…" if len(letters) > MAX_LISTED else "")
    one = len(letters) == 1
    subject = f"The letter{'' if one else 's'} '{listed}' of this text {'is' if one else 'are'}"
    return Problem(
        f"{subject} not in the font '{font}'; visitors will see gaps.",
        "Write it otherwise, or name a font that has all letters in a theme of your own: "
        f"fonts: {{{use}: {{regular: ...}}}}.",
    )
