"""The base of everything a curator writes, and how it is refused; knows no particular record."""

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from kiosk.content.diagnostics import Problem

REFUSED = "refused"  # the error type by which shapes.py knows our own sentences


class Record(BaseModel):
    """Frozen, and an unknown key is an error: a misspelt key must never pass in silence.

    Field descriptions are read by curators: they end the hint "'alt': what the picture shows".
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def refused(problem: Problem, *, key: str | int = "") -> PydanticCustomError:
    """The error to raise in a validator; with `key`, it points at that key or place of a list."""
    return PydanticCustomError(
        REFUSED, "{message}", {"message": problem.message, "hint": problem.hint, "key": key}
    )


def _not_empty(value: tuple[object, ...]) -> tuple[object, ...]:
    if value:
        return value
    raise refused(Problem("This list is empty.", "Write at least one item."))


def _not_nothing(value: object) -> object:
    if value is None:
        raise refused(Problem("There is nothing here.", "Write a value, or delete the key."))
    return value


NOT_NOTHING = BeforeValidator(_not_nothing)
"""Refuses a key without a value, where that would be taken for something else than its default."""

# Not pydantic's min_length, which also complains of a list whose items are all refused.
NOT_EMPTY = AfterValidator(_not_empty)
