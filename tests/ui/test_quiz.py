"""A quiz in the window: every answer is a large target, and being told moves none of them."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from kiosk.core.events import Event, ItemShown, QuestionAnswered
from kiosk.core.geometry import Rect
from kiosk.exhibit.loader import load_exhibit
from kiosk.session.visit import State
from kiosk.stage.keys import ENTER, ESCAPE, TAB
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.text import plain
from tests.exhibit.write import write_exhibit
from tests.ui.audit import LineRecorder, audit
from tests.ui.conftest import Stage
from tests.ui.hands import ask, enter, pixel, screen, words
from tests.ui.sample import COLOURS

LANDSCAPE, PORTRAIT, SMALL, WIDE = (1920, 1080), (1080, 1920), (1366, 768), (3440, 1440)
SHAPES = pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
SECONDS = 0.4  # until what is told has arrived


def quizzed(
    stage: Stage,
    item: str | None = None,
    *,
    page: str = "quiz-many",
    size: tuple[int, int] = LANDSCAPE,
    language: str = "en",
    still: bool = True,
    text_step: int = 0,
) -> Rehearsal:
    """Someone who has just opened a quiz, or one of its questions."""
    rehearsal = enter(stage(size, language=language, still=still))
    for _ in range(text_step):
        rehearsal.tap("text-size")
    rehearsal.open(page, item)
    rehearsal.settle()
    return rehearsal


def rows(rehearsal: Rehearsal) -> dict[str, Rect]:
    """Where the rows stand that are in view, whether or not they can be pressed."""
    return {row.name: row.rect for row in screen(rehearsal)._listing._rows if row.shown}


def row_words(rehearsal: Rehearsal, name: str) -> str:
    """What is written on a row."""
    found = next(row for row in screen(rehearsal)._listing._rows if row.name == name)
    return "\n".join(text.text for text in (found._words, found._note) if text.text)


# ------------------------------------------------------------------------------ what is cut


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "seen", list(product((LANDSCAPE, PORTRAIT, SMALL, WIDE), (0, 1, 2))), ids=str
)
def test_nothing_is_cut_before_and_after_an_answer(
    seen: tuple[tuple[int, int], int],
    language: str,
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    size, step = seen
    lines = LineRecorder(monkeypatch)
    for page in ("quiz-many", "quiz-bare"):
        rehearsal = quizzed(
            stage, page=page, size=size, language=language, still=False, text_step=step
        )
        faults = [
            f"{where}: {fault}"
            for where in _walk(rehearsal)
            for fault in (*audit(rehearsal), *lines.broken_words())
        ]
        assert faults == []


@pytest.mark.parametrize("size", [(2560, 1080), (1024, 768), (1280, 720), (1080, 1080)], ids=str)
def test_other_screens_hold_the_largest_text_too(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = quizzed(stage, size=size, language="vi", text_step=2)
    assert [f"{where}: {fault}" for where in _walk(rehearsal) for fault in audit(rehearsal)] == []


@SHAPES
def test_high_contrast_cuts_nothing(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = quizzed(stage, size=size)
    rehearsal.tap("contrast")
    assert [f"{where}: {fault}" for where in _walk(rehearsal) for fault in audit(rehearsal)] == []


def _walk(rehearsal: Rehearsal) -> Iterator[str]:
    """Answer every question with the first that is offered; gives the name of what is shown."""
    for number in range(rehearsal.item_count):
        yield from _leaves(rehearsal, f"step {number}")
        if "answer-1" in rehearsal.controls:
            rehearsal.tap("answer-1")
            if "check" in rehearsal.controls:
                rehearsal.tap("check")
            rehearsal.step(SECONDS)
            yield from _leaves(rehearsal, f"step {number}, answered")
            assert "next-item" in rehearsal.controls
        rehearsal.next_item()
        rehearsal.settle()


def _leaves(rehearsal: Rehearsal, name: str) -> Iterator[str]:
    """Turn the leaves of the rows until all have been there."""
    seen: set[str] = set()
    while new := set(rows(rehearsal)) - seen:
        seen |= new
        yield f"{name} with {min(new)}"
        if "more-rows" in rehearsal.controls:
            rehearsal.tap("more-rows")
    assert seen == {row.name for row in screen(rehearsal)._listing._rows}, "some are never shown"
    if not seen:
        yield name


# ------------------------------------------------------------------------------ how it is used


@SHAPES
def test_an_answer_tells_what_is_right_in_words_and_moves_nothing(
    size: tuple[int, int], stage: Stage
) -> None:
    rehearsal = quizzed(stage, size=size, page="quiz-bare")
    before = rows(rehearsal)
    assert "It does." not in words(rehearsal)
    rehearsal.tap("answer-2")
    assert rows(rehearsal) == before
    assert row_words(rehearsal, "answer-1") == plain("Yes\nThe right answer")
    assert row_words(rehearsal, "answer-2") == plain("No\nYour answer: not right")
    assert "It does." in words(rehearsal)
    assert "Not the right answer." in words(rehearsal)


@pytest.mark.parametrize("step", [0, 1, 2])
def test_on_a_wide_screen_rows_stay_at_every_text_size(step: int, stage: Stage) -> None:
    rehearsal = quizzed(stage, "dyke", size=SMALL, language="vi", text_step=step)
    heights = {row.name: row.height for row in screen(rehearsal)._listing._rows}
    rehearsal.tap("answer-1")
    rehearsal.tap("check")
    after = {row.name: row.height for row in screen(rehearsal)._listing._rows}
    assert after == heights


def test_several_answers_are_marked_and_then_checked(stage: Stage) -> None:
    rehearsal = quizzed(stage, "dyke")
    assert "check" not in rehearsal.controls, "nothing is marked yet"
    rehearsal.tap("answer-1")
    rehearsal.tap("answer-2")
    rehearsal.tap("answer-1")
    rehearsal.tap("check")
    assert "Your answer: right" in row_words(rehearsal, "answer-2")
    assert "Also right" in row_words(rehearsal, "answer-5")
    assert "\n" not in row_words(rehearsal, "answer-1"), "it was not chosen in the end"
    assert "Partly right." in words(rehearsal)
    assert not any(name.startswith("answer") for name in rehearsal.controls)


def test_the_journal_hears_only_whether_an_answer_was_right(
    stage: Stage, events: list[Event]
) -> None:
    rehearsal = quizzed(stage, "2")
    rehearsal.tap("answer-3")
    rehearsal.open("quiz-bare")
    rehearsal.tap("answer-1")
    rehearsal.step(1)
    assert [event for event in events if isinstance(event, QuestionAnswered)] == [
        QuestionAnswered("quiz-many", "2", right=False),
        QuestionAnswered("quiz-bare", "1", right=True),
    ]


def test_an_explanation_leads_on_once_it_is_read(stage: Stage) -> None:
    rehearsal = quizzed(stage, "2")
    told = {"link-quotes-many-second", "link-story-one", "sources"}
    assert not told & set(rehearsal.controls)
    rehearsal.tap("answer-1")
    assert told <= set(rehearsal.controls)
    rehearsal.tap("link-quotes-many-second")
    assert rehearsal.conductor.page_id == "quotes-many"
    assert rehearsal.conductor.position == ("second", 1, 3)


@SHAPES
def test_the_result_leads_back_to_every_question(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = quizzed(stage, "2", size=size)
    rehearsal.tap("answer-1")
    rehearsal.tap("next-item")
    rehearsal.tap("next-item")
    assert "1 of 3 right" in words(rehearsal)
    assert row_words(rehearsal, "question-2").endswith("Answered rightly")
    assert row_words(rehearsal, "question-dyke").endswith("Not yet answered")
    rehearsal.tap("question-2")
    assert "That is right." in words(rehearsal)
    rehearsal.tap("your-result")
    assert "1 of 3 right" in words(rehearsal)
    rehearsal.tap("once-more")
    assert rehearsal.conductor.position == ("dyke", 1, 5)
    rehearsal.open("quiz-many", "2")
    assert "answer-1" in rehearsal.controls


def test_the_back_key_leads_from_a_question_to_the_result_it_was_opened_from(stage: Stage) -> None:
    rehearsal = quizzed(stage, "bridge")
    rehearsal.tap("next-item")
    rehearsal.tap("question-dyke")
    rehearsal.key(ESCAPE)
    assert "0 of 3 right" in words(rehearsal)
    rehearsal.key(ESCAPE)
    assert rehearsal.conductor.page_id != "quiz-many"


def test_keys_alone_answer_a_question(stage: Stage) -> None:
    rehearsal = quizzed(stage, page="quiz-bare")
    for key in (TAB, TAB, ENTER):
        rehearsal.key(key)
    assert "Your answer: not right" in row_words(rehearsal, "answer-2")
    names = rehearsal.controls
    assert names.index("previous-item") < names.index("next-item")


def test_answers_come_before_everything_else_in_the_order_of_focus(stage: Stage) -> None:
    rehearsal = quizzed(stage, "dyke")
    answers = [name for name in rehearsal.controls if name.startswith("answer")]
    assert answers == [f"answer-{number}" for number in range(1, len(answers) + 1)]
    assert rehearsal.controls[: len(answers)] == answers != []


def test_a_swipe_turns_and_answers_nothing(stage: Stage, events: list[Event]) -> None:
    rehearsal = quizzed(stage, "dyke")
    width, height = rehearsal.shell.size
    rehearsal.drag((width * 0.4, height * 0.5), (width * 0.1, height * 0.5))
    assert rehearsal.conductor.position == ("2", 2, 5)
    assert not any(isinstance(event, QuestionAnswered) for event in events)
    assert ItemShown("quiz-many", "2", 2, 5) in events


def test_the_next_visitor_finds_nothing_answered(stage: Stage) -> None:
    rehearsal = quizzed(stage, "2")
    rehearsal.tap("answer-1")
    ask(rehearsal)
    rehearsal.step(100)
    rehearsal.step(0.1)
    assert rehearsal.conductor.state is State.ATTRACT
    enter(rehearsal, "quiz-many")
    rehearsal.open("quiz-many", "2")
    assert "answer-1" in rehearsal.controls
    assert "Answered" not in words(rehearsal)


# ------------------------------------------------------------------------------ what is seen


@SHAPES
def test_a_picture_stands_beside_its_question_and_is_gone_from_the_next(
    size: tuple[int, int], stage: Stage
) -> None:
    """A photograph told to show nothing in no frame kept its last picture, under the question."""
    rehearsal = quizzed(stage, "2", size=size)
    frame = screen(rehearsal)._photo.frame
    spot = frame.x + frame.width * 0.5, frame.top - frame.height * 0.2
    assert pixel(rehearsal.picture().image(), *spot) == pytest.approx(COLOURS["green"], abs=6)
    rehearsal.tap("next-item")
    rehearsal.settle()
    assert screen(rehearsal)._photo.shot is None
    shown = rehearsal.picture().image().convert("RGB").getcolors(1 << 24) or []
    assert not any(
        all(abs(a - b) <= 6 for a, b in zip(colour, COLOURS["green"], strict=True))
        for count, colour in shown
        if count > 50 and isinstance(colour, tuple)
    )


def test_the_caption_of_a_picture_is_told_with_the_answer(stage: Stage) -> None:
    """It would give many an answer away; whose the picture is stands there from the first."""
    rehearsal = quizzed(stage, "2")
    assert "Drawing: the exhibit team" in words(rehearsal)
    assert "The fields by the river" not in words(rehearsal)
    rehearsal.tap("answer-1")
    assert "The fields by the river" in words(rehearsal)


def test_what_is_told_comes_softly_and_still_at_once(stage: Stage) -> None:
    for still in (False, True):
        rehearsal = quizzed(stage, page="quiz-bare", still=still)
        rehearsal.tap("answer-1")
        telling = screen(rehearsal)._telling
        assert telling.opacity == (1.0 if still else 0.0)
        rehearsal.step(SECONDS)
        assert telling.opacity == 1.0


def test_what_is_told_scrolls_under_a_finger(stage: Stage) -> None:
    rehearsal = quizzed(stage, "dyke", size=SMALL, text_step=2)
    rehearsal.tap("answer-1")
    rehearsal.tap("check")
    pane = screen(rehearsal)._telling._pane
    assert pane.overflows
    first = pane._parts[0][0]
    before, (x, y) = first.y, pane.frame.centre
    rehearsal.drag((x, y), (x, y + 60))
    assert first.y > before
    rehearsal.tap("more")
    while not pane.is_at_end:
        rehearsal.tap("more")
    assert pane._parts[-1][0].y >= pane.y - rehearsal.shell._look.px(6)


LONG_ANSWERS = """
format: 1
title: A quiz
languages: [en]
pages:
  - kind: quiz
    id: quiz
    title: A quiz
    questions:
      - question: Which of these is right?
        answers:
          - {text: "One"}
          - {text: "Two", right: true}
          - {text: "Three ANSWER"}
          - {text: "Four ANSWER"}
          - {text: "Five ANSWER"}
          - {text: "Six ANSWER"}
        explanation: The second.
""".replace("ANSWER", "that goes on for longer than anybody would read it aloud " * 2)


@pytest.mark.parametrize("still", [False, True], ids=["moving", "still"])
def test_the_right_answer_is_shown_wherever_one_was_given(
    stage: Stage, tmp_path: Path, still: bool
) -> None:
    """Without motion, who answered among the last of many answers did not get to see the right."""
    folder = write_exhibit(tmp_path, {"exhibit.yaml": LONG_ANSWERS})
    exhibit = load_exhibit(folder, tmp_path / "media").exhibit
    rehearsal = enter(stage(SMALL, exhibit=exhibit, still=still))
    for _ in range(2):
        rehearsal.tap("text-size")
    rehearsal.open("quiz")
    while "answer-6" not in rehearsal.controls:
        rehearsal.tap("more-rows")
    assert "answer-2" not in rows(rehearsal), "this screen tells nothing about leaves"
    rehearsal.tap("answer-6")
    assert "answer-2" in rows(rehearsal)
