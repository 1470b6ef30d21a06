"""What a visitor can want, as values; knows no gesture and no widget."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Next:
    """The next item, or from the last one the next page."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The previous item, or from the first one the previous page."""


@dataclass(frozen=True, slots=True)
class TogglePlay:
    """Stop what moves by itself, or let it go on."""


@dataclass(frozen=True, slots=True)
class ZoomBy:
    """Magnify by `factor` about (x, y): shares of the picture's frame, y downwards."""

    factor: float
    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class PanBy:
    """Push the picture by (dx, dy) shares of its frame, y downwards."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class ShowItem:
    """An item of the page, such as a phase or a place on its map, by its id."""

    item: str


@dataclass(frozen=True, slots=True)
class CloseItem:
    """Have enough of the item that was chosen."""


@dataclass(frozen=True, slots=True)
class ScrubTo:
    """A moment within an item that plays: `share` 0 is its beginning, 1 its end."""

    item: str
    share: float


@dataclass(frozen=True, slots=True)
class SplitAt:
    """Divide a frame between two pictures: `share` 1 shows only the first, 0 only the second.

    `glide`: the divider moves there; otherwise it is there at once, as beneath a finger.
    """

    share: float
    glide: bool = False


@dataclass(frozen=True, slots=True)
class ChooseAnswer:
    """Take an answer of the question that is asked for right, by its index from 0, or no more."""

    index: int


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """Be told whether the answers chosen are the right ones."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Begin with the first question anew, as if none had been answered."""


@dataclass(frozen=True, slots=True)
class ToggleSound:
    """Listen to a sound, or pause it, by its id."""

    sound: str


@dataclass(frozen=True, slots=True)
class ScrubSound:
    """Hear the sound that is played from there on: `share` 0 is its beginning, 1 its end."""

    share: float


@dataclass(frozen=True, slots=True)
class StopSound:
    """Have enough of the sound that is played."""


@dataclass(frozen=True, slots=True)
class ToggleFilm:
    """See the film, pause it, or let it go on."""


@dataclass(frozen=True, slots=True)
class ScrubFilm:
    """See the film from there on: `share` 0 is its beginning, 1 its end."""

    share: float


@dataclass(frozen=True, slots=True)
class ToggleMute:
    """See the film without its sound, or with it again."""


@dataclass(frozen=True, slots=True)
class FilmStands:
    """No visitor's wish but the film's own word: it stands at this second of its `length`.

    A `length` of 0.0 is not known.
    """

    second: float
    length: float


@dataclass(frozen=True, slots=True)
class FilmEnded:
    """No visitor's wish but the film's own word: it has come to its end."""


@dataclass(frozen=True, slots=True)
class FilmFailed:
    """No visitor's wish but the film's own word: it cannot be shown, or not any further."""


@dataclass(frozen=True, slots=True)
class ToggleLayer:
    """Show or hide what lies on one layer."""

    layer: str


@dataclass(frozen=True, slots=True)
class ToggleLegend:
    """See the switches of all layers, or put them away."""


@dataclass(frozen=True, slots=True)
class ToggleList:
    """Read as a list what is drawn, or see it drawn again."""


@dataclass(frozen=True, slots=True)
class ViewPicture:
    """Look at one of the item's pictures, from 0, filling the page."""

    index: int


@dataclass(frozen=True, slots=True)
class GoBack:
    """Close what was opened last: a picture, a card, a panel, at last the page."""


@dataclass(frozen=True, slots=True)
class OpenSources:
    """See where the page's facts and pictures come from."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Go to another page, or to one of its items."""

    page: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class ClosePanel:
    """Have enough of the sources."""


@dataclass(frozen=True, slots=True)
class OpenContents:
    """See all pages."""


@dataclass(frozen=True, slots=True)
class ChooseTour:
    """Go through some of the pages only, by the id of a tour; None: through all of them."""

    tour: str | None


@dataclass(frozen=True, slots=True)
class OpenExhibits:
    """See all exhibits that are shown here."""


@dataclass(frozen=True, slots=True)
class OpenExhibit:
    """Visit one of the exhibits, by its id."""

    exhibit: str


@dataclass(frozen=True, slots=True)
class TurnPage:
    """The next page (+1) or the previous one (-1), whatever item is shown."""

    step: int


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Read everything in another language (BCP 47)."""

    language: str


@dataclass(frozen=True, slots=True)
class StepTextSize:
    """The next of the text sizes; after the largest, the smallest."""


@dataclass(frozen=True, slots=True)
class ToggleContrast:
    """High contrast, or the exhibit's own colours."""


@dataclass(frozen=True, slots=True)
class StepVolume:
    """The next of the volumes."""


@dataclass(frozen=True, slots=True)
class StartAgain:
    """Leave everything as it was found."""


PageIntent = (
    Next
    | Previous
    | TogglePlay
    | ZoomBy
    | PanBy
    | ShowItem
    | CloseItem
    | ScrubTo
    | SplitAt
    | ToggleLayer
    | ToggleLegend
    | ToggleList
    | ViewPicture
    | ChooseAnswer
    | CheckAnswer
    | TryAgain
    | GoBack
)
SoundIntent = ToggleSound | ScrubSound | StopSound
FilmWord = FilmStands | FilmEnded | FilmFailed
FilmIntent = ToggleFilm | ScrubFilm | ToggleMute | FilmWord
ChoiceIntent = ChooseLanguage | StepTextSize | ToggleContrast | StepVolume
Intent = (
    PageIntent
    | SoundIntent
    | FilmIntent
    | ChoiceIntent
    | OpenSources
    | ClosePanel
    | OpenPage
    | OpenContents
    | ChooseTour
    | OpenExhibits
    | OpenExhibit
    | TurnPage
    | StartAgain
)
