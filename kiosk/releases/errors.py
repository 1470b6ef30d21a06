"""What may keep a release from being taken or shown, each a sentence for staff."""

import errno
from collections.abc import Iterable
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic
from kiosk.releases.refusals import Refusal


class ReleaseError(Exception):
    """Nothing was changed; `sentence` says why, for staff."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Busy(ReleaseError):  # noqa: N818  # a state of affairs, like FileNotFound
    """Something else takes contents, or switches, just now."""


class NoRoom(ReleaseError):  # noqa: N818
    """The disk is full, or would be."""


class NotWritable(ReleaseError):  # noqa: N818
    """The disk does not take what is written: read-only, failing, or somebody else's."""


class UnknownRelease(ReleaseError):  # noqa: N818
    """There is no such release, or it is not whole."""


class RefusedBefore(ReleaseError):  # noqa: N818
    """These contents failed on this kiosk, or staff sent them back."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(
            f"These contents were shown before as release {refusal.id}: {refusal.reason} "
            "They are not taken again until they change."
        )
        self.refusal = refusal


class Unfit(ReleaseError):  # noqa: N818
    """The contents have mistakes; `diagnostics` tells them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        count = sum(each.is_error for each in self.diagnostics)
        told = "1 mistake" if count == 1 else f"{count} mistakes"
        super().__init__(f"The new contents have {told} and are not taken.")


def told(error: OSError, folder: Path) -> ReleaseError:
    """What the operating system refused, in words; `folder` is what was to be written to."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return NoRoom(f"The disk of {folder} is full.")
    why = error.strerror or str(error)
    return NotWritable(f"{folder} cannot be written to ({why}): see its disk and its permissions.")
