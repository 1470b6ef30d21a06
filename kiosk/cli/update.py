"""`kiosk update`: takes exhibits that the museum's office has signed; opens no window."""

import argparse
import datetime as dt
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.cli import rollback, state, take
from kiosk.content.diagnostics import render_text
from kiosk.core.clock import SystemClock
from kiosk.releases.errors import ReleaseError
from kiosk.releases.folder import Refused, Taken, Waiting, take_folder
from kiosk.releases.store import Releases
from kiosk.site.hours import opening_hours
from kiosk.site.places import SETTINGS_FILE
from kiosk.site.reading import read_settings
from kiosk.site.settings import Settings

if TYPE_CHECKING:
    from kiosk.updates.errors import UpdateError
    from kiosk.updates.source import Source

DONE, REFUSED, LATER = 0, 1, 75

ROOT_OF_TRUST = Path("/etc/kiosk/root.json")
_MAX_ROOT_BYTES = 128 * 1024


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `update` to the commands."""
    parser = subparsers.add_parser(
        "update",
        help="take new exhibits that the museum has signed",
        description="Take new exhibits from where the settings say: the folder in 'content', then "
        "the address in 'updates'. What is shown stays until something newer, signed and without "
        "mistakes replaces it. Exit status: 0 taken, or nothing is new, 1 refused, 75 try again "
        "later.",
    )
    parser.add_argument(
        "--from", dest="source", metavar="SOURCE",
        help="an address or a folder instead, such as a USB stick with a folder museum-kiosk/",
    )  # fmt: skip
    parser.add_argument(
        "--if-due", action="store_true",
        help="do nothing unless it is time, as the settings say: for a timer of a few minutes",
    )  # fmt: skip
    parser.add_argument(
        "--anyway", action="store_true", help="also what was refused or taken before"
    )
    parser.add_argument(
        "--settings", type=Path, default=SETTINGS_FILE, metavar="FILE",
        help="this kiosk's settings (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--trust", type=Path, default=ROOT_OF_TRUST, metavar="FILE",
        help="the museum's root.json (default: %(default)s)",
    )  # fmt: skip
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look for new exhibits; the exit status."""
    from kiosk.updates.client import one_at_a_time  # noqa: PLC0415  # it is not for the screen's process
    from kiosk.updates.errors import UpdateError  # noqa: PLC0415

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    folder = state.state_folder(args)
    state.become_owner(folder)
    settings = read_settings(args.settings, folder).settings
    try:
        with one_at_a_time(folder, waits=not args.if_due) as is_alone:
            if not is_alone or (args.if_due and not _is_due(settings, folder)):
                return DONE
            return max(_looks(args, settings, folder), default=DONE)
    except UpdateError as error:
        return _told(error)


def _looks(args: argparse.Namespace, settings: Settings, folder: Path) -> Iterator[int]:
    """The exit status of each place that was looked at."""
    releases = Releases(folder / rollback.FOLDER)
    content = settings.content
    if args.source is None and content.folder is not None:
        yield _take_folder(content.folder, releases, anyway=args.anyway)
    source = args.source or (content.updates.url if content.updates else None)
    if source is not None:
        yield _update(args, settings, source, releases, folder)
    elif content.folder is None:
        print("Neither a folder nor an address to update from is set in kiosk.yaml: 'content'.")


def _take_folder(folder: Path, releases: Releases, *, anyway: bool) -> int:
    """Take a curators' folder, which needs no signature: only staff can write there."""
    wall = SystemClock().wall()
    try:
        outcome = take_folder(folder, releases, take.check_content, wall=wall, anyway=anyway)
    except ReleaseError as error:
        print(error.sentence, file=sys.stderr)
        return LATER
    match outcome:
        case Taken(release):
            print(f"{folder}: taken as release {release.number}.")
        case Waiting(sentence):
            print(sentence)
        case Refused(sentence, diagnostics):
            if diagnostics:
                print(render_text(diagnostics), file=sys.stderr)
            print(sentence, file=sys.stderr)
            return REFUSED
        case _:
            print(f"{folder}: nothing has changed.")
    return DONE


def _update(
    args: argparse.Namespace, settings: Settings, named: str, releases: Releases, folder: Path
) -> int:
    from kiosk.ops.update_note import note_problem  # noqa: PLC0415
    from kiosk.updates.client import Client, RefusedPackError, Site  # noqa: PLC0415
    from kiosk.updates.clock import build_date  # noqa: PLC0415
    from kiosk.updates.errors import UpdateError  # noqa: PLC0415

    wall = SystemClock().wall()
    try:
        source = _source(named)
        root = _root_of_trust(args.trust)
    except UpdateError as error:
        note_problem(folder, error.problem, wall)
        return _told(error)
    if source is None:
        print(f"There is no content for a kiosk in {named}.")
        return DONE
    wanted = tuple(settings.exhibits or ())
    site = Site(folder, root, __version__, build_date(), wanted)
    client = Client(site, releases, take.check_content)
    try:
        outcome = client.update(source, wall, anyway=args.anyway)
    except RefusedPackError as error:
        if error.diagnostics:
            print(render_text(error.diagnostics), file=sys.stderr)
        return _told(error)
    except UpdateError as error:
        return _told(error)
    print(outcome.sentence)
    return DONE


def _source(named: str) -> "Source | None":
    """Where to look; None if that folder has nothing for a kiosk. Raises UpdateError."""
    from kiosk.updates.errors import UpdateError  # noqa: PLC0415
    from kiosk.updates.folder_source import FolderSource, repository_in  # noqa: PLC0415
    from kiosk.updates.http_source import HttpSource  # noqa: PLC0415

    if named.startswith(("http://", "https://")):
        return HttpSource(named, SystemClock())
    if not Path(named).is_dir():
        raise UpdateError(f"There is no folder {named}.", "An address begins with https://.")
    repository = repository_in(Path(named))
    return None if repository is None else FolderSource(repository)


def _root_of_trust(path: Path) -> bytes:
    from kiosk.updates.errors import UpdateError  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            return file.read(_MAX_ROOT_BYTES)
    except OSError as error:
        raise UpdateError(
            f"This kiosk does not know the museum's keys: {path} cannot be read "
            f"({error.strerror or error}).",
            "Copy the root.json that 'kiosk publish --new-keys' has written to that place.",
        ) from error


def _is_due(settings: Settings, folder: Path) -> bool:
    from kiosk.ops.update_note import moment, read_note  # noqa: PLC0415
    from kiosk.updates.due import is_due, machine_name, phase_of  # noqa: PLC0415

    note = read_note(folder)
    updates = settings.content.updates
    waits = updates is not None and updates.when == "closed"
    return is_due(
        moment(note.looked),
        moment(note.good),
        SystemClock().wall(),
        phase_of(machine_name()),
        _is_open(settings) if waits else None,
    )


def _told(error: "UpdateError") -> int:
    print(error.problem.message, file=sys.stderr)
    if error.problem.hint:
        print(f"    hint: {error.problem.hint}", file=sys.stderr)
    return LATER if error.passes else REFUSED


def _is_open(settings: Settings) -> Callable[[dt.datetime], bool] | None:
    """Whether the museum is open at a time; None if it never closes, or nobody can tell."""
    try:
        hours = opening_hours(settings.hours)
    except ValueError:
        return None
    never_closes = hours.next_change(SystemClock().wall()) is None
    return None if never_closes else hours.is_open
