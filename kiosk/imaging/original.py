"""A picture file as the curator gave it, opened: measured first, and decoded only as far as needed.

Knows neither derivatives nor threads.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from PIL import Image, ImageChops

from kiosk.core.geometry import Size
from kiosk.imaging.cancellation import Cancelled, GoOn, check, regardless
from kiosk.imaging.colour import Levels, ToScreen, is_deep, is_mixable, mixable
from kiosk.imaging.formats import format_of, open_picture
from kiosk.imaging.orientation import Orientation, orientation_of
from kiosk.imaging.pixels import PictureError
from kiosk.imaging.tiles import Tile, level_count, tile_box, tile_grid

_BAND_PIXELS = 1 << 18  # converted at a time: a megabyte, so that other threads hardly wait
_GAP = 2  # a picture is averaged down to at least this many times the size, and mixed from there


class _WatchedFile(io.BufferedReader):
    """A file that can be told at each reading that nobody waits for it any more.

    It hides its descriptor: Pillow and libtiff would map the file into memory, and a mapped file
    that is cut while it is read ends the process.
    """

    def __init__(self, path: Path, go_on: GoOn) -> None:
        if not path.is_file():  # opening a FIFO would never return
            raise PictureError(path, "no such file")
        super().__init__(io.FileIO(path))
        self._go_on = go_on

    def read(self, size: int | None = -1, /) -> bytes:
        check(self._go_on)
        return super().read(size)

    def fileno(self) -> int:
        raise io.UnsupportedOperation


class Original:
    """A picture that was opened: its header has been read, its pixels have not."""

    def __init__(self, picture: Image.Image, orientation: Orientation, go_on: GoOn) -> None:
        self._picture = picture
        self._orientation = orientation
        self._go_on = go_on
        self._to_screen = ToScreen(picture.info.get("icc_profile"))
        self._levels: Levels | None = None  # measured once the pixels are there
        # Pillow takes for granted that ink is stored inverted, as Adobe does, and says that it did.
        jpeg = picture.format in ("JPEG", "MPO")
        self._ink_is_plain = jpeg and "adobe" not in picture.info

    @property
    def size(self) -> Size:
        """Pixels across and down, upright."""
        return Size(*self._orientation.size(self._picture.size))

    def scaled(self, width: int, height: int) -> Image.Image:
        """The picture in `width` x `height` pixels, which are not more than it has: L, RGB or RGBA.

        Only once: a JPEG is decoded at an eighth, a quarter or a half where that is enough. 100
        megapixels take 0.2 s then, not 1.5 s.
        """
        stored = self._orientation.size((width, height))
        self._picture.draft(None, stored)
        source = self._loaded()
        factor = max(1, min(source.width // stored[0], source.height // stored[1]) // _GAP)
        reduced = self._reduced(source, factor)
        box = (0, 0, source.width / factor, source.height / factor)
        small = reduced.resize(stored, Image.Resampling.BILINEAR, box)
        return self._finished(small)

    def tiles(self) -> Iterator[tuple[Tile, Image.Image]]:
        """All tiles of all levels, row by row, beginning with the picture's own pixels.

        Only once. Of the whole picture there is never a second copy: turning and colours are done
        tile by tile.
        """
        size, picture = self.size, self._loaded()
        for level in range(level_count(size)):
            if level:
                picture = self._reduced(picture, 2)
            columns, rows = tile_grid(size, level)
            for row, column in product(range(rows), range(columns)):
                check(self._go_on)
                tile = Tile(level, column, row)
                box = self._orientation.stored_box(tile_box(size, tile), picture.size)
                yield tile, self._finished(self._mixable(picture.crop(box)))

    def _loaded(self) -> Image.Image:
        picture = self._picture
        picture.load()
        check(self._go_on)
        if is_deep(picture):
            self._levels = Levels(picture)
        return picture

    def _reduced(self, picture: Image.Image, factor: int) -> Image.Image:
        """The picture in a mode that can be mixed, each `factor` x `factor` pixels averaged."""
        if is_mixable(picture):
            return picture.reduce(factor) if factor > 1 else picture
        width, height = picture.size
        rows = max(1, _BAND_PIXELS // width // factor) * factor
        reduced = self._mixable(picture.crop((0, 0, 1, 1)))
        reduced = Image.new(reduced.mode, (-(-width // factor), -(-height // factor)))
        for top in range(0, height, rows):
            check(self._go_on)
            band = picture.crop((0, top, width, min(height, top + rows)))
            reduced.paste(self._mixable(band).reduce(factor), (0, top // factor))
        return reduced

    def _mixable(self, part: Image.Image) -> Image.Image:
        """A part of the picture in a mode that can be mixed."""
        return self._levels.grey(part) if self._levels and is_deep(part) else mixable(part)

    def _finished(self, part: Image.Image) -> Image.Image:
        """A part of the picture, mixable, in the colours of the screen and upright."""
        if self._ink_is_plain and part.mode == "CMYK":
            part = ImageChops.invert(part)
        finished = self._orientation.upright(self._to_screen(part))
        finished.info.clear()  # what is written of it tells nothing of the photographer
        return finished


@contextmanager
def open_original(path: Path, go_on: GoOn = regardless) -> Iterator[Original]:
    """Open the picture at `path`; PictureError for whatever is wrong, then and within the block.

    `go_on` is asked at each reading of the file.
    """
    try:
        with _WatchedFile(path, go_on) as file, open_picture(file, format_of(file)) as picture:
            yield Original(picture, orientation_of(picture, file), go_on)
    except (PictureError, Cancelled):
        raise
    except Exception as error:  # a broken file makes Pillow's plugins raise anything
        raise PictureError(path, f"{type(error).__name__}: {error}") from error
