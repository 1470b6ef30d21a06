"""The finer parts of a magnified picture, laid over it as they arrive."""

from math import floor, log2
from pathlib import Path
from typing import Protocol

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect, Size
from kiosk.imaging.tiles import TILE_PX, Tile, tile_grid, tile_rect
from kiosk.widgets.crossfade import Standing

_ENOUGH = 1.2  # a texture shown this much larger than it is still looks sharp


class TileSource(Protocol):
    """Where tiles come from."""

    def tile(self, path: Path, tile: Tile) -> Texture | None:
        """A part of a picture; None if it is not there yet. Asking starts loading it."""

    def is_broken(self, path: Path) -> bool:
        """Whether the picture cannot be shown."""


class Mosaic:
    """Add `group` to a canvas above the picture's own."""

    def __init__(self, tiles: TileSource) -> None:
        self.group = InstructionGroup()
        self._tiles = tiles
        self._ground = (0.0, 0.0, 0.0, 1.0)
        self._shade = 1.0
        self._laid: tuple[object, ...] = ()

    def light(self, ground: tuple[float, float, float, float], shade: float) -> None:
        """Take the colour of what shines through, and a share of the picture's brightness."""
        self._ground, self._shade = ground, shade

    def clear(self) -> None:
        """Show nothing."""
        if self._laid:
            self._laid = ()
            self.group.clear()

    def show(self, path: Path, source: Size, standing: Standing, frame: Rect) -> bool:
        """Cover in a frame (window pixels) what is too coarse; tells whether all of it is there.

        `source` are the picture's own pixels, `standing` is what it is shown with.
        """
        texture, place = standing
        if texture.width >= source.width or place.width <= _ENOUGH * texture.width:
            self.clear()
            return True
        parts = []
        missing = 0
        for tile in reversed(wanted_tiles(source, place, frame)):  # what is asked last comes first
            part = self._tiles.tile(path, tile)
            if part is None:
                missing += 1
            else:
                whole = tile_place(source, tile, place)
                parts.append((whole.cut(frame), whole, part))
        self._lay(parts)
        return not missing or self._tiles.is_broken(path)

    def _lay(self, parts: list[tuple[Rect, Rect, Texture]]) -> None:
        laid = (self._ground, self._shade, *parts)
        if laid == self._laid:
            return
        self._laid = laid
        self.group.clear()
        self.group.add(Color(*self._ground))  # or the coarser picture would shine through
        for seen, _, _ in parts:
            self.group.add(Rectangle(pos=(seen.x, seen.y), size=(seen.width, seen.height)))
        self.group.add(Color(self._shade, self._shade, self._shade, 1.0))
        for seen, place, texture in parts:
            self.group.add(
                Rectangle(
                    texture=texture, pos=(seen.x, seen.y), size=(seen.width, seen.height),
                    tex_coords=_corners(seen, place),
                )
            )  # fmt: skip


def wanted_tiles(source: Size, place: Rect, frame: Rect) -> list[Tile]:
    """The tiles that sharpen what a frame shows of a picture standing at `place`, middle first."""
    level = max(0, floor(log2(source.width / place.width)))
    columns, rows = tile_grid(source, level)
    seen = place.cut(frame)
    side = TILE_PX * 2**level * place.width / source.width  # of a tile, in window pixels
    first_column, last_column = int((seen.x - place.x) // side), int((seen.right - place.x) // side)
    first_row, last_row = int((place.top - seen.top) // side), int((place.top - seen.y) // side)
    x, y = seen.centre
    middle = ((x - place.x) / side - 0.5, (place.top - y) / side - 0.5)
    tiles = [
        Tile(level, column, row)
        for column in range(max(0, first_column), min(columns, last_column + 1))
        for row in range(max(0, first_row), min(rows, last_row + 1))
    ]
    return sorted(
        tiles, key=lambda tile: (tile.column - middle[0]) ** 2 + (tile.row - middle[1]) ** 2
    )


def tile_place(source: Size, tile: Tile, place: Rect) -> Rect:
    """Where a tile stands when the whole picture stands at `place`."""
    part = tile_rect(source, tile)  # shares, y downwards
    return Rect(
        place.x + part.x * place.width,
        place.top - part.top * place.height,
        part.width * place.width,
        part.height * place.height,
    )


def _corners(seen: Rect, place: Rect) -> tuple[float, ...]:
    """What of a tile is seen, as texture coordinates from the lower left corner round."""
    left = (seen.x - place.x) / place.width
    right = (seen.right - place.x) / place.width
    top = (place.top - seen.top) / place.height
    bottom = (place.top - seen.y) / place.height
    return (left, bottom, right, bottom, right, top, left, top)
