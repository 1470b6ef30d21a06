"""What the walk says, in Vietnamese or English; knows no question."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kiosk.content.builtin import read_builtin

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
_FOLDER = Path(__file__).with_name("words")


class Says:
    """The words of one of LANGUAGES."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = words_of(language)

    def say(self, key: str, **values: object) -> str:
        """The words of `key` with its `{placeholders}` filled in."""
        return self._words[key].format(**values)


@cache
def words_of(language: str) -> Mapping[str, str]:
    """All the words of one of LANGUAGES, by key."""
    words: Mapping[str, str] = read_builtin(_FOLDER / f"{language}.yaml")
    return words


def terminal_language(environ: Mapping[str, str] = os.environ) -> str:
    """The one of LANGUAGES that the terminal is set to; English if to neither."""
    named = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    code = named[:2].lower()
    return code if code in LANGUAGES else "en"


def terminal_country(environ: Mapping[str, str] = os.environ) -> str | None:
    """The two letters of the country that the terminal is set to, such as VN in vi_VN.UTF-8."""
    named = environ.get("LC_ALL") or environ.get("LANG") or ""
    country = named.partition(".")[0].partition("_")[2]
    return country if len(country) == 2 and country.isalpha() and country.isupper() else None
