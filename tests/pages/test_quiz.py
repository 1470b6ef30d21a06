"""A quiz: what is right is told after an answer and never before, and nothing is kept."""

from math import inf

import pytest
from pydantic import ValidationError

from kiosk.content.diagnostics import Severity
from kiosk.core.events import QuestionAnswered
from kiosk.core.intents import (
    CheckAnswer,
    ChooseAnswer,
    GoBack,
    Intent,
    Next,
    Previous,
    ShowItem,
    TogglePlay,
    TryAgain,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.quiz.attempt import Attempt, Verdict
from kiosk.pages.quiz.model import EXPLAINED, QuizPage
from kiosk.pages.quiz.presenter import QuizPresenter
from kiosk.pages.quiz.views import RESULT, QuizView
from tests.pages.reading import reader

PLACE = Place(5, "Quiz")
QUESTION = {
    "question": "Why?",
    "answers": [{"text": "So"}, {"text": "Not so", "right": True}],
    "explanation": "Therefore.",
}


class Quizzed:
    """Someone before a quiz."""

    def __init__(self, exhibit: Exhibit, item: str | None = None, *, still: bool = False) -> None:
        page = exhibit.page("quiz")
        assert isinstance(page, QuizPage)
        self.exhibit = exhibit
        self.presenter = QuizPresenter(page, exhibit)
        self.presenter.open(item, 0.0, still=still)

    def look(self, language: str = "en") -> QuizView:
        return self.presenter.view(reader(self.exhibit, language), PLACE)

    def do(self, *intents: Intent, now: float = 10.0) -> bool:
        return [self.presenter.handle(intent, now) for intent in intents][-1]

    def sources(self) -> tuple[str, ...]:
        return self.presenter.source_ids(reader(self.exhibit))

    def notes(self) -> list[str]:
        return [row.note for row in self.look().rows]

    @property
    def step(self) -> int:
        position = self.presenter.position
        assert position is not None
        return position[1]


@pytest.fixture
def quizzed(harbour: Exhibit) -> Quizzed:
    return Quizzed(harbour)


class TestAttempt:
    @pytest.mark.parametrize(
        ("marked", "verdict"),
        [
            ((0, 2), Verdict.RIGHT),
            ((0,), Verdict.PARTLY),
            ((0, 1), Verdict.PARTLY),
            ((0, 1, 2), Verdict.PARTLY),
            ((1,), Verdict.WRONG),
            ((1, 3), Verdict.WRONG),
        ],
    )
    def test_several_answers_are_judged_together(
        self, marked: tuple[int, ...], verdict: Verdict
    ) -> None:
        attempt = Attempt([frozenset({0, 2})])
        for answer in marked:
            assert attempt.choose(0, answer)
            assert attempt.verdict(0) is None
        assert attempt.check(0)
        assert attempt.verdict(0) is verdict
        assert attempt.score == (verdict is Verdict.RIGHT)

    def test_a_mark_can_be_taken_back_and_nothing_marked_cannot_be_checked(self) -> None:
        attempt = Attempt([frozenset({0, 2})])
        attempt.choose(0, 1)
        attempt.choose(0, 1)
        assert attempt.marked(0) == frozenset()
        assert not attempt.check(0)
        assert not attempt.is_answered(0)

    def test_the_only_right_answer_is_given_by_marking_it(self) -> None:
        attempt = Attempt([frozenset({1}), frozenset({0})])
        assert attempt.choose(0, 1)
        assert attempt.verdict(0) is Verdict.RIGHT
        assert attempt.choose(1, 2)
        assert attempt.verdict(1) is Verdict.WRONG
        assert (attempt.score, attempt.answered) == (1, 2)

    def test_an_answer_stands(self) -> None:
        attempt = Attempt([frozenset({1}), frozenset({0, 1})])
        attempt.choose(0, 0)
        assert not attempt.choose(0, 1)
        assert attempt.marked(0) == {0}
        attempt.choose(1, 0)
        attempt.check(1)
        assert not attempt.choose(1, 1)
        assert not attempt.check(1)


class TestWay:
    def test_it_opens_with_what_is_to_be_said_before_the_first_question(
        self, quizzed: Quizzed
    ) -> None:
        view = quizzed.look()
        assert (view.heading, view.rows, view.count) == ("What do you know?", (), 0)
        assert view.told.prose.words == 2
        assert view.picture is not None
        assert [(button.name, button.words) for button in view.buttons] == [("next-item", "Begin")]
        assert quizzed.sources() == ("S2", "S3")

    def test_without_anything_to_say_it_opens_with_the_first_question(
        self, harbour: Exhibit
    ) -> None:
        page = harbour.page("quiz")
        assert isinstance(page, QuizPage)
        bare = page.model_copy(update={"headline": None, "text": None})
        presenter = QuizPresenter(bare, harbour)
        presenter.open(None, 0.0)
        assert presenter.position == ("year", 0, 4)

    @pytest.mark.parametrize(
        ("item", "step"), [("year", 1), ("2", 2), ("lamp", 3), ("nowhere", 0), (RESULT, 0)]
    )
    def test_a_link_leads_to_a_question(self, item: str, step: int, harbour: Exhibit) -> None:
        assert Quizzed(harbour, item).step == step

    def test_every_step_can_be_reached_both_ways_and_none_beyond(self, quizzed: Quizzed) -> None:
        steps = [quizzed.step]
        while quizzed.do(Next()):
            steps.append(quizzed.step)
        assert steps == [0, 1, 2, 3, 4]
        assert not quizzed.do(Next()), "the next page"
        while quizzed.do(Previous()):
            steps.append(quizzed.step)
        assert steps[5:] == [3, 2, 1, 0]

    def test_a_question_may_be_skipped(self, quizzed: Quizzed) -> None:
        quizzed.do(Next())
        assert [button.words for button in quizzed.look().buttons] == ["Skip"]
        assert not any(button.primary for button in quizzed.look().buttons)

    def test_what_is_next_is_said(self, quizzed: Quizzed) -> None:
        quizzed.do(Next(), ChooseAnswer(1))
        (button,) = quizzed.look().buttons
        assert (button.words, button.primary) == ("Next question", True)
        quizzed.do(Next(), Next(), ChooseAnswer(0))
        assert quizzed.look().buttons[0].words == "Your result"

    @pytest.mark.parametrize("intent", [TogglePlay(), GoBack(), CheckAnswer(), ChooseAnswer(0)])
    def test_the_opening_does_nothing_else(self, intent: Intent, quizzed: Quizzed) -> None:
        before = quizzed.look()
        assert not quizzed.do(intent)
        assert quizzed.look() == before

    @pytest.mark.parametrize("index", [-1, 3, 99])
    def test_an_answer_that_is_not_there_is_none(self, index: int, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, "year")
        assert not quizzed.do(ChooseAnswer(index))
        assert quizzed.presenter.report() == ()

    def test_nothing_moves_by_itself(self, quizzed: Quizzed) -> None:
        quizzed.do(Next())
        before = quizzed.look()
        assert not quizzed.presenter.advance(1e6, held=False)
        assert quizzed.look() == before
        assert not quizzed.presenter.performs


class TestQuestion:
    def test_it_is_told_which_question_it_is(self, harbour: Exhibit) -> None:
        view = Quizzed(harbour, "2").look()
        assert (view.kicker, view.progress) == ("5 · Quiz", "Question 2 of 3")
        assert (view.index, view.count, view.step) == (1, 3, "2")
        assert Quizzed(harbour, "2").look("vi").progress == "Câu 2 / 3"

    def test_before_an_answer_nothing_gives_it_away(self, harbour: Exhibit) -> None:
        """Neither the explanation nor its sources and links, nor the caption of the picture."""
        quizzed = Quizzed(harbour, "year")
        view = quizzed.look()
        assert view.told.verdict == ""
        assert view.told.prose.prose.blocks == ()
        assert view.told.links == ()
        assert quizzed.sources() == ("S3",)
        assert view.picture is not None
        assert view.picture.caption == ""
        assert [(row.mood, row.icon, row.live) for row in view.rows] == [("open", "", True)] * 3

    def test_after_it_all_is_told(self, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, "year")
        assert quizzed.do(ChooseAnswer(0))
        view = quizzed.look()
        assert view.told.verdict == "Not the right answer."
        assert [(row.mood, row.note) for row in view.rows] == [
            ("wrong", "Your answer: not right"),
            ("right", "The right answer"),
            ("past", ""),
        ]
        assert view.rows[0].spoken == "1901. Your answer: not right"
        assert not any(row.live for row in view.rows)
        assert [(link.page, link.item) for link in view.told.links] == [
            ("ships", "tug"),
            ("docks", None),
        ]
        assert quizzed.sources()[:2] == ("S1", "S2")
        assert view.told.prose.numbers["S1"] == 1
        assert not view.hint_shown

    def test_the_same_way_on_is_offered_once(self, harbour: Exhibit) -> None:
        page = QuizPage.model_validate(
            {
                "kind": "quiz",
                "id": "quiz",
                "title": "Quiz",
                "questions": [
                    {**QUESTION, "explanation": "See [it](page:docks).", "opens": "docks"}
                ],
            }
        )
        presenter = QuizPresenter(page, harbour)
        presenter.open(None, 0.0)
        presenter.handle(ChooseAnswer(1), 0.0)
        links = presenter.view(reader(harbour), PLACE).told.links
        assert [link.page for link in links] == ["docks"]

    def test_a_right_answer_is_said_to_be_right(self, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, "year")
        quizzed.do(ChooseAnswer(1))
        assert quizzed.look().told.verdict == "That is right."
        assert quizzed.notes() == ["", "Your answer: right", ""]

    def test_several_are_marked_and_then_checked(self, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, "2")
        view = quizzed.look()
        check = view.buttons[0]
        assert (check.name, check.enabled, check.primary) == ("check", False, False)
        assert all(row.box for row in view.rows)
        quizzed.do(ChooseAnswer(0), ChooseAnswer(1))
        view = quizzed.look()
        assert [row.mood for row in view.rows] == ["chosen", "chosen", "open", "open"]
        assert view.rows[0].spoken == "The tug. Marked"
        assert (view.buttons[0].enabled, view.buttons[0].primary) == (True, True)
        assert view.told.verdict == ""
        assert quizzed.do(CheckAnswer())
        assert quizzed.look().told.verdict == "Partly right."
        assert quizzed.notes() == [
            "Your answer: right",
            "Your answer: not right",
            "Also right",
            "",
        ]
        assert not quizzed.do(CheckAnswer()), "once is enough"

    def test_what_is_told_arrives_when_it_is_told_and_stands_there_later(
        self, harbour: Exhibit
    ) -> None:
        quizzed = Quizzed(harbour, "year")
        quizzed.do(ChooseAnswer(1), now=42.0)
        assert quizzed.look().since == 42.0
        quizzed.do(Next(), Previous())
        assert quizzed.look().since == -inf
        still = Quizzed(harbour, "year", still=True)
        still.do(ChooseAnswer(1), now=42.0)
        assert still.look().since == -inf

    @pytest.mark.parametrize(("item", "moods"), [("year", 3), ("2", 4), ("lamp", 2)])
    def test_a_proof_shows_it_answered(self, item: str, moods: int, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, item + EXPLAINED)
        view = quizzed.look()
        assert view.told.prose.prose.blocks
        assert {"right", "wrong"} <= {row.mood for row in view.rows}
        assert len(view.rows) == moods
        assert quizzed.presenter.report() == (), "nobody answered"


class TestResult:
    def finish(self, quizzed: Quizzed, *answers: int) -> QuizView:
        """Answer as many questions, and go to the result."""
        quizzed.do(Next())
        for answer in answers:
            quizzed.do(ChooseAnswer(answer), CheckAnswer(), Next())
        while quizzed.look().step != RESULT:
            quizzed.do(Next())
        return quizzed.look()

    @pytest.mark.parametrize(
        ("answers", "heading", "begins"),
        [
            ((), "0 of 3 right", "No question has been answered yet."),
            ((0,), "0 of 3 right", "Thank you for trying."),
            ((1, 0, 1), "1 of 3 right", "Thank you for trying."),
            ((1, 0, 0), "2 of 3 right", "You knew much of it."),
        ],
    )
    def test_it_tells_how_many_were_right_and_is_kind(
        self, answers: tuple[int, ...], heading: str, begins: str, quizzed: Quizzed
    ) -> None:
        view = self.finish(quizzed, *answers)
        assert view.heading == heading
        assert view.hint.startswith(begins)
        assert view.summary

    def test_all_of_them_right(self, quizzed: Quizzed) -> None:
        quizzed.do(Next(), ChooseAnswer(1), Next(), ChooseAnswer(0), ChooseAnswer(2))
        quizzed.do(CheckAnswer(), Next(), ChooseAnswer(0), Next())
        assert quizzed.look().heading == "3 of 3 right"
        assert quizzed.look().hint.startswith("You knew it all.")
        assert quizzed.look("vi").heading == "Đúng 3 / 3 câu"

    def test_it_lists_every_question_with_how_it_went(self, quizzed: Quizzed) -> None:
        view = self.finish(quizzed, 1, 0)
        assert [(row.name, row.note) for row in view.rows] == [
            ("question-year", "Answered rightly"),
            ("question-2", "Partly right"),
            ("question-lamp", "Not yet answered"),
        ]
        assert len({row.icon for row in view.rows}) == 3, "not by colour alone"
        assert all(row.live and row.leads for row in view.rows)

    def test_each_question_leads_back_and_from_there_to_the_result(self, quizzed: Quizzed) -> None:
        view = self.finish(quizzed, 1)
        assert quizzed.do(view.rows[0].intent)
        assert quizzed.look().told.verdict == "That is right."
        assert [button.name for button in quizzed.look().buttons] == ["next-item", "your-result"]
        assert quizzed.do(ShowItem(RESULT))
        assert quizzed.look().step == RESULT
        quizzed.do(view.rows[1].intent)
        assert quizzed.do(GoBack())
        assert quizzed.look().step == RESULT
        assert not quizzed.do(GoBack()), "from there, back leads out of the quiz"

    def test_once_more_begins_with_the_first_question_afresh(self, quizzed: Quizzed) -> None:
        self.finish(quizzed, 0)
        assert quizzed.do(TryAgain())
        assert quizzed.step == 1
        assert all(row.live for row in quizzed.look().rows)
        assert [button.name for button in quizzed.look().buttons] == ["next-item"]

    def test_where_nothing_was_answered_there_is_nothing_to_do_once_more(
        self, quizzed: Quizzed
    ) -> None:
        assert self.finish(quizzed).buttons == ()


class TestReport:
    def test_an_answer_is_counted_once_and_only_whether_it_was_right(
        self, harbour: Exhibit
    ) -> None:
        quizzed = Quizzed(harbour, "year")
        assert quizzed.presenter.report() == ()
        quizzed.do(ChooseAnswer(2), Next(), ChooseAnswer(0), CheckAnswer(), Next(), ChooseAnswer(0))
        assert quizzed.presenter.report() == (
            QuestionAnswered("quiz", "year", right=False),
            QuestionAnswered("quiz", "2", right=False),
            QuestionAnswered("quiz", "lamp", right=True),
        )
        assert quizzed.presenter.report() == ()

    def test_a_mark_is_no_answer(self, harbour: Exhibit) -> None:
        quizzed = Quizzed(harbour, "2")
        quizzed.do(ChooseAnswer(0))
        assert quizzed.presenter.report() == ()


class TestModel:
    def test_its_card_has_its_picture_or_the_first_of_a_question(self, harbour: Exhibit) -> None:
        page = harbour.page("quiz")
        assert isinstance(page, QuizPage)
        assert page.cover == "crane"
        assert page.model_copy(update={"picture": None}).cover == "tug"

    def test_a_question_is_named_by_itself_where_a_link_leads_to_it(self, harbour: Exhibit) -> None:
        page = harbour.page("quiz")
        assert isinstance(page, QuizPage)
        assert page.items == ("year", "lamp")
        assert page.title_of("lamp") == page.questions[2].question
        assert page.title_of("nowhere") is None

    def test_a_proof_shows_every_explanation(self, harbour: Exhibit) -> None:
        page = harbour.page("quiz")
        assert isinstance(page, QuizPage)
        assert page.proofs == ("year.explained", "2.explained", "lamp.explained")

    @pytest.mark.parametrize(("headline", "first"), [("Begin", 1), (None, 0)])
    def test_a_question_has_sounds_of_its_own(self, headline: str | None, first: int) -> None:
        page = QuizPage.model_validate(
            {
                "kind": "quiz",
                "id": "quiz",
                "title": "Quiz",
                "headline": headline,
                "sounds": ["sea"],
                "questions": [QUESTION, {**QUESTION, "sounds": ["horn"]}],
            }
        )
        heard = [page.sounds_at(index) for index in range(first + 3)]
        assert heard == [("sea",)] * (first + 1) + [("horn",), ("sea",)]

    @pytest.mark.parametrize("count", [0, 1, 7])
    def test_too_few_answers_and_too_many_are_refused(self, count: int) -> None:
        answers = [{"text": f"Answer {number}", "right": True} for number in range(count)]
        with pytest.raises(ValidationError, match=f"2 to 6 answers, found {count}"):
            QuizPage.model_validate(
                {
                    "kind": "quiz",
                    "id": "quiz",
                    "title": "Quiz",
                    "questions": [{**QUESTION, "answers": answers}],
                }
            )

    def test_all_right_is_worth_a_look_and_the_same_twice_a_mistake(self) -> None:
        page = QuizPage.model_validate(
            {
                "kind": "quiz",
                "id": "quiz",
                "title": "Quiz",
                "questions": [
                    QUESTION,
                    {
                        **QUESTION,
                        "answers": [{"text": "Yes", "right": True}, {"text": "Yes", "right": True}],
                    },
                ],
            }
        )
        assert [(fault.loc, fault.severity) for fault in page.faults()] == [
            (("questions", 1, "answers", 1, "text"), Severity.ERROR),
            (("questions", 1, "answers"), Severity.NOTICE),
        ]
