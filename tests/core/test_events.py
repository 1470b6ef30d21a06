"""What the journal reads of an event; tests and museums count on these names."""

import json

import pytest

from kiosk.core.events import (
    Controls,
    Event,
    FingersDown,
    ItemShown,
    LanguageChanged,
    PageFailed,
    PageOpened,
    Ready,
    StateChanged,
    TextSizeChanged,
    Zoomed,
    record,
)
from kiosk.session.visit import State

RECORDS: list[tuple[Event, dict[str, object]]] = [
    (
        Ready(1920, 1080, "x11", "hanoi-1972"),
        {"event": "ready", "width": 1920, "height": 1080, "driver": "x11", "exhibit": "hanoi-1972"},
    ),
    (
        StateChanged(State.ASKING, "idle"),
        {"event": "state-changed", "state": "asking", "reason": "idle"},
    ),
    (PageOpened("why", "story"), {"event": "page-opened", "page": "why", "kind": "story"}),
    (
        ItemShown("ships", "tug", 1, 3),
        {"event": "item-shown", "page": "ships", "item": "tug", "index": 1, "count": 3},
    ),
    (Zoomed("ships", 2.5), {"event": "zoomed", "page": "ships", "scale": 2.5}),
    (LanguageChanged("vi"), {"event": "language-changed", "language": "vi"}),
    (TextSizeChanged(2), {"event": "text-size-changed", "step": 2}),
    (FingersDown(5), {"event": "fingers-down", "fingers": 5}),
    (PageFailed("why", "E: x"), {"event": "page-failed", "page": "why", "error": "E: x"}),
    (
        Controls({"next-page": (1, 2, 30, 40)}),
        {"event": "controls", "controls": {"next-page": [1, 2, 30, 40]}},
    ),
]


@pytest.mark.parametrize(("event", "expected"), RECORDS, ids=lambda value: type(value).__name__)
def test_an_event_is_plain_data(event: Event, expected: dict[str, object]) -> None:
    told = json.loads(json.dumps(record(event, 12.3456)))
    assert told == {"at": 12.346, **expected}


def test_every_record_says_first_when_and_what() -> None:
    assert list(record(LanguageChanged("vi"), 1.0)) == ["at", "event", "language"]
