"""The kiosk's own words are complete in every language and fall back in a fixed order."""

import unicodedata
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from kiosk.content import words as words_module
from kiosk.content.builtin import read_builtin
from kiosk.content.words import (
    WORD_LANGUAGES,
    WordProblem,
    Words,
    check_words,
    format_date,
    format_number,
    language_name,
    placeholders,
    rights_label,
    word_keys,
)

FOLDER = Path(words_module.__file__).with_name("words")
ENGLISH = read_builtin(FOLDER / "en.yaml")


def test_every_file_is_a_language() -> None:
    assert sorted(WORD_LANGUAGES) == sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    words = read_builtin(FOLDER / f"{language}.yaml")
    assert set(words) == set(ENGLISH) == word_keys()
    assert all(isinstance(text, str) and text.strip() == text != "" for text in words.values())
    assert {key: placeholders(text) for key, text in words.items()} == {
        key: placeholders(text) for key, text in ENGLISH.items()
    }


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_letters_are_composed(language: str) -> None:
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("language", [tag for tag in WORD_LANGUAGES if tag != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    """Words that are spelt alike are listed here on purpose, so that none slips through."""
    alike = {
        "de": {"pause", "kilometres", "position"},
        "fr": {
            "contrast",
            "sources",
            "volume",
            "pause",
            "position",
            "kind_document",
            "kilometres",
        },
        "es": {"kilometres"},
        "vi": {"kilometres"},
    }
    words = read_builtin(FOLDER / f"{language}.yaml")
    same = {key for key, text in words.items() if text == ENGLISH[key]}
    assert same <= alike[language]


def test_words_with_values() -> None:
    assert Words("vi").say("page_progress", index=2, count=5) == "Trang 2 / 5"
    assert Words("en").say("page_progress", index=2, count=5) == "Page 2 of 5"
    said = Words("vi").say("translation_of", language=language_name("en", "vi"))
    assert said == "Bản dịch; nguyên văn bằng tiếng Anh"


def test_an_unknown_key_and_a_missing_value_are_bugs() -> None:
    with pytest.raises(KeyError, match="contants"):
        Words("en").say("contants")
    with pytest.raises(KeyError, match="count"):
        Words("en").say("page_progress", index=1)


def test_words_that_cannot_be_said_give_way_to_the_next() -> None:
    """`words: {vi: {page_progress: "{trang}"}}` was reported by `check`, but in the museum every
    page failed with it."""
    overrides = {"vi": {"page_progress": "{trang}"}, "en": {"contents": "{x}"}}
    assert Words("vi", overrides).say("page_progress", index=2, count=5) == "Trang 2 / 5"
    assert Words("en", overrides).say("contents") == "Contents"


@pytest.mark.parametrize(
    ("language", "overrides", "expected"),
    [
        ("vi", {}, "Nội dung"),
        ("vi", {"vi": {"contents": "Mục lục"}}, "Mục lục"),
        ("vi", {"en": {"contents": "Topics"}}, "Nội dung"),
        ("en-GB", {}, "Contents"),
        ("en-GB", {"en": {"contents": "Topics"}}, "Topics"),
        ("en-GB", {"en-GB": {"contents": "Themes"}, "en": {"contents": "Topics"}}, "Themes"),
        ("lo", {}, "Contents"),
        ("lo", {"lo": {"contents": "ສາລະບານ"}}, "ສາລະບານ"),
        ("lo", {"lo": {"close": "ປິດ"}, "en": {"contents": "Topics"}}, "Topics"),
    ],
)
def test_order_of_fallback(
    language: str, overrides: dict[str, dict[str, str]], expected: str
) -> None:
    assert Words(language, overrides).say("contents") == expected


def test_braces_reach_nothing_but_placeholders() -> None:
    """str.format would read attributes of the values: `{index.__class__}` is only text here."""
    words = Words("en", {"en": {"page_progress": "{index} {index.__class__} {0} {}"}})
    assert words.say("page_progress", index=1, count=2) == "1 {index.__class__} {0} {}"


def test_values_are_not_read_again() -> None:
    said = Words("en").say("not_translated", language="{shown}", shown="x")
    assert said == "Not yet available in {shown}; shown in x"


def test_overrides_are_checked() -> None:
    problems = check_words(
        {
            "en": {"contents": "Topics", "page_progress": "Page {number}", "contants": "?"},
            "lo": {"page_progress": "{count} / {index}", "close": "{x}"},
        }
    )
    assert problems == (
        WordProblem("en", "page_progress", ("count", "index")),
        WordProblem("en", "contants", None),
        WordProblem("lo", "close", ()),
    )


@pytest.mark.parametrize(
    ("language", "said_in", "expected"),
    [
        ("vi", None, "Tiếng Việt"),
        ("en", None, "English"),
        ("fr", None, "Français"),
        ("de", None, "Deutsch"),
        ("es", None, "Español"),
        ("pt-BR", None, "Português (Brasil)"),
        ("vi", "en", "Vietnamese"),
        ("en", "vi", "tiếng Anh"),
        ("vi", "fr", "vietnamien"),
        ("fr", "tlh", "français"),
        ("tlh", None, "tlh"),
        ("cop", None, "cop"),
        ("mhn", "en", "mhn"),
        ("vi", "cop", "tiếng Việt"),
        ("not a tag", "en", "not a tag"),
    ],
)
def test_language_names(language: str, said_in: str | None, expected: str) -> None:
    assert language_name(language, said_in) == expected


@pytest.mark.parametrize(
    ("partial", "language", "expected"),
    [
        ("1972", "vi", "1972"),
        ("1972-12", "vi", "tháng 12 năm 1972"),
        ("1972-12-18", "vi", "18 tháng 12 năm 1972"),
        ("1972-12", "en", "December 1972"),
        ("1972-12-18", "en", "18 December 1972"),
        ("1972-12-18", "en-US", "December 18, 1972"),
        ("1972-12-18", "fr", "18 décembre 1972"),
        ("1972-12-18", "de", "18. Dezember 1972"),
        ("1972-12", "es", "diciembre de 1972"),
        ("1972-12-18", "tlh", "18 December 1972"),
        ("0938", "vi", "938"),
    ],
)
def test_dates(partial: str, language: str, expected: str) -> None:
    assert format_date(partial, language) == expected


def test_every_language_of_unicode_can_be_named_and_dated() -> None:
    """Some 200 have no name in their own words, or in English: the screen at rest failed."""
    for locale in locale_identifiers():
        tag = locale.replace("_", "-")
        assert language_name(tag)
        assert language_name(tag, "en")
        assert language_name("vi", tag)
        for partial in ("1972", "1972-12", "1972-12-18"):
            assert format_date(partial, tag).strip()


@pytest.mark.parametrize("partial", ["", "72", "1972-13", "1972-02-30", "1972-12-18T00", "1972-1"])
def test_what_is_no_date(partial: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        format_date(partial, "en")


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("CC-BY-4.0", "CC BY 4.0"),
        ("CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0"),
        ("CC0-1.0", "CC0 1.0"),
        ("CC-PDM-1.0", "Public Domain Mark 1.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("http://rightsstatements.org/vocab/InC/1.0/", "In Copyright"),
        (
            "https://rightsstatements.org/page/NoC-US/1.0/?language=en",
            "No Copyright – United States",
        ),
        (
            "http://rightsstatements.org/vocab/XYZ/1.0/",
            "http://rightsstatements.org/vocab/XYZ/1.0/",
        ),
        ("by arrangement", "by arrangement"),
    ],
)
def test_rights_labels(rights: str, expected: str) -> None:
    assert rights_label(rights) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (26000, "en", "26,000"),
        (26000.0, "en-GB", "26,000"),
        (26000, "fr", "26\u00a0000"),
        (26000, "de", "26.000"),
        (26000, "es", "26.000"),
        (26000, "vi", "26.000"),
        (4.5, "vi", "4,5"),
        (4.5, "en", "4.5"),
        (0.12345, "en", "0.123"),
        (1234567, "xx-nowhere", "1,234,567"),
    ],
)
def test_numbers_have_the_separators_of_their_language(
    value: float, language: str, expected: str
) -> None:
    """26000 visitors read worse than 26,000."""
    assert format_number(value, language) == expected
