"""The files of a new exhibit, written out of a template; puts none of them on a disk.

The template is text, so that its comments reach curators as they are. Each text in it stands
below its key, once for each of its languages, English first; what was not asked for is left out.
Words in angle brackets stand for what is known only now.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.intake.entries import quoted

TO_TRANSLATE = "TO TRANSLATE"
"""By these words a curator finds what the template has in English only."""

_FOLDER = Path(__file__).with_name("template")
_LANGUAGES = ("en", "vi", "fr", "de", "es")
_MAIN_LANGUAGE = _LANGUAGES[0]
_WORDING = re.compile(rf"(?P<margin> +)(?P<language>{'|'.join(_LANGUAGES)}): (?P<words>.*)")
_BLANK = re.compile(r"<(ID|TITLE|LANGUAGES?)>")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a curator has asked for: an id, a title, and language codes, the one at rest first."""

    exhibit_id: str
    title: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    """A text of the template in one language: its first line, and those below it."""

    words: str
    below: tuple[str, ...]


def exhibit_files(wishes: Wishes) -> dict[str, bytes]:
    """What is to stand below exhibits/ID/, by its place there."""
    return {
        path.relative_to(_FOLDER).as_posix(): _written(path, wishes).encode()
        for path in sorted(_FOLDER.rglob("*.yaml"))
    }


def media_files() -> dict[str, bytes]:
    """What is to stand below media/ID/, by its place there."""
    return {path.name: path.read_bytes() for path in sorted(_FOLDER.glob("*.jpg"))}


def untranslated(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of the languages that the template does not speak."""
    return tuple(language for language in languages if _spoken(language) is None)


def _spoken(language: str) -> str | None:
    """The template's language for a code such as "de-AT", or None."""
    main = language.partition("-")[0]
    return main if main in _LANGUAGES else None


def _written(path: Path, wishes: Wishes) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    said = {
        "ID": wishes.exhibit_id,
        "TITLE": quoted(wishes.title),
        "LANGUAGE": wishes.languages[0],
        "LANGUAGES": ", ".join(wishes.languages),
    }
    text = "".join(f"{line}\n" for line in _in_languages(lines, wishes.languages))
    return _BLANK.sub(lambda blank: said[blank[1]], text)  # once: a title may look like a blank


def _in_languages(lines: Sequence[str], languages: Sequence[str]) -> Iterator[str]:
    """The lines of the template with its texts in `languages` only."""
    number = 0
    while number < len(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not (start := _WORDING.fullmatch(following)) or lines[number].lstrip().startswith("#"):
            yield lines[number]
            number += 1
            continue
        key, margin = lines[number], start["margin"]
        number, wordings = _wordings(lines, number + 1, margin)
        if len(languages) == 1:
            yield from _once(key, languages[0], wordings)
        else:
            yield key
            for language in languages:
                yield from _as_one_of_several(margin, language, wordings)


def _wordings(lines: Sequence[str], number: int, margin: str) -> tuple[int, Mapping[str, _Wording]]:
    """The text that begins in line `number`, and the number of the line after it."""
    wordings: dict[str, _Wording] = {}
    while number < len(lines):
        match = _WORDING.fullmatch(lines[number])
        if match is None or match["margin"] != margin:
            break
        first = number = number + 1
        while number < len(lines) and _is_below(lines, number, margin):
            number += 1
        wordings[match["language"]] = _Wording(match["words"], tuple(lines[first:number]))
    return number, wordings


def _is_below(lines: Sequence[str], number: int, margin: str) -> bool:
    """Whether a line belongs to a text whose language stands at `margin`; some are empty."""
    rest = (line for line in lines[number:] if line)
    return next(rest, "").startswith(f"{margin} ")


def _once(key: str, language: str, wordings: Mapping[str, _Wording]) -> Iterator[str]:
    """A text of an exhibit that has one language: it needs no code."""
    spoken = _spoken(language)
    if spoken is None:
        yield f"{' ' * (len(key) - len(key.lstrip()))}# {TO_TRANSLATE}"
    wording = wordings[spoken or _MAIN_LANGUAGE]
    yield f"{key} {wording.words}"
    yield from (line.removeprefix("  ") for line in wording.below)


def _as_one_of_several(
    margin: str, language: str, wordings: Mapping[str, _Wording]
) -> Iterator[str]:
    spoken = _spoken(language)
    if spoken is None:
        yield f"{margin}# {TO_TRANSLATE}"
    wording = wordings[spoken or _MAIN_LANGUAGE]
    yield f"{margin}{language}: {wording.words}"
    yield from wording.below
