"""`kiosk take`: takes the exhibits in a folder onto this kiosk; opens no window."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.cli import place, rollback, state
from kiosk.content.diagnostics import Diagnostic, render_text
from kiosk.core.clock import SystemClock
from kiosk.exhibit.finder import find_exhibits
from kiosk.exhibit.loader import load_exhibit
from kiosk.releases.errors import ReleaseError
from kiosk.releases.folder import Outcome, Refused, Taken, Waiting, take_folder
from kiosk.releases.store import Releases

DONE, REFUSED, LATER = 0, 1, 75


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `take` to the commands."""
    parser = subparsers.add_parser(
        "take",
        help="take the exhibits in a folder onto this kiosk",
        description="Copy the exhibits in a folder onto this kiosk and show them, if there are no"
        " mistakes in any. Otherwise all stays as it is. Exit status: 0 taken or unchanged, 1"
        " refused, 2 wrong usage, 75 try again later.",
    )
    parser.add_argument("folder", type=Path, help="the folder that holds exhibits/ and media/")
    parser.add_argument("--label", default="", help="what staff know it by, such as a date")
    parser.add_argument(
        "--anyway", action="store_true", help="also what was refused before, or just changed"
    )
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take the folder that `args` names; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    folder = args.folder.absolute()
    if not folder.is_dir():
        print(f"There is no folder {folder}.", file=sys.stderr)
        return place.USAGE
    home = state.state_folder(args)
    state.become_owner(home)
    releases = Releases(home / rollback.FOLDER)
    wall = SystemClock().wall()
    try:
        outcome = take_folder(
            folder, releases, check_content, wall=wall, label=args.label, anyway=args.anyway
        )
    except ReleaseError as error:
        print(error.sentence, file=sys.stderr)
        return LATER
    return _tell(outcome)


def check_content(folder: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with all exhibits in a folder that has exhibits/ and media/."""
    return tuple(_found(folder))


def _found(folder: Path) -> Iterator[Diagnostic]:
    exhibits = find_exhibits(folder / "exhibits")
    if not exhibits:
        message = "There is no exhibit: no folder in exhibits/ has an exhibit.yaml."
        yield Diagnostic("exhibits", 1, 1, "no-exhibit", message)
    for exhibit in exhibits:
        yield from load_exhibit(exhibit, folder / "media").diagnostics


def _tell(outcome: Outcome) -> int:
    match outcome:
        case Taken(release):
            print(
                f"Taken as release {release.number}. The kiosk shows it when no visitor is there."
            )
            return DONE
        case Refused(sentence, diagnostics):
            if diagnostics:
                print(render_text(diagnostics), file=sys.stderr)
            print(sentence, file=sys.stderr)
            return REFUSED
        case Waiting(sentence):
            print(sentence, file=sys.stderr)
            return LATER
    print("Nothing has changed.")
    return DONE
