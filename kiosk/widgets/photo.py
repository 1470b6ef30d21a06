"""A picture in a frame: cropped about its focus, magnified by a lens, faded from the one before.

Asks a texture source for pixels and shows what it has; never decodes and never reads a disk.
"""

from dataclasses import dataclass
from math import ceil, inf
from pathlib import Path
from typing import Literal, Protocol

from kivy.graphics import Color
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.content.reading import PictureView
from kiosk.core.geometry import Rect, Size, clamp, contain, cover, ease_in_out, mix
from kiosk.core.lens import MAX_SCALE, Lens
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.quad import Quad
from kiosk.widgets.text import Text

FADE_SECONDS = 0.4
KEN_BURNS_SCALE = 1.07  # a slow approach, small enough that no caption becomes untrue

_STEPS_PER_SECOND = 20  # of the slow approach: a fifth of a pixel each, at a third of the work
_LENS_STEPS = (1.0, 2.2, MAX_SCALE)  # a pinch decodes a picture twice, not at every finger's move

Fit = Literal["cover", "contain"]


class Textures(Protocol):
    """Where pictures come from."""

    def get(self, path: Path, wanted_px: Size) -> Texture | None:
        """The best texture at hand for a picture shown about `wanted_px` large; None if none yet.

        Starts loading what is missing; ask again at the next tick.
        """

    def is_broken(self, path: Path) -> bool:
        """Whether the picture cannot be shown."""

    def is_settled(self, path: Path, wanted_px: Size) -> bool:
        """Whether nothing better is still to come."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture as it is to be shown; `focus` in shares from the top left.

    It approaches its focus for `moving_seconds` (0: it stands still) from `moving_since` on, and
    stands where it is from `moving_until` on: monotonic seconds.
    """

    path: Path
    focus: tuple[float, float] = (0.5, 0.5)
    fit: Fit = "cover"
    lens: Lens = Lens()
    moving_seconds: float = 0.0
    moving_since: float = 0.0
    moving_until: float = inf

    def is_moving(self, now: float) -> bool:
        """Whether it still approaches."""
        return now < min(self.moving_until, self.moving_since + self.moving_seconds)


def shot_of(picture: PictureView | None) -> Shot | None:
    """The plain shot of a picture: filling its frame about its focus."""
    return None if picture is None else Shot(picture.path, picture.focus)


class _Layer:
    """One quad and its tint."""

    def __init__(self, photo: Widget) -> None:
        self.shot: Shot | None = None
        with photo.canvas:
            self.tint = Color(1, 1, 1, 0)
            self.quad = Quad()
        self.shown_texture: Texture | None = None


class Photo(Widget):
    """Shows one shot; a change of picture cross-fades."""

    def __init__(
        self, textures: Textures, *, rounded: bool = False, fade_seconds: float = FADE_SECONDS
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._textures = textures
        self._fade_seconds = fade_seconds
        self._frame = Rect(0, 0, 0, 0)
        self._rounded = rounded
        self._radii = (0.0,) * 4
        self._shade = 1.0
        self._faded_at: float | None = None
        self._waiting = False
        self._step = 0
        self._look: Look | None = None
        with self.canvas:
            self._ground = Color(0, 0, 0, 0)
            self._back = Quad()
        self._old = _Layer(self)
        self._new = _Layer(self)
        self._absent = Text()
        self.add_widget(self._absent)

    @property
    def frame(self) -> Rect:
        """The frame in window pixels."""
        return self._frame

    def hang(self, frame: Rect, look: Look, *, shade: float = 1.0, ground: str = "panel") -> None:
        """Take a place on the wall; `shade` below 1 darkens the picture."""
        self._frame, self._look, self._shade = frame, look, shade
        self._ground.rgba = look.colour(ground)
        self._radii = (look.px(look.theme.radii.card) if self._rounded else 0.0,) * 4
        self._back.lay(frame, self._radii)

    def show(self, shot: Shot | None, now: float, *, fade: bool = True) -> None:
        """Show a shot; another picture than before fades in over the old one."""
        current = self._new.shot
        if shot is not None and current is not None and shot.path == current.path:
            self._new.shot = shot
        elif shot != current:
            self._old, self._new = self._new, self._old
            self._new.shot, self._new.shown_texture = shot, None
            self._new.tint.a = 0.0
            # the newer layer must lie above the older one
            self.canvas.remove(self._new.tint)
            self.canvas.remove(self._new.quad.mesh)
            self.canvas.add(self._new.tint)
            self.canvas.add(self._new.quad.mesh)
            # the first picture of all is there at once: nothing to fade from but the dark
            self._faded_at = None if fade and current is not None else now - self._fade_seconds
        self._waiting = True
        self.animate(now)

    def animate(self, now: float) -> bool:
        """Go on with loading, fading and moving; tells whether there is more to come."""
        shot = self._new.shot
        step = int(now * _STEPS_PER_SECOND)
        moves = shot is not None and shot.is_moving(now) and step != self._step
        if not (self._waiting or moves):
            return False
        self._step = step
        self._draw(self._new, now)
        self._draw(self._old, now)
        arrived = shot is None or self._new.shown_texture is not None
        if shot is not None and self._textures.is_broken(shot.path):
            arrived = True
        if arrived and self._faded_at is None:
            self._faded_at = now
        share = 0.0 if self._faded_at is None else (now - self._faded_at) / self._fade_seconds
        self._new.tint.a = ease_in_out(share) if self._new.shown_texture is not None else 0.0
        self._old.tint.a = 0.0 if share >= 1.0 else 1.0 if self._old.shown_texture else 0.0
        self._show_absent(shot)
        settled = shot is None or self._textures.is_settled(shot.path, self._wanted(shot))
        self._waiting = share < 1.0 or not settled
        return self._waiting

    def _draw(self, layer: _Layer, now: float) -> None:
        shot = layer.shot
        if shot is None or self._frame.width <= 0 or self._frame.height <= 0:
            layer.shown_texture = None
            return
        texture = self._textures.get(shot.path, self._wanted(shot)) or layer.shown_texture
        layer.shown_texture = texture
        if texture is None:
            return
        placed = _placed(Size(*texture.size), self._frame, shot)
        placed = _magnified(_approached(placed, shot, now), self._frame, shot.lens)
        visible = placed.cut(self._frame)
        left = (visible.x - placed.x) / placed.width
        right = (visible.right - placed.x) / placed.width
        top = (placed.top - visible.top) / placed.height
        bottom = (placed.top - visible.y) / placed.height
        layer.quad.texture = texture
        corners = (left, bottom, right, bottom, right, top, left, top)
        layer.quad.lay(visible, self._radii, corners)
        layer.tint.rgb = (self._shade,) * 3

    def _wanted(self, shot: Shot) -> Size:
        lens = next(step for step in _LENS_STEPS if step >= shot.lens.scale)
        scale = lens * (KEN_BURNS_SCALE if shot.moving_seconds else 1.0)
        return Size(ceil(self._frame.width * scale), ceil(self._frame.height * scale))

    def _show_absent(self, shot: Shot | None) -> None:
        if self._look is None:
            return
        broken = shot is not None and self._textures.is_broken(shot.path)
        icon = ICONS["photo-off"] if broken else ""
        self._absent.set(icon, self._look, face="icons", colour="mute",
                         font_px=round(self._look.px(72)))  # fmt: skip
        x, y = self._frame.centre
        self._absent.place(x - self._absent.width / 2, y + self._absent.height / 2)


def _placed(source: Size, frame: Rect, shot: Shot) -> Rect:
    """Where the whole picture stands so that it fills its frame, or fits into it."""
    if shot.fit == "contain":
        return contain(source, frame)
    seen = cover(source, Size(frame.width, frame.height), shot.focus)
    width, height = frame.width / seen.width, frame.height / seen.height
    top = frame.top + seen.y * height
    return Rect(frame.x - seen.x * width, top - height, width, height)


def _approached(placed: Rect, shot: Shot, now: float) -> Rect:
    """Where the picture stands a while after the slow approach to its focus began."""
    if not shot.moving_seconds:
        return placed
    seconds = min(now, shot.moving_until) - shot.moving_since
    scale = mix(1.0, KEN_BURNS_SCALE, clamp(seconds / shot.moving_seconds, 0.0, 1.0))
    x = placed.x + shot.focus[0] * placed.width
    y = placed.top - shot.focus[1] * placed.height
    return placed.scaled(scale, x, y)


def _magnified(placed: Rect, frame: Rect, lens: Lens) -> Rect:
    """Where the picture stands when only the lens's window of the frame is seen."""
    window = lens.window
    moved_x = window.x * frame.width
    moved_y = window.y * frame.height  # the lens counts downwards
    moved = Rect(placed.x - moved_x, placed.y + moved_y, placed.width, placed.height)
    return moved.scaled(lens.scale, frame.x, frame.top)
