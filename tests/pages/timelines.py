"""Timelines for tests, made without a file."""

from collections.abc import Mapping
from typing import Any

from kiosk.pages.timeline.model import TimelinePage


def timeline(*events: Mapping[str, Any], **keys: object) -> TimelinePage:
    """A timeline of events; those without a title are called as they are numbered."""
    titled = [{"title": f"Event {number}", **event} for number, event in enumerate(events, 1)]
    page = {"kind": "timeline", "id": "hours", "title": "Hours", "events": titled, **keys}
    return TimelinePage.model_validate(page)


def tracks(*names: str) -> list[dict[str, str]]:
    """Tracks of these names."""
    return [{"id": name, "title": name.capitalize()} for name in names]
