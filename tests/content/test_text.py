"""Texts in several languages: how they are read, and which language a visitor gets."""

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from kiosk.content.text import (
    MAX_TEXT_CHARACTERS,
    LanguageCode,
    LocalizedLine,
    LocalizedText,
    Name,
    Overline,
    Quotation,
    Remark,
    Said,
    Title,
    did_you_mean_language,
)


def read(value: object) -> LocalizedText:
    return TypeAdapter(LocalizedText).validate_python(value)


def message(value: object, type_: object = LocalizedText) -> str:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(type_).validate_python(value)
    return raised.value.errors()[0]["msg"]


def test_one_string_is_the_same_in_every_language() -> None:
    text = read("Điện Biên Phủ")
    assert text == LocalizedText("Điện Biên Phủ")
    assert text.languages == ()
    assert text.resolve("fr", ["vi", "en"]) == Said("Điện Biên Phủ", "fr", fallback=False)


TEXT = LocalizedText({"en": "Why", "fr": "Pourquoi"})


@pytest.mark.parametrize(
    ("asked", "languages", "said"),
    [
        ("fr", ["vi", "en"], Said("Pourquoi", "fr", fallback=False)),
        ("vi", ["vi", "en"], Said("Why", "en", fallback=True)),
        ("vi", ["vi", "fr", "en"], Said("Pourquoi", "fr", fallback=True)),
        ("vi", ["vi"], Said("Why", "en", fallback=True)),
    ],
)
def test_a_missing_language_falls_back_in_the_exhibits_order(
    asked: str, languages: list[str], said: Said
) -> None:
    assert TEXT.resolve(asked, languages) == said


def test_texts_are_values() -> None:
    assert LocalizedText({"en": "a"}) == LocalizedText({"en": "a"})
    assert hash(LocalizedText({"en": "a"})) == hash(LocalizedText({"en": "a"}))
    assert LocalizedText({"en": "a"}) != LocalizedText("a")


def test_a_text_does_not_change_with_the_mapping_it_was_made_of() -> None:
    said = {"en": "a"}
    text = LocalizedText(said)
    said["en"] = "b"
    assert text.resolve("en", []).text == "a"


def test_letters_are_composed() -> None:
    assert read("e\u0302\u0301") == LocalizedText("ế")


@pytest.mark.parametrize(
    ("value", "begins"),
    [
        ("", "This text is empty"),
        (" \n ", "This text is empty"),
        ({}, "This text is empty"),
        ({"en": ""}, "This text is empty"),
        ("x" * (MAX_TEXT_CHARACTERS + 1), "This text has 20,001 characters"),
        ("a\ud800b", "This text holds half a character"),
        (12, "A text is expected here, found the number 12."),
        (True, "A text is expected here, found the word true."),
        ([], "A text is expected here, found a list."),
        ({"en": {"vi": "a"}}, "A text is expected here, found keys with values."),
    ],
)
def test_what_is_no_text_is_refused(value: object, begins: str) -> None:
    assert message(value).startswith(begins)


def test_an_error_points_at_its_language() -> None:
    class Card(BaseModel):
        title: LocalizedText

    with pytest.raises(ValidationError) as raised:
        Card.model_validate({"title": {"en": "Why", "vi": 12}})
    assert raised.value.errors()[0]["loc"] == ("title", "vi")


def test_a_title_stands_on_one_line() -> None:
    line = TypeAdapter(LocalizedLine).validate_python({"en": "Why\n"})
    assert line == LocalizedText({"en": "Why"})
    assert message("a\nb", LocalizedLine) == "This must be a single line."


@pytest.mark.parametrize(
    ("type_", "characters"),
    [
        (LocalizedLine, 500),
        (Title, 120),
        (Overline, 120),
        (Name, 200),
        (Remark, 600),
        (Quotation, 1_500),
    ],
)
def test_what_is_shown_in_one_piece_has_its_limit(type_: object, characters: int) -> None:
    """One texture holds it: higher than the GPU takes, visitors saw a black box."""
    adapter = TypeAdapter(type_)
    assert adapter.validate_python({"en": "x" * characters, "vi": "y"})
    said = message({"en": "x" * (characters + 1), "vi": "y"}, type_)
    assert f"has {characters + 1:,} characters; at most {characters:,} fit." in said


@pytest.mark.parametrize(("type_", "lines"), [(Remark, 15), (Quotation, 40)])
def test_short_lines_take_room_as_well(type_: object, lines: int) -> None:
    assert TypeAdapter(type_).validate_python("\n".join("x" * lines))
    said = message("\n".join("x" * (lines + 1)), type_)
    assert said == f"This text has {lines + 1} lines; at most {lines} fit."


@pytest.mark.parametrize("code", ["vi", "en", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "haw"])
def test_language_codes(code: str) -> None:
    assert TypeAdapter(LanguageCode).validate_python(code) == code


@pytest.mark.parametrize("code", ["", "english", "EN", "en_GB", "en-gb", "v", 12, None])
def test_what_is_no_language_code(code: object) -> None:
    assert "is not a language code" in message(code, LanguageCode)


@pytest.mark.parametrize(
    ("code", "guess"), [("vn", "vi"), ("vi-VN", "vi"), ("EN", "en"), ("en_GB", "en"), ("xx", "")]
)
def test_the_country_is_often_taken_for_the_language(code: str, guess: str) -> None:
    expected = f"Did you mean '{guess}'?" if guess else ""
    assert did_you_mean_language(code, ["vi", "en"]) == expected
