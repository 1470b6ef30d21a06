"""Plain data into records, and pydantic's errors into sentences; knows no particular record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.diagnostics import Diagnostic, Problem, described
from kiosk.content.document import Document
from kiosk.content.invisible import find_invisible, invisible_problem
from kiosk.content.record import REFUSED
from kiosk.content.references import Loc
from kiosk.content.suggest import closest, did_you_mean
from kiosk.content.syntax import LIST_MARK, WRITE_A_HYPHEN

_R = TypeVar("_R", bound=BaseModel)

_MAX_WORD_CHARACTERS = 40
_QUOTED = re.compile(r"'([^']*)'")


def parse_record(
    model: type[_R], data: object, document: Document, loc: Loc = ()
) -> _R | tuple[Diagnostic, ...]:
    """`data`, which stands at `loc` of `document`, as a `model`; or everything wrong with it."""
    if not isinstance(data, dict):
        problem = _Misfit(data, {}).keys()
        return (document.at(loc, "wrong-type", problem),)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        misspelt = set(_misspelt(errors, model))
        return tuple(
            _diagnostic(details, model, document, loc)
            for details in errors
            if details["type"] != "missing" or tuple(details["loc"]) not in misspelt
        )


def _misspelt(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> Iterator[Loc]:
    """Where the keys would stand that unknown ones were probably meant to be."""
    for details in errors:
        if details["type"] == "extra_forbidden":
            *way, key = details["loc"]
            record = record_at(model, tuple(way))
            guess = closest(str(key), record.model_fields) if record is not None else None
            if guess is not None:
                yield (*way, guess)


def _diagnostic(
    details: ErrorDetails, model: type[BaseModel], document: Document, base: Loc
) -> Diagnostic:
    kind, inner = details["type"], tuple(details["loc"])
    loc = (*base, *inner)
    if kind == "extra_forbidden":
        problem = _unknown_key(str(inner[-1]), record_at(model, inner[:-1]))
        return document.at(loc, "unknown-key", problem, key=True)
    if kind == "missing":
        problem = _missing_key(str(inner[-1]), record_at(model, inner[:-1]))
        return document.at(loc[:-1], "missing-key", problem)
    context: Mapping[str, Any] = details.get("ctx", {})
    if key := context.get("key"):
        loc = (*loc, key)
    if details["input"] is None:
        problem = _nothing(loc, document)
        return document.at(loc, "empty", problem, key=True)
    problem = _unseen(details["input"]) or _SENTENCES.get(kind, _Misfit.unfit)(
        _Misfit(details["input"], context)
    )
    return document.at(loc, "value", problem, key=bool(key))


def _unseen(value: object) -> Problem | None:
    """Why a short word is not what it looks like; in longer texts, such letters are typography."""
    if not isinstance(value, str) or len(value) > _MAX_WORD_CHARACTERS:
        return None
    offset = find_invisible(value)
    return invisible_problem(value[offset]) if offset is not None else None


def record_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The record that stands at `loc` of a `model`; segments that are no keys are skipped."""
    here: Any = model
    for segment in loc:
        here = next(_steps(here, segment), here)
    return next((arm for arm in _arms(here) if _is_record(arm)), None)


def _steps(annotation: Any, segment: str | int) -> Iterator[Any]:
    for arm in _arms(annotation):
        origin, arguments = get_origin(arm), get_args(arm)
        if _is_record(arm):
            if isinstance(segment, str) and segment in arm.model_fields:
                yield arm.model_fields[segment].annotation
        elif isinstance(segment, int) and origin in {tuple, list}:
            yield arguments[0]
        elif isinstance(segment, str) and isinstance(origin, type) and issubclass(origin, Mapping):
            yield arguments[1]


def _arms(annotation: Any) -> Iterator[Any]:
    """The plain types that an annotation may stand for."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _arms(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for argument in get_args(annotation):
            yield from _arms(argument)
    else:
        yield annotation


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unknown_key(key: str, record: type[BaseModel] | None) -> Problem:
    known = list(record.model_fields) if record is not None else []
    listed = f"Keys known here: {', '.join(known)}." if known else "Delete it."
    return Problem(f"The key '{key}' is not known here.", did_you_mean(key, known) or listed)


def _missing_key(key: str, record: type[BaseModel] | None) -> Problem:
    field = record.model_fields.get(key) if record is not None else None
    description = field.description if field is not None else None
    hint = f"'{key}': {description}." if description else f"Write '{key}: ...'."
    return Problem(f"The key '{key}' is missing here.", hint)


def _nothing(loc: Loc, document: Document) -> Problem:
    if isinstance(loc[-1], int):
        return Problem("There is nothing after the '-'.", "Write a value, or delete the line.")
    key = next((segment for segment in reversed(loc) if isinstance(segment, str) and segment), "")
    hint = "Write its value, or delete the line."
    if "#" in document.rest_of_line(loc):
        hint = "A '#' begins a comment; put the value in quotes."
    return Problem(f"There is nothing after the key '{key}'.", hint)


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A value that was refused, and what pydantic knows about why; a sentence for each case."""

    value: object
    context: Mapping[str, Any]

    def refused(self) -> Problem:
        """One of our own validators has said it already."""
        return Problem(str(self.context["message"]), str(self.context["hint"]))

    def value_error(self) -> Problem:
        """A validator raised plain words, without a hint."""
        said = str(self.context.get("error", "")).strip().rstrip(".")
        return Problem(f"{said[:1].upper()}{said[1:]}.") if said else self.unfit()

    def text(self) -> Problem:
        return self._instead_of("A text is", "Put it in quotes if it is meant as text.")

    def number(self) -> Problem:
        return self._instead_of("A number is", "Write digits only, with a point for decimals.")

    def truth(self) -> Problem:
        return self._instead_of("true or false is", "Write true or false, without quotes.")

    def list(self) -> Problem:
        hint = "Write [one, two], or one item on each line, each after '- '."
        if isinstance(self.value, str) and LIST_MARK.match(self.value):
            hint = WRITE_A_HYPHEN
        return self._instead_of("A list is", hint)

    def keys(self) -> Problem:
        return self._instead_of("Keys with values are", "Write 'key: value', one on each line.")

    def choice(self) -> Problem:
        possible = _QUOTED.findall(str(self.context.get("expected", "")))
        suggestion = did_you_mean(self.value, possible) if isinstance(self.value, str) else ""
        return Problem(
            f"Found {described(self.value)}; possible are: {', '.join(possible)}.",
            suggestion or "Write one of them.",
        )

    def limits(self) -> Problem:
        low, high = self.context.get("ge"), self.context.get("le")
        limit = f"at least {low:g}" if low is not None else f"at most {high:g}"
        return Problem(f"{self.value} is not possible here.", f"Write {limit}.")

    def unfit(self) -> Problem:
        return Problem(
            f"This does not fit here: {described(self.value)}.",
            "The exhibit guide tells what may stand here.",
        )

    def _instead_of(self, what: str, hint: str) -> Problem:
        return Problem(f"{what} expected here, found {described(self.value)}.", hint)


_SENTENCES: Mapping[str, Callable[[_Misfit], Problem]] = {
    REFUSED: _Misfit.refused,
    "value_error": _Misfit.value_error,
    "string_type": _Misfit.text,
    "int_type": _Misfit.number,
    "float_type": _Misfit.number,
    "finite_number": _Misfit.number,
    "bool_type": _Misfit.truth,
    "tuple_type": _Misfit.list,
    "dict_type": _Misfit.keys,
    "model_type": _Misfit.keys,
    "enum": _Misfit.choice,
    "literal_error": _Misfit.choice,
    "greater_than_equal": _Misfit.limits,
    "less_than_equal": _Misfit.limits,
}
