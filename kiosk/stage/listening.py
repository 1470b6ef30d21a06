"""What a visitor may listen to, and what is heard meanwhile; knows no device and draws nothing.

A narration goes by the kiosk's own clock, and its captions with it: they can be read where nothing
can be heard.
"""

from copy import copy
from dataclasses import dataclass

from kiosk.audio.mixer import Audio
from kiosk.content.captions import Captions
from kiosk.content.reading import Catalogue, Reader
from kiosk.content.sounds import SoundKind
from kiosk.core.intents import Intent, ScrubSound, StopSound, ToggleSound
from kiosk.session.playback import Playback

_LAST_SECONDS = 0.5  # are always heard: a finger that slides to the end may still slide back


@dataclass(frozen=True, slots=True)
class SoundView:
    """A sound that can be started. `about` is whose it is; `draft`, that it is a stand-in."""

    id: str
    title: str
    about: str
    draft: bool


@dataclass(frozen=True, slots=True)
class PlayingView:
    """What is being played; `playback` tells where it stands, as long as nobody interferes."""

    sound: str
    title: str
    playback: Playback
    captions: Captions


@dataclass(frozen=True, slots=True)
class ListeningView:
    """What there is to listen to on a page, and what of it is played, if anything."""

    sounds: tuple[SoundView, ...]
    playing: PlayingView | None


class Listening:
    """Plays one sound at a time of those that are offered, over an ambience."""

    def __init__(self, catalogue: Catalogue, audio: Audio) -> None:
        self._catalogue = catalogue
        self._audio = audio
        self._offered: tuple[str, ...] = ()
        self._language = ""
        self._sound: str | None = None
        self._playback = Playback(0.0)
        self._gives_way = False

    def is_of(self, catalogue: Catalogue) -> bool:
        """Whether these are the sounds of that exhibit."""
        return self._catalogue is catalogue

    @property
    def performs(self) -> bool:
        """Whether something is being played to its end: nobody is thought to have left."""
        return self._sound is not None and self._playback.is_playing

    def offer(self, sounds: tuple[str, ...], language: str) -> None:
        """These can be listened to now, in a language; what is not among them falls silent."""
        playable = tuple(
            sound for sound in sounds if self._catalogue.sound_file(sound, language) is not None
        )
        if self._sound not in playable or language != self._language:
            self._stop()
        self._offered, self._language = playable, language

    def surround(self, ambience: str | None, language: str) -> None:
        """Have this ambience heard; None: nothing."""
        path = None if ambience is None else self._catalogue.sound_file(ambience, language)
        self._audio.set_ambience(path)

    def give_way(self, *, to_film: bool) -> bool:
        """While a film is heard nothing else is listened to; True if that ended something."""
        if to_film == self._gives_way:
            return False
        self._gives_way = to_film
        self._audio.duck(ducked=to_film)
        ended = to_film and self._sound is not None
        if ended:
            self._stop()
        return ended

    def leave(self) -> None:
        """Everything falls silent, and gives way to nothing any more."""
        self.give_way(to_film=False)
        self.offer((), self._language)
        self._audio.set_ambience(None)

    def handle(self, intent: Intent, now: float) -> bool:
        """Start, pause, move or stop a sound; False when the intent is about something else."""
        match intent:
            case ToggleSound(sound) if sound in self._offered:
                self._toggle(sound, now)
            case ScrubSound(share) if self._sound is not None:
                latest = 1.0 - _LAST_SECONDS / max(_LAST_SECONDS, self._playback.duration)
                self._playback.seek(min(share, latest), now)
                self._follow(now)
            case StopSound():
                self._stop()
            case _:
                return False
        return True

    def advance(self, now: float) -> bool:
        """Let time pass; True when what was played is over."""
        over = self.performs and self._playback.has_ended(now)
        if over:
            self._stop()
        return over

    def view(self, reader: Reader) -> ListeningView | None:
        """What is to be seen of it; None where there is nothing to listen to."""
        if not self._offered:
            return None
        sounds = tuple(self._sound_view(sound, reader) for sound in self._offered)
        return ListeningView(sounds, self._playing_view(reader))

    def _toggle(self, sound: str, now: float) -> None:
        if sound != self._sound:
            self._sound = sound
            self._playback = Playback(self._catalogue.duration("sound", sound, self._language))
        self._playback.toggle(now)
        self._follow(now)

    def _follow(self, now: float) -> None:
        """Have the device do what the playback does."""
        path = self._catalogue.sound_file(self._sound or "", self._language)
        if path is not None and self._playback.is_playing:
            self._audio.speak(path, self._playback.position(now))
        else:
            self._audio.hush()

    def _stop(self) -> None:
        if self._sound is not None:
            self._sound = None
            self._playback = Playback(0.0)
            self._audio.hush()

    def _sound_view(self, sound: str, reader: Reader) -> SoundView:
        record = self._catalogue.sounds[sound]
        narrates = record.kind is SoundKind.NARRATION
        title = reader.words.say("listen") if narrates else reader.aside().text(record.title)
        return SoundView(sound, title, reader.aside().text(record.credit), record.draft)

    def _playing_view(self, reader: Reader) -> PlayingView | None:
        if self._sound is None:
            return None
        return PlayingView(
            self._sound,
            self._sound_view(self._sound, reader).title,
            copy(self._playback),  # ours goes on changing
            self._catalogue.captions("sound", self._sound, self._language),
        )
