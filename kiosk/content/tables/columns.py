"""What the keys of a record take where records stand in a table; knows no table's format."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kiosk.content.annotations import arms
from kiosk.content.positions import Geometry
from kiosk.content.references import Defines, Reference
from kiosk.content.text import LocalizedText

_BETWEEN_WORDS = re.compile(r"[\s,;]+")


class Takes(Enum):
    """What one key takes."""

    VALUE = auto()
    WORDS = auto()  # several, with spaces between them
    TEXT = auto()  # in every language, or one for each: `title.vi`
    GEOMETRY = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One key of a record; `geometry` is its type in GeoJSON, and "" where it takes none.

    `is_its_own` of what two records never share: an id, words, and what they lead to.
    """

    key: str
    takes: Takes
    is_required: bool
    is_its_own: bool
    description: str
    geometry: str = ""


@cache
def columns_of(record: type[BaseModel]) -> Mapping[str, Column]:
    """The columns of a record by their keys."""
    return MappingProxyType(
        {name: _column(name, field) for name, field in record.model_fields.items()}
    )


def split_words(text: str) -> list[str]:
    """The words of a column that takes several."""
    return [word for word in _BETWEEN_WORDS.split(text) if word]


def one_of(record: type[BaseModel]) -> str:
    """What a record is called, at the beginning of a sentence: "A place", "An event"."""
    name = record.__name__.lower()
    return f"An {name}" if name[0] in "aeiou" else f"A {name}"


def _column(name: str, field: FieldInfo) -> Column:
    geometry = next((mark.type for mark in field.metadata if isinstance(mark, Geometry)), "")
    takes = Takes.GEOMETRY if geometry else _takes(field.annotation)
    marks = [*field.metadata, *_marks_within(field.annotation)]
    is_named = any(isinstance(mark, Defines | Reference) for mark in marks)
    return Column(
        name,
        takes,
        field.is_required(),
        is_named or takes is Takes.TEXT,
        field.description or "",
        geometry,
    )


def _takes(annotation: Any) -> Takes:
    plain = list(arms(annotation))
    if LocalizedText in plain:
        return Takes.TEXT
    return Takes.WORDS if any(get_origin(arm) is tuple for arm in plain) else Takes.VALUE


def _marks_within(annotation: Any) -> list[object]:
    """The marks on the arms of a union and on the items of a list."""
    inner = getattr(annotation, "__args__", ())
    own = getattr(annotation, "__metadata__", ())
    return [*own, *(mark for each in inner for mark in _marks_within(each))]
