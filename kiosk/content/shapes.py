"""Plain data into records, and pydantic's errors into sentences; knows no particular record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.annotations import (
    arms,
    form_of,
    is_record,
    named_forms,
    record_in,
    steps,
    words_of,
)
from kiosk.content.diagnostics import Diagnostic, Problem, described
from kiosk.content.document import Document
from kiosk.content.invisible import find_invisible, invisible_problem
from kiosk.content.record import REFUSED
from kiosk.content.references import Loc
from kiosk.content.suggest import closest, did_you_mean
from kiosk.content.syntax import LIST_MARK, WRITE_A_HYPHEN
from kiosk.content.text import EVERY_LANGUAGE

_R = TypeVar("_R", bound=BaseModel)

_MAX_WORD_CHARACTERS = 40
_QUOTED = re.compile(r"'([^']*)'")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:([,.'’\s])[0-9]{3})(?:\1[0-9]{3})*")


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
    kind = details["type"]
    way = _followed(model, tuple(details["loc"]))
    loc = (*base, *way.loc)
    if kind == "extra_forbidden":
        problem = _unknown_key(str(loc[-1]), way.record_before)
        return document.at(loc, "unknown-key", problem, key=True)
    if kind == "missing":
        problem = _missing_key(str(loc[-1]), way.record_before)
        return document.at(loc[:-1], "missing-key", problem)
    if kind == "union_tag_not_found":
        problem = _missing_tag(details, way.here)
        return document.at(loc, "missing-key", problem)
    value: object = details["input"]
    context: Mapping[str, Any] = details.get("ctx", {})
    key = context.get("key", "")
    if kind == "union_tag_invalid" and isinstance(value, dict):
        tag_key = _unquoted(context["discriminator"])
        loc, value = (*loc, tag_key), value.get(tag_key)
    elif key != "":
        loc = (*loc, key)
    if value is None:
        keyed = way.loc[:-1] if way.loc[-1:] == (EVERY_LANGUAGE,) else way.loc
        problem = _nothing(loc, document, _followed(model, keyed).record_before)
        return document.at(loc, "empty", problem, key=True)
    misfit = _Misfit(value, context)
    problem = _unseen(value) or _SENTENCES.get(kind, _Misfit.unfit)(misfit)
    is_key = key != "" and record_in(way.here) is not None
    return document.at(loc, "value", problem, key=is_key)


def _unseen(value: object) -> Problem | None:
    """Why a short word is not what it looks like; in longer texts, such letters are typography."""
    if not isinstance(value, str) or len(value) > _MAX_WORD_CHARACTERS:
        return None
    offset = find_invisible(value)
    return invisible_problem(value[offset]) if offset is not None else None


def record_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The record that stands at `loc` of a `model`; segments that are no keys are skipped."""
    return record_in(_followed(model, loc).here)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way into a record: the annotation at its end, the one before it, and its keys alone."""

    here: Any
    before: Any
    loc: Loc

    @property
    def record_before(self) -> type[BaseModel] | None:
        """The record of which the last segment is a key."""
        return record_in(self.before)


def _followed(model: type[BaseModel], loc: Loc) -> _Way:
    """The way of an error: which form of a union was chosen is told in it, but is no key."""
    way = _Way(model, model, ())
    for segment in loc:
        form = form_of(way.here, segment)
        if form is not None:
            way = _Way(form, form, way.loc)
        else:
            inner = next(steps(way.here, segment), way.here)
            way = _Way(inner, way.here, (*way.loc, segment))
    return way


def _unknown_key(key: str, record: type[BaseModel] | None) -> Problem:
    known = list(record.model_fields) if record is not None else []
    listed = f"Keys known here: {', '.join(known)}." if known else "Delete it."
    below = _place_below(key, record)
    hint = f"'{key}' belongs to what stands below '{below}'." if below else ""
    return Problem(
        f"The key '{key}' is not known here.", hint or did_you_mean(key, known) or listed
    )


def _place_below(key: str, record: type[BaseModel] | None) -> str | None:
    """The key of a record below which a list of others may have a key."""
    fields = record.model_fields if record is not None else {}
    for name, field in fields.items():
        items = (arm for item in steps(field.annotation, 0) for arm in arms(item))
        if any(is_record(item) and key in item.model_fields for item in items):
            return name
    return None


def _missing_key(key: str, record: type[BaseModel] | None) -> Problem:
    field = record.model_fields.get(key) if record is not None else None
    description = field.description if field is not None else None
    hint = f"'{key}': {description}." if description else f"Write '{key}: ...'."
    return Problem(f"The key '{key}' is missing here.", hint)


def _missing_tag(details: ErrorDetails, union: Any) -> Problem:
    """The key by which a record tells its kind is missing, or misspelt."""
    key = _unquoted(details["ctx"]["discriminator"])
    records = [form for _, form in named_forms(union) if is_record(form)]
    kinds = ", ".join(str(word) for record in records for word in _words_of_key(record, key))
    known = {name for record in records for name in record.model_fields}
    others = (str(each) for each in details["input"] if each not in known)
    misspelt = next((each for each in others if closest(each, [key])), None)
    hint = f"Did you mean '{key}' where '{misspelt}' stands? " if misspelt else ""
    return Problem(f"The key '{key}' is missing here.", f"{hint}{key.capitalize()}s: {kinds}.")


def _words_of_key(record: type[BaseModel], key: str) -> tuple[object, ...]:
    field = record.model_fields.get(key)
    return words_of(field.annotation) if field is not None else ()


def _unquoted(word: object) -> str:
    return str(word).strip("'")


def _nothing(loc: Loc, document: Document, record: type[BaseModel] | None) -> Problem:
    if isinstance(loc[-1], int):
        return Problem("There is nothing after the '-'.", "Write a value, or delete the line.")
    key = next((segment for segment in reversed(loc) if isinstance(segment, str) and segment), "")
    hint = "Write its value, or delete the line."
    field = record.model_fields.get(key) if record is not None else None
    if field is not None and field.description:
        may_go = "" if field.is_required() else "; or delete the line"
        hint = f"Write its value: {field.description}{may_go}."
    if "#" in document.rest_of_line(loc):
        hint = "A '#' begins a comment; put the value in quotes."
    return Problem(f"There is nothing after the key '{key}'.", hint)


def no_number(value: object) -> Problem:
    """What to say where a number is expected."""
    hint = "Write digits only, with a point for decimals."
    words = value.strip() if isinstance(value, str) else ""
    if thousands := _THOUSANDS.fullmatch(words):
        digits = words.replace(thousands[1], "")
        hint = f"Write {digits}, without separators."
        if words.count(",") == 1:
            decimal = float(words.replace(",", "."))
            hint = f"{words} may mean {digits} or {decimal}: write {digits} without separators."
    elif parts := _DECIMAL_COMMA.fullmatch(words):
        hint = f"Write {parts[1]}.{parts[2]}, with a point instead of the comma."
    return Problem(f"A number is expected here, found {described(value)}.", hint)


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
        return no_number(self.value)

    def whole(self) -> Problem:
        return self._instead_of("A whole number is", "Write digits only.")

    def truth(self) -> Problem:
        return self._instead_of("true or false is", "Write true or false, without quotes.")

    def list(self) -> Problem:
        hint = "Write [one, two], or one item on each line, each after '- '."
        if isinstance(self.value, str) and LIST_MARK.match(self.value):
            hint = WRITE_A_HYPHEN
        return self._instead_of("A list is", hint)

    def kind(self) -> Problem:
        """A record tells a kind that there is not."""
        key = _unquoted(self.context["discriminator"])
        kinds = _QUOTED.findall(str(self.context["expected_tags"]))
        listed = f"{key.capitalize()}s: {', '.join(kinds)}."
        if not isinstance(self.value, str):
            return Problem(f"A {key} is expected here, found {described(self.value)}.", listed)
        hint = did_you_mean(self.value, kinds) or "Write one of them."
        return Problem(f"There is no {key} '{self.value}' here. {listed}", hint)

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
    "int_type": _Misfit.whole,
    "int_parsing": _Misfit.whole,
    "int_from_float": _Misfit.whole,
    "float_type": _Misfit.number,
    "float_parsing": _Misfit.number,
    "finite_number": _Misfit.number,
    "bool_type": _Misfit.truth,
    "tuple_type": _Misfit.list,
    "dict_type": _Misfit.keys,
    "model_type": _Misfit.keys,
    "model_attributes_type": _Misfit.keys,
    "union_tag_invalid": _Misfit.kind,
    "enum": _Misfit.choice,
    "literal_error": _Misfit.choice,
    "greater_than_equal": _Misfit.limits,
    "less_than_equal": _Misfit.limits,
}
