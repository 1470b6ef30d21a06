"""The `kiosk` command: finds the subcommand; knows nothing of what it does."""

import argparse
from collections.abc import Sequence

from kiosk.cli import basemap, check, health, import_pictures, new, run, tour


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (default: the program's own arguments); the exit status."""
    parser = argparse.ArgumentParser(prog="kiosk", description="A museum kiosk.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (run, check, tour, new, import_pictures, basemap, health):
        command.add_parser(subparsers)
    args = parser.parse_args(argv)
    status: int = args.run(args)
    return status
