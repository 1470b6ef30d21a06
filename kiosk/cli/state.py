"""Where a kiosk keeps what it writes, and whose that is; opens nothing."""

import argparse
import os
import pwd
from pathlib import Path

INSTALLED = Path("/var/lib/kiosk")
"""Where an installed kiosk has it: systemd's StateDirectory."""


def add_state(parser: argparse.ArgumentParser, told: str) -> None:
    """Add what names the state folder; `told` is what it is to the command."""
    parser.add_argument("--state", type=Path, metavar="DIR", help=told)


def state_folder(args: argparse.Namespace) -> Path:
    """The folder named, or where state belongs: systemd's, the installed kiosk's, or XDG's.

    The installed kiosk's only for root and for its own user: at a desk it is somebody else's.
    """
    if args.state is not None:
        named: Path = args.state
        return named.absolute()
    systemd = os.environ.get("STATE_DIRECTORY")
    if systemd:
        return Path(systemd.split(":")[0])
    owner = _owner(INSTALLED)
    if owner is not None and os.geteuid() in (0, owner):
        return INSTALLED
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local/state") / "museum-kiosk"


def become_owner(folder: Path) -> None:
    """For root, act from now on as whose the folder is: what root wrote, the kiosk could not.

    Others stay who they are.
    """
    owner = _owner(folder)
    if os.geteuid() != 0 or owner in (None, 0):
        return
    account = pwd.getpwuid(owner)
    os.initgroups(account.pw_name, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    os.environ["HOME"] = account.pw_dir


def _owner(folder: Path) -> int | None:
    try:
        return folder.stat().st_uid
    except OSError:
        return None
