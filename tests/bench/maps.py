"""What a map costs by the size of its base map: opening, panning, playing, memory.

`python -m tests.bench.maps` prints JSON. Every size runs in a process of its own, in the real
window without a display; panning and playing are drawn frame by frame and waited for (glFinish),
so the figures hold the graphics work too. Rounds over all sizes are interleaved.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kiosk.cartography.survey import Box, Plate, Survey
from kiosk.cartography.survey_text import encode
from kiosk.core.intents import OpenContents, ShowItem, TogglePlay
from kiosk.exhibit.loader import load_exhibit
from kiosk.wiring import rehearse

if TYPE_CHECKING:
    from kiosk.stage.rehearsal import Rehearsal

ROOT = Path(__file__).parents[2]
SIZES = (10_000, 100_000, 1_000_000)
EVENTS = 10_000
ROUNDS = 3
FRAMES = 120
SCREEN = (1920, 1080)
FLAGSHIP = "flagship"

EXHIBIT = """format: 1
title: A map of many points
languages: [en]
pages: [map.yaml]
"""
MAP = """kind: map
id: map
title: Many points
basemap: many.json
view: [20, 104, 22, 107]
each: 4 s
phases:
  - {id: night, label: "1", title: A night, start: 1972-12-18 19:00, end: 1972-12-19 05:00}
layers:
  - {kind: events, id: events, title: Events, unit: records, data: events.csv}
"""


def main() -> None:
    """Measure every size, or with an argument one of them."""
    if len(sys.argv) > 1:
        print(json.dumps(_measure(sys.argv[1])))
        return
    names = [FLAGSHIP, *(str(size) for size in SIZES)]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in names:
            command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, name]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            runs[name].append(json.loads(done.stdout.splitlines()[-1]))
    print(json.dumps({name: _medians(each) for name, each in runs.items()}, indent=2))


def _measure(name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        if name == FLAGSHIP:
            return _play(ROOT / "exhibits/hanoi-1972", ROOT / "media", "twelve-nights")
        root = Path(folder)
        _write(root, int(name))
        return _play(root / "exhibits/many", root / "media", "map")


def _play(exhibit_folder: Path, media: Path, page: str) -> dict[str, float]:
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    started = time.perf_counter()
    exhibit = load_exhibit(exhibit_folder, media).exhibit
    assert exhibit is not None
    loaded = time.perf_counter() - started
    rehearsal = rehearse(exhibit, SCREEN, still=False)
    before = _rss_mib()

    def draw() -> None:
        Window.dispatch("on_draw")
        glFinish()

    def opening() -> float:
        started = time.perf_counter()
        rehearsal.open(page)
        draw()
        seconds = time.perf_counter() - started
        rehearsal.step(2.0, frames=10)
        draw()
        return seconds

    draw()
    rehearsal.shell.prepare()  # as the kiosk does in attract
    rehearsal.touch(5, 5)
    rehearsal.step(1.0, frames=5)
    draw()
    started = time.perf_counter()
    draw()
    empty = time.perf_counter() - started
    opened = opening()
    rehearsal.conductor.intend(OpenContents(), rehearsal.clock.now())
    rehearsal.step(1.0, frames=5)
    opened_again = opening()
    panned = _pan(rehearsal, draw)
    map_page = exhibit.page(page)
    assert map_page is not None
    rehearsal.conductor.intend(ShowItem(map_page.items[0]), rehearsal.clock.now())
    rehearsal.step(2.0, frames=10)
    rehearsal.conductor.intend(TogglePlay(), rehearsal.clock.now())
    rehearsal.step(1 / 60)
    draw()

    def play(_: int) -> None:
        rehearsal.step(1 / 60)
        draw()

    played = _frames(play)
    after = _rss_mib()
    rehearsal.close()
    return {
        "loading and checking the exhibit, ms": 1000 * loaded,
        "drawing a page without a map, ms": 1000 * empty,
        "opening for the first time, ms": 1000 * opened,
        "opening again, ms": 1000 * opened_again,
        "pan, median ms a frame": statistics.median(panned),
        "pan, longest ms": max(panned),
        "play, median ms a frame": statistics.median(played),
        "play, longest ms": max(played),
        "memory taken, MiB": after - before,
        "resident memory, MiB": after,
    }


def _pan(rehearsal: "Rehearsal", draw: Callable[[], None]) -> list[float]:
    """A finger that leads the map round and round."""
    width, height = SCREEN
    finger = rehearsal.down(width * 0.4, height * 0.6)

    def frame(number: int) -> None:
        angle = number / FRAMES * 4 * np.pi
        x, y = 0.4 + 0.1 * np.sin(angle), 0.6 + 0.1 * np.cos(angle)
        rehearsal.move(finger, width * x, height * y)
        rehearsal.step(1 / 60)
        draw()

    times = _frames(frame)
    rehearsal.up(finger)
    rehearsal.step(2.0, frames=10)
    return times


def _frames(draw: Callable[[int], None]) -> list[float]:
    times = []
    for frame in range(FRAMES):
        started = time.perf_counter()
        draw(frame)
        times.append(1000 * (time.perf_counter() - started))
    return times


def _write(root: Path, vertices: int) -> None:
    """An exhibit of one map: islands with that many vertices, and EVENTS events."""
    chance = np.random.default_rng(1972)
    folder, media = root / "exhibits/many", root / "media"
    folder.mkdir(parents=True)
    media.mkdir()
    (folder / "exhibit.yaml").write_text(EXHIBIT)
    (folder / "map.yaml").write_text(MAP)
    islands = tuple(
        (_island(chance, 19.0 + row, 102.5 + column, vertices // 24),)
        for row in range(4)
        for column in range(6)
    )
    plate = Plate(
        box=Box(18.0, 101.5, 23.5, 109.0),
        resolution=0.0002,
        land=islands,
    )
    survey = Survey("Made by a benchmark.", "tests/bench/maps.py", (plate,))
    (media / "many.json").write_text(encode(survey))
    rows = ["id,lat,lon,start,size,title"]
    for number in range(EVENTS):
        minute = int(chance.integers(0, 600))
        day, hour = divmod(19 + minute // 60, 24)
        clock = f"1972-12-{18 + day} {hour:02}:{minute % 60:02}"
        place = f"{chance.uniform(20, 22):.4f},{chance.uniform(104, 107):.4f}"
        rows.append(f"e-{number},{place},{clock},{chance.integers(1, 20)},Event {number}")
    (folder / "events.csv").write_text("\n".join(rows))


def _island(
    chance: np.random.Generator, latitude: float, longitude: float, count: int
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """A ring whose shore is ragged at every scale, as real ones are."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radius = np.full(count, 0.36)
    for octave in range(3, 12):
        waves = 2**octave
        radius += 0.9 / waves * np.sin(waves * angles + chance.uniform(0, 6.28))
    return np.column_stack(
        (latitude + radius * np.sin(angles), longitude + radius * np.cos(angles))
    )


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(run[key] for run in runs), 2) for key in runs[0]}


def _rss_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
