"""What was done with pictures, in plain sentences for a curator; does nothing itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.diagnostics import Problem
from kiosk.intake.entries import FILL_IN
from kiosk.intake.plan import Accepted, Known, Outcome, Refused

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Occasion:
    """An import: into which exhibit, and whether it is only tried. `shown` is its catalogue."""

    exhibit_id: str
    shown: str
    dry: bool


def line(outcome: Outcome, occasion: Occasion) -> str:
    """What became of one file."""
    name = _printable(outcome.source.name)
    match outcome:
        case Refused(problem=Problem(message=message, hint=hint)):
            return f"{name}: refused. {_printable(message)} {_printable(hint)}".rstrip()
        case Known(file=file):
            return f"{name}: already there, as media/{_printable(file)}."
        case Accepted(file=file, picture_id=picture_id):
            verb = "would be imported" if occasion.dry else "imported"
            return f"{name}: {verb} as '{picture_id}', media/{_printable(file)}."


def summary(outcomes: Sequence[Outcome], occasion: Occasion) -> Iterator[str]:
    """What came of it all, and what is left to do."""
    accepted = [each for each in outcomes if isinstance(each, Accepted)]
    refused = refusals(outcomes)
    known = sum(isinstance(each, Known) for each in outcomes)
    verb = "would be imported" if occasion.dry else "imported"
    counts = [f"{_count(len(accepted), 'picture')} {verb}"]
    counts += [f"{known} already there"] * bool(known)
    counts += [f"{refused} refused"] * bool(refused)
    yield f"{', '.join(counts)}."
    needs = _needs(accepted)
    if needs:
        yield (
            f"{needs}: write them where it says {FILL_IN} in {occasion.shown}. "
            f"`.venv/bin/python -m kiosk check {occasion.exhibit_id}` tells the lines."
        )


def refusals(outcomes: Sequence[Outcome]) -> int:
    """How many files were refused."""
    return sum(isinstance(each, Refused) for each in outcomes)


def folders_left_out(folders: Sequence[Path]) -> str:
    """That folders within a folder were not looked into."""
    were = "was" if len(folders) == 1 else "were"
    return (
        f"{_count(len(folders), 'folder')} within ({_some(folders)}) {were} left out; "
        "--recursive takes what is in them, too."
    )


def _needs(accepted: Sequence[Accepted]) -> str:
    """`9 need a description and 3 need a credit`, or ""."""
    descriptions = [each.description for each in accepted]
    missing = {
        "a description": sum(each.alt is None for each in descriptions),
        "a credit": sum(each.credit is None for each in descriptions),
        "a licence": sum(each.rights is None for each in descriptions),
    }
    told = [f"{count:,} {_need(count)} {what}" for what, count in missing.items() if count]
    return " and ".join((*([", ".join(told[:-1])] if told[1:] else []), *told[-1:]))


def _need(count: int) -> str:
    return "needs" if count == 1 else "need"


def _some(folders: Sequence[Path]) -> str:
    names = [_printable(folder.name) for folder in folders[:_MOST_NAMED]]
    return ", ".join([*names, "..."] if len(folders) > _MOST_NAMED else names)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _printable(text: str) -> str:
    """A file's name may hold what breaks a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
