"""Words and icons as pictures, made once and let go when nothing shows them any more."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, normalize

from kivy.core.text import Label as CoreLabel
from kivy.core.text.markup import MarkupLabel
from kivy.graphics.texture import Texture

from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.text import Face, family, plain

Kind = Literal["label", "first-name", "second-name", "other-name", "icon"]

_OUTLINE = 2.0  # design pixels of dark around each letter
_ICON_SHARE = 0.98  # of the label's font size
_STAND_IN = "circle"
_MOST_SIZES = 2_000


@dataclass(frozen=True, slots=True)
class Caption:
    """Some words set in one way; an icon's words are its name."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class _Style:
    face: Face
    colour: str
    capitals: bool = False
    bold: bool = False
    share: float = 1.0  # of the label's font size, below which nobody can read it


_STYLES: dict[Kind, _Style] = {
    "label": _Style("strong", "paper"),
    "first-name": _Style("strong", "paper", capitals=True, bold=True, share=1.15),
    "second-name": _Style("strong", "paper", capitals=True),
    "other-name": _Style("text", "mute"),
}


class Captions:
    """The pictures of captions in one look."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._pictures: dict[Caption, Texture] = {}
        self._sizes: dict[Caption, tuple[float, float]] = {}

    def dress(self, look: Look) -> None:
        """Take a look; captions made in another one are let go."""
        if look != self._look:
            self._look = look
            self.forget()

    def forget(self) -> None:
        """Let all go."""
        self._pictures = {}
        self._sizes = {}

    def keep(self, used: Collection[Caption]) -> None:
        """Let go of all pictures but these."""
        self._pictures = {
            caption: picture for caption, picture in self._pictures.items() if caption in used
        }

    def size(self, caption: Caption) -> tuple[float, float]:
        """Its width and height in window pixels."""
        if caption not in self._sizes:
            if len(self._sizes) >= _MOST_SIZES:
                self._sizes.clear()
            width, height = self._label(caption).render()
            self._sizes[caption] = (float(width), float(height))
        return self._sizes[caption]

    def picture(self, caption: Caption) -> Texture:
        """Its picture, as large as it is."""
        if caption not in self._pictures:
            label = self._label(caption)
            label.refresh()
            self._pictures[caption] = label.texture
        return self._pictures[caption]

    def _label(self, caption: Caption) -> CoreLabel:
        look = self._look
        if look is None:
            raise RuntimeError("captions are dressed before they are made")
        label_px = look.font_px("label")
        if caption.kind == "icon":
            icon = ICONS.get(caption.words, ICONS[_STAND_IN])
            size = round(label_px * _ICON_SHARE)
            return CoreLabel(text=icon, font_size=size, font_name=family(look, "icons"))
        style = _STYLES[caption.kind]
        size = round(label_px * style.share)
        return MarkupLabel(
            text=_capitals(caption.words, size) if style.capitals else plain(caption.words),
            font_size=size, font_name=family(look, style.face), bold=style.bold,
            color=look.colour(style.colour), outline_width=max(1, round(look.px(_OUTLINE))),
            outline_color=look.colour("scrim"),
        )  # fmt: skip


def _capitals(words: str, size: int) -> str:
    """Spaced capitals: letters that are marked up one by one stand apart by their outlines."""
    letters: list[str] = []
    for letter in normalize("NFC", words.upper()):
        if letters and combining(letter):
            letters[-1] += letter
        else:
            letters.append(letter)
    return "".join(f"[size={size}]{plain(letter)}[/size]" for letter in letters)
