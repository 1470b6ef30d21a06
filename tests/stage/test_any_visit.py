"""Whatever visitors do, nothing breaks, and whoever comes next finds the exhibit as it was made."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.core.events import ItemShown, PageOpened, StateChanged
from kiosk.core.intents import (
    Intent,
    Next,
    OpenPage,
    OpenSources,
    PanBy,
    Previous,
    TogglePlay,
    ZoomBy,
)
from kiosk.session.visit import STUCK_FINGER_SECONDS, State
from kiosk.stage.choices import TEXT_STEP_COUNT, Choices
from kiosk.stage.journey import CONTENTS
from tests.stage.museum import make_exhibit
from tests.stage.visitor import (
    Stimulus,
    Visitor,
    close_panel,
    contents,
    contrast,
    down,
    fail,
    key,
    language,
    move,
    open_page,
    shown,
    slide,
    start_again,
    state,
    text_size,
    touch,
    turn,
    up,
    volume,
    want,
)

with TemporaryDirectory() as _folder:
    HARBOUR = make_exhibit(Path(_folder))

PAGES = ("docks", "ships", "voices", "lamp", "gone")
BUTTONS: dict[str, Stimulus] = {
    "text-size": text_size,
    "contrast": contrast,
    "volume": volume,
    "close": close_panel,
    "contents": contents,
    "next-page": turn(1),
    "previous-page": turn(-1),
    "language-en": language("en"),
    "language-vi": language("vi"),
}
NEXT_STATES = {
    State.ATTRACT: {State.EXPLORING, State.ATTRACT},  # it fails even there
    State.EXPLORING: {State.ASKING, State.ATTRACT},
    State.ASKING: {State.EXPLORING, State.ATTRACT},
}

fingers = st.sampled_from("abc")
shares = st.floats(0.0, 1.0)
items = st.sampled_from([None, "tug", "ship", "guest", "raft"])
intents: st.SearchStrategy[Intent] = st.one_of(
    st.sampled_from([Next(), Previous(), TogglePlay(), OpenSources(), ZoomBy(0.01)]),
    st.builds(ZoomBy, st.floats(0.2, 5.0), shares, shares),
    st.builds(PanBy, st.floats(-2.0, 2.0), st.floats(-2.0, 2.0)),
    st.builds(OpenPage, st.sampled_from(PAGES), items),
)


class AnyVisit(RuleBasedStateMachine):
    """Touches, keys, wishes and time in any order, for as long as hypothesis likes."""

    def __init__(self) -> None:
        super().__init__()
        self.visitor = Visitor(HARBOUR)
        self.before = State.ATTRACT
        self.broken: set[str] = set()

    @rule(finger=fingers, keeps_question=st.booleans())
    def finger_down(self, finger: str, *, keeps_question: bool) -> None:
        asked = state(self.visitor)
        pressed = self.visitor.do(down(finger, keeps_question=keeps_question))
        keeps = keeps_question and asked is State.ASKING
        assert pressed is (asked is State.EXPLORING or keeps)

    @rule(finger=fingers)
    def finger_moves(self, finger: str) -> None:
        self.visitor.do(move(finger))

    @rule(finger=fingers)
    def finger_up(self, finger: str) -> None:
        self.visitor.do(up(finger))

    @rule()
    def key_goes_down(self) -> None:
        asked = state(self.visitor)
        assert self.visitor.do(key) is (asked is State.EXPLORING)

    @rule(intent=intents)
    def wants(self, intent: Intent) -> None:
        self.visitor.do(want(intent))

    def is_exploring(self) -> bool:
        """The bar and the cards can be pressed only then."""
        return state(self.visitor) is State.EXPLORING

    @precondition(is_exploring)
    @rule(button=st.sampled_from(sorted(BUTTONS)))
    def presses(self, button: str) -> None:
        self.visitor.do(BUTTONS[button])

    @precondition(is_exploring)
    @rule(page=st.sampled_from(PAGES), item=items)
    def opens(self, page: str, item: str | None) -> None:
        self.visitor.do(open_page(page, item))
        assert self.visitor.conductor.page_id == (CONTENTS if page == "gone" else page)

    @precondition(lambda self: state(self.visitor) is not State.ATTRACT)
    @rule()
    def starts_again(self) -> None:
        self.visitor.do(start_again)

    @precondition(lambda self: self.visitor.conductor.page_id not in self.broken)
    @rule()
    def something_breaks(self) -> None:
        """Once a page: twice, and it rests for every later visitor."""
        self.broken.add(self.visitor.conductor.page_id)
        self.visitor.do(fail)

    @rule(seconds=st.floats(0.0, 25.0))
    def waits(self, seconds: float) -> None:
        self.visitor.wait(seconds)

    @rule(seconds=st.floats(0.0, 400.0))
    def the_machine_stalls(self, seconds: float) -> None:
        self.visitor.now += seconds
        self.visitor.tick()

    @invariant()
    def the_view_is_whole(self) -> None:
        visitor = self.visitor
        view = visitor.conductor.view(visitor.now)
        assert shown(view) == shown(visitor.view), "what is on the screen is out of date"
        main = [view.attract, view.contents, view.page]
        assert sum(each is not None for each in main) == 1
        assert (view.attract is not None) is (state(visitor) is State.ATTRACT)
        assert (view.seconds_left is not None) is (state(visitor) is State.ASKING)
        assert (view.bar is None) is (state(visitor) is State.ATTRACT)
        assert view.panel is None or state(visitor) is State.EXPLORING
        if view.page is not None and view.page.kind == "slideshow":
            window = slide(visitor).lens.window
            assert min(window.x, window.y) >= -1e-9
            assert max(window.right, window.top) <= 1 + 1e-9

    @invariant()
    def the_choices_are_among_those_there_are(self) -> None:
        choices = self.visitor.conductor.choices
        assert choices.language in HARBOUR.languages
        assert 0 <= choices.text_step < TEXT_STEP_COUNT
        if state(self.visitor) is State.ATTRACT:
            assert choices == Choices("en")

    @invariant()
    def what_is_noted_makes_a_story(self) -> None:
        page = None
        for event in self.visitor.since():
            match event:
                case StateChanged(reason="start"):
                    assert event.state == self.before
                case StateChanged():
                    assert event.state in NEXT_STATES[self.before]
                    self.before = State(event.state)
                case PageOpened():
                    page = event.page
                case ItemShown():
                    assert page in (None, event.page)
                    assert 0 <= event.index < event.count
        assert self.before is state(self.visitor)

    def teardown(self) -> None:
        """Then everybody goes away; fingers that never lifted are dirt on the glass."""
        visitor = self.visitor
        for seconds in (STUCK_FINGER_SECONDS + 200, 100):
            visitor.now += seconds
            visitor.tick()
        assert (visitor.conductor.page_id, visitor.conductor.position) == ("attract", None)
        assert visitor.conductor.choices == Choices("en")
        visitor.do(fail)  # a playlist that begins now, like that of the fresh one
        fresh = Visitor(HARBOUR, now=visitor.now)
        for stimulus in (touch, open_page("ships"), contents, open_page("ships")):
            visitor.do(stimulus)
            fresh.do(stimulus)
            assert shown(visitor.view) == shown(fresh.view)
        visitor.since(), fresh.since()
        for each in (visitor, fresh):
            each.wait(150)
        assert visitor.since() == fresh.since()
        assert shown(visitor.view) == shown(fresh.view)


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=150, stateful_step_count=40)
