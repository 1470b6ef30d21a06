"""An exhibit of 2,000 large photographs, opened and leafed through for half an hour.

`python -m tests.bench.gallery [FOLDER]` prints JSON; FOLDER keeps the photographs (10 GB) for next
time. The window is real and unseen, pictures are decoded in a thread as in a kiosk, and the half
hour is the visitors': each photograph is looked at until it is sharp, and as if for two seconds.
"""

import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.exhibit.loader import load_exhibit
from kiosk.wiring import rehearse
from tests.bench import photographs

if TYPE_CHECKING:
    from kiosk.stage.rehearsal import Rehearsal

SCREEN = (1920, 1080)
COUNT, PAGES = 2_000, 20
SIZE = (6_000, 4_000)
VISITORS_SECONDS = 30 * 60
LOOK_SECONDS = 2.0
FRAME_SECONDS = 1 / 30
PATIENCE_FRAMES = 600
SAMPLES = 15  # of memory


def main() -> None:
    """Make the photographs, open the exhibit, leaf."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        folder = _write_exhibit(root)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state:
            print(json.dumps(_measure(folder, root / "media", Path(state)), indent=2))


def _measure(folder: Path, media: Path, state: Path) -> dict[str, Any]:
    started = time.perf_counter()
    exhibit = load_exhibit(folder, media).exhibit
    assert exhibit is not None
    loaded = time.perf_counter()
    rehearsal = rehearse(exhibit, SCREEN, still=False, state_folder=state)
    rehearsal.touch(5, 5)
    opened = time.perf_counter()
    _until_sharp(rehearsal)
    sharp = time.perf_counter()
    memory, waits, frames = _leaf(rehearsal)
    return {
        "machine": f"{os.cpu_count()} cores, software rendering, {SCREEN[0]}x{SCREEN[1]}",
        "photographs": f"{COUNT} of {SIZE[0]}x{SIZE[1]}",
        "reading and checking the exhibit, s": round(loaded - started, 2),
        "from there to the contents, s": round(opened - loaded, 2),
        "and to their pictures, s": round(sharp - opened, 2),
        "slides shown": len(waits),
        "wait for a sharp picture, ms": _spread(waits),
        "main thread a frame, drawing apart, ms": _spread(frames),
        "resident memory, MiB": memory,
        "textures held, MiB": round(rehearsal.textures.held_bytes / 2**20, 1),
    }


def _leaf(rehearsal: "Rehearsal") -> tuple[list[float], list[float], list[float]]:
    """Turn slides page after page; memory now and then, MiB, waits and frames, ms."""
    pages = rehearsal.conductor.exhibit.pages
    slides = round(VISITORS_SECONDS / LOOK_SECONDS)
    every = max(1, slides // SAMPLES)
    memory, waits, frames = [], [], []
    for number in range(slides):
        page, slide = divmod(number, COUNT // PAGES)
        if slide == 0:
            rehearsal.open(pages[page % PAGES].id)
        else:
            rehearsal.next_item()
        asked = time.perf_counter()
        frames += _until_sharp(rehearsal)
        waits.append(1000 * (time.perf_counter() - asked))
        rehearsal.step(LOOK_SECONDS, frames=10)
        if number % every == 0 or number == slides - 1:
            gc.collect()
            memory.append(_rss_mib())
    return memory, waits, frames


def _until_sharp(rehearsal: "Rehearsal") -> list[float]:
    """Frame after frame until nothing is waited for; what each took of the main thread, ms."""
    frames = []
    for _ in range(PATIENCE_FRAMES):
        began = time.perf_counter()
        rehearsal.step(FRAME_SECONDS)
        frames.append(1000 * (time.perf_counter() - began))
        if rehearsal.textures.is_idle:
            return frames
        rest = FRAME_SECONDS - (time.perf_counter() - began)
        time.sleep(max(0.0, rest))  # noqa: TID251  # as a screen waits for its next frame
    raise TimeoutError


def _write_exhibit(root: Path) -> Path:
    media = root / "media"
    names = [
        path.relative_to(media) for path in photographs.make(media / "photos", COUNT, SIZE)
    ]  # fmt: skip
    folder = root / "exhibits" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    ids = [path.stem for path in names]
    each = COUNT // PAGES
    pages = "\n".join(
        f"  - {{kind: slideshow, id: page-{page}, title: Page {page}, autoplay: false,"
        f" slides: [{', '.join(ids[page * each : (page + 1) * each])}]}}"
        for page in range(PAGES)
    )
    (folder / "exhibit.yaml").write_text(
        f"format: 1\ntitle: Many photographs\nlanguages: [en]\npages:\n{pages}\n"
    )
    (folder / "pictures.yaml").write_text(
        "\n".join(
            f"{name.stem}: {{file: {name}, kind: photograph, alt: Photograph {number},"
            f" caption: Photograph {number}, credit: Nobody, rights: CC0-1.0}}"
            for number, name in enumerate(names)
        )
    )
    return folder


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(ordered[len(ordered) // 2], 1),
        "p99": round(ordered[int(0.99 * len(ordered))], 1),
        "max": round(ordered[-1], 1),
    }


def _rss_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


if __name__ == "__main__":
    main()
