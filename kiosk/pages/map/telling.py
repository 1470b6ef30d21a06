"""Says in a visitor's language when something on a map happened and what it is."""

from kiosk.content.moments import Moment
from kiosk.content.reading import Reader
from kiosk.pages.map.features import Event, Feature, Route
from kiosk.pages.map.layers import Events, Layer, Routes
from kiosk.pages.map.phases import Phase

_A_NIGHT_SECONDS = 24 * 3600.0


def span(reader: Reader, start: Moment, end: Moment | None) -> str:
    """From when to when: a night is told by its first day."""
    if end is None or end == start:
        clock = f" · {_clock(start)}" if start.has_time else ""
        return f"{reader.date(start.date)}{clock}"
    if start.has_time and end.has_time and end.second - start.second < _A_NIGHT_SECONDS:
        return f"{reader.date(start.date)} · {_clock(start)} – {_clock(end)}"
    if start.date == end.date:
        return reader.date(start.date)
    return f"{reader.date(start.date)} – {reader.date(end.date)}"


def of_phase(reader: Reader, phase: Phase) -> str:
    """When a phase was."""
    return span(reader, phase.start, phase.end)


def of_feature(reader: Reader, layer: Layer, feature: Feature, phase: Phase | None) -> str:
    """When a feature was, or what it is; a phase of a day or a night has told the date."""
    parts = []
    if isinstance(feature, Event | Route) and feature.start is not None:
        is_dated = phase is not None and _is_short(phase) and feature.start.has_time
        start, end = feature.start, feature.end
        parts.append(_clocks(start, end) if is_dated else span(reader, start, end))
    if isinstance(feature, Event) and isinstance(layer, Events) and layer.unit is not None:
        told = "" if feature.size is None else amount(reader, feature.size, layer)
        parts.append(told)
    if isinstance(layer, Routes) and layer.schematic:
        parts.append(reader.words.say("schematic"))
    return " · ".join(part for part in parts if part) or reader.text(layer.title)


def amount(reader: Reader, size: float, layer: Events) -> str:
    """A size and its unit."""
    unit = layer.unit_of_one if size == 1 and layer.unit_of_one is not None else layer.unit
    return f"{reader.number(size)} {reader.text(unit)}".strip()


def _is_short(phase: Phase) -> bool:
    return phase.end.last_second - phase.start.second < _A_NIGHT_SECONDS


def _clocks(start: Moment, end: Moment | None) -> str:
    if end is None or end == start or not end.has_time:
        return _clock(start)
    return f"{_clock(start)} – {_clock(end)}"


def _clock(moment: Moment) -> str:
    return moment.clock.strftime("%H:%M")
