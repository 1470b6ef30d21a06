"""No exhibit can be made in a hurry."""

import pytest

from kiosk.core.timeouts import MIN_IDLE_SECONDS, MIN_QUESTION_SECONDS, Timeouts


def test_the_numbers_of_the_visitor_guideline() -> None:
    assert Timeouts() == Timeouts(idle_seconds=60.0, question_seconds=30.0)
    assert MIN_QUESTION_SECONDS == 20.0


def test_the_floors_themselves_are_allowed() -> None:
    assert Timeouts(MIN_IDLE_SECONDS, MIN_QUESTION_SECONDS).question_seconds == 20.0


@pytest.mark.parametrize("idle", [9.99, 0.0, -1.0])
def test_a_visitor_is_not_asked_at_once(idle: float) -> None:
    with pytest.raises(ValueError, match="idle_seconds"):
        Timeouts(idle_seconds=idle)


@pytest.mark.parametrize("question", [19.99, 0.0, -1.0])
def test_a_visitor_has_time_to_answer(question: float) -> None:
    with pytest.raises(ValueError, match="question_seconds"):
        Timeouts(question_seconds=question)
