"""What the menu is told of the kiosk; gathered elsewhere, at once, each time it is asked for."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.ops.health import HealthReport


@dataclass(frozen=True, slots=True)
class ExhibitFact:
    """An exhibit that there is; `chosen`: it is among those shown."""

    id: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScreenFact:
    """The display: window size in pixels, and its width in millimetres where the site states it."""

    width: int
    height: int
    width_mm: float | None = None

    @property
    def px_per_mm(self) -> float | None:
        """Window pixels to a millimetre."""
        return None if not self.width_mm else self.width / self.width_mm


@dataclass(frozen=True, slots=True)
class Facts:
    """How the kiosk is now. Shares are 0 to 1; None where nothing is known, or nothing was chosen.

    `volume` and `brightness` are what staff chose, None: as the settings say. `house_volume` is
    what the timetable says now. `is_open`: by the opening hours, whatever staff chose.
    """

    version: str
    screen: ScreenFact
    exhibits: tuple[ExhibitFact, ...] = ()
    release: str | None = None
    health: HealthReport | None = None
    up_seconds: float = 0.0
    disk_free_bytes: int | None = None
    temperature: float | None = None
    update_trouble: str | None = None
    volume: float | None = None
    house_volume: float = 1.0
    brightness: float | None = None
    house_brightness: float = 1.0
    can_dim: bool = True
    is_open: bool = True
    next_change: datetime | None = None
    closed_by_staff: bool = False
    can_export: bool = True
    can_restart: bool = True
