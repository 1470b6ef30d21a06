"""What failed on this kiosk or was sent back by staff, and is not to be taken again."""

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.core.durable import write_durably

FILE_NAME = "refused.json"
FORMAT = 1
MOST_REMEMBERED = 200

_MAX_BYTES = 1 << 20

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """`digest` and `origin` are the release's; `reason` is a sentence; `at` is in ISO 8601."""

    id: str
    digest: str
    origin: str
    label: str
    reason: str
    at: str


def read_refusals(folder: Path) -> tuple[Refusal, ...]:
    """All that is remembered, oldest first; nothing if that cannot be read. Never raises."""
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_MAX_BYTES))
        if told["format"] != FORMAT:
            return ()
        return tuple(_refusal(each) for each in told["refused"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        _log.warning("What was refused is forgotten: %s: %s", path, error)
        return ()


def write_refusals(folder: Path, refusals: Iterable[Refusal]) -> None:
    """Remember the last of them; raises OSError, and what was there stays."""
    kept = tuple(refusals)[-MOST_REMEMBERED:]
    told = {"format": FORMAT, "refused": [asdict(each) for each in kept]}
    write_durably(folder / FILE_NAME, json.dumps(told, ensure_ascii=False).encode() + b"\n")


def _refusal(told: dict[str, object]) -> Refusal:
    fields = {name: told[name] for name in Refusal.__slots__}
    if not all(isinstance(value, str) for value in fields.values()):
        raise TypeError("a refusal is made of words")
    return Refusal(**{name: str(value) for name, value in fields.items()})
