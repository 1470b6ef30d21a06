"""Whether it is time to look for new content; a timer asks every few minutes."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

INTERVAL = dt.timedelta(minutes=15)
LONGEST_WAIT = dt.timedelta(days=3)
"""A kiosk that has no power while the museum is closed looks while it is open, this seldom."""

MACHINE_ID = Path("/etc/machine-id")


def phase_of(machine: str) -> dt.timedelta:
    """This kiosk's own moment within INTERVAL, so that not all ask a server at once."""
    number = int.from_bytes(hashlib.sha256(machine.encode()).digest()[:8])
    return INTERVAL * (number % 4096 / 4096)


def machine_name(path: Path = MACHINE_ID) -> str:
    """What tells this machine from others; "" if nothing does."""
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def is_due(
    looked: dt.datetime | None,
    good: dt.datetime | None,
    wall: dt.datetime,
    phase: dt.timedelta,
    is_open: Callable[[dt.datetime], bool] | None,
) -> bool:
    """Whether to look at the time `wall`, the last look having been at `looked`.

    Looks are INTERVAL apart. With `is_open`, only while the museum is closed, unless nothing was
    verified (`good`) for LONGEST_WAIT.
    """
    if looked is not None and _slot(looked, phase) == _slot(wall, phase):
        return False
    if is_open is None or not is_open(wall):
        return True
    return good is None or abs(wall - good) >= LONGEST_WAIT


def _slot(moment: dt.datetime, phase: dt.timedelta) -> int:
    return int((moment.timestamp() - phase.total_seconds()) // INTERVAL.total_seconds())
