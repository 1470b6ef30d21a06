"""Days, months and clocks as a language writes them in little room; knows no axis and no page."""

import datetime as dt
from enum import Enum, auto
from functools import lru_cache

from kiosk.content.words import date_locale, format_date

_THIN, _SPACE = "\u2009", " "  # not every font has the thin one


class Form(Enum):
    """What is written of a moment."""

    CLOCK = auto()  # 19:44
    DAY = auto()  # 18
    WEEKDAY = auto()  # Mon
    MONTH = auto()  # Dec
    YEAR = auto()  # 1972
    SHORT_DAY = auto()  # 18 Dec
    SHORT_DATE = auto()  # 18 Dec 1972
    WHOLE_DAY = auto()  # Monday, 18 December 1972
    WHOLE_MONTH = auto()  # December 1972
    NONE = auto()


_PATTERNS = {
    Form.CLOCK: "HH:mm",
    Form.DAY: "d",
    Form.WEEKDAY: "ccc",
    Form.MONTH: "LLL",
    Form.YEAR: "y",
    Form.WHOLE_DAY: "full",
}
# Unicode's forms "Thứ Hai, 18 tháng 12, 1972" and "18 thg 12" are not what readers there write.
_OWN_PATTERNS = {
    ("vi", Form.WHOLE_DAY): "EEEE, d 'tháng' M 'năm' y",
    ("vi", Form.SHORT_DAY): "d/M",
    ("vi", Form.SHORT_DATE): "d/M/y",
}
_SKELETONS = {Form.SHORT_DAY: "MMMd", Form.SHORT_DATE: "yMMMd", Form.WHOLE_MONTH: "yMMMM"}


@lru_cache(maxsize=4096)
def write_moment(moment: dt.datetime, form: Form, language: str) -> str:
    """A moment in one form, beginning with a capital where it has letters."""
    from babel.dates import format_date as write  # noqa: PLC0415  # 30 ms that `check` can spare
    from babel.dates import format_skeleton  # noqa: PLC0415

    if form is Form.NONE:
        return ""
    if form is Form.CLOCK:
        return f"{moment:%H:%M}"
    locale, day = date_locale(language), moment.date()
    pattern = _OWN_PATTERNS.get((language.partition("-")[0], form)) or _PATTERNS.get(form)
    if pattern is None:
        text: str = format_skeleton(_SKELETONS[form], day, locale=locale)
    else:
        text = write(day, pattern, locale=locale)
    return text[:1].upper() + text[1:]


def write_days(first: dt.datetime, last: dt.datetime, language: str) -> str:
    """From one day to another: what both have in common is written once."""
    from babel.dates import format_interval  # noqa: PLC0415  # as above

    if first.date() == last.date():
        return format_date(first.date().isoformat(), language)
    if language.partition("-")[0] == "vi":
        return f"{_beginning_in_vietnamese(first, last)} – {_whole(last, language)}"
    written: str = format_interval(
        first.date(), last.date(), "yMMMMd", locale=date_locale(language)
    )
    return written.replace(_THIN, _SPACE)


def _whole(moment: dt.datetime, language: str) -> str:
    return format_date(moment.date().isoformat(), language)


def _beginning_in_vietnamese(first: dt.datetime, last: dt.datetime) -> str:
    """Babel knows the abbreviated form alone."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}"
    if first.year == last.year:
        return f"{first.day} tháng {first.month}"
    return _whole(first, "vi")
