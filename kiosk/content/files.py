"""Names of files under media/, one for every language or one for all; opens none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import refused
from kiosk.content.text import EVERY_LANGUAGE, Line, chosen_language


@dataclass(frozen=True, slots=True)
class LocalizedFile:
    """A file for each language (`{"vi": ..., "en": ...}`), or one for all.

    `names` are places under media/ by language; one file for all has the key EVERY_LANGUAGE.
    """

    names: Mapping[str, str]

    def __init__(self, names: str | Mapping[str, str]) -> None:
        files = {EVERY_LANGUAGE: names} if isinstance(names, str) else dict(names)
        object.__setattr__(self, "names", files)

    def __hash__(self) -> int:
        return hash(tuple(self.names.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages written down; empty when one file is for all."""
        return tuple(language for language in self.names if language != EVERY_LANGUAGE)

    def resolve(self, language: str, languages: Sequence[str]) -> tuple[str, str]:
        """The file for `language` and its own language, chosen as texts are.

        One file for all is in the language asked for.
        """
        chosen = chosen_language(self.names, language, languages)
        return self.names[chosen], chosen or language

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read from a string or a mapping; an error inside a mapping points at its language."""
        by_language = core_schema.dict_schema(core_schema.str_schema(), _NAME)
        return core_schema.no_info_before_validator_function(
            _by_language, core_schema.no_info_after_validator_function(cls._of, by_language)
        )

    @classmethod
    def _of(cls, names: Mapping[str, str]) -> Self:
        return cls(names)


def _checked_name(value: object) -> object:
    if isinstance(value, str):
        return value
    raise refused(
        Problem(
            f"A file name is expected here, found {described(value)}.",
            "Write one, such as folder/file, or {en: ..., vi: ...} with one for each language.",
        )
    )


_NAME = TypeAdapter(Annotated[Line, BeforeValidator(_checked_name)]).core_schema


def _by_language(value: object) -> object:
    """A mapping by language from whatever a curator wrote for a file."""
    if isinstance(value, LocalizedFile):
        return value.names
    if isinstance(value, dict):
        if not value:
            raise refused(
                Problem("No file is named here.", "Write {en: ...}, with one for each language.")
            )
        return value
    return {EVERY_LANGUAGE: value}
