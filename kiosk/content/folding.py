"""Tells once what is wrong with many rows, or noticed in many places, in the same way."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiosk.content.diagnostics import Diagnostic, Severity

MOST_ALIKE = 3
_PARTICULARS = re.compile(r"'[^']*'|[0-9][0-9.,]*")

_Sort = tuple[str, str | None, Severity, str, str]


def folded(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """All of them, but of more than `MOST_ALIKE` that are alike only the first, and how many.

    Of rows, two are alike that stand in one column and differ in numbers and in what is quoted;
    elsewhere, two notices of one file that say the same, as where a language is missing. Mistakes
    elsewhere are told each in its place.
    """
    told = tuple(diagnostics)
    counted = Counter(_sort(each) for each in told)
    seen: set[_Sort] = set()
    for each in told:
        sort = _sort(each)
        if _stands_alone(each) or counted[sort] <= MOST_ALIKE:
            yield each
        elif sort not in seen:
            seen.add(sort)
            yield replace(each, hint=f"{each.hint} {_others(each, counted[sort] - 1)}".strip())


def _stands_alone(diagnostic: Diagnostic) -> bool:
    return diagnostic.heading is None and diagnostic.is_error


def _sort(diagnostic: Diagnostic) -> _Sort:
    message, hint = diagnostic.message, diagnostic.hint
    if diagnostic.heading is not None:
        message, hint = _PARTICULARS.sub("#", message), _PARTICULARS.sub("#", hint)
    return (diagnostic.file, diagnostic.heading, diagnostic.severity, message, hint)


def _others(diagnostic: Diagnostic, count: int) -> str:
    if diagnostic.heading is not None:
        return f"{count:,} more rows have the same."
    return f"The same holds in {count:,} more places of this file."
