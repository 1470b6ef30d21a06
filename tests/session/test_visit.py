"""Scripts of (time, stimulus) -> effects for a visit, and what must hold for every script."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.core.timeouts import Timeouts
from kiosk.session.visit import (
    STUCK_FINGER_SECONDS,
    Ask,
    Effect,
    Reset,
    Resume,
    State,
    Visit,
    Wake,
)

IDLE = 60.0
QUESTION = 30.0

Stimulus = Callable[[Visit, float], tuple[Effect, ...] | None]
Step = tuple[float, Stimulus, list[Effect]]


def tick(visit: Visit, now: float) -> tuple[Effect, ...]:
    return visit.advance(now)


def down(finger: str = "a", *, keeps_question: bool = False) -> Stimulus:
    return lambda visit, now: visit.finger_down(finger, now, keeps_question=keeps_question)


def move(finger: str = "a") -> Stimulus:
    return lambda visit, now: visit.finger_moved(finger, now)


def up(finger: str = "a") -> Stimulus:
    return lambda visit, now: visit.finger_up(finger, now)


def key(visit: Visit, now: float) -> tuple[Effect, ...]:
    return visit.key_pressed(now)


def start_again(visit: Visit, now: float) -> tuple[Effect, ...]:
    return visit.start_again(now)


def fail(visit: Visit, now: float) -> tuple[Effect, ...]:
    return visit.fail(now)


def hold(reason: str) -> Stimulus:
    return lambda visit, now: visit.hold(reason, now)


def release(reason: str) -> Stimulus:
    return lambda visit, now: visit.release(reason, now)


def patient(factor: float) -> Stimulus:
    return lambda visit, _now: visit.be_patient(factor)


def use(timeouts: Timeouts | None) -> Stimulus:
    return lambda visit, now: visit.use(timeouts, now)


def play(*steps: Step, visit: Visit | None = None) -> Visit:
    visit = visit or Visit(Timeouts(IDLE, QUESTION))
    for number, (now, stimulus, expected) in enumerate(steps):
        effects = stimulus(visit, now) or ()
        assert list(effects) == expected, f"step {number} at {now} s"
    return visit


WAKE: list[Step] = [(0, down(), [Wake()]), (0, up(), [])]
ASKED: list[Step] = [*WAKE, (59.9, tick, []), (60, tick, [Ask()])]

SCRIPTS: dict[str, list[Step]] = {
    "attract waits for ever": [(0, tick, []), (1e6, tick, [])],
    "a visit left alone": [
        *ASKED,
        (89.9, tick, []),
        (90, tick, [Reset("timeout")]),
        (1e6, tick, []),
    ],
    "a key wakes, keeps awake and answers": [
        (5, key, [Wake()]),
        (64, key, []),
        (123.9, tick, []),
        (124, tick, [Ask()]),
        (130, key, [Resume()]),
        (189.9, tick, []),
        (190, tick, [Ask()]),
    ],
    "a touch answers, as often as it likes": [
        *ASKED,
        (89, down(), [Resume()]),
        (89, up(), []),
        (149, tick, [Ask()]),
        (178, down("b"), [Resume()]),
        (178, up("b"), []),
        (238, tick, [Ask()]),
        (268, tick, [Reset("timeout")]),
    ],
    "a resting finger keeps the question away": [
        (0, down(), [Wake()]),
        (200, tick, []),
        (200, move(), []),
        (450, tick, []),
        (451, up(), []),
        (510.9, tick, []),
        (511, tick, [Ask()]),
    ],
    "one finger of two still down": [
        (0, down("a"), [Wake()]),
        (1, down("b"), []),
        (2, up("b"), []),
        (200, tick, []),
        (250, up("a"), []),
        (309.9, tick, []),
        (310, tick, [Ask()]),
    ],
    "a finger whose lift was lost comes down again": [
        (0, down(), [Wake()]),
        (100, down(), []),
        (110, up(), []),
        (170, tick, [Ask()]),
    ],
    "one jump of the clock asks before it ends the visit": [
        *WAKE,
        (5000, tick, [Ask()]),
        (5000, tick, []),
        (5029.9, tick, []),
        (5030, tick, [Reset("timeout")]),
    ],
    "start again": [
        *WAKE,
        (10, start_again, [Reset("start-again")]),
        (1e4, tick, []),
        (1e4, down(), [Wake()]),
    ],
    "start again on the question": [
        *ASKED,
        (70, down(keeps_question=True), []),
        (71, start_again, [Reset("start-again")]),
        (71, up(), []),
        (1e4, tick, []),
    ],
    "a finger that leaves the question's button answers": [
        *ASKED,
        (70, down(keeps_question=True), []),
        (71, move(), []),
        (150, tick, []),
        (151, up(), [Resume()]),
        (210.9, tick, []),
        (211, tick, [Ask()]),
    ],
    "a second finger beside the question's button answers": [
        *ASKED,
        (70, down("a", keeps_question=True), []),
        (71, down("b"), [Resume()]),
        (72, up("b"), []),
        (73, up("a"), []),
        (133, tick, [Ask()]),
    ],
    "only a question can be kept": [(0, down(keeps_question=True), [Wake()])],
    "narration holds the clock": [
        *WAKE,
        (10, hold("narration"), []),
        (11, hold("film"), []),
        (500, tick, []),
        (500, release("narration"), []),
        (900, tick, []),
        (900, release("film"), []),
        (959.9, tick, []),
        (960, tick, [Ask()]),
    ],
    "a hold pauses the question": [
        *ASKED,
        (70, hold("speech"), []),
        (1000, tick, []),
        (1000, release("speech"), []),
        (1019.9, tick, []),
        (1020, tick, [Reset("timeout")]),
    ],
    "releasing what is not held is no activity": [
        *WAKE,
        (59, release("film"), []),
        (60, tick, [Ask()]),
    ],
    "large text doubles the idle time": [
        *WAKE,
        (1, patient(2), []),
        (119.9, tick, []),
        (120, tick, [Ask()]),
        (150, tick, [Reset("timeout")]),
    ],
    "a page's own timeouts": [
        *WAKE,
        (10, use(Timeouts(120, 40)), []),
        (129.9, tick, []),
        (130, tick, [Ask()]),
        (169.9, tick, []),
        (170, tick, [Reset("timeout")]),
    ],
    "changing the page's timeouts gives a question no more time": [
        *ASKED,
        (80, use(Timeouts(90, 25)), []),
        (84.9, tick, []),
        (85, tick, [Reset("timeout")]),
    ],
    "back on a page without timeouts of its own": [
        *WAKE,
        (10, use(Timeouts(120, 40)), []),
        (20, use(None), []),
        (80, tick, [Ask()]),
    ],
    "a reset forgets holds, patience and the page's timeouts": [
        *WAKE,
        (1, use(Timeouts(120, 40)), []),
        (1, patient(3), []),
        (1, hold("film"), []),
        (2, fail, [Reset("failure")]),
        (10, key, [Wake()]),
        (70, tick, [Ask()]),
        (100, tick, [Reset("timeout")]),
    ],
    "a finger down at a reset does not wake": [
        *WAKE,
        (10, down(), []),
        (11, fail, [Reset("failure")]),
        (12, move(), []),
        (13, up(), []),
        (13, tick, []),
        (14, down(), [Wake()]),
    ],
    "a clock that goes back stands still": [
        *ASKED,
        (30, tick, []),
        (80, down(), [Resume()]),
        (20, up(), []),
        (139.9, tick, []),
        (140, tick, [Ask()]),
    ],
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name: str) -> None:
    play(*SCRIPTS[name])


def test_dirt_on_the_glass_does_not_keep_a_visit_for_ever() -> None:
    """Exhibits in the field 'never reset': a drop of water is a finger that never lifts."""
    stuck = STUCK_FINGER_SECONDS
    play(
        (0, down("drop"), [Wake()]),
        (stuck + IDLE - 0.1, tick, []),
        (stuck + IDLE, tick, [Ask()]),
        (stuck + IDLE + QUESTION - 0.1, tick, []),
        (stuck + IDLE + QUESTION, tick, [Reset("timeout")]),
        (1e6, move("drop"), []),
        (1e6, up("drop"), []),
        (1e6, tick, []),
    )


def test_dirt_does_not_take_time_from_a_visitor_beside_it() -> None:
    play(
        (0, down("drop"), [Wake()]),
        (350, down("a"), []),
        (351, up("a"), []),
        (410.9, tick, []),
        (411, tick, [Ask()]),
        (412, down("a"), [Resume()]),
        (413, up("a"), []),
        (472.9, tick, []),
        (473, tick, [Ask()]),
    )


def test_a_long_press_on_start_again_pauses_the_count() -> None:
    visit = play(*ASKED, (70, down(keeps_question=True), []))
    assert visit.seconds_left(70) == 20
    assert visit.seconds_left(95) == 20


def test_dirt_on_start_again_cannot_turn_the_count_back() -> None:
    visit = play(*ASKED, (70, down(keeps_question=True), []))
    assert visit.seconds_left(70 + STUCK_FINGER_SECONDS + 5) == 15
    visit.finger_moved("a", 70 + STUCK_FINGER_SECONDS + 5)
    assert visit.seconds_left(70 + STUCK_FINGER_SECONDS + 5) == 15


def test_a_button_pressed_on_the_last_question_is_none_on_this_one() -> None:
    play(
        *ASKED,
        (70, down("a", keeps_question=True), []),
        (71, key, [Resume()]),
        (71 + STUCK_FINGER_SECONDS + IDLE, tick, [Ask()]),
        (72 + STUCK_FINGER_SECONDS + IDLE, move("a"), [Resume()]),
    )


def test_seconds_left_counts_whole_seconds_down_to_one() -> None:
    visit = play(*ASKED)
    counts = [visit.seconds_left(now) for now in (60, 60.5, 61, 75.2, 89, 89.99)]
    assert counts == [30, 30, 29, 15, 1, 1]


def test_no_seconds_are_left_unless_asking() -> None:
    visit = play(*WAKE)
    assert visit.seconds_left(59) == 0
    assert visit.state is State.EXPLORING


def test_patience_is_never_shortened() -> None:
    with pytest.raises(ValueError, match=r"0\.5"):
        Visit(Timeouts()).be_patient(0.5)


class AnyVisit(RuleBasedStateMachine):
    """Fingers, keys, media and time in any order, against a plain account of who was there."""

    FINGERS = st.sampled_from("ab")

    def __init__(self) -> None:
        super().__init__()
        self.timeouts = Timeouts(IDLE, QUESTION)
        self.visit = Visit(self.timeouts)
        self.now = 100.0
        self.patience = 1.0
        self.last_stimulus = self.now
        self.fingers: dict[str, float] = {}
        self.holds: set[str] = set()
        self.asked_at = 0.0
        self.count = 0

    def touched(self, effects: tuple[Effect, ...], before: State) -> None:
        expected = {
            State.ATTRACT: (Wake(),),
            State.ASKING: (Resume(),),
            State.EXPLORING: (),
        }
        assert effects == expected[before]
        assert self.visit.state is State.EXPLORING
        self.last_stimulus = self.now

    def was_reset(self, effects: tuple[Effect, ...], reason: str) -> None:
        assert effects == (Reset(reason),)
        assert self.visit.state is State.ATTRACT
        self.timeouts = Timeouts(IDLE, QUESTION)
        self.patience = 1.0
        self.fingers.clear()
        self.holds.clear()

    def held(self) -> bool:
        live = (self.now - moved < STUCK_FINGER_SECONDS for moved in self.fingers.values())
        return bool(self.holds) or any(live)

    @rule(finger=FINGERS)
    def finger_down(self, finger: str) -> None:
        before = self.visit.state
        self.fingers[finger] = self.now
        self.touched(self.visit.finger_down(finger, self.now), before)

    @rule(finger=FINGERS)
    @precondition(lambda self: self.visit.state is State.ASKING)
    def press_on_the_prompt(self, finger: str) -> None:
        self.fingers[finger] = self.now
        assert self.visit.finger_down(finger, self.now, keeps_question=True) == ()
        assert self.visit.state is State.ASKING
        self.last_stimulus = self.now

    @rule(finger=FINGERS)
    def finger_moved(self, finger: str) -> None:
        before = self.visit.state
        effects = self.visit.finger_moved(finger, self.now)
        if finger in self.fingers:
            self.fingers[finger] = self.now
            self.last_stimulus = self.now
            assert effects in ((), (Resume(),))
        else:
            assert effects == ()
            assert self.visit.state is before

    @rule(finger=FINGERS)
    def finger_up(self, finger: str) -> None:
        before = self.visit.state
        effects = self.visit.finger_up(finger, self.now)
        if self.fingers.pop(finger, None) is None:
            assert effects == ()
            assert self.visit.state is before
        else:
            self.touched(effects, before)

    @rule()
    def key_pressed(self) -> None:
        before = self.visit.state
        self.touched(self.visit.key_pressed(self.now), before)

    @rule()
    def everybody_leaves(self) -> None:
        for finger in tuple(self.fingers):
            self.finger_up(finger)
        for reason in tuple(self.holds):
            self.release(reason)

    @rule(reason=st.sampled_from(["film", "speech"]))
    def hold(self, reason: str) -> None:
        self.visit.hold(reason, self.now)
        self.holds.add(reason)
        self.last_stimulus = self.now

    @rule(reason=st.sampled_from(["film", "speech"]))
    def release(self, reason: str) -> None:
        self.visit.release(reason, self.now)
        if reason in self.holds:
            self.holds.remove(reason)
            self.last_stimulus = self.now

    @rule(factor=st.sampled_from([1.0, 2.0, 3.0]))
    def be_patient(self, factor: float) -> None:
        self.visit.be_patient(factor)
        self.patience = factor

    @rule(timeouts=st.sampled_from([Timeouts(10, 20), Timeouts(90, 45)]))
    @precondition(lambda self: self.visit.state is State.EXPLORING)
    def open_page(self, timeouts: Timeouts) -> None:
        self.visit.use(timeouts, self.now)
        self.timeouts = timeouts
        self.last_stimulus = self.now

    @rule()
    @precondition(lambda self: self.visit.state is State.ASKING)
    def start_again(self) -> None:
        self.was_reset(self.visit.start_again(self.now), "start-again")

    @rule()
    @precondition(lambda self: len(self.fingers) + len(self.holds) > 2)
    def fail(self) -> None:
        self.was_reset(self.visit.fail(self.now), "failure")

    @rule(seconds=st.sampled_from([0.1, 9.0, 19.0, 31.0, 61.0, 100.0, 301.0]))
    def time_passes(self, seconds: float) -> None:
        before = self.visit.state
        self.now += seconds
        effects = self.visit.advance(self.now)
        match effects:
            case ():
                assert self.visit.state is before
            case (Ask(),):
                assert before is State.EXPLORING
                assert not self.held()
                assert self.now - self.last_stimulus >= self.timeouts.idle_seconds * self.patience
                self.asked_at = self.now
                self.count = self.visit.seconds_left(self.now)
                assert self.count == self.timeouts.question_seconds
            case _:
                assert before is State.ASKING
                assert not self.held()
                assert self.now - self.asked_at >= self.timeouts.question_seconds
                self.was_reset(effects, "timeout")
        assert self.visit.advance(self.now) == ()
        assert self.visit.advance(self.now - 50) == ()

    @invariant()
    def the_count_never_goes_up(self) -> None:
        count = self.visit.seconds_left(self.now)
        if self.visit.state is State.ASKING:
            assert 0 <= count <= self.count
            self.count = count
        else:
            assert count == 0

    def teardown(self) -> None:
        """Whatever happened: once everybody is gone, the screen comes home, and asks before."""
        for reason in tuple(self.holds):
            self.release(reason)
        for _ in range(2):
            self.now += STUCK_FINGER_SECONDS + 300.0
            self.visit.advance(self.now)
        assert self.visit.state is State.ATTRACT


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
