"""A quiet landscape that holds the place of a picture still to come."""

import sky
from clouds import noise_field, ramp_mask, rows_between
from easel import Easel
from nature import hill
from palette import BRASS, PAPER, mix
from shapes import Point, box, oval, polygon

HEIGHT = 1000.0
SUN: Point = (1010.0, 430.0)


def your_picture(easel: Easel) -> None:
    """Hills in layers before a low sun, inside the corners of a frame still empty."""
    easel.wash(
        0,
        HEIGHT,
        (
            (0, "#16233F", 1),
            (0.28, "#3B4A6B", 1),
            (0.46, "#A98A86", 1),
            (0.58, "#EFC795", 1),
            (1, "#EFC795", 1),
        ),
    )
    easel.glow(*SUN, 760, "#FFD79A", 0.55)
    easel.glow(*SUN, 240, "#FFE9C4", 0.8)
    easel.fill(oval(*SUN, 62), "#FFF3DA")
    field = noise_field(easel.noise, across=3, down=15, octaves=5)
    streaks = ramp_mask(field, 0.55, 1.0) * rows_between(0.12, 0.42, 0.1) * 0.3
    easel.texture(streaks, "#FFE2B8", (0, 0, 1600, HEIGHT))
    sky.stars(easel, 60, 260, brightness=0.6)
    _ridges(easel)
    _frame(easel)


def _ridges(easel: Easel) -> None:
    rows = (
        (
            [(-40, 560), (240, 470), (470, 545), (760, 440), (1060, 560), (1330, 480), (1660, 560)],
            0.0,
        ),
        ([(-40, 600), (260, 610), (560, 545), (900, 630), (1240, 570), (1660, 640)], 0.30),
        ([(-40, 700), (330, 640), (700, 705), (1080, 660), (1400, 720), (1660, 670)], 0.58),
        ([(-40, 750), (300, 800), (720, 750), (1180, 820), (1660, 760)], 0.82),
        ([(-40, 880), (420, 850), (900, 905), (1660, 860)], 1.0),
    )
    for points, near in rows:
        ridge = hill(points, HEIGHT + 20)
        top = min(y for _, y in points)
        easel.shade(
            ridge,
            (0, top),
            (0, top + 210),
            ((0, mix("#C79C8C", "#131E36", near), 1), (1, mix("#EBC096", "#0D1629", near), 1)),
        )
        easel.glow(SUN[0], top + 40, 620 * (1 - near * 0.6), "#FFD79A", 0.22 * (1 - near))


def _frame(easel: Easel) -> None:
    left, top, right, low, arm = 96.0, 96.0, 1504.0, 904.0, 92.0
    for x, inward in ((left, 1), (right, -1)):
        for y, down in ((top, 1), (low, -1)):
            corner = [(x + inward * arm, y), (x, y), (x, y + down * arm)]
            easel.stroke(polygon(corner, closed=False), "#0B1220", 9, 0.35, blur=5)
            easel.stroke(polygon(corner, closed=False), PAPER, 4.5, 0.92)
    easel.stroke(box(left, top, right - left, low - top), BRASS, 1.6, 0.4, dash=(3, 13))
