"""What the machine says of itself: room on its disk, its temperature; never raises."""

import shutil
from pathlib import Path

_THERMAL = Path("/sys/class/thermal")


def free_bytes(folder: Path) -> int | None:
    """Room on the disk that holds the folder; None when nobody can tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def temperature(thermal: Path = _THERMAL) -> float | None:
    """The hottest of the machine's zones in degrees Celsius; None when it has none."""
    found: list[float] = []
    for path in thermal.glob("thermal_zone*/temp"):
        try:
            found.append(int(path.read_text()) / 1000)
        except (OSError, ValueError):
            continue
    return max(found, default=None)
