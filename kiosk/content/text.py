"""Words that visitors read, in their languages; knows neither Markdown nor fonts."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import refused
from kiosk.content.suggest import did_you_mean

MAX_TEXT_CHARACTERS = 20_000  # a label of 1 MB took 6 s and a texture 133,344 px tall
MAX_LINE_CHARACTERS = 500
MAX_TITLE_CHARACTERS = 120
MAX_NAME_CHARACTERS = 200
# Without paragraphs, a text is a single texture: higher than a GPU takes, it is a black box.
MAX_REMARK_CHARACTERS, MAX_REMARK_LINES = 600, 15
MAX_QUOTATION_CHARACTERS, MAX_QUOTATION_LINES = 1_500, 40
EVERY_LANGUAGE = ""  # the key of a text that is the same in every language

# Codes of countries that are often taken for those of their languages.
_COUNTRIES = {
    "at": "de",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gb": "en",
    "gr": "el",
    "jp": "ja",
    "kr": "ko",
    "se": "sv",
    "ua": "uk",
    "us": "en",
    "vn": "vi",
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one language; `fallback` when it is not the language that was asked for."""

    text: str
    language: str
    fallback: bool


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """The same thing said in several languages (`{"vi": ..., "en": ...}`), or once for all."""

    said: Mapping[str, str]

    def __init__(self, said: str | Mapping[str, str]) -> None:
        texts = {EVERY_LANGUAGE: said} if isinstance(said, str) else dict(said)
        object.__setattr__(self, "said", texts)

    def __hash__(self) -> int:
        return hash(tuple(self.said.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages written down; empty when the text is the same in every language."""
        return tuple(language for language in self.said if language != EVERY_LANGUAGE)

    def resolve(self, language: str, languages: Sequence[str]) -> Said:
        """The words in `language`, else in the first of `languages` that has them, else in any."""
        chosen = chosen_language(self.said, language, languages)
        spoken = chosen or language
        return Said(self.said.get(chosen, ""), spoken, fallback=spoken != language)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read from a string or a mapping; an error inside a mapping points at its language."""
        words = core_schema.no_info_plain_validator_function(_checked_words)
        by_language = core_schema.dict_schema(core_schema.str_schema(), words)
        return core_schema.no_info_before_validator_function(
            _by_language, core_schema.no_info_after_validator_function(cls._of, by_language)
        )

    @classmethod
    def _of(cls, said: Mapping[str, str]) -> Self:
        return cls(said)


def chosen_language(
    by_language: Mapping[str, object], language: str, languages: Sequence[str]
) -> str:
    """The key of what is for a visitor: in `language`, in the first of `languages`, else in any.

    EVERY_LANGUAGE where that is a key, or where there is none.
    """
    order = (EVERY_LANGUAGE, language, *languages, *by_language)
    return next((key for key in order if key in by_language), EVERY_LANGUAGE)


def _by_language(value: object) -> object:
    """A mapping by language from whatever a curator wrote for a text."""
    if isinstance(value, LocalizedText):
        return value.said
    if isinstance(value, dict):
        if not value:
            raise refused(Problem("This text is empty.", "Write {en: ...}, one for each language."))
        return value
    return {EVERY_LANGUAGE: value}


def _checked_words(value: object) -> str:
    if not isinstance(value, str):
        raise refused(not_words(value))
    return checked_text(value, MAX_TEXT_CHARACTERS)


def checked_text(text: str, max_characters: int) -> str:
    """`text` in NFC, when it can be shown: not blank, not too long, whole characters only."""
    if not text.strip():
        raise refused(Problem("This text is empty.", "Write it, or delete the line."))
    if len(text) > max_characters:
        raise refused(
            Problem(
                f"This text has {len(text):,} characters; at most {max_characters:,} fit.",
                "Visitors read 30 to 70 words a screen: split it over several pages.",
            )
        )
    if _SURROGATE.search(text):
        raise refused(Problem("This text holds half a character that no screen can show."))
    return unicodedata.normalize("NFC", text)


def not_words(value: object, what: str = "A text") -> Problem:
    """Why a value that is no text cannot stand where `what` is expected."""
    message = f"{what} is expected here, found {described(value)}."
    match value:
        case bool():
            return Problem(message, f'Put it in quotes: "{str(value).lower()}".')
        case int() | float():
            return Problem(message, f'Put it in quotes: "{value}".')
        case list():
            return Problem(message, "If it is meant as words that begin with '[', use quotes.")
        case dict():
            return Problem(message, "If it is meant as words that contain a colon, use quotes.")
        case _:
            return Problem(message, "Write it, or delete the line.")


def _checked_line(value: object) -> str:
    if not isinstance(value, str):
        raise refused(not_words(value))
    text = checked_text(value, MAX_LINE_CHARACTERS).strip()
    if "\n" in text:
        raise refused(Problem("This must be a single line.", "Write it on one line."))
    return text


def _checked_language(value: object) -> str:
    if isinstance(value, str) and _LANGUAGE.fullmatch(value):
        return value
    found = f"'{value}'" if isinstance(value, str) else "this"
    hint = "Use two letters such as vi, en, fr, de or es; a region may follow: pt-BR."
    if isinstance(value, str) and _LANGUAGE.fullmatch(value.lower()):
        hint = f"Write '{value.lower()}', in small letters."
    raise refused(Problem(f"{found[0].upper()}{found[1:]} is not a language code.", hint))


Line = Annotated[str, BeforeValidator(_checked_line)]
"""A short text on one line, the same in every language: a name, a publisher."""

LanguageCode = Annotated[str, BeforeValidator(_checked_language)]
"""A BCP 47 language code: `vi`, `pt-BR`, `zh-Hant`."""


@dataclass(frozen=True, slots=True)
class SetIn:
    """Marks a localized text that is set in the theme's font for "title" or "numbers"."""

    use: str


def _line_of(max_characters: int) -> AfterValidator:
    """The validator of texts that stand on one line, such as titles."""

    def check(text: LocalizedText) -> LocalizedText:
        stripped = {language: words.strip() for language, words in text.said.items()}
        for language, words in stripped.items():
            if "\n" in words:
                problem = Problem("This must be a single line.", "Write it on one line.")
                raise refused(problem, key=language)
            hint = "Shorten it; longer words belong in a text."
            _limit(len(words), "line", max_characters, "characters", hint, language)
        return LocalizedText(stripped)

    return AfterValidator(check)


def _text_of(max_characters: int, max_lines: int) -> AfterValidator:
    """The validator of texts that are shown in one piece."""

    def check(text: LocalizedText) -> LocalizedText:
        for language, words in text.said.items():
            hint = "Shorten it; longer words belong in the text of a page."
            _limit(len(words), "text", max_characters, "characters", hint, language)
            _limit(words.count("\n") + 1, "text", max_lines, "lines", hint, language)
        return text

    return AfterValidator(check)


def _limit(count: int, what: str, most: int, of: str, hint: str, language: str) -> None:
    if count > most:
        problem = Problem(f"This {what} has {count:,} {of}; at most {most:,} fit.", hint)
        raise refused(problem, key=language)


LocalizedLine = Annotated[LocalizedText, _line_of(MAX_LINE_CHARACTERS)]
"""A localized text on one line: a credit, a place."""

Title = Annotated[LocalizedText, _line_of(MAX_TITLE_CHARACTERS), SetIn("title")]
"""A title or a headline."""

Overline = Annotated[LocalizedText, _line_of(MAX_TITLE_CHARACTERS), SetIn("numbers")]
"""A short line above or below a title, often a date."""

Name = Annotated[LocalizedText, _line_of(MAX_NAME_CHARACTERS)]
"""A name, a role or an occasion."""

Remark = Annotated[LocalizedText, _text_of(MAX_REMARK_CHARACTERS, MAX_REMARK_LINES)]
"""A few sentences beside something else: a caption, a note."""

Quotation = Annotated[
    LocalizedText, _text_of(MAX_QUOTATION_CHARACTERS, MAX_QUOTATION_LINES), SetIn("title")
]
"""The words of somebody quoted."""


def did_you_mean_language(code: str, languages: Iterable[str]) -> str:
    """The sentence "Did you mean 'vi'?" for a code such as "vn" or "vi-VN", or ""."""
    known = tuple(languages)
    main = re.split("[-_]", code.lower())[0]
    for guess in (main, _COUNTRIES.get(main, main)):
        if guess in known:
            return f"Did you mean '{guess}'?"
    return did_you_mean(code, known)


def undeclared_language(code: str, languages: Sequence[str]) -> Problem:
    """What to say of a language that is none of the exhibit's."""
    return Problem(
        f"The language '{code}' is not among the exhibit's languages: {', '.join(languages)}.",
        did_you_mean_language(code, languages) or "Add it to 'languages' in exhibit.yaml.",
    )
