"""What a curator writes for a quiz; knows nothing of how it is shown."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.links import Destination
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import NewItemId, PictureId, ProseText, SourceId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import LocalizedText, Name, Title
from kiosk.pages.page import Fault, Page

LEAST_ANSWERS, MOST_ANSWERS = 2, 6
EXPLAINED = ".explained"  # no id has a point, so that no link leads there


class Answer(Record):
    """Something that visitors may take for right."""

    text: Name = Field(description="the answer")
    right: StrictBool = Field(default=False, description="true or false: whether it is right")


class Question(Record):
    """A question, the answers to choose from, and why the right ones are right."""

    id: NewItemId | None = Field(None, description="the name by which links find this question")
    question: Title = Field(description="the question itself")
    picture: PictureId | None = Field(None, description="the id of a picture beside it")
    answers: tuple[Answer, ...] = Field(description="the answers, in the order they are shown")
    explanation: ProseText = Field(description="what visitors read once they answered, in Markdown")
    sources: tuple[SourceId, ...] = Field((), description="ids of sources of the explanation")
    opens: Destination | None = Field(
        None, description="a page that tells more, or an item of it: page#item"
    )
    sounds: SoundIds | None = Field(
        None, description="ids of sounds to listen to here, instead of the page's"
    )

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        count = len(self.answers)
        if not LEAST_ANSWERS <= count <= MOST_ANSWERS:
            raise refused(
                Problem(
                    f"A question has {LEAST_ANSWERS} to {MOST_ANSWERS} answers, found {count}.",
                    "Visitors read all of them before they choose.",
                ),
                key="answers",
            )
        if not self.right:
            raise refused(
                Problem(
                    "None of these answers is right.",
                    "Write 'right: true' below each that is.",
                ),
                key="answers",
            )
        return self

    @property
    def right(self) -> frozenset[int]:
        """The right answers, from 0."""
        return frozenset(index for index, answer in enumerate(self.answers) if answer.right)


class QuizPage(Page):
    """Questions, one at a time; nothing is kept but how many answered rightly."""

    headline: Title | None = Field(None, description="the heading of its opening; else the title")
    text: ProseText | None = Field(
        None, description="what to say before the first question, in Markdown"
    )
    picture: PictureId | None = Field(
        None, description="the id of a picture beside the opening and the result"
    )
    questions: Annotated[tuple[Question, ...], NOT_EMPTY] = Field(
        description="the questions, in order"
    )

    @property
    def has_opening(self) -> bool:
        """Whether something is said before the first question."""
        return self.headline is not None or self.text is not None

    @property
    def cover(self) -> str | None:
        """The page's own picture, else the first beside a question."""
        beside = (question.picture for question in self.questions)
        return self.picture or next(filter(None, beside), None)

    @property
    def items(self) -> tuple[str, ...]:
        """The questions that have an id."""
        return tuple(each.id for each in self.questions if each.id is not None)

    def title_of(self, item: str) -> LocalizedText | None:
        """The question itself."""
        return next((each.question for each in self.questions if each.id == item), None)

    @property
    def proofs(self) -> tuple[str, ...]:
        """Every question with its explanation."""
        return tuple(f"{self.name_of(index)}{EXPLAINED}" for index in range(len(self.questions)))

    def name_of(self, index: int) -> str:
        """A question's id, or its number from 1."""
        return self.questions[index].id or str(index + 1)

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """A question's own sounds, else the page's; the opening and the result have none."""
        number = index - self.has_opening
        return self.questions[number].sounds if 0 <= number < len(self.questions) else None

    def faults(self) -> Iterator[Fault]:
        """Answers that are the same, and questions that no answer is wrong to."""
        for number, question in enumerate(self.questions):
            loc = ("questions", number, "answers")
            for index, answer in enumerate(question.answers):
                if any(answer.text == earlier.text for earlier in question.answers[:index]):
                    yield Fault((*loc, index, "text"), _SAME_ANSWER)
            if len(question.right) == len(question.answers):
                yield Fault(loc, _ALL_RIGHT, Severity.NOTICE)


_SAME_ANSWER = Problem("This answer is there already.", "Write another one, or delete it.")
_ALL_RIGHT = Problem(
    "All of these answers are right.", "Leave out 'right: true' where an answer is wrong."
)
