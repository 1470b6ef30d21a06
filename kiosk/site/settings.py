"""The shape of kiosk.yaml, the settings of one kiosk; knows no file and no clock.

Every key may be left out. Descriptions and examples are read by staff: they become the comments of
the file that `kiosk setup` writes.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import NOT_EMPTY, NOT_NOTHING, Record, refused
from kiosk.content.text import LanguageCode, Line, Title, not_words
from kiosk.site.measures import Length, Rotation, Share, between

FORMAT = 1
OFF: Final = "off"
PIN_MARK = "scrypt:"
DEFAULT_RESTART = "Mo 04:00"
ALWAYS = "24/7"

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")


def _checked_format(value: object) -> int:
    if type(value) is int and value == FORMAT:
        return value
    raise refused(
        Problem(
            f"This kiosk reads settings of format {FORMAT}, found {described(value)}.",
            f"Write 'format: {FORMAT}'; a newer format needs a newer kiosk.",
        )
    )


def _exhibit_name(value: object) -> str:
    if not isinstance(value, str):
        raise refused(not_words(value, "The name of an exhibit"))
    name = value.strip()
    if not name or "/" in name or name.startswith("."):
        hint = "Write the name of its folder alone, such as hanoi-1972."
        raise refused(Problem(f"'{value}' is not the name of an exhibit.", hint))
    return name


def _each_once(value: tuple[str, ...]) -> tuple[str, ...]:
    for index, name in enumerate(value):
        if name in value[:index]:
            raise refused(Problem(f"'{name}' is listed twice.", "Keep one."), key=index)
    return value


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = str(value).strip() if isinstance(value, str) else ""
    try:
        if _ISO_DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        hint = "Write the year, the month and the day: 2026-12-24."
        raise refused(Problem(f"There is no day '{text}' in the calendar.", hint)) from None
    hint = "Write the year, the month and the day: 2026-12-24."
    if found := _DAY_FIRST.fullmatch(text):
        hint = f"Write {found[3]}-{int(found[2]):02}-{int(found[1]):02}: year, month, day."
    raise refused(Problem(f"A day is expected here, found {described(value)}.", hint))


def _sound_or_off(value: object) -> object:
    if value == OFF:
        return None
    if isinstance(value, dict | SoundSettings):
        return value
    hint = "Write 'sound: off', or delete the line: sound is on by itself."
    if isinstance(value, str):
        hint = "Write 'sound: off', or keys such as 'volume: 80 %' below it."
    raise refused(
        Problem(f"Keys or the word off are expected here, found {described(value)}.", hint)
    )


def _true_or_false(value: object) -> bool:
    if isinstance(value, bool):
        return value
    message = f"true or false is expected here, found {described(value)}."
    raise refused(Problem(message, "Write true or false, without quotes."))


def _time_of_week(value: object) -> object:
    if isinstance(value, str):
        return value
    message = f"A time of the week is expected here, found {described(value)}."
    raise refused(Problem(message, "Write a day and a time, such as 'Mo 04:00', or the word off."))


def _pin_hash(value: object) -> str:
    # The value is never repeated: it may be a PIN, and messages end in journals.
    if isinstance(value, str) and value.startswith(PIN_MARK) and " " not in value:
        return value
    raise refused(
        Problem(
            "A PIN does not stand here as it is typed, but as 'kiosk setup' has written it.",
            "Delete the line, and set the PIN with: sudo kiosk setup.",
        )
    )


def _absolute(value: object) -> Path:
    if isinstance(value, Path):
        return value
    if not isinstance(value, str):
        raise refused(not_words(value, "The path of a folder"))
    if not value.startswith("/") or ".." in value.split("/"):
        hint = "Write the whole path, from the first '/' on: /srv/kiosk."
        raise refused(Problem(f"'{value}' is not a whole path.", hint))
    return Path(value)


def _address(value: object) -> str:
    if not isinstance(value, str):
        raise refused(not_words(value, "An address"))
    text = value.strip()
    hint = "Write it like https://kiosk.example.org/content."
    try:
        parts = urlsplit(text)
        complete = bool(parts.hostname) and not (parts.query or parts.fragment)
        _ = parts.port  # raises ValueError if it is none
    except ValueError:
        raise refused(Problem(f"'{text}' is not an address.", hint)) from None
    if parts.username is not None or parts.password is not None:
        message = "There is a name or a password in this address."
        raise refused(Problem(message, "Leave it out: signatures protect the content."))
    if parts.scheme == "file" or text.startswith("/"):
        hint = "USB sticks are looked at without any setting; a folder belongs to 'folder'."
    elif parts.scheme not in {"http", "https"} and "." in text and " " not in text:
        hint = f"Write 'https://{text.rpartition('://')[2]}'."
    if parts.scheme not in {"http", "https"} or not complete or re.search(r"\s", text):
        raise refused(Problem(f"'{text}' is not an address that can be fetched from.", hint))
    return text.rstrip("/")


class ScreenSettings(Record):
    """The screen and where visitors stand."""

    width: Annotated[Length, between(50, 20_000, "screen's width")] | None = Field(
        None,
        description="the width of the picture as it hangs: of an upright screen, the short side",
        examples=["531 mm"],
    )
    distance: Annotated[Length, between(100, 20_000, "visitor's distance")] | None = Field(
        None, description="how far away visitors stand", examples=["700 mm"]
    )
    rotation: Rotation = Field(
        0,
        description="by how many degrees the picture is turned clockwise: 0, 90, 180 or 270",
        examples=[90],
    )
    still: Annotated[bool, BeforeValidator(_true_or_false)] = Field(
        default=False,
        description="with true nothing moves: no fades, no slow approach",
        examples=[True],
    )


class LoudnessSettings(Record):
    """A volume that holds at some hours only."""

    hours: Line = Field(
        description="when, written like opening hours", examples=["Mo-Fr 10:00-12:00"]
    )
    volume: Share = Field(description="how loud it is then", examples=["40 %"])


class SoundSettings(Record):
    """How loud the house allows it to be, and when."""

    volume: Share = Field(
        1.0, description="how loud it may be; visitors choose below that", examples=["80 %"]
    )
    quiet: Line | None = Field(
        None,
        description="times of every day without any sound; captions still follow",
        examples=["12:00-13:30, 20:00-08:00"],
    )
    times: tuple[LoudnessSettings, ...] = Field(
        (),
        description="another volume at some hours, such as while school classes come",
        examples=[[{"hours": "Mo-Fr 10:00-12:00", "volume": "40 %"}]],
    )


class HoursSettings(Record):
    """When the museum is open, and what the kiosk does when not."""

    open: Line = Field(
        ALWAYS,
        description="the opening hours as OpenStreetMap writes them; PH are public holidays",
        examples=["Tu-Su 09:00-17:00; PH off"],
    )
    holidays: Line | None = Field(
        None,
        description="whose public holidays PH are: a country, or a part of it such as DE-BY",
        examples=["VN"],
    )
    closed_on: tuple[Annotated[dt.date, BeforeValidator(_day)], ...] = Field(
        (), description="single days on which it is closed besides", examples=[["2026-12-24"]]
    )
    screen: Literal["off", "on"] = Field(
        OFF,
        description="while closed: off switches the screen off, on leaves the museum's name on it",
        examples=["on"],
    )


class StaffSettings(Record):
    """What protects the staff menu."""

    pin: Annotated[str, BeforeValidator(_pin_hash)] | None = Field(
        None,
        description="the staff's PIN as 'kiosk setup' writes it, never as it is typed; "
        "without one there is no staff menu",
    )


class UpdateSettings(Record):
    """Where signed content is fetched from, and when."""

    url: Annotated[str, BeforeValidator(_address)] = Field(
        description="the address of the folder that 'kiosk publish' has written",
        examples=["https://kiosk.example.org/content"],
    )
    when: Literal["closed", "always"] = Field(
        "closed",
        description="when to fetch: closed, while the museum is closed; or always",
        examples=["always"],
    )


class ContentSettings(Record):
    """Where new exhibits come from."""

    folder: Annotated[Path, BeforeValidator(_absolute)] | None = Field(
        None,
        description="a folder of yours with exhibits/ and media/, such as a network share: "
        "what is sound in it is taken over",
        examples=["/srv/kiosk"],
    )
    updates: Annotated[UpdateSettings | None, NOT_NOTHING] = Field(
        None, description="signed content from a web server"
    )


Exhibits = Annotated[
    tuple[Annotated[str, BeforeValidator(_exhibit_name)], ...],
    NOT_EMPTY,
    AfterValidator(_each_once),
]


class Settings(Record):
    """kiosk.yaml; texts with a grammar of their own, such as hours, are read by `reading`."""

    format: Annotated[int, BeforeValidator(_checked_format)] = Field(
        FORMAT, description="the version of this format"
    )
    museum: Annotated[Title | None, NOT_NOTHING] = Field(
        None,
        description="the museum's name, shown while it is closed or when something is wrong",
        examples=[{"vi": "Bảo tàng Thành phố", "en": "City Museum"}],
    )
    exhibits: Annotated[Exhibits | None, NOT_NOTHING] = Field(
        None,
        description="which exhibits are shown, in this order; left out: all there are",
        examples=[["hanoi-1972"]],
    )
    language: LanguageCode | None = Field(
        None, description="the language at rest; left out: the exhibit's first", examples=["vi"]
    )
    screen: ScreenSettings = Field(
        ScreenSettings(), description="the screen: its size, its rotation, motion"
    )
    sound: Annotated[SoundSettings | None, BeforeValidator(_sound_or_off)] = Field(
        SoundSettings(), description="sound: how loud and when, or the one word off"
    )
    hours: HoursSettings = Field(HoursSettings(), description="when the museum is open")
    restart: Annotated[Line, BeforeValidator(_time_of_week)] = Field(
        DEFAULT_RESTART,
        description="when the kiosk starts anew once a week while it is closed; or the word off",
        examples=["Mo 04:00"],
    )
    staff: StaffSettings = Field(StaffSettings(), description="the staff menu on the screen")
    content: ContentSettings = Field(
        ContentSettings(), description="where new exhibits come from, besides USB sticks"
    )
