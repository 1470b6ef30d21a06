"""The families a page may set its text in; registers them with Kivy once."""

from functools import cache
from pathlib import Path

from kivy.core.text import LabelBase

from kiosk.content.theme import Family, FontFiles, Theme

_FOLDER = Path(__file__).with_name("fonts")

ICON_FAMILY = "icons"
_STRONG = "-strong"

# regular, italic, bold, bold italic; "-strong" is the half-bold cut for buttons and kickers
_BUILT_IN = {
    "be-vietnam-pro": ("BeVietnamPro-Regular", "BeVietnamPro-Italic", "BeVietnamPro-SemiBold",
                       "BeVietnamPro-SemiBoldItalic"),
    "be-vietnam-pro-strong": ("BeVietnamPro-Medium", "BeVietnamPro-Italic", "BeVietnamPro-Bold",
                              "BeVietnamPro-SemiBoldItalic"),
    "source-serif-4": ("SourceSerif4-Regular", "SourceSerif4-Italic", "SourceSerif4-SemiBold",
                       "SourceSerif4-SemiBoldItalic"),
    "ibm-plex-sans": ("IBMPlexSans-Medium", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold",
                      "IBMPlexSans-SemiBold"),
    ICON_FAMILY: ("TablerIcons",) * 4,
}  # fmt: skip


@cache
def register_fonts() -> None:
    """Make every built-in family known to Kivy."""
    for family, cuts in _BUILT_IN.items():
        LabelBase.register(family, *(str(_FOLDER / f"{cut}.ttf") for cut in cuts))


def register_theme_fonts(theme: Theme, media_root: Path) -> None:
    """Make a theme's own font files known; a cut that is left out is the regular one."""
    for fonts in (theme.fonts.text, theme.fonts.title, theme.fonts.numbers):
        if isinstance(fonts, FontFiles):
            cuts = (fonts.regular, fonts.italic, fonts.bold, fonts.bold_italic)
            LabelBase.register(
                family_name(fonts), *(str(media_root / (cut or fonts.regular)) for cut in cuts)
            )


def family_name(family: Family) -> str:
    """The name under which a family is registered."""
    return family.regular if isinstance(family, FontFiles) else family


def strong_family(family: Family) -> str:
    """The half-bold cut of a family for buttons and kickers; the family itself if it has none."""
    strong = family_name(family) + _STRONG
    return strong if strong in _BUILT_IN else family_name(family)
