"""Writes descriptions of pictures as YAML, to be added to what a curator has written.

What is not known is written as a key without a value, which `kiosk check` tells with its place.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from kiosk.content.text import EVERY_LANGUAGE, LocalizedText
from kiosk.intake.description import Description

FILL_IN = "TO FILL IN"
"""By this word a curator finds what is still to be written."""

_PLAIN = re.compile(r"(?:https?://)?[\w.-]+(?:/[\w.-]*)+|CC[\w.-]+", re.ASCII)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_BRACKETS = {"[": "\\x5B", "{": "\\x7B"}
_OPENED, _CLOSED = re.compile(r"[\[{]"), re.compile(r"[\]}]")


def entry(
    picture_id: str, file: str, description: Description, languages: Sequence[str]
) -> Iterator[str]:
    """The lines of a picture's entry; `file` is its place under media/."""
    yield f"{picture_id}:"
    yield f"  file: {scalar(file)}"
    yield "  kind: photograph"
    if description.caption is not None:
        yield from _text("caption", description.caption)
    if description.alt is not None:
        yield from _text("alt", description.alt)
    else:
        yield from _missing_alt(languages)
    if description.credit is not None:
        yield from _text("credit", description.credit)
    else:
        yield f"  # {FILL_IN}: who made it or keeps it"
        yield "  credit:"
    yield from _rights(description)
    if description.date is not None:
        yield f"  date: {description.date}"
    if description.place is not None:
        yield from _text("place", description.place)


def scalar(text: str) -> str:
    """`text` as one line of YAML: plain where nothing can be mistaken, else in quotes."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """`text` as one line of YAML in quotes."""
    escapes = _ESCAPES | _BRACKETS if _opens_too_much(text) else _ESCAPES
    written = ['"']
    for letter in text:
        # An accent would be put on the letter of the escape before it.
        if unicodedata.combining(letter) and written[-1].startswith("\\"):
            written.append(f"\\U{ord(letter):08X}")
        else:
            written.append(escapes.get(letter, letter))
    return "".join((*written, '"'))


def _text(key: str, text: LocalizedText) -> Iterator[str]:
    if EVERY_LANGUAGE in text.said:
        yield from _value(f"  {key}", text.said[EVERY_LANGUAGE])
        return
    yield f"  {key}:"
    for language, words in text.said.items():
        yield from _value(f"    {language}", words)


def _value(key: str, text: str) -> Iterator[str]:
    """A key and its text: several lines as people write them, below `|`."""
    lines = text.split("\n")
    if len(lines) == 1 or not _can_stand_below(lines) or _opens_too_much(text):
        yield f"{key}: {quoted(text)}"
        return
    yield f"{key}: |-"
    indentation = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indentation}{line}" if line else "" for line in lines)


def _can_stand_below(lines: Sequence[str]) -> bool:
    return bool(lines[0]) and bool(lines[-1]) and all(line == line.strip() for line in lines)


def _opens_too_much(text: str) -> bool:
    """Whether brackets stay open: many of them make a file that is refused as nested too deep."""
    return len(_OPENED.findall(text)) > len(_CLOSED.findall(text))


def _missing_alt(languages: Sequence[str]) -> Iterator[str]:
    yield f"  # {FILL_IN}: what the picture shows, for visitors who cannot see it"
    yield "  alt:"
    if len(languages) > 1:
        yield from (f"    {language}:" for language in languages)


def _rights(description: Description) -> Iterator[str]:
    if description.rights is not None:
        yield f"  rights: {scalar(description.rights)}"
        return
    said = description.rights_said
    if _opens_too_much(said):
        said = _CLOSED.sub(")", _OPENED.sub("(", said))
    told = f"; the file says: {said}" if said else ""
    yield f"  # {FILL_IN}: a licence or a rights statement{told}"
    yield "  rights:"
