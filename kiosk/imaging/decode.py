"""Turns a picture file into upright sRGB pixels of the size at which it is shown.

Never decodes more than it must, and keeps nothing; knows no window and no texture.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms

from kiosk.core.geometry import Size
from kiosk.imaging.inspect import EXIF_ORIENTATION, FORMATS, MAX_PIXELS, SIDEWAYS

MAX_SIDE_PX = 4096
"""No side of what is decoded is longer: every GPU takes it, and 4K needs no more."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# Pillow warns above its own limit, and a warning may be an error: ours is checked at load already.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture: RGBA, 8 bits each, rows from the top, alpha not premultiplied."""

    width: int
    height: int
    data: bytes


class PictureError(Exception):
    """A file that cannot be shown, and what the decoder said, for the log."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def decode(path: Path, target: Size) -> Pixels:
    """The picture scaled down to cover `target` (pixels).

    Nothing is cropped and nothing enlarged. Raises PictureError for whatever is wrong.
    """
    try:
        return _decode(path, target)
    except PictureError:
        raise
    except Exception as error:  # a broken file makes Pillow's plugins raise anything
        raise PictureError(path, f"{type(error).__name__}: {error}") from error


def fitted_size(source: Size, target: Size) -> tuple[int, int]:
    """Whole pixels, at least 1, of a picture scaled to cover `target`; never above MAX_SIDE_PX."""
    wanted = max(target.width / source.width, target.height / source.height)
    scale = min(wanted, 1.0, MAX_SIDE_PX / max(source.width, source.height))
    return max(1, round(source.width * scale)), max(1, round(source.height * scale))


def _decode(path: Path, target: Size) -> Pixels:
    if not path.is_file():  # opening a FIFO would never return
        raise PictureError(path, "no such file")
    with Image.open(path, formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureError(path, f"{picture.width} x {picture.height} pixels")
        return _upright(picture, target)


def _upright(picture: Image.Image, target: Size) -> Pixels:
    orientation = picture.getexif().get(EXIF_ORIENTATION, 1)
    lying = orientation in SIDEWAYS
    source = Size(*(reversed(picture.size) if lying else picture.size))
    width, height = fitted_size(source, target)
    stored = (height, width) if lying else (width, height)
    # A JPEG can be decoded at an eighth, a quarter or a half: 100 megapixels take 0.2 s, not 1.5 s.
    picture.draft(None, stored)
    profile = picture.info.get("icc_profile")
    small = _scalable(picture).resize(stored, Image.Resampling.BILINEAR, reducing_gap=2.0)
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    data = _in_srgb(small, profile).convert("RGBA").tobytes()
    return Pixels(width, height, data)


def _scalable(picture: Image.Image) -> Image.Image:
    """The picture in a mode in which neighbouring pixels can be mixed."""
    if picture.mode.startswith("I"):
        # 16 bits a pixel, as scanners write PNG; Pillow's own conversion would clip to white.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info or picture.mode in ("PA", "La", "RGBa"):
        return picture.convert("RGBA")
    if picture.mode == "P":
        return picture.convert("RGB")
    return picture.convert("L") if picture.mode == "1" else picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as an sRGB screen shows them; without a sound profile, as they are."""
    if not profile or picture.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return picture
    try:
        embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(embedded):
            return picture
        seen = picture.convert("RGB") if picture.mode == "RGBA" else picture
        screen = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(seen, embedded, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    if converted is None:  # only when asked to convert in place
        return picture
    if picture.mode == "RGBA":
        converted.putalpha(picture.getchannel("A"))
    return converted
