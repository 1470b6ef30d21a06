"""A film in a frame: its poster, the film itself, what is said in it, and the controls below.

Asks a projector for frames and shows what it has; never decodes. Where the film really stands is
told back as an intent, for its sound has the last word on that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kivy.graphics import Color
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect, Size, contain
from kiosk.core.gestures import Gesture, Tap
from kiosk.core.intents import (
    FilmEnded,
    FilmFailed,
    FilmStands,
    Intent,
    ScrubFilm,
    ToggleFilm,
    ToggleMute,
)
from kiosk.video.view import FilmState, FilmView
from kiosk.widgets.badge import Badge
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look, Role
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.quad import Quad
from kiosk.widgets.scrubber import Scrubber, key_step, minutes
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import Shot
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain, text_width

_PAD, _GAP = 16.0, 18.0
_BADGE = 132.0
_EDGE = 18.0  # between what is said and the edges of the picture
_WORDS_PAD_X, _WORDS_PAD_Y = 24.0, 10.0
_TALLEST_WORDS = 0.45  # of the picture, before what is said is set smaller
_WORDS_ROLES: tuple[Role, ...] = ("lead", "body")
_LATE_SECONDS = 0.25  # that a film may stand elsewhere than thought, before that is told
_LENGTH_SECONDS = 0.05  # likewise
_UPSIDE_DOWN = (0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0)  # films begin with their upper row
_SQUARE = (0.0,) * 4


@dataclass(frozen=True, slots=True)
class Projection:
    """What is to be shown: a film, from `second` on if `take` is another number than before.

    `largest` is the window pixels that there are for it.
    """

    path: Path
    largest: Size
    second: float
    take: int
    playing: bool
    muted: bool


@dataclass(frozen=True, slots=True)
class Projected:
    """What there is of it: its newest frame, None before the first.

    `second` is where it stands, told once with each new frame; `length` is 0.0 until it is known.
    """

    texture: Texture | None
    second: float | None
    length: float
    has_ended: bool


class Projector(Protocol):
    """Where films come from. It shows one at a time, as long as it is asked for it at each tick."""

    def can_show(self, path: Path) -> bool:
        """Whether there is more of that film than its poster."""

    def show(self, projection: Projection, now: float) -> Projected:
        """Show a film, and stop any other."""


class NoProjector:
    """There is nothing but posters."""

    __slots__ = ()

    def can_show(self, path: Path) -> bool:
        """Nothing can be shown."""
        return False

    def show(self, projection: Projection, now: float) -> Projected:
        """Nothing there."""
        return Projected(None, None, 0.0, has_ended=False)


class _Sheet(Widget):
    """The rectangle onto which frames are thrown."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._ground = Color(0, 0, 0, 0)
            self._back = Quad()
            self._tint = Color(1, 1, 1, 0)
            self._quad = Quad()
        self._laid: tuple[object, ...] = ()

    def renew(self) -> None:
        """The texture has another frame in it: Kivy would not see that."""
        self.canvas.ask_update()

    def show(self, texture: Texture | None, frame: Rect, look: Look) -> None:
        """Show a frame whole, or nothing."""
        laid = (texture, frame, look)
        if laid == self._laid:
            return
        self._laid = laid
        self._tint.a = 0.0 if texture is None else 1.0
        self._ground.rgba = look.colour("ink", self._tint.a)
        self._quad.texture = texture
        if texture is not None:
            self._back.lay(frame, _SQUARE)
            self._quad.lay(contain(Size(*texture.size), frame), _SQUARE, _UPSIDE_DOWN)


class FilmFrame(Widget):
    """Shows one film. `send` gets what visitors want of it, and what it says of itself."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._projector: Projector = NoProjector()
        self._view: FilmView | None = None
        self._look: Look | None = None
        self._picture = Rect(0, 0, 0, 0)
        self._time_right = self._time_middle = 0.0
        self._poster = Photo(textures)
        self._sheet = _Sheet()
        self._band, self._strip = Ground(), Ground()
        self._words, self._time = Text(), Text()
        self._badge = Badge("film-play", lambda: send(ToggleFilm()))
        self._toggle = PushButton("film-play", lambda: send(ToggleFilm()))
        self._scrubber = Scrubber("film-position", lambda share: send(ScrubFilm(share)))
        self._mute = PushButton("film-mute", lambda: send(ToggleMute()))
        for part in (self._poster, self._sheet, self._band, self._words, self._strip, self._time,
                     self._badge, self._toggle, self._scrubber, self._mute):  # fmt: skip
            self.add_widget(part)

    def take_projector(self, projector: Projector) -> None:
        """Take what shows films."""
        self._projector = projector

    @property
    def picture(self) -> Rect:
        """Where the film is seen, in window pixels."""
        return self._picture

    def render(
        self,
        view: FilmView,
        frame: Rect,
        look: Look,
        words: Words,
        now: float,
        *,
        fade: bool = True,
    ) -> None:
        """Show a film, its controls along the lower edge of the frame.

        Another poster than before fades in, unless `fade` is False.
        """
        self._view, self._look = view, look
        pad = look.px(_PAD)
        foot = Rect(frame.x, frame.y, frame.width, look.button_px + 2 * pad)
        self._picture = Rect(frame.x, foot.top, frame.width, frame.height - foot.height)
        self._strip.lay(foot, look, role="ink")
        self._poster.hang(self._picture, look, ground="ink")
        shot = Shot(view.poster.path, view.poster.focus, "contain", source=view.poster.size)
        self._poster.show(shot, now, fade=fade)
        self._dress(view, look, words, now)
        self._arrange(foot.inset(pad), look)
        self._lay_words(view.captions, look)
        self.animate(now)

    def animate(self, now: float) -> None:
        """Let the poster arrive and the film run; touches nothing while that stands still."""
        view, look = self._view, self._look
        if view is None or look is None:
            return
        self._poster.animate(now)
        if view.path is None:
            return
        if not self._projector.can_show(view.path):
            self._send(FilmFailed())
            return
        if view.state is FilmState.AT_REST:
            self._sheet.show(None, self._picture, look)
        else:
            self._run(view, view.path, look, now)
        self._scrubber.show_share(view.share_at(now))
        self._tell_time(view, look, now)

    def gesture(self, gesture: Gesture) -> bool:
        """A tap on the picture does what the button does; tells whether it was one."""
        tapped = isinstance(gesture, Tap) and self._picture.contains(gesture.x, gesture.y)
        if tapped:
            self._send(ToggleFilm())
        return tapped

    def targets(self) -> tuple[Target, ...]:
        """The large button, or the controls; none where there is only the poster."""
        parts = (self._badge, self._toggle, self._scrubber, self._mute)
        return tuple(part for part in parts if part.is_live)

    # ------------------------------------------------------------------------------ in detail

    def _run(self, view: FilmView, path: Path, look: Look, now: float) -> None:
        """Show the frame that is due, and tell where the film stands if that is news."""
        largest = Size(self._picture.width, self._picture.height)
        playing = view.state is FilmState.PLAYING
        shown = self._projector.show(
            Projection(path, largest, view.second_at(now), view.take, playing, view.muted), now
        )
        self._sheet.show(shown.texture, self._picture, look)
        if shown.second is not None:
            self._sheet.renew()
        length = shown.length or view.length
        if playing and shown.has_ended:
            self._send(FilmEnded())
        elif shown.second is not None and (
            abs(shown.second - view.second_at(now)) > _LATE_SECONDS
            or abs(length - view.length) > _LENGTH_SECONDS
        ):
            self._send(FilmStands(shown.second, length))

    def _dress(self, view: FilmView, look: Look, words: Words, now: float) -> None:
        can_show = view.path is not None and self._projector.can_show(view.path)
        at_rest = view.state is FilmState.AT_REST
        playing = view.state is FilmState.PLAYING
        self._badge.show(shown=can_show and at_rest)
        for part in (self._toggle, self._mute):
            part.show(shown=can_show and not at_rest)
        self._scrubber.show(shown=can_show and not at_rest and view.length > 0)
        said = words.say("pause" if playing else "play")
        spoken = f"{said}: {view.title}" if view.title else said
        self._badge.dress("player-play", look, spoken=spoken)
        self._toggle.dress(Face(icon="player-pause" if playing else "player-play"), look,
                           spoken=spoken)  # fmt: skip
        self._mute.dress(Face(icon="volume-off" if view.muted else "volume"), look,
                         spoken=words.say("unmute" if view.muted else "mute"))  # fmt: skip
        position = minutes(view.second_at(now), view.length)
        self._scrubber.dress(look, spoken=f"{words.say('position')}: {position}",
                             step=key_step(view.length))  # fmt: skip

    def _arrange(self, inside: Rect, look: Look) -> None:
        """The controls from left to right; the bar takes what the others leave."""
        view, gap, side = self._view, look.px(_GAP), look.button_px
        x, y = self._picture.centre
        badge = max(look.px(_BADGE), 1.5 * side)
        self._badge.place(x - badge / 2, y - badge / 2, badge, badge)
        self._toggle.place(inside.x, inside.y, self._toggle.wish(look), side)
        mute = self._mute.wish(look)
        self._mute.place(inside.right - mute, inside.y, mute, side)
        at_rest = view is None or view.state is FilmState.AT_REST
        self._time_right = inside.right if at_rest else inside.right - mute - gap
        length = 0.0 if view is None else view.length
        widest = text_width(minutes(length, length), look, face="numbers")
        left = inside.x + self._toggle.width + gap
        room = inside.right - mute - 2 * gap - widest - left
        self._scrubber.place(left, inside.y, max(side, room), side)
        self._time_middle = inside.centre[1]

    def _tell_time(self, view: FilmView, look: Look, now: float) -> None:
        """Where it stands, or how long it is; a second is told once."""
        said = minutes(view.second_at(now), view.length)
        if view.state is FilmState.AT_REST:
            said = minutes(view.length) if view.length > 0 else ""
        before = self._time.text
        self._time.set(plain(said), look, role="label", face="numbers", colour="mute")
        if self._time.text != before or self._time.x + self._time.width != self._time_right:
            self._time.place(
                self._time_right - self._time.width, self._time_middle + self._time.height / 2
            )

    def _lay_words(self, said: str, look: Look) -> None:
        """What is said, on a dark band over the lower edge of the picture."""
        picture, pad = self._picture, look.px(_WORDS_PAD_X)
        most = picture.width - 2 * (look.px(_EDGE) + pad)
        left = picture.x
        for role in _WORDS_ROLES:
            fits = "\n" not in said and text_width(said, look, role=role, face="text") <= most
            self._words.set(plain(said), look, role=role, width=None if fits else most,
                            align="center", line_height=1.3, balanced=True)  # fmt: skip
            left = picture.centre[0] - (self._words.width if fits else most) / 2
            if self._words.height <= _TALLEST_WORDS * picture.height:
                break
        if not said:
            self._band.lay(Rect(0, 0, 0, 0), look, role="ink", alpha=0.0)
            return
        wide, high = self._words.width, self._words.height
        bottom = picture.y + look.px(_EDGE)
        band = Rect(picture.centre[0] - wide / 2 - pad, bottom, wide + 2 * pad,
                    high + 2 * look.px(_WORDS_PAD_Y))  # fmt: skip
        self._band.lay(band, look, role="ink", alpha=0.86)
        self._words.place(left, band.top - look.px(_WORDS_PAD_Y))


def stand_instead(parent: Widget, wanted: Widget, other: Widget) -> bool:
    """Let `wanted` stand lowest in its parent, and `other` not at all; True if that is a change."""
    if wanted.parent is not None:
        return False
    parent.remove_widget(other)
    parent.add_widget(wanted, index=len(parent.children))
    return True
