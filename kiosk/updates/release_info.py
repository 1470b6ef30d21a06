"""What a signed pack says of itself; knows no signature."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.updates.errors import UpdateError

FORMAT = 1
MAX_LABEL = 120


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """The release in a pack: `version` counts up, `total` are the bytes of its files.

    `min_kiosk` is the oldest kiosk that can show it; "" if any can.
    """

    version: int
    label: str
    files: int
    total: int
    min_kiosk: str = ""

    def as_custom(self) -> dict[str, Any]:
        """What is signed along with the pack."""
        return {
            "format": FORMAT,
            "version": self.version,
            "label": self.label,
            "files": self.files,
            "bytes": self.total,
            "min_kiosk": self.min_kiosk,
        }


def parse_custom(custom: object) -> ReleaseInfo:
    """What was signed along with a pack; raises UpdateError when it cannot be understood."""
    if not isinstance(custom, Mapping) or custom.get("format") != FORMAT:
        raise UpdateError(
            "The pack was published by another version of the kiosk than this one reads.",
            "Bring this kiosk's program up to date, then it takes the pack by itself.",
        )
    version, files, total = (custom.get(key) for key in ("version", "files", "bytes"))
    label, min_kiosk = custom.get("label"), custom.get("min_kiosk")
    if (
        not all(type(each) is int and each > 0 for each in (version, files, total))
        or not isinstance(label, str)
        or not isinstance(min_kiosk, str)
    ):
        raise UpdateError("What the pack says of itself cannot be understood.", "Publish it again.")
    assert isinstance(version, int)  # noqa: S101  # for the type checker: seen above
    assert isinstance(files, int)  # noqa: S101
    assert isinstance(total, int)  # noqa: S101
    return ReleaseInfo(version, label[:MAX_LABEL], files, total, min_kiosk)


def version_numbers(version: str) -> tuple[int, ...] | None:
    """`0.10.2` as (0, 10, 2); None if it is no version."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def is_too_old(kiosk: str, wanted: str) -> bool:
    """Whether a kiosk of that version is older than `wanted`; not when either is not known."""
    have, want = version_numbers(kiosk), version_numbers(wanted)
    return have is not None and want is not None and have < want
