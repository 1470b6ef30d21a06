"""A picture in a frame: cropped about its focus, magnified by a lens, faded from the one before.

Asks a texture source for pixels and shows what it has; never decodes and never reads a disk.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, Size, ease_in_out
from kiosk.imaging.tiles import Tile
from kiosk.widgets.crossfade import CrossFade, Standing
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.mosaic import Mosaic
from kiosk.widgets.shot import Shot
from kiosk.widgets.text import Text

FADE_SECONDS = 0.4

_STEPS_PER_SECOND = 20  # of the slow approach: a fifth of a pixel each, at a third of the work
_MOSTLY = 0.5  # of a fade: from there on the new picture is what is seen
_EXACT = 0.75  # pixels by which a texture's size may differ from its place's and be laid as it is


class Textures(Protocol):
    """Where pictures come from."""

    def get(self, path: Path, wanted_px: Size) -> Texture | None:
        """The best texture at hand for a picture shown about `wanted_px` large; None if none yet.

        Starts loading what is missing; ask again at every tick, or it is no longer loaded.
        """

    def tile(self, path: Path, tile: Tile) -> Texture | None:
        """A part of a picture, likewise."""

    def expect(self, pictures: Iterable[tuple[Path, Size]]) -> None:
        """These will be asked for next: load them when nothing else is to be done."""

    def is_broken(self, path: Path) -> bool:
        """Whether the picture cannot be shown."""

    def is_settled(self, path: Path, wanted_px: Size) -> bool:
        """Whether nothing better is still to come."""


class _Layer:
    """A shot and the texture that it was last shown with."""

    def __init__(self) -> None:
        self.shot: Shot | None = None
        self.texture: Texture | None = None


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
        self._faded_at: float | None = None
        self._waiting = False
        self._step = 0
        self._look: Look | None = None
        self._old, self._new = _Layer(), _Layer()
        self._fade = CrossFade()
        self._mosaic = Mosaic(textures)
        self.canvas.add(self._fade.context)
        self.canvas.add(self._mosaic.group)
        self._absent = Text()
        self.add_widget(self._absent)

    @property
    def frame(self) -> Rect:
        """The frame in window pixels."""
        return self._frame

    @property
    def shot(self) -> Shot | None:
        """What it shows, or is about to."""
        return self._new.shot

    def hang(self, frame: Rect, look: Look, *, shade: float = 1.0, ground: str = "panel") -> None:
        """Take a place on the wall; `shade` below 1 darkens the picture."""
        self._frame, self._look = frame, look
        self._radii = (look.px(look.theme.radii.card) if self._rounded else 0.0,) * 4
        for part in (self._fade, self._mosaic):
            part.light(look.colour(ground), shade)
        if frame.width <= 0 or frame.height <= 0:  # no place for a picture: nothing hangs there
            self._fade.clear()
            self._mosaic.clear()
        self._waiting = True

    def show(self, shot: Shot | None, now: float, *, fade: bool = True) -> None:
        """Show a shot; another picture than before fades in over the old one."""
        current = self._new.shot
        if shot is not None and current is not None and shot.path == current.path:
            self._new.shot = shot
        elif shot != current:
            if self._share(now) >= _MOSTLY:  # else what was to fade in is left out
                self._old, self._new = self._new, self._old
            self._new.shot, self._new.texture = shot, None
            self._mosaic.clear()
            # the first picture of all is there at once: nothing to fade from but the dark
            self._faded_at = None if fade and current is not None else now - self._fade_seconds
        self._waiting = True
        self.animate(now)

    def expect(self, shots: Iterable[Shot]) -> None:
        """These may be next in this frame: have their pictures loaded beforehand."""
        self._textures.expect([(shot.path, shot.wanted(self._frame)) for shot in shots])

    def animate(self, now: float) -> bool:
        """Go on with loading, fading and moving; tells whether there is more to come."""
        shot = self._new.shot
        step = int(now * _STEPS_PER_SECOND)
        moves = shot is not None and shot.is_moving(now) and step != self._step
        if not (self._waiting or moves) or self._frame.width <= 0 or self._frame.height <= 0:
            return False
        self._step = step
        self._fetch(self._new)
        new = self._standing(self._new, now)
        broken = shot is not None and self._textures.is_broken(shot.path)
        if self._faded_at is None and (shot is None or new is not None or broken):
            self._faded_at = now
        share = self._share(now)
        if share >= 1.0:
            self._old.shot = self._old.texture = None
        self._fade.lay(self._frame, self._radii, self._standing(self._old, now), new)
        self._fade.share = ease_in_out(share)
        self._show_absent(broken=broken)
        self._waiting = share < 1.0 or not self._is_settled(new)
        return self._waiting

    def _share(self, now: float) -> float:
        """How far the new picture has faded in, in time; 1 and more: it is all that is seen."""
        return 0.0 if self._faded_at is None else (now - self._faded_at) / self._fade_seconds

    def _fetch(self, layer: _Layer) -> None:
        """Take the best texture of a layer's picture that is at hand."""
        shot = layer.shot
        if shot is None:
            return
        wanted = shot.wanted(self._frame)
        found = self._textures.get(shot.path, wanted)
        held = layer.texture
        # What is on the wall stays there until something better comes, even if it was let go.
        is_better = held is None or (found is not None and found.width > held.width)
        if is_better or self._textures.is_settled(shot.path, wanted):
            layer.texture = found

    def _standing(self, layer: _Layer, now: float) -> Standing | None:
        """A layer's texture and where its picture stands; None when there is none."""
        shot = layer.shot
        if shot is None or layer.texture is None:
            return None
        place = shot.standing(Size(*layer.texture.size), self._frame, now)
        return layer.texture, _laid(layer.texture, place)

    def _is_settled(self, new: Standing | None) -> bool:
        """Whether all that is seen is as good as it gets; shows the tiles of what is magnified."""
        shot = self._new.shot
        if shot is None:
            return True
        if not self._textures.is_settled(shot.path, shot.wanted(self._frame)):
            self._mosaic.clear()  # or its tiles would stay where they are
            return False
        if new is None or shot.source is None:
            self._mosaic.clear()
            return True
        return self._mosaic.show(shot.path, shot.source, new, self._frame)

    def _show_absent(self, *, broken: bool) -> None:
        if self._look is None:
            return
        icon = ICONS["photo-off"] if broken and self._new.texture is None else ""
        self._absent.set(icon, self._look, face="icons", colour="mute",
                         font_px=round(self._look.px(72)))  # fmt: skip
        x, y = self._frame.centre
        self._absent.place(x - self._absent.width / 2, y + self._absent.height / 2)


def _laid(texture: Texture, place: Rect) -> Rect:
    """Where a texture is drawn: as it is, pixel on pixel, where its size is its place's.

    Then no pixel is mixed from its neighbours, which is sharper, and quicker without a graphics
    card.
    """
    width, height = texture.size
    exact = abs(place.width - width) < _EXACT and abs(place.height - height) < _EXACT
    wanted = "nearest" if exact else "linear"
    if texture.mag_filter != wanted:
        texture.mag_filter = texture.min_filter = wanted
    return Rect(round(place.x), round(place.y), width, height) if exact else place
