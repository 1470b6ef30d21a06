"""What a curator writes to compare pictures; knows nothing of how they are shown."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import Loc, NewItemId, PictureId, ProseText, SourceId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import LocalizedText, Name, Title
from kiosk.pages.page import Fault, Media, Page

_LABEL_FITS, _LABEL_LONG = 16, 24  # letters
_UNLIKE = 1.03  # the quotient of two proportions from which on it can be seen


class Divider(StrEnum):
    """How the line between two pictures runs."""

    VERTICAL = "vertical"  # the first picture is on its left
    HORIZONTAL = "horizontal"  # the first picture is above it


class Pair(Record):
    """Two pictures of one place, and what there is to say about them."""

    id: NewItemId | None = Field(None, description="the name by which links find this pair")
    before: PictureId = Field(description="the id of the first picture, on the left or above")
    after: PictureId = Field(description="the id of the second picture, on the right or below")
    before_label: Name = Field(description='a word or two for the first picture, such as "1972"')
    after_label: Name = Field(description='a word or two for the second picture, such as "2022"')
    title: Title | None = Field(None, description="the pair's heading")
    text: ProseText | None = Field(None, description="what to say about the pair, in Markdown")
    sources: tuple[SourceId, ...] = Field((), description="ids of sources to list")
    sounds: SoundIds | None = Field(
        None, description="ids of sounds to listen to here, instead of the page's"
    )

    @model_validator(mode="after")
    def _two_pictures(self) -> Self:
        if self.before == self.after:
            raise refused(
                Problem(
                    f"The picture '{self.after}' is compared with itself.",
                    "Name the other picture of the same place.",
                ),
                key="after",
            )
        return self


class ComparePage(Page):
    """Pairs of pictures, one pair at a time."""

    divider: Divider = Field(Divider.VERTICAL, description="how the line between the pictures runs")
    text: ProseText | None = Field(
        None, description="what to say about pairs without a text of their own, in Markdown"
    )
    pairs: Annotated[tuple[Pair, ...], NOT_EMPTY] = Field(description="the pairs, in order")

    @property
    def cover(self) -> str | None:
        """The first picture of the first pair."""
        return self.pairs[0].before

    @property
    def items(self) -> tuple[str, ...]:
        """The pairs that have an id."""
        return tuple(pair.id for pair in self.pairs if pair.id is not None)

    def title_of(self, item: str) -> LocalizedText | None:
        """A pair's own heading."""
        return next((pair.title for pair in self.pairs if pair.id == item), None)

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """A pair's own sounds, else the page's."""
        return self.pairs[index].sounds

    def faults(self) -> Iterator[Fault]:
        """Labels that are too long for a button."""
        for index, pair in enumerate(self.pairs):
            for key, label in (
                ("before_label", pair.before_label),
                ("after_label", pair.after_label),
            ):
                yield from _long_label(("pairs", index, key), label)

    def media_faults(self, media: Media) -> Iterator[Fault]:
        """Pairs of unlike shapes, in which one place stands at two points of the screen."""
        for index, pair in enumerate(self.pairs):
            first, second = media.picture_size(pair.before), media.picture_size(pair.after)
            if first is not None and second is not None and _are_unlike(first, second):
                problem = Problem(
                    f"The picture '{pair.after}' has another shape than '{pair.before}': "
                    f"{_pixels(second)}, and {_pixels(first)}.",
                    "Crop them alike, so that each thing stands at the same point of both.",
                )
                yield Fault(("pairs", index, "after"), problem, Severity.NOTICE)


def _long_label(loc: Loc, label: LocalizedText) -> Iterator[Fault]:
    """A label of which hardly the beginning fits."""
    language, longest = max(label.said.items(), key=lambda each: len(each[1]))
    if len(longest) > _LABEL_LONG:
        problem = Problem(
            f"This label has {len(longest)} letters; on a picture about {_LABEL_FITS} fit.",
            "Put the words into 'title' or 'text'.",
        )
        yield Fault((*loc, language), problem, Severity.NOTICE)


def _are_unlike(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two sizes differ in proportion by more than a few percent."""
    quotient = (first[0] * second[1]) / (first[1] * second[0])
    return max(quotient, 1 / quotient) > _UNLIKE


def _pixels(size: tuple[int, int]) -> str:
    return f"{size[0]} by {size[1]} pixels"
