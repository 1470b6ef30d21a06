"""Lengths, shares and turns as a technician writes them, `531 mm`, `80 %`, `90`; no settings."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import refused

ROTATIONS = (0, 90, 180, 270)

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0}
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,3})?)"
_LENGTH = re.compile(rf"{_NUMBER}\s*(mm|cm|m)")
_INCHES = re.compile(rf"{_NUMBER}\s*(?:in|inch|inches|\"|″|'')")
_SHARE = re.compile(rf"{_NUMBER}\s*%")
_DECIMAL_COMMA = re.compile(r"([0-9]{1,6}),([0-9]{1,3})(\s*(?:mm|cm|m|%))")
_DEGREES = re.compile(r"([0-9]{1,3})\s*(?:°|deg|degrees)?")
_TURNS = {"normal": 0, "none": 0, "right": 90, "upside down": 180, "inverted": 180, "left": 270}


def millimetres_of(value: object) -> float | Problem:
    """Millimetres from `531 mm`, `53.1 cm` or `0.7 m`, or why not."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Problem(f"The length {value} has no unit.", f"Write '{value} mm' for millimetres.")
    if not isinstance(value, str):
        return Problem(f"A length is expected here, found {described(value)}.", _LENGTH_HINT)
    text = value.strip()
    if found := _LENGTH.fullmatch(text):
        return float(found[1]) * _MILLIMETRES[found[2]]
    if found := _INCHES.fullmatch(text):
        return Problem(
            f"'{text}' is in inches.",
            f"Write '{float(found[1]) * 25.4:.0f} mm', but measure first: the inches of a screen "
            "are its diagonal.",
        )
    return Problem(f"'{text}' is not a length.", _with_point(text) or _LENGTH_HINT)


def share_of(value: object) -> float | Problem:
    """0 to 1 from `80 %`, or why not."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        percent = value * 100 if isinstance(value, float) and 0 < value < 1 else value
        return Problem(f"The share {value} has no unit.", f"Write '{percent:g} %'.")
    if not isinstance(value, str):
        return Problem(f"A share is expected here, found {described(value)}.", _SHARE_HINT)
    text = value.strip()
    found = _SHARE.fullmatch(text)
    if found is None:
        return Problem(f"'{text}' is not a share.", _with_point(text) or _SHARE_HINT)
    percent = float(found[1])
    if percent > 100:
        return Problem(f"'{text}' is more than there is.", "Write at most '100 %'.")
    return percent / 100


def degrees_of(value: object) -> int | Problem:
    """One of ROTATIONS, or why not."""
    if type(value) is int and value in ROTATIONS:
        return value
    hint = "Write 0, 90, 180 or 270: by how many degrees the picture is turned clockwise."
    if isinstance(value, str):
        meant = _DEGREES.fullmatch(value.strip())
        turn = int(meant[1]) if meant else _TURNS.get(value.strip().lower())
        if turn in ROTATIONS:
            hint = f"Write {turn}."
    return Problem(f"A rotation is expected here, found {described(value)}.", hint)


_LENGTH_HINT = "Write it like '531 mm' or '70 cm'."
_SHARE_HINT = "Write it like '80 %'."


def _with_point(text: str) -> str:
    comma = _DECIMAL_COMMA.fullmatch(text)
    return f"Write '{comma[1]}.{comma[2]}{comma[3]}', with a point." if comma else ""


def spoken_length(millimetres: float) -> str:
    """`531.0` as `531 mm`."""
    return f"{millimetres:g} mm"


def between(least: float, most: float, what: str) -> AfterValidator:
    """The validator of lengths of `what` in millimetres: far outside, a unit was mistaken."""

    def check(value: float) -> float:
        if least <= value <= most:
            return value
        raise refused(
            Problem(
                f"No {what} is {spoken_length(value)}.",
                f"Write something between '{spoken_length(least)}' and '{spoken_length(most)}'.",
            )
        )

    return AfterValidator(check)


def _validator(parse: Callable[[object], float | Problem]) -> BeforeValidator:
    def check(value: object) -> float:
        parsed = parse(value)
        if isinstance(parsed, Problem):
            raise refused(parsed)
        return parsed

    return BeforeValidator(check)


Length = Annotated[float, _validator(millimetres_of)]
"""Written `531 mm`, kept as float millimetres."""

Share = Annotated[float, _validator(share_of)]
"""Written `80 %`, kept as 0.8."""

Rotation = Annotated[int, _validator(degrees_of)]
"""Degrees clockwise: 0, 90, 180 or 270."""
