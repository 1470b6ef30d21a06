"""Decoded pictures on the graphics card, under a budget counted in bytes.

Kivy's own image caches have no limit. Here every texture is accounted for, the least recently
shown one is let go first, and whatever is at hand of a picture stands in for what is still being
decoded: another size of it, or the stand-in of a few pixels that every picture has.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable
from math import ceil, inf
from pathlib import Path
from time import perf_counter

from kivy.graphics.texture import Texture

from kiosk.core.geometry import Size
from kiosk.imaging.pipeline import Pipeline
from kiosk.imaging.pixels import MAX_SIDE_PX, PictureError, Pixels
from kiosk.imaging.request import Request, Urgency
from kiosk.imaging.tiles import Tile
from kiosk.stage.upload import Upload

_log = logging.getLogger(__name__)

LEAST_BUDGET_BYTES = 64 * 2**20
BUDGET_SCREENS = 8  # a slide, the one before, two ahead, a contents page, a scan's tiles

_PATIENCE = 3  # ticks without a question after which a picture is no longer waited for
_STAND_INS = 256  # of 9 KB each
_WHOLE = Size(0, 0)  # what a request for a tile covers
_GLANCE = Size(48, 48)  # enough to see whether a picture can be decoded again


def budget_for(width: int, height: int) -> int:
    """Bytes of textures for a window of that many pixels."""
    return max(LEAST_BUDGET_BYTES, BUDGET_SCREENS * width * height * 4)


def no_stand_in(_: Path) -> Pixels | None:
    """For where pictures are at hand at once."""
    return None


class TextureStore:
    """Gives textures by path and size; decodes through a pipeline, uploads in `pump`.

    `stand_in` gives a few pixels of a picture without waiting, or None. `note_problem` is told of
    a picture what is wrong with it, or None when it can be shown again. `upload_seconds` is how
    much of a tick may be spent on uploading.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        stand_in: Callable[[Path], Pixels | None] = no_stand_in,
        note_problem: Callable[[Path, str | None], None] = lambda *_: None,
        budget_bytes: int = LEAST_BUDGET_BYTES,
        upload_seconds: float = inf,
    ) -> None:
        self._pipeline = pipeline
        self._stand_in = stand_in
        self._note_problem = note_problem
        self._budget_bytes = budget_bytes
        self._upload_seconds = upload_seconds
        self._held_bytes = 0
        self._textures: OrderedDict[Request, tuple[Texture, int]] = OrderedDict()
        self._stand_ins: OrderedDict[Path, Texture] = OrderedDict()
        self._pending: dict[Request, int] = {}  # and for how many ticks nobody asked for it
        self._expected: tuple[Request, ...] = ()
        self._upload: Upload | None = None
        self._broken: set[Path] = set()
        self._told: set[Path] = set()  # each broken picture is logged once
        self._doubted: set[Path] = set()  # of those, the ones not looked at in this visit

    # ------------------------------------------------------------------------------- pictures

    def get(self, path: Path, wanted_px: Size) -> Texture | None:
        """The texture for that size; while it loads, the largest other one of the picture."""
        held = self._held_or_asked_for(_request(path, wanted_px))
        if held is not None:
            self._look_again_at(path)
            return held
        others = [held for held in self._textures if held.path == path and held.tile is None]
        if not others:
            return None if path in self._broken else self._stand_in_for(path)
        largest = max(others, key=lambda one: self._textures[one][0].width)
        self._textures.move_to_end(largest)
        return self._textures[largest][0]

    def tile(self, path: Path, tile: Tile) -> Texture | None:
        """The texture of a part of a picture; None while it loads."""
        return self._held_or_asked_for(Request(path, _WHOLE, tile))

    def expect(self, pictures: Iterable[tuple[Path, Size]]) -> None:
        """These will be asked for next; what was expected before, and was not asked for, is not."""
        expected = tuple(_request(path, wanted_px) for path, wanted_px in pictures)
        for request in self._expected:
            if request not in expected and request not in self._pending:
                self._pipeline.cancel(request)
        self._expected = expected
        for request in reversed(expected):  # of what is ahead, the newest wish comes first
            if request in self._textures:
                self._textures.move_to_end(request)
            elif not (
                request in self._pending
                or request.path in self._broken
                or self._is_uploading(request)
            ):
                self._pipeline.request(request, Urgency.AHEAD)

    def bake(self, paths: Iterable[Path]) -> None:
        """Have these made ready on disk, in this order, when there is nothing else to do."""
        self._pipeline.bake(paths)

    # ---------------------------------------------------------------------------- what is so

    def is_broken(self, path: Path) -> bool:
        """Whether the picture could not be decoded."""
        return path in self._broken

    def is_settled(self, path: Path, wanted_px: Size) -> bool:
        """Whether the texture for that size is there, or will never be."""
        return path in self._broken or _request(path, wanted_px) in self._textures

    @property
    def is_idle(self) -> bool:
        """Whether nothing is waited for."""
        return not self._pending

    @property
    def held_bytes(self) -> int:
        """Bytes of all textures held."""
        return self._held_bytes

    # ---------------------------------------------------------------------------- what is done

    def pump(self) -> None:
        """Upload what was decoded, as far as the time goes; once a tick, on the main thread."""
        self._forget_what_nobody_asks_for()
        until = perf_counter() + self._upload_seconds
        while self._has_upload():
            if self._upload is not None and self._upload.go_on():
                self._hold(self._upload)
                self._upload = None
            if perf_counter() >= until:
                return

    def forgive(self) -> None:
        """Try broken pictures again: a file may have come back since the last visit."""
        self._broken.clear()
        self._doubted = set(self._told)

    def close(self) -> None:
        """Stop decoding and let everything go."""
        self._pipeline.close()
        self._textures.clear()
        self._stand_ins.clear()
        self._upload = None
        self._held_bytes = 0

    # -------------------------------------------------------------------------------- helpers

    def _held_or_asked_for(self, request: Request) -> Texture | None:
        """The very texture, which is not let go soon then; None: it is wished for."""
        if request in self._textures:
            self._textures.move_to_end(request)
            return self._textures[request][0]
        if request.path not in self._broken:
            self._ask_for(request)
        return None

    def _ask_for(self, request: Request) -> None:
        """Have it decoded, and no other size of that picture which nobody asks for any more."""
        if request in self._pending:
            self._pending[request] = 0
            return
        if request.tile is None:
            for other, ticks in list(self._pending.items()):
                if other.path == request.path and other.tile is None and ticks > 0:
                    self._cancel(other)
        self._pending[request] = 0
        if not self._is_uploading(request):
            self._pipeline.request(request, Urgency.NOW)

    def _look_again_at(self, path: Path) -> None:
        """Learn whether a picture is well that was broken at another size; once a visit."""
        if path in self._doubted:
            self._doubted.remove(path)
            self._pipeline.request(Request(path, _GLANCE), Urgency.AHEAD)

    def _forget_what_nobody_asks_for(self) -> None:
        """Whoever waits for a picture asks for it at every tick; who has moved on does not."""
        for request, ticks in list(self._pending.items()):
            if ticks >= _PATIENCE:
                self._cancel(request)
            else:
                self._pending[request] = ticks + 1

    def _cancel(self, request: Request) -> None:
        del self._pending[request]
        if request not in self._expected:
            self._pipeline.cancel(request)

    def _is_uploading(self, request: Request) -> bool:
        return self._upload is not None and self._upload.request == request

    def _has_upload(self) -> bool:
        """Begin with the next decoded picture, if there is one."""
        while self._upload is None:
            results = self._pipeline.drain(1)
            if not results:
                return False
            request, outcome = results[0].request, results[0].outcome
            if isinstance(outcome, Pixels):
                self._upload = Upload(request, outcome)
            else:
                self._give_up(request, outcome)
        return True

    def _give_up(self, request: Request, error: Exception) -> None:
        self._pending.pop(request, None)
        self._broken.add(request.path)
        if request.path not in self._told:
            self._told.add(request.path)
            reason = error.reason if isinstance(error, PictureError) else str(error)
            _log.warning("%s cannot be shown: %s", request.path, reason)
            self._note_problem(request.path, reason)

    def _hold(self, upload: Upload) -> None:
        request = upload.request
        self._pending.pop(request, None)
        if request.path in self._told:
            self._told.remove(request.path)
            self._note_problem(request.path, None)
        self._textures[request] = (upload.texture, upload.size_bytes)
        self._held_bytes += upload.size_bytes
        while self._held_bytes > self._budget_bytes and len(self._textures) > 1:
            _, (_, freed) = self._textures.popitem(last=False)
            self._held_bytes -= freed

    def _stand_in_for(self, path: Path) -> Texture | None:
        """A few pixels of the picture; small enough to be uploaded at once."""
        if path in self._stand_ins:
            self._stand_ins.move_to_end(path)
            return self._stand_ins[path]
        pixels = self._stand_in(path)
        if pixels is None:
            return None
        upload = Upload(Request(path, _WHOLE), pixels)
        while not upload.go_on():
            pass
        self._stand_ins[path] = upload.texture
        if len(self._stand_ins) > _STAND_INS:
            self._stand_ins.popitem(last=False)
        return upload.texture


def _request(path: Path, wanted_px: Size) -> Request:
    return Request(path, Size(_capped(wanted_px.width), _capped(wanted_px.height)))


def _capped(px: float) -> int:
    return min(MAX_SIDE_PX, ceil(px))
