"""What can be wished for of a picture, and how urgently."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from kiosk.core.geometry import Size
from kiosk.imaging.tiles import Tile


class Urgency(IntEnum):
    """How soon something is wanted; greater comes first."""

    IDLE = 0
    """When there is nothing else to do."""
    AHEAD = 1
    """Probably soon: what the visitor may turn to next."""
    NOW = 2
    """It is waited for on the screen."""


@dataclass(frozen=True, slots=True)
class Request:
    """A wish for a picture, and the key by which it is known.

    `target` is what the picture should cover, in pixels; with a `tile` it says nothing.
    """

    path: Path
    target: Size
    tile: Tile | None = None
