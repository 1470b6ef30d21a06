"""What every page kind's presenter is: it decides, without Kivy and without a clock of its own."""

from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.content.reading import Reader
from kiosk.core.intents import Intent


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in the exhibit: its number from 1 and its title."""

    number: int
    title: str

    @property
    def kicker(self) -> str:
        """The small line above a heading."""
        return f"{self.number} · {self.title}"


class Presenter(Protocol):
    """Decides what a page of one kind shows. Made anew at each opening, so it starts fresh."""

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the page from an item on, or its beginning; `still`: nothing moves by itself."""

    def handle(self, intent: Intent, now: float) -> bool:
        """Do what the visitor wants; False when that is not within this page."""

    def advance(self, now: float, *, held: bool) -> bool:
        """Let time pass; `held` while a visitor's finger or a panel stops it. True if changed."""

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
