"""`kiosk rollback`: shows the contents from before the last update; opens no window."""

import argparse
import io
import sys

from kiosk.cli import place, state
from kiosk.core.clock import SystemClock
from kiosk.releases.errors import ReleaseError
from kiosk.releases.store import Releases, Standing

FOLDER = "content"
"""Where the releases are, below the state folder."""

DONE, FAILED = 0, 1


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rollback` to the commands."""
    parser = subparsers.add_parser(
        "rollback",
        help="show the exhibits as they were before the last update",
        description="Show the exhibits as they were before the last update: the last release that"
        " ran well, or what the kiosk came with. What is left is not taken again until it changes."
        " The kiosk starts anew when no visitor is there. Exit status: 0 done, 1 not done, 2 wrong"
        " usage.",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--to", metavar="NUMBER", help="show that release instead (see --list)")
    which.add_argument("--list", action="store_true", help="list the releases and change nothing")
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what `args` asks for; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    home = state.state_folder(args)
    state.become_owner(home)
    releases = Releases(home / FOLDER)
    if args.list:
        print(_told(releases))
        return DONE
    try:
        return _roll_back(releases) if args.to is None else _go_to(releases, args.to)
    except ReleaseError as error:
        print(error.sentence, file=sys.stderr)
        return FAILED


def _roll_back(releases: Releases) -> int:
    release = releases.roll_back(wall=SystemClock().wall())
    shown = "what the kiosk came with" if release is None else f"release {release.number}"
    print(f"From now on, {shown} is shown. The kiosk changes when no visitor is there.")
    return DONE


def _go_to(releases: Releases, wanted: str) -> int:
    number = wanted.split("-", 1)[0].lstrip("0")
    for each in releases.list():
        if wanted == each.release.id or number == str(each.release.number):
            releases.go_to(each.release.id, wall=SystemClock().wall())
            print(f"From now on, release {each.release.number} is shown.")
            return DONE
    numbers = ", ".join(str(each.release.number) for each in releases.list())
    there_are = f"there are {numbers}" if numbers else "there are none"
    print(f"There is no release '{_printable(wanted)}': {there_are}.", file=sys.stderr)
    return place.USAGE


def _told(releases: Releases) -> str:
    standings = releases.list()
    if not standings:
        return "There are no releases: what the kiosk came with is shown."
    rows = [("", "number", "taken", "state", "label")]
    rows += [_row(each) for each in standings]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(
            (*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4])
        ).rstrip()
        for row in rows
    ]
    lines += [
        f"{each.release.number} is refused: {_printable(each.refusal.reason)}"
        for each in standings
        if each.refusal is not None
    ]
    if releases.current_id() is None:
        lines.append("What the kiosk came with is shown.")
    return "\n".join(lines)


def _row(standing: Standing) -> tuple[str, str, str, str, str]:
    release = standing.release
    state_word = "good" if standing.is_good else "on trial" if standing.is_current else "not shown"
    if standing.refusal is not None:
        state_word = "refused"
    return (
        "->" if standing.is_current else "",
        str(release.number),
        _printable(release.taken[:16].replace("T", " ")),
        state_word,
        _printable(release.label),
    )


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
