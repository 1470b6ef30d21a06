"""`make bench`: how fast the kiosk starts, how still it stands, and whether it grows.

Figures, not assertions: one JSON object on standard output, medians with the smallest and the
largest of several runs. Needs Xvfb, as the end-to-end tests do.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import soak
from tests.e2e import xserver
from tests.e2e.pointer import Pointer

ROOT = Path(__file__).parents[2]
RUNS = 5
IDLE_SECONDS = 6.0  # short enough for the first attract picture not to be faded away
WIDTH, HEIGHT = 1920, 1080
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with xserver.xvfb(folder, WIDTH, HEIGHT) as display:
            runs = [_one_run(display, folder / f"{number}.jsonl") for number in range(RUNS)]
    figures = {
        "machine": f"{os.cpu_count()} cores, software rendering, {WIDTH}x{HEIGHT}",
        **{key: _spread([run[key] for run in runs]) for key in runs[0]},
        **json.loads(
            subprocess.run(
                [sys.executable, "-m", soak.__name__], cwd=ROOT, check=True, capture_output=True
            ).stdout
        ),
    }
    print(json.dumps(figures, indent=2))


def _one_run(display: xserver.Display, events: Path) -> dict[str, float]:
    command = [
        *(sys.executable, "-m", "kiosk", "run", "--exhibit", "hanoi-1972", "--root", str(ROOT)),
        *("--events", str(events), "--state", str(events.parent / "state")),
    ]
    environment = os.environ | {"DISPLAY": display.name, "SDL_AUDIODRIVER": "dummy"}
    started = time.perf_counter()
    kiosk = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait_until(lambda: events.exists() and '"ready"' in events.read_text())
        ready = time.perf_counter() - started
        attract = _cpu_share(kiosk.pid)
        pointer = Pointer(display)
        pointer.tap(WIDTH / 2, HEIGHT / 2)
        _wait_until(lambda: _last(events, "page-opened")["page"] == "why")
        page = _cpu_share(kiosk.pid)
        left, top, width, height = _last(events, "controls")["controls"]["next-page"]
        pointer.tap(left + width / 2, top + height / 2)
        _wait_until(lambda: _last(events, "page-opened")["kind"] == "slideshow")
        slide = _cpu_share(kiosk.pid)
        memory = _rss_mib(kiosk.pid)
        kiosk.send_signal(signal.SIGTERM)
        asked = time.perf_counter()
        kiosk.wait(10)
        ended = time.perf_counter() - asked
    finally:
        kiosk.kill()
    return {
        "start to ready, s": ready,
        "CPU of an idle attract picture, % of a core": 100 * attract,
        "CPU of an idle page, % of a core": 100 * page,
        "CPU of a slide that moves, % of a core": 100 * slide,
        "resident memory after two pages, MiB": memory,
        "SIGTERM to exit, s": ended,
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "min": round(min(values), 3),
        "median": round(statistics.median(values), 3),
        "max": round(max(values), 3),
    }


def _wait_until(true: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + 30
    while not true():
        if time.perf_counter() > deadline:
            raise TimeoutError
        _pause(0.01)


def _last(events: Path, name: str) -> Any:
    found = [json.loads(line) for line in events.read_text().splitlines() if f'"{name}"' in line]
    return found[-1] if found else {"page": None, "kind": None}


def _cpu_share(pid: int) -> float:
    """CPU seconds a second over IDLE_SECONDS, after two seconds for fades to end."""
    _pause(2.0)
    before = _cpu_seconds(pid)
    _pause(IDLE_SECONDS)
    return (_cpu_seconds(pid) - before) / IDLE_SECONDS


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def _rss_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _pause(seconds: float) -> None:
    time.sleep(seconds)  # noqa: TID251  # a benchmark watches another process in real time


if __name__ == "__main__":
    main()
