"""What every page kind's presenter is: it decides, without Kivy and without a clock of its own."""

from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.content.reading import Reader
from kiosk.core.events import Event
from kiosk.core.intents import Intent


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its number from 1 and its title.

    A page that only a link leads to, aside from the visitor's way, has no number.
    """

    number: int | None
    title: str

    @property
    def mark(self) -> str:
        """The number alone; empty if there is none."""
        return "" if self.number is None else str(self.number)

    @property
    def kicker(self) -> str:
        """The small line above a heading."""
        return " · ".join(part for part in (self.mark, self.title) if part)


class PlainPresenter:
    """What most presenters have in common: nothing moves, plays, sounds or is magnified."""

    @property
    def scale(self) -> float:
        """The picture is whole."""
        return 1.0

    @property
    def performs(self) -> bool:
        """Nothing plays."""
        return False

    @property
    def is_heard(self) -> bool:
        """Nothing sounds."""
        return False

    def advance(self, now: float, *, held: bool) -> bool:
        """Visitors go at their own pace."""
        return False

    def report(self) -> tuple[Event, ...]:
        """Nothing happened that is not noted anyway."""
        return ()


class Presenter(Protocol):
    """Decides what a page of one kind shows. Made anew at each opening, so it starts fresh."""

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the page from an item on, or its beginning; `still`: nothing moves by itself."""

    def handle(self, intent: Intent, now: float) -> bool:
        """Do what the visitor wants; False when that is not within this page."""

    def advance(self, now: float, *, held: bool) -> bool:
        """Let time pass; `held` while a visitor's finger or a panel stops it. True if changed."""

    def report(self) -> tuple[Event, ...]:
        """What happened since this was last asked, for the journal; most kinds have nothing."""

    @property
    def performs(self) -> bool:
        """Whether it plays, to an end, what a visitor asked for: nobody is thought to have left."""

    @property
    def is_heard(self) -> bool:
        """Whether it makes itself heard, as a film does: nothing else should be, then."""

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The item shown: id, index from 0 and count; None for a page without items."""

    @property
    def scale(self) -> float:
        """How far the picture is magnified; 1 is whole."""

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """The sources of what is shown, in the order of their first mark."""

    def view(self, reader: Reader, place: Place) -> Any:
        """Everything the kind's screen needs to draw itself, frozen."""
