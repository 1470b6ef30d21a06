"""What the credits page shows, frozen."""

from dataclasses import dataclass

from kiosk.content.reading import PictureView, ProseView


@dataclass(frozen=True, slots=True)
class TabView:
    """The way to a section; `count` is how many things it tells of, or empty."""

    section: str
    title: str
    icon: str
    count: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """What the entries below it have in common: whose they are, and what may be done with them."""

    title: str
    note: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One thing that the exhibit uses. `group` is told above the first entry of each group."""

    title: str
    details: tuple[str, ...] = ()
    picture: PictureView | None = None
    group: GroupView | None = None


@dataclass(frozen=True, slots=True)
class CreditsView:
    """The tabs, and the section that is open: a text, entries, or a note that there are none."""

    kicker: str
    heading: str
    tabs: tuple[TabView, ...]
    chosen: str
    prose: ProseView | None
    entries: tuple[EntryView, ...]
    note: str = ""
