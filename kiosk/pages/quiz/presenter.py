"""Decides which question is asked, what is right, and what a visitor is told of it."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from kiosk.content.prose import Prose
from kiosk.content.reading import (
    Catalogue,
    LinkView,
    PictureView,
    ProseView,
    Reader,
    cited,
    link_view,
    picture_view,
    prose_view,
    unique,
)
from kiosk.core.events import Event, QuestionAnswered
from kiosk.core.intents import (
    CheckAnswer,
    ChooseAnswer,
    GoBack,
    Intent,
    Next,
    Previous,
    ShowItem,
    TryAgain,
)
from kiosk.pages.presenting import Place, PlainPresenter
from kiosk.pages.quiz.attempt import Attempt, Verdict
from kiosk.pages.quiz.model import EXPLAINED, QuizPage
from kiosk.pages.quiz.views import (
    OPENING,
    RESULT,
    ButtonView,
    Mood,
    QuizView,
    RowView,
    ToldView,
)

_MOST = 0.6  # of the questions answered rightly: from there on a visitor knew much
_VERDICTS = {
    Verdict.RIGHT: ("answered_right", "circle-check", "brass"),
    Verdict.PARTLY: ("answered_partly", "circle-dot", "paper"),
    Verdict.WRONG: ("answered_wrong", "circle-x", "fire"),
}
_OUTCOMES: dict[Verdict | None, tuple[str, str, Mood]] = {
    Verdict.RIGHT: ("question_right", "circle-check", "right"),
    Verdict.PARTLY: ("question_partly", "circle-dot", "partly"),
    Verdict.WRONG: ("question_wrong", "circle-x", "wrong"),
    None: ("question_open", "", "open"),
}
_NOTHING = ProseView(Prose(()), {})


class QuizPresenter(PlainPresenter):
    """Asks one question after the other; nothing moves on by itself, and nothing is kept."""

    def __init__(self, page: QuizPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        names = tuple(page.name_of(index) for index in range(len(page.questions)))
        self._steps = ((OPENING,) * page.has_opening) + names + (RESULT,)
        self._first = int(page.has_opening)
        self._step = 0
        self._still = False
        self._news: list[Event] = []
        self._begin()

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Begin afresh, at the question of that id where one is named.

        A proof names a question with EXPLAINED, and finds it answered.
        """
        self._still = still
        self._begin()
        self._step = 0
        name = "" if item is None else item.removesuffix(EXPLAINED)
        if name in self._steps[self._first : -1]:
            self._step = self._steps.index(name, self._first)
        if item is not None and item.endswith(EXPLAINED) and self._question is not None:
            self._attempt.give(self._question, self._nearly_right(self._question))

    def handle(self, intent: Intent, now: float) -> bool:
        """Take an answer, or turn to another question; False at either end."""
        match intent:
            case ChooseAnswer(index):
                return self._choose(index, now)
            case CheckAnswer():
                question = self._question
                done = question is not None and self._attempt.check(question)
                return done and self._tell(now)
            case Next():
                return self._turn(self._step + 1)
            case Previous():
                return self._turn(self._step - 1)
            case ShowItem(item) if item in self._steps:
                self._looks_back = self._steps[self._step] == RESULT
                return self._turn(self._steps.index(item))
            case GoBack() if self._looks_back and self._question is not None:
                return self._turn(len(self._steps) - 1)
            case TryAgain():
                self._begin()
                return self._turn(self._first)
            case _:
                return False

    def report(self) -> tuple[Event, ...]:
        """Which questions were answered since this was last asked, and whether rightly."""
        news, self._news = tuple(self._news), []
        return news

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The question asked, by its id or its number, the opening, or the result."""
        return (self._steps[self._step], self._step, len(self._steps))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What the opening cites, or an explanation once it is read; then picture and page.

        Before a question is answered, the titles of its sources might answer it.
        """
        page, question = self._page, self._question
        if question is None:
            text = page.text if self._steps[self._step] == OPENING else None
            return unique(
                (*cited(reader, text), *self._picture_sources(page.picture), *page.sources)
            )
        if not self._attempt.is_answered(question):
            return unique(page.sources)
        asked = page.questions[question]
        return unique(
            (
                *cited(reader, asked.explanation),
                *asked.sources,
                *self._picture_sources(asked.picture),
                *page.sources,
            )
        )

    def view(self, reader: Reader, place: Place) -> QuizView:
        """The opening, the question or the result for this visitor."""
        question = self._question
        if question is not None:
            return self._asked(question, reader, place)
        if self._steps[self._step] == OPENING:
            return self._opening(reader, place)
        return self._result(reader, place)

    # ------------------------------------------------------------------------------ what is done

    @property
    def _question(self) -> int | None:
        """The question asked, from 0; None at the opening and at the result."""
        index = self._step - self._first
        return index if 0 <= index < len(self._page.questions) else None

    def _begin(self) -> None:
        self._attempt = Attempt([question.right for question in self._page.questions])
        self._was_at_result = self._looks_back = False
        self._since = -inf

    def _choose(self, index: int, now: float) -> bool:
        question = self._question
        if question is None or not 0 <= index < len(self._page.questions[question].answers):
            return False
        if not self._attempt.choose(question, index):
            return False
        return not self._attempt.is_answered(question) or self._tell(now)

    def _tell(self, now: float) -> bool:
        """The question has just been answered."""
        question = self._question
        if question is not None:
            right = self._attempt.verdict(question) is Verdict.RIGHT
            name = self._page.name_of(question)
            self._news.append(QuestionAnswered(self._page.id, name, right))
            self._since = -inf if self._still else now
        return True

    def _turn(self, step: int) -> bool:
        if not 0 <= step < len(self._steps):
            return False
        self._step = step
        self._since = -inf
        if self._question is None:
            self._looks_back = False
        self._was_at_result |= self._steps[step] == RESULT
        return True

    def _nearly_right(self, question: int) -> frozenset[int]:
        """An answer after which everything that a visitor may be told stands on the screen."""
        asked = self._page.questions[question]
        wrong = [index for index in range(len(asked.answers)) if index not in asked.right]
        return frozenset({*sorted(asked.right)[:-1], *wrong[:1]})

    # ------------------------------------------------------------------------------ what is shown

    def _opening(self, reader: Reader, place: Place) -> QuizView:
        page = self._page
        picture = self._picture(page.picture, reader)
        prose = prose_view(self._catalogue, reader, page.text, self.source_ids(reader))
        return QuizView(
            step=OPENING,
            kicker=place.kicker if page.headline else place.mark,
            progress="",
            heading=reader.text(page.headline or page.title),
            hint="",
            hint_shown=False,
            picture=picture,
            rows=(),
            told=ToldView("", "", "paper", prose, _captions(picture), prose.links),
            buttons=(ButtonView("next-item", reader.words.say("begin"), primary=True),),
            index=0,
            count=0,
            since=-inf,
        )

    def _asked(self, question: int, reader: Reader, place: Place) -> QuizView:
        asked, attempt = self._page.questions[question], self._attempt
        answered = attempt.is_answered(question)
        picture = self._picture(asked.picture, reader)
        if picture is not None and not answered:
            picture = replace(picture, caption="")  # it might answer the question
        hint = "choose_several" if attempt.wants_several(question) else "choose_one"
        count = len(self._page.questions)
        say = reader.words.say
        return QuizView(
            step=self._page.name_of(question),
            kicker=place.kicker,
            progress=say("question_progress", index=question + 1, count=count),
            heading=reader.text(asked.question),
            hint=say(hint),
            hint_shown=not answered,
            picture=picture,
            rows=tuple(self._answers(question, reader)),
            told=self._told(question, reader, _captions(picture)),
            buttons=tuple(self._question_buttons(question, reader)),
            index=question,
            count=count,
            since=self._since,
        )

    def _result(self, reader: Reader, place: Place) -> QuizView:
        attempt, count = self._attempt, len(self._page.questions)
        say = reader.words.say
        picture = self._picture(self._page.picture, reader)
        return QuizView(
            step=RESULT,
            kicker=place.kicker,
            progress="",
            heading=say("score", right=attempt.score, count=count),
            hint=say(self._sentence),
            hint_shown=True,
            picture=picture,
            rows=tuple(self._outcomes(reader)),
            told=ToldView("", "", "paper", _NOTHING, _captions(picture)),
            buttons=(
                (ButtonView("once-more", say("once_more"), primary=True),)
                if attempt.answered
                else ()
            ),
            index=0,
            count=0,
            since=-inf,
            summary=True,
        )

    @property
    def _sentence(self) -> str:
        """The key of the words for this score."""
        attempt, count = self._attempt, len(self._page.questions)
        if not attempt.answered:
            return "score_open"
        if attempt.score == count:
            return "score_all"
        return "score_most" if attempt.score >= _MOST * count else "score_some"

    def _answers(self, question: int, reader: Reader) -> Iterator[RowView]:
        asked, attempt = self._page.questions[question], self._attempt
        several, marked = attempt.wants_several(question), attempt.marked(question)
        missed = _missed(attempt.verdict(question))
        for index, answer in enumerate(asked.answers):
            text, chosen = reader.text(answer.text), index in marked
            mood: Mood
            if not attempt.is_answered(question):
                mood = "chosen" if chosen else "open"
                icon, note = ("square-check" if chosen else ""), ""
                heard = "answer_chosen" if chosen else ""
            else:
                mood, icon, note = _judged(right=answer.right, chosen=chosen)
                heard = note = missed.get(note, note)
            yield RowView(
                name=f"answer-{index + 1}",
                intent=ChooseAnswer(index),
                text=text,
                icon=icon,
                note=reader.words.say(note) if note else "",
                spoken=f"{text}. {reader.words.say(heard)}" if heard else text,
                mood=mood,
                box=several,
                live=not attempt.is_answered(question),
            )

    def _outcomes(self, reader: Reader) -> Iterator[RowView]:
        for index, question in enumerate(self._page.questions):
            note, icon, mood = _OUTCOMES[self._attempt.verdict(index)]
            text, said = reader.text(question.question), reader.words.say(note)
            name = self._page.name_of(index)
            yield RowView(
                name=f"question-{name}",
                intent=ShowItem(name),
                text=text,
                icon=icon,
                note=said,
                spoken=f"{text} {said}",
                mood=mood,
                leads=True,
            )

    def _told(self, question: int, reader: Reader, captions: tuple[str, ...]) -> ToldView:
        verdict = self._attempt.verdict(question)
        if verdict is None:
            return ToldView("", "", "paper", _NOTHING, captions)
        asked = self._page.questions[question]
        said, icon, colour = _VERDICTS[verdict]
        prose = prose_view(self._catalogue, reader, asked.explanation, self.source_ids(reader))
        opens = link_view(self._catalogue, reader, asked.opens)
        links: tuple[LinkView, ...] = prose.links
        if opens is not None and all(_way(link) != _way(opens) for link in links):
            links = (opens, *links)
        return ToldView(reader.words.say(said), icon, colour, prose, captions, links)

    def _question_buttons(self, question: int, reader: Reader) -> Iterator[ButtonView]:
        attempt, say = self._attempt, reader.words.say
        answered, is_last = attempt.is_answered(question), question == len(self._page.questions) - 1
        if attempt.wants_several(question) and not answered:
            enabled = bool(attempt.marked(question))
            yield ButtonView("check", say("check_answer"), primary=enabled, enabled=enabled)
        said = "skip_question"
        if answered:
            said = "your_result" if is_last else "next_question"
        yield ButtonView("next-item", say(said), primary=answered)
        if self._was_at_result and not (is_last and answered):
            yield ButtonView("your-result", say("your_result"))

    def _picture(self, picture: str | None, reader: Reader) -> PictureView | None:
        return None if picture is None else picture_view(self._catalogue, reader, picture)

    def _picture_sources(self, picture: str | None) -> tuple[str, ...]:
        return () if picture is None else self._catalogue.pictures[picture].sources


def _judged(*, right: bool, chosen: bool) -> tuple[Mood, str, str]:
    """How an answer is drawn once it is judged: mood, icon, and the key of its note or ""."""
    if right:
        return "right", "circle-check", "answer_chosen_right" if chosen else "answer_right"
    if chosen:
        return "wrong", "circle-x", "answer_chosen_wrong"
    return "past", "", ""


def _missed(verdict: Verdict | None) -> dict[str, str]:
    """What is said instead, where one right answer was found and another was not."""
    return {"answer_right": "answer_also_right"} if verdict is Verdict.PARTLY else {}


def _captions(picture: PictureView | None) -> tuple[str, ...]:
    lines = () if picture is None else (picture.caption, picture.kind, picture.credit)
    return tuple(line for line in lines if line)


def _way(link: LinkView) -> tuple[str, str | None]:
    return link.page, link.item
