"""What staff's fingers mean, as values; knows no widget."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from kiosk.staff.wishes import Wish

Phase = Literal["down", "move", "up"]


@dataclass(frozen=True, slots=True)
class Digit:
    """A key of the PIN pad, 0 to 9."""

    digit: int


@dataclass(frozen=True, slots=True)
class Erase:
    """Take the last digit back."""


@dataclass(frozen=True, slots=True)
class EnterPin:
    """Have the PIN checked."""


@dataclass(frozen=True, slots=True)
class OpenSection:
    """Go to a section of the menu by its name."""

    section: str


@dataclass(frozen=True, slots=True)
class Back:
    """To the menu's first screen."""


@dataclass(frozen=True, slots=True)
class CloseMenu:
    """Leave the menu; the exhibit goes on."""


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """Read the menu in the next language."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Have something done."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class MarkExhibit:
    """Mark an exhibit, by its id, to be shown, or take the mark away."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class ShowMarked:
    """Show the exhibits that are marked."""


@dataclass(frozen=True, slots=True)
class ScreenshotSoon:
    """Leave the menu and keep a picture of what is then on the screen."""


@dataclass(frozen=True, slots=True)
class NextPattern:
    """The next test pattern; after the last, the menu."""


@dataclass(frozen=True, slots=True)
class DrawFreely:
    """Go from the crosses of the touch test to painting the glass."""


@dataclass(frozen=True, slots=True)
class RepeatTest:
    """Begin the touch test anew."""


@dataclass(frozen=True, slots=True)
class FingerAt:
    """A raw finger beside all buttons, in window pixels, y upwards."""

    finger: Hashable
    phase: Phase
    x: float
    y: float


StaffIntent = (
    Digit
    | Erase
    | EnterPin
    | OpenSection
    | Back
    | CloseMenu
    | OtherLanguage
    | Ask
    | MarkExhibit
    | ShowMarked
    | ScreenshotSoon
    | NextPattern
    | DrawFreely
    | RepeatTest
    | FingerAt
)
