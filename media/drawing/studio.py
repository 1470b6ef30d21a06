"""The command that draws an exhibit's illustrations out of its table of works."""

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from easel import Easel, Scene
from finish import JPEG_QUALITY, blank, save


@dataclass(frozen=True, slots=True)
class Work:
    """A scene to draw and how its light is finished.

    The seed fixes every random choice; `lift` moves the scene up (sheet units, see `Easel`)
    and `foot` is the colour its lower edge then sinks into. `size` is in pixels, 1600 sheet units
    being its width; `path` is where the file goes when not into the exhibit's own folder.
    """

    scene: Scene
    seed: int
    bloom: float = 0.35
    vignette: float = 0.32
    lift: float = 0.0
    foot: str = "#07080D"
    size: tuple[int, int] = (3840, 2160)
    quality: int = JPEG_QUALITY
    path: Path | None = None


def main(works: Mapping[str, Work], folder: Path, arguments: Sequence[str] | None = None) -> None:
    """Draw the asked works, or all of them, into the folder."""
    parser = argparse.ArgumentParser(description="Draw the exhibit's illustrations.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="scenes to draw (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is the full size (default)")
    parser.add_argument("--out", type=Path, help="folder for the JPEG files")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.ids) - set(works))
    if unknown:
        parser.error(f"no such scene: {', '.join(unknown)}. Known: {', '.join(works)}")
    for name in asked.ids or works:
        work = works[name]
        path = _path(work, name, folder, asked.out)
        path.parent.mkdir(parents=True, exist_ok=True)
        began = time.perf_counter()
        size = draw(work, path, asked.scale)
        print(f"{name:18} {size / 1000:7.0f} kB {time.perf_counter() - began:6.1f} s", flush=True)


def draw(work: Work, path: Path, scale: float) -> int:
    """Draw one scene into a JPEG file; gives its size in bytes."""
    width, height = work.size
    surface = blank(round(width * scale), round(height * scale))
    easel = Easel(surface, work.seed, work.lift)
    work.scene(easel)
    if work.lift:
        easel.foreground(work.foot)
    return save(
        surface,
        path,
        seed=work.seed,
        bloom=work.bloom,
        vignette=work.vignette,
        quality=work.quality,
    )


def _path(work: Work, name: str, folder: Path, elsewhere: Path | None) -> Path:
    if elsewhere is not None:
        return elsewhere / f"{name}.jpg"
    return work.path or folder / f"{name}.jpg"
