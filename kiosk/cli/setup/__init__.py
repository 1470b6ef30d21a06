"""`kiosk setup`: asks a technician what a kiosk has to know, and writes kiosk.yaml."""

import argparse
from pathlib import Path

from kiosk.site.places import SETTINGS_FILE


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `setup` to the commands."""
    parser = subparsers.add_parser(
        "setup",
        help="set a kiosk up: screen, touch, sound, hours, exhibits, staff PIN",
        description="Ask a few questions and write the settings of this kiosk. Nothing is written "
        "before the last one. Exit status: 0 written, or nothing had changed; 1 the answers have "
        "mistakes, or they were not to be written; 2 the settings cannot be written; 130 "
        "interrupted.",
    )
    parser.add_argument(
        "--settings", type=Path, default=SETTINGS_FILE, metavar="FILE",
        help=f"the file to write (default: {SETTINGS_FILE})",
    )  # fmt: skip
    parser.add_argument(
        "--answers", type=Path, metavar="FILE",
        help="ask nothing: the settings are in this file, written like kiosk.yaml, with 'pin:' as"
        " it is typed and 'trust:', the file root.json of whoever signs the content",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="write without asking for consent")
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the folder that holds exhibits/ and media/"
    )
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from kiosk.cli.setup.command import run  # noqa: PLC0415  # other commands start without

    return run(args)
