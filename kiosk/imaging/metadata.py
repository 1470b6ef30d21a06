"""The words written within a picture file, by whatever standard; decodes no pixels.

Told as they are found; what they are good for, and which counts, is decided elsewhere.
"""

import io
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from PIL.ImageFile import ImageFile

from kiosk.imaging.containers.png import exif_in_png
from kiosk.imaging.embedded.exif import read_exif
from kiosk.imaging.embedded.iptc import read_iptc
from kiosk.imaging.embedded.values import Values
from kiosk.imaging.embedded.xmp import read_xmp
from kiosk.imaging.formats import format_of, open_picture

MAX_TEXTS = 200  # of one name, such as makers; nobody reads more
MAX_TEXT_CHARACTERS = 20_000


def read_metadata(path: Path) -> Values:
    """What is written in the picture at `path`, by names such as `Iptc.Application2.Caption`.

    Texts are uncleaned. What is broken is left out; never raises.
    """
    values: dict[str, tuple[tuple[str, str], ...]] = {}
    try:
        # Pillow warns about what it cannot make sense of, and a warning may be an exception.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with path.open("rb") as file, open_picture(file, format_of(file)) as picture:
                if isinstance(picture, ImageFile):
                    values.update(_unbroken(partial(_xmp, picture)))
                    values.update(_unbroken(partial(read_iptc, picture)))
                    values.update(_unbroken(partial(_exif, picture, file)))
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a broken file makes them
        return values
    return values


def _unbroken(read: Callable[[], Values]) -> Values:
    """What one way of reading finds, within limits: the others may find more."""
    try:
        found = read()
    except Exception:  # noqa: BLE001  # as above
        return {}
    return {
        name: tuple((language, text[:MAX_TEXT_CHARACTERS]) for language, text in texts[:MAX_TEXTS])
        for name, texts in found.items()
    }


def _xmp(picture: ImageFile) -> Values:
    packet = picture.info.get("xmp", b"")
    return read_xmp(packet.encode() if isinstance(packet, str) else packet)


def _exif(picture: ImageFile, file: BinaryIO) -> Values:
    match picture.format:
        case "TIFF":
            return read_exif(file)
        case "PNG":
            block = exif_in_png(file)
        case _:
            block = picture.info.get("exif") or b""
    return read_exif(io.BytesIO(block.removeprefix(b"Exif\0\0")))
