"""Tells once what is wrong with many rows of a table in the same way; knows no format."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiosk.content.diagnostics import Diagnostic, Severity

MOST_ALIKE = 3
_PARTICULARS = re.compile(r"'[^']*'|[0-9][0-9.,]*")

_Sort = tuple[str, str | None, Severity, str, str]


def folded(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """All of them, but of more than `MOST_ALIKE` rows of a column only the first, and how many.

    Two are alike that differ in numbers and in what is quoted.
    """
    told = tuple(diagnostics)
    counted = Counter(_sort(each) for each in told if each.heading is not None)
    seen: set[_Sort] = set()
    for each in told:
        sort = _sort(each)
        if each.heading is None or counted[sort] <= MOST_ALIKE:
            yield each
        elif sort not in seen:
            seen.add(sort)
            yield replace(each, hint=f"{each.hint} {_others(counted[sort] - 1)}".strip())


def _sort(diagnostic: Diagnostic) -> _Sort:
    return (
        diagnostic.file,
        diagnostic.heading,
        diagnostic.severity,
        _PARTICULARS.sub("#", diagnostic.message),
        _PARTICULARS.sub("#", diagnostic.hint),
    )


def _others(count: int) -> str:
    return f"{count:,} more rows have the same."
