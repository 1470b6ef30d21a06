"""What a quiz shows, frozen: of its opening, a question or the result; knows no widget."""

from dataclasses import dataclass
from typing import Literal

from kiosk.content.reading import LinkView, PictureView, ProseView
from kiosk.core.intents import ChooseAnswer, ShowItem

OPENING, RESULT = "quiz.opening", "quiz.result"  # no question's id has a point

Mood = Literal["open", "chosen", "right", "partly", "wrong", "past"]
"""How a row is drawn: to be pressed, marked, judged, or no longer of concern."""

ButtonName = Literal["next-item", "check", "once-more", "your-result"]


@dataclass(frozen=True, slots=True)
class RowView:
    """An answer to choose, or a question to go back to.

    Without an `icon` it has an empty mark: a `box` where several may be marked, else a circle.
    `note` says below the text what the icon shows; `spoken` is all of it in words. A row that
    `leads` away goes to another screen.
    """

    name: str
    intent: ChooseAnswer | ShowItem
    text: str
    icon: str
    note: str
    spoken: str
    mood: Mood
    box: bool = False
    live: bool = True
    leads: bool = False


@dataclass(frozen=True, slots=True)
class ToldView:
    """What visitors are told: the verdict, in a colour of the theme, the text, the captions."""

    verdict: str
    icon: str
    colour: str
    prose: ProseView
    captions: tuple[str, ...]
    links: tuple[LinkView, ...] = ()

    @property
    def is_brief(self) -> bool:
        """Whether there is nothing but captions."""
        return not (self.verdict or self.prose.prose.blocks)


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button below; the one that is `primary` is what a visitor would do next."""

    name: ButtonName
    words: str
    primary: bool = False
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class QuizView:
    """A screen of a quiz; `since` is the second at which the visitor was told something new.

    `hint` stands below the heading; its room is kept where `hint_shown` is false, so that the
    rows stay where they are. The opening and the result have a `count` of 0; what a `summary`
    says stands beside its rows.
    """

    step: str
    kicker: str
    progress: str
    heading: str
    hint: str
    hint_shown: bool
    picture: PictureView | None
    rows: tuple[RowView, ...]
    told: ToldView
    buttons: tuple[ButtonView, ...]
    index: int
    count: int
    since: float
    summary: bool = False
