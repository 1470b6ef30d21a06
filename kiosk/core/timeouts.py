"""How long a visit may stand idle, in seconds; knows nothing of what happens then."""

from dataclasses import dataclass

MIN_IDLE_SECONDS = 10.0
MIN_QUESTION_SECONDS = 20.0  # WCAG 2.2.1: at least 20 seconds to answer


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The two stages of inactivity.

    `idle_seconds` without a touch until the question is asked (default 60, Wellcome RFC 087);
    `question_seconds` until the visit ends (default 30, NHM). Raises ValueError below the floors.
    """

    idle_seconds: float = 60.0
    question_seconds: float = 30.0

    def __post_init__(self) -> None:
        """Refuse what no visitor could keep up with."""
        if self.idle_seconds < MIN_IDLE_SECONDS:
            raise ValueError(f"idle_seconds {self.idle_seconds} < {MIN_IDLE_SECONDS}")
        if self.question_seconds < MIN_QUESTION_SECONDS:
            raise ValueError(f"question_seconds {self.question_seconds} < {MIN_QUESTION_SECONDS}")
