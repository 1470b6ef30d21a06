"""Letters that no font of the theme has are told, and nothing else is."""

import json
from pathlib import Path

import pytest

from kiosk.content.theme import load_builtin_theme
from kiosk.exhibit.loader import load_exhibit
from tests.exhibit.media import make_media
from tests.exhibit.write import write_exhibit


def letters(tmp_path: Path, main: str, fonts: dict[str, object] | None = None) -> list[str]:
    """What is said of letters in an exhibit with `main` in its exhibit.yaml."""
    media = make_media(tmp_path / "media")
    theme = load_builtin_theme("night").model_dump(mode="json") | {"fonts": fonts or {}}
    head = "format: 1\nlanguages: [en, ja]\ntheme: theme.yaml\n"
    folder = write_exhibit(tmp_path, {"exhibit.yaml": head + main, "theme.yaml": json.dumps(theme)})
    loaded = load_exhibit(folder, media)
    assert not loaded.has_errors, loaded.diagnostics
    return [f"{each.line}: {each.message}" for each in loaded.diagnostics if each.code == "letters"]


PAGES = (
    "pages: [{kind: story, id: a, title: A, text: %s}, {kind: story, id: b, title: %s, text: B}]"
)


def test_japanese_passed_the_check_and_was_shown_as_blanks(tmp_path: Path) -> None:
    main = "title: A test\n" + PAGES % ("{en: A, ja: あ漢あ}", "{en: B, ja: 漢}")
    gaps = "visitors will see gaps."
    assert letters(tmp_path, main) == [
        f"5: The letters 'あ漢' of this text are not in the font 'be-vietnam-pro'; {gaps}",
        f"5: The letter '漢' of this text is not in the font 'source-serif-4'; {gaps}",
    ]


def test_each_language_is_told_once(tmp_path: Path) -> None:
    main = "title: {en: A test, ja: 漢}\nsubtitle: {en: One, ja: あ}\n" + PAGES % (
        "{en: A, ja: A}",
        "{en: B, ja: 漢}",
    )
    assert [line.partition("'")[2] for line in letters(tmp_path, main)] == [
        "漢' of this text is not in the font 'source-serif-4'; visitors will see gaps.",
        "あ' of this text is not in the font 'ibm-plex-sans'; visitors will see gaps.",
    ]


@pytest.mark.parametrize("text", ["Tiếng Việt", "a\u00adb", "a\u200db", "x\ufe0f", "a\u2009b"])
def test_what_is_never_drawn_is_not_missed(tmp_path: Path, text: str) -> None:
    assert letters(tmp_path, f"title: '{text}'\n" + PAGES % (f"'{text}'", "B")) == []


def test_a_museums_own_font_counts(tmp_path: Path) -> None:
    """good.ttf is a copy of a font that has the letter which the usual one lacks."""
    main = "title: A test\n" + PAGES % ("'Ω'", "B")
    own = {"text": {"regular": "good.ttf"}}
    assert len(letters(tmp_path / "usual", main)) == 1
    assert letters(tmp_path / "own", main, own) == []
