"""Pictures: what a visitor waits for, and what it costs, beside plain Kivy doing the same.

`python -m tests.bench.pictures [FOLDER]` prints JSON; FOLDER keeps the photographs for next time.
Every measurement runs in a process of its own, in the real window without a display, in Kivy's own
loop at its own pace, while something moves on the screen all the time: a frame that comes late is
seen. Plain Kivy is AsyncImage, and for cross-fades two rectangles. Rounds are interleaved.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.core.geometry import Rect, Size
from tests.bench import photographs

ROOT = Path(__file__).parents[2]
SCREEN = (1920, 1080)
HUGE = (11_600, 8_700)  # 100.9 megapixels
LARGE = (6_000, 4_000)
SMALL = (1_280, 720)
PHOTOGRAPHS = 500
ROUNDS = 3
WARM_UP_SECONDS = 1.5
PATIENCE_SECONDS = 60.0
FADE_FRAMES = 60
SWELL_MIB = 6_000  # beyond which a process is not let grow


def main() -> None:
    """Measure everything, or with further arguments one thing."""
    if len(sys.argv) > 2:
        name, *arguments = sys.argv[2:]
        print(json.dumps(MEASUREMENTS[name](Path(sys.argv[1]), *arguments)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        photographs.make(folder / "small", 1, SMALL)
        photographs.make(folder / "huge", 1, HUGE)
        photographs.make(folder / "large", PHOTOGRAPHS, LARGE)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as states:
            print(json.dumps(_all(folder, Path(states)), indent=2))


def _all(folder: Path, states: Path) -> dict[str, Any]:
    """Everything; `states` begins empty, so that what is cold is cold."""
    figures: dict[str, list[dict[str, float]]] = {}
    for round_ in range(ROUNDS):
        for what in ("huge", "large"):
            for how in ("kivy", "kiosk-cold", "kiosk-cached", "kiosk-ready"):
                state = str(states / f"{what}-{round_}")
                figures.setdefault(f"one {what} picture, {how}", []).append(
                    _apart(folder, "one", what, how, state)
                )
        for how in ("kivy", "kiosk"):
            figures.setdefault(f"cross-fade, {how}", []).append(_apart(folder, "fade", how))
    result: dict[str, Any] = {
        "machine": f"{os.cpu_count()} cores, software rendering, {SCREEN[0]}x{SCREEN[1]}",
        **{name: _medians(runs) for name, runs in figures.items()},
    }
    for how in ("kivy", "kiosk"):
        result[f"leafing through {PHOTOGRAPHS} of 24 megapixels, {how}"] = _apart(
            folder, "many", how
        )
    return result


def _apart(folder: Path, *arguments: str) -> dict[str, Any]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.pictures", str(folder), *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(run[key] for run in runs), 1) for key in runs[0]}


# ------------------------------------------------------------------------------------ measuring


class Loop:
    """Kivy's own loop, with something that moves and a record of when frames reach the screen."""

    def __init__(self) -> None:
        from kiosk.wiring import open_offscreen

        open_offscreen(SCREEN)
        from kivy.base import EventLoop
        from kivy.clock import Clock
        from kivy.core.window import Window
        from kivy.graphics import Color, Rectangle

        self._idle = EventLoop.idle
        self.window = Window
        Window.size = SCREEN
        with Window.canvas.after:
            Color(0.4, 0.4, 0.4, 1.0)
            self._mark = Rectangle(size=(8, 8))
        self.flips: list[float] = []
        flip = Window.flip

        def stamped() -> None:
            flip()
            self.flips.append(time.perf_counter())

        Window.flip = stamped
        Clock.schedule_interval(self._move, 0)
        EventLoop.start()
        self.schedule = lambda tick: Clock.schedule_interval(lambda _: tick(), 0)

    def run_until(self, true: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Draw frames until something is so."""
        until = time.perf_counter() + seconds
        while not true():
            if time.perf_counter() > until:
                raise TimeoutError
            self._idle()

    def run_for(self, seconds: float) -> None:
        """Draw frames for some time."""
        until = time.perf_counter() + seconds
        self.run_until(lambda: time.perf_counter() >= until, seconds + 1)

    def longest(self, since: float) -> float:
        """The longest gap between two frames since then, ms."""
        flips = [flip for flip in self.flips if flip >= since]
        return 1000 * max((b - a for a, b in pairwise(flips)), default=0.0)

    def _move(self, _: float) -> None:
        self._mark.pos = (8 * (len(self.flips) % 100), 0)


class KioskWall:
    """The kiosk's own way of showing a picture."""

    def __init__(self, loop: Loop, state: Path) -> None:
        from kiosk.content.theme import load_builtin_theme
        from kiosk.core.worker import Worker
        from kiosk.imaging.derivatives import DerivativeCache
        from kiosk.imaging.pictures import Pictures
        from kiosk.imaging.pipeline import Pipeline
        from kiosk.ops.heap import return_large_blocks
        from kiosk.stage.textures import TextureStore, budget_for
        from kiosk.widgets.fonts import register_fonts
        from kiosk.widgets.look import Look, Screen
        from kiosk.widgets.photo import Photo
        from kiosk.widgets.warmup import WarmUp

        return_large_blocks()
        register_fonts()
        self.pictures = Pictures(DerivativeCache(state / "pictures"))
        self.pipeline = Pipeline(Worker("pictures"), self.pictures)
        self.textures = TextureStore(
            self.pipeline, stand_in=self.pictures.stand_in,
            budget_bytes=budget_for(*SCREEN), upload_seconds=0.004,
        )  # fmt: skip
        self.photo = Photo(self.textures)
        self.look = Look(load_builtin_theme("night"), Screen(Size(*SCREEN)))
        self.photo.hang(Rect(0, 0, *SCREEN), self.look)
        warm_up = WarmUp()
        loop.window.canvas.before.add(warm_up.group)
        loop.window.add_widget(self.photo)
        self._warm_up = warm_up.advance
        loop.schedule(self._tick)

    def show(self, path: Path) -> None:
        """Show a picture."""
        from kiosk.widgets.shot import Shot

        self._path = path
        self.photo.show(Shot(path), time.perf_counter())

    @property
    def is_there(self) -> bool:
        """Whether something of the picture is to be seen."""
        return self.photo._new.texture is not None

    @property
    def is_sharp(self) -> bool:
        """Whether it is as good as it gets."""
        return self.textures.is_settled(self._path, Size(*SCREEN))

    @property
    def held_mib(self) -> float:
        """Textures."""
        return self.textures.held_bytes / 2**20

    def _tick(self) -> None:
        self._warm_up()
        self.textures.pump()
        self.photo.animate(time.perf_counter())


class KivyWall:
    """Plain Kivy's way."""

    held_mib = 0.0

    def __init__(self, loop: Loop, _: Path) -> None:
        self._window = loop.window
        self._image: Any = None

    def show(self, path: Path) -> None:
        """Show a picture."""
        from kivy.uix.image import AsyncImage

        if self._image is not None:
            self._window.remove_widget(self._image)
        self.is_sharp = False
        self._image = AsyncImage(source=str(path), size=SCREEN, fit_mode="cover", nocache=True)
        self._image.bind(on_load=self._loaded)
        self._window.add_widget(self._image)

    @property
    def is_there(self) -> bool:
        """As soon as it is sharp: there is no stand-in."""
        return self.is_sharp

    def _loaded(self, *_: object) -> None:
        self.is_sharp = True


def measure_one(folder: Path, what: str, how: str, state: str) -> dict[str, float]:
    """One picture asked for: the longest frame meanwhile, and when it is to be seen; ms."""
    loop = Loop()
    wall = (KivyWall if how == "kivy" else KioskWall)(loop, Path(state))
    path = folder / what / "photo-0000.jpg"
    wall.show(folder / "small" / "photo-0000.jpg")  # nothing is the first of its kind after this
    loop.run_until(lambda: wall.is_sharp)
    if isinstance(wall, KioskWall) and how == "kiosk-ready":
        wall.textures.bake([path])
        loop.run_until(lambda: wall.pictures.stand_in(path) is not None)
    loop.run_for(WARM_UP_SECONDS)
    calm = loop.longest(time.perf_counter() - WARM_UP_SECONDS / 2)
    asked = time.perf_counter()
    wall.show(path)
    loop.run_until(lambda: wall.is_there)
    loop.run_until(lambda: loop.flips[-1] > asked)
    there = loop.flips[-1] - asked
    loop.run_until(lambda: wall.is_sharp)
    seen = time.perf_counter()
    loop.run_until(lambda: loop.flips[-1] > seen)
    sharp = loop.flips[-1] - asked
    loop.run_for(0.3)
    figures = {
        "longest frame before, ms": calm,
        "longest frame meanwhile, ms": loop.longest(asked - 0.05),
        "to something of it, ms": 1000 * there,
        "to sharp, ms": 1000 * sharp,
    }
    if how == "kiosk-cold":
        loop.run_for(3.0)  # the derivative is written when nobody waits
    return figures


def measure_many(folder: Path, how: str) -> dict[str, Any]:
    """Leafing through photographs, each as soon as the one before is sharp."""
    loop = Loop()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state:
        wall = (KivyWall if how == "kivy" else KioskWall)(loop, Path(state))
        loop.run_for(WARM_UP_SECONDS)
        memory = {"0": _rss_mib()}
        waits = []
        began = time.perf_counter()
        for number in range(1, PHOTOGRAPHS + 1):
            asked = time.perf_counter()
            wall.show(folder / "large" / f"photo-{number - 1:04}.jpg")
            loop.run_until(lambda: wall.is_sharp)
            waits.append(1000 * (time.perf_counter() - asked))
            if number in (10, 50, 100, 200, 300, 400, PHOTOGRAPHS):
                memory[str(number)] = _rss_mib()
            if _rss_mib() > SWELL_MIB:
                memory[f"stopped at {number}"] = _rss_mib()
                break
        return {
            "resident memory by photographs, MiB": {
                count: round(mib, 1) for count, mib in memory.items()
            },
            "textures held, MiB": round(wall.held_mib, 1),
            "median to sharp, ms": round(statistics.median(waits), 1),
            "longest frame, ms": round(loop.longest(began), 1),
        }


def measure_fade(folder: Path, how: str) -> dict[str, float]:
    """Half way through a cross-fade of two pictures that fill the screen: CPU a frame."""
    loop = Loop()
    paths = [folder / "large" / f"photo-{number:04}.jpg" for number in (0, 1)]
    step = _kiosk_fade(loop, paths) if how == "kiosk" else _kivy_fade(loop, paths)
    from kivy.graphics.opengl import glFinish

    def frame(number: int) -> None:
        step(number / FADE_FRAMES)
        loop.window.dispatch("on_draw")
        glFinish()

    for number in range(5):
        frame(number)
    cpu, wall = time.process_time(), time.perf_counter()
    for number in range(FADE_FRAMES):
        frame(number)
    return {
        "CPU a frame, ms": 1000 * (time.process_time() - cpu) / FADE_FRAMES,
        "wall a frame, ms": 1000 * (time.perf_counter() - wall) / FADE_FRAMES,
    }


def _kiosk_fade(loop: Loop, paths: list[Path]) -> Callable[[float], None]:
    from kiosk.widgets.photo import FADE_SECONDS
    from kiosk.widgets.shot import Shot

    state = tempfile.mkdtemp()
    wall = KioskWall(loop, Path(state))
    for path in paths:
        wall.show(path)
        loop.run_until(lambda: wall.is_sharp)
        loop.run_for(FADE_SECONDS + 0.2)
    begin = time.perf_counter() + 1e6
    wall.photo.show(Shot(paths[0]), begin)

    def step(share: float) -> None:
        wall.textures.pump()
        wall.photo.animate(begin + share * FADE_SECONDS)

    return step


def _kivy_fade(loop: Loop, paths: list[Path]) -> Callable[[float], None]:
    from kivy.core.image import Image as CoreImage
    from kivy.graphics import Color, Rectangle
    from PIL import Image

    textures = []
    for path in paths:
        with Image.open(path) as image, tempfile.NamedTemporaryFile(suffix=".png") as small:
            image.resize(SCREEN).save(small.name, compress_level=1)
            textures.append(CoreImage(small.name, nocache=True).texture)
    with loop.window.canvas:
        Color(0.03, 0.05, 0.09, 1.0)
        Rectangle(size=SCREEN)
        Color(1, 1, 1, 1)
        Rectangle(size=SCREEN, texture=textures[0])
        upper = Color(1, 1, 1, 0)
        Rectangle(size=SCREEN, texture=textures[1])

    def step(share: float) -> None:
        upper.a = share

    return step


def _rss_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


MEASUREMENTS: dict[str, Callable[..., dict[str, Any]]] = {
    "one": measure_one,
    "many": measure_many,
    "fade": measure_fade,
}

if __name__ == "__main__":
    main()
