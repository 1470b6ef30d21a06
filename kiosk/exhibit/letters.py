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
from kiosk.content.webvtt import Script
from kiosk.exhibit.parts import Shaped
from kiosk.imaging.font import letters_of
from kiosk.widgets.families import FAMILIES

MAX_LISTED = 12
TEXT = "text"  # the use of a font for all that is marked for no other

# Spaces, controls and what joins or chooses forms are never drawn themselves.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))


class Fonts:
    """The letters of a theme's fonts, by what they are used for."""

    def __init__(self, theme: Theme, font_files: Mapping[str, Path]) -> None:
        self._fonts = {use: _font(family, font_files) for use, family in theme.fonts}

    def check_texts(self, records: Iterable[Shaped[Any]]) -> Iterator[Diagnostic]:
        """A notice for each language and font that do not go together, at the first such text."""
        told: set[tuple[str, str]] = set()
        for shaped in records:
            for loc, text, marks in walk_texts(shaped.record):
                use = next((mark.use for mark in marks if isinstance(mark, SetIn)), TEXT)
                name, _ = self._fonts[use]
                for language, words in text.said.items():
                    problem = self._problem(words, use)
                    if problem is not None and (language, name) not in told:
                        told.add((language, name))
                        yield shaped.part.at(
                            (*loc, language), "letters", problem, severity=Severity.NOTICE
                        )

    def check_captions(self, scripts: Iterable[Script]) -> Iterator[Diagnostic]:
        """A notice for each file of captions with such letters, at the first of them."""
        for script in scripts:
            for index, cue in enumerate(script.captions.cues):
                problem = self._problem(cue.text, TEXT)
                if problem is not None:
                    yield script.at_cue(index, "letters", problem, severity=Severity.NOTICE)
                    break

    def _problem(self, words: str, use: str) -> Problem | None:
        name, letters = self._fonts[use]
        missing = [letter for letter in _seen(words) if letter not in letters]
        return _missing(missing, name, use) if missing else None


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
