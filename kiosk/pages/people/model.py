"""What a curator writes for a page of people; knows nothing of how it is shown."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, PrivateAttr

from kiosk.content.diagnostics import Problem
from kiosk.content.links import PageLink
from kiosk.content.people import Person
from kiosk.content.record import refused
from kiosk.content.references import PersonId, PictureId, ProseText
from kiosk.content.text import LocalizedText, Title
from kiosk.pages.page import Fault, Page


def _each_once(people: tuple[str, ...]) -> tuple[str, ...]:
    for index, person in enumerate(people):
        if person in people[:index]:
            problem = Problem(f"'{person}' stands here twice.", "Keep one.")
            raise refused(problem, key=index)
    return people


class PeoplePage(Page):
    """Persons of the exhibit, all of them or some, shown as cards and one at a time."""

    headline: Title | None = Field(None, description="the heading over the text; else the title")
    text: ProseText | None = Field(None, description="what to say of them all, in Markdown")
    picture: PictureId | None = Field(
        None, description="the id of the picture for this page's card; else the first portrait"
    )
    people: Annotated[tuple[PersonId, ...], AfterValidator(_each_once)] = Field(
        (), description="ids of people, in order; left out: all of them"
    )
    _known: Mapping[str, Person] = PrivateAttr(default_factory=dict)

    def with_people(self, people: Mapping[str, Person]) -> Self:
        """The page with all whom it shows."""
        whole = self.model_copy(update={"people": self.people or tuple(people)})
        whole._known = people  # noqa: SLF001  # a copy of its own, which nobody has yet
        return whole

    def common_faults(self) -> Iterator[Fault]:
        """Nobody is described."""
        if not self.people:
            yield Fault(("kind",), _NOBODY)

    @property
    def cover(self) -> str | None:
        """The page's own picture, else the first portrait."""
        portraits = (known.portrait for known in map(self._known.get, self.people) if known)
        return self.picture or next(filter(None, portraits), None)

    @property
    def items(self) -> tuple[str, ...]:
        """The people, each named by their own id."""
        return self.people

    def title_of(self, item: str) -> LocalizedText | None:
        """Their name."""
        person = self._known.get(item) if item in self.people else None
        return None if person is None else person.name

    def entry_of(self, person: str) -> PageLink | None:
        """The person's place on this page."""
        return PageLink(self.id, person) if person in self.people else None


_NOBODY = Problem(
    "This exhibit describes nobody.",
    "Describe people in people.yaml, or below 'people:' in exhibit.yaml.",
)
