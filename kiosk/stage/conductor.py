"""Leads a visit: joins the visit's state, the pages' presenters and the visitor's choices.

Plain Python: it is told touches and time, and tells what to show and what happened. It draws
nothing.
"""

from collections.abc import Hashable
from dataclasses import replace

from kiosk.audio.cue import Cue
from kiosk.audio.mixer import Audio
from kiosk.content.reading import Reader
from kiosk.content.words import Words
from kiosk.core.events import (
    ItemShown,
    SoundToggled,
    StateChanged,
    Zoomed,
)
from kiosk.core.intents import (
    FilmWord,
    Intent,
    StartAgain,
    ToggleFilm,
    ToggleSound,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Presenter
from kiosk.session.visit import Ask, Effect, Reset, Resume, State, Visit, Wake
from kiosk.stage.choices import Choices
from kiosk.stage.closing import Closing, closed_view
from kiosk.stage.journey import Journey, Note
from kiosk.stage.listening import Listening
from kiosk.stage.programme import Programme
from kiosk.stage.showing import (
    attract_view,
    bar_view,
    contents_view,
    exhibits_bar_view,
    exhibits_view,
    fallback_notice,
    in_order,
    page_view,
    panel_view,
    spoken_in,
)
from kiosk.stage.views import StageView

CLOSED = "closed"

_PERFORMANCE = "performance"  # why the visit's clock stands still
_NOTHING_TOLD: tuple[str, tuple[str, int, int] | None, float] = ("", None, 1.0)


class Conductor:
    """Exhibits being visited, one at a time; a visitor chooses where there are several.

    `note` is told every event with its monotonic second. `revision` grows whenever there is
    something new to show.
    """

    def __init__(
        self,
        exhibits: tuple[Exhibit, ...],
        audio: Audio,
        note: Note,
        *,
        language: str | None,
        still: bool,
    ) -> None:
        self.exhibits = exhibits
        self.revision = 0
        self._audio = audio
        self._note = note
        self._visit = Visit(exhibits[0].timeouts)
        self._rest = Choices(language or exhibits[0].languages[0])
        self._choices = self._rest
        self._preferred = self._rest.language  # by the visitor; not every exhibit speaks it
        self._programme = Programme(exhibits)
        self._journey = Journey(exhibits, note, still=still)
        self._listening = Listening(exhibits[0], audio)
        self._shown: tuple[object, ...] = ()
        self._told = _NOTHING_TOLD
        self._closing: Closing | None = None
        self._staffed = False

    # --------------------------------------------------------------------------- what is so

    @property
    def state(self) -> State:
        """Where the visit stands."""
        return self._visit.state

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody is there, neither visitors nor staff."""
        return self.state is State.ATTRACT and not self._staffed

    @property
    def exhibit(self) -> Exhibit:
        """The exhibit visited; the first one while none is."""
        return self._journey.exhibit

    @property
    def choices(self) -> Choices:
        """What the visitor chose."""
        return self._choices

    @property
    def page_id(self) -> str:
        """The page shown, `contents`, `exhibits`, `attract` or `closed`."""
        if self._closing is not None:
            return CLOSED
        if self.state is State.ATTRACT:
            return State.ATTRACT
        return self._journey.page_id

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The item shown: id, index from 0 and count; None where there are no items."""
        presenter = self._presenter
        return None if presenter is None else presenter.position

    @property
    def _presenter(self) -> Presenter | None:
        opened = self._journey.opened
        return None if opened is None else opened.presenter

    # ------------------------------------------------------------------------ what happened

    def start(self, now: float) -> None:
        """Begin with attract."""
        self._use_sounds()
        self._restore(now)
        self._enter("start", now)

    def close(self, closing: Closing | None, now: float) -> None:
        """The house is closed, or open again (None); nobody may be visiting.

        While it is closed no touch and no key begins a visit.
        """
        if closing == self._closing:
            return
        was_closed = self._closing is not None
        self._closing = closing
        self.revision += 1
        if was_closed != (closing is not None):
            self._restore(now)
            self._note(StateChanged(self.page_id, "hours"), now)

    def admit_staff(self, *, present: bool, now: float) -> None:
        """Staff are at the screen, or have left it: a visit ends, and none begins meanwhile."""
        if present == self._staffed:
            return
        self._staffed = present
        if present and self.state is not State.ATTRACT:
            self._carry_out(self._visit.give_way(now), now)
        self.revision += 1

    def finger_down(self, finger: Hashable, now: float, *, keeps_question: bool = False) -> bool:
        """A finger arrives; True when it may press what lies beneath it.

        A touch that wakes or answers the question does nothing else.
        """
        if self._staffed or self._closing is not None:
            return self._staffed
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
        if self._staffed or self._closing is not None:
            return self._staffed
        effects = self._visit.key_pressed(now)
        self._carry_out(effects, now)
        return not effects

    def advance(self, now: float) -> None:
        """Let time pass."""
        self._carry_out(self._visit.advance(now), now)
        showing = self._moving_parts(now)
        if self._listening.advance(now):
            self.revision += 1
        presenter = self._presenter
        if self._listening.give_way(to_film=presenter is not None and presenter.is_heard):
            self.revision += 1
        performs = self._listening.performs
        if presenter is not None:
            covered = self._journey.has_panel or self.state is not State.EXPLORING
            held = self._visit.is_touched or covered
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
        """Something raised: back to attract, whatever was being done."""
        self._journey.fail(self.page_id, error, now)
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
        hidden = self._journey.has_panel and not isinstance(intent, FilmWord)
        uppermost = None if hidden else self._presenter
        if choices is not self._choices:
            self._choose(choices, now)
        elif uppermost is not None and uppermost.handle(intent, now):
            self._tell_position(now)
        elif self._journey.go(intent, now):
            self._arrive(now)
        self.revision += 1

    def _pause_film(self, now: float) -> None:
        """Something else is listened to."""
        presenter = self._presenter
        if presenter is not None and presenter.is_heard:
            presenter.handle(ToggleFilm(), now)

    def _choose(self, choices: Choices, now: float) -> None:
        before, self._choices = self._choices, choices
        if choices.language != before.language:
            self._preferred = choices.language
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
        if self.state is State.ATTRACT:
            words = Words(self._rest.language, self.exhibit.words)
            if self._closing is not None:
                languages = in_order(self.exhibit, self._rest.language)
                _, moved = self._programme.moment(now)
                return StageView(words, closed=closed_view(self._closing, languages, moved))
            _, moved = self._programme.moment(now)
            offers = self._programme.offers(now)
            return StageView(words, attract=attract_view(*offers, self._rest.language, moved))
        words = Words(self._choices.language, self.exhibit.words)
        asking = self.state is State.ASKING
        seconds_left = self._visit.seconds_left(now) if asking else None
        if self._journey.is_choosing:
            return StageView(
                words,
                contents=exhibits_view(self.exhibits, words),
                bar=exhibits_bar_view(self.exhibits, self._choices),
                seconds_left=seconds_left,
            )
        return replace(self._visit_view(words, asking=asking), seconds_left=seconds_left)

    def _visit_view(self, words: Words, *, asking: bool) -> StageView:
        """What is to be seen of the exhibit."""
        journey = self._journey
        exhibit, route, opened = journey.exhibit, journey.route, journey.opened
        reader = Reader(exhibit, self._choices.language, words)
        with_panel = journey.has_panel and opened is not None and not asking
        others = journey.is_choice
        view = StageView(
            words,
            contents=None if opened else contents_view(exhibit, route, reader, among_others=others),
            page=page_view(route, opened, reader) if opened else None,
            bar=bar_view(exhibit, route, opened, self._choices, leads_back=journey.leads_back),
            panel=panel_view(exhibit, opened, reader) if opened and with_panel else None,
        )
        listening = self._listening.view(reader)
        rests = journey.rests and words.say("page_unavailable")
        return replace(view, listening=listening, notice=rests or fallback_notice(reader))

    def _moving_parts(self, now: float) -> tuple[object, ...]:
        """What changes on the screen by time alone, outside of pages."""
        match self.state:
            case State.ATTRACT:
                return self._programme.moment(now)
            case State.ASKING:
                return (self._visit.seconds_left(now),)
            case State.EXPLORING:
                return ()

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
        """The exhibits where there are several, else what attract advertises."""
        self._enter("touch", now)
        offer, _ = self._programme.offers(now)
        opens = offer.item.opens if offer.item else None
        if self._journey.is_choice:
            self._journey.offer_exhibits(now)
        elif opens is None:
            self._journey.open(None, now)
        else:
            self._journey.open(self.exhibit.page(opens.page), now, opens.item)
        self._arrive(now)

    def _restore(self, now: float) -> None:
        visited = self.exhibit
        self._listening.leave()
        self._choices = self._rest
        self._preferred = self._rest.language
        self._audio.set_volume(self._rest.volume)
        self._journey.begin()
        if self.exhibit is not visited:
            self._use_sounds()
        self._programme.begin(now)

    def _use_sounds(self) -> None:
        """Have the sounds of the exhibit that is visited now."""
        exhibit = self.exhibit
        self._listening = Listening(exhibit, self._audio)
        touch = exhibit.sound_file(exhibit.touch_sound or "", self._choices.language)
        self._audio.use_cues({} if touch is None else {Cue.TOUCH: touch})

    def _arrive(self, now: float) -> None:
        """Something else is shown: its time, its sounds and its language begin."""
        self._told = _NOTHING_TOLD
        self._visit.use(self._journey.timeouts, now)
        if not self._listening.is_of(self.exhibit):
            self._listening.leave()
            self._use_sounds()
        choosing = self._journey.is_choosing
        language = self._preferred if choosing else spoken_in(self.exhibit, self._preferred)
        self._choices = replace(self._choices, language=language)
        if self._presenter is None:
            self._listen()
        else:
            self._tell_position(now)
        self.revision += 1

    def _enter(self, reason: str, now: float) -> None:
        self._note(StateChanged(self.state, reason), now)
        self._shown = self._moving_parts(now)
        self.revision += 1

    def _listen(self) -> None:
        """Offer the sounds of what is shown, over its ambience."""
        opened, position = self._journey.opened, self.position
        page = None if opened is None else opened.page
        language = self._choices.language
        sounds = () if page is None else page.sounds_at(position and position[1])
        self._listening.offer(sounds, language)
        ambience = None if self._journey.is_choosing else self.exhibit.ambience_of(page)
        self._listening.surround(ambience, language)

    def _tell_position(self, now: float) -> None:
        """Note the item and the zoom where they differ from what was last told of this page.

        While fingers are down the zoom is still being chosen.
        """
        presenter, page_id = self._presenter, self._journey.page_id
        if presenter is None:
            return
        for event in presenter.report():
            self._note(event, now)
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
