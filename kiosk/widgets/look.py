"""How big and in what colour things are on this screen now; knows no page and no text.

Sizes are given in design pixels of a screen 1080 high and become window pixels here, so that
landscape, portrait and 4K come from one set of numbers.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.content.theme import Theme
from kiosk.core.geometry import Size

Role = Literal["label", "body", "lead", "heading", "title", "display"]

TEXT_STEPS = (1.0, 1.2, 1.45)
MIN_TARGET_MM = 20.0  # Colle & Hiszem 2004
BUTTON = 80.0
PORTRAIT_TYPE = 1.12  # a portrait screen is read from nearer its middle and has height to spare


@dataclass(frozen=True, slots=True)
class Screen:
    """The glass: window size in pixels and, where the site says so, pixels per millimetre."""

    size: Size
    px_per_mm: float | None = None
    distance_mm: float | None = None

    @property
    def is_tall(self) -> bool:
        """Whether pages stack their parts instead of setting them side by side."""
        return self.size.width < 1.2 * self.size.height

    @property
    def unit(self) -> float:
        """Window pixels to one design pixel."""
        short, long = sorted((self.size.width, self.size.height))
        return min(short / 1080.0, long / 1440.0)


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, screen and the visitor's text size together."""

    theme: Theme
    screen: Screen
    text_step: int = 0
    still: bool = False

    def px(self, design: float) -> float:
        """Design pixels to window pixels."""
        return design * self.screen.unit

    def font_px(self, role: Role) -> int:
        """Font size of a role in window pixels, at the visitor's text size.

        Titles grow less than text: they are large already. Where the site states its screen and
        viewing distance, small roles never fall below a capital height of 0.7 degrees
        (EN 301 549, 5.1.4); capitals are about 0.7 of the font size.
        """
        step = TEXT_STEPS[self.text_step]
        if role in ("heading", "title", "display"):
            step = 1.0 + (step - 1.0) * 0.6
        size = self.px(getattr(self.theme.sizes, role)) * step
        if self.screen.is_tall:
            size *= PORTRAIT_TYPE
        return round(max(size, self._readable_px))

    @property
    def _readable_px(self) -> float:
        if self.screen.px_per_mm is None or self.screen.distance_mm is None:
            return 0.0
        capital_mm = 0.01222 * self.screen.distance_mm  # tan(0.7 degrees)
        ceiling = self.px(36)  # beyond this a layout made for touch cannot hold its text
        return min(capital_mm * self.screen.px_per_mm / 0.7, ceiling)

    @property
    def button_px(self) -> float:
        """Height of a touch target: as designed, and 20 mm or more where the screen is known."""
        floor = (self.screen.px_per_mm or 0.0) * MIN_TARGET_MM
        return max(self.px(BUTTON), min(floor, self.px(1.6 * BUTTON)), 24.0)

    @property
    def margin(self) -> float:
        """The outer margin in window pixels."""
        return self.px(64)

    @property
    def gutter(self) -> float:
        """The gap between neighbours in window pixels."""
        return self.px(22)

    def colour(self, role: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
        """A colour of the theme as red, green, blue, alpha (0 to 1)."""
        return self.theme.rgba(role, alpha)

    def hex(self, role: str) -> str:
        """A colour of the theme as markup wants it: six hexadecimal digits."""
        return self.theme.hex(role)
