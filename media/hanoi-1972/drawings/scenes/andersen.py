"""Andersen on Guam before a night's take-off: bombers in rows on the wet apron."""

import aircraft
import sky
from city import palm
from clouds import light_at, mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import hill
from palette import FIRE, mix, veil
from shapes import Point, box, joined, oval, polygon
from view import Camera

WHOLE = (0.0, 0.0, 1600.0, 900.0)
HORIZON = 430.0
VIEW = Camera(middle=800, horizon=HORIZON, focal=1180, eye=17)
LAMP = "#FFD79A"


def andersen(easel: Easel) -> None:
    """Andersen on Guam before a night's take-off: bombers in rows on the wet apron."""
    easel.wash(
        0,
        HORIZON,
        ((0, "#070D1C", 1), (0.5, "#132444", 1), (0.82, "#35406A", 1), (1, "#8A6A78", 1)),
    )
    sky.stars(easel, 520, 410, brightness=0.95)
    _milky(easel)
    easel.fall(
        hill(
            [(-20, 420), (280, 410), (620, 421), (1000, 416), (1340, 404), (1640, 414)], HORIZON + 6
        ),
        ((0, "#141D36", 1), (1, "#26294A", 1)),
    )
    for x in (60, 96, 350, 1180, 1214, 1460, 1540):
        easel.fill(palm(easel.dice, x, HORIZON + 2, easel.dice.uniform(46, 78), 8), "#10182D")
    easel.wash(
        HORIZON,
        900,
        ((0, "#77708A", 1), (0.22, "#3C4564", 1), (0.6, "#1D2742", 1), (1, "#0B1224", 1)),
    )
    mist(easel, "#B99A92", 404, 452, 0.4)
    for x, z in ((-330.0, 520.0), (-110.0, 520.0), (120.0, 520.0), (340.0, 520.0)):
        _mast(easel, x, z)
    _markings(easel)
    for z, places in (
        (330.0, (-210, -140, -70, 0, 70, 140, 210)),
        (215.0, (-140, -70, 0, 70, 140)),
        (138.0, (-84, -7, 70)),
    ):
        for x in places:
            _bomber(easel, float(x), z)
    _bomber(easel, 4.0, 72.0)
    easel.wash(770, 900, veil("#04070E", 0, 0.75))


def _milky(easel: Easel) -> None:
    field = noise_field(easel.noise, across=9, down=7, octaves=6)
    band = light_at(420, 240, 300) + light_at(820, 130, 330) + light_at(1220, 60, 300)
    easel.texture(ramp_mask(field, 0.35, 1.0) * band * 0.2, "#9DB4DA", WHOLE)
    clouds = ramp_mask(noise_field(easel.noise, across=3, down=15, octaves=6), 0.58, 1.0)
    easel.texture(clouds * rows_between(0.4, 0.56, 0.06) * 0.5, "#6C6486", WHOLE)


def _mast(easel: Easel, x: float, z: float) -> None:
    foot, top = VIEW.at(x, 0, z), VIEW.at(x, 34, z)
    easel.line(foot, top, colour="#0C1224", width=2)
    easel.fill(box(top[0] - 11, top[1] - 3, 22, 5, 1), "#0C1224")
    for dx in (-8, -3, 3, 8):
        easel.glow(top[0] + dx, top[1], 22, "#FFF3DA", 0.9)
    easel.glow(*top, 230, LAMP, 0.34)
    sky.cone_of_light(easel, top[0], top[1], foot[1] - top[1] + 60, 190, LAMP, 0.2)
    easel.glow(foot[0], foot[1] + 30, 330, LAMP, 0.55, flat=0.22)


def _bomber(easel: Easel, x: float, z: float) -> None:
    foot = VIEW.at(x, 0, z)
    scale = VIEW.size(1, z)
    haze = max(0.0, min(0.62, (z - 72) / 420))
    dark = mix("#0B1120", "#454A66", haze)
    grey = mix("#7E8CA6", "#6A6E88", haze)
    easel.shadow(foot[0], foot[1], 27 * scale, 0.85, flat=0.11)
    with easel.placed(*foot, scale=scale):
        fin = aircraft.b52_front_fin()
        easel.shade(fin, (0, -14.7), (0, -5), ((0, mix(dark, grey, 0.75), 1), (1, dark, 1)))
        easel.line((0.1, -14.6), (0.3, -5.6), colour=LAMP, width=0.07, alpha=0.55)
        _gear(easel, dark)
        wings = aircraft.b52_front_wings()
        easel.shade(
            wings,
            (0, -5.9),
            (0, -3.4),
            ((0, mix(grey, LAMP, 0.3), 1), (0.4, grey, 1), (1, dark, 1)),
        )
        for out in aircraft.PODS:
            for side in (-1, 1):
                _pod(easel, side * out, dark, grey)
        for side in (-1, 1):
            y = aircraft.b52_wing_height(24.6) + 0.85
            easel.line((side * 24.6, y - 1.2), (side * 24.6, y), colour=dark, width=0.28)
            easel.shade(
                oval(side * 24.6, y, 0.78), (0, y - 0.8), (0, y + 0.8), ((0, grey, 1), (1, dark, 1))
            )
        body = aircraft.b52_front_body()
        easel.shade(
            body,
            (0, -5.8),
            (0, -1.5),
            ((0, mix(grey, LAMP, 0.35), 1), (0.4, grey, 1), (0.58, dark, 1), (1, dark, 1)),
        )
        easel.stroke(body, LAMP, 0.06, 0.45)
        _nose(easel, dark)
    tip = aircraft.b52_wing_height(28.2) * scale
    for side, colour in ((-1, "#7CE0A0"), (1, FIRE)):
        easel.glow(foot[0] + side * 28.2 * scale, foot[1] + tip, 3 + 0.9 * scale, colour, 0.9)


def _gear(easel: Easel, dark: str) -> None:
    for x in (-1.15, 1.15):
        easel.line((x * 0.75, -1.9), (x, -0.6), colour=dark, width=0.3)
        for dx in (-0.34, 0.34):
            easel.fill(box(x + dx - 0.25, -1.3, 0.5, 1.3, 0.2), "#05080F")
    for side in (-1, 1):
        out = side * 22.4
        easel.line((out, aircraft.b52_wing_height(22.4)), (out, -0.4), colour=dark, width=0.2)
        easel.fill(box(out - 0.18, -0.85, 0.36, 0.85, 0.14), "#05080F")


def _pod(easel: Easel, out: float, dark: str, grey: str) -> None:
    wing = aircraft.b52_wing_height(abs(out))
    easel.fill(
        polygon(
            [
                (out - 0.22, wing),
                (out + 0.22, wing),
                (out + 0.34, wing + 1.5),
                (out - 0.34, wing + 1.5),
            ]
        ),
        dark,
    )
    for x, y, radius in aircraft.b52_front_pod(out):
        easel.shade(
            oval(x, y, radius),
            (0, y - radius),
            (0, y + radius),
            ((0, mix(grey, LAMP, 0.3), 1), (1, dark, 1)),
        )
        easel.fill(oval(x, y, radius * 0.78), "#03050B")
        easel.stroke(oval(x, y, radius * 0.78), mix(grey, LAMP, 0.5), 0.06, 0.8)
        easel.fill(oval(x, y, radius * 0.26), mix(dark, grey, 0.5))


def _nose(easel: Easel, dark: str) -> None:
    easel.shade(oval(0, -3.0, 1.16, 1.2), (0, -4.2), (0, -1.8), ((0, "#3A465E", 1), (1, dark, 1)))
    easel.stroke(oval(0, -3.0, 1.16, 1.2), "#02040A", 0.05, 0.7)
    panes: list[list[Point]] = [
        [(-0.98, -4.86), (-0.6, -5.24), (-0.5, -4.74), (-0.92, -4.5)],
        [(-0.54, -5.28), (-0.06, -5.4), (-0.06, -4.8), (-0.44, -4.76)],
        [(0.06, -5.4), (0.54, -5.28), (0.44, -4.76), (0.06, -4.8)],
        [(0.6, -5.24), (0.98, -4.86), (0.92, -4.5), (0.5, -4.74)],
    ]
    for pane in panes:
        easel.shade(polygon(pane), pane[0], pane[2], ((0, "#FFE2A8", 0.95), (1, "#3A5A80", 1)))


def _markings(easel: Easel) -> None:
    easel.shade(
        polygon(
            [VIEW.at(3.6, 0, 300), VIEW.at(4.4, 0, 300), VIEW.at(4.4, 0, 34), VIEW.at(3.6, 0, 34)]
        ),
        (0, VIEW.at(0, 0, 300)[1]),
        (0, 900),
        veil("#F2C75C", 0.8, 0.5, 0.2),
    )
    for index in range(-9, 10):
        easel.shade(
            polygon(
                [
                    VIEW.at(index * 25, 0, 600),
                    VIEW.at(index * 25 + 0.3, 0, 600),
                    VIEW.at(index * 25 + 0.3, 0, 34),
                    VIEW.at(index * 25, 0, 34),
                ]
            ),
            (0, HORIZON),
            (0, 900),
            veil("#070C18", 0.0, 0.4, 0.5),
        )
    for index in range(12):
        y = VIEW.at(0, 0, 36 * 1.28**index)[1]
        easel.line((0, y), (1600, y), colour="#070C18", width=0.7, alpha=0.35)
    lights = joined([])
    for side in (-1, 1):
        for index in range(9):
            x, y = VIEW.at(side * 36, 0, 34 + index * 24)
            lights.addPath(oval(x, y, 2.2, 1.2))
            easel.glow(x, y, 26, "#86B8DC", 0.75)
    easel.fill(lights, "#DDEFFF")
