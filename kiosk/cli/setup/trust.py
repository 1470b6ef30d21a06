"""The file by which a kiosk knows who may sign its content; knows no signature."""

import json
from pathlib import Path

from kiosk.core.durable import write_durably

FILE_NAME = "root.json"
_MAX_BYTES = 512 << 10


class TrustError(Exception):
    """The file is not to be used. `reason` is why it cannot be read; None: it is something else."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason or "of another kind")
        self.reason = reason


def trust_of(settings_file: Path) -> Path:
    """Where the kiosk of these settings looks for it."""
    return settings_file.with_name(FILE_NAME)


def read_trust(path: Path) -> bytes:
    """The bytes of a root of trust as `kiosk publish` writes it; raises TrustError."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAX_BYTES)
    except (OSError, ValueError) as error:
        raise TrustError(getattr(error, "strerror", None) or str(error)) from None
    try:
        signed = json.loads(raw)["signed"]
        is_root = signed["_type"] == "root" and bool(signed["keys"]) and bool(signed["roles"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise TrustError(None) from None
    if not is_root:
        raise TrustError(None)
    return raw


def keep_trust(settings_file: Path, raw: bytes) -> None:
    """Put it beside the settings; raises OSError."""
    path = trust_of(settings_file)
    if path.is_file() and path.read_bytes() == raw:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, raw)
