"""The hours of a kiosk from its settings; knows no file."""

from dataclasses import replace

from kiosk.core.quiet import QuietHours, parse_quiet_hours
from kiosk.schedule.days import NO_HOLIDAYS, Holidays
from kiosk.schedule.holidays import PublicHolidays
from kiosk.schedule.hours import OpeningHours
from kiosk.schedule.parsing import MONTHS, parse_opening_hours
from kiosk.schedule.timetable import Timetable, WeeklyTime
from kiosk.site.grammar import weekly_time
from kiosk.site.settings import HoursSettings, Settings, SoundSettings


def timetable_of(settings: Settings) -> Timetable:
    """When it is open and how loud; of settings that `reading` found no mistake in."""
    holidays = _holidays(settings.hours)
    sound = settings.sound or SoundSettings(volume="0 %")
    return Timetable(
        hours=opening_hours(settings.hours),
        volume=sound.volume,
        louder=tuple(
            (parse_opening_hours(span.hours, holidays), span.volume) for span in sound.times
        ),
        quiet=quiet_hours(settings),
        restart=restart_time(settings),
    )


def opening_hours(hours: HoursSettings) -> OpeningHours:
    """When the museum is open, with its holidays and single days."""
    usual = parse_opening_hours(hours.open, _holidays(hours))
    days = (f"{day:%Y} {MONTHS[day.month - 1]} {day.day:02} off" for day in hours.closed_on)
    closed = (rule for day in days for rule in parse_opening_hours(day).rules)
    return replace(usual, rules=(*usual.rules, *closed))


def _holidays(hours: HoursSettings) -> Holidays:
    return NO_HOLIDAYS if hours.holidays is None else PublicHolidays(hours.holidays)


def quiet_hours(settings: Settings) -> QuietHours:
    """When nothing is heard."""
    quiet = None if settings.sound is None else settings.sound.quiet
    return QuietHours() if quiet is None else parse_quiet_hours(quiet)


def restart_time(settings: Settings) -> WeeklyTime | None:
    """When the kiosk starts anew once a week."""
    time = weekly_time(settings.restart)
    return time if isinstance(time, WeeklyTime) else None
