"""Leads a visit: joins the visit's state, the pages' presenters and the visitor's choices.

Plain Python: it is told touches and time, and tells what to show and what happened. It draws
nothing.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import replace
from itertools import count

from kiosk.audio.cue import Cue
from kiosk.audio.mixer import Audio
from kiosk.content.reading import Reader
from kiosk.content.words import Words
from kiosk.core.events import (
    Event,
    ItemShown,
    PageFailed,
    PageOpened,
    PanelOpened,
    SoundToggled,
    StateChanged,
    Zoomed,
)
from kiosk.core.intents import (
    ClosePanel,
    FilmWord,
    GoBack,
    Intent,
    Next,
    OpenContents,
    OpenPage,
    OpenSources,
    Previous,
    StartAgain,
    ToggleFilm,
    ToggleSound,
    TurnPage,
)
from kiosk.exhibit.model import AttractItem, Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.session.visit import Ask, Effect, Reset, Resume, State, Visit, Wake
from kiosk.stage.choices import Choices
from kiosk.stage.listening import Listening
from kiosk.stage.playlist import Playlist, drift
from kiosk.stage.showing import (
    Opened,
    attract_view,
    bar_view,
    contents_view,
    fallback_notice,
    page_view,
    panel_view,
)
from kiosk.stage.views import StageView

CONTENTS = "contents"
PAGE_STRIKES = 2  # failures after which a page rests until the kiosk is started again
_PERFORMANCE = "performance"  # why the visit's clock stands still
_NOTHING_TOLD: tuple[str, tuple[str, int, int] | None, float] = ("", None, 1.0)

Note = Callable[[Event, float], None]


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
        self._listening = Listening(exhibit, audio)
        self._playlist = Playlist(len(exhibit.attract.items), exhibit.attract.each_seconds)
        self._attract_since = 0.0
        self._opened: Opened | None = None  # None: the contents page
        self._openings = count(1)
        self._page_id = CONTENTS  # known before the page is open, to blame if that fails
        self._panel = False
        self._shown: tuple[object, ...] = ()
        self._told = _NOTHING_TOLD
        self._failures: Counter[str] = Counter()
        self._resting = False  # whether the page asked for last rests

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
        return self._page_id

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The item shown: id, index from 0 and count; None where there are no items."""
        return None if self._opened is None else self._opened.presenter.position

    # ------------------------------------------------------------------------ what happened

    def start(self, now: float) -> None:
        """Begin with attract."""
        touch = self.exhibit.sound_file(self.exhibit.touch_sound or "", self._rest.language)
        self._audio.use_cues({} if touch is None else {Cue.TOUCH: touch})
        self._restore(now)
        self._enter("start", now)

    def finger_down(self, finger: Hashable, now: float, *, keeps_question: bool = False) -> bool:
        """A finger arrives; True when it may press what lies beneath it.

        A touch that wakes or answers the question does nothing else.
        """
        effects = self._visit.finger_down(finger, now, keeps_question=keeps_question)
        self._carry_out(effects, now)
        return not effects

    def finger_moved(self, finger: Hashable, now: float) -> None:
        """A finger that is down moves."""
        self._carry_out(self._visit.finger_moved(finger, now), now)

    def finger_up(self, finger: Hashable, now: float) -> None:
        """A finger leaves."""
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
        if self._listening.advance(now):
            self.revision += 1
        presenter = None if self._opened is None else self._opened.presenter
        if self._listening.give_way(to_film=presenter is not None and presenter.is_heard):
            self.revision += 1
        performs = self._listening.performs
        if presenter is not None:
            held = self._visit.is_touched or self._panel or self.state is not State.EXPLORING
            # What turns by itself waits for what is listened to; what was asked for goes on.
            waits = performs and not presenter.performs
            if presenter.advance(now, held=held or waits):
                self._tell_position(now)
                self.revision += 1
            performs |= presenter.performs and not held
        keep_time = self._visit.hold if performs else self._visit.release
        keep_time(_PERFORMANCE, now)
        if showing != self._shown:
            self._shown = showing
            self.revision += 1

    def fail(self, error: BaseException, now: float) -> None:
        """Something raised: back to attract, whatever was being done.

        A page that failed PAGE_STRIKES times is not opened any more: one that attract advertises
        would otherwise shut out every visitor.
        """
        self._failures[self.page_id] += 1
        self._note(PageFailed(self.page_id, f"{type(error).__name__}: {error}"), now)
        self._carry_out(self._visit.fail(now), now)

    def acknowledge_press(self) -> None:
        """Something was pressed: let it be heard."""
        self._audio.play(Cue.TOUCH)

    # -------------------------------------------------------------------- what visitors want

    def intend(self, intent: Intent, now: float) -> None:
        """Do what the visitor wants; outside of a visit, and during the question, nothing.

        "Start again" is the exception: the question has a button for it.
        """
        if isinstance(intent, StartAgain):
            self._carry_out(self._visit.start_again(now), now)
            return
        if self.state is not State.EXPLORING:
            return
        if self._listening.handle(intent, now):
            if isinstance(intent, ToggleSound):
                self._pause_film(now)
                runs = self._listening.performs
                self._note(SoundToggled(self.page_id, intent.sound, runs), now)
            self.revision += 1
            return
        choices = self._choices.after(intent)
        hidden = self._panel and not isinstance(intent, FilmWord)
        uppermost = None if hidden else self._opened
        if choices is not self._choices:
            self._choose(choices, now)
        elif uppermost is not None and uppermost.presenter.handle(intent, now):
            self._tell_position(now)
        else:
            self._go(intent, now)
        self.revision += 1

    def _pause_film(self, now: float) -> None:
        """Something else is listened to."""
        if self._opened is not None and self._opened.presenter.is_heard:
            self._opened.presenter.handle(ToggleFilm(), now)

    def _go(self, intent: Intent, now: float) -> None:
        """Change what is open."""
        match intent:
            case OpenSources():
                self._panel = True
                self._note(PanelOpened(self.page_id, "sources"), now)
            case ClosePanel():
                self._panel = False
            case GoBack() if self._panel:
                self._panel = False
            case GoBack():
                self._open(None, None, now)
            case OpenPage(page, item):
                self._open(self.exhibit.page(page), item, now)
            case OpenContents():
                self._open(None, None, now)
            case TurnPage(step):
                self._turn_page(step, now)
            case Next():
                self._turn_page(1, now)
            case Previous():
                self._turn_page(-1, now)
            case _:
                return

    def _turn_page(self, step: int, now: float) -> None:
        """The next or the previous page; beyond either end, the contents page."""
        pages = self.exhibit.pages
        if self._opened is None:
            index = 0 if step > 0 else len(pages) - 1
        else:
            index = pages.index(self._opened.page) + step
        self._open(pages[index] if 0 <= index < len(pages) else None, None, now)

    def _choose(self, choices: Choices, now: float) -> None:
        before, self._choices = self._choices, choices
        self._visit.be_patient(choices.patience)
        if choices.volume != before.volume:
            self._audio.set_volume(choices.volume)
            self._audio.play(Cue.STILL_THERE)
        for event in choices.events_since(before):
            self._note(event, now)
        self._listen()

    # ------------------------------------------------------------------------ what is shown

    def view(self, now: float) -> StageView:
        """Everything that is to be on the screen now."""
        exhibit, opened = self.exhibit, self._opened
        if self.state is State.ATTRACT:
            words = Words(self._rest.language, exhibit.words)
            moved = drift(now - self._attract_since)
            index = self._playlist.index(now - self._attract_since)
            attract = attract_view(exhibit, index, self._rest.language, moved)
            return StageView(words, attract=attract)
        words = Words(self._choices.language, exhibit.words)
        reader = Reader(exhibit, self._choices.language, words)
        asking = self.state is State.ASKING
        with_panel = self._panel and opened is not None and not asking
        view = StageView(
            words,
            contents=None if opened else contents_view(exhibit, reader),
            page=page_view(exhibit, opened, reader) if opened else None,
            bar=bar_view(exhibit, opened, self._choices),
            panel=panel_view(exhibit, opened, reader) if opened and with_panel else None,
            seconds_left=self._visit.seconds_left(now) if asking else None,
        )
        listening = self._listening.view(reader)
        rests = self._resting and words.say("page_unavailable")
        return replace(view, listening=listening, notice=rests or fallback_notice(reader))

    def _moving_parts(self, now: float) -> tuple[object, ...]:
        """What changes on the screen by time alone, outside of pages."""
        match self.state:
            case State.ATTRACT:
                seconds = now - self._attract_since
                return (self._playlist.index(seconds), drift(seconds))
            case State.ASKING:
                return (self._visit.seconds_left(now),)
            case State.EXPLORING:
                return ()

    def _attract_item(self, now: float) -> AttractItem | None:
        items = self.exhibit.attract.items
        return items[self._playlist.index(now - self._attract_since)] if items else None

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
        item = self._attract_item(now)
        opens = item.opens if item else None
        self._enter("touch", now)
        self._open(self.exhibit.page(opens) if opens else None, None, now)

    def _restore(self, now: float) -> None:
        self._listening.leave()
        self._choices = self._rest
        self._audio.set_volume(self._rest.volume)
        self._opened = None
        self._openings = count(1)
        self._panel = False
        self._attract_since = now

    def _open(self, page: Page | None, item: str | None, now: float) -> None:
        self._resting = page is not None and self._failures[page.id] >= PAGE_STRIKES
        page = None if self._resting else page
        self._page_id = CONTENTS if page is None else page.id
        self._opened = None
        self._panel = False
        self._told = _NOTHING_TOLD
        self._visit.use(None if page is None else self.exhibit.timeouts_of(page), now)
        if page is None:
            self._note(PageOpened(CONTENTS, CONTENTS), now)
            self._listen()
        else:
            self._note(PageOpened(page.id, page.kind), now)
            presenter = KINDS[page.kind].load_presenter()(page, self.exhibit)
            presenter.open(item, now, still=self._still)
            self._opened = Opened(page, presenter, next(self._openings))
            self._tell_position(now)
        self.revision += 1

    def _enter(self, reason: str, now: float) -> None:
        self._note(StateChanged(self.state, reason), now)
        self._shown = self._moving_parts(now)
        self.revision += 1

    def _listen(self) -> None:
        """Offer the sounds of what is shown, over its ambience."""
        page, position = None if self._opened is None else self._opened.page, self.position
        language = self._choices.language
        sounds = () if page is None else page.sounds_at(position and position[1])
        self._listening.offer(sounds, language)
        self._listening.surround(self.exhibit.ambience_of(page), language)

    def _tell_position(self, now: float) -> None:
        """Note the item and the zoom where they differ from what was last told of this page.

        While fingers are down the zoom is still being chosen.
        """
        if self._opened is None:
            return
        presenter, page_id = self._opened.presenter, self._page_id
        position, scale = presenter.position, round(presenter.scale, 2)
        same_item = self._told[:2] == (page_id, position)
        if same_item and (self._visit.is_touched or self._told[2] == scale):
            return
        self._told = (page_id, position, scale)
        if same_item:
            self._note(Zoomed(page_id, scale), now)
            return
        self._listen()
        if position is not None:
            self._note(ItemShown(page_id, *position), now)
