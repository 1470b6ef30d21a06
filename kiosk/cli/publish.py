"""`kiosk publish`: signs exhibits at the museum's office, for kiosks to fetch; opens no window."""

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import place
from kiosk.cli.take import check_content
from kiosk.content.diagnostics import render_text
from kiosk.core.clock import SystemClock

if TYPE_CHECKING:
    from kiosk.updates.publishing import Published

DONE, FAILED = 0, 1
DAYS = 30
_ROLES = ("root", "targets", "snapshot", "timestamp")

_DESCRIPTION = """\
Sign exhibits for kiosks to fetch from a web server or a USB stick.

  kiosk publish --new-keys KEYS                     once: make the keys
  kiosk publish FOLDER --to REPO --keys KEYS        a release: FOLDER has exhibits/ and media/
  kiosk publish --refresh --to REPO --keys KEYS     every week: confirm that it is the newest
  kiosk publish --rotate --to REPO --keys KEYS      every two years, or when a key is lost

Copy REPO as it is to a web server, or as museum-kiosk/ to a stick; timestamp.json last.
Exit status: 0 done, 1 not done, 2 wrong usage.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `publish` to the commands."""
    parser = subparsers.add_parser(
        "publish",
        help="sign exhibits for kiosks to fetch",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, nargs="?", help="the folder to publish")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--new-keys", type=Path, metavar="DIR", help="make all keys in this folder")
    what.add_argument("--refresh", action="store_true", help="confirm what was published")
    what.add_argument("--rotate", action="store_true", help="write a new root: keys and terms")
    parser.add_argument("--to", type=Path, metavar="REPO", help="the folder that kiosks fetch")
    parser.add_argument(
        "--keys", type=Path, metavar="DIR", action="append", default=[],
        help="a folder with keys; may be given several times",
    )  # fmt: skip
    parser.add_argument("--label", default="", help="what staff know the release by")
    parser.add_argument(
        "--min-kiosk", default="", metavar="VERSION", help="the oldest kiosk that can show it"
    )
    parser.add_argument(
        "--days", type=int, default=DAYS,
        help="for how many days kiosks believe that it is the newest (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--replace", choices=_ROLES, action="append", default=[],
        help="with --rotate: make new keys for this role, in the first folder of --keys",
    )  # fmt: skip
    parser.add_argument(
        "--root-keys", type=int, default=2, metavar="N", help="with --new-keys (default: 2)"
    )
    parser.add_argument(
        "--threshold", type=int, default=1, metavar="N",
        help="with --new-keys: how many root keys must sign (default: 1)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what `args` name; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    if usage := _wrong_usage(args):
        print(usage, file=sys.stderr)
        return place.USAGE
    from kiosk.updates.errors import UpdateError  # noqa: PLC0415  # it is not for the screen's process

    try:
        if args.new_keys is not None:
            return _make_keys(args)
        return _publish(args)
    except UpdateError as error:
        print(error.problem.message, file=sys.stderr)
        if error.problem.hint:
            print(f"    hint: {error.problem.hint}", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or args.to}: {error.strerror or error}.", file=sys.stderr)
    return FAILED


def _wrong_usage(args: argparse.Namespace) -> str:
    if args.new_keys is not None:
        return "" if args.folder is None else "New keys are made without a folder to publish."
    if args.to is None or not args.keys:
        return "Name the folder to write and the keys: --to REPO --keys DIR."
    if args.days < 1:
        return "A signature holds for a day at least: --days 1 or more."
    if args.replace and not args.rotate:
        return "Keys are replaced with --rotate."
    if (args.refresh or args.rotate) == (args.folder is not None):
        return "Name the folder to publish, or --refresh, or --rotate."
    if args.folder is not None and not args.folder.is_dir():
        return f"There is no folder {args.folder}."
    return ""


def _make_keys(args: argparse.Namespace) -> int:
    from kiosk.updates.publishing import make_keys  # noqa: PLC0415

    wall = SystemClock().wall()
    root = make_keys(args.new_keys, wall, root_keys=args.root_keys, threshold=args.threshold)
    print(f"The keys are in {args.new_keys}. Whoever has them can publish: keep them safe.")
    print(f"Copy {root} to each kiosk as /etc/kiosk/root.json.")
    print("Move the root keys (root*.pem) to two sticks that lie in different places.")
    return DONE


def _publish(args: argparse.Namespace) -> int:
    from kiosk.updates.keys import load_keys  # noqa: PLC0415
    from kiosk.updates.publishing import ROOT_FILE, Office  # noqa: PLC0415
    from kiosk.updates.repository import Repository  # noqa: PLC0415

    if args.folder is not None:
        found = check_content(args.folder)
        if found:
            print(render_text(found), file=sys.stderr)
        if any(each.is_error for each in found):
            print("Nothing was published: mend the mistakes first.", file=sys.stderr)
            return FAILED
    wall = SystemClock().wall()
    roots = [folder / ROOT_FILE for folder in args.keys]
    office = Office(Repository(args.to), load_keys(args.keys), wall, roots, days=args.days)
    if args.rotate:
        done = office.rotate(args.replace, args.keys[0])
    elif args.refresh:
        done = office.refresh()
    else:
        done = office.publish(args.folder, args.label or f"{wall:%Y-%m-%d}", args.min_kiosk)
    _tell(done, args.to)
    return DONE


def _tell(done: "Published | None", repository: Path) -> None:
    if done is None:
        print(f"{repository} has a new root; nothing was published there yet.")
        return
    release = done.release
    told = "is new" if done.is_new else "is the same as before, signed anew"
    print(
        f"'{release.label}' (version {release.version}, {release.files:,} files, "
        f"{release.total / 1e6:,.0f} MB) {told}. Kiosks believe it until {done.until:%Y-%m-%d}: "
        "run 'kiosk publish --refresh' before."
    )
    for warning in done.warnings:
        print(f"notice: {warning}", file=sys.stderr)
