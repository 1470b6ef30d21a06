"""Draws a small map that nobody sees, so that the first one that a visitor opens comes at once.

A graphics driver compiles a program when something is first drawn with it: on a computer without a
graphics card that takes half a second.
"""

import numpy as np
from kivy.graphics import Fbo

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Burst, Chart, Lettering, Region, Spot, Trace
from kiosk.cartography.ground import Drawn, Level, Polygon, Stream
from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.map.canvas import MapCanvas

_SIDE = 64
_LINE = np.array([[-20.0, -20.0], [0.0, 10.0], [20.0, 20.0]])
_RING = np.array([[-25.0, -25.0], [25.0, -25.0], [0.0, 25.0]])
_GROUND = Drawn(
    (
        Level(
            Rect(-32, -32, _SIDE, _SIDE),
            1.0,
            land=(Polygon((_RING,)),),
            coasts=(_RING,),
            lakes=(Polygon((_RING / 4,)),),
            rivers=(Stream(_LINE, 1),),
            borders=(_LINE,),
        ),
    )
)
_CHART = Chart(
    spots=(Spot("spot", -10, -10, "circle", "sky", "A"),),
    bursts=(Burst("burst", 10, 10, 0.5, "fire", "B", begins=0.4),),
    traces=(Trace("trace", _LINE, "paper", dashed=True, symbol="plane", ends=1.0),),
    regions=(Region("region", (_RING,), "mute"), Region("range", (_RING,), "sky", dashed=True)),
    letterings=(Lettering(0, 0, "C", 1),),
)


def prepare(canvas: MapCanvas, look: Look) -> None:
    """Draw one of everything; the canvas is then as it was before it was first used.

    It must not be on the screen meanwhile: an instruction that is added to a second parent and
    taken away again no longer tells the first one when it changes.
    """
    canvas.hang(Rect(0, 0, _SIDE, _SIDE), look)
    canvas.lay(_GROUND)
    canvas.show(_CHART, ())
    canvas.look_from(Camera(0.0, 0.0, 1.0))
    canvas.settle()
    canvas.light(0.5, 0.1)
    paper = Fbo(size=(_SIDE, _SIDE))
    paper.add(canvas.canvas)
    paper.draw()
    paper.remove(canvas.canvas)
    canvas.show(Chart(), ())
    canvas.lay(None)
