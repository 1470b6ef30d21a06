"""The ground as one picture a little larger than the frame, drawn anew only when it must be.

Panning and pinching move and stretch that picture. Knows what it shows and when it is no longer
good enough, not how land and water are drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kivy.graphics import ClearBuffers, ClearColor, Color, Fbo, InstructionGroup, Rectangle
from kivy.graphics.instructions import Instruction
from kivy.graphics.texture import Texture

from kiosk.cartography.camera import Camera
from kiosk.cartography.ground import Drawn, Ground, Scanned
from kiosk.core.geometry import Rect, Size
from kiosk.widgets.map.coverage import Coverage
from kiosk.widgets.map.palette import Palette
from kiosk.widgets.map.scan import paint_scan, wanted_px
from kiosk.widgets.map.terrain import Brushes, Terrain
from kiosk.widgets.photo import Textures

MOST_PX = 4096
"""No side of a buffer is longer: every graphics chip takes it."""

_RELIEF_PX = Size(2048, 2048)
_FINE_PX = 0.6  # a level in which a detail is smaller than this needs no finer one above it


@dataclass(frozen=True, slots=True)
class _Wish:
    """A picture that the ground needs."""

    path: Path
    size: Size


class Backdrop:
    """Add `group` to a canvas; it draws nothing while there is no ground."""

    def __init__(self, textures: Textures) -> None:
        self.group = InstructionGroup()
        self.bakes = 0
        self._textures = textures
        self._ground: Ground | None = None
        self._terrains: tuple[Terrain, ...] = ()
        self._brushes = Brushes()
        self._frame = Rect(0, 0, 0, 0)
        self._palette: Palette | None = None
        self._fbo: Fbo | None = None
        self._coverage: Coverage | None = None
        self._pictures: dict[_Wish, Texture | None] = {}
        self._quad = Rectangle(size=(0, 0))
        self.group.add(Color(1.0, 1.0, 1.0, 1.0))
        self.group.add(self._quad)

    @property
    def is_busy(self) -> bool:
        """Whether a picture of the ground is still to come, or to come in a better size."""
        return any(not self._textures.is_settled(wish.path, wish.size) for wish in self._pictures)

    def lay(self, ground: Ground | None) -> bool:
        """Take other ground, drawn when it is next looked at; tells whether it is another one."""
        if ground is self._ground:
            return False
        self._ground = ground
        levels = ground.levels if isinstance(ground, Drawn) else ()
        self._terrains = tuple(Terrain(level) for level in levels)
        self._pictures = {}
        self._coverage = None
        if ground is None:
            self._release()
        return True

    def hang(self, frame: Rect, palette: Palette) -> None:
        """Fill a frame (whole window pixels) in these colours."""
        if (frame, palette) != (self._frame, self._palette):
            self._frame, self._palette = frame, palette
            self._coverage = None

    def look_from(self, camera: Camera) -> Camera:
        """Show what a camera sees; returns the camera moved to whole pixels of the picture."""
        if self._coverage is None or not self._coverage.serves(camera):
            self._bake(camera)
        return self._place(camera)

    def settle(self, camera: Camera) -> Camera:
        """The camera rests: draw anew what was stretched, or is near the end of its margin."""
        if self._coverage is None or not self._coverage.serves_at_rest(camera):
            self._bake(camera)
        return self._place(camera)

    def animate(self) -> bool:
        """Take in pictures that have arrived; tells whether the ground was drawn anew."""
        coverage = self._coverage
        if coverage is None or not self._pictures:
            return False
        if all(self._get(wish) is shown for wish, shown in self._pictures.items()):
            return False
        self._bake(coverage.camera)
        return True

    def _place(self, camera: Camera) -> Camera:
        coverage = self._coverage
        if coverage is None:
            return camera
        camera = coverage.snapped(camera)
        stretch, sheet = camera.scale / coverage.camera.scale, coverage.sheet
        width, height = sheet.width * stretch, sheet.height * stretch
        x, y = camera.to_window(self._frame, coverage.camera.x, coverage.camera.y)
        pos, size = (x - width / 2, y - height / 2), (width, height)
        if (pos, size) != (self._quad.pos, self._quad.size):
            self._quad.pos, self._quad.size = pos, size
        return camera

    def _bake(self, camera: Camera) -> None:
        palette, ground, frame = self._palette, self._ground, self._frame
        if palette is None or ground is None or frame.width < 1 or frame.height < 1:
            return
        self.bakes += 1
        self._coverage = Coverage.around(camera, frame, MOST_PX)
        sheet = self._coverage.sheet
        fbo = self._buffer(int(sheet.width), int(sheet.height))
        _draw(fbo, (ClearColor(*palette.sea), ClearBuffers()))
        if isinstance(ground, Drawn):
            self._bake_levels(fbo, camera, sheet, palette)
        else:
            self._bake_scan(fbo, ground, camera, sheet)

    def _bake_levels(self, fbo: Fbo, camera: Camera, sheet: Rect, palette: Palette) -> None:
        pictures: dict[_Wish, Texture | None] = {}
        for number, terrain in enumerate(self._needed(camera, sheet)):
            relief, picture = terrain.level.relief, None
            if palette.shaded and relief is not None:
                wish = _Wish(relief.path, _RELIEF_PX)
                picture = pictures[wish] = self._get(wish)
            paper = Fbo(size=fbo.size) if number else fbo
            if number:
                _draw(paper, (ClearColor(*palette.sea), ClearBuffers()))
            _draw(paper, terrain.paint(self._brushes, camera, sheet, palette, picture))
            if number:
                _draw(fbo, terrain.inset(self._brushes, camera, sheet, paper.texture))
            self._brushes.clean()
        self._pictures = pictures

    def _bake_scan(self, fbo: Fbo, ground: Scanned, camera: Camera, sheet: Rect) -> None:
        wish = _Wish(ground.path, wanted_px(ground.bounds, camera.scale))
        self._pictures = {wish: self._get(wish)}
        _draw(fbo, paint_scan(ground, camera, sheet, self._pictures[wish]))

    def _needed(self, camera: Camera, sheet: Rect) -> list[Terrain]:
        """The levels to draw, from the coarsest: no finer ones than can be told apart."""
        seen = camera.region(sheet)
        needed: list[Terrain] = []
        for terrain in self._terrains:
            if needed and needed[-1].level.resolution * camera.scale < _FINE_PX:
                break
            if _covers(terrain.level.bounds, seen):
                needed.clear()
            needed.append(terrain)
        return needed

    def _get(self, wish: _Wish) -> Texture | None:
        """A picture as it can be had now; one that was shown is kept until a better one comes."""
        return self._textures.get(wish.path, wish.size) or self._pictures.get(wish)

    def _buffer(self, width: int, height: int) -> Fbo:
        if self._fbo is None or tuple(self._fbo.size) != (width, height):
            self._fbo = Fbo(size=(width, height))
            self._quad.texture = self._fbo.texture
        return self._fbo

    def _release(self) -> None:
        self._fbo = None
        self._quad.texture = None
        self._quad.size = (0, 0)


def _draw(fbo: Fbo, instructions: Iterable[Instruction]) -> None:
    """Draw at once, over what is there already."""
    for instruction in instructions:
        fbo.add(instruction)
    fbo.draw()
    fbo.clear()


def _covers(bounds: Rect, region: Rect) -> bool:
    return (
        bounds.x <= region.x and bounds.right >= region.right
        and bounds.y <= region.y and bounds.top >= region.top
    )  # fmt: skip
