"""The `kiosk` command: finds the subcommand; knows nothing of what it does."""

import argparse
from collections.abc import Sequence

from kiosk.cli import (
    basemap,
    check,
    export,
    health,
    import_pictures,
    new,
    publish,
    rollback,
    run,
    safe_screen,
    setup,
    take,
    touch_test,
    tour,
    update,
)

COMMANDS = (
    run,
    check,
    tour,
    new,
    import_pictures,
    basemap,
    health,
    export,
    setup,
    safe_screen,
    touch_test,
    take,
    rollback,
    publish,
    update,
)
"""In the order in which help lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (default: the program's own arguments); the exit status."""
    args = make_parser().parse_args(argv)
    status: int = args.run(args)
    return status


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands; the manual page is made from it, too."""
    parser = argparse.ArgumentParser(prog="kiosk", description="A museum kiosk.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser
