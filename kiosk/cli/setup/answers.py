"""Answers from a file, for machines that nobody sits at: kiosk.yaml and what it does not hold."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kiosk.content.diagnostics import Diagnostic, Problem
from kiosk.content.plain_text import read_bytes, refused
from kiosk.content.record import refused as refusal
from kiosk.content.source import MAX_BYTES, parse_document
from kiosk.site.reading import check_document
from kiosk.site.settings import Settings
from kiosk.staff.pin import pin_fault

_SECRETS = ("pin", "trust")


def _pin(value: object) -> str:
    text = value if isinstance(value, str) else str(value) if type(value) is int else ""
    fault = pin_fault(text)
    if fault is not None:
        raise refusal(Problem(*_PINS[fault]))
    return text


# The value is never repeated.
_PINS = {
    "too_short": ("The PIN has fewer than 6 digits.", "Write 6 to 12 digits, in quotes."),
    "too_long": ("The PIN has more than 12 digits.", "Write 6 to 12 digits, in quotes."),
    "not_digits": ("The PIN has something else than digits.", "Write 6 to 12 digits, in quotes."),
    "too_easy": ("The PIN is among the first that anybody would try.", "Take another."),
}


class Answers(Settings):
    """kiosk.yaml, the PIN as it is typed, and the file that updates are trusted by."""

    pin: Annotated[str, BeforeValidator(_pin)] | None = Field(
        None, description="the staff's PIN, 6 to 12 digits in quotes"
    )
    trust: Annotated[str, Field(min_length=1)] | None = Field(
        None, description="the file root.json of whoever signs the content"
    )


class AnswersError(Exception):
    """The answers have mistakes; `diagnostics` tell them."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} diagnostics")
        self.diagnostics = diagnostics


def read_answers(path: Path) -> tuple[dict[str, Any], str | None, str | None]:
    """What would be typed in kiosk.yaml, the PIN, and the file to trust; raises AnswersError."""
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        raise AnswersError(refused(str(path), "file", raw).diagnostics)
    document = parse_document(raw, str(path))
    checked = check_document(document, Answers)
    answers = checked.settings
    if not isinstance(answers, Answers):
        raise AnswersError(checked.diagnostics)
    data = {key: value for key, value in document.data.items() if key not in _SECRETS}
    return data, answers.pin, answers.trust
