"""Files by language: how they are written, and which one is for a visitor."""

import pytest
from pydantic import TypeAdapter, ValidationError

from kiosk.content.files import LocalizedFile
from kiosk.content.text import EVERY_LANGUAGE

BOTH = LocalizedFile({"en": "a-en.ogg", "vi": "a-vi.ogg"})


def read(value: object) -> LocalizedFile:
    return TypeAdapter(LocalizedFile).validate_python(value)


def test_one_name_is_for_every_language() -> None:
    file = read("folder/a.ogg")
    assert file.names == {EVERY_LANGUAGE: "folder/a.ogg"}
    assert file.languages == ()
    assert file.resolve("fr", ["vi", "en"]) == ("folder/a.ogg", "fr")


def test_names_are_given_by_language() -> None:
    assert read({"en": " a-en.ogg ", "vi": "a-vi.ogg"}) == BOTH
    assert BOTH.languages == ("en", "vi")


@pytest.mark.parametrize(
    ("asked", "languages", "found"),
    [
        ("vi", ["en", "vi"], ("a-vi.ogg", "vi")),
        ("fr", ["vi", "en", "fr"], ("a-vi.ogg", "vi")),
        ("fr", ["fr", "en", "vi"], ("a-en.ogg", "en")),
        ("fr", ["fr"], ("a-en.ogg", "en")),
    ],
)
def test_a_missing_language_falls_back_as_texts_do(
    asked: str, languages: list[str], found: tuple[str, str]
) -> None:
    assert BOTH.resolve(asked, languages) == found


def test_files_are_values() -> None:
    assert read(BOTH) == BOTH
    assert hash(read({"en": "a-en.ogg", "vi": "a-vi.ogg"})) == hash(BOTH)
    assert LocalizedFile("a.ogg") != LocalizedFile({"en": "a.ogg"})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (12, "A file name is expected here, found the number 12."),
        (["a.ogg"], "A file name is expected here, found a list."),
        ({"en": {}}, "A file name is expected here, found keys with values."),
        ({}, "No file is named here."),
        ("", "This text is empty."),
        ("a\nb", "This must be a single line."),
    ],
)
def test_what_is_no_name_is_refused(value: object, message: str) -> None:
    with pytest.raises(ValidationError) as raised:
        read(value)
    assert raised.value.errors()[0]["msg"] == message


def test_a_refusal_points_at_its_language() -> None:
    with pytest.raises(ValidationError) as raised:
        read({"en": "a.ogg", "vi": 3})
    assert raised.value.errors()[0]["loc"][0] == "vi"
