"""What staff want done; whoever runs the kiosk does it. Shares are 0 to 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetVolume:
    """No louder than this; None: as the timetable says."""

    level: float | None


@dataclass(frozen=True, slots=True)
class SetBrightness:
    """This bright; None: as the settings say."""

    level: float | None


@dataclass(frozen=True, slots=True)
class ShowExhibits:
    """These exhibits, by their ids; at least one."""

    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeScreenshot:
    """Keep what is on the screen now."""


@dataclass(frozen=True, slots=True)
class Export:
    """Put logs, health and screenshots on the USB stick."""


@dataclass(frozen=True, slots=True)
class CloseForToday:
    """Stay closed until the next day that opens."""


@dataclass(frozen=True, slots=True)
class OpenAgain:
    """By the opening hours again."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Start the program anew."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the kiosk and give the machine to a technician."""


Wish = (
    SetVolume
    | SetBrightness
    | ShowExhibits
    | TakeScreenshot
    | Export
    | CloseForToday
    | OpenAgain
    | Restart
    | Leave
)
