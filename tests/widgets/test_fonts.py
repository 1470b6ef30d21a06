"""Every letter that may be drawn has a glyph: for one that has not, Kivy draws an empty box."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiosk.pages.map.symbols import ICON_OF, Symbol
from kiosk.widgets.icons import ICONS

FONTS = Path(__file__).parents[2] / "kiosk" / "widgets" / "fonts"
TEXT_FONTS = sorted(path for path in FONTS.glob("*.ttf") if path.stem != "TablerIcons")

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
MARKS = set("–—‘’“”…«»·×°%−€₫©½≈≤≥±") | {"\u00a0"}


def glyphs(font: Path) -> set[str]:
    return {chr(code) for code in TTFont(font).getBestCmap()}


@pytest.mark.parametrize("font", TEXT_FONTS, ids=lambda font: font.stem)
def test_every_vietnamese_letter_has_a_glyph(font: Path) -> None:
    wanted = LETTERS | {letter.upper() for letter in LETTERS} | MARKS
    assert wanted - glyphs(font) == set()


@pytest.mark.parametrize("font", TEXT_FONTS, ids=lambda font: font.stem)
def test_a_family_comes_with_its_licence(font: Path) -> None:
    licence = FONTS / f"{font.stem.partition('-')[0]}-OFL.txt"
    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")


def test_the_icon_font_holds_just_the_tables_icons() -> None:
    assert glyphs(FONTS / "TablerIcons.ttf") == set(ICONS.values())


def test_icons_stand_where_they_were_drawn() -> None:
    """A merged font had lost its left bearings: every icon stood at the left of its button."""
    with TTFont(FONTS / "TablerIcons.ttf") as font:
        bearings = {name: bearing for name, (_, bearing) in font["hmtx"].metrics.items()}
        drawn = {name: getattr(font["glyf"][name], "xMin", 0) for name in bearings}
    assert bearings == drawn


def test_every_sign_that_a_map_may_have_is_an_icon() -> None:
    assert set(ICON_OF) == set(Symbol)
    assert set(ICON_OF.values()) <= set(ICONS)
