"""Leads a visit: joins the visit's state, the pages' presenters and the visitor's choices.

Plain Python: it is told touches and time, and tells what to show and what happened. It draws
nothing.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from importlib import import_module

from kiosk.audio.mixer import Audio, Cue
from kiosk.content.reading import Reader, picture_view, source_view
from kiosk.content.words import Words, language_name
from kiosk.core.events import (
    ContrastChanged,
    Event,
    ItemShown,
    LanguageChanged,
    PageFailed,
    PageOpened,
    PanelOpened,
    StateChanged,
    TextSizeChanged,
    VolumeChanged,
    Zoomed,
)
from kiosk.core.intents import Intent, Next, OpenPage, OpenSources, Previous
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.pages.presenting import Place, Presenter
from kiosk.session.visit import Ask, Effect, Reset, Resume, State, Visit, Wake
from kiosk.stage.playlist import Playlist, drift
from kiosk.stage.views import (
    AttractView,
    BarView,
    CardView,
    ContentsView,
    Line,
    PageView,
    PanelView,
    StageView,
)

CONTENTS = "contents"
LARGE_TEXT_PATIENCE = 2.0  # Visitor guideline: idle time doubles with large text
VOLUMES = (0.6, 1.0, 0.0)
TEXT_STEP_COUNT = 3

_NOTHING_TOLD: tuple[str, tuple[str, int, int] | None, float] = ("", None, 1.0)

Note = Callable[[Event, float], None]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a visitor may choose and the next one must not inherit."""

    language: str
    text_step: int = 0
    high_contrast: bool = False
    volume: int = 0


class Conductor:
    """One exhibit being visited.

    `note` is told every event with its monotonic second. `revision` grows whenever there is
    something new to show.
    """

    def __init__(
        self, exhibit: Exhibit, audio: Audio, note: Note, *, language: str | None, still: bool
    ) -> None:
        self.exhibit = exhibit
        self.revision = 0
        self._audio = audio
        self._note = note
        self._still = still
        self._visit = Visit(exhibit.timeouts)
        self._rest = Choices(language or exhibit.languages[0])
        self._choices = self._rest
        self._playlist = Playlist(len(exhibit.attract.items), exhibit.attract.each_seconds)
        self._attract_since = 0.0
        self._page: Page | None = None
        self._presenter: Presenter | None = None
        self._panel = False
        self._fingers: set[Hashable] = set()
        self._shown: tuple[object, ...] = ()
        self._told = _NOTHING_TOLD

    # --------------------------------------------------------------------------- what is so

    @property
    def state(self) -> State:
        """Where the visit stands."""
        return self._visit.state

    @property
    def choices(self) -> Choices:
        """What the visitor chose."""
        return self._choices

    @property
    def page_id(self) -> str:
        """The page shown, `contents`, or `attract`."""
        if self.state is State.ATTRACT:
            return State.ATTRACT
        return CONTENTS if self._page is None else self._page.id

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The item shown: id, index from 0 and count; None where there are no items."""
        return None if self._presenter is None else self._presenter.position

    # ------------------------------------------------------------------------ what happened

    def start(self, now: float) -> None:
        """Begin with attract."""
        self._attract_since = now
        self._enter("start", now)

    def finger_down(self, finger: Hashable, now: float, *, keeps_question: bool = False) -> bool:
        """A finger arrives; True when it may press what lies beneath it.

        A touch that wakes or answers the question does nothing else.
        """
        self._fingers.add(finger)
        effects = self._visit.finger_down(finger, now, keeps_question=keeps_question)
        self._carry_out(effects, now)
        return not effects

    def finger_moved(self, finger: Hashable, now: float) -> None:
        """A finger that is down moves."""
        if finger in self._fingers:
            self._carry_out(self._visit.finger_moved(finger, now), now)

    def finger_up(self, finger: Hashable, now: float) -> None:
        """A finger leaves."""
        self._fingers.discard(finger)
        self._carry_out(self._visit.finger_up(finger, now), now)
        self._tell_position(now)

    def key_pressed(self, now: float) -> bool:
        """A key goes down; True when it may do what it is for."""
        effects = self._visit.key_pressed(now)
        self._carry_out(effects, now)
        return not effects

    def advance(self, now: float) -> None:
        """Let time pass."""
        self._carry_out(self._visit.advance(now), now)
        showing = self._moving_parts(now)
        if self._presenter is not None:
            held = bool(self._fingers) or self._panel or self.state is not State.EXPLORING
            if self._presenter.advance(now, held=held or self._still):
                self._tell_position(now)
                self.revision += 1
        if showing != self._shown:
            self._shown = showing
            self.revision += 1

    def fail(self, error: BaseException, now: float) -> None:
        """Something raised: back to attract, whatever was being done."""
        self._note(PageFailed(self.page_id, f"{type(error).__name__}: {error}"), now)
        self._carry_out(self._visit.fail(now), now)

    # -------------------------------------------------------------------- what visitors want

    def intend(self, intent: Intent, now: float) -> None:
        """Do what the visitor wants of the page; what it cannot do, the exhibit does."""
        if self.state is not State.EXPLORING:
            return
        match intent:
            case OpenSources():
                self._panel = True
                self._note(PanelOpened(self.page_id, "sources"), now)
            case OpenPage(page, item):
                self.open_page(page, now, item=item)
            case _ if self._presenter is not None and self._presenter.handle(intent, now):
                self._tell_position(now)
            case Next():
                self.turn_page(1, now)
            case Previous():
                self.turn_page(-1, now)
            case _:
                return
        self.revision += 1

    def close_panel(self) -> None:
        """Take the panel away."""
        self._panel = False
        self.revision += 1

    def open_contents(self, now: float) -> None:
        """Show all pages."""
        self._open(None, None, now)

    def open_page(self, page_id: str, now: float, *, item: str | None = None) -> None:
        """Show a page; one that was left out of the exhibit shows the contents instead."""
        self._open(self.exhibit.page(page_id), item, now)

    def turn_page(self, step: int, now: float) -> None:
        """The next (+1) or previous (-1) page; beyond either end, the contents page."""
        pages = self.exhibit.pages
        if self._page is None:
            index = 0 if step > 0 else len(pages) - 1
        else:
            index = pages.index(self._page) + step
        self._open(pages[index] if 0 <= index < len(pages) else None, None, now)

    def choose_language(self, language: str, now: float) -> None:
        """Show everything in another language; page and item stay."""
        self._choices = replace(self._choices, language=language)
        self._note(LanguageChanged(language), now)
        self.revision += 1

    def step_text_size(self, now: float) -> None:
        """The next of three text sizes, after the largest the smallest."""
        step = (self._choices.text_step + 1) % TEXT_STEP_COUNT
        self._choices = replace(self._choices, text_step=step)
        self._visit.be_patient(LARGE_TEXT_PATIENCE if step else 1.0)
        self._note(TextSizeChanged(step), now)
        self.revision += 1

    def toggle_contrast(self, now: float) -> None:
        """High contrast, or the exhibit's own colours."""
        self._choices = replace(self._choices, high_contrast=not self._choices.high_contrast)
        self._note(ContrastChanged(self._choices.high_contrast), now)
        self.revision += 1

    def step_volume(self, now: float) -> None:
        """The next of three volumes."""
        volume = (self._choices.volume + 1) % len(VOLUMES)
        self._choices = replace(self._choices, volume=volume)
        self._audio.set_volume(VOLUMES[volume])
        self._audio.play(Cue.STILL_THERE)
        self._note(VolumeChanged(VOLUMES[volume]), now)
        self.revision += 1

    def start_again(self, now: float) -> None:
        """Leave the exhibit as it was found."""
        self._carry_out(self._visit.start_again(now), now)

    # ------------------------------------------------------------------------ what is shown

    def view(self, now: float) -> StageView:
        """Everything that is to be on the screen now."""
        words = Words(self._choices.language, self.exhibit.words)
        if self.state is State.ATTRACT:
            return StageView(words, attract=self._attract_view(now))
        reader = Reader(self.exhibit, self._choices.language, words)
        page, contents = None, None
        if self._page is None:
            contents = self._contents_view(reader)
        else:
            page = self._page_view(reader)
        asking = self.state is State.ASKING
        view = StageView(
            words,
            contents=contents,
            page=page,
            bar=self._bar_view(),
            panel=self._panel_view(reader) if self._panel and not asking else None,
            seconds_left=self._visit.seconds_left(now) if asking else None,
        )
        return replace(view, notice=self._notice(reader))

    def _moving_parts(self, now: float) -> tuple[object, ...]:
        """What changes on the screen by time alone, outside of pages."""
        seconds = now - self._attract_since
        match self.state:
            case State.ATTRACT:
                return (self._playlist.index(seconds), drift(seconds))
            case State.ASKING:
                return (self._visit.seconds_left(now),)
            case State.EXPLORING:
                return ()

    def _attract_view(self, now: float) -> AttractView:
        exhibit, rest = self.exhibit, self._rest.language
        seconds = now - self._attract_since
        items = exhibit.attract.items
        item = items[self._playlist.index(seconds)] if items else None
        order = (rest, *(code for code in exhibit.languages if code != rest))
        readers = {code: Reader(exhibit, code, Words(code, exhibit.words)) for code in order}
        headline = item.headline if item else exhibit.title
        headlines: dict[str, str] = {}
        for code, reader in readers.items():
            headlines.setdefault(reader.text(headline), code)
        first = readers[rest]
        return AttractView(
            picture=picture_view(exhibit, first, item.picture) if item else None,
            overline=first.text(item.overline if item else exhibit.subtitle),
            headlines=tuple(Line(code, text) for text, code in headlines.items()),
            invitations=tuple(
                Line(code, reader.words.say("touch_to_start")) for code, reader in readers.items()
            ),
            drift=drift(seconds),
        )

    def _contents_view(self, reader: Reader) -> ContentsView:
        exhibit = self.exhibit
        return ContentsView(
            title=reader.text(exhibit.title),
            subtitle=reader.text(exhibit.subtitle),
            cards=tuple(
                CardView(
                    page=page.id,
                    number=number,
                    title=reader.text(page.title),
                    icon=KINDS[page.kind].icon,
                    picture=picture_view(exhibit, reader, page.cover) if page.cover else None,
                )
                for number, page in enumerate(exhibit.pages, start=1)
            ),
        )

    def _page_view(self, reader: Reader) -> PageView:
        page, presenter = self._page, self._presenter
        assert page is not None  # noqa: S101  # narrows the type; the caller has just asked
        assert presenter is not None  # noqa: S101
        place = Place(self.exhibit.pages.index(page) + 1, reader.text(page.title))
        return PageView(
            kind=page.kind,
            page=page.id,
            body=presenter.view(reader, place),
            has_sources=bool(presenter.source_ids(reader)),
        )

    def _bar_view(self) -> BarView:
        page = self._page
        return BarView(
            languages=tuple(Line(code, language_name(code)) for code in self.exhibit.languages),
            language=self._choices.language,
            number=None if page is None else self.exhibit.pages.index(page) + 1,
            count=len(self.exhibit.pages),
            text_step=self._choices.text_step,
            high_contrast=self._choices.high_contrast,
            volume=VOLUMES[self._choices.volume],
        )

    def _panel_view(self, reader: Reader) -> PanelView:
        ids = self._presenter.source_ids(reader) if self._presenter is not None else ()
        return PanelView(
            title=reader.words.say("sources"),
            sources=tuple(
                source_view(self.exhibit.sources[source], number, reader)
                for number, source in enumerate(ids, start=1)
            ),
        )

    def _notice(self, reader: Reader) -> str:
        """What to say where something stood in another language than the visitor's."""
        shown = reader.fallen_back_to
        if shown is None:
            return ""
        return reader.words.say(
            "not_translated",
            language=language_name(reader.language, reader.language),
            shown=language_name(shown, reader.language),
        )

    # ----------------------------------------------------------------------------- transitions

    def _carry_out(self, effects: tuple[Effect, ...], now: float) -> None:
        for effect in effects:
            match effect:
                case Wake():
                    self._wake(now)
                case Ask():
                    self._audio.play(Cue.STILL_THERE)
                    self._enter("idle", now)
                case Resume():
                    self._enter("extended", now)
                case Reset(reason):
                    self._restore(now)
                    self._enter(reason, now)

    def _wake(self, now: float) -> None:
        items = self.exhibit.attract.items
        seconds = now - self._attract_since
        opens = items[self._playlist.index(seconds)].opens if items else None
        self._enter("touch", now)
        self._open(self.exhibit.page(opens) if opens else None, None, now)

    def _restore(self, now: float) -> None:
        self._choices = self._rest
        self._audio.set_volume(VOLUMES[self._rest.volume])
        self._page = self._presenter = None
        self._panel = False
        self._attract_since = now

    def _open(self, page: Page | None, item: str | None, now: float) -> None:
        self._panel = False
        self._page = page
        self._presenter = None
        self._told = _NOTHING_TOLD
        self._visit.use(None if page is None else self.exhibit.timeouts_of(page), now)
        if page is None:
            self._note(PageOpened(CONTENTS, CONTENTS), now)
        else:
            self._note(PageOpened(page.id, page.kind), now)
            self._presenter = _presenter(page, self.exhibit)
            self._presenter.open(item, now)
            self._tell_position(now)
        self.revision += 1

    def _enter(self, reason: str, now: float) -> None:
        self._note(StateChanged(self.state, reason), now)
        self.revision += 1

    def _tell_position(self, now: float) -> None:
        """Note the item and the zoom where they differ from what was last told of this page.

        While fingers are down the zoom is still being chosen.
        """
        if self._page is None or self._presenter is None:
            return
        position, scale = self._presenter.position, round(self._presenter.scale, 2)
        same_item = self._told[:2] == (self._page.id, position)
        if same_item and (self._fingers or self._told[2] == scale):
            return
        self._told = (self._page.id, position, scale)
        if same_item:
            self._note(Zoomed(self._page.id, scale), now)
        elif position is not None:
            self._note(ItemShown(self._page.id, *position), now)


def _presenter(page: Page, exhibit: Exhibit) -> Presenter:
    module, name = KINDS[page.kind].presenter.split(":")
    presenter: Presenter = getattr(import_module(module), name)(page, exhibit)
    return presenter
