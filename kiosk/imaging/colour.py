"""Colours of any kind of picture, as an sRGB screen shows them."""

import io
import math

from PIL import Image, ImageCms

_MIXABLE = frozenset({"L", "La", "RGB", "RGBa", "CMYK", "LAB"})
_CLEAR = {"La": ("LA", "L"), "RGBa": ("RGBA", "RGB")}  # with alpha on its own, and without
_WHITE_IS_ZERO = 0
_PHOTOMETRIC, _BITS_PER_SAMPLE = 262, 258  # tags of TIFF


class Levels:
    """What is black and what is white in pixels of more than 8 bits."""

    __slots__ = ("_offset", "_scale")

    def __init__(self, picture: Image.Image) -> None:
        black, white = _ends(picture)
        self._scale = 255 / (white - black)
        self._offset = 0.5 - black * self._scale

    def grey(self, picture: Image.Image) -> Image.Image:
        """The picture in 8 bits; Pillow's own conversion would clip all that is bright to white."""
        scale, offset = self._scale, self._offset
        deep = picture if picture.mode == "F" else picture.convert("I")
        return deep.point(lambda value: value * scale + offset).convert("L")


def is_deep(picture: Image.Image) -> bool:
    """Whether a pixel has more than 8 bits a channel."""
    return picture.mode[0] in "IF"


def is_mixable(picture: Image.Image) -> bool:
    """Whether neighbouring pixels can be mixed as they are."""
    return picture.mode in _MIXABLE and "transparency" not in picture.info


def mixable(picture: Image.Image) -> Image.Image:
    """A picture of 8 bits in L, La, RGB, RGBa, CMYK or LAB."""
    if is_mixable(picture):
        return picture
    # Mixed with invisible black, the rim of a cut-out picture would turn grey.
    if picture.mode == "LA":
        return picture.convert("La")
    if "transparency" in picture.info or picture.mode in ("RGBA", "PA"):
        return picture.convert("RGBA").convert("RGBa")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _ends(picture: Image.Image) -> tuple[float, float]:
    """The values of black and white."""
    tags = getattr(picture, "tag_v2", {})
    if picture.mode.startswith("I;16"):
        bits = tags.get(_BITS_PER_SAMPLE, (16,))[0]
        white = float((1 << bits) - 1)
        return (white, 0.0) if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO else (0.0, white)
    low, high = (float(value) for value in picture.getextrema())  # type: ignore[arg-type]
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError("values that are no numbers")
    # Nothing in the file says it: 0 to 1 is the custom, others write whole numbers as such.
    usual = next((white for white in (1.0, 255.0, 65535.0) if high <= white), None)
    if low < 0 or usual is None:
        return low, max(high, low + 1)
    return 0.0, 65535.0 if picture.mode == "I" else usual


class ToScreen:
    """Converts pictures of one profile to sRGB; without a sound profile, they stay as they are."""

    __slots__ = ("_profile", "_transforms")

    def __init__(self, profile: bytes | None) -> None:
        self._profile = profile
        self._transforms: dict[str, ImageCms.ImageCmsTransform | None] = {}

    def __call__(self, picture: Image.Image) -> Image.Image:
        """The picture, which is mixable, in L, RGB or RGBA."""
        if picture.mode not in _CLEAR:
            return self._opaque(picture)
        with_alpha, without = _CLEAR[picture.mode]
        clear = picture.convert(with_alpha)
        converted = self._opaque(clear.convert(without)).convert("RGB")
        converted.putalpha(clear.getchannel("A"))
        return converted

    def _opaque(self, picture: Image.Image) -> Image.Image:
        mode = picture.mode
        if mode not in self._transforms:
            self._transforms[mode] = _transform(self._profile, mode)
        transform = self._transforms[mode]
        if transform is not None:
            converted = ImageCms.applyTransform(picture, transform)
            if converted is not None:
                return converted
        return picture if mode in ("L", "RGB") else picture.convert("RGB")


def _transform(profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """How pixels of that mode are converted; None if they are sRGB, or nobody knows."""
    screen = ImageCms.createProfile("sRGB")
    try:
        if mode == "LAB":
            return ImageCms.buildTransform(ImageCms.createProfile("LAB"), screen, mode, "RGB")
        if not profile:
            return None
        embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(embedded):
            return None
        return ImageCms.buildTransform(embedded, screen, mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
