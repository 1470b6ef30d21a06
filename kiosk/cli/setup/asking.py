"""Asks for one value of the settings until it fits; knows no order of questions."""

import re
from collections.abc import Callable
from typing import Any

from kiosk.cli.setup.draft import Draft, Path, mistake_in
from kiosk.cli.setup.terminal import LEAVE_OUT, Terminal
from kiosk.content.diagnostics import Diagnostic

_INDENT = "    "
_NUMBER = re.compile(r"[0-9]{1,5}(\.[0-9]{1,2})?")


def ask_value(
    terminal: Terminal,
    draft: Draft,
    path: Path,
    key: str,
    *,
    suggestion: str = "",
    meant: Callable[[str], Any] = str,
    complaint: str = "",
    **values: object,
) -> None:
    """Ask for the value at `path` in the words of `key`; Enter takes what is there, or suggested.

    `meant` makes of the line what stands in the file. The words of `wrong_<complaint>` (default:
    the key's own) say in one sentence how it is written.
    """
    prompt = terminal.says.say(key, **values)
    while True:
        answer = terminal.ask(prompt, draft.text(path) or suggestion)
        if answer in {"", LEAVE_OUT}:
            draft.drop(path)
            return
        value = meant(answer)
        mistake = mistake_in(path, value)
        if mistake is None:
            draft.put(path, value)
            return
        tell_mistake(terminal, answer, mistake, f"wrong_{complaint or key}")


def tell_mistake(terminal: Terminal, answer: str, mistake: Diagnostic, key: str) -> None:
    """Point at what is wrong, and say how it is written in the words of `key`.

    What was found is told by the checks of the kiosk, which speak English.
    """
    if mistake.column > 1:
        terminal.show(f"{_INDENT}{answer}")
        terminal.show(f"{_INDENT}{' ' * (mistake.column - 1)}^")
    if terminal.says.language == "en":
        terminal.show(f"{_INDENT}{mistake.message} {mistake.hint}".rstrip())
    else:
        terminal.show(f"{_INDENT}{terminal.says.say(key)}")


def whole_number(answer: str) -> int | str:
    """A number as the file has it; what is none stays as it was typed."""
    return int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 6 else answer


def with_unit(unit: str) -> Callable[[str], str]:
    """What makes `531 mm` of 531; what is no bare number stays as it was typed."""

    def meant(answer: str) -> str:
        return f"{answer} {unit}" if _NUMBER.fullmatch(answer) else answer

    return meant
