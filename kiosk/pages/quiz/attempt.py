"""One visitor's way through the questions: what is marked, what is answered, how it went."""

from collections.abc import Sequence
from enum import StrEnum


class Verdict(StrEnum):
    """How well a question was answered."""

    RIGHT = "right"  # all right answers and no other
    PARTLY = "partly"  # a right one, but not all, or a wrong one as well
    WRONG = "wrong"


class Attempt:
    """Marks and answers by question, from 0; `solutions` are the right answers of each."""

    def __init__(self, solutions: Sequence[frozenset[int]]) -> None:
        self._solutions = tuple(solutions)
        self._marked: dict[int, frozenset[int]] = {}
        self._answered: set[int] = set()

    def choose(self, question: int, answer: int) -> bool:
        """Mark an answer, or take its mark away; True if that changed anything.

        Where a single answer is right, to mark one is to answer.
        """
        if self.is_answered(question):
            return False
        if not self.wants_several(question):
            self.give(question, frozenset({answer}))
        else:
            self._marked[question] = self.marked(question) ^ {answer}
        return True

    def check(self, question: int) -> bool:
        """Answer with what is marked; False without a mark, or where it is answered already."""
        if self.is_answered(question) or not self.marked(question):
            return False
        self._answered.add(question)
        return True

    def give(self, question: int, answers: frozenset[int]) -> None:
        """Answer with exactly these."""
        self._marked[question] = answers
        self._answered.add(question)

    def wants_several(self, question: int) -> bool:
        """Whether more than one answer is right."""
        return len(self._solutions[question]) > 1

    def marked(self, question: int) -> frozenset[int]:
        """The answers that the visitor takes for right."""
        return self._marked.get(question, frozenset())

    def is_answered(self, question: int) -> bool:
        """Whether the visitor has been told what is right."""
        return question in self._answered

    def verdict(self, question: int) -> Verdict | None:
        """How well a question was answered; None while it is not."""
        if not self.is_answered(question):
            return None
        marked, solution = self.marked(question), self._solutions[question]
        if marked == solution:
            return Verdict.RIGHT
        return Verdict.PARTLY if marked & solution else Verdict.WRONG

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return len(self._answered)

    @property
    def score(self) -> int:
        """How many questions were answered wholly right."""
        return sum(self.verdict(question) is Verdict.RIGHT for question in self._answered)
