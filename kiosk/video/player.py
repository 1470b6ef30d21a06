"""Films shown by ffpyplayer, each by a thread of its own.

What was learned of that library, and is counted on here:

- `seek` leaves sound and picture seconds apart when it is exact, mixes frames from before with
  those after, and crashes the process before the file is open. A film that goes elsewhere is
  therefore opened anew at that place: 15 ms to its first frame.
- `get_pts` crashes, too, before the file is open: it is called after the first frame.
- Closing takes a tenth of a second, for the sound device; a player that is not closed when the
  interpreter ends crashes it. Its methods are not to be called from two threads.
- It plays sound by an SDL of its own, beside those of the window and of the mixer. SDL must not
  take SIGTERM away from us when it starts: `SDL_NO_SIGNAL_HANDLERS` is set before.
- The wait that `get_frame` returns adds up when frames are fetched early; the clock does not.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kiosk.core.geometry import Size, clamp
from kiosk.video.films import Film, Frame
from kiosk.video.inspect import LIBRARY, is_player_installed

_log = logging.getLogger(__name__)

_SOON = 0.005  # seconds until asking again for a frame that is not there yet
_LATER = 1.0  # until asking again whether a film that stands still is to go on
_LATEST = 0.1  # until looking again at a frame that is not due yet
_CUT_SECONDS = 2.0  # of its length that a film may lack: headers are not exact

Tell = Callable[[str, object], None]
"""What a player's threads are told by: a word such as `read:error`, and why."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a player is made for: a film from a second on, no larger than it is seen."""

    path: Path
    largest: Size
    second: float
    playing: bool = False
    volume: float = 1.0
    sound: bool = True


OpenPlayer = Callable[[Order, Tell], Any]


class PlayerFilms:
    """Opens films with ffpyplayer; `sound` False leaves their sound out."""

    def __init__(self, *, sound: bool = True) -> None:
        self._sound = sound
        self.problem = None if is_player_installed() else f"{LIBRARY} is not installed"

    def prepare(self) -> None:
        """Load the library, which takes a tenth of a second, and the sound with it."""
        try:
            _load(sound=self._sound)
        except ValueError:
            return  # there is no device for sound: told when a film wants it
        except Exception as error:  # noqa: BLE001  # a wheel for another computer raises anything
            self.problem = f"{LIBRARY} cannot be used: {error}"
            _log.warning("No films: %s", self.problem)

    def open(self, path: Path, largest: Size, second: float) -> Film:
        """A film that stands still at a second."""
        return PlayerFilm(Order(path, largest, second, sound=self._sound), open_player)


def open_player(order: Order, tell: Tell) -> Any:
    """A player of ffpyplayer, with sound or without where there is no device for it."""
    if order.sound:
        try:
            return _make_player(order, tell)
        except ValueError as error:  # what it raises when SDL finds no driver
            _log.warning("No sound of films: %s", error)
    return _make_player(replace(order, sound=False), tell)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a film is to do; `take` is another number for every place it is sent to."""

    order: Order
    take: int = 0
    is_over: bool = False


class PlayerFilm:
    """One film. Its thread alone touches the player; all else passes through one wish.

    Only the newest wish counts, so a finger that slides along a bar never makes a queue.
    """

    def __init__(self, order: Order, open_player: OpenPlayer) -> None:
        self._open_player = open_player
        self._wish = _Wish(order)
        self._woken = Event()
        self._closed = Event()
        self._newest: deque[tuple[int, Frame]] = deque(maxlen=1)
        self._ended_take = -1
        self.second = order.second
        self.length = 0.0
        self.problem: str | None = None
        Thread(target=self._run, name="film", daemon=True).start()

    @property
    def has_ended(self) -> bool:
        """Whether it has come to its end, and not been moved since."""
        return self._ended_take == self._wish.take

    def frame(self) -> Frame | None:
        """The newest frame, once."""
        try:
            take, frame = self._newest.pop()
        except IndexError:
            return None
        return frame if take == self._wish.take else None

    def go_to(self, second: float) -> None:
        """Go on at another place."""
        self._change(take=self._wish.take + 1, second=max(0.0, second))

    def let_play(self, *, playing: bool) -> None:
        """Play, or stand still."""
        self._change(playing=playing)

    def set_volume(self, level: float) -> None:
        """Set the loudness, 0 (silent) to 1."""
        self._change(volume=clamp(level, 0.0, 1.0))

    def close(self) -> None:
        """End it, soon."""
        self._change(is_over=True)

    def wait_closed(self, seconds: float) -> None:
        """Wait until it has ended, at most so long."""
        self._closed.wait(seconds)

    def _change(self, *, take: int | None = None, is_over: bool = False, **order: Any) -> None:
        before = self._wish
        self._wish = _Wish(
            replace(before.order, **order),
            before.take if take is None else take,
            is_over or before.is_over,
        )
        if self._wish != before:
            self._woken.set()

    # -------------------------------------------------------------------- in its own thread

    def _run(self) -> None:
        try:
            while not self._wish.is_over:
                self._play(self._wish)
        except Exception as error:  # noqa: BLE001  # the library raises whatever a file makes it
            self.problem = str(error) or type(error).__name__
        finally:
            self._newest.clear()
            self._closed.set()

    def _play(self, begun: _Wish) -> None:
        """Show the film from one place on, until it is sent to another or is over."""
        try:
            self._show_all(begun.order, begun.take)
        except _SoundError as error:
            _log.warning("%s goes on without its sound: %s", begun.order.path, error)
            self._show_all(replace(begun.order, second=self.second, sound=False), begun.take)

    def _show_all(self, order: Order, take: int) -> None:
        events: deque[tuple[str, object]] = deque()

        def tell(word: str, why: object) -> None:
            """The library's own threads call this, and when they are closed, too."""
            events.append((word, why))
            self._woken.set()

        player = self._open_player(order, tell)
        try:
            reel = _Reel(player, order.second)
            while not (wish := self._wish).is_over and wish.take == take:
                _raise_trouble(events)
                player.set_pause(not wish.order.playing)
                player.set_volume(wish.order.volume)
                seconds = self._show(reel, wish)
                self._woken.wait(seconds)
                self._woken.clear()
        finally:
            player.close_player()

    def _show(self, reel: "_Reel", wish: _Wish) -> float:
        """Show the next frame if it is due; returns the seconds until there is more to do."""
        frame, seconds = reel.next(playing=wish.order.playing)
        self.second, self.length = reel.second, reel.length
        if frame is not None:
            self._newest.append((wish.take, frame))
        if reel.is_over:
            if reel.second < reel.length - _CUT_SECONDS:
                raise EOFError(f"it breaks off at {reel.second:.0f} s of {reel.length:.0f} s")
            self._ended_take = wish.take
        return seconds


class _SoundError(Exception):
    """The sound of a film cannot be decoded; its pictures can."""


def _raise_trouble(events: Iterable[tuple[str, object]]) -> None:
    """Raise what a player's threads told of, if that ends the film or its sound."""
    for word, why in tuple(events):
        if word == "audio:error":
            raise _SoundError(why or "it cannot be decoded")
        if word in ("read:error", "read:exit", "video:error"):
            raise OSError(f"it cannot be read any further: {why or 'no film'}")


class _Reel:
    """The frames of a player, each when it is due by the player's own clock: that of its sound."""

    def __init__(self, player: Any, second: float) -> None:
        self._player = player
        self._held: Frame | None = None  # fetched, not due yet
        self._fetched: float | None = None  # the second of the frame fetched last
        self._has_begun = False
        self.second = second
        self.is_over = False

    @property
    def length(self) -> float:
        """The film's length, as soon as the file has been opened."""
        return float(self._player.get_metadata()["duration"] or 0.0)

    def next(self, *, playing: bool) -> tuple[Frame | None, float]:
        """The frame that is due, if any, and the seconds until one may be.

        A film that stands still gives its first frame all the same.
        """
        if self._has_begun and not playing:
            return None, _LATER
        if self._held is None:
            self._held = self._fetch()
        if self._held is None:
            return None, _LATER if self.is_over else _SOON
        if self._has_begun:
            clock = self._player.get_pts()
            self.second = max(self.second, clock)  # the clock says 0 before it runs
            early = self._held.second - clock
            if early > _SOON:
                return None, min(early, _LATEST)
        frame, self._held = self._held, None
        self._has_begun = True
        self.second = frame.second
        return frame, 0.0

    def _fetch(self) -> Frame | None:
        found, value = self._player.get_frame(force_refresh=not self._has_begun)
        self.is_over = value == "eof"
        if found is None:
            return None
        image, second = found
        if second == self._fetched:  # a film that stood still gives its first frame again
            return None
        self._fetched = second
        width, height = image.get_size()
        return Frame(width, height, second, memoryview(image.to_memoryview()[0]), image)


def _load(*, sound: bool) -> None:
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
    from ffpyplayer.tools import initialize_sdl_aud, set_loglevel  # noqa: PLC0415  # optional

    set_loglevel("quiet")  # what is wrong with a file is told once, in our own words
    if sound:
        initialize_sdl_aud()


def _make_player(order: Order, tell: Tell) -> Any:
    """A player of a file. Raises ValueError when there is no device for its sound."""
    _load(sound=order.sound)
    from ffpyplayer.player import MediaPlayer  # noqa: PLC0415  # optional

    options = {
        "out_fmt": "rgba",
        "paused": not order.playing,
        "volume": order.volume,
        "an": not order.sound,
        "sn": True,
        "ss": order.second,
        "vf": [_filters(order.largest)],
        "af": "aformat=channel_layouts=stereo",  # sound of an unknown layout cannot be decoded else
    }
    return MediaPlayer(str(order.path), callback=tell, loglevel="quiet", ff_opts=options)


def _filters(largest: Size) -> str:
    """Pixels made square first; then no larger than they are seen, so that 4K costs no more."""
    width, height = int(largest.width), int(largest.height)
    return (
        "scale=w='trunc(iw*sar/2)*2':h=ih,setsar=1,"
        f"scale=w='min(iw,{width})':h='min(ih,{height})'"
        ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bilinear"
    )
