"""Scripts of (second, stimulus, what is noted and heard) for a conductor."""

from collections.abc import Callable

from kiosk.audio.cue import Cue
from kiosk.core.events import Event
from kiosk.core.intents import (
    ChooseLanguage,
    ClosePanel,
    Intent,
    OpenContents,
    OpenPage,
    StartAgain,
    StepTextSize,
    StepVolume,
    ToggleContrast,
    TurnPage,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.slideshow.presenter import SlideView
from kiosk.session.visit import State
from kiosk.stage.conductor import Conductor
from kiosk.stage.views import AttractView, ContentsView, StageView
from tests.stage.ears import Ears

Happened = Event | Cue
"""An event that is noted, or a cue that is heard."""

TICK_SECONDS = 0.5


class Visitor(Ears):
    """Someone before the exhibit, and what happened since it was last asked.

    Draws like the shell: whenever there is something new.
    """

    def __init__(
        self, *exhibits: Exhibit, language: str | None = None, still: bool = False, now: float = 0
    ) -> None:
        super().__init__()
        self.now = now
        self.happened: list[Happened] = []
        self.conductor = Conductor(exhibits, self, self._note, language=language, still=still)
        self.conductor.start(now)
        self.view = self.conductor.view(now)
        self._drawn = self.conductor.revision

    def wait_until(self, then: float) -> None:
        """Let time pass, tick by tick."""
        while self.now < then:
            self.now = min(then, self.now + TICK_SECONDS)
            self.tick()

    def wait(self, seconds: float) -> None:
        """Let that many seconds pass, tick by tick."""
        self.wait_until(self.now + seconds)

    def tick(self) -> None:
        """One frame."""
        self.conductor.advance(self.now)
        self.draw()

    def draw(self) -> None:
        """See what is new."""
        if self.conductor.revision != self._drawn:
            self._drawn = self.conductor.revision
            self.view = self.conductor.view(self.now)

    def since(self) -> list[Happened]:
        """What happened since this was last asked."""
        happened, self.happened = self.happened, []
        return happened

    def do(self, stimulus: "Stimulus") -> object:
        """Do something now, and see what it changes."""
        answer = stimulus(self.conductor, self.now)
        self.draw()
        return answer

    def _note(self, event: Event, at: float) -> None:
        assert at == self.now, "an event bears the time at which it happened"
        self.happened.append(event)

    def play(self, cue: Cue) -> None:
        """Hear a cue, which happens like anything else."""
        super().play(cue)
        self.happened.append(cue)


Stimulus = Callable[[Conductor, float], object]
Step = tuple[float, Stimulus, list[Happened]]


def play(visitor: Visitor, *steps: Step) -> Visitor:
    """Do each thing at its second; exactly its list must have happened since the one before."""
    for number, (second, stimulus, expected) in enumerate(steps):
        visitor.wait_until(second)
        visitor.do(stimulus)
        assert visitor.since() == expected, f"step {number} at {second} s"
    return visitor


def look(_conductor: Conductor, _now: float) -> None:
    """Do nothing."""


def down(finger: str = "a", *, keeps_question: bool = False) -> Stimulus:
    return lambda conductor, now: conductor.finger_down(finger, now, keeps_question=keeps_question)


def move(finger: str = "a") -> Stimulus:
    return lambda conductor, now: conductor.finger_moved(finger, now)


def up(finger: str = "a") -> Stimulus:
    return lambda conductor, now: conductor.finger_up(finger, now)


def touch(conductor: Conductor, now: float) -> bool:
    """Put a finger down and lift it; whether it pressed what lies beneath."""
    pressed = conductor.finger_down("touch", now)
    conductor.finger_up("touch", now)
    return pressed


def key(conductor: Conductor, now: float) -> bool:
    return conductor.key_pressed(now)


def want(intent: Intent) -> Stimulus:
    return lambda conductor, now: conductor.intend(intent, now)


def open_page(page: str, item: str | None = None) -> Stimulus:
    return lambda conductor, now: conductor.intend(OpenPage(page, item), now)


def contents(conductor: Conductor, now: float) -> None:
    conductor.intend(OpenContents(), now)


def turn(step: int) -> Stimulus:
    return lambda conductor, now: conductor.intend(TurnPage(step), now)


def language(code: str) -> Stimulus:
    return lambda conductor, now: conductor.intend(ChooseLanguage(code), now)


def text_size(conductor: Conductor, now: float) -> None:
    conductor.intend(StepTextSize(), now)


def contrast(conductor: Conductor, now: float) -> None:
    conductor.intend(ToggleContrast(), now)


def volume(conductor: Conductor, now: float) -> None:
    conductor.intend(StepVolume(), now)


def close_panel(conductor: Conductor, now: float) -> None:
    conductor.intend(ClosePanel(), now)


def start_again(conductor: Conductor, now: float) -> None:
    conductor.intend(StartAgain(), now)


def fail(conductor: Conductor, now: float) -> None:
    conductor.fail(ZeroDivisionError("by nought"), now)


def shown(view: StageView) -> tuple[object, ...]:
    """Everything that can be seen, for comparing one moment with another."""
    return (view.words.language, view.attract, view.contents, view.page, view.bar, view.panel,
            view.seconds_left, view.notice)  # fmt: skip


def slide(visitor: Visitor) -> SlideView:
    """The slide now on the screen."""
    assert visitor.view.page is not None
    assert isinstance(visitor.view.page.body, SlideView)
    return visitor.view.page.body


def state(visitor: Visitor) -> State:
    """Where the visit stands now."""
    return visitor.conductor.state


def attract(visitor: Visitor) -> AttractView:
    """What invites now."""
    assert visitor.view.attract is not None
    return visitor.view.attract


def all_pages(visitor: Visitor) -> ContentsView:
    """The contents page now on the screen."""
    assert visitor.view.contents is not None
    return visitor.view.contents


def on_page(visitor: Visitor) -> str:
    """The page now on the screen."""
    assert visitor.view.page is not None
    assert visitor.view.page.page == visitor.conductor.page_id
    return visitor.view.page.page
