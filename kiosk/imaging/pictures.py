"""Pixels of pictures: from what was computed before where there is something, or from the file."""

from pathlib import Path

from PIL import Image

from kiosk.core.geometry import Size
from kiosk.imaging.cancellation import GoOn, check, regardless
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.encoding import decode_derivative, encode
from kiosk.imaging.fingerprint import fingerprint
from kiosk.imaging.ladder import Ladder, served_size, step_size
from kiosk.imaging.original import Original, open_original
from kiosk.imaging.pixels import Pixels, fitted_size, pixels_of
from kiosk.imaging.pyramid import Pyramids
from kiosk.imaging.request import Request
from kiosk.imaging.stand_ins import StandIns, stand_in_size

FULL_HD = Size(1920, 1080)

RECIPE = 1
"""Raised when derivatives come to be made otherwise, so that no old one is taken for a new one."""


class Pictures:
    """Decodes pictures, and keeps what took long in a cache where there is one.

    `screen` is the window's size in pixels: what fills it is kept just so.

    All methods but `stand_in` belong to one thread at a time and may take seconds; those that ask
    `go_on` raise Cancelled once it says no.
    """

    def __init__(self, cache: DerivativeCache | None = None, *, screen: Size = FULL_HD) -> None:
        self._cache = cache
        self._ladder = Ladder(screen)
        self._stand_ins = StandIns()
        self._unwritten: tuple[str, Image.Image] | None = None
        self._pyramids = Pyramids(cache)

    def stand_in(self, path: Path) -> Pixels | None:
        """A tiny version for until the picture is there, if it is in memory; never waits."""
        return self._stand_ins.get(path)

    def pixels(self, request: Request, go_on: GoOn = regardless) -> Pixels:
        """The picture scaled down to cover the target, or one tile of it.

        Nothing is cropped and nothing enlarged. What comes from a derivative may be some percent
        larger or smaller. Raises PictureError for whatever is wrong.
        """
        self._unwritten = None
        if request.tile is not None:
            return pixels_of(self._pyramids.tile(request.path, request.tile, go_on))
        return pixels_of(self._scaled(request.path, request.target, go_on))

    def keep(self, go_on: GoOn = regardless) -> None:
        """Write the derivative that the last pixels were made from, which nobody waits for."""
        if self._cache is None or self._unwritten is None:
            return
        (name, picture), self._unwritten = self._unwritten, None
        check(go_on)
        self._cache.write(name, encode(picture))

    def bake(self, path: Path, go_on: GoOn = regardless) -> None:
        """Make the picture's stand-in and smaller derivatives, unless they are there."""
        mark = fingerprint(path)
        with open_original(path, go_on) as original:
            size = original.size
            fill = self._ladder.fill(size)
            steps = [step for step in self._ladder.steps_of(size) if step <= fill]
            missing = [step for step in steps if not self._has(mark, step)]
            if missing:
                smallest = self._make(original, mark, sorted(missing, reverse=True), go_on)
            elif self._stand_ins.has(path, mark):
                return
            else:
                tiny = stand_in_size(_whole(size))
                kept = self._kept(mark, steps[0], tiny) if steps else None
                smallest = kept or original.scaled(*tiny)
        self._stand_ins.note(path, mark, smallest)

    def _scaled(self, path: Path, target: Size, go_on: GoOn) -> Image.Image:
        mark = fingerprint(path)
        with open_original(path, go_on) as original:
            wanted = fitted_size(original.size, target)
            step = self._ladder.step_for(original.size, wanted)
            if self._cache is None or step is None:
                picture = original.scaled(*wanted)
            else:
                size = served_size(original.size, step, wanted)
                source = self._kept(mark, step, size)
                if source is None:
                    source = original.scaled(*step_size(original.size, step))
                    self._unwritten = (_name(mark, step), source)
                picture = _resized(source, size)
        self._stand_ins.note(path, mark, picture)
        return picture

    def _has(self, mark: str, step: int) -> bool:
        """Whether there is a derivative, or no use in making one."""
        return self._cache is None or not self._cache.accepts or self._cache.has(_name(mark, step))

    def _kept(self, mark: str, step: int, wanted: tuple[int, int]) -> Image.Image | None:
        """The derivative of that step, if it is there, decoded to no less than `wanted` pixels."""
        if self._cache is None:
            return None
        name = _name(mark, step)
        content = self._cache.read(name)
        if content is None:
            return None
        try:
            picture = decode_derivative(content)
            picture.draft(None, wanted)
            picture.load()
        except Exception:  # noqa: BLE001  # not ours, or broken: it is made anew
            self._cache.forget(name)
            return None
        return picture

    def _make(self, original: Original, mark: str, steps: list[int], go_on: GoOn) -> Image.Image:
        """Derivatives of these steps, the largest first; the last one made."""
        size = original.size
        picture = original.scaled(*step_size(size, steps[0]))
        for step in steps:
            check(go_on)
            picture = _resized(picture, step_size(size, step))
            if self._cache is not None:
                self._cache.write(_name(mark, step), encode(picture))
        return picture


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)


def _name(mark: str, step: int) -> str:
    return f"{mark}-{RECIPE}-{step}"


def _whole(size: Size) -> tuple[int, int]:
    return int(size.width), int(size.height)
