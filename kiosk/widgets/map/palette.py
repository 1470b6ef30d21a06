"""What the map's ground is coloured in, mixed from a theme's roles; knows no shape."""

from dataclasses import dataclass

from kiosk.content.theme import SHAPE_RATIO, contrast_ratio
from kiosk.core.geometry import mix
from kiosk.widgets.look import Look

Rgb = tuple[float, float, float]
Rgba = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, width in window pixels, dash and gap (0: none)."""

    ink: Rgba
    width: float
    dash: float = 0.0
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours and lines of the ground.

    `shaded` is whether the land shows its relief; what is smaller than `least_px` is left out, and
    lakes smaller than `least_lake_px`, which are mere specks.
    """

    shaded: bool
    least_px: float
    least_lake_px: float
    sea: Rgba
    land: Rgb
    dark: Rgb
    bright: Rgb
    coast: Stroke
    border: Stroke
    shore: Stroke
    rivers: tuple[Stroke, ...]

    def river(self, rank: int) -> Stroke:
        """How a river of a rank is drawn, 1 the greatest."""
        return self.rivers[min(max(rank, 1), len(self.rivers)) - 1]


def draws_with_lines(look: Look) -> bool:
    """Whether a theme tells things apart by lines: its `line` can be seen by itself."""
    theme = look.theme
    ratio = contrast_ratio("#" + theme.hex("line"), "#" + theme.hex("ink"))
    return ratio >= SHAPE_RATIO


def palette_of(look: Look) -> Palette:
    """The colours of a look: shades of night, or plain fields between strong lines."""
    if draws_with_lines(look):
        return _lines(look)
    ink, paper, sky = (look.colour(role)[:3] for role in ("ink", "paper", "sky"))
    land = _mixed(ink, paper, 0.115)
    water = (*_mixed(land, sky, 0.72), 1.0)
    return Palette(
        shaded=True,
        least_px=1.2,
        least_lake_px=look.px(4),
        sea=(*ink, 1.0),
        land=land,
        dark=_mixed(ink, land, 0.3),
        bright=_mixed(ink, paper, 0.3),
        coast=Stroke(water, look.px(1.4)),
        border=Stroke((*_mixed(land, look.colour("mute")[:3], 0.6), 1.0), look.px(1.3),
                      look.px(1.3), look.px(3.7)),
        shore=Stroke(water, look.px(1.1)),
        rivers=tuple(
            Stroke((*_mixed(land, sky, strength), 1.0), look.px(width))
            for strength, width in ((0.74, 1.9), (0.64, 1.5), (0.54, 1.2), (0.46, 1.0))
        ),
    )  # fmt: skip


def _lines(look: Look) -> Palette:
    land = look.colour("raised")[:3]
    sky = look.colour("sky")
    return Palette(
        shaded=False,
        least_px=look.px(5),
        least_lake_px=look.px(6),
        sea=look.colour("ink"),
        land=land,
        dark=land,
        bright=land,
        coast=Stroke(sky, look.px(2.4)),
        border=Stroke(look.colour("mute"), look.px(2), look.px(2), look.px(5)),
        shore=Stroke(sky, look.px(2)),
        rivers=tuple(Stroke(sky, look.px(width)) for width in (2.8, 2.4, 2.0, 1.6)),
    )


def _mixed(first: tuple[float, ...], second: tuple[float, ...], share: float) -> Rgb:
    red, green, blue = (mix(a, b, share) for a, b in zip(first[:3], second[:3], strict=True))
    return red, green, blue
