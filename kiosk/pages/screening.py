"""A film on a page: when it plays, where it stands, what is said; knows no page kind."""

from pathlib import Path

from kiosk.content.captions import NO_CAPTIONS, Captions
from kiosk.content.reading import Catalogue, PictureView, Reader, picture_view
from kiosk.content.words import rights_label
from kiosk.core.intents import (
    FilmEnded,
    FilmFailed,
    FilmStands,
    GoBack,
    Intent,
    OpenSources,
    ScrubFilm,
    ToggleFilm,
    ToggleMute,
)
from kiosk.session.playback import Playback
from kiosk.video.view import FilmState, FilmView

_LENGTH_UNTIL_TOLD = 24 * 3600.0  # longer than any film: one whose file never tells ends itself


class Screening:
    """One film, from its poster to its end. Made anew whenever it comes up: it never goes on alone.

    Its clock is the kiosk's own until the film says where it really stands: it starts a little
    late, and goes to another place by its own steps.
    """

    def __init__(self, video_id: str, catalogue: Catalogue) -> None:
        self._video = video_id
        self._catalogue = catalogue
        self._playback = Playback(_LENGTH_UNTIL_TOLD)
        self._state = FilmState.AT_REST
        self._take = 0
        self._muted = False
        self._now = 0.0
        self._length = 0.0  # 0.0: not known
        self._captions: Captions = NO_CAPTIONS
        self._said = ""
        self._path: Path | None = None
        self._can_play = catalogue.video_file(video_id, catalogue.languages[0]) is not None
        self._was_seen = False

    @property
    def performs(self) -> bool:
        """Whether it plays."""
        return self._state is FilmState.PLAYING

    @property
    def is_heard(self) -> bool:
        """Whether it is heard: nothing else should be, then."""
        return self.performs and not self._muted

    @property
    def can_play(self) -> bool:
        """Whether there is more of it than its poster."""
        return self._can_play

    @property
    def is_awaited(self) -> bool:
        """Whether it is still to be seen: it can be, and has not come to its end."""
        return self._can_play and not self._was_seen

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of the film and of its poster."""
        video = self._catalogue.videos[self._video]
        return (*video.sources, *self._catalogue.pictures[video.poster].sources)

    def handle(self, intent: Intent, now: float) -> bool:
        """Play, pause, go elsewhere, be silent; False when the intent is not about the film."""
        self._now = now
        is_open = self._state is not FilmState.AT_REST
        match intent:
            case ToggleFilm() if self._can_play:
                self._toggle(now)
            case ScrubFilm(share) if is_open and self._length > 0:
                self._playback.seek(share, now)
                self._take += 1
            case ToggleMute() if is_open:
                self._muted = not self._muted
            case FilmStands(second, length):
                self._believe(second, length, now)
            case FilmEnded():
                self._end(now)
            case FilmFailed():
                self._can_play = False
                self._rest(now)
            case GoBack() if is_open:
                self._rest(now)
            case OpenSources() if self.performs:
                self._pause(now)  # nobody can see it under the panel
                return False
            case _:
                return False
        return True

    def advance(self, now: float) -> bool:
        """Let time pass; True when it has come to its end, or something else is said in it."""
        self._now = now
        if not self.performs:
            return False
        if self._playback.has_ended(now):
            self._end(now)
            return True
        return self._captions.at(self._playback.position(now)) != self._said

    def picture(self, reader: Reader) -> PictureView:
        """The poster with the film's own words; where there is only the poster, with its own."""
        video = self._catalogue.videos[self._video]
        poster = picture_view(self._catalogue, reader, video.poster)
        if self._file(reader) is None:
            return poster
        credit = (reader.text(video.credit), reader.date(video.date), rights_label(video.rights))
        return PictureView(
            path=poster.path,
            focus=poster.focus,
            alt=reader.aside().text(video.alt),
            caption=reader.text(video.caption),
            kind="",
            credit=" · ".join(part for part in credit if part),
            size=poster.size,
        )

    def view(self, reader: Reader) -> FilmView | None:
        """The film for this visitor; None where there is nothing but its poster."""
        path = self._file(reader)
        if path is None:
            return None
        language, now = reader.language, self._now
        if path != self._path:  # another language may have another film
            self._path = path
            self._learn(self._catalogue.duration("video", self._video, language))
        self._captions = self._catalogue.captions("video", self._video, language)
        poster = self.picture(reader.aside())
        second = self._playback.position(now)
        self._said = "" if self._state is FilmState.AT_REST else self._captions.at(second)
        return FilmView(
            path=path,
            poster=poster,
            title=poster.caption or poster.alt,
            state=self._state,
            second=second,
            since=now,
            length=self._length,
            take=self._take,
            muted=self._muted,
            captions=self._said,
        )

    def _file(self, reader: Reader) -> Path | None:
        if not self._can_play:
            return None
        return self._catalogue.video_file(self._video, reader.language)

    def _learn(self, length: float) -> None:
        self._length = length
        self._playback.duration = length or _LENGTH_UNTIL_TOLD

    def _toggle(self, now: float) -> None:
        match self._state:
            case FilmState.PLAYING:
                self._pause(now)
            case FilmState.PAUSED:
                self._state = FilmState.PLAYING
                self._playback.play(now)
            case FilmState.AT_REST:
                self._state = FilmState.PLAYING
                self._was_seen = False
                self._take += 1
                self._playback.play(now)

    def _pause(self, now: float) -> None:
        self._state = FilmState.PAUSED
        self._playback.pause(now)

    def _end(self, now: float) -> None:
        """It has been seen."""
        if self.performs:
            self._was_seen = True
            self._rest(now)

    def _rest(self, now: float) -> None:
        """Back behind the poster, at the beginning."""
        self._state = FilmState.AT_REST
        self._playback.pause(now)
        self._playback.seek(0.0, now)

    def _believe(self, second: float, length: float, now: float) -> None:
        """Stand where the film says that it stands."""
        if length > 0:
            self._learn(length)
        if self._state is not FilmState.AT_REST:
            self._playback.seek(second / self._playback.duration, now)
