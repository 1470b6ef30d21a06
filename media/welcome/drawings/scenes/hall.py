"""A museum's long hall under a glass vault, with its columns, pictures and show cases."""

import math
from itertools import pairwise

from easel import Easel
from palette import BRASS, mix, veil
from people import child, waiting
from shapes import Point, box, joined, moved, oval, polygon, smooth
from view import Camera

WALL, STONE, DARK, LIT = "#E4DCCB", "#E3DDD0", "#A59E96", "#FFFAEF"
LAMP = "#FFF1D2"
HALF, RISE, DEPTH = 7.0, 7.6, 46.0
VIEW = Camera(middle=800, horizon=478, focal=760, eye=1.7)


def hall(easel: Easel) -> None:
    """A museum's long hall under a glass vault, with its columns, pictures and show cases."""
    easel.wash(0, 900, ((0, "#D8D2C6", 1), (0.6, "#E4DCCB", 1), (1, "#CFC6B4", 1)))
    _floor(easel)
    for side in (-1, 1):
        _wall(easel, side)
    _vault(easel)
    _end(easel)
    for z in (37.0, 31.0, 25.0, 19.0, 13.5, 9.0):
        for side in (-1, 1):
            _column(easel, side, z)
        if z in {31.0, 19.0, 13.5}:
            _case(easel, -2.9 if z != 19.0 else 2.9, z - 1.5)
    _globe(easel, 2.5, 13.0)
    _visitors(easel)
    easel.glow(800, 330, 640, LAMP, 0.22, flat=0.8)
    easel.wash(760, 900, veil("#F6F1E6", 0, 0.55))


def _floor(easel: Easel) -> None:
    ground = polygon(
        [
            VIEW.at(-HALF, 0, DEPTH),
            VIEW.at(HALF, 0, DEPTH),
            VIEW.at(HALF, 0, 2.2),
            VIEW.at(-HALF, 0, 2.2),
        ]
    )
    easel.shade(
        ground, (0, 505), (0, 900), ((0, "#FBF3E2", 1), (0.2, "#EADFCB", 1), (1, "#D6C8AE", 1))
    )
    with easel.within(ground):
        for column in range(-7, 7):
            for row in range(44):
                if (column + row) % 2:
                    continue
                z = 2.2 + row
                tile = [
                    VIEW.at(column, 0, z),
                    VIEW.at(column + 1, 0, z),
                    VIEW.at(column + 1, 0, z + 1),
                    VIEW.at(column, 0, z + 1),
                ]
                easel.fill(polygon(tile), "#B9A98D", 0.5)
        easel.glow(800, 540, 420, "#FFF6E2", 0.5, flat=0.5)
        for x in (-2.4, 0.0, 2.4):
            easel.shade(
                polygon(
                    [
                        VIEW.at(x - 0.5, 0, 30),
                        VIEW.at(x + 0.5, 0, 30),
                        VIEW.at(x + 0.9, 0, 3),
                        VIEW.at(x - 0.9, 0, 3),
                    ]
                ),
                (0, 520),
                (0, 880),
                veil("#FFF6E2", 0.5, 0.2, 0.0),
                blur=12,
            )


def _wall(easel: Easel, side: int) -> None:
    x = side * HALF
    wall = [
        VIEW.at(x, RISE, DEPTH),
        VIEW.at(x, 0, DEPTH),
        VIEW.at(x, 0, 2.2),
        VIEW.at(x, RISE, 2.2),
    ]
    easel.shade(
        polygon(wall),
        wall[0],
        VIEW.at(x, RISE, 6),
        ((0, "#F6EEDF", 1), (0.35, mix(WALL, LIT, 0.2), 1), (1, DARK, 1)),
    )
    for z in (34.0, 28.0, 22.0, 16.2, 11.2, 7.2):
        _framed(easel, x, z, side)
    for low, high, colour in (
        (0.0, 0.5, "#B9AE9C"),
        (6.6, 7.0, mix(STONE, LIT, 0.4)),
        (7.0, 7.6, mix(WALL, LIT, 0.3)),
    ):
        band = [
            VIEW.at(x, high, DEPTH),
            VIEW.at(x, low, DEPTH),
            VIEW.at(x, low, 2.2),
            VIEW.at(x, high, 2.2),
        ]
        easel.shade(
            polygon(band),
            band[0],
            VIEW.at(x, high, 6),
            ((0, mix(colour, LIT, 0.5), 1), (1, mix(colour, DARK, 0.4), 1)),
        )


def _framed(easel: Easel, x: float, z: float, side: int) -> None:
    wide = 3.2
    inside = x - side * 0.04

    def area(margin: float) -> list[Point]:
        low, high, near, far = (
            1.5 + margin,
            4.3 - margin,
            z - wide / 2 + margin,
            z + wide / 2 - margin,
        )
        return [
            VIEW.at(inside, high, far),
            VIEW.at(inside, low, far),
            VIEW.at(inside, low, near),
            VIEW.at(inside, high, near),
        ]

    easel.fill(moved(polygon(area(-0.06)), side * -3, 4), "#7A7468", 0.45, blur=4)
    easel.fill(polygon(area(0.0)), "#9C7238")
    easel.stroke(polygon(area(0.04)), "#F3D290", 1.2, 0.7)
    canvas = polygon(area(0.22))
    tones = easel.dice.choice(
        (("#6E8CAE", "#D9B98A"), ("#405A6A", "#C6A16E"), ("#8A5A54", "#E7C79A"))
    )
    corners = area(0.22)
    easel.shade(
        canvas,
        corners[0],
        corners[1],
        ((0, tones[0], 1), (0.5, tones[1], 1), (0.56, mix(tones[0], DARK, 0.5), 1), (1, DARK, 1)),
    )
    top = VIEW.at(inside - side * 0.5, 4.7, z)
    easel.glow(*top, VIEW.size(2.6, z), LAMP, 0.35)


def _vault(easel: Easel) -> None:
    def rib(angle: float, z: float) -> Point:
        return VIEW.at(HALF * math.cos(angle), RISE + HALF * 0.62 * math.sin(angle), z)

    steps = [math.pi * index / 16 for index in range(17)]
    places = [2.6, 4, 6, 8.5, 11.5, 15, 19, 24, 30, 37, DEPTH]
    for near, far in zip(places[-2::-1], places[:0:-1], strict=True):
        for first, last in pairwise(steps):
            pane = [rib(first, near), rib(last, near), rib(last, far), rib(first, far)]
            share = math.sin((first + last) / 2)
            glass = share > 0.42
            colour = (
                mix("#8FBBDD", "#CFE4F2", share * 0.55 + 0.25 * near / DEPTH)
                if glass
                else mix(WALL, DARK, 0.3)
            )
            easel.fill(polygon(pane), colour)
            easel.stroke(polygon(pane), "#F3EFE6", 1.1, 0.75)
    for z in places:
        arc = smooth([rib(angle, z) for angle in steps])
        easel.stroke(arc, "#A9A59C", max(1.6, VIEW.size(0.24, z)))
        easel.stroke(arc, LIT, max(0.6, VIEW.size(0.05, z)), 0.5)


def _end(easel: Easel) -> None:
    left, low = VIEW.at(-HALF, 0, DEPTH)
    right, high = VIEW.at(HALF, RISE, DEPTH)
    dome = VIEW.at(0, RISE + HALF * 0.62, DEPTH)[1]
    whole = smooth(
        [(left, low), (left, high), (800, dome), (right, high), (right, low)], tension=0.6
    )
    whole.close()
    easel.shade(
        whole, (0, dome), (0, low), ((0, "#DCE9EE", 1), (0.4, "#F7EEDC", 1), (1, "#E7D8BE", 1))
    )
    for x in (-4.3, 0.0, 4.3):
        foot, top = VIEW.at(x, 0, DEPTH), VIEW.at(x, 5.2 if x == 0 else 4.2, DEPTH)
        half = VIEW.size(1.35, DEPTH)
        easel.fill(box(foot[0] - half, top[1], half * 2, foot[1] - top[1], half), "#FFFDF6")
        easel.stroke(box(foot[0] - half, top[1], half * 2, foot[1] - top[1], half), "#B79F7C", 2)
        easel.glow(foot[0], (foot[1] + top[1]) / 2, 120, "#FFF8E8", 0.5)


def _column(easel: Easel, side: int, z: float) -> None:
    x = side * 5.2
    foot, top = VIEW.at(x, 0, z), VIEW.at(x, RISE, z)
    half = VIEW.size(0.34, z)
    haze = min(1.0, z / 60)
    near = mix(STONE, LIT, haze)
    easel.shadow(foot[0], foot[1], half * 3.4, 0.55, flat=0.25)
    shaft = polygon(
        [
            (foot[0] - half, foot[1]),
            (top[0] - half * 0.86, top[1]),
            (top[0] + half * 0.86, top[1]),
            (foot[0] + half, foot[1]),
        ]
    )
    lit = -side * half
    easel.shade(
        shaft,
        (foot[0] + lit, 0),
        (foot[0] - lit, 0),
        (
            (0, mix(near, LIT, 0.3), 1),
            (0.25, mix(near, LIT, 0.75), 1),
            (0.6, mix(near, DARK, 0.25 * (1 - haze)), 1),
            (1, mix(near, DARK, 0.75 * (1 - haze)), 1),
        ),
    )
    for share, wide, thick in ((0.0, 1.45, 0.55), (0.955, 1.3, 0.25), (0.98, 1.6, 0.3)):
        y = foot[1] + (top[1] - foot[1]) * share
        easel.fill(
            box(
                foot[0] - half * wide,
                y - half * thick * 2,
                half * wide * 2,
                half * thick * 2,
                half * 0.1,
            ),
            mix(near, LIT, 0.25),
        )


def _case(easel: Easel, x: float, z: float) -> None:
    left, low = VIEW.at(x - 0.9, 0, z)
    right, middle = VIEW.at(x + 0.9, 1.0, z)
    top = VIEW.at(x, 2.1, z)[1]
    easel.shadow((left + right) / 2, low, (right - left) * 0.75, 0.55, flat=0.2)
    easel.shade(
        box(left, middle, right - left, low - middle),
        (0, middle),
        (0, low),
        ((0, "#A9835C", 1), (1, "#7E5F44", 1)),
    )
    easel.shade(
        box(left, top, right - left, middle - top),
        (left, top),
        (right, middle),
        ((0, "#FFFFFF", 0.34), (0.5, "#CFE0EA", 0.14), (1, "#FFFFFF", 0.24)),
    )
    width = right - left
    vase = smooth(
        [
            (0, 0),
            (-0.12, -0.02),
            (-0.2, -0.2),
            (-0.1, -0.36),
            (-0.07, -0.44),
            (0.07, -0.44),
            (0.1, -0.36),
            (0.2, -0.2),
            (0.12, -0.02),
        ],
        closed=True,
    )
    for share, tone in ((0.28, "#7FA0B8"), (0.7, "#C98E5A")):
        piece = moved(vase, left + width * share, middle, scale=width * 0.72)
        bounds = piece.getBounds()
        easel.shade(
            piece,
            (bounds.left(), 0),
            (bounds.right(), 0),
            ((0, mix(tone, LIT, 0.6), 1), (1, mix(tone, DARK, 0.6), 1)),
        )
    easel.stroke(box(left, top, width, middle - top), "#B9A98D", max(1.0, width * 0.012), 0.8)
    easel.fill(box(left - 2, middle - 2, width + 4, 5), BRASS)
    easel.glow((left + right) / 2, top, width * 0.9, LAMP, 0.4)


def _globe(easel: Easel, x: float, z: float) -> None:
    centre, radius = VIEW.at(x, 1.55, z), VIEW.size(0.95, z)
    foot = VIEW.at(x, 0, z)
    easel.shadow(*foot, radius * 1.5, 0.6, flat=0.22)
    stand = joined(
        [
            polygon(
                [
                    (foot[0] + dx * radius, foot[1]),
                    (foot[0] + dx * radius * 0.3, centre[1] + radius * 0.4),
                    (foot[0] + dx * radius * 0.3 + 6, centre[1] + radius * 0.4),
                    (foot[0] + dx * radius + 6, foot[1]),
                ]
            )
            for dx in (-0.8, 0.0, 0.8)
        ]
    )
    easel.fill(stand, "#8A6A4C")
    ball = oval(*centre, radius)
    easel.shade(
        ball,
        (centre[0] - radius, centre[1] - radius),
        (centre[0] + radius, centre[1] + radius),
        ((0, "#C7D8E0", 1), (0.4, "#5F8CA6", 1), (1, "#3F6A84", 1)),
    )
    with easel.within(ball):
        for _ in range(9):
            px, py = (
                centre[0] + easel.dice.uniform(-0.8, 0.8) * radius,
                centre[1] + easel.dice.uniform(-0.7, 0.7) * radius,
            )
            land = [
                (
                    px + radius * 0.26 * easel.dice.uniform(0.5, 1.2) * math.cos(a),
                    py + radius * 0.2 * easel.dice.uniform(0.5, 1.2) * math.sin(a),
                )
                for a in (0, 0.8, 1.6, 2.4, 3.2, 4.0, 4.8, 5.6)
            ]
            easel.fill(smooth(land, closed=True), "#C6A873", 0.7)
        easel.shadow(centre[0] + radius * 0.6, centre[1] + radius * 0.6, radius * 1.4, 0.6)
        for squeeze in (0.35, 0.75):
            easel.stroke(oval(*centre, radius * squeeze, radius), "#F6E6C4", 0.9, 0.35)
    easel.stroke(oval(*centre, radius * 1.12, radius * 0.2), "#7A5230", radius * 0.07)
    easel.stroke(oval(*centre, radius * 1.05), BRASS, radius * 0.05, 0.9)


def _visitors(easel: Easel) -> None:
    for x, z, figure in (
        (-0.6, 22.0, waiting(coat=False)),
        (0.3, 22.4, waiting()),
        (4.1, 21.0, waiting()),
        (-3.9, 10.4, waiting(coat=False)),
        (-3.2, 10.2, child()),
        (1.0, 11.6, waiting()),
    ):
        foot = VIEW.at(x, 0, z)
        size = VIEW.size(1.7, z) / 100
        easel.shadow(foot[0], foot[1], 40 * size, 0.6, flat=0.22)
        easel.rim(
            moved(figure, *foot, scale=size),
            "#3A4450",
            "#FFF6E2",
            (1.0 if x < 0 else -1.0, -1.0),
            alpha=0.85,
            blur=0.8,
        )
