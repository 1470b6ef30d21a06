"""Ids and file names for pictures, made of the names that they came with; opens no file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

from kiosk.content.references import MAX_ID_CHARACTERS

_MAX_STEM_CHARACTERS = MAX_ID_CHARACTERS - 6  # a number may follow
_NAMELESS = "picture"
# Latin letters that are not a base letter with an accent.
_FOLDED = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t",
        "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "'": "", "’": "",
    }
)  # fmt: skip
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}")
_NOT_A_WORD = re.compile(r"[0-9]+|true|false|null")  # in YAML these are no words without quotes


def tidy(name: str) -> str:
    """`Cầu Long Biên (1972)` as `cau-long-bien-1972`: fit for an id and for a file."""
    small = unicodedata.normalize("NFKD", name.casefold().translate(_FOLDED))
    plain = "".join(letter for letter in small if not unicodedata.combining(letter))
    stem = _NO_LETTERS.sub("-", plain.translate(_FOLDED))[:_MAX_STEM_CHARACTERS].strip("-")
    return f"{_NAMELESS}-{stem}" if _NOT_A_WORD.fullmatch(stem) else stem or _NAMELESS


def split_name(file_name: str) -> tuple[str, str]:
    """The name without its ending, and the ending in lower case: `("DSC 1", ".jpg")`."""
    stem, dot, ending = file_name.rpartition(".")
    if stem and _ENDING.fullmatch(dot + ending):
        return stem, f".{ending.lower()}"
    return file_name, ""


class Names:
    """Ids and file names that are taken; whether letters are small or capital is no difference."""

    def __init__(self, ids: Iterable[str], files: Iterable[str]) -> None:
        self._ids = set(ids)
        self._files = {file.casefold() for file in files}

    def new_file(self, file_name: str) -> tuple[str, str]:
        """A free id, and a free name made of it, for a file that is called `file_name` elsewhere.

        They agree, and have a number from 2 where others came first.
        """
        stem, ending = split_name(file_name)
        free = next(
            word
            for word in _numbered(tidy(stem))
            if word not in self._ids and word + ending not in self._files
        )
        self._ids.add(free)
        self._files.add(free + ending)
        return free, free + ending

    def new_id(self, file_name: str) -> str:
        """A free id for a file that keeps its name."""
        words = _numbered(tidy(split_name(file_name)[0]))
        free = next(word for word in words if word not in self._ids)
        self._ids.add(free)
        return free


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))
