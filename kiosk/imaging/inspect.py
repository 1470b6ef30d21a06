"""Whether a file is a picture that the kiosk can show; decodes no pixels and keeps none."""

import os
import stat
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.content.diagnostics import Problem

MAX_PIXELS = 120_000_000  # as RGBA that is 480 MB, more than a kiosk can spare for a moment
MAX_SIDE_PIXELS = 30_000
MAX_BYTES = 200 << 20
FORMATS = ("JPEG", "PNG", "WEBP")

EXIF_ORIENTATION = 0x0112
SIDEWAYS = frozenset({5, 6, 7, 8})
_PNG_END = b"IEND\xaeB`\x82"
_JPEG_SCAN, _JPEG_END = b"\xff\xda", b"\xff\xd9"


def inspect_picture(path: Path) -> Problem | None:
    """Why the file at `path` cannot be shown, by its header and whether it is whole; or None.

    Never raises.
    """
    refusal = refuse_file(path, "picture", MAX_BYTES)
    if refusal is not None:
        return refusal
    try:
        # Pillow warns about sizes, and a warning may be an exception: the size is ours to judge.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as picture:
                return _judge(picture, path)
    except Image.DecompressionBombError:
        return _too_many_pixels()
    except PermissionError:
        return Problem("The picture may not be read.", "Check the file's permissions.")
    except UnidentifiedImageError:
        return Problem(
            "This is not a picture that the kiosk can read.",
            "Save it as JPEG, PNG or WebP; a new file name alone does not do it.",
        )
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a broken file makes them
        return _broken()


def upright_size(path: Path) -> tuple[int, int] | None:
    """The width and height in pixels of a picture as it is shown; None when it cannot be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as picture:
                width, height = picture.size
                lies_sideways = picture.getexif().get(EXIF_ORIENTATION) in SIDEWAYS
                return (height, width) if lies_sideways else (width, height)
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a broken file makes them
        return None


def refuse_file(path: Path, kind: str, max_bytes: int) -> Problem | None:
    """Why the file of a "picture" or the like must not even be opened: a FIFO never answers."""
    try:
        status = os.stat(path)  # noqa: PTH116  # one call for kind and size
    except (OSError, ValueError):
        return Problem(f"There is no such {kind} file.", "Check its name and folder.")
    if not stat.S_ISREG(status.st_mode):
        return Problem("This is not a file.", f"Name a {kind} file.")
    if status.st_size == 0:
        return Problem(f"The {kind} file is empty.", "Copy it again.")
    if status.st_size > max_bytes:
        return Problem(f"The {kind} file is larger than {max_bytes >> 20} MB.", "Save it smaller.")
    return None


def _judge(picture: Image.Image, path: Path) -> Problem | None:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PIXELS:
        return _too_many_pixels(width, height)
    if min(width, height) < 1:
        return _broken()
    kind = picture.format or ""
    # Decoding reads the orientation; to find it in a PNG, Pillow would decode all of it.
    if kind != "PNG":
        picture.getexif()
    picture.verify()
    return None if _is_whole(path, kind) else _broken()


def _is_whole(path: Path, kind: str) -> bool:
    """Whether a file goes on to its end, which Pillow's own verification does not always tell.

    A JPEG that was cut loads half grey without an error. Its end mark must follow its last scan;
    cameras append more after it, and thumbnails carry an end mark of their own before it.
    """
    data = path.read_bytes()
    match kind:
        case "JPEG":
            return data.rfind(_JPEG_END) > data.rfind(_JPEG_SCAN) >= 0
        case "PNG":
            return _PNG_END in data
        case _:
            return len(data) >= int.from_bytes(data[4:8], "little") + 8  # RIFF tells its length


def _too_many_pixels(width: int = 0, height: int = 0) -> Problem:
    size = f" ({width:,} x {height:,})" if width else ""
    return Problem(
        f"The picture has too many pixels{size}.",
        f"At most {MAX_PIXELS // 1_000_000} million pixels and {MAX_SIDE_PIXELS:,} a side; "
        "4,000 a side are plenty.",
    )


def _broken() -> Problem:
    return Problem("The picture file is broken or incomplete.", "Copy or export it again.")
