"""Records without the values that were refused; knows no particular record."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from kiosk.content.references import Loc
from kiosk.content.text import LocalizedText

_M = TypeVar("_M", bound=BaseModel)


def without(record: _M, locs: Iterable[Loc]) -> _M | None:
    """`record` without the values at `locs`; None when it needs one of them.

    What goes from a list leaves no gap. A text loses the languages at `locs`, but never its last.
    """
    changes = {}
    for name, ways in _by_first(locs).items():
        value = _pruned(getattr(record, str(name)), ways)
        if value is None and type(record).model_fields[str(name)].is_required():
            return None
        changes[str(name)] = value
    return record.model_copy(update=changes)


def _pruned(value: Any, ways: list[Loc]) -> Any:
    """`value` without what lies at the ends of `ways`; None when it is itself such an end."""
    if () in ways:
        return None
    match value:
        case BaseModel():
            return without(value, ways)
        case LocalizedText():
            gone = _by_first(ways)
            said = {tag: words for tag, words in value.said.items() if tag not in gone}
            return LocalizedText(said or value.said)
        case tuple():
            inner = _by_first(ways)
            kept = (
                _pruned(item, inner[index]) if index in inner else item
                for index, item in enumerate(value)
            )
            return tuple(item for item in kept if item is not None)
        case _:
            return value


def _by_first(locs: Iterable[Loc]) -> dict[str | int, list[Loc]]:
    """The rest of each way, by its first segment."""
    grouped: dict[str | int, list[Loc]] = {}
    for first, *rest in locs:
        grouped.setdefault(first, []).append(tuple(rest))
    return grouped
