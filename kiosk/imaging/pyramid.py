"""All tiles of a picture in one file: a zip archive, not packed again, one small picture a tile."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from kiosk.imaging.cancellation import GoOn
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.encoding import decode_derivative, encode
from kiosk.imaging.fingerprint import fingerprint
from kiosk.imaging.original import open_original
from kiosk.imaging.pixels import PictureError
from kiosk.imaging.tiles import Tile

RECIPE = 1
"""Raised when tiles come to be made otherwise, so that no old one is taken for a new one."""


class Pyramid:
    """The tiles in an archive; raises whatever zipfile raises where it is not whole."""

    def __init__(self, file: Path | BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)

    def tile(self, tile: Tile) -> Image.Image:
        """One tile, upright in sRGB: L, RGB or RGBA; KeyError for one that is not there."""
        picture = decode_derivative(self._archive.read(_name(tile)))
        picture.load()
        return picture


class Pyramids:
    """Tiles of pictures; all of a picture's are made when the first one is wanted.

    The archive last used stays open, so a zoom goes on when the cache is deleted. Where the cache
    cannot keep it, it stays in memory until another picture is zoomed into: 30 MB for 100
    megapixels.
    """

    def __init__(self, cache: DerivativeCache | None) -> None:
        self._cache = cache
        self._name = ""
        self._pyramid: Pyramid | None = None

    def tile(self, path: Path, tile: Tile, go_on: GoOn) -> Image.Image:
        """One tile, upright in sRGB; PictureError for whatever is wrong, Cancelled once told so."""
        name = f"{fingerprint(path)}-{RECIPE}-tiles"
        if name != self._name:
            self._pyramid, self._name = None, name
            self._pyramid = self._kept(name)
        if self._pyramid is not None:
            try:
                return self._pyramid.tile(tile)
            except KeyError as error:
                raise PictureError(path, f"there is no {tile}") from error
            except Exception:  # noqa: BLE001  # the archive is broken, and made anew
                self._pyramid = None
        self._pyramid = self._made(name, path, go_on)
        try:
            return self._pyramid.tile(tile)
        except KeyError as error:
            raise PictureError(path, f"there is no {tile}") from error

    def _kept(self, name: str) -> Pyramid | None:
        path = None if self._cache is None else self._cache.find(name)
        if path is None:
            return None
        try:
            return Pyramid(path)
        except Exception:  # noqa: BLE001  # the archive is broken, and made anew
            return None

    def _made(self, name: str, path: Path, go_on: GoOn) -> Pyramid:
        with open_original(path, go_on) as original:
            packed = _packed(original.tiles())
        if self._cache is not None and self._cache.write(name, packed):
            kept = self._kept(name)
            if kept is not None:
                return kept
        return Pyramid(io.BytesIO(packed))


def _packed(tiles: Iterable[tuple[Tile, Image.Image]]) -> bytes:
    """An archive of tiles; each is encoded before the next one is asked for."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for tile, picture in tiles:
            # A ZipInfo of its own leaves out the time of day: the same tiles, the same archive.
            archive.writestr(zipfile.ZipInfo(_name(tile)), encode(picture))
    return file.getvalue()


def _name(tile: Tile) -> str:
    return f"{tile.level}/{tile.row}/{tile.column}"
