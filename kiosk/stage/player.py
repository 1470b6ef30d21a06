"""The strip above the navigation bar: what there is to listen to, and its words as it is played."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.captions import NO_CAPTIONS, Captions
from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.intents import Intent, ScrubSound, StopSound, ToggleSound
from kiosk.stage.listening import ListeningView, PlayingView, SoundView
from kiosk.stage.portions import portioned
from kiosk.widgets.button import Face, PushButton, row
from kiosk.widgets.look import Look
from kiosk.widgets.scrubber import Scrubber, key_step, minutes
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Room, Text, fitting_px, plain

_EDGE = 40.0  # as the bar has below it
_PAD = 14.0
_GAP = 24.0
_ROW_GAP = 16.0
_MOST_STARTS = 0.75  # of the strip's width; the rest is for words
_SCRUBBER = 300.0
_LINES = 2  # that captions may have
_LINE_HEIGHT = 1.3
_SMALLER = (1.0, 0.88, 0.76, 0.66)  # shares of the size of text, for captions that are long
_LONGEST = 3  # captions that are measured: those of the most letters, and of the most lines


class Player(Widget):
    """Takes the same height whether something is played or not, so that nothing above it moves."""

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._ground, self._rule = Ground(), Ground()
        self._starts: dict[str, PushButton] = {}
        self._toggle = PushButton("sound-toggle", self._press_toggle)
        self._stop = PushButton("sound-stop", lambda: send(StopSound()))
        self._scrubber = Scrubber("sound-position", lambda share: send(ScrubSound(share)))
        self._time, self._words = Text(), Text()
        self._playing: PlayingView | None = None
        self._look: Look | None = None
        self._place = Rect(0, 0, 0, 0)  # of the words
        self._captions = NO_CAPTIONS  # of what is played, as they have room
        self._words_px = 0
        self._measured: tuple[object, ...] = ()
        for part in (self._ground, self._rule, self._time, self._words, self._toggle, self._stop,
                     self._scrubber):  # fmt: skip
            self.add_widget(part)

    def render(
        self, view: ListeningView | None, look: Look, words: Words, above: Rect, now: float
    ) -> float:
        """Stand on the lower edge of `above`; the height that it takes, in window pixels, or 0."""
        self._look = look
        self._playing = None if view is None else view.playing
        playing = self._playing is not None
        for start in self._starts.values():
            start.show(shown=False)
        for part in (self._toggle, self._stop, self._scrubber):
            part.show(shown=playing)
        if view is None:
            for ground in (self._ground, self._rule):
                ground.lay(Rect(0, 0, 0, 0), look, role="panel")
            for text in (self._time, self._words):
                text.set("", look)
            return 0.0
        frame = self._frame(look, above)
        self._ground.lay(frame, look, role="panel")
        rule = max(1.0, look.px(1.4))
        self._rule.lay(Rect(frame.x, frame.top - rule, frame.width, rule), look, role="line")
        if view.playing is None:
            self._lay_offer(view.sounds, look, words, frame)
        else:
            self._lay_playing(view.playing, look, words, frame, now)
        self.animate(now)
        return frame.height

    def animate(self, now: float) -> None:
        """Follow what is played; touches nothing when nothing is."""
        playing, look = self._playing, self._look
        if playing is None or look is None:
            return
        playback = playing.playback
        position = playback.position(now)
        self._scrubber.show_share(playback.share(now))
        self._time.set(minutes(position, playback.duration), look, role="label", face="numbers",
                       colour="mute")  # fmt: skip
        self._time.place(self._time.x, self._scrubber.rect.centre[1] + self._time.height / 2)
        self._words.set(plain(self._captions.at(position)), look, width=self._place.width,
                        font_px=self._words_px, line_height=_LINE_HEIGHT)  # fmt: skip
        self._lay_words()

    def targets(self) -> tuple[Target, ...]:
        """The buttons that start something, or those of what is played."""
        parts: tuple[Target, ...] = (
            *self._starts.values(), self._toggle, self._stop, self._scrubber
        )  # fmt: skip
        return tuple(part for part in parts if part.is_live)

    def _frame(self, look: Look, above: Rect) -> Rect:
        rows = look.button_px, self._words_height(look)
        height = sum(rows) + look.px(_PAD) if look.screen.is_tall else max(rows)
        return Rect(above.x, above.y, above.width, height + 2 * look.px(_PAD))

    def _words_height(self, look: Look) -> float:
        return _LINES * _LINE_HEIGHT * look.font_px("body")

    def _lay_offer(
        self, sounds: tuple[SoundView, ...], look: Look, words: Words, frame: Rect
    ) -> None:
        """A button for each sound, and whose the first one is."""
        buttons = []
        for sound in sounds:
            if sound.id not in self._starts:
                self._starts[sound.id] = start = self._start_button(sound.id)
                self.add_widget(start)
            button = self._starts[sound.id]
            button.show(shown=True)
            button.dress(Face(icon="player-play", words=sound.title), look)
            buttons.append(button)
        right = self._lay_starts(buttons, look, frame, _buttons_y(frame, look))
        self._place_words(look, frame, right)
        self._time.set("", look)
        draft = words.say("draft") if sounds[0].draft else ""
        for about in (_joined(draft, sounds[0].about), draft, ""):
            self._words.set(plain(about), look, role="label", colour="mute",
                            width=self._place.width)  # fmt: skip
            if self._words.height <= self._place.height:
                break
        self._lay_words()

    def _lay_starts(self, buttons: list[PushButton], look: Look, frame: Rect, y: float) -> float:
        """Side by side, those with many words cut where there is no room; their right end."""
        gap, x = look.px(_ROW_GAP), frame.x + look.px(_EDGE)
        share = 1.0 if look.screen.is_tall else _MOST_STARTS
        room = share * (frame.width - 2 * look.px(_EDGE)) - gap * (len(buttons) - 1)
        for count, button in zip(range(len(buttons), 0, -1), buttons, strict=True):
            width = min(button.wish(look), room / count)
            button.place(x, y, width, look.button_px)
            room -= width
            x += width + gap
        return x - gap

    def _lay_playing(
        self, playing: PlayingView, look: Look, words: Words, frame: Rect, now: float
    ) -> None:
        """Pause, stop, where it is, and what is said."""
        playback = playing.playback
        runs = playback.is_playing
        said = words.say("pause" if runs else "play")
        self._toggle.dress(Face(icon="player-pause" if runs else "player-play", filled=True), look,
                           spoken=f"{said}: {playing.title}")  # fmt: skip
        self._stop.dress(Face(icon="x"), look, spoken=words.say("close"))
        position = minutes(playback.position(now), playback.duration)
        self._scrubber.dress(look, spoken=f"{words.say('position')}: {position}",
                             step=key_step(playback.duration))  # fmt: skip
        y = _buttons_y(frame, look)
        right = row([self._toggle, self._stop], look, frame.x + look.px(_EDGE), y)
        self._time.set(minutes(playback.duration, playback.duration), look, role="label",
                       face="numbers", colour="mute")  # fmt: skip
        gap = look.px(_GAP)
        room = frame.right - look.px(_EDGE) - right - 2 * gap - self._time.width
        length = room if look.screen.is_tall else min(room, look.px(_SCRUBBER))
        self._scrubber.place(right + gap, y, length, look.button_px)
        self._time.place(right + 2 * gap + length, y + (look.button_px + self._time.height) / 2)
        self._place_words(look, frame, self._time.x + self._time.width)
        self._measure(playing, look)

    def _place_words(self, look: Look, frame: Rect, right: float) -> None:
        """Beside what ends at `right`, or below it on an upright screen."""
        height, end = self._words_height(look), frame.right - look.px(_EDGE)
        if look.screen.is_tall:
            left, y = frame.x + look.px(_EDGE), frame.y + look.px(_PAD)
        else:
            left, y = right + 1.5 * look.px(_GAP), frame.centre[1] - height / 2
        self._place = Rect(left, y, end - left, height)

    def _lay_words(self) -> None:
        self._words.place(self._place.x, self._place.centre[1] + self._words.height / 2)

    def _measure(self, playing: PlayingView, look: Look) -> None:
        """Cut captions that have no room; the one size of letters at which the rest has it."""
        measured = (playing.captions, look, self._place.width)
        if measured == self._measured:
            return
        self._measured = measured
        room = Room(self._place.width, self._place.height + 1, "text", _LINE_HEIGHT)
        sizes = tuple(round(look.font_px("body") * share) for share in _SMALLER)
        self._captions = playing.captions
        if not all(room.has(text, look, sizes[-1]) for text in _largest(self._captions)):
            self._captions = portioned(self._captions, lambda text: room.has(text, look, sizes[-1]))
        self._words_px = min(
            (fitting_px(text, look, room, sizes) for text in _largest(self._captions)),
            default=sizes[0],
        )

    def _start_button(self, sound: str) -> PushButton:
        return PushButton(f"sound-{sound}", lambda: self._send(ToggleSound(sound)))

    def _press_toggle(self) -> None:
        if self._playing is not None:
            self._send(ToggleSound(self._playing.sound))


def _buttons_y(frame: Rect, look: Look) -> float:
    """The lower edge of the buttons: in the upper row of two, or in the middle of the only one."""
    if look.screen.is_tall:
        return frame.top - look.px(_PAD) - look.button_px
    return frame.centre[1] - look.button_px / 2


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _largest(captions: Captions) -> list[str]:
    """Those that need most room, by letters or by lines."""
    texts = [cue.text for cue in captions.cues]
    return [
        *sorted(texts, key=len)[-_LONGEST:],
        *sorted(texts, key=lambda text: text.count("\n"))[-_LONGEST:],
    ]
