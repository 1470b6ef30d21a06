"""A curator's own timeouts, over those that hold anyway; knows nothing of visits."""

from typing import Annotated

from pydantic import Field

from kiosk.content.durations import Duration, at_least
from kiosk.content.record import Record
from kiosk.core.timeouts import MIN_IDLE_SECONDS, MIN_QUESTION_SECONDS, Timeouts


class TimeoutSettings(Record):
    """`{idle: 60 s, question: 30 s}`; what is left out stays as it was."""

    idle: Annotated[Duration, at_least(MIN_IDLE_SECONDS)] | None = Field(
        None, description="how long nobody touches the screen before it asks"
    )
    question: Annotated[Duration, at_least(MIN_QUESTION_SECONDS)] | None = Field(
        None, description="how long the question stays"
    )

    def over(self, base: Timeouts) -> Timeouts:
        """These settings where given, `base` elsewhere."""
        return Timeouts(
            idle_seconds=base.idle_seconds if self.idle is None else self.idle,
            question_seconds=base.question_seconds if self.question is None else self.question,
        )
