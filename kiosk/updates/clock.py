"""Whether the clock can be believed: a computer without a battery wakes up years ago."""

import datetime as dt
from pathlib import Path

import kiosk
from kiosk.updates.errors import UpdateError

TOLERANCE = dt.timedelta(days=1)


def build_date() -> dt.datetime:
    """When this program was built: what its package says of its files, or when they were copied."""
    return dt.datetime.fromtimestamp(Path(kiosk.__file__).stat().st_mtime, dt.UTC)


def check_clock(wall: dt.datetime, built: dt.datetime, last_good: dt.datetime | None) -> None:
    """Raise UpdateError when it cannot be as early as that."""
    floor = built if last_good is None else max(built, last_good)
    if wall < floor - TOLERANCE:
        raise UpdateError(
            f"The clock is wrong: it shows {wall:%Y-%m-%d %H:%M}, and it cannot be before "
            f"{floor:%Y-%m-%d}.",
            "The kiosk waits with new content until the clock is right: see that it reaches a time "
            "server, or set it by hand with timedatectl.",
        )
