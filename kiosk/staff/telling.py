"""Puts how the kiosk is, and what the touch test found, into words; decides nothing."""

from collections.abc import Iterator
from datetime import datetime
from math import hypot

from kiosk.content.words import Words, format_number
from kiosk.staff.facts import Facts
from kiosk.staff.touch_test import TouchTest, TouchVerdict
from kiosk.staff.views import FactView, HealthView, Tone

_HOT = 80.0  # degrees Celsius; a Raspberry Pi slows down there
_LEAST_FREE = 500 * 10**6  # bytes
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_SIDEWAYS = 0.5  # of the larger part of a deviation: less is not worth a word


def percent(share: float) -> str:
    """A share as people say it."""
    return f"{round(100 * share)} %"


def health_view(facts: Facts, words: Words) -> HealthView:
    """The report, what besides it is not as it should be, and the rest."""
    troubles = tuple(_troubles(facts, words))
    count = len(troubles)
    more = facts.health.more if facts.health is not None else 0
    if count or more:
        key = "staff_trouble_one" if count + more == 1 else "staff_trouble_some"
        verdict = words.say(key, count=count + more)
    else:
        verdict = words.say("staff_all_well")
    tone: Tone = "fire" if count or more else "mute"
    return HealthView(verdict, tone, troubles, tuple(_facts(facts, words)))


def duration(seconds: float, words: Words) -> str:
    """The two largest units: "3 d 4 h", "12 min"."""
    whole = int(seconds)
    if whole < _HOUR:
        return words.say("staff_minutes", minutes=whole // _MINUTE)
    if whole < _DAY:
        minutes = whole % _HOUR // _MINUTE
        return words.say("staff_hours", hours=whole // _HOUR, minutes=minutes)
    return words.say("staff_days", days=whole // _DAY, hours=whole % _DAY // _HOUR)


def length(pixels: float, px_per_mm: float | None) -> str:
    """A length as far as it can be told: in millimetres, or in pixels."""
    if px_per_mm is None:
        return f"{round(pixels)} px"
    return f"{round(pixels / px_per_mm)} mm"


def test_told(test: TouchTest, words: Words) -> tuple[str, Tone, tuple[str, ...]]:
    """What to do or what was found, its tone, and further lines."""
    if test.state == "painting":
        felt, count = len(test.touched_cells), test.columns * test.rows
        if felt == count:
            return words.say("staff_touch_all_felt"), "brass", ()
        text = words.say("staff_touch_felt", felt=felt, count=count)
        return words.say("staff_touch_paint_text"), "paper", (text,)
    verdict = test.verdict
    if verdict is None:
        number, count = (test.current or 0) + 1, len(test.crosses)
        step = words.say("staff_touch_step", number=number, count=count)
        return words.say("staff_touch_text"), "paper", (step,)
    tone: Tone = "brass" if verdict.is_fine else "fire"
    return verdict_told(verdict, test, words), tone, tuple(_verdict_lines(verdict, test, words))


def verdict_told(verdict: TouchVerdict, test: TouchTest, words: Words) -> str:
    """The verdict as a sentence."""
    if verdict.finding != "off":
        return words.say(f"staff_touch_{verdict.finding}")
    by = length(hypot(*verdict.off), test.glass.px_per_mm)
    return words.say("staff_touch_off", distance=by, direction=_direction(verdict.off, words))


def _direction(off: tuple[float, float], words: Words) -> str:
    """Where to: one of four ways, or two of them together."""
    right, up = off
    most = max(abs(right), abs(up))
    ways = []
    if abs(up) > _SIDEWAYS * most:
        ways.append(words.say("staff_up" if up > 0 else "staff_down"))
    if abs(right) > _SIDEWAYS * most:
        ways.append(words.say("staff_right" if right > 0 else "staff_left"))
    if len(ways) == 1:
        return ways[0]
    return words.say("staff_both_ways", one=ways[0], other=ways[1])


def _verdict_lines(verdict: TouchVerdict, test: TouchTest, words: Words) -> Iterator[str]:
    if not verdict.is_fine:
        yield words.say(f"staff_touch_{verdict.finding}_hint")
    told = (length(distance, test.glass.px_per_mm) for distance in verdict.distances)
    yield words.say("staff_touch_distances", distances="  ·  ".join(told))


def _troubles(facts: Facts, words: Words) -> Iterator[FactView]:
    if facts.disk_free_bytes is not None and facts.disk_free_bytes < _LEAST_FREE:
        yield FactView(words.say("staff_disk_free"), words.say("staff_disk_low"), "fire")
    if facts.temperature is not None and facts.temperature >= _HOT:
        yield FactView(words.say("staff_temperature"), words.say("staff_too_hot"), "fire")
    if facts.update_trouble:
        yield FactView(words.say("staff_update"), facts.update_trouble, "fire")
    for trouble in facts.health.troubles if facts.health is not None else ():
        yield FactView(trouble.part, f"{trouble.problem} ({_since(trouble.since)})", "fire")


def _facts(facts: Facts, words: Words) -> Iterator[FactView]:
    def number(value: float) -> str:
        return format_number(value, words.language)

    yield FactView(words.say("staff_version"), facts.version)
    if facts.release:
        yield FactView(words.say("staff_release"), facts.release)
    yield FactView(words.say("staff_uptime"), duration(facts.up_seconds, words))
    if facts.disk_free_bytes is not None:
        yield FactView(
            words.say("staff_disk_free"), f"{number(facts.disk_free_bytes // 10**8 / 10)} GB"
        )
    if facts.temperature is not None:
        yield FactView(words.say("staff_temperature"), f"{number(round(facts.temperature))} °C")
    screen = facts.screen
    size = f"{screen.width} × {screen.height} px"
    if screen.width_mm and screen.px_per_mm:
        height_mm = screen.height / screen.px_per_mm
        size = f"{size}, {round(screen.width_mm)} × {round(height_mm)} mm"
    yield FactView(words.say("staff_screen"), size)


def _since(moment: str) -> str:
    """A moment in ISO 8601 as day and time; unchanged if it is none."""
    try:
        return datetime.fromisoformat(moment).strftime("%d.%m. %H:%M")
    except ValueError:
        return moment
