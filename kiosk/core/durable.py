"""Files that survive a power cut: whole and old, or whole and new; knows nothing of what they hold.

The protocol: write beside, fsync, rename, fsync the folder. Without either fsync, ext4 was seen to
lose or empty files when the power went.
"""

import os
from pathlib import Path


def write_durably(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace the file at `path`; its folder must exist. Raises OSError and leaves what was there.

    When this returns, the new contents are on the disk.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, mode)
        with open(descriptor, "wb") as file:  # noqa: PTH123  # of a descriptor
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def point_link(link: Path, target: str) -> None:
    """Make `link` a symbolic link to `target` in one step, whether it was one or not there."""
    part = link.with_name(f".{link.name}.part")
    part.unlink(missing_ok=True)
    part.symlink_to(target)
    part.replace(link)
    sync_folder(link.parent)


def sync_tree(folder: Path) -> None:
    """Have all files and folders below `folder`, and itself, on the disk."""
    for where, _, names in os.walk(folder):
        for name in names:
            _sync(Path(where, name))
        sync_folder(Path(where))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
