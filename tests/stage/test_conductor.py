"""Scripts of a visit: (second, stimulus, what is noted and heard)."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.audio.cue import Cue
from kiosk.content.text import LocalizedText
from kiosk.content.words import Words
from kiosk.core.events import (
    ContrastChanged,
    ItemShown,
    LanguageChanged,
    PageFailed,
    TextSizeChanged,
    VolumeChanged,
    Zoomed,
)
from kiosk.core.intents import Next, OpenPage, OpenSources, PanBy, Previous, TogglePlay, ZoomBy
from kiosk.core.lens import MAX_SCALE
from kiosk.pages.story.presenter import StoryPresenter
from kiosk.session.visit import State
from kiosk.stage.closing import Closing
from kiosk.stage.journey import CONTENTS
from tests.stage.museum import make_exhibit
from tests.stage.noted import (
    ANSWERED,
    ASKED,
    ON_CONTENTS,
    ON_DOCKS,
    ON_LAMP,
    ON_SHIPS,
    ON_VOICES,
    START,
    WAKE,
    WOKEN,
    over,
)
from tests.stage.visitor import (
    Step,
    Stimulus,
    Visitor,
    all_pages,
    attract,
    close_panel,
    contents,
    contrast,
    down,
    fail,
    key,
    language,
    look,
    move,
    on_page,
    open_page,
    play,
    shown,
    start_again,
    state,
    text_size,
    touch,
    turn,
    up,
    volume,
    want,
)

SCRIPTS: dict[str, list[Step]] = {
    "attract waits for ever": [(0, look, [START]), (3600, look, [])],
    "a visit left alone": [
        *WAKE,
        (59.5, look, []),
        (60, look, ASKED),
        (89.5, look, []),
        (90, look, [over("timeout")]),
        (1000, look, []),
    ],
    "an answer, by touch and by key": [
        *WAKE,
        (60, look, ASKED),
        (80, touch, [ANSWERED]),
        (139.5, look, []),
        (140, look, ASKED),
        (169.5, key, [ANSWERED]),
        (229, look, []),
        (229.5, look, ASKED),
    ],
    "a key wakes": [(0, key, [START, WOKEN, *ON_DOCKS])],
    "a finger that rests keeps the question away": [
        (0, down(), [START, WOKEN, *ON_DOCKS]),
        (120, look, []),
        (120, move(), []),
        (180, up(), []),
        (239.5, look, []),
        (240, look, ASKED),
    ],
    "start again": [
        *WAKE,
        (5, start_again, [over("start-again")]),
        (6, touch, [WOKEN, *ON_DOCKS]),
    ],
    "the question's own button leaves the question until the finger lifts": [
        *WAKE,
        (60, look, ASKED),
        (65, down(keeps_question=True), []),
        (66, start_again, [over("start-again")]),
        (66, up(), []),
        (70, touch, [WOKEN, *ON_DOCKS]),
    ],
    "lifted beside the question's own button, the finger has answered": [
        *WAKE,
        (60, look, ASKED),
        (65, down(keeps_question=True), []),
        (66, move(), []),
        (67, up(), [ANSWERED]),
    ],
    "a finger still down at the end of a visit begins no other one": [
        *WAKE,
        (4, down("b"), []),
        (5, start_again, [over("start-again")]),
        (6, move("b"), []),
        (7, up("b"), []),
        (9, touch, [WOKEN, *ON_DOCKS]),
    ],
    "every page, on and on, then contents": [
        *WAKE,
        (1, turn(1), ON_SHIPS),
        (2, turn(1), ON_VOICES),
        (3, turn(1), ON_LAMP),
        (4, turn(1), [ON_CONTENTS]),
        (5, turn(1), ON_DOCKS),
    ],
    "every page, back and back, then contents": [
        *WAKE,
        (1, turn(-1), [ON_CONTENTS]),
        (2, turn(-1), ON_LAMP),
        (3, turn(-1), ON_VOICES),
    ],
    "next goes through the items and then to the next page": [
        *WAKE,
        (1, want(Next()), [ItemShown("docks", "chart", 1, 2)]),
        (2, want(Next()), ON_SHIPS),
        (3, want(Next()), [ItemShown("ships", "tug", 1, 3)]),
        (4, want(Next()), [ItemShown("ships", "ship", 2, 3)]),
        (5, want(Next()), ON_VOICES),
        (6, want(Next()), [ItemShown("voices", "2", 1, 3)]),
        (7, want(Next()), [ItemShown("voices", "guest", 2, 3)]),
        (8, want(Next()), ON_LAMP),
        (9, want(Next()), [ON_CONTENTS]),
    ],
    "previous goes back through the items and then to the page before": [
        *WAKE,
        (1, open_page("ships", "tug"), [ON_SHIPS[0], ItemShown("ships", "tug", 1, 3)]),
        (2, want(Previous()), [ItemShown("ships", "crane", 0, 3)]),
        (3, want(Previous()), ON_DOCKS),
        (4, want(Previous()), [ON_CONTENTS]),
    ],
    "a link to an item": [
        *WAKE,
        (1, want(OpenPage("ships", "tug")), [ON_SHIPS[0], ItemShown("ships", "tug", 1, 3)]),
        (2, want(OpenPage("voices", "guest")), [ON_VOICES[0], ItemShown("voices", "guest", 2, 3)]),
    ],
    "a link to an item that is not there opens the page": [
        *WAKE,
        (1, want(OpenPage("ships", "raft")), ON_SHIPS),
        (2, want(OpenPage("voices", "nobody")), ON_VOICES),
        (3, want(OpenPage("docks", "chart")), ON_DOCKS),
    ],
    "a link to a page that is not there opens the contents": [
        *WAKE,
        (1, want(OpenPage("gone")), [ON_CONTENTS]),
        (2, open_page("gone", "item"), [ON_CONTENTS]),
    ],
    "a page opened again begins again": [
        *WAKE,
        (1, want(Next()), [ItemShown("docks", "chart", 1, 2)]),
        (2, open_page("docks"), ON_DOCKS),
    ],
    "slides turn by themselves, each after its own time": [
        *WAKE,
        (10, turn(1), ON_SHIPS),
        (14.5, look, []),
        (15, look, [ItemShown("ships", "tug", 1, 3)]),
        (26.5, look, []),
        (27, look, [ItemShown("ships", "ship", 2, 3)]),
        (32.5, look, []),
        (33, look, [ItemShown("ships", "crane", 0, 3)]),
    ],
    "zooming is told once for each scale, and turning undoes it": [
        *WAKE,
        (1, turn(1), ON_SHIPS),
        (2, want(ZoomBy(2.0)), [Zoomed("ships", 2.0)]),
        (3, want(PanBy(0.1, 0.1)), []),
        (4, want(ZoomBy(9.0)), [Zoomed("ships", MAX_SCALE)]),
        (5, want(ZoomBy(9.0)), []),
        (6, want(Next()), [ItemShown("ships", "tug", 1, 3)]),
        (7, want(ZoomBy(2.0)), [Zoomed("ships", 2.0)]),
    ],
    "a pinch is told when its fingers have lifted, and only if something came of it": [
        *WAKE,
        (1, turn(1), ON_SHIPS),
        (2, down("a"), []),
        (2, down("b"), []),
        (3, want(ZoomBy(1.5)), []),
        (3, want(ZoomBy(2.0)), []),
        (4, up("a"), []),
        (4, up("b"), [Zoomed("ships", 3.0)]),
        (5, down("a"), []),
        (5, want(ZoomBy(1.1)), []),
        (5, want(ZoomBy(1 / 1.1)), []),
        (6, up("a"), []),
        (7, touch, []),
    ],
    "a swipe is told at once": [
        *WAKE,
        (1, down(), []),
        (1, want(Next()), [ItemShown("docks", "chart", 1, 2)]),
        (1, up(), []),
    ],
    "what a page cannot do changes nothing": [
        *WAKE,
        (1, want(TogglePlay()), []),
        (2, want(ZoomBy(2.0)), []),
        (3, want(PanBy(0.5, 0.5)), []),
        (4, contents, [ON_CONTENTS]),
        (5, want(TogglePlay()), []),
        (6, want(ZoomBy(2.0)), []),
    ],
    "nobody asks a page anything in attract or during the question": [
        (0, want(Next()), [START]),
        (1, want(OpenPage("ships")), []),
        (2, want(OpenSources()), []),
        (5, touch, [WOKEN, *ON_DOCKS]),
        (65, look, ASKED),
        (66, want(Next()), []),
        (67, want(OpenPage("ships")), []),
        (68, want(OpenSources()), []),
    ],
    "large text doubles the idle time": [
        *WAKE,
        (10, touch, []),
        (10, text_size, [TextSizeChanged(1)]),
        (129.5, look, []),
        (130, look, ASKED),
    ],
    "the largest text also doubles it, the normal one no more": [
        *WAKE,
        (10, touch, []),
        (10, text_size, [TextSizeChanged(1)]),
        (10, text_size, [TextSizeChanged(2)]),
        (130, touch, [*ASKED, ANSWERED]),
        (130, text_size, [TextSizeChanged(0)]),
        (189.5, look, []),
        (190, look, ASKED),
    ],
    "the next visitor's idle time is no longer than usual": [
        *WAKE,
        (1, text_size, [TextSizeChanged(1)]),
        (2, start_again, [over("start-again")]),
        (3, touch, [WOKEN, *ON_DOCKS]),
        (62.5, look, []),
        (63, look, ASKED),
    ],
    "a page has its own timeouts, for as long as it is open": [
        *WAKE,
        (10, open_page("lamp"), ON_LAMP),
        (29.5, look, []),
        (30, look, ASKED),
        (60, touch, [ANSWERED]),
        (60, turn(-1), ON_VOICES),
        (119.5, look, []),
        (120, look, ASKED),
    ],
    "a page's own question": [
        *WAKE,
        (10, open_page("lamp"), ON_LAMP),
        (30, look, ASKED),
        (69.5, look, []),
        (70, look, [over("timeout")]),
        (71, touch, [WOKEN, *ON_DOCKS]),
        (130.5, look, []),
        (131, look, ASKED),
        (161, look, [over("timeout")]),
    ],
    "the contents page has the exhibit's timeouts": [
        *WAKE,
        (10, open_page("lamp"), ON_LAMP),
        (11, contents, [ON_CONTENTS]),
        (70.5, look, []),
        (71, look, ASKED),
    ],
    "choices are told": [
        *WAKE,
        (1, language("vi"), [LanguageChanged("vi")]),
        (2, contrast, [ContrastChanged(high=True)]),
        (3, contrast, [ContrastChanged(high=False)]),
        (4, volume, [Cue.STILL_THERE, VolumeChanged(1.0)]),
        (5, volume, [Cue.STILL_THERE, VolumeChanged(0.0)]),
        (6, volume, [Cue.STILL_THERE, VolumeChanged(0.6)]),
        (7, text_size, [TextSizeChanged(1)]),
        (8, text_size, [TextSizeChanged(2)]),
        (9, text_size, [TextSizeChanged(0)]),
    ],
    "a failure ends the visit, whatever was being done": [
        *WAKE,
        (1, open_page("ships"), ON_SHIPS),
        (2, fail, [PageFailed("ships", "ZeroDivisionError: by nought"), over("failure")]),
        (3, touch, [WOKEN, *ON_DOCKS]),
        (4, contents, [ON_CONTENTS]),
        (5, fail, [PageFailed(CONTENTS, "ZeroDivisionError: by nought"), over("failure")]),
        (6, fail, [PageFailed("attract", "ZeroDivisionError: by nought"), over("failure")]),
    ],
    "a failure during the question": [
        *WAKE,
        (60, look, ASKED),
        (61, fail, [PageFailed("docks", "ZeroDivisionError: by nought"), over("failure")]),
        (200, look, []),
    ],
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_script(visitor: Visitor, script: list[Step]) -> None:
    play(visitor, *script)


class TestATouchThatWakesOrAnswers:
    @pytest.mark.parametrize("stimulus", [touch, key])
    def test_presses_nothing_beneath(self, visitor: Visitor, stimulus: Stimulus) -> None:
        assert visitor.do(stimulus) is False
        assert state(visitor) is State.EXPLORING
        assert visitor.do(stimulus) is True
        visitor.wait(60)
        assert state(visitor) is State.ASKING
        assert visitor.do(stimulus) is False
        assert visitor.do(stimulus) is True

    def test_leaves_the_questions_own_button_to_be_pressed(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.wait(60)
        assert visitor.do(down(keeps_question=True)) is True
        assert state(visitor) is State.ASKING
        assert visitor.view.seconds_left == 30

    def test_a_second_finger_answers_while_one_is_on_the_questions_button(
        self, visitor: Visitor
    ) -> None:
        visitor.do(touch)
        visitor.wait(60)
        visitor.do(down("a", keeps_question=True))
        assert visitor.do(down("b")) is False
        assert state(visitor) is State.EXPLORING


class TestWaking:
    @pytest.mark.parametrize(
        ("seconds", "page"),
        [(0, "docks"), (9.5, "docks"), (10, CONTENTS), (19.5, CONTENTS), (20, "ships"),
         (29.5, "ships"), (30, "docks"), (300, "docks"), (310, CONTENTS)],
    )  # fmt: skip
    def test_opens_the_page_that_was_advertised(
        self, visitor: Visitor, seconds: float, page: str
    ) -> None:
        visitor.wait(seconds)
        visitor.do(touch)
        assert visitor.conductor.page_id == page

    def test_opens_the_contents_when_nothing_was_advertised(self, tmp_path: Path) -> None:
        bare = "kind: story\nid: bare\ntitle: Bare\ntext: Words.\n"
        exhibit = make_exhibit(
            tmp_path,
            {
                "exhibit.yaml": "format: 1\ntitle: Bare\nlanguages: [en, vi]\npages: [bare.yaml]\n",
                "bare.yaml": bare,
            },
        )
        visitor = Visitor(exhibit)
        assert attract(visitor).picture is None
        assert [line.text for line in attract(visitor).headlines] == ["Bare"]
        visitor.wait(100)
        visitor.do(touch)
        assert visitor.conductor.page_id == CONTENTS
        assert [card.picture for card in all_pages(visitor).cards] == [None]


class TestTheQuestion:
    def test_counts_down_in_view(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.wait(59.5)
        assert visitor.view.seconds_left is None
        counted: list[int | None] = []
        for _ in range(30):
            visitor.wait(1)
            counted.append(visitor.view.seconds_left)
        assert counted == list(range(30, 0, -1))
        visitor.wait(0.5)
        assert visitor.view.attract is not None
        assert visitor.view.seconds_left is None

    def test_stands_above_what_was_there(self, visitor: Visitor) -> None:
        visitor.do(touch)
        before = visitor.view
        visitor.wait(60)
        assert visitor.view.seconds_left == 30
        assert (visitor.view.page, visitor.view.bar) == (before.page, before.bar)

    def test_answered_the_visitor_is_exactly_where_they_were(self, visitor: Visitor) -> None:
        for stimulus in (
            touch,
            open_page("ships", "tug"),
            want(TogglePlay()),
            want(ZoomBy(2.0, 0.1, 0.9)),
            want(PanBy(0.05, 0.0)),
            language("vi"),
            text_size,
            contrast,
            volume,
            want(OpenSources()),
        ):
            visitor.do(stimulus)
        before = visitor.view
        assert before.panel is not None
        visitor.wait(120)
        assert state(visitor) is State.ASKING
        assert visitor.view.panel is None, "the panel would hide the question"
        visitor.do(touch)
        assert shown(visitor.view) == shown(before)

    def test_answered_a_slide_stays_for_the_rest_of_its_time(self, visitor: Visitor) -> None:
        play(
            visitor,
            *WAKE,
            (0, open_page("ships", "tug"), [ON_SHIPS[0], ItemShown("ships", "tug", 1, 3)]),
            (4, want(TogglePlay()), []),
            (59, want(TogglePlay()), []),
            (60, look, ASKED),
            (80, touch, [ANSWERED]),
            (87, look, []),
            (87.5, look, [ItemShown("ships", "ship", 2, 3)]),
        )

    def test_however_long_the_machine_slept_the_question_runs_in_full(
        self, visitor: Visitor
    ) -> None:
        visitor.do(touch)
        visitor.now += 100_000
        visitor.tick()
        assert (visitor.conductor.state, visitor.view.seconds_left) == (State.ASKING, 30)


class TestABugInAPage:
    """The conductor lets it through: the app logs it and calls `fail`."""

    @pytest.mark.parametrize("method", ["__init__", "open", "handle", "advance", "view"])
    def test_is_raised_and_survived(
        self, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, method: str
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("by nought")

        visitor.do(touch)
        visitor.do(open_page("ships"))
        with monkeypatch.context() as bug:
            bug.setattr(StoryPresenter, method, broken)
            with pytest.raises(ZeroDivisionError) as caught:
                _read(visitor)
        visitor.since()
        visitor.conductor.fail(caught.value, visitor.now)
        assert visitor.since() == [
            PageFailed("docks", "ZeroDivisionError: by nought"),
            over("failure"),
        ]
        visitor.draw()
        assert visitor.view.attract is not None
        visitor.do(touch)
        assert on_page(visitor) == "docks"


def _read(visitor: Visitor) -> None:
    """Use everything of a story."""
    visitor.do(open_page("docks"))
    visitor.tick()
    visitor.do(want(Next()))


ANYTHING_NEW: list[Callable[..., object]] = [
    touch, language("vi"), text_size, contrast, volume, contents, open_page("ships"),
    want(ZoomBy(2.0)), want(PanBy(0.1, 0.1)), want(TogglePlay()), want(OpenSources()), close_panel,
    want(Next()), turn(1), start_again, touch, fail,
]  # fmt: skip


def test_whatever_changes_what_is_shown_asks_to_be_drawn(visitor: Visitor) -> None:
    for number, stimulus in enumerate(ANYTHING_NEW):
        before, revision = shown(visitor.view), visitor.conductor.revision
        stimulus(visitor.conductor, visitor.now)
        assert shown(visitor.conductor.view(visitor.now)) != before, f"stimulus {number}"
        assert visitor.conductor.revision > revision, f"stimulus {number}"
        visitor.draw()


def test_a_page_that_failed_twice_rests_and_the_contents_say_so(visitor: Visitor) -> None:
    """A broken page that attract advertised shut out every visitor: each touch failed."""
    for _ in range(2):
        visitor.do(touch)
        visitor.do(open_page("ships"))
        assert visitor.conductor.page_id == "ships"
        visitor.do(fail)
    visitor.do(touch)
    visitor.do(open_page("ships"))
    assert visitor.conductor.page_id == CONTENTS
    assert visitor.view.notice == Words("en").say("page_unavailable")
    visitor.do(open_page("docks"))
    assert (visitor.conductor.page_id, visitor.view.notice) == ("docks", "")


# ------------------------------------------------------------------------------------- closing


def test_a_closed_house_answers_no_touch_and_no_key(visitor: Visitor) -> None:
    closing = Closing(LocalizedText({"en": "City Museum"}), datetime(2026, 11, 24, 9, tzinfo=UTC))
    visitor.conductor.close(closing, visitor.now)
    assert visitor.do(touch) is False
    assert visitor.do(key) is False
    assert visitor.conductor.state is State.ATTRACT
    assert visitor.conductor.page_id == "closed"
    view = visitor.conductor.view(visitor.now)
    assert view.attract is None
    assert view.closed is not None
    assert view.closed.name == "City Museum"
    assert view.closed.lines[0] == (
        "Closed at present  ·  Opens again: Tuesday, 24 November, 09:00"
    )


def test_it_opens_again_where_it_began(visitor: Visitor) -> None:
    visitor.conductor.close(Closing(None, None), visitor.now)
    closed = visitor.conductor.revision
    visitor.conductor.close(Closing(None, None), visitor.now)
    assert visitor.conductor.revision == closed, "nothing new to draw"
    visitor.conductor.close(None, visitor.now)
    assert visitor.conductor.view(visitor.now).attract is not None
    visitor.do(touch)
    assert visitor.conductor.state is State.EXPLORING
