"""The sections of the staff menu: what each shows and what its buttons mean; draws nothing."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from kiosk.content.words import Words, format_moment
from kiosk.core.geometry import Size
from kiosk.staff.facts import Facts
from kiosk.staff.intents import (
    Ask,
    Back,
    DrawFreely,
    FingerAt,
    MarkExhibit,
    NextPattern,
    OpenSection,
    RepeatTest,
    ScreenshotSoon,
    ShowMarked,
    StaffIntent,
)
from kiosk.staff.telling import health_view, percent, test_told
from kiosk.staff.touch_test import Glass, TouchTest
from kiosk.staff.views import (
    PATTERNS,
    ActionView,
    Body,
    EntriesView,
    EntryView,
    LevelsView,
    LevelView,
    PatternView,
    Tone,
    TouchTestView,
)
from kiosk.staff.wishes import (
    CloseForToday,
    Export,
    Leave,
    OpenAgain,
    Restart,
    SetBrightness,
    SetVolume,
    ShowExhibits,
    Wish,
)

HOME = "home"

_STEP = 0.1
_DARKEST = 0.1
"""A screen that cannot be read could not be made brighter again."""
_PATIENCE, _LONG_PATIENCE = 60.0, 300.0  # seconds; pixels are looked at without touching them


@dataclass(frozen=True, slots=True)
class Moment:
    """What a section is told: how the kiosk is, in which words, and when."""

    facts: Facts
    words: Words
    now: float
    wall: datetime | None


class Section(ABC):
    """A screen of the menu. `title` is the key of its words, `patience` seconds without a touch."""

    name: ClassVar[str]
    title: ClassVar[str]
    patience: ClassVar[float] = _PATIENCE
    wants_fingers: ClassVar[bool] = False
    is_done_by_wish: ClassVar[bool] = False
    """Whether the first screen is shown again once something was wished for."""

    def __init__(self, moment: Moment) -> None:  # noqa: B027  # most keep nothing
        """Begin."""

    @abstractmethod
    def body(self, moment: Moment) -> Body:
        """What it shows."""

    def actions(self, moment: Moment) -> tuple[ActionView, ...]:
        """Its own buttons in the foot."""
        return ()

    def handle(self, intent: StaffIntent, moment: Moment) -> bool | StaffIntent:
        """Whether that meant something; or what the menu is to do for it."""
        return False


class Home(Section):
    """The way to all others, and what takes one touch."""

    name, title = HOME, "staff_title"

    def body(self, moment: Moment) -> EntriesView:
        """An entry for each, with how it stands."""
        return EntriesView("", tuple(self._entries(moment)))

    def _entries(self, moment: Moment) -> Iterator[EntryView]:
        facts, say = moment.facts, moment.words.say
        health = health_view(moment.facts, moment.words)
        yield _entry("health", say, health.verdict, "first-aid-kit", tone=health.tone)
        shown = sum(exhibit.chosen for exhibit in facts.exhibits)
        count = say("staff_exhibits_note", shown=shown, count=len(facts.exhibits))
        yield _entry("exhibits", say, count, "library")
        volume = facts.house_volume if facts.volume is None else facts.volume
        bright = facts.house_brightness if facts.brightness is None else facts.brightness
        note = say("staff_levels_note", volume=percent(volume), brightness=percent(bright))
        yield _entry("levels", say, note, "volume")
        yield _closing_entry(moment)
        yield _entry("touch", say, say("staff_touch_note"), "hand-finger")
        yield _entry("patterns", say, say("staff_patterns_note"), "layout-grid")
        yield EntryView("screenshot", say("staff_screenshot"), say("staff_screenshot_note"),
                        ScreenshotSoon(), "photo")  # fmt: skip
        yield EntryView("export", say("staff_export"), say("staff_export_note"), Ask(Export()),
                        "file-text", live=facts.can_export)  # fmt: skip
        yield _entry("restart", say, say("staff_restart_note"), "refresh", live=facts.can_restart)
        yield _entry("leave", say, say("staff_leave_note"), "door")


class HealthSection(Section):
    """What is wrong, and what is so."""

    name, title = "health", "staff_health"

    def body(self, moment: Moment) -> Body:
        """The report."""
        return health_view(moment.facts, moment.words)


class ExhibitsSection(Section):
    """Which exhibits are shown: marked first, then shown together."""

    name, title = "exhibits", "staff_exhibits"
    is_done_by_wish = True

    def __init__(self, moment: Moment) -> None:
        super().__init__(moment)
        self._marked = {exhibit.id for exhibit in moment.facts.exhibits if exhibit.chosen}

    def body(self, moment: Moment) -> EntriesView:
        """A row with a box for each."""
        say = moment.words.say
        rows = tuple(
            EntryView(
                name=f"exhibit-{exhibit.id}",
                title=exhibit.title,
                note=say("staff_shown_now") if exhibit.chosen else "",
                intent=MarkExhibit(exhibit.id),
                box=True,
                marked=exhibit.id in self._marked,
            )
            for exhibit in moment.facts.exhibits
        )
        return EntriesView(say("staff_exhibits_text"), rows)

    def actions(self, moment: Moment) -> tuple[ActionView, ...]:
        """To show what is marked, once that is something else and not nothing."""
        words = moment.words.say("staff_exhibits_apply")
        live = bool(self._wanted(moment)) and self._wanted(moment) != self._shown(moment)
        return (ActionView("show-marked", words, ShowMarked(), "check", primary=live, live=live),)

    def handle(self, intent: StaffIntent, moment: Moment) -> bool | StaffIntent:
        """Mark, or show."""
        match intent:
            case MarkExhibit(exhibit) if exhibit in {each.id for each in moment.facts.exhibits}:
                self._marked ^= {exhibit}
                return True
            case ShowMarked() if self._wanted(moment) not in ((), self._shown(moment)):
                return Ask(ShowExhibits(self._wanted(moment)))
            case _:
                return False

    def _wanted(self, moment: Moment) -> tuple[str, ...]:
        return tuple(each.id for each in moment.facts.exhibits if each.id in self._marked)

    def _shown(self, moment: Moment) -> tuple[str, ...]:
        return tuple(each.id for each in moment.facts.exhibits if each.chosen)


class LevelsSection(Section):
    """How loud and how bright, and what the settings would have."""

    name, title = "levels", "staff_levels"

    def body(self, moment: Moment) -> LevelsView:
        """Both."""
        facts, say = moment.facts, moment.words.say
        told = "staff_volume_usual" if facts.house_volume else "staff_volume_quiet"
        volume = _level("volume", "volume", (facts.volume, facts.house_volume), SetVolume, 0.0, say)
        bright = _level("brightness", "bulb", (facts.brightness, facts.house_brightness),
                        SetBrightness, _DARKEST, say)  # fmt: skip
        usual = say("staff_brightness_usual", brightness=percent(facts.house_brightness))
        if not facts.can_dim:
            usual = say("staff_brightness_fixed")
            bright = replace(bright, less=None, more=None, usual=None)
        note = say(told, volume=percent(facts.house_volume))
        return LevelsView((replace(volume, note=note), replace(bright, note=usual)))


class Question(Section):
    """Something that is asked once more before it is done."""

    is_done_by_wish = True
    text: ClassVar[str]
    wish: ClassVar[Wish]

    def body(self, moment: Moment) -> EntriesView:
        """The question."""
        return EntriesView(moment.words.say(self.text), ())

    def actions(self, moment: Moment) -> tuple[ActionView, ...]:
        """The second touch that does it."""
        words = moment.words.say("staff_confirm")
        return (ActionView("confirm", words, Ask(self.wish), "check", primary=True),)


class ClosingQuestion(Question):
    """Close for today."""

    name, title, text = "closing", "staff_close_today", "staff_close_today_text"
    wish = CloseForToday()


class RestartQuestion(Question):
    """Start the program anew."""

    name, title, text, wish = "restart", "staff_restart", "staff_restart_text", Restart()


class LeaveQuestion(Question):
    """End the kiosk."""

    name, title, text, wish = "leave", "staff_leave", "staff_leave_text", Leave()


class PatternsSection(Section):
    """Test pictures, one after the other."""

    name, title = "patterns", "staff_patterns"
    patience = _LONG_PATIENCE
    wants_fingers = True

    def __init__(self, moment: Moment) -> None:
        super().__init__(moment)
        self._index = 0

    def body(self, moment: Moment) -> PatternView:
        """The picture of now."""
        pattern = PATTERNS[self._index]
        size = moment.facts.screen
        caption = moment.words.say(f"staff_pattern_{pattern}", width=size.width, height=size.height)
        return PatternView(pattern, self._index, f"{self._index + 1}/{len(PATTERNS)}  {caption}")

    def actions(self, moment: Moment) -> tuple[ActionView, ...]:
        """The next one, for keys too."""
        return (ActionView("next-pattern", moment.words.say("next"), NextPattern(), "arrow-right"),)

    def handle(self, intent: StaffIntent, moment: Moment) -> bool | StaffIntent:
        """A touch anywhere goes on."""
        match intent:
            case NextPattern() | FingerAt(phase="down"):
                self._index += 1
                if self._index < len(PATTERNS):
                    return True
                self._index = len(PATTERNS) - 1
                return Back()
            case _:
                return False


class TouchSection(Section):
    """Crosses, then painting."""

    name, title = "touch", "staff_touch"
    wants_fingers = True

    def __init__(self, moment: Moment) -> None:
        super().__init__(moment)
        self._begin(moment)

    def body(self, moment: Moment) -> TouchTestView:
        """How the test stands."""
        return touch_view(self._test, moment.words)

    def actions(self, moment: Moment) -> tuple[ActionView, ...]:
        """Again; and to paint, once the crosses are done."""
        return touch_actions(self._test, moment.words)

    def handle(self, intent: StaffIntent, moment: Moment) -> bool | StaffIntent:
        """Feel fingers."""
        if intent == RepeatTest():
            self._begin(moment)
            return True
        return feel(self._test, intent)

    def _begin(self, moment: Moment) -> None:
        screen = moment.facts.screen
        self._test = TouchTest(Glass(Size(screen.width, screen.height), screen.px_per_mm))


def feel(test: TouchTest, intent: StaffIntent) -> bool:
    """Bring an intent to a touch test."""
    match intent:
        case FingerAt(finger, "down", x, y):
            test.down(finger, x, y)
        case FingerAt(finger, "move", x, y):
            test.move(finger, x, y)
        case FingerAt(finger, "up"):
            test.up(finger)
        case DrawFreely() if test.state != "painting":
            test.paint_freely()
        case _:
            return False
    return True


def touch_view(test: TouchTest, words: Words) -> TouchTestView:
    """A touch test in words."""
    heading, tone, lines = test_told(test, words)
    return TouchTestView(
        glass=test.glass,
        crosses=tuple(test.crosses),
        current=test.current if test.state == "crosses" else None,
        heading=heading,
        tone=tone,
        lines=lines,
        painting=test.state == "painting",
        columns=test.columns,
        rows=test.rows,
        cells=test.touched_cells,
    )


def touch_actions(test: TouchTest, words: Words) -> tuple[ActionView, ...]:
    """What can be done in a touch test."""
    again = ActionView("test-again", words.say("staff_touch_again"), RepeatTest(), "refresh")
    paint = ActionView("paint", words.say("staff_touch_paint"), DrawFreely(), "hand-finger")
    return (again, paint) if test.state == "verdict" else (again,)


SECTIONS: Mapping[str, type[Section]] = {
    section.name: section
    for section in (
        Home,
        HealthSection,
        ExhibitsSection,
        LevelsSection,
        ClosingQuestion,
        PatternsSection,
        TouchSection,
        RestartQuestion,
        LeaveQuestion,
    )
}

_Say = Callable[..., str]


def _entry(
    name: str, say: _Say, note: str, icon: str, *, tone: Tone = "mute", live: bool = True
) -> EntryView:
    """An entry that opens the section of that name."""
    title = say(SECTIONS[name].title)
    return EntryView(name, title, note, OpenSection(name), icon, tone, live=live)


def _closing_entry(moment: Moment) -> EntryView:
    facts, say = moment.facts, moment.words.say
    if facts.closed_by_staff:
        note = say("staff_closed_by_staff")
        return EntryView("open-again", say("staff_open_again"), note, Ask(OpenAgain()), "clock")
    note = say("staff_open_now" if facts.is_open else "staff_closed_now")
    if facts.next_change is not None:
        moment_words = format_moment(facts.next_change, moment.words.language)
        key = "staff_open_until" if facts.is_open else "staff_closed_until"
        note = say(key, moment=moment_words)
    return EntryView("closing", say("staff_close_today"), note, OpenSection("closing"), "clock",
                     live=facts.is_open)  # fmt: skip


def _level(
    name: str,
    icon: str,
    shares: tuple[float | None, float],
    wish: Callable[[float | None], Wish],
    least: float,
    say: _Say,
) -> LevelView:
    """A level without its note; `shares` are what staff chose, and what it is else."""
    chosen, usual = shares
    share = usual if chosen is None else chosen
    step = round(share / _STEP)
    less, more = round((step - 1) * _STEP, 2), round((step + 1) * _STEP, 2)
    return LevelView(
        name=name,
        title=say(f"staff_{name}"),
        icon=icon,
        share=share,
        value=percent(share),
        note="",
        less=Ask(wish(less)) if less >= least else None,
        more=Ask(wish(more)) if more <= 1 else None,
        usual=None if chosen is None else Ask(wish(None)),
        less_words=say(f"staff_{name}_less"),
        more_words=say(f"staff_{name}_more"),
        usual_words=say("staff_level_usual"),
    )
