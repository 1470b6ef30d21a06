"""A map canvas by itself in the unseen window, with a plain country to show."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window
from kivy.graphics import Fbo
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels
from PIL import Image

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Chart, Points
from kiosk.cartography.ground import Drawn, Ground, Level, Polygon, Relief, Stream
from kiosk.content.theme import load_builtin_theme
from kiosk.core.geometry import Rect, Size
from kiosk.imaging.pipeline import Pipeline
from kiosk.imaging.snapshot import Snapshot
from kiosk.stage.rehearsal import SameThread
from kiosk.stage.textures import TextureStore
from kiosk.widgets.fonts import register_fonts
from kiosk.widgets.look import Look, Screen
from kiosk.widgets.map.canvas import MapCanvas
from tests.ui.hands import pixel

Colour = tuple[int, int, int]

SIZE = (960, 540)
FRAME = Rect(40, 60, 880, 440)
HOME = Camera(0.0, 0.0, 2.0)  # two pixels a plane unit
_GL_PACK_ALIGNMENT = 0x0D05


def box(left: float, bottom: float, right: float, top: float) -> Points:
    """A rectangle as a ring."""
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)], float)


def line(*points: tuple[float, float]) -> Points:
    """A line through points."""
    return np.array(points, float)


def country(relief: Path | None = None) -> Drawn:
    """Land left of x = 0 and water right of it; a lake, an island, a river, a border.

    The finer level, of 200 by 160 units about the origin, has its land left of x = -20.
    """
    whole, close = Rect(-2000, -1500, 4000, 3000), Rect(-100, -80, 200, 160)
    coarse = Level(
        whole,
        resolution=2.0,
        land=(Polygon((box(-2000, -1500, 0, 1500),)), Polygon((box(150, -60, 190, -20),))),
        coasts=(line((0, -1500), (0, 1500)),),
        lakes=(Polygon((box(-200, 20, -150, 60),)),),
        rivers=(Stream(line((-400, -90), (0, -90)), 1),),
        borders=(line((-300, -1500), (-300, 1500)),),
        relief=None if relief is None else Relief(relief, whole),
    )
    fine = Level(
        close,
        resolution=0.1,
        land=(Polygon((box(-100, -80, -20, 80),)),),
        coasts=(line((-20, -80), (-20, 80)),),
    )
    return Drawn((coarse, fine))


class Wall:
    """A canvas hung in FRAME."""

    def __init__(
        self,
        theme: str = "night",
        *,
        ground: Ground | None = None,
        chart: Chart | None = None,
        camera: Camera = HOME,
        text_step: int = 0,
        still: bool = False,
    ) -> None:
        register_fonts()
        for child in list(Window.children):
            Window.remove_widget(child)
        Window.size = SIZE
        self.textures = TextureStore(Pipeline(SameThread()))
        self.look = Look(load_builtin_theme(theme), Screen(Size(*SIZE)), text_step, still)
        self.canvas = MapCanvas(self.textures)
        Window.add_widget(self.canvas)
        self.canvas.hang(FRAME, self.look)
        self.canvas.lay(ground)
        self.show(chart or Chart(), camera)

    def show(self, chart: Chart, camera: Camera = HOME, obstacles: Sequence[Rect] = ()) -> None:
        """Show a chart and come to rest."""
        self.canvas.show(chart, obstacles)
        self.canvas.look_from(camera)
        self.canvas.settle()

    def tick(self) -> None:
        """Let pictures arrive."""
        self.textures.pump()
        self.canvas.animate(0.0)

    def image(self) -> Image.Image:
        """What is on the screen."""
        paper = Fbo(size=SIZE)
        paper.bind()
        Window.dispatch("on_draw")
        glPixelStorei(_GL_PACK_ALIGNMENT, 1)
        pixels = glReadPixels(0, 0, *SIZE, GL_RGB, GL_UNSIGNED_BYTE)
        paper.release()
        return Snapshot(*SIZE, bytes(pixels)).image()

    def at(self, x: float, y: float, camera: Camera = HOME) -> Colour:
        """The colour of a place of the plane."""
        return pixel(self.image(), *camera.to_window(FRAME, x, y))

    def point(self, x: float, y: float, camera: Camera = HOME) -> tuple[float, float]:
        """Where a place of the plane is seen."""
        return camera.to_window(FRAME, x, y)

    def rgb(self, role: str) -> Colour:
        """A colour of the theme."""
        red, green, blue = (round(255 * share) for share in self.look.colour(role)[:3])
        return red, green, blue


def distance(first: Colour, second: Colour) -> int:
    """How different two colours are: 0 to 255."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def let_kivy_work() -> None:
    """Give back the memory of textures and buffers that are no longer used."""
    now = KivyClock.time()
    KivyClock.post_idle(now, now)


def needs_redraw() -> Any:
    """Whether something has changed since the last picture."""
    return Window.canvas.needs_redraw
