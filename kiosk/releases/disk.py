"""What the store does to its disk besides files that survive a power cut."""

import os
import shutil
from pathlib import Path

from kiosk.core.durable import sync_folder


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each its parent's owner's. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        give(folder, folder.parent.stat())
        sync_folder(folder.parent)


def give_all(folder: Path, owner: os.stat_result) -> None:
    """Let all read what is in `folder`, and only its owner, that of `owner`, write to it.

    There must be no links in it. Raises OSError.
    """
    for where, _, names in os.walk(folder):
        Path(where).chmod(0o755)
        give(Path(where), owner)
        for name in names:
            path = Path(where, name)
            path.chmod(0o644)
            give(path, owner)


def give(path: Path, owner: os.stat_result) -> None:
    """When root works for the kiosk, the kiosk must be able to go on with it."""
    if os.geteuid() == 0 and owner.st_uid != 0:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it, as far as that is possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return


def told_size(size: int) -> str:
    """Bytes for people: `1.5 GB`."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6)):
        if size >= scale:
            return f"{size / scale:.1f} {unit}"
    return f"{size:,} bytes"
