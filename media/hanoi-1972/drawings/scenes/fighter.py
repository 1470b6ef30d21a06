"""A MiG-21 climbs out of a sea of cloud, the moon behind it."""

import aircraft
import skia
import sky
from easel import Easel
from palette import mix, veil
from shapes import Point, oval, taper
from view import Turned


def mig21(easel: Easel) -> None:
    """A MiG-21 climbs out of a sea of cloud, the moon behind it."""
    easel.wash(
        0, 900, ((0, "#071022", 1), (0.45, "#12264A", 1), (0.75, "#2B4A74", 1), (1, "#4E6E94", 1))
    )
    sky.stars(easel, 420, 560)
    sky.moon(easel, 1075, 268, 118, halo=4.2)
    _cloud_sea(easel)
    view = Turned((822, 412), 42.0, roll=-63, pitch=33, yaw=6)
    tail = view.at((-6.6, 0, 0))
    direction = view.at((-16, 0, 0))
    _exhaust(easel, tail, direction)
    aircraft.mig21(easel, view, "#101A2C", "#41597C", "#6F8DB4", "#D5E6F5")
    tips = (view.at((-3.6, 3.5, 0)), view.at((-3.6, -3.5, 0)))
    for tip in tips:
        end = (tip[0] - 420, tip[1] + 262)
        easel.shade(
            taper([tip, end], [1.4, 14]),
            tip,
            end,
            veil("#DDEBF8", 0.4, 0.12, 0),
            blur=2.5,
            mode=skia.BlendMode.kScreen,
        )


def _cloud_sea(easel: Easel) -> None:
    layers = (
        (566, 60, 34, "#2A4871", "#6D8FB8"),
        (618, 78, 46, "#20395F", "#86A8CE"),
        (692, 100, 62, "#162A4A", "#8FB2D6"),
        (790, 130, 84, "#0C1A32", "#5F82AC"),
    )
    for top, count, size, shadow, light in layers:
        easel.wash(top + size * 0.4, 900, ((0, shadow, 0), (0.12, shadow, 0.95), (1, shadow, 1)))
        puffs = sorted(
            (
                (easel.dice.uniform(-80, 1680), top + easel.dice.gauss(0, 0.35) * size)
                for _ in range(count * 2)
            ),
            key=lambda puff: puff[1],
        )
        for x, y in puffs:
            _puff(easel, x, y + size * 0.6, size * easel.dice.uniform(0.5, 1.35), shadow, light)
        easel.wash(top + size, 900, ((0, shadow, 0), (0.25, shadow, 0.8), (1, shadow, 1)))
    easel.glow(1075, 640, 560, "#BFD6EE", 0.22, flat=0.35)
    easel.wash(800, 900, veil("#081226", 0, 0.75))


def _puff(easel: Easel, x: float, y: float, size: float, shadow: str, light: str) -> None:
    near_moon = max(0.0, 1 - abs(x - 1075) / 900)
    crest = mix(shadow, light, 0.30 + 0.62 * near_moon)
    side = max(-1.0, min(1.0, (1075 - x) / 500))
    easel.shade(
        oval(x, y, size * 1.5, size),
        (x + side * size * 0.7, y - size * 0.95),
        (x - side * size * 0.3, y + size * 0.5),
        (
            (0, crest, 0.95),
            (0.3, mix(shadow, crest, 0.55), 0.9),
            (0.7, shadow, 0.85),
            (1, shadow, 0),
        ),
        blur=size * 0.10,
    )


def _exhaust(easel: Easel, tail: Point, direction: Point) -> None:
    for width, alpha, colour, blur, reach in (
        (150, 0.20, "#C9DDF0", 16, 2.3),
        (46, 0.30, "#F0A45E", 9, 1.0),
        (22, 0.9, "#FFD9A0", 3, 0.55),
        (10, 1.0, "#FFFFFF", 1.4, 0.3),
    ):
        end = (
            tail[0] + (direction[0] - tail[0]) * reach,
            tail[1] + (direction[1] - tail[1]) * reach,
        )
        half = ((tail[0] + end[0]) / 2, (tail[1] + end[1]) / 2)
        widths = [30, width * 0.8, width] if width > 100 else [width, width * 0.7, 1]
        easel.shade(
            taper([tail, half, end], widths),
            tail,
            end,
            veil(colour, alpha, alpha * 0.4, 0),
            blur=blur,
            mode=skia.BlendMode.kScreen,
        )
    easel.glow(*tail, 90, "#F0A45E", 0.6)
