"""Says in a visitor's language when something on a timeline was."""

from kiosk.content.calendar import Form, write_days, write_moment
from kiosk.content.moments import clock_at
from kiosk.content.reading import Reader
from kiosk.content.spans import Precision
from kiosk.pages.timeline.axis import Axis, Placed

_A_NIGHT_SECONDS = 24 * 3600.0
_A_YEAR_SECONDS = 366 * 24 * 3600.0


def of_event(reader: Reader, placed: Placed) -> str:
    """From when to when, as exactly as is known: a night is told by its first day."""
    event, language = placed.event, reader.language
    first, last = event.first, event.last
    if first == last and not first.is_instant:
        return reader.date(first.iso)
    if not (first.is_instant and last.is_instant):
        return _between_dates(reader, placed)
    begins, ends = clock_at(placed.begins, None), clock_at(placed.ends, None)
    day = reader.date(begins.date().isoformat())
    if begins == ends:
        return f"{day} · {begins:%H:%M}"
    if placed.ends - placed.begins < _A_NIGHT_SECONDS:
        return f"{day} · {begins:%H:%M} – {ends:%H:%M}"
    return write_days(begins, ends, language)


def briefly(reader: Reader, placed: Placed, axis: Axis) -> str:
    """When it was, or began, in the few letters of a flag; on a long axis with its year."""
    first = placed.event.first
    moment = clock_at(placed.begins, None)
    if first.precision is Precision.YEAR:
        return write_moment(moment, Form.YEAR, reader.language)
    if first.precision is Precision.MONTH:
        return write_moment(moment, Form.WHOLE_MONTH, reader.language)
    form = Form.SHORT_DAY if axis.length <= _A_YEAR_SECONDS else Form.SHORT_DATE
    day = write_moment(moment, form, reader.language)
    return f"{day} · {moment:%H:%M}" if first.is_instant else day


def _between_dates(reader: Reader, placed: Placed) -> str:
    """Of a beginning and an end of which one at least is a day or more."""
    first, last = placed.event.first, placed.event.last
    if min(first.precision, last.precision) >= Precision.DAY:
        begins = clock_at(first.begins(first.zone), None)
        ends = clock_at(last.begins(last.zone), None)
        return write_days(begins, ends, reader.language)
    return f"{reader.date(first.iso)} – {reader.date(last.iso)}"
