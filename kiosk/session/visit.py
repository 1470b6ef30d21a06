"""One visit: attract, exploring, asking and back; decides when, and never what is on the screen.

Nothing here reads a clock: `now` is monotonic seconds. A `now` earlier than one already seen counts
as that one.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf

from kiosk.core.timeouts import Timeouts

STUCK_FINGER_SECONDS = 300.0
"""A finger that has neither moved nor lifted for this long is dirt on the glass.

Our own choice, not measured: longer than a hand is likely to rest, short enough that a drop of
water costs a museum minutes and not the day.
"""


class State(StrEnum):
    """Where a visit stands."""

    ATTRACT = "attract"
    EXPLORING = "exploring"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class Wake:
    """A visitor has come: leave attract. The touch that woke does nothing else."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Nobody has touched for the idle time: ask whether the visitor is still there."""


@dataclass(frozen=True, slots=True)
class Resume:
    """The visitor is still there: take the question away, everything else stays as it was."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The visit is over: restore everything. `reason`: timeout, start-again, failure or staff."""

    reason: str


Effect = Wake | Ask | Resume | Reset


class Visit:
    """The two stages of inactivity, never silent and never rude.

    The clock stands still in attract, while a finger is down and while something holds it (a
    narration, a film). After standing still the idle time starts anew; a question goes on from
    where it stood.
    """

    def __init__(self, timeouts: Timeouts) -> None:
        self._default = timeouts
        self._timeouts = timeouts
        self._patience = 1.0
        self._state = State.ATTRACT
        self._now = -inf
        self._still_from = 0.0
        self._asked_seconds = 0.0  # of the question, before `_still_from`
        self._fingers: dict[Hashable, float] = {}  # when each last moved
        self._on_prompt: set[Hashable] = set()  # of the question asked now, or asked last
        self._holds: set[str] = set()

    @property
    def state(self) -> State:
        """Where the visit stands."""
        return self._state

    @property
    def is_touched(self) -> bool:
        """Whether a finger is on the glass; dirt does not count."""
        return any(self._now - moved < STUCK_FINGER_SECONDS for moved in self._fingers.values())

    # ------------------------------------------------------------------------------- stimuli

    def finger_down(
        self, finger: Hashable, now: float, *, keeps_question: bool = False
    ) -> tuple[Effect, ...]:
        """A finger touches the glass: it wakes, or it answers the question.

        `keeps_question`: it came down on the question's own "start again", so the question stays
        until it lifts.
        """
        self._note_activity(now)
        self._fingers[finger] = self._now
        if keeps_question and self._state is State.ASKING:
            self._on_prompt.add(finger)
            return ()
        return self._attend()

    def finger_moved(self, finger: Hashable, now: float) -> tuple[Effect, ...]:
        """A finger that is down moves."""
        if finger not in self._fingers:
            return ()
        self._note_activity(now)
        self._fingers[finger] = self._now
        return () if finger in self._on_prompt else self._attend()

    def finger_up(self, finger: Hashable, now: float) -> tuple[Effect, ...]:
        """A finger lifts. From the question's "start again" without starting again, it answers."""
        if finger not in self._fingers:
            return ()
        self._note_activity(now)
        del self._fingers[finger]
        return self._attend()

    def key_pressed(self, now: float) -> tuple[Effect, ...]:
        """A key does what a tap does."""
        self._note_activity(now)
        return self._attend()

    def hold(self, reason: str, now: float) -> None:
        """Let the clock stand still until the same reason is released."""
        self._note_activity(now)
        self._holds.add(reason)

    def release(self, reason: str, now: float) -> None:
        """End a hold; one that is not held, or no longer, changes nothing."""
        if reason in self._holds:
            self._note_activity(now)
            self._holds.remove(reason)

    def be_patient(self, factor: float) -> None:
        """Multiply the idle time until the visit ends: 2 with large text, 3 with speech."""
        if factor < 1:
            raise ValueError(factor)
        self._patience = factor

    def use(self, timeouts: Timeouts | None, now: float) -> None:
        """Take a page's own timeouts; None returns to the exhibit's. Idle time starts anew."""
        self._note_activity(now)
        self._timeouts = timeouts or self._default

    def start_again(self, now: float) -> tuple[Effect, ...]:
        """The visitor asked for the beginning."""
        return self._end("start-again", now)

    def fail(self, now: float) -> tuple[Effect, ...]:
        """Something broke and the visit cannot go on."""
        return self._end("failure", now)

    def give_way(self, now: float) -> tuple[Effect, ...]:
        """Staff came to the screen."""
        return self._end("staff", now)

    # ---------------------------------------------------------------------------------- time

    def advance(self, now: float) -> tuple[Effect, ...]:
        """Let time pass; however far it jumps, the question is asked first and runs in full."""
        self._reach(now)
        if self._state is State.EXPLORING and self._still_seconds >= self._idle_seconds:
            self._state = State.ASKING
            self._asked_seconds = 0.0
            self._on_prompt.clear()
            self._still_from = self._now
            return (Ask(),)
        if self._state is State.ASKING and self._question_left <= 0:
            return self._end("timeout", now)
        return ()

    def seconds_left(self, now: float) -> int:
        """Whole seconds of the question that are left, rounded up; 0 when none is asked."""
        self._reach(now)
        return max(0, ceil(self._question_left)) if self._state is State.ASKING else 0

    @property
    def _idle_seconds(self) -> float:
        return self._timeouts.idle_seconds * self._patience

    @property
    def _question_left(self) -> float:
        return self._timeouts.question_seconds - self._asked_seconds - self._still_seconds

    @property
    def _still_seconds(self) -> float:
        """How long the clock has run: not while held, nor until a resting finger is dirt."""
        if self._holds:
            return 0.0
        dirt_from = (moved + STUCK_FINGER_SECONDS for moved in self._fingers.values())
        return max(0.0, self._now - max((self._still_from, *dirt_from)))

    def _reach(self, now: float) -> None:
        self._now = max(self._now, now)

    def _note_activity(self, now: float) -> None:
        """Start the idle clock anew; of a question, keep what has already been counted."""
        self._reach(now)
        self._asked_seconds += self._still_seconds
        self._still_from = self._now

    def _attend(self) -> tuple[Effect, ...]:
        """Somebody is there: what that changes."""
        before, self._state = self._state, State.EXPLORING
        match before:
            case State.ATTRACT:
                return (Wake(),)
            case State.ASKING:
                return (Resume(),)
            case State.EXPLORING:
                return ()

    def _end(self, reason: str, now: float) -> tuple[Effect, ...]:
        """Back to attract. Fingers still down are forgotten: their moves and lifts mean nothing."""
        self._reach(now)
        self._state = State.ATTRACT
        self._timeouts = self._default
        self._patience = 1.0
        self._fingers.clear()
        self._holds.clear()
        return (Reset(reason),)
