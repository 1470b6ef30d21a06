"""Chooses among the exhibits that are installed, and their languages."""

from collections.abc import Sequence

from kiosk.cli.installed import Installed
from kiosk.cli.setup.draft import Draft
from kiosk.cli.setup.terminal import LEAVE_OUT, Terminal
from kiosk.content.suggest import did_you_mean
from kiosk.content.text import did_you_mean_language

_EXHIBITS, _LANGUAGE = ("exhibits",), ("language",)


def ask_exhibits(terminal: Terminal, draft: Draft, installed: Sequence[Installed]) -> None:
    """Which exhibits, and in which order."""
    everything = terminal.says.say("all")
    for number, exhibit in enumerate(installed, start=1):
        languages = ", ".join(exhibit.languages)
        terminal.show(f"    {number}  {exhibit.name}: {exhibit.title} ({languages})")
    known = {exhibit.name for exhibit in installed}
    present = [name for name in draft.value(_EXHIBITS) or () if name in known]
    while True:
        answer = terminal.ask(terminal.says.say("exhibits"), " ".join(present) or everything)
        if answer.lower() in {everything, "all", LEAVE_OUT}:
            draft.drop(_EXHIBITS)
            return
        words = answer.replace(",", " ").split()
        unknown = next((word for word in words if _named(word, installed) is None), None)
        names = [name for word in words if (name := _named(word, installed)) is not None]
        if names and unknown is None:
            draft.put(_EXHIBITS, list(dict.fromkeys(names)))
            return
        guess = did_you_mean(unknown, known) if unknown and terminal.says.language == "en" else ""
        terminal.show(f"    {terminal.says.say('wrong_exhibits')} {guess}".rstrip())


def ask_language(terminal: Terminal, draft: Draft, installed: Sequence[Installed]) -> None:
    """The language at rest, among those of the exhibits that were chosen."""
    chosen = draft.value(_EXHIBITS)
    shown = [each for each in installed if chosen is None or each.name in chosen]
    order = {name: index for index, name in enumerate(chosen or ())}
    shown.sort(key=lambda each: order.get(each.name, 0))
    codes = tuple(dict.fromkeys(code for each in shown for code in each.languages))
    if not codes:
        return
    listed = ", ".join(codes)
    present = draft.text(_LANGUAGE)
    while True:
        prompt = terminal.says.say("language", languages=listed)
        answer = terminal.ask(prompt, present if present in codes else codes[0])
        if answer == LEAVE_OUT:
            draft.drop(_LANGUAGE)
            return
        if answer in codes:
            draft.put(_LANGUAGE, answer)
            return
        guess = did_you_mean_language(answer, codes) if terminal.says.language == "en" else ""
        said = terminal.says.say("wrong_language", languages=listed)
        terminal.show(f"    {said} {guess}".rstrip())


def _named(word: str, installed: Sequence[Installed]) -> str | None:
    """The exhibit that a number of the list or a name means."""
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(installed):
        return installed[int(word) - 1].name
    return next((each.name for each in installed if each.name == word), None)
