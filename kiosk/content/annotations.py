"""Reads the type annotations of records: unions, their forms, what is within; knows no value."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag


def arms(annotation: Any) -> Iterator[Any]:
    """The plain types that an annotation may stand for."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from arms(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for argument in get_args(annotation):
            yield from arms(argument)
    else:
        yield annotation


def is_record(annotation: Any) -> bool:
    """Whether it is a record, and not a list of them or the like."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The first record that an annotation may stand for."""
    return next((arm for arm in arms(annotation) if is_record(arm)), None)


def form_of(annotation: Any, name: str | int) -> Any:
    """The form of a union that goes by a name, or None."""
    forms = list(named_forms(annotation))
    if len(forms) < 2:
        return None
    return next((form for names, form in forms if name in names), None)


def named_forms(annotation: Any) -> Iterator[tuple[tuple[object, ...], Any]]:
    """The forms of a union, each with the names it goes by: its tag, or the words for its kind."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        for argument in arguments:
            yield from named_forms(argument)
    elif origin is Annotated:
        tags = tuple(mark.tag for mark in arguments[1:] if isinstance(mark, Tag))
        if tags:
            yield tags, arguments[0]
        else:
            yield from named_forms(arguments[0])
    elif is_record(annotation):
        fields = (field.annotation for field in annotation.model_fields.values())
        yield tuple(word for each in fields for word in words_of(each)), annotation
    else:
        yield (), annotation


def words_of(annotation: Any) -> tuple[object, ...]:
    """The words of which one must be written; none where other things may be."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def steps(annotation: Any, segment: str | int) -> Iterator[Any]:
    """What may stand at a key or at a place of a list."""
    for arm in arms(annotation):
        origin, arguments = get_origin(arm), get_args(arm)
        if is_record(arm):
            if isinstance(segment, str) and segment in arm.model_fields:
                yield arm.model_fields[segment].annotation
        elif isinstance(segment, int) and origin in {tuple, list}:
            yield arguments[0]
        elif isinstance(segment, str) and isinstance(origin, type) and issubclass(origin, Mapping):
            yield arguments[1]
