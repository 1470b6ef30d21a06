"""The facts a visit produces, as values; knows neither who writes them down nor how."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; the class name is its name in the journal."""


@dataclass(frozen=True, slots=True)
class Ready(Event):
    """The first picture is on the screen. Sizes in pixels; `driver` is SDL's video driver.

    `exhibit` has the ids of all exhibits shown, with spaces between.
    """

    width: int
    height: int
    driver: str
    exhibit: str


@dataclass(frozen=True, slots=True)
class StateChanged(Event):
    """The visit entered a state: attract, exploring or asking."""

    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExhibitOpened(Event):
    """One of several exhibits was chosen; the pages that follow are its own."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class TourChosen(Event):
    """The visitor chose a shorter way through the pages; None: all of them again."""

    tour: str | None


@dataclass(frozen=True, slots=True)
class PageOpened(Event):
    """A page is shown.

    The contents page has the id and the kind `contents`, the choice of exhibits `exhibits`.
    """

    page: str
    kind: str


@dataclass(frozen=True, slots=True)
class ItemShown(Event):
    """An item of a page (a slide, a quotation) is shown; `index` counts from 0."""

    page: str
    item: str
    index: int
    count: int


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """A question of a quiz was answered, wholly `right` or not; which answer it was is not kept."""

    page: str
    question: str
    right: bool


@dataclass(frozen=True, slots=True)
class Zoomed(Event):
    """The visitor magnified a picture; 1 is the whole picture."""

    page: str
    scale: float


@dataclass(frozen=True, slots=True)
class PanelOpened(Event):
    """A panel over the page, such as its sources, was opened."""

    page: str
    panel: str


@dataclass(frozen=True, slots=True)
class SoundToggled(Event):
    """The visitor started a sound of a page, or went on with it, or paused it."""

    page: str
    sound: str
    playing: bool


@dataclass(frozen=True, slots=True)
class LanguageChanged(Event):
    """The visitor chose a language (BCP 47)."""

    language: str


@dataclass(frozen=True, slots=True)
class TextSizeChanged(Event):
    """The visitor chose a text size; 0 is the smallest of the three steps."""

    step: int


@dataclass(frozen=True, slots=True)
class ContrastChanged(Event):
    """The visitor switched high contrast."""

    high: bool


@dataclass(frozen=True, slots=True)
class VolumeChanged(Event):
    """The visitor chose a volume from 0 (silent) to 1."""

    level: float


@dataclass(frozen=True, slots=True)
class FingersDown(Event):
    """More fingers than ever before in this visit are on the glass."""

    fingers: int


@dataclass(frozen=True, slots=True)
class PageFailed(Event):
    """A page raised an error and the visit was taken back to attract."""

    page: str
    error: str


@dataclass(frozen=True, slots=True)
class StaffCalled(Event):
    """Somebody knocked, and the PIN pad was shown."""


@dataclass(frozen=True, slots=True)
class StaffRefused(Event):
    """A wrong PIN; seconds until the next may be tried. Which PIN it was is kept nowhere."""

    locked_seconds: int


@dataclass(frozen=True, slots=True)
class StaffAdmitted(Event):
    """The right PIN: the menu was opened."""


@dataclass(frozen=True, slots=True)
class StaffAsked(Event):
    """Staff want something done: its name, and what exactly."""

    wish: str
    detail: str


@dataclass(frozen=True, slots=True)
class StaffLeft(Event):
    """Pad or menu were closed: by a `button`, because of a `wish`, or because of the `time`."""

    reason: str


@dataclass(frozen=True, slots=True)
class Controls(Event):
    """The touch targets now on the screen: name -> (left, top, width, height) in window pixels."""

    controls: Mapping[str, tuple[int, int, int, int]]


def record(event: Event, at: float) -> dict[str, Any]:
    """The event as plain data for the journal; `at` is monotonic seconds."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(event).__name__).lower()
    return {"at": round(at, 3), "event": name, **asdict(event)}
