"""The shape of exhibit.yaml; knows nothing of the files beside it."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.content.diagnostics import Problem, described
from kiosk.content.durations import Duration, at_least
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import AmbienceId, EffectId
from kiosk.content.text import LanguageCode, Line, Overline, Title
from kiosk.content.theme import DEFAULT_THEME
from kiosk.content.timeouts import TimeoutSettings
from kiosk.exhibit.model import AttractItem
from kiosk.exhibit.tour import Tour, checked_tours

FORMAT = 1
MIN_ATTRACT_SECONDS = 4.0


def _checked_format(value: object) -> int:
    if type(value) is int and value == FORMAT:
        return value
    raise refused(
        Problem(
            f"This kiosk reads format {FORMAT}, found {described(value)}.",
            f"Write 'format: {FORMAT}'; a newer format needs a newer kiosk.",
        )
    )


def _checked_languages(value: tuple[str, ...]) -> tuple[str, ...]:
    for index, language in enumerate(value):
        if language in value[:index]:
            raise refused(Problem(f"The language '{language}' is listed twice.", "Keep one."))
    return value


def _page_entry(value: object) -> object:
    if isinstance(value, str | dict):
        return value
    raise refused(
        Problem(
            f"A page is expected here, found {described(value)}.",
            "Write a file name such as pages/why.yaml, or the page itself.",
        )
    )


def _catalogue_entry(value: object) -> object:
    if value is None or isinstance(value, str | dict):
        return value
    raise refused(
        Problem(
            f"A file name or a group of ids is expected here, found {described(value)}.",
            "Write each id with its description below it: 'id:', not '- id'.",
        )
    )


class AttractSettings(Record):
    """What is shown while nobody is there."""

    each: Annotated[Duration, at_least(MIN_ATTRACT_SECONDS)] = Field(
        10.0, description="how long each picture stays"
    )
    items: tuple[AttractItem, ...] = Field((), description="the pictures and their headlines")


Languages = Annotated[tuple[LanguageCode, ...], NOT_EMPTY, AfterValidator(_checked_languages)]
PageEntry = Annotated[Any, BeforeValidator(_page_entry)]
CatalogueEntry = Annotated[Any, BeforeValidator(_catalogue_entry)]


class ExhibitFile(Record):
    """exhibit.yaml; pages and catalogues, given here or by file name, are read one by one."""

    format: Annotated[int, BeforeValidator(_checked_format)] = Field(
        description="the version of this format: 1"
    )
    title: Title = Field(description="the exhibit's name")
    subtitle: Overline | None = Field(None, description="one line below the title")
    languages: Languages = Field(
        description="the exhibit's languages, the one at rest first: [vi, en]"
    )
    theme: Line = Field(DEFAULT_THEME, description="night, high-contrast, or a file in this folder")
    attract: AttractSettings = Field(
        AttractSettings(), description="what is shown while nobody is there"
    )
    timeouts: TimeoutSettings = Field(
        TimeoutSettings(), description="how long a visit may stand idle"
    )
    pages: Annotated[tuple[PageEntry, ...], NOT_EMPTY] = Field(description="the pages, in order")
    tours: Annotated[tuple[Tour, ...], AfterValidator(checked_tours)] = Field(
        (), description="shorter ways through the pages, such as for children"
    )
    pictures: CatalogueEntry = Field(None, description="the pictures by id, or a file name")
    sounds: CatalogueEntry = Field(None, description="the sounds by id, or a file name")
    videos: CatalogueEntry = Field(None, description="the videos by id, or a file name")
    sources: CatalogueEntry = Field(None, description="the sources by id, or a file name")
    people: CatalogueEntry = Field(None, description="the people by id, or a file name")
    ambience: AmbienceId | None = Field(
        None, description="the id of a sound heard quietly on pages that name no other"
    )
    touch_sound: EffectId | None = Field(
        None, description="the id of a sound heard when something is pressed"
    )
    words: dict[LanguageCode, dict[str, Line]] = Field(
        default_factory=dict, description="own wordings of the kiosk, by language and key"
    )
