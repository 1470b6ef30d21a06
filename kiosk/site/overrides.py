"""What staff chose at the screen, over the settings; knows no screen and no settings."""

import json
import logging
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.core.durable import write_durably

FILE_NAME = "overrides.json"
FORMAT = 1
LONGEST_CLOSED = timedelta(hours=48)
"""Nobody closes for longer at the screen: what says so was written by a clock that was wrong."""

_MAX_BYTES = 64 << 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Overrides:
    """`exhibits` by name; `volume` and `brightness` 0 to 1. None: as the settings say."""

    exhibits: tuple[str, ...] | None = None
    volume: float | None = None
    brightness: float | None = None
    closed_until: datetime | None = None

    def is_closed_at(self, wall: datetime) -> bool:
        """Whether staff have closed the kiosk, by an aware time."""
        until = self.closed_until
        return until is not None and wall < until <= wall + LONGEST_CLOSED


def read_overrides(state_folder: Path) -> Overrides:
    """What staff chose last; nothing if that cannot be read. Never raises."""
    path = state_folder / FILE_NAME
    try:
        with path.open("rb") as file:
            return _overrides_in(json.loads(file.read(_MAX_BYTES)))
    except FileNotFoundError:
        return Overrides()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _log.warning("What staff chose at the screen is forgotten: %s: %s", path, error)
        return Overrides()


def write_overrides(state_folder: Path, overrides: Overrides) -> None:
    """Keep them; raises OSError, and what was there stays."""
    until = overrides.closed_until
    told = {
        "format": FORMAT,
        "exhibits": None if overrides.exhibits is None else list(overrides.exhibits),
        "volume": overrides.volume,
        "brightness": overrides.brightness,
        "closed_until": None if until is None else until.isoformat(),
    }
    data = json.dumps(told, ensure_ascii=False).encode() + b"\n"
    write_durably(state_folder / FILE_NAME, data)


def _overrides_in(told: object) -> Overrides:
    """Raises ValueError or TypeError for anything that was not written by `write_overrides`."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("of another format")
    return Overrides(
        _names(told.get("exhibits")),
        _share(told.get("volume")),
        _share(told.get("brightness")),
        _moment(told.get("closed_until")),
    )


def _names(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not value or not all(isinstance(n, str) for n in value):
        raise TypeError("exhibits are no names")
    return tuple(value)


def _share(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{value} is no share")
    if not 0 <= value <= 1:
        raise ValueError(f"{value} is no share")
    return float(value)


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("closed_until is no moment")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("closed_until has no zone")
    return moment
