"""A block of set text; knows fonts, widths and line breaks, never what the words say.

Kivy's Label would build its texture a frame later, when a layout that depends on its height is
already drawn, so the texture is made here at once, and only when something really changed.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kivy.core.text import Label as CoreLabel
from kivy.core.text.markup import MarkupLabel
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget
from kivy.utils import escape_markup

from kiosk.core.geometry import Rect
from kiosk.widgets.families import ICON_FAMILY
from kiosk.widgets.fonts import family_name, strong_family
from kiosk.widgets.look import Look, Role

Align = Literal["left", "center", "right"]
Face = Literal["text", "strong", "title", "numbers", "icons"]

_OVERHANG = 0.22  # of the font size, above and below, for stacked diacritics and descenders
_TITLE_ROLES = ("heading", "title", "display")


def plain(text: str) -> str:
    """The text as markup that shows it letter for letter."""
    return str(escape_markup(text))


def family(look: Look, face: Face) -> str:
    """The registered font family of a face in this theme."""
    fonts = look.theme.fonts
    families = {
        "text": family_name(fonts.text),
        "strong": strong_family(fonts.text),
        "title": family_name(fonts.title),
        "numbers": family_name(fonts.numbers),
        "icons": ICON_FAMILY,
    }
    return families[face]


class Text(Widget):
    """Lines of one face, size and colour, with markup for emphasis inside."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._made_from: tuple[object, ...] = ()
        self.text = ""
        self._indent = 0.0
        self._overhang = 0
        with self.canvas:
            self._tint = Color(1, 1, 1, 1)
            self._quad = Rectangle(size=(0, 0))

    def set(
        self,
        markup: str,
        look: Look,
        *,
        role: Role = "body",
        face: Face = "text",
        colour: str = "paper",
        width: float | None = None,
        align: Align = "left",
        bold: bool = False,
        italic: bool = False,
        balanced: bool = False,
        font_px: int | None = None,
        line_height: float | None = None,
    ) -> "Text":
        """Set the text in `width` window pixels (None: one line) and take its height.

        `balanced` evens the lines out, as titles want. An empty text has no height.
        """
        size = font_px or look.font_px(role)
        wanted = (markup, size, look.hex(colour), width, align, face, bold, italic, balanced,
                  line_height, look.theme.name)  # fmt: skip
        if wanted == self._made_from:
            return self
        self._made_from = wanted
        self.text = markup
        if not markup:
            self._show(None)
            return self
        theme = look.theme
        is_title = role in _TITLE_ROLES or face == "title"
        name = family(look, face)
        options: dict[str, object] = {
            "font_size": size,
            "font_name": name,
            "bold": bold,
            "italic": italic,
            "halign": align,
            "color": look.colour(colour),
        }
        lines = theme.line_height
        wanted_line = line_height or (lines.title if is_title else lines.text)
        spacing = wanted_line / _natural_line(name)
        options["line_height"] = spacing
        self._indent = 0.0
        if balanced and width is not None:
            narrow = _balanced_width(markup, width, options)
            self._indent = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * (width - narrow)
            width = narrow
        # Lines set closer than the font's own distance would lose the last one's descenders.
        self._overhang = round(size * _OVERHANG) if spacing < 1 else 0
        label = MarkupLabel(
            text=markup, text_size=(width, None), padding=(0, self._overhang), **options
        )
        label.refresh()
        self._show(label.texture)
        return self

    def place(self, x: float, top: float) -> float:
        """Stand with the upper left corner at (x, top); returns the y of the lower edge."""
        self.pos = (round(x + self._indent), round(top - self.height))
        self._quad.pos = (self.pos[0], self.pos[1] - self._overhang)
        return float(self.pos[1])

    def fade(self, alpha: float) -> None:
        """Show at `alpha` (0 to 1)."""
        self._tint.a = alpha

    @property
    def rect(self) -> Rect:
        """Where it stands, in window pixels."""
        return Rect(self.x, self.y, self.width, self.height)

    def _show(self, texture: Texture | None) -> None:
        self._quad.texture = texture
        if texture is None:
            self.size = self._quad.size = (0, 0)
            return
        width, height = texture.size
        self._quad.size = (width, height)
        self.size = (width, height - 2 * self._overhang)


def text_width(text: str, look: Look, *, role: Role = "label", face: Face = "strong") -> float:
    """The width of one line of plain text in window pixels."""
    label = CoreLabel(font_size=look.font_px(role), font_name=family(look, face))
    return float(label.get_extents(text)[0])


def shortened(text: str, look: Look, width: float, *, face: Face = "strong") -> str:
    """As much of a line of plain label text as fits `width` window pixels, with an ellipsis."""
    ruler = CoreLabel(font_size=look.font_px("label"), font_name=family(look, face))
    while text and ruler.get_extents(f"{text}\u2026")[0] > width:
        text = text[:-1].rstrip()
    return f"{text}\u2026"


@dataclass(frozen=True, slots=True)
class Room:
    """`width` by `height` window pixels for plain text in one face, lines `line_height` apart."""

    width: float
    height: float
    face: Face
    line_height: float

    def has(self, text: str, look: Look, font_px: int) -> bool:
        """Whether there is room for the text in letters of that size (window pixels)."""
        name = family(look, self.face)
        label = MarkupLabel(
            text=plain(text), text_size=(self.width, None), font_size=font_px, font_name=name,
            line_height=self.line_height / _natural_line(name),
        )  # fmt: skip
        return bool(label.render()[1] <= self.height)


def fitting_px(text: str, look: Look, room: Room, sizes: tuple[int, ...]) -> int:
    """The first of `sizes` (window pixels, falling) at which the text fits; else the last."""
    return next((size for size in sizes if room.has(text, look, size)), sizes[-1])


@cache
def _natural_line(font_name: str) -> float:
    """A font's own distance of lines, as a multiple of its size."""
    return float(CoreLabel(font_size=100, font_name=font_name).get_extents("Hg")[1]) / 100


def _balanced_width(markup: str, width: float, options: dict[str, object]) -> float:
    """The narrowest width that needs no more lines than `width` does."""
    words = markup.split(" ")  # a no-break space holds
    ruler = CoreLabel(
        font_size=options["font_size"], font_name=options["font_name"], bold=options["bold"],
        italic=options["italic"],
    )  # fmt: skip
    widths = [ruler.get_extents(word)[0] for word in words]
    space = ruler.get_extents(" ")[0]

    def lines_in(limit: float) -> int:
        lines, used = 1, 0.0
        for word in widths:
            if used and used + space + word > limit:
                lines, used = lines + 1, word
            else:
                used += word + (space if used else 0)
        return lines

    wanted = lines_in(width)
    low, high = max(widths, default=0.0), width
    if wanted == 1 or low >= high:
        return width
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if lines_in(middle) <= wanted else (middle, high)
    return min(width, high + 4)
