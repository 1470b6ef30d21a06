"""Every letter that may be drawn has a glyph: for one that has not, Kivy draws an empty box."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

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
