"""Colours, sizes and fonts of a theme and their contrast; knows no screen and no toolkit.

Sizes are design pixels of a screen 1080 high; the widgets scale them.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from kiosk.content.builtin import read_builtin
from kiosk.content.diagnostics import Problem
from kiosk.content.record import Record, refused
from kiosk.content.text import Line

BUILTIN_THEMES = ("night", "high-contrast")
DEFAULT_THEME = "night"

_FOLDER = Path(__file__).with_name("themes")
_HEX_DIGITS = frozenset("0123456789ABCDEF")

TEXT_RATIO = 4.5  # WCAG 1.4.3, text
SHAPE_RATIO = 3.0  # WCAG 1.4.11, controls, marks and the focus ring


def _checked_colour(value: object) -> str:
    if isinstance(value, str) and value[:1] == "#" and len(value) == 7:
        digits = value[1:].upper()
        if _HEX_DIGITS.issuperset(digits):
            return "#" + digits
    if value is None:
        # YAML takes an unquoted # for the beginning of a comment: the curator did write a colour.
        raise refused(
            Problem(
                "A colour is expected here, found nothing.",
                """Put it in quotes, "#0B1220": without them '#' begins a comment.""",
            )
        )
    raise refused(
        Problem(
            f"'{value}' is not a colour." if isinstance(value, str) else "This is not a colour.",
            'Write "#" and six digits, 0 to 9 or A to F, in quotes: "#0B1220".',
        )
    )


def _font_shape(value: object) -> str:
    return "files" if isinstance(value, dict | FontFiles) else "family"


Colour = Annotated[str, BeforeValidator(_checked_colour)]
FontSize = Annotated[float, Field(ge=16, le=400)]
Radius = Annotated[float, Field(ge=0, le=60)]
Spacing = Annotated[float, Field(ge=1, le=3)]


class Colours(Record):
    """A colour for each role, as "#RRGGBB"."""

    ink: Colour = Field(description="the ground of everything")
    panel: Colour = Field(description="the ground of cards and panels")
    raised: Colour = Field(description="the ground of buttons")
    line: Colour = Field(description="the edge of cards and buttons")
    paper: Colour = Field(description="the colour of text")
    mute: Colour = Field(description="the colour of secondary text")
    brass: Colour = Field(description="the one accent: what to press first, what is chosen")
    on_brass: Colour = Field(description="the colour of text on brass")
    fire: Colour = Field(description="the colour of events")
    sky: Colour = Field(description="the colour of the focus ring and of water")
    scrim: Colour = Field(description="what is laid over pictures beneath text")


class Sizes(Record):
    """Font sizes in design pixels."""

    label: FontSize = Field(24, description="the size of labels and captions")
    body: FontSize = Field(28, description="the size of running text")
    lead: FontSize = Field(36, description="the size of opening words and card titles")
    heading: FontSize = Field(48, description="the size of headings and quotations")
    title: FontSize = Field(60, description="the size of page titles")
    display: FontSize = Field(104, description="the size of the headline at rest")


class Radii(Record):
    """Radii of rounded corners in design pixels."""

    card: Radius = Field(18, description="the radius of a card's corners")
    button: Radius = Field(14, description="the radius of a button's corners")


class LineHeight(Record):
    """Distances of lines, as multiples of the font size."""

    text: Spacing = Field(1.5, description="the distance of lines of text, in font sizes")
    title: Spacing = Field(1.1, description="the distance of lines of titles, in font sizes")


class FontFiles(Record):
    """A family of the museum's own, as font files under media/; a cut left out is the regular."""

    regular: Line = Field(description="the font file of upright text, under media/")
    italic: Line | None = Field(None, description="the font file of italic text")
    bold: Line | None = Field(None, description="the font file of bold text")
    bold_italic: Line | None = Field(None, description="the font file of bold italic text")


BuiltinFamily = Literal["be-vietnam-pro", "source-serif-4", "ibm-plex-sans"]
Family = Annotated[
    Annotated[BuiltinFamily, Tag("family")] | Annotated[FontFiles, Tag("files")],
    Discriminator(_font_shape),
]


class Fonts(Record):
    """The family of each use: a built-in one by name, or the museum's own files."""

    text: Family = Field("be-vietnam-pro", description="the family of the interface and of text")
    title: Family = Field("source-serif-4", description="the family of titles and quotations")
    numbers: Family = Field("ibm-plex-sans", description="the family of numbers")


class Theme(Record):
    """How an exhibit looks: all colours must be given, the rest may be left as it is."""

    name: Line = Field(description="what the theme is called")
    colours: Colours = Field(description="the colour of each role")
    sizes: Sizes = Field(Sizes(), description="the font sizes")
    radii: Radii = Field(Radii(), description="the radii of corners")
    fonts: Fonts = Field(Fonts(), description="the font families")
    line_height: LineHeight = Field(LineHeight(), description="the distances of lines")

    def font_files(self) -> Iterator[tuple[str, str, str]]:
        """The museum's own font files: for which use ("text"), which cut ("bold"), which file."""
        for use, family in self.fonts:
            if isinstance(family, FontFiles):
                for cut, file in family:
                    if file is not None:
                        yield use, cut, file

    def with_default_fonts(self, uses: Collection[str]) -> "Theme":
        """This theme with the families of `uses` as they are when left out."""
        defaults = {use: getattr(Fonts(), use) for use in uses}
        return self.model_copy(update={"fonts": self.fonts.model_copy(update=defaults)})

    def with_colours_of(self, other: "Theme") -> "Theme":
        """This theme in the colours of another."""
        return self.model_copy(update={"colours": other.colours})

    def hex(self, role: str) -> str:
        """The colour of a role as six hexadecimal digits, or raise AttributeError."""
        colour: str = getattr(self.colours, role)
        return colour[1:]

    def rgba(self, role: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
        """The colour of a role as red, green, blue, alpha (0 to 1), or raise AttributeError."""
        return (*_rgb(self.hex(role)), alpha)


@dataclass(frozen=True, slots=True)
class Pair:
    """A role drawn upon another, and the contrast ratio that it needs to be seen."""

    front: str
    ground: str
    needed: float


USED_PAIRS = (
    Pair("paper", "ink", TEXT_RATIO),
    Pair("paper", "panel", TEXT_RATIO),
    Pair("paper", "raised", TEXT_RATIO),
    Pair("paper", "scrim", TEXT_RATIO),
    Pair("mute", "ink", TEXT_RATIO),
    Pair("mute", "panel", TEXT_RATIO),
    Pair("mute", "scrim", TEXT_RATIO),
    Pair("brass", "ink", TEXT_RATIO),
    Pair("brass", "panel", TEXT_RATIO),
    Pair("brass", "scrim", TEXT_RATIO),
    Pair("on_brass", "brass", TEXT_RATIO),
    Pair("sky", "ink", SHAPE_RATIO),
    Pair("sky", "panel", SHAPE_RATIO),
    Pair("sky", "raised", SHAPE_RATIO),
    Pair("fire", "ink", SHAPE_RATIO),
)
"""Every pair that the widgets draw, except `line`, which only decorates."""


@dataclass(frozen=True, slots=True)
class ThemeProblem:
    """Two roles too alike: `ratio` is what they have, `needed` what they must have."""

    role_text: str
    role_ground: str
    ratio: float
    needed: float


def parse_theme(data: object) -> Theme:
    """The theme in plain data as read from YAML, or raise pydantic's ValidationError."""
    return Theme.model_validate(data)


@cache
def load_builtin_theme(name: str) -> Theme:
    """One of BUILTIN_THEMES; an unknown name raises KeyError."""
    if name not in BUILTIN_THEMES:
        raise KeyError(name)
    return parse_theme(read_builtin(_FOLDER / f"{name}.yaml"))


def check_theme(theme: Theme) -> tuple[ThemeProblem, ...]:
    """Every used pair that falls short of WCAG 2.2, 1.4.3 or 1.4.11."""
    problems = []
    for pair in USED_PAIRS:
        ratio = contrast_ratio("#" + theme.hex(pair.front), "#" + theme.hex(pair.ground))
        if ratio < pair.needed:
            problems.append(ThemeProblem(pair.front, pair.ground, ratio, pair.needed))
    return tuple(problems)


def contrast_ratio(a: str, b: str) -> float:
    """Contrast of two "#RRGGBB" colours, 1 to 21, in either order.

    WCAG 2.2, "contrast ratio" and "relative luminance": (L1 + 0.05) / (L2 + 0.05) with the
    luminance of linearised sRGB weighted 0.2126, 0.7152, 0.0722.
    """
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in _rgb(colour[1:])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(digits: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(digits)
    return (red / 255, green / 255, blue / 255)
