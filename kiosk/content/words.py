"""What the kiosk says of its own accord, in the visitor's language; knows no page and no exhibit.

Also the names of languages and licences and the writing of dates and numbers, which stand between
those words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.content.builtin import read_builtin

WORD_LANGUAGES = ("vi", "en", "fr", "de", "es")
FALLBACK_LANGUAGE = "en"

_FOLDER = Path(__file__).with_name("words")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Words:
    """The kiosk's words in one language (BCP 47).

    `overrides` are an exhibit's own words, language -> key -> text: they replace the built-in ones
    or add a language. What neither has in the language (or, for "en-GB", in "en") is English.
    """

    __slots__ = ("_layers", "language")

    def __init__(
        self, language: str, overrides: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self.language = language
        self._layers = tuple(_layers(language, overrides or {}))

    def say(self, key: str, **values: object) -> str:
        """The words of `key` with its `{placeholders}` filled in.

        Words that ask for a value that is not among `values` are passed over for the next ones;
        a KeyError, then, is a bug of ours: an unknown key, or a value that was not given.
        """
        lacking = key
        for layer in self._layers:
            if key in layer:
                unknown = [name for name in placeholders(layer[key]) if name not in values]
                if not unknown:
                    return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), layer[key])
                lacking = unknown[0]
        raise KeyError(lacking)


@dataclass(frozen=True, slots=True)
class WordProblem:
    """An exhibit's own word that cannot be used: unknown, or with other placeholders."""

    language: str
    key: str
    placeholders: tuple[str, ...] | None
    """What the text must contain, without braces; None if there is no such key."""


def word_keys() -> frozenset[str]:
    """Every key that can be said."""
    return frozenset(_builtin(FALLBACK_LANGUAGE))


def check_words(overrides: Mapping[str, Mapping[str, str]]) -> tuple[WordProblem, ...]:
    """The problems of an exhibit's own words, in the order written."""
    known = _builtin(FALLBACK_LANGUAGE)
    return tuple(
        WordProblem(language, key, placeholders(known[key]) if key in known else None)
        for language, words in overrides.items()
        for key, text in words.items()
        if key not in known or placeholders(text) != placeholders(known[key])
    )


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces in a text, sorted, each once."""
    return tuple(sorted(set(_PLACEHOLDER.findall(text))))


def _layers(
    language: str, overrides: Mapping[str, Mapping[str, str]]
) -> Iterator[Mapping[str, str]]:
    for tag in dict.fromkeys((language, language.partition("-")[0], FALLBACK_LANGUAGE)):
        if tag in overrides:
            yield overrides[tag]
        if tag in WORD_LANGUAGES:
            yield _builtin(tag)


@cache
def _builtin(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = read_builtin(_FOLDER / f"{language}.yaml")
    return words


# --------------------------------------------------------------------- names, dates and numbers


@cache
def language_name(language: str, said_in: str | None = None) -> str:
    """The name of a language: its own, as on a button, or as said within a sentence of another.

    "vi" gives "Tiếng Việt"; said in "en", "Vietnamese". An unknown language is named by its code.
    """
    locale = _locale(language)
    if locale is None:
        return language
    # Many a language has no name in others, and some none of their own ("cop").
    sayers = (_locale(said_in or language), locale)
    names = (locale.get_display_name(sayer) for sayer in sayers if sayer is not None)
    name: str | None = next((name for name in names if name), None)
    if name is None:
        return language
    if said_in is None:
        return name[0].upper() + name[1:]
    # Unicode writes Vietnamese names as they stand alone; within a sentence they are lower case.
    return name.replace("Tiếng ", "tiếng ", 1)


def format_date(partial: str, language: str) -> str:
    """The ISO date "1972", "1972-12" or "1972-12-18" as a language writes it.

    Raises ValueError for anything else. An unknown language is written the English way.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", partial)
    if match is None:
        raise ValueError(partial)
    year, month, day = match.groups()
    moment = date(int(year), int(month or 1), int(day or 1))
    return _write_date(moment, "day" if day else "month" if month else "year", language)


# Plain English means no country, so neither do its dates: "18 December 1972".
_DATE_LOCALES = {"en": "en-001"}
_AFTER_WEEKDAY = {"fr": " "}
# Unicode's long form, "18 tháng 12, 1972", is not what a Vietnamese reader would write.
_DAY_PATTERNS = {"vi": "d 'tháng' M 'năm' y"}


def date_locale(language: str) -> Any:
    """Babel's locale by which a language writes dates; the English one of an unknown language."""
    return _locale(_DATE_LOCALES.get(language, language)) or _locale("en-001")


def _write_date(moment: date, unit: str, language: str) -> str:
    from babel.dates import format_date as write  # noqa: PLC0415  # 30 ms that `check` can spare
    from babel.dates import format_skeleton  # noqa: PLC0415

    locale = date_locale(language)
    if unit == "day":
        return write(moment, _DAY_PATTERNS.get(language, "long"), locale=locale)
    return format_skeleton("yMMMM" if unit == "month" else "y", moment, locale=locale)


def format_moment(moment: datetime, language: str) -> str:
    """A day of this or the next year and a time of it: "Tuesday, 24 November, 09:00"."""
    from babel.dates import format_date as write  # noqa: PLC0415  # as above
    from babel.dates import format_skeleton  # noqa: PLC0415

    locale = date_locale(language)
    weekday = write(moment, "EEEE", locale=locale)
    day = format_skeleton("MMMMd", moment.date(), locale=locale)
    return f"{weekday}{_AFTER_WEEKDAY.get(language, ', ')}{day}, {moment:%H:%M}"


# Babel's newest data give Vietnamese numbers the English way; readers there write "26.000,5".
_NUMBER_LOCALES = {"vi": "de"}
_NARROW_SPACE, _SPACE = "\u202f", "\u00a0"  # not every font has the narrow one


def format_number(value: float, language: str) -> str:
    """A number with the separators of a language, at most three decimals: 26000 is "26,000"."""
    from babel.numbers import format_decimal  # noqa: PLC0415  # as above

    locale = _locale(_NUMBER_LOCALES.get(language.partition("-")[0], language)) or _locale("en")
    return format_decimal(value, locale=locale).replace(_NARROW_SPACE, _SPACE)


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # as above

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


# ------------------------------------------------------------------------------------- licences

# The labels of https://rightsstatements.org/page/1.0/
_RIGHTS_STATEMENTS = {
    "InC": "In Copyright",
    "InC-OW-EU": "In Copyright – EU Orphan Work",
    "InC-EDU": "In Copyright – Educational Use Permitted",
    "InC-NC": "In Copyright – Non-Commercial Use Permitted",
    "InC-RUU": "In Copyright – Rights-holder(s) Unlocatable or Unidentifiable",
    "NoC-CR": "No Copyright – Contractual Restrictions",
    "NoC-NC": "No Copyright – Non-Commercial Use Only",
    "NoC-OKLR": "No Copyright – Other Known Legal Restrictions",
    "NoC-US": "No Copyright – United States",
    "CNE": "Copyright Not Evaluated",
    "UND": "Copyright Undetermined",
    "NKC": "No Known Copyright",
}

_PUBLIC_DOMAIN = {"CC-PDM-1.0": "Public Domain Mark 1.0", "CC-PDDC": "Public Domain"}


def rights_label(rights: str) -> str:
    """The name of a licence as people write it; what is not recognised stays as it is.

    Takes an SPDX id of Creative Commons ("CC-BY-4.0" gives "CC BY 4.0"), or the address of a
    licence at creativecommons.org or of a statement at rightsstatements.org.
    """
    if statement := re.search(r"rightsstatements\.org/(?:vocab|page)/([A-Za-z-]+)/", rights):
        return _RIGHTS_STATEMENTS.get(statement[1], rights)
    if tool := re.search(r"creativecommons\.org/publicdomain/(zero|mark)/(\d\.\d)", rights):
        return f"{'CC0' if tool[1] == 'zero' else 'Public Domain Mark'} {tool[2]}"
    if licence := re.search(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", rights):
        return f"CC {licence[1].upper()} {licence[2]}"
    if licence := re.fullmatch(r"(CC0|CC-BY[A-Z-]*)-(\d\.\d)", rights):
        return f"{licence[1].replace('-', ' ', 1)} {licence[2]}"
    return _PUBLIC_DOMAIN.get(rights, rights)
