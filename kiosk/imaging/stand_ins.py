"""Tiny versions of pictures in memory, shown until the pictures themselves are there."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from PIL import Image

from kiosk.imaging.pixels import Pixels, pixels_of

STAND_IN_PX = 48
"""Longer side: 6 kB, so that the stand-ins of 2,000 photographs are 12 MB."""

MAX_STAND_INS = 4_000


class StandIns:
    """Stand-ins by path; of more than `most`, the one noted first goes. For any thread."""

    def __init__(self, most: int = MAX_STAND_INS) -> None:
        self._most = most
        self._lock = Lock()
        self._by_path: OrderedDict[Path, tuple[str, Pixels]] = OrderedDict()

    def get(self, path: Path) -> Pixels | None:
        """The stand-in, if there is one."""
        with self._lock:
            _, pixels = self._by_path.get(path, (None, None))
            return pixels

    def has(self, path: Path, fingerprint: str) -> bool:
        """Whether there is one of the file with that fingerprint."""
        with self._lock:
            known, _ = self._by_path.get(path, (None, None))
            return known == fingerprint

    def note(self, path: Path, fingerprint: str, picture: Image.Image) -> None:
        """Make one from a picture in L, RGB or RGBA of any size, unless it is there."""
        if self.has(path, fingerprint):
            return
        tiny = (
            picture.copy()
            if max(picture.size) <= STAND_IN_PX
            else picture.resize(
                stand_in_size(picture.size), Image.Resampling.BILINEAR, reducing_gap=2.0
            )
        )
        pixels = pixels_of(tiny)
        with self._lock:
            self._by_path[path] = (fingerprint, pixels)
            while len(self._by_path) > self._most:
                self._by_path.popitem(last=False)


def stand_in_size(size: tuple[int, int]) -> tuple[int, int]:
    """Pixels across and down of the stand-in for a picture of that size."""
    scale = min(1.0, STAND_IN_PX / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
