"""Whether a file is a picture that the kiosk can show; decodes no pixels and keeps none."""

import os
import warnings
from pathlib import Path

from kiosk.content.diagnostics import Problem
from kiosk.content.ordinary import broken, refuse_file, too_large
from kiosk.core.geometry import Size
from kiosk.imaging.containers.tiff import OversizedTagsError
from kiosk.imaging.formats import (
    MAX_BYTES,
    MAX_SIDE_PIXELS,
    MissingDecoderError,
    TooLargeError,
    UnknownFormatError,
    format_of,
    open_picture,
)
from kiosk.imaging.orientation import orientation_of


def inspect_picture(path: Path) -> Problem | None:
    """Why the file at `path` cannot be shown, by its header and whether it is whole; or None.

    Never raises.
    """
    found = measure_picture(path)
    return found if isinstance(found, Problem) else None


def measure_picture(path: Path) -> Size | Problem:
    """The pixels of the picture at `path` across and down, upright, or why it cannot be shown.

    Never raises, and reads the beginning and the end of a file, not all of it: 2,000 photographs
    are looked through in a second. What is broken in the middle is found when it is decoded.
    """
    refusal = refuse_file(path, "picture", MAX_BYTES)
    if refusal is not None:
        return refusal
    try:
        # Pillow warns about what it can do without, and a warning may be an exception.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _judge(path)
    except TooLargeError as error:
        return _too_many_pixels(error)
    except OversizedTagsError as error:
        return Problem(
            f"Besides its picture, this TIFF holds {error.size_bytes >> 20} MB, such as layers.",
            "Save it without layers.",
        )
    except MissingDecoderError as error:
        return Problem(
            f"Pictures of the kind {error.format_name} need a part that is not installed here.",
            f"Install {error.extra}, or save it as JPEG.",
        )
    except PermissionError:
        return Problem("The picture may not be read.", "Check the file's permissions.")
    except UnknownFormatError:
        return Problem(
            "This is not a picture that the kiosk can read.",
            "Save it as JPEG, PNG, WebP, TIFF or AVIF; a new file name alone does not do it.",
        )
    except Exception:  # noqa: BLE001  # Pillow's plugins raise whatever a broken file makes them
        return broken("picture")


def _judge(path: Path) -> Size | Problem:
    with path.open("rb") as file:
        kind = format_of(file)
        size_bytes = os.fstat(file.fileno()).st_size
        if size_bytes > kind.max_bytes:
            return too_large("picture", kind.max_bytes)
        with open_picture(file, kind) as picture:
            size = Size(*orientation_of(picture, file).size(picture.size))
        has_pixels = min(size.width, size.height) > 0
        return size if has_pixels and kind.is_whole(file, size_bytes) else broken("picture")


def _too_many_pixels(error: TooLargeError) -> Problem:
    size = f" ({error.width:,} x {error.height:,})" if error.width else ""
    return Problem(
        f"The picture has too many pixels{size}.",
        f"At most {error.kind.max_pixels // 1_000_000} million pixels and {MAX_SIDE_PIXELS:,} a "
        "side; 4,000 a side are plenty.",
    )
