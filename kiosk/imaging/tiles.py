"""How a picture that is larger than any screen is cut into tiles; pure arithmetic."""

from dataclasses import dataclass

from kiosk.core.geometry import Rect, Size

TILE_PX = 512
"""Side of a tile: 1 MB as RGBA, so that a 4K screen is 40 uploads and a wasted edge is small."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of a picture, counted from the top left.

    Level 0 has the picture's own pixels, each further level half as many across and down.
    """

    level: int
    column: int
    row: int


def level_count(source: Size) -> int:
    """How many levels a picture of `source` pixels has; the last one is a single tile."""
    count = 1
    while max(level_size(source, count - 1)) > TILE_PX:
        count += 1
    return count


def level_size(source: Size, level: int) -> tuple[int, int]:
    """Whole pixels across and down of a level of a picture of `source` pixels."""
    scale = 1 << level
    return -(-int(source.width) // scale), -(-int(source.height) // scale)


def tile_grid(source: Size, level: int) -> tuple[int, int]:
    """How many columns and rows of tiles that level has."""
    width, height = level_size(source, level)
    return -(-width // TILE_PX), -(-height // TILE_PX)


def tile_box(source: Size, tile: Tile) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a tile in pixels of its level.

    Raises ValueError for a tile that the picture does not have.
    """
    if tile.level < 0:
        raise ValueError(tile)
    columns, rows = tile_grid(source, tile.level)
    if not (0 <= tile.column < columns and 0 <= tile.row < rows):
        raise ValueError(tile)
    width, height = level_size(source, tile.level)
    left, top = tile.column * TILE_PX, tile.row * TILE_PX
    return left, top, min(width, left + TILE_PX), min(height, top + TILE_PX)


def tile_rect(source: Size, tile: Tile) -> Rect:
    """Where a tile lies, in shares of the picture (0 to 1, y downwards)."""
    left, top, right, bottom = tile_box(source, tile)
    x_px, y_px = (1 << tile.level) / source.width, (1 << tile.level) / source.height
    # The last pixel of a level may stand for less than a whole square of the picture's own.
    right_share, bottom_share = min(1.0, right * x_px), min(1.0, bottom * y_px)
    return Rect(left * x_px, top * y_px, right_share - left * x_px, bottom_share - top * y_px)
