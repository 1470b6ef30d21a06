"""Decoded pictures on the graphics card, under a budget counted in bytes.

Kivy's own image caches have no limit. Here every texture is accounted for, the least recently
shown one is let go first, and a picture decoded for one size stands in for another until that
one has been decoded.
"""

import logging
from collections import OrderedDict
from pathlib import Path

from kivy.graphics.texture import Texture

from kiosk.core.geometry import Size
from kiosk.imaging.decode import Pixels
from kiosk.imaging.pipeline import Pipeline, Request

_log = logging.getLogger(__name__)

BUDGET_BYTES = 320 * 2**20  # four full 4K pictures and a contents page of cards
UPLOADS_PER_TICK = 2
_GRID_PX = 240  # sizes are rounded up to this, so that small changes of layout decode nothing anew
_LARGEST_PX = 4096  # many graphics chips stop at 8192, and 4K screens need no more


class TextureStore:
    """Gives textures by path and size; decodes through a pipeline, uploads in `pump`."""

    def __init__(self, pipeline: Pipeline, *, budget_bytes: int = BUDGET_BYTES) -> None:
        self._pipeline = pipeline
        self._budget_bytes = budget_bytes
        self._held_bytes = 0
        self._textures: OrderedDict[Request, tuple[Texture, int]] = OrderedDict()
        self._pending: set[Request] = set()
        self._broken: set[Path] = set()
        self._told: set[Path] = set()  # each broken picture is logged once

    def get(self, path: Path, wanted_px: Size) -> Texture | None:
        """The texture for that size, or the largest other one of the picture while it loads."""
        request = _request(path, wanted_px)
        if request not in self._textures and path not in self._broken:
            self._ask_for(request)
        held = [held for held in self._textures if held.path == path]
        if not held:
            return None
        largest = max(held, key=lambda one: one.target.width * one.target.height)
        best = request if request in self._textures else largest
        self._textures.move_to_end(best)
        return self._textures[best][0]

    def forgive(self) -> None:
        """Try broken pictures again: a file may have come back since the last visit."""
        self._broken.clear()

    def is_broken(self, path: Path) -> bool:
        """Whether the picture could not be decoded."""
        return path in self._broken

    def is_settled(self, path: Path, wanted_px: Size) -> bool:
        """Whether the texture for that size is there, or will never be."""
        return path in self._broken or _request(path, wanted_px) in self._textures

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being decoded."""
        return not self._pending

    @property
    def held_bytes(self) -> int:
        """Bytes of all textures held."""
        return self._held_bytes

    def pump(self) -> None:
        """Upload a few decoded pictures; once a tick, on the main thread."""
        for result in self._pipeline.drain(UPLOADS_PER_TICK):
            self._pending.discard(result.request)
            if isinstance(result.outcome, Pixels):
                self._hold(result.request, result.outcome)
            else:
                self._give_up(result.request.path, result.outcome)

    def close(self) -> None:
        """Stop decoding and let everything go."""
        self._pipeline.close()
        self._textures.clear()
        self._held_bytes = 0

    def _ask_for(self, request: Request) -> None:
        """Have it decoded, and nothing else of that picture: only the last size asked counts."""
        if request in self._pending:
            return
        for other in [pending for pending in self._pending if pending.path == request.path]:
            self._pending.remove(other)
            self._pipeline.cancel(other)
        self._pending.add(request)
        self._pipeline.request(request)

    def _give_up(self, path: Path, error: Exception) -> None:
        self._broken.add(path)
        if path not in self._told:
            self._told.add(path)
            _log.warning("%s cannot be shown: %s", path, error)

    def _hold(self, request: Request, pixels: Pixels) -> None:
        texture = Texture.create(size=(pixels.width, pixels.height), colorfmt="rgba")
        texture.blit_buffer(pixels.data, colorfmt="rgba", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        size_bytes = len(pixels.data)
        self._textures[request] = (texture, size_bytes)
        self._held_bytes += size_bytes
        while self._held_bytes > self._budget_bytes and len(self._textures) > 1:
            _, (_, freed) = self._textures.popitem(last=False)
            self._held_bytes -= freed


def _request(path: Path, wanted_px: Size) -> Request:
    return Request(path, Size(_rounded(wanted_px.width), _rounded(wanted_px.height)))


def _rounded(px: float) -> int:
    return int(min(_LARGEST_PX, -(-px // _GRID_PX) * _GRID_PX))
