"""Real large photographs for benchmarks, made anew on each machine and never committed.

Photographs that the system has (Debian: mate-backgrounds, lomiri-wallpapers-20.04) are scaled to
the size wanted and get the grain of a sensor, without which JPEG files of that size are too easy;
where there are none, clouds of noise stand in. Of a few such originals many files are made that
differ in a comment at their beginning, so that no cache takes one for another.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from PIL import Image

SYSTEM = Path("/usr/share/backgrounds")
LARGE_BYTES = 400_000  # of a JPEG file; smaller ones are soft
ORIGINALS = 12
GRAIN = 5.0  # standard deviation, of 255
QUALITY = 88

_COMMENT = b"\xff\xfe"


def make(folder: Path, count: int, size: tuple[int, int]) -> list[Path]:
    """`count` photographs of `size` pixels in `folder`; those of an earlier run are used again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"photo-{number:04}.jpg" for number in range(count)]
    if all(path.exists() for path in paths):
        return paths
    originals = []
    for number, image in enumerate(islice(_images(), min(count, ORIGINALS))):
        original = folder / f"original-{number:02}.jpeg"
        if not original.exists():
            _grainy(image, size, seed=number).save(original, quality=QUALITY)
        originals.append(original.read_bytes())
    for number, (path, data) in enumerate(zip(paths, cycle(originals), strict=False)):
        note = f"photograph {number}".encode()
        comment = _COMMENT + (len(note) + 2).to_bytes(2, "big") + note
        path.write_bytes(data[:2] + comment + data[2:])
    return paths


def _images() -> Iterator[Image.Image]:
    files = sorted(
        path for path in SYSTEM.rglob("*.jpg") if path.stat().st_size >= LARGE_BYTES
    )  # fmt: skip
    for path in files:
        with Image.open(path) as image:
            yield image.convert("RGB")
    for seed in range(ORIGINALS):
        yield _clouds(seed)


def _grainy(image: Image.Image, size: tuple[int, int], seed: int) -> Image.Image:
    large = np.asarray(image.resize(size, Image.Resampling.BICUBIC), np.int16)
    grain = np.random.default_rng(seed).normal(0.0, GRAIN, (*large.shape[:2], 1))
    return Image.fromarray(np.clip(large + grain.astype(np.int16), 0, 255).astype(np.uint8))


def _clouds(seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    whole = Image.new("RGB", (1500, 1000))
    for step, weight in ((4, 1.0), (16, 0.5), (64, 0.35), (256, 0.25)):
        noise = Image.fromarray(chance.integers(0, 256, (step, step, 3), dtype=np.uint8))
        whole = Image.blend(whole, noise.resize(whole.size, Image.Resampling.BICUBIC), weight)
    return whole
