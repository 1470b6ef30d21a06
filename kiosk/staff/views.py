"""What the staff menu shows: frozen values with every word set; knows no widget."""

from dataclasses import dataclass
from typing import Literal, get_args

from kiosk.content.words import Words
from kiosk.staff.intents import StaffIntent
from kiosk.staff.touch_test import Cross, Glass

Tone = Literal["paper", "mute", "brass", "fire"]

Pattern = Literal["black", "white", "red", "green", "blue", "ramp", "geometry", "burn_in"]
PATTERNS: tuple[Pattern, ...] = get_args(Pattern)


@dataclass(frozen=True, slots=True)
class EntryView:
    """Something to press with a title and a line of what is so; `box` can be marked."""

    name: str
    title: str
    note: str
    intent: StaffIntent
    icon: str = ""
    tone: Tone = "mute"
    box: bool = False
    marked: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class ActionView:
    """A button in the foot; `primary` is brass."""

    name: str
    words: str
    intent: StaffIntent
    icon: str = ""
    primary: bool = False
    live: bool = True


@dataclass(frozen=True, slots=True)
class PadView:
    """The PIN pad. `live`: digits are taken now; `ready`: there are enough of them."""

    digits: int
    least: int
    prompt: str
    tone: Tone
    live: bool
    ready: bool
    erase: str
    enter: str


@dataclass(frozen=True, slots=True)
class EntriesView:
    """A text, which may be empty, and entries below it."""

    text: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A line of the health screen."""

    label: str
    value: str
    tone: Tone = "paper"


@dataclass(frozen=True, slots=True)
class HealthView:
    """What is wrong, worst first, and what is so."""

    verdict: str
    tone: Tone
    troubles: tuple[FactView, ...]
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """A share of 0 to 1 in steps; None: a button without effect now."""

    name: str
    title: str
    icon: str
    share: float
    value: str
    note: str
    less: StaffIntent | None
    more: StaffIntent | None
    usual: StaffIntent | None
    less_words: str
    more_words: str
    usual_words: str


@dataclass(frozen=True, slots=True)
class LevelsView:
    """Volume and brightness."""

    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True)
class PatternView:
    """A test picture over the whole window, and what it is good for."""

    pattern: Pattern
    index: int
    caption: str


@dataclass(frozen=True, slots=True)
class TouchTestView:
    """The touch test. `current` is the cross to touch; `lines` tell what was found.

    `cells` are the fields of `columns` by `rows`, from the lower left, that have felt a finger;
    `painting`: fingers leave trails.
    """

    glass: Glass
    crosses: tuple[Cross, ...]
    current: int | None
    heading: str
    tone: Tone
    lines: tuple[str, ...]
    painting: bool
    columns: int
    rows: int
    cells: frozenset[tuple[int, int]]


Body = PadView | EntriesView | HealthView | LevelsView | PatternView | TouchTestView


@dataclass(frozen=True, slots=True)
class StaffView:
    """Everything on the screen while staff are there.

    `section` changes with the screen; `message` is the answer to what was last wished for.
    """

    section: str
    title: str
    message: str
    body: Body
    actions: tuple[ActionView, ...]
    words: Words
