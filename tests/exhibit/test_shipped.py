"""The exhibits that come with the kiosk are sound, and the kiosk knows nothing of them."""

import re
import tokenize
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from kiosk.content.diagnostics import render_text
from kiosk.content.rights import LICENCES
from kiosk.content.theme import BUILTIN_THEMES, check_theme
from kiosk.exhibit.finder import find_exhibits
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit

ROOT = Path(__file__).parents[2]
KIOSK = ROOT / "kiosk"
EXHIBITS = find_exhibits(ROOT / "exhibits")
CODE = sorted(KIOSK.rglob("*.py"))
DATA = sorted(path for ending in ("*.yaml", "*.kv") for path in KIOSK.rglob(ending))
# What the flagship is about. The name of its folder is the kiosk's example of a folder, and days
# of 1972 are its examples of how dates are written: those are not searched for.
SUBJECT = re.compile(
    r"h[aà] ?n[oộ]i(?!-1972)|b-?52|linebacker|[dđ]i[eệ]n bi[eê]n ph[uủ]|kh[aâ]m.?thi[eê]n"
    r"|b[aạ]ch.?mai|h[uữ]u.?ti[eệ]p|hải phòng|hai ?phong|s-75|sam-2|mig-?(?:17|19|21)\b"
    r"|nixon|kissinger|\bgi[aá]p\b|\bbomb(?:er|ing)s?\b|air.?raid|ném bom|tên lửa|sơ tán",
    re.IGNORECASE,
)
YEAR = "1972"


def shipped(folder: Path) -> Exhibit:
    loaded = load_exhibit(folder, ROOT / "media")
    assert not loaded.has_errors, render_text(loaded.diagnostics)
    assert loaded.exhibit is not None
    return loaded.exhibit


def numbers(path: Path) -> Iterator[str]:
    """The numbers in a program, and not those in its strings and comments."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.NUMBER:
                yield token.string


@pytest.mark.parametrize("folder", EXHIBITS, ids=lambda folder: folder.name)
class TestEveryShippedExhibit:
    def test_loads_without_a_mistake_and_with_all_its_pages(self, folder: Path) -> None:
        exhibit = shipped(folder)
        assert len(exhibit.pages) >= 4
        assert exhibit.attract.items

    def test_shows_all_its_pictures(self, folder: Path) -> None:
        exhibit = shipped(folder)
        assert set(exhibit.picture_files) == set(exhibit.pictures)
        assert set(exhibit.picture_sizes) == set(exhibit.pictures)

    def test_can_be_read_in_its_colours(self, folder: Path) -> None:
        assert check_theme(shipped(folder).theme) == ()


def test_the_two_shipped_exhibits_have_nothing_in_common() -> None:
    exhibits = {folder.name: shipped(folder) for folder in EXHIBITS}
    flagship, welcome = exhibits["hanoi-1972"], exhibits["welcome"]
    assert not set(flagship.picture_files.values()) & set(welcome.picture_files.values())
    assert welcome.theme.name not in {*BUILTIN_THEMES, flagship.theme.name}
    written = [path for path in (ROOT / "exhibits" / "welcome").rglob("*") if path.is_file()]
    assert written
    for path in written:
        assert not re.search(rf"{SUBJECT.pattern}|{YEAR}", path.read_text(encoding="utf-8")), path


def test_the_example_for_small_museums_is_complete_in_its_languages_and_free_to_copy() -> None:
    loaded = load_exhibit(ROOT / "exhibits" / "welcome", ROOT / "media")
    assert render_text(loaded.diagnostics) == ""
    assert loaded.exhibit is not None
    assert loaded.exhibit.languages == ("en", "vi", "de")
    assert {picture.rights for picture in loaded.exhibit.pictures.values()} <= LICENCES


@pytest.mark.parametrize("path", [*CODE, *DATA], ids=lambda path: str(path.relative_to(ROOT)))
def test_the_kiosk_has_no_word_of_the_flagship_s_subject(path: Path) -> None:
    found = SUBJECT.search(path.read_text(encoding="utf-8"))
    assert found is None, found


def test_the_kiosk_reckons_with_no_year_and_speaks_of_none() -> None:
    assert YEAR not in chain.from_iterable(map(numbers, CODE))
    assert [path for path in DATA if YEAR in path.read_text(encoding="utf-8")] == []


def test_what_is_searched_for_is_found_in_the_flagship() -> None:
    pages = sorted((ROOT / "exhibits" / "hanoi-1972").rglob("*.yaml"))
    texts = [path.read_text(encoding="utf-8") for path in pages]
    assert sum(SUBJECT.search(text) is not None for text in texts) > len(texts) / 2
    assert any(YEAR in text for text in texts)
