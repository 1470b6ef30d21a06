"""Whether a file is a picture that the kiosk can show; decodes no pixels and keeps none."""

import os
import stat
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.content.diagnostics import Problem

MAX_PIXELS = 120_000_000  # as RGBA that is 480 MB, more than a kiosk can spare for a moment
MAX_SIDE_PIXELS = 30_000
MAX_BYTES = 200 << 20
FORMATS = ("JPEG", "PNG", "WEBP")

_EXIF_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
_PNG_END = b"IEND\xaeB`\x82"
_JPEG_SCAN, _JPEG_END = b"\xff\xda", b"\xff\xd9"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What the header tells: size in pixels as seen upright, and Pillow's name of the format."""

    width: int
    height: int
    format: str


@dataclass(frozen=True, slots=True)
class PictureProblem(Problem):
    """Why a file cannot be shown as a picture."""


def inspect_picture(path: Path) -> PictureFacts | PictureProblem:
    """Read the header at `path` and check that the file is whole; never raises."""
    refusal = _refuse_file(path)
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
        return PictureProblem("The picture may not be read.", "Check the file's permissions.")
    except UnidentifiedImageError:
        return PictureProblem(
            "This is not a picture that the kiosk can read.",
            "Save it as JPEG, PNG or WebP; a new file name alone does not do it.",
        )
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a broken file makes them
        return _broken()


def _refuse_file(path: Path) -> PictureProblem | None:
    """Anything but a regular file is not even opened: a FIFO would never answer."""
    try:
        status = os.stat(path)  # noqa: PTH116  # one call for kind and size
    except (OSError, ValueError):
        return PictureProblem("There is no such picture file.", "Check its name and folder.")
    if not stat.S_ISREG(status.st_mode):
        return PictureProblem("This is not a file.", "Name a picture file.")
    if status.st_size == 0:
        return PictureProblem("The picture file is empty.", "Copy it again.")
    if status.st_size > MAX_BYTES:
        return PictureProblem(
            f"The picture file is larger than {MAX_BYTES >> 20} MB.", "Save it smaller."
        )
    return None


def _judge(picture: Image.Image, path: Path) -> PictureFacts | PictureProblem:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PIXELS:
        return _too_many_pixels(width, height)
    if min(width, height) < 1:
        return _broken()
    kind = picture.format or ""
    # For its orientation Pillow would decode a whole PNG, and cameras write none.
    if kind != "PNG" and picture.getexif().get(_EXIF_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    picture.verify()
    if not _is_whole(path, kind):
        return _broken()
    return PictureFacts(width, height, kind)


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


def _too_many_pixels(width: int = 0, height: int = 0) -> PictureProblem:
    size = f" ({width:,} x {height:,})" if width else ""
    return PictureProblem(
        f"The picture has too many pixels{size}.",
        f"At most {MAX_PIXELS // 1_000_000} million pixels and {MAX_SIDE_PIXELS:,} a side; "
        "4,000 a side are plenty.",
    )


def _broken() -> PictureProblem:
    return PictureProblem("The picture file is broken or incomplete.", "Copy or export it again.")
