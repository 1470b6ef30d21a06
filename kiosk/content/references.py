"""Ids, and which fields define or name them; knows no page kind and no catalogue."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused
from kiosk.content.text import LanguageCode, LocalizedText, not_words

Loc = tuple[str | int, ...]
"""The way to a value in a file: keys and list positions, from 0."""

MAX_ID_CHARACTERS = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that names something given elsewhere.

    `kind` is "picture", "source", "person", "page" or "language"; and of sounds it tells what is
    done with them: "sound" is listened to, "ambience" heard meanwhile, "effect" follows a touch.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Defines:
    """Marks a field that gives an id by which others name its record."""

    kind: str


@dataclass(frozen=True, slots=True)
class MediaFile:
    """Marks a field that names a file under media/; `kind` tells what must be in it."""

    kind: str


@dataclass(frozen=True, slots=True)
class ProseMark:
    """Marks a localized text that may use Markdown."""


Leaf = tuple[Loc, tuple[object, ...], object]
_M = TypeVar("_M")


def check_id(word: str) -> Problem | None:
    """Why `word` cannot be an id, or None: lower case letters, digits, single hyphens."""
    if len(word) <= MAX_ID_CHARACTERS and _ID.fullmatch(word):
        return None
    tidy = _BETWEEN_WORDS.sub("-", word.strip()).lower()
    example = tidy if len(tidy) <= MAX_ID_CHARACTERS and _ID.fullmatch(tidy) else "twelve-nights"
    return Problem(
        f"'{word[:MAX_ID_CHARACTERS]}' cannot be an id.",
        f"Ids are lower case letters and digits, joined by hyphens: '{example}'.",
    )


def _new_id(value: object) -> str:
    word = _named_id(value)
    problem = check_id(word)
    if problem is not None:
        raise refused(problem)
    return word


def _named_id(value: object) -> str:
    """An id as named: how it must look is said where it is defined, and here what it may be."""
    if not isinstance(value, str):
        raise refused(not_words(value, "An id"))
    return value


NewPageId = Annotated[str, Defines("page"), BeforeValidator(_new_id)]
NewItemId = Annotated[str, Defines("item"), BeforeValidator(_new_id)]
PictureId = Annotated[str, Reference("picture"), BeforeValidator(_named_id)]
SourceId = Annotated[str, Reference("source"), BeforeValidator(_named_id)]
PersonId = Annotated[str, Reference("person"), BeforeValidator(_named_id)]
SoundId = Annotated[str, Reference("sound"), BeforeValidator(_named_id)]
AmbienceId = Annotated[str, Reference("ambience"), BeforeValidator(_named_id)]
EffectId = Annotated[str, Reference("effect"), BeforeValidator(_named_id)]
VideoId = Annotated[str, Reference("video"), BeforeValidator(_named_id)]
PageId = Annotated[str, Reference("page"), BeforeValidator(_named_id)]
OriginalLanguage = Annotated[LanguageCode, Reference("language")]
ProseText = Annotated[LocalizedText, ProseMark()]


def walk_references(record: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Every id that `record` names: where, of what kind, and the id."""
    for loc, mark, value in _marked(record, Reference):
        yield loc, mark.kind, str(value)


def walk_definitions(record: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Every id that `record` defines: where, of what kind, and the id."""
    for loc, mark, value in _marked(record, Defines):
        yield loc, mark.kind, str(value)


def walk_media_files(record: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Every file under media/ that `record` names itself: where, of what kind, and its name."""
    for loc, mark, value in _marked(record, MediaFile):
        yield loc, mark.kind, str(value)


def walk_texts(record: BaseModel) -> Iterator[tuple[Loc, LocalizedText, tuple[object, ...]]]:
    """Every localized text in `record`: where, the text, and its marks: ProseMark, SetIn."""
    for loc, metadata, value in _leaves(record, ()):
        if isinstance(value, LocalizedText):
            yield loc, value, metadata


def _marked(record: BaseModel, mark_type: type[_M]) -> Iterator[tuple[Loc, _M, object]]:
    for loc, metadata, value in _leaves(record, ()):
        for mark in metadata:
            if isinstance(mark, mark_type):
                yield loc, mark, value


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record in which there may be something to find."""

    name: str
    key: str
    annotation: Any
    metadata: tuple[object, ...]


@cache
def _fields(record: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields worth a look: most keys of the many rows of a table hold but a number."""
    return tuple(
        _Field(name, field.alias or name, field.annotation, tuple(field.metadata))
        for name, field in record.model_fields.items()
        if _may_hold(field.annotation, tuple(field.metadata))
    )


def _may_hold(annotation: Any, metadata: tuple[object, ...]) -> bool:
    """Whether a value may be marked, a localized text, or have such within."""
    if any(isinstance(mark, Reference | Defines | MediaFile | ProseMark) for mark in metadata):
        return True
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _may_hold(inner, tuple(marks))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | LocalizedText):
        return True
    return any(_may_hold(inner, ()) for inner in get_args(annotation))


def _leaves(record: BaseModel, loc: Loc) -> Iterator[Leaf]:
    for field in _fields(type(record)):
        value = getattr(record, field.name)
        if value is not None and value != ():
            yield from _walk(field.annotation, field.metadata, value, (*loc, field.key))


def _walk(annotation: Any, metadata: tuple[object, ...], value: object, loc: Loc) -> Iterator[Leaf]:
    """Follow `value` and its annotation side by side, down to what holds no further values."""
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from _leaves(value, loc)
        return
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from _walk(inner, (*metadata, *marks), value, loc)
        return
    arguments = get_args(annotation)
    if get_origin(annotation) in {Union, UnionType}:
        yield from _walk(_arm_for(arguments, value), metadata, value, loc)
    elif isinstance(value, tuple) and arguments:
        inner = arguments[0]
        for index, item in enumerate(value):
            yield from _walk(inner, (), item, (*loc, index))
    elif isinstance(value, Mapping) and arguments:
        for key, item in value.items():
            yield from _walk(arguments[1], (), item, (*loc, key))
    else:
        yield loc, metadata, value


def _arm_for(arms: tuple[Any, ...], value: object) -> Any:
    """The arm of a union that `value` was read by."""
    for arm in arms:
        plain = get_args(arm)[0] if get_origin(arm) is Annotated else arm
        plain = get_origin(plain) or plain
        if isinstance(plain, type) and isinstance(value, plain):
            return arm
    return arms[0]
