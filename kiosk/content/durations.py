"""Durations as curators write them, `1 min 30 s`; knows nothing of what they are for."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused

MAX_SECONDS = 24 * 3600.0

_SECONDS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001}
_PART = r"(?:[0-9]{1,6}(?:\.[0-9]{1,3})?)\s*"
_DURATION = re.compile(
    rf"\s*(?:({_PART})h)?\s*(?:({_PART})min)?\s*(?:({_PART})s)?\s*(?:({_PART})ms)?\s*"
)


def parse_duration(value: object) -> float | Problem:
    """Seconds from `60 s`, `2 min`, `1 min 30 s`, `500 ms` or `1 h`, or why not."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Problem(f"The duration {value} has no unit.", f"Write '{value} s' for seconds.")
    if not isinstance(value, str):
        return Problem("A duration is expected here.", "Write it like '60 s' or '2 min'.")
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return Problem(
            f"'{value}' is not a duration.", "Write it like '60 s', '2 min' or '1 min 30 s'."
        )
    seconds = sum(
        float(number) * unit
        for number, unit in zip(match.groups(), _SECONDS.values(), strict=True)
        if number
    )
    if seconds > MAX_SECONDS:
        return Problem(f"'{value}' is longer than a day.", "Write a shorter duration.")
    return seconds


def spoken(seconds: float) -> str:
    """Seconds as a curator would write them: `90.0` is `90 s`."""
    return f"{seconds:g} s"


def _seconds(value: object) -> float:
    seconds = parse_duration(value)
    if isinstance(seconds, Problem):
        raise refused(seconds)
    return seconds


def at_least(seconds: float) -> AfterValidator:
    """The validator of durations that must not be shorter than `seconds`."""

    def check(value: float) -> float:
        if value < seconds:
            raise refused(
                Problem(f"{spoken(value)} is too short.", f"Write at least '{spoken(seconds)}'.")
            )
        return value

    return AfterValidator(check)


Duration = Annotated[float, BeforeValidator(_seconds)]
"""Written `12 s`, kept as float seconds."""
