"""The staff menu: only a right PIN opens it, it closes by itself, and it says what is wished."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.content.words import WORD_LANGUAGES, Words
from kiosk.core.events import (
    Event,
    StaffAdmitted,
    StaffAsked,
    StaffCalled,
    StaffLeft,
    StaffRefused,
    record,
)
from kiosk.ops.health import HealthReport, Trouble
from kiosk.staff import intents as does
from kiosk.staff import wishes
from kiosk.staff.facts import ExhibitFact, Facts, ScreenFact
from kiosk.staff.gate import PinGate
from kiosk.staff.intents import StaffIntent
from kiosk.staff.menu import MENU_SECONDS, PAD_SECONDS, StaffMenu
from kiosk.staff.sections import SECTIONS
from kiosk.staff.views import (
    PATTERNS,
    EntriesView,
    HealthView,
    LevelsView,
    PadView,
    PatternView,
    StaffView,
    TouchTestView,
)
from tests.staff.gates import PIN, WRONG, AtOnce, Later, gate_in

WALL = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
FACTS = Facts(
    version="1.0",
    screen=ScreenFact(1920, 1080, 531.0),
    exhibits=(ExhibitFact("hanoi", "Hà Nội", chosen=True), ExhibitFact("b", "B", chosen=False)),
    house_volume=0.8,
)


class Counter:
    """A member of staff at the screen."""

    def __init__(self, gate: PinGate | None, languages: tuple[str, ...] = ("en", "vi")) -> None:
        self.now = 100.0
        self.facts = FACTS
        self.asked: list[str] = []
        self.wishes: list[wishes.Wish] = []
        self.events: list[Event] = []
        self.answer: str | None = None
        self.menu = StaffMenu(
            gate, self._tell, self._carry, lambda event, _: self.events.append(event), languages
        )

    def _tell(self, language: str) -> Facts:
        self.asked.append(language)
        return self.facts

    def _carry(self, wish: wishes.Wish, words: Words) -> str | None:
        self.wishes.append(wish)
        return self.answer

    def do(self, *all_of_them: StaffIntent) -> None:
        for intent in all_of_them:
            self.menu.handle(intent, self.now)

    def enter(self, pin: str = PIN) -> "Counter":
        self.menu.knock(self.now)
        self.do(*(does.Digit(int(digit)) for digit in pin), does.EnterPin())
        self.wait(0.1)
        return self

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.menu.advance(self.now, WALL)

    def open(self, section: str) -> "Counter":
        self.do(does.OpenSection(section))
        return self

    @property
    def view(self) -> StaffView:
        view = self.menu.view(self.now)
        assert view is not None, "the menu is closed"
        return view

    def body(self, kind: type) -> Any:
        assert isinstance(self.view.body, kind)
        return self.view.body

    def actions(self) -> dict[str, StaffIntent]:
        return {action.name: action.intent for action in self.view.actions if action.live}


@pytest.fixture
def staff(tmp_path: Path) -> Counter:
    return Counter(gate_in(tmp_path))


# ------------------------------------------------------------------------------ being let in


def test_a_knock_shows_the_pad_and_the_right_pin_the_menu(staff: Counter) -> None:
    assert not staff.menu.is_open
    assert staff.menu.knock(staff.now)
    assert isinstance(staff.view.body, PadView)
    staff.enter()
    assert isinstance(staff.view.body, EntriesView)
    assert staff.events == [StaffCalled(), StaffAdmitted()]


def test_without_a_pin_in_the_settings_nothing_opens() -> None:
    staff = Counter(None)
    assert not staff.menu.knock(staff.now)
    assert not staff.menu.is_open
    assert staff.events == []


def test_a_wrong_pin_is_told_and_noted_and_its_digits_are_nowhere(staff: Counter) -> None:
    for _ in range(3):
        staff.enter(WRONG)
    pad = staff.body(PadView)
    assert (pad.live, pad.digits, pad.tone) == (False, 0, "fire")
    assert "0:30" in pad.prompt
    assert staff.events[1:] == [StaffRefused(0), StaffRefused(0), StaffRefused(30)]
    assert all(WRONG not in str(record(event, 0.0)) for event in staff.events)
    assert WRONG not in repr(staff.view)


def test_the_pad_takes_no_digit_while_it_is_locked_and_again_afterwards(staff: Counter) -> None:
    for _ in range(3):
        staff.enter(WRONG)
    staff.do(does.Digit(1))
    assert staff.body(PadView).digits == 0
    for _ in range(31):
        staff.menu.touched(staff.now)
        staff.wait(1.0)
    assert staff.body(PadView).live
    staff.enter()
    assert isinstance(staff.view.body, EntriesView)


def test_while_a_pin_is_checked_the_pad_says_so_and_stays(tmp_path: Path) -> None:
    later = Later()
    staff = Counter(gate_in(tmp_path, 0.0, later))
    staff.enter()
    assert staff.body(PadView).prompt == Words("en").say("staff_pin_checking")
    assert not staff.body(PadView).live
    staff.wait(PAD_SECONDS + 1)
    assert staff.menu.is_open
    later.work()
    staff.wait(0.1)
    assert isinstance(staff.view.body, EntriesView)


def test_closing_the_pad_while_it_checks_does_not_open_the_menu_later(tmp_path: Path) -> None:
    """The answer to a PIN came after its pad was gone; the next knock found the menu open."""
    later = Later()
    staff = Counter(gate_in(tmp_path, 0.0, later))
    staff.enter()
    staff.do(does.CloseMenu())
    later.work()
    staff.wait(1.0)
    assert not staff.menu.is_open
    staff.menu.knock(staff.now)
    staff.wait(1.0)
    assert isinstance(staff.view.body, PadView)


def test_a_pad_shown_while_another_pads_pin_is_checked_does_not_open_by_it(tmp_path: Path) -> None:
    later = Later()
    staff = Counter(gate_in(tmp_path, 0.0, later))
    staff.enter()
    staff.do(does.CloseMenu())
    staff.menu.knock(staff.now)
    later.work()
    staff.wait(1.0)
    assert isinstance(staff.view.body, PadView)
    assert staff.body(PadView).live


def test_digits_can_be_taken_back_and_too_few_are_not_checked(staff: Counter) -> None:
    staff.menu.knock(staff.now)
    staff.do(*(does.Digit(n) for n in (7, 3, 9)), does.Erase())
    assert staff.body(PadView).digits == 2
    assert not staff.body(PadView).ready
    assert not staff.menu.handle(does.EnterPin(), staff.now)
    staff.do(*(does.Digit(1) for _ in range(20)))
    assert staff.body(PadView).digits == 12


# ------------------------------------------------------------------------------ closing


def test_pad_and_menu_close_by_themselves(staff: Counter) -> None:
    staff.menu.knock(staff.now)
    staff.wait(PAD_SECONDS - 0.1)
    assert staff.menu.is_open
    staff.wait(0.2)
    assert not staff.menu.is_open
    staff.enter()
    staff.wait(MENU_SECONDS - 1)
    staff.menu.touched(staff.now)
    staff.wait(MENU_SECONDS - 1)
    assert staff.menu.is_open
    staff.wait(2)
    assert not staff.menu.is_open
    assert staff.events[-1] == StaffLeft("time")


def test_test_pictures_may_be_looked_at_for_minutes(staff: Counter) -> None:
    staff.enter().open("patterns")
    staff.wait(290)
    assert staff.menu.is_open
    staff.wait(20)
    assert not staff.menu.is_open


def test_whoever_closes_has_to_enter_the_pin_again(staff: Counter) -> None:
    staff.enter()
    staff.do(does.CloseMenu())
    assert staff.menu.view(staff.now) is None
    assert staff.events[-1] == StaffLeft("button")
    staff.menu.knock(staff.now)
    assert isinstance(staff.view.body, PadView)
    assert not staff.menu.handle(does.OpenSection("leave"), staff.now)


# ------------------------------------------------------------------------------ what is wished


def test_exhibits_are_marked_and_shown_together(staff: Counter) -> None:
    staff.enter().open("exhibits")
    assert "show-marked" not in staff.actions()
    staff.do(does.MarkExhibit("hanoi"))
    assert "show-marked" not in staff.actions()  # none would be left
    staff.do(does.MarkExhibit("b"), does.MarkExhibit("nonsense"))
    staff.answer = "Gladly."
    staff.do(does.ShowMarked())
    assert staff.wishes == [wishes.ShowExhibits(("b",))]
    assert (staff.view.section, staff.view.message) == ("home", "Gladly.")


def test_exhibits_that_are_shown_already_are_not_wished_for(staff: Counter) -> None:
    staff.enter().open("exhibits")
    staff.do(does.MarkExhibit("b"), does.MarkExhibit("b"), does.ShowMarked())
    assert staff.wishes == []


@pytest.mark.parametrize(
    ("now", "less", "more"),
    [(None, 0.7, 0.9), (0.0, None, 0.1), (0.05, None, 0.1), (1.0, 0.9, None)],
)
def test_volume_goes_by_tenths_and_starts_where_the_timetable_is(
    staff: Counter, now: float | None, less: float | None, more: float | None
) -> None:
    staff.facts = replace(FACTS, volume=now)
    level = staff.enter().open("levels").body(LevelsView).levels[0]
    assert level.less == (None if less is None else does.Ask(wishes.SetVolume(less)))
    assert level.more == (None if more is None else does.Ask(wishes.SetVolume(more)))
    assert (level.usual is None) == (now is None)


def test_the_screen_never_gets_so_dark_that_the_menu_is_lost(staff: Counter) -> None:
    staff.enter().open("levels")
    for _ in range(20):
        less = staff.body(LevelsView).levels[1].less
        if less is None:
            break
        staff.do(less)
        wish = staff.wishes[-1]
        assert isinstance(wish, wishes.SetBrightness)
        staff.facts = replace(FACTS, brightness=wish.level)
        staff.wait(1.1)
    assert staff.wishes[-1] == wishes.SetBrightness(0.1)


def test_quiet_time_is_told_where_the_volume_is_set(staff: Counter) -> None:
    staff.facts = replace(FACTS, house_volume=0.0, volume=0.5)
    note = staff.enter().open("levels").body(LevelsView).levels[0].note
    assert note == Words("en").say("staff_volume_quiet")


@pytest.mark.parametrize(
    ("section", "wish", "closes"),
    [
        ("closing", wishes.CloseForToday(), False),
        ("restart", wishes.Restart(), True),
        ("leave", wishes.Leave(), True),
    ],
)
def test_what_visitors_would_feel_is_asked_once_more(
    staff: Counter, section: str, wish: wishes.Wish, closes: bool
) -> None:
    staff.enter().open(section)
    assert staff.wishes == []
    staff.do(staff.actions()["confirm"])
    assert staff.wishes == [wish]
    assert staff.menu.is_open is not closes
    assert StaffAsked(type(wish).__name__, "") in staff.events


def test_a_picture_is_taken_ten_seconds_after_the_menu_closed(staff: Counter) -> None:
    staff.enter()
    staff.do(does.ScreenshotSoon())
    assert not staff.menu.is_open
    staff.wait(9.9)
    assert staff.wishes == []
    staff.wait(0.2)
    assert staff.wishes == [wishes.TakeScreenshot()]
    staff.wait(60)
    assert len(staff.wishes) == 1


def test_a_late_answer_is_shown_now_or_when_the_menu_is_next_opened(staff: Counter) -> None:
    staff.enter()
    staff.menu.tell("Saved.", staff.now)
    assert staff.view.message == "Saved."
    staff.do(does.CloseMenu())
    staff.menu.tell("Saved again.", staff.now)
    assert staff.enter().view.message == "Saved again."


def test_who_has_closed_the_house_can_open_it_again(staff: Counter) -> None:
    staff.facts = replace(FACTS, closed_by_staff=True)
    entries = {entry.name: entry for entry in staff.enter().body(EntriesView).entries}
    assert entries["open-again"].intent == does.Ask(wishes.OpenAgain())
    assert "closing" not in entries


# ------------------------------------------------------------------------------ what is told


def test_health_tells_what_is_wrong_and_how_the_kiosk_is(staff: Counter) -> None:
    report = HealthReport("", (Trouble("sound", "No device", "2026-11-23T08:12:00+07:00"),))
    staff.facts = replace(
        FACTS, health=report, release="000042-1f3c9a7e", up_seconds=90_000.0,
        disk_free_bytes=100_000_000, temperature=85.0, update_trouble="The signature is wrong.",
    )  # fmt: skip
    health = staff.enter().open("health").body(HealthView)
    assert health.verdict == "4 things are wrong"
    told = {fact.label: fact.value for fact in (*health.troubles, *health.facts)}
    assert told["sound"] == "No device (23.11. 08:12)"
    assert told["Last update"] == "The signature is wrong."
    assert told["Content shown"] == "000042-1f3c9a7e"
    assert told["Running for"] == "1 d 1 h"
    assert told["Free disk space"] == "0.1 GB"
    assert told["Temperature"] == "85 °C"
    assert told["Screen"] == "1920 × 1080 px, 531 × 299 mm"


def test_a_kiosk_of_which_little_is_known_is_well(staff: Counter) -> None:
    health = staff.enter().open("health").body(HealthView)
    assert (health.verdict, health.troubles) == ("All is well", ())


def test_the_menu_is_read_in_every_language_one_after_the_other(tmp_path: Path) -> None:
    staff = Counter(gate_in(tmp_path), WORD_LANGUAGES).enter()
    seen = []
    for _ in WORD_LANGUAGES:
        seen.append(staff.view.title)
        staff.do(does.OtherLanguage())
    assert seen == [Words(language).say("staff_title") for language in WORD_LANGUAGES]
    assert staff.asked[-1] == "vi"


def test_facts_are_asked_once_a_second_and_only_while_somebody_is_in(staff: Counter) -> None:
    staff.menu.knock(staff.now)
    staff.wait(5)
    assert staff.asked == []
    staff.enter()
    before = len(staff.asked)
    for _ in range(100):
        staff.wait(0.05)
    assert len(staff.asked) - before <= 6
    revision = staff.menu.revision
    staff.facts = replace(FACTS, volume=0.1)
    staff.wait(1.1)
    assert staff.menu.revision > revision


def test_every_test_picture_is_shown_once_and_then_the_menu(staff: Counter) -> None:
    staff.enter().open("patterns")
    seen = []
    while isinstance(staff.view.body, PatternView):
        seen.append(staff.view.body.pattern)
        staff.do(does.FingerAt(1, "down", 5, 5), does.FingerAt(1, "up", 5, 5))
    assert tuple(seen) == PATTERNS
    assert staff.view.section == "home"


def test_the_touch_test_feels_fingers_and_can_be_repeated(staff: Counter) -> None:
    staff.enter().open("touch")
    for cross in staff.body(TouchTestView).crosses:
        staff.do(does.FingerAt(1, "down", cross.x, cross.y), does.FingerAt(1, "up", 0, 0))
    assert staff.body(TouchTestView).heading == "Touch is accurate"
    staff.do(staff.actions()["paint"])
    assert staff.body(TouchTestView).painting
    staff.do(staff.actions()["test-again"])
    assert staff.body(TouchTestView).current == 0


# ------------------------------------------------------------------------------ whatever is done

_POINTS = st.integers(0, 2000)
_PRESSED: st.SearchStrategy[StaffIntent] = st.one_of(
    st.builds(does.Digit, st.integers(-1, 10)),
    st.builds(does.Erase),
    st.builds(does.EnterPin),
    st.builds(does.OpenSection, st.sampled_from([*SECTIONS, "nonsense"])),
    st.builds(does.Back),
    st.builds(does.CloseMenu),
    st.builds(does.OtherLanguage),
    st.builds(
        does.Ask,
        st.sampled_from(
            [wishes.Leave(), wishes.Restart(), wishes.Export(), wishes.SetVolume(0.3),
             wishes.CloseForToday(), wishes.OpenAgain(), wishes.ShowExhibits(("b",))]
        ),
    ),
    st.builds(does.MarkExhibit, st.sampled_from(["hanoi", "b", "c"])),
    st.builds(does.ShowMarked),
    st.builds(does.ScreenshotSoon),
    st.builds(does.NextPattern),
    st.builds(does.DrawFreely),
    st.builds(does.RepeatTest),
    st.builds(
        does.FingerAt, st.integers(0, 10), st.sampled_from(["down", "move", "up"]), _POINTS, _POINTS
    ),
)  # fmt: skip


class AnyStaff(RuleBasedStateMachine):
    """Anybody at the screen, with and without the PIN."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._later = Later()
        self.staff = Counter(gate_in(Path(self._folder.name), 0.0, self._later))
        self.may = False  # whether the right PIN was entered since the menu was last closed

    def teardown(self) -> None:
        self._folder.cleanup()

    @rule(intent=_PRESSED)
    def press(self, intent: StaffIntent) -> None:
        before = len(self.staff.wishes)
        self._watched(lambda: self.staff.do(intent))
        assert self.may or len(self.staff.wishes) == before, "a wish without a PIN"

    @rule()
    def knock(self) -> None:
        self._watched(lambda: self.staff.menu.knock(self.staff.now))

    @rule(pin=st.sampled_from([PIN, WRONG]))
    def enter(self, pin: str) -> None:
        self._watched(lambda: self.staff.menu.knock(self.staff.now))
        if isinstance(self.staff.view.body, PadView):
            pad = self.staff.view.body
            erase = [does.Erase()] * pad.digits
            self.staff.do(*erase, *(does.Digit(int(d)) for d in pin), does.EnterPin())

    @rule()
    def work(self) -> None:
        self._later.work()

    @rule(seconds=st.sampled_from([0.05, 1.0, 8.0, 25.0, 70.0, 4000.0]))
    def wait(self, seconds: float) -> None:
        self._watched(lambda: self.staff.wait(seconds))
        if not self._later.jobs and self.staff.menu.is_open:
            assert self.staff.now - self.staff.menu._touched_at < 300.0, "it stays for ever"

    def _watched(self, act: Callable[[], object]) -> None:
        """Do something, and go by the journal: it alone says who was let in."""
        before = len(self.staff.events)
        act()
        for event in self.staff.events[before:]:
            self.may = isinstance(event, StaffAdmitted) or (
                self.may and not isinstance(event, StaffLeft)
            )

    @invariant()
    def what_is_shown_is_the_pad_or_was_paid_for(self) -> None:
        view = self.staff.menu.view(self.staff.now)
        assert (view is not None) == self.staff.menu.is_open
        if view is None:
            assert not self.staff.menu.wants_fingers
            assert not self.may
        elif isinstance(view.body, PadView):
            assert not self.may
            assert view.actions == ()
        else:
            assert self.may, f"{view.section} is shown without a PIN"
            assert view.title


AnyStaff.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestAnyStaff = AnyStaff.TestCase


def test_the_gate_of_these_tests_lets_the_pin_in(tmp_path: Path) -> None:
    """Else the machine above would prove nothing."""
    staff = Counter(gate_in(tmp_path, 0.0, AtOnce()))
    assert isinstance(staff.enter().view.body, EntriesView)
