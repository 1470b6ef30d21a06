"""Reads opening hours as OpenStreetMap writes them; what is not understood is refused, not guessed.

Understood: `Mo-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-18:00; PH off`, `24/7`, months and days of
them (`Apr-Sep`, `Dec 24-26`, `2026 Dec 24-2027 Jan 06`), `Su[1]`, `Su[-1]`, times past midnight,
`off`, `closed`, `open`, comments in quotes. `;` begins a rule that replaces what was said of its
days, `,` one that adds to it. The grammar is that of
https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification, version 0.7.2.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.schedule.days import (
    NO_HOLIDAYS,
    Dates,
    DayOfWeek,
    Days,
    Holidays,
    Period,
    is_day_of_some_year,
)
from kiosk.schedule.hours import OpeningHours, Rule, Span

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

MAX_CHARACTERS = 1000

_DAY_MINUTES = 24 * 60
_OPEN, _CLOSED = ("open",), ("off", "closed")
_EXAMPLE = "Write it like 'Tu-Su 09:00-17:00; PH off'."
_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<comment>"[^"]*")|(?P<always>24/7)|(?P<time>\d{1,2}:\d{2})(?!\d)
    |(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<dash>[-\u2013\u2014])
    |(?P<mark>\|\||[,;:\[\]+])|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
# How people write weekdays, lower case: English, German, French, Spanish, Vietnamese.
_DAY_NAMES: Mapping[str, str] = MappingProxyType({
    "Mo": r"mon(day)?s?|montags?|lun(di|es)?|thứ (hai|2)|t2",
    "Tu": r"tues?(day)?s?|di(enstags?)?|mar(di|tes)|thứ (ba|3)|t3",
    "We": r"wed(nesday)?s?|mi(ttwochs?)?|mer(credi)?|mi[ée](rcoles)?|thứ (tư|4)|t4",
    "Th": r"thu(r|rs)?(day)?s?|do(nnerstags?)?|jeu(di)?|jue(ves)?|thứ (năm|5)|t5",
    "Fr": r"fri(day)?s?|freitags?|ven(dredi)?|vie(rnes)?|thứ (sáu|6)|t6",
    "Sa": r"sat(urday)?s?|samstags?|sonnabends?|sam(edi)?|s[áa]b(ado)?|thứ (bảy|7)|t7",
    "Su": r"sun(day)?s?|so(nntags?)?|dim(anche)?|dom(ingo)?|chủ nhật|cn",
})  # fmt: skip
_WORDS: Mapping[str, str] = MappingProxyType({
    "PH": r"ph|(public |bank )?holidays?|feiertage?n?|(jours? )?fériés?|festivos?|ngày lễ|lễ",
    "off": r"off|closed|geschlossen|zu|fermée?|cerrado|nghỉ|đóng cửa",
    "24/7": r"always|immer|toujours|siempre|luôn",
    "-": r"to|till|until|bis|à|a|hasta|đến|tới",
    ",": r"and|und|et|y|và|u",
})  # fmt: skip
_END_OF_WORD = r"(?![^\W\d_]|(?<=\d)\d)"
_CLOCK = r"(\d{1,2})\s*(?:(?:[:.hg]|giờ)\s*(\d\d)?|(?:uhr)\b)?\s*([ap]\.?m\.?|uhr|h)?"
_LOOSE_SPAN = re.compile(
    rf"{_CLOCK}\s*(?:[-\u2013\u2014~]|to\b|till\b|until\b|bis\b|à|đến|tới)\s*{_CLOCK}(?!\w)",
    re.IGNORECASE,
)
_LOOSE_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"),
    re.compile(r"(?P<day>\d\d?)[./](?P<month>\d\d?)[./](?P<year>\d{4})?(?!\d)"),
)
_UNSUPPORTED: Mapping[str, str] = MappingProxyType({
    "sh": "school holidays", "week": "weeks of the year", "sunrise": "the sun", "sunset": "the sun",
    "dawn": "the sun", "dusk": "the sun", "easter": "Easter", "unknown": "what is not known",
})  # fmt: skip


class HoursError(ValueError):
    """A text is no opening hours. `offset` is the character, from 0, at which it goes wrong."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(f"{message} {hint}")
        self.message = message
        self.hint = hint
        self.offset = offset


def parse_opening_hours(text: str, holidays: Holidays = NO_HOLIDAYS) -> OpeningHours:
    """Opening hours from their text; raises HoursError."""
    if len(text) > MAX_CHARACTERS:
        message = f"Opening hours have at most {MAX_CHARACTERS} characters."
        raise HoursError(message, "Write only the rules.", MAX_CHARACTERS)
    rules = tuple(_Reader(text).rules())
    if not rules:
        raise HoursError("There are no opening hours here.", _EXAMPLE, 0)
    return OpeningHours(rules, holidays)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    offset: int


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [
            _Token(str(match.lastgroup), match[0], match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup not in ("space", "comment")
        ]
        self._tokens.append(_Token("end", "", len(text.rstrip())))
        self._place = 0

    def rules(self) -> Iterator[Rule]:
        """All rules, in the order written."""
        adds = False
        while self._here.kind != "end":
            if self._take(";"):
                adds = False
                continue
            yield self._rule(adds=adds)
            adds = self._take(",") is not None
            if not adds and self._here.kind != "end" and not self._take(";"):
                raise self._lost()
            if adds and self._here.kind in ("end", "time"):
                raise self._wrong("No days follow this comma.", "Delete the comma.")

    def _rule(self, *, adds: bool) -> Rule:
        began = self._place
        if self._take_kind("always"):
            return Rule(Days(), is_open=self._state(), adds=adds)
        days = self._days()
        self._take(":")
        spans = self._spans()
        if self._place == began and self._here.text.lower() not in (*_OPEN, *_CLOSED):
            raise self._lost()
        return Rule(days, spans, self._state(), adds)

    def _state(self) -> bool:
        if self._here.text.lower() in _CLOSED:
            self._place += 1
            return False
        if self._here.text.lower() in _OPEN:
            self._place += 1
        return True

    # ------------------------------------------------------------------------------------ days

    def _days(self) -> Days:
        dates: list[Dates | Period] = []
        while self._is_date():
            dates.append(self._dates())
            if not (self._is_mark(",") and self._is_date(1)):
                break
            self._place += 1
        if dates:
            self._take(":")
        weekdays: list[DayOfWeek] = []
        holidays = False
        while self._is_day():
            if self._here.text == "PH":
                self._place += 1
                holidays = True
            else:
                weekdays += self._weekdays()
            if not (self._is_mark(",") and self._is_day(1)):
                break
            self._place += 1
        return Days(tuple(dates), tuple(weekdays), holidays)

    def _is_date(self, ahead: int = 0) -> bool:
        token = self._at(ahead)
        year = token.kind == "number" and len(token.text) == 4
        return token.text in MONTHS or year

    def _is_day(self, ahead: int = 0) -> bool:
        return self._at(ahead).text in (*WEEKDAYS, "PH")

    def _weekdays(self) -> Iterator[DayOfWeek]:
        first = WEEKDAYS.index(self._next().text)
        if self._take("["):
            yield from self._places(first)
            return
        last = first
        if self._take_kind("dash"):
            if self._here.text not in WEEKDAYS:
                raise self._lost()
            last = WEEKDAYS.index(self._next().text)
        for day in range(first, last + 1 if last >= first else last + 8):
            yield DayOfWeek(day % 7)

    def _places(self, weekday: int) -> Iterator[DayOfWeek]:
        while True:
            negative = self._take_kind("dash") is not None
            token = self._next()
            if token.kind != "number" or not 1 <= int(token.text) <= 5:
                hint = "Write 1 to 5, or -1 for the last one of the month."
                raise HoursError(f"'{token.text}' is not a place in a month.", hint, token.offset)
            yield DayOfWeek(weekday, -int(token.text) if negative else int(token.text))
            if not self._take(","):
                break
        if not self._take("]"):
            raise self._wrong("A ']' is missing here.", "Write it like Su[1].")

    def _dates(self) -> Dates | Period:
        began = self._place
        year = self._year()
        if year is not None and self._here.text not in MONTHS:
            return self._years(year, began)
        month = self._month()
        day = self._day_of(month)
        if not self._take_kind("dash"):
            return self._one(month, day, year)
        if self._here.kind == "number" and len(self._here.text) <= 2 and day is not None:
            return Dates((month, day), (month, self._later_day(month, day)), year)
        last_year = self._year()
        if self._here.text not in MONTHS:
            raise self._lost()
        last_month = self._month()
        last_day = self._day_of(last_month)
        if (day is None) != (last_day is None):
            hint = "Write a day for both, as in Dec 24-Jan 06, or for neither."
            raise self._wrong("Only one of these two months has a day.", hint)
        end = (last_month, last_day or 31)
        if last_year is None:
            return Dates((month, day or 1), end, year)
        if year is None:
            raise self._wrong("Only the second of these dates has a year.", "Write both years.")
        return self._period((year, month, day or 1), (last_year, *end))

    def _years(self, first: int, began: int) -> Dates:
        if not self._take_kind("dash"):
            return Dates(first_year=first, last_year=first)
        there = self._here
        last = self._year()
        if last is None:
            self._place = began
            raise self._lost()
        if last < first:
            message = "The second of these years is before the first."
            raise HoursError(message, "Swap them.", there.offset)
        return Dates(first_year=first, last_year=last)

    def _later_day(self, month: int, first: int) -> int:
        there = self._here
        last = self._need_day(month)
        if last < first:
            message = "The second of these days is before the first."
            hint = "Write the earlier day first, or the second month too: Dec 24-Jan 06."
            raise HoursError(message, hint, there.offset)
        return last

    def _one(self, month: int, day: int | None, year: int | None) -> Dates:
        if day is None:
            return Dates((month, 1), (month, 31), year)
        return Dates((month, day), (month, day), year)

    def _period(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> Period:
        period = Period(_date(*first), _date(*last))
        if period.last < period.first:
            raise self._wrong("The second of these dates is before the first.", "Swap them.")
        return period

    def _year(self) -> int | None:
        if self._here.kind != "number" or len(self._here.text) != 4:
            return None
        token = self._next()
        if not 1900 <= int(token.text) <= 2200:
            hint = "Times have a colon: 09:00."
            raise HoursError(f"{token.text} is not a year.", hint, token.offset)
        return int(token.text)

    def _month(self) -> int:
        return MONTHS.index(self._next().text) + 1

    def _day_of(self, month: int) -> int | None:
        if self._here.kind != "number" or len(self._here.text) > 2:
            return None
        return self._need_day(month)

    def _need_day(self, month: int) -> int:
        token = self._next()
        if not is_day_of_some_year(month, int(token.text)):
            message = f"There is no day {int(token.text)} in {MONTHS[month - 1]}."
            raise HoursError(message, "Times have a colon: 09:00.", token.offset)
        return int(token.text)

    # ----------------------------------------------------------------------------------- times

    def _spans(self) -> tuple[Span, ...]:
        spans: list[Span] = []
        while self._here.kind == "time":
            spans.append(self._span())
            if not (self._is_mark(",") and self._at(1).kind == "time"):
                break
            self._place += 1
        return tuple(spans)

    def _span(self) -> Span:
        start = self._here
        begin = self._minutes(most=_DAY_MINUTES)
        if not self._take_kind("dash"):
            hint = f"Write when it ends too, such as {start.text}-17:00."
            raise self._wrong("The end of this span is missing.", hint)
        if self._here.kind != "time":
            raise self._lost()
        end = self._minutes(most=2 * _DAY_MINUTES)
        if self._is_mark("+"):
            raise self._wrong("An open end is not understood.", "Write when it closes.")
        if end == begin:
            hint = "Write 00:00-24:00 for the whole day."
            raise HoursError("This span has no length.", hint, start.offset)
        return (begin, end if end > begin else end + _DAY_MINUTES)

    def _minutes(self, most: int) -> int:
        token = self._next()
        hours, minutes = (int(part) for part in token.text.split(":"))
        if minutes >= 60 or 60 * hours + minutes > most:
            hint = "Hours go from 00 to 24, minutes from 00 to 59."
            raise HoursError(f"{token.text} is not a time.", hint, token.offset)
        return 60 * hours + minutes

    # --------------------------------------------------------------------------------- tokens

    @property
    def _here(self) -> _Token:
        return self._tokens[self._place]

    def _at(self, ahead: int) -> _Token:
        return self._tokens[min(self._place + ahead, len(self._tokens) - 1)]

    def _next(self) -> _Token:
        token = self._here
        if token.kind != "end":
            self._place += 1
        return token

    def _is_mark(self, mark: str) -> bool:
        return self._here.kind == "mark" and self._here.text == mark

    def _take(self, mark: str) -> _Token | None:
        return self._next() if self._is_mark(mark) else None

    def _take_kind(self, kind: str) -> _Token | None:
        return self._next() if self._here.kind == kind else None

    def _wrong(self, message: str, hint: str) -> HoursError:
        return HoursError(message, hint, self._here.offset)

    def _lost(self) -> HoursError:
        """What stands here means nothing at this place."""
        token = self._here
        if token.kind == "end":
            return self._wrong("Something is missing at the end.", _EXAMPLE)
        return self._wrong(*_told(token, self._text[token.offset :]))


def _told(token: _Token, rest: str) -> tuple[str, str]:
    """What is wrong with a token that fits nowhere, and what was probably meant.

    `rest` is the text from it on.
    """
    word, lower = token.text, token.text.lower()
    if word in (*WEEKDAYS, *MONTHS, "PH"):
        return f"'{word}' begins another rule here.", "Write ';' before it."
    slip = _date_slip(rest) or _span_slip(rest)
    if slip is not None:
        return slip
    if token.kind == "number":
        return f"'{word}' means nothing here.", "Write times with a colon and two digits: 09:00."
    if lower in _UNSUPPORTED:
        return f"Hours by {_UNSUPPORTED[lower]} are not understood here.", "Write dates and times."
    if word == "||":
        return "Rules of last resort (||) are not understood here.", "Write the rules with ';'."
    if token.kind == "word":
        return _word_slip(rest) or (
            f"'{word}' is not understood here.",
            f"Weekdays are {', '.join(WEEKDAYS)}; months Jan to Dec; PH are public holidays.",
        )
    return f"'{word}' means nothing here.", _EXAMPLE


def _date_slip(rest: str) -> tuple[str, str] | None:
    """A date as 2026-12-24 or 24.12.2026."""
    found = next((match for dates in _LOOSE_DATES if (match := dates.match(rest))), None)
    if found is None or not 1 <= int(found["month"]) <= 12:
        return None
    year = f"{found['year']} " if found["year"] else ""
    meant = f"{year}{MONTHS[int(found['month']) - 1]} {int(found['day']):02}"
    return f"'{found[0]}' is not how a date is written here.", f"Write {meant}."


def _span_slip(rest: str) -> tuple[str, str] | None:
    """A time span as 9-17, 9.00-17.00, 9h-17h30 or 9am-5pm."""
    found = _LOOSE_SPAN.match(rest)
    if found is None:
        return None
    written = found[0].strip()
    return f"'{written}' is not a time span.", "Write {}:{}-{}:{}.".format(
        *_clock(*found.groups()[:3]), *_clock(*found.groups()[3:])
    )


def _clock(hours: str, minutes: str | None, suffix: str | None) -> tuple[str, str]:
    half = (suffix or "").lower().replace(".", "")
    hour = int(hours)
    if half in ("am", "pm") and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}", minutes or "00"


def _word_slip(rest: str) -> tuple[str, str] | None:
    """A weekday, a month or another word, as people write it."""
    exact = {name: re.escape(name) for name in (*WEEKDAYS, *MONTHS)}
    months = {name: rf"{name}[^\W\d_]+" for name in MONTHS}
    months |= {
        "May": "mai|mayo",
        "Oct": r"okt[^\W\d_]*",
        "Dec": r"dez[^\W\d_]*",
        "Mar": "märz|marzo",
    }
    for meanings in (exact, _DAY_NAMES, _WORDS, months):
        for meant, pattern in meanings.items():
            found = re.match(rf"(?:{pattern}){_END_OF_WORD}", rest, re.IGNORECASE)
            if found:
                return f"'{found[0]}' is not understood here.", f"Write '{meant}'."
    return None


def _date(year: int, month: int, day: int) -> dt.date:
    """The day, or the last one of its month when that is shorter."""
    while day > 28:
        try:
            return dt.date(year, month, day)
        except ValueError:
            day -= 1
    return dt.date(year, month, day)
