"""Turns pages for a simulated night in one process; prints main-thread times and memory as JSON."""

import gc
import json
import os
import statistics
import time
from pathlib import Path

from kiosk.exhibit.loader import load_exhibit
from kiosk.wiring import rehearse

ROOT = Path(__file__).parents[2]
VISITS = 100
FRAMES_PER_PAGE = 4


def main() -> None:
    """Visit the exhibit again and again."""
    exhibit = load_exhibit(ROOT / "exhibits/hanoi-1972", ROOT / "media").exhibit
    assert exhibit is not None
    rehearsal = rehearse(exhibit, (1920, 1080), still=False)
    turns: list[float] = []
    memory: list[float] = []
    for visit in range(VISITS):
        rehearsal.touch(5, 5)
        for page in exhibit.pages:
            started = time.perf_counter()
            rehearsal.open(page.id)
            turns.append(1000 * (time.perf_counter() - started))
            rehearsal.step(1.0, frames=FRAMES_PER_PAGE)
        rehearsal.tap("start-again")
        rehearsal.step(1.0)
        gc.collect()
        if visit % (VISITS // 5) == 0 or visit == VISITS - 1:
            memory.append(_rss_mib())
    settled = sorted(turns[len(exhibit.pages) :])
    print(
        json.dumps(
            {
                "pages turned": len(turns),
                "main thread at a page turn, ms": {
                    "median": round(statistics.median(settled), 2),
                    "p99": round(settled[int(0.99 * len(settled))], 2),
                },
                "resident memory over the soak, MiB": [round(value, 1) for value in memory],
                "texture store, MiB": round(rehearsal.textures.held_bytes / 2**20, 1),
            }
        )
    )


def _rss_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
