"""The families a page may set its text in; registers them with Kivy once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kivy.core.text import LabelBase

from kiosk.content.theme import Family, FontFiles, Theme
from kiosk.widgets.families import FAMILIES

_STRONG = "-strong"


@cache
def register_fonts() -> None:
    """Make every built-in family known to Kivy."""
    for family, cuts in FAMILIES.items():
        LabelBase.register(family, *map(str, cuts))


def register_theme_fonts(theme: Theme, files: Mapping[str, Path]) -> None:
    """Make a theme's own fonts known; a cut that is left out is the regular one.

    `files` has the file of each cut by the name that the theme gives it.
    """
    for _, family in theme.fonts:
        if isinstance(family, FontFiles):
            cuts = (family.regular, family.italic, family.bold, family.bold_italic)
            LabelBase.register(
                family_name(family), *(str(files[cut or family.regular]) for cut in cuts)
            )


def family_name(family: Family) -> str:
    """The name under which a family is registered."""
    return family.regular if isinstance(family, FontFiles) else family


def strong_family(family: Family) -> str:
    """The half-bold cut of a family for buttons and kickers; the family itself if it has none."""
    strong = family_name(family) + _STRONG
    return strong if strong in FAMILIES else family_name(family)
