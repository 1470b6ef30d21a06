"""Where a kiosk keeps what it writes; opens nothing."""

import argparse
import os
from pathlib import Path


def add_state(parser: argparse.ArgumentParser, told: str) -> None:
    """Add what names the state folder; `told` is what it is to the command."""
    parser.add_argument("--state", type=Path, metavar="DIR", help=told)


def state_folder(args: argparse.Namespace) -> Path:
    """The folder named, or where state belongs: systemd's StateDirectory, XDG's state folder."""
    if args.state is not None:
        named: Path = args.state
        return named.absolute()
    systemd = os.environ.get("STATE_DIRECTORY")
    if systemd:
        return Path(systemd.split(":")[0])
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local/state") / "museum-kiosk"
