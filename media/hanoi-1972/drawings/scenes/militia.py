"""A roof post of the city's militia: a machine gun behind sandbags, an observer, tracers."""

import skia
import sky
from city import roofline, tree_clump
from clouds import light_at, mist, noise_field, ramp_mask
from easel import Easel
from palette import FIRE, FLAME, mix, veil
from shapes import Point, box, joined, oval, polar, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)
ROOF = 690.0


def militia(easel: Easel) -> None:
    """A roof post of the city's militia: a machine gun behind sandbags, an observer, tracers."""
    easel.wash(
        0,
        900,
        (
            (0, "#0A1226", 1),
            (0.4, "#1B2A50", 1),
            (0.62, "#54406A", 1),
            (0.74, "#A8606A", 1),
            (1, "#2A1E30", 1),
        ),
    )
    sky.stars(easel, 300, 520, brightness=0.85)
    field = noise_field(easel.noise, across=4, down=7, octaves=6)
    easel.texture(
        ramp_mask(field, 0.45, 1) * (0.12 + 0.8 * light_at(1180, 560, 420)) * 0.6, "#D87A6A", WHOLE
    )
    easel.glow(1180, 640, 620, FIRE, 0.4, flat=0.5)
    sky.beam(easel, (1320, 640), (1060, 40), length=860, strength=0.4)
    sky.beam(easel, (250, 650), (540, 20), length=860, strength=0.32)
    _tracers(easel)
    easel.fall(roofline(easel.dice, 668, 20, 70, widest=46), ((0, "#3A2E4A", 1), (1, "#5A3E54", 1)))
    for x in (90, 420, 1010, 1270, 1500):
        easel.fill(tree_clump(easel.dice, x, 680, 150, 90), "#33294A")
    mist(easel, "#C07A7A", 610, 690, 0.35)
    easel.fall(roofline(easel.dice, 720, 26, 88, widest=84), ((0, "#191A30", 1), (1, "#12132A", 1)))
    _parapet(easel)
    _observer(easel, 1120, ROOF + 16)
    _gun(easel, 640, ROOF + 12)
    _loader(easel, 862, ROOF + 30)
    _sandbags(easel)
    easel.wash(770, 900, veil("#05060C", 0, 0.82))


def _tracers(easel: Easel) -> None:
    for origin, angle, count, reach in (
        ((1016, 240), -40, 6, 330),
        ((1320, 650), -112, 8, 560),
        ((180, 660), -64, 8, 540),
        ((1500, 660), -126, 6, 480),
    ):
        for index in range(count):
            share = (index + 0.6) / count
            start = polar(origin, reach * share, angle + 5 * share)
            end = polar(start, 26 * (1 - 0.5 * share), angle + 5 * share)
            easel.line(start, end, colour=FIRE, width=6, alpha=0.3, blur=3)
            easel.line(start, end, colour=FLAME, width=2.2, alpha=0.95)
    for x, y, size in (
        (1010, 130, 15),
        (1180, 92, 11),
        (620, 110, 9),
        (860, 70, 8),
        (1330, 180, 9),
    ):
        sky.flare(easel, x, y, size, 0.8)


def _parapet(easel: Easel) -> None:
    easel.shade(
        box(-10, ROOF, 1620, 220),
        (0, ROOF),
        (0, 900),
        ((0, "#2C2838", 1), (0.3, "#17182A", 1), (1, "#08090F", 1)),
    )
    easel.line((-10, ROOF), (1610, ROOF), colour="#F0A080", width=2, alpha=0.6)
    for row in range(5):
        y = ROOF + 26 + row * 38
        easel.line((-10, y), (1610, y), colour="#07080E", width=1.4, alpha=0.5)


def _gun(easel: Easel, x: float, y: float) -> None:
    """A heavy machine gun on its tall tripod, aimed up to the right, and its gunner."""
    dark, lit = "#0A0B14", "#F4B08A"
    pivot: Point = (x + 60, y - 176)
    legs = [
        taper([pivot, (x - 70, y)], [15, 9]),
        taper([pivot, (x + 120, y + 6)], [15, 9]),
        taper([pivot, (x + 34, y + 12)], [14, 9]),
    ]
    easel.rim(joined([*legs, oval(*pivot, 19)]), dark, lit, (1.6, -1.4), alpha=0.7)
    angle = -40.0
    with easel.placed(*pivot, turn=angle):
        barrel = joined(
            [taper([(30, -18), (150, -18), (372, -18)], [18, 15, 11]), box(366, -27, 46, 18, 3)]
        )
        fins = joined([box(64 + index * 11, -30, 5, 24, 1.5) for index in range(12)])
        receiver = joined(
            [box(-116, -36, 190, 40, 6), box(-150, -30, 42, 12, 3), box(-158, -44, 9, 40, 3)]
        )
        easel.rim(joined([barrel, fins, receiver]), dark, lit, (1.2, -2.2), alpha=0.85, blur=0.8)
        sight = joined([box(10, -76, 4, 42), box(-34, -76, 4, 42)])
        easel.fill(sight, dark)
        for radius in (26, 15):
            easel.stroke(oval(12, -92, radius), dark, 3.4)
            easel.stroke(oval(12, -93, radius), lit, 1, 0.7)
        belt = smooth([(2, 0), (10, 34), (4, 66), (24, 92)])
        easel.stroke(belt, dark, 20)
        easel.stroke(belt, "#C98A4A", 12, 0.8, dash=(5, 5))
        easel.glow(430, -18, 92, FLAME, 0.9)
        easel.glow(430, -18, 260, FIRE, 0.4)
        easel.fill(
            smooth([(412, -18), (436, -32), (492, -18), (436, -4)], closed=True),
            "#FFF0CC",
            0.95,
            blur=2,
        )
    _gunner(easel, pivot, y)


def _gunner(easel: Easel, pivot: Point, y: float) -> None:
    dark, lit = "#0B0C16", "#F4B08A"
    x = pivot[0] - 150
    legs = joined(
        [
            _limb([(x + 4, y - 118), (x + 44, y - 62), (x + 12, y + 6)], [46, 36, 24]),
            _limb([(x - 8, y - 118), (x - 58, y - 66), (x - 86, y + 8)], [46, 36, 24]),
            _limb([(x + 8, y + 4), (x + 40, y + 6)], [18, 14]),
            _limb([(x - 90, y + 6), (x - 60, y + 8)], [18, 14]),
        ]
    )
    body = smooth(
        [
            (x - 24, y - 112),
            (x - 30, y - 180),
            (x - 24, y - 230),
            (x + 8, y - 252),
            (x + 38, y - 236),
            (x + 34, y - 180),
            (x + 26, y - 110),
        ],
        closed=True,
    )
    arms = joined(
        [
            _limb([(x + 16, y - 226), (x + 54, y - 166), (x + 104, y - 126)], [32, 25, 18]),
            _limb([(x + 30, y - 222), (x + 78, y - 186), (x + 122, y - 152)], [32, 25, 18]),
        ]
    )
    head = joined(
        [oval(x + 28, y - 280, 23, 27), _limb([(x + 10, y - 244), (x + 20, y - 262)], [24, 22])]
    )
    helmet = smooth(
        [
            (x - 10, y - 286),
            (x + 4, y - 318),
            (x + 34, y - 326),
            (x + 60, y - 304),
            (x + 66, y - 282),
            (x + 24, y - 292),
        ],
        closed=True,
    )
    easel.rim(joined([legs, body, head, helmet, arms]), dark, lit, (2.2, -2.0), alpha=0.8, blur=1.2)


def _limb(points: list[Point], widths: list[float]) -> skia.Path:
    return joined(
        [
            taper(points, widths),
            *(oval(*point, width / 2) for point, width in zip(points, widths, strict=True)),
        ]
    )


def _loader(easel: Easel, x: float, y: float) -> None:
    """A woman with a plait bringing a belt of cartridges in its box."""
    dark, lit = "#0B0C16", "#F4B08A"
    legs = joined(
        [
            _limb([(x - 8, y - 96), (x - 44, y - 50), (x - 22, y + 4)], [42, 33, 22]),
            _limb([(x + 8, y - 96), (x + 40, y - 46), (x + 58, y + 4)], [42, 33, 22]),
        ]
    )
    body = smooth(
        [
            (x - 26, y - 88),
            (x - 28, y - 150),
            (x - 26, y - 200),
            (x - 2, y - 214),
            (x + 26, y - 198),
            (x + 26, y - 140),
            (x + 26, y - 88),
        ],
        closed=True,
    )
    head = joined(
        [oval(x - 18, y - 244, 21, 25), _limb([(x - 6, y - 212), (x - 12, y - 228)], [20, 19])]
    )
    hat = smooth(
        [
            (x - 46, y - 254),
            (x - 38, y - 276),
            (x - 12, y - 284),
            (x + 12, y - 270),
            (x + 20, y - 250),
            (x - 14, y - 260),
        ],
        closed=True,
    )
    plait = taper(
        [(x + 2, y - 240), (x + 20, y - 206), (x + 18, y - 160), (x + 24, y - 128)], [14, 12, 10, 4]
    )
    crate = box(x - 118, y - 150, 76, 50, 4)
    arms = joined(
        [
            _limb([(x - 20, y - 196), (x - 52, y - 152), (x - 94, y - 124)], [28, 22, 16]),
            _limb([(x + 10, y - 194), (x - 20, y - 138), (x - 66, y - 112)], [28, 22, 16]),
        ]
    )
    easel.rim(crate, "#15161F", lit, (-1.4, -1.8), alpha=0.6)
    whole = joined([legs, body, head, plait, hat, arms])
    easel.rim(whole, dark, lit, (-1.8, -1.8), alpha=0.75, blur=1.2)


def _observer(easel: Easel, x: float, y: float) -> None:
    dark, lit = "#0A0B14", "#F4B08A"
    legs = joined(
        [
            _limb([(x - 14, y - 128), (x - 18, y - 60), (x - 22, y + 30)], [34, 28, 22]),
            _limb([(x + 14, y - 128), (x + 20, y - 60), (x + 26, y + 30)], [34, 28, 22]),
        ]
    )
    body = smooth(
        [
            (x - 29, y - 110),
            (x - 31, y - 180),
            (x - 30, y - 230),
            (x, y - 248),
            (x + 30, y - 230),
            (x + 31, y - 180),
            (x + 29, y - 110),
        ],
        closed=True,
    )
    arms = joined(
        [
            _limb([(x - 30, y - 226), (x - 62, y - 246), (x - 40, y - 300)], [26, 21, 16]),
            _limb([(x + 26, y - 226), (x - 2, y - 254), (x - 34, y - 296)], [26, 21, 16]),
        ]
    )
    head = joined(
        [oval(x - 10, y - 288, 22, 26), _limb([(x, y - 246), (x - 4, y - 268)], [22, 20])]
    )
    helmet = smooth(
        [
            (x - 36, y - 306),
            (x - 22, y - 332),
            (x + 4, y - 330),
            (x + 22, y - 306),
            (x + 20, y - 282),
            (x - 8, y - 300),
        ],
        closed=True,
    )
    with easel.placed(x - 34, y - 300, turn=-150):
        glasses = joined([box(-6, -17, 50, 14, 4), box(-6, 2, 50, 14, 4), box(0, -6, 16, 12)])
        easel.rim(glasses, dark, lit, (1, 1.6), alpha=0.7)
    easel.rim(joined([legs, body, head, helmet, arms]), dark, lit, (1.6, -2.0), alpha=0.8, blur=1.2)


def _sandbags(easel: Easel) -> None:
    dice = easel.dice
    for row, (y, left, right) in enumerate(
        (
            (ROOF + 66, 300, 1010),
            (ROOF + 40, 324, 560),
            (ROOF + 40, 690, 990),
            (ROOF + 16, 350, 520),
        )
    ):
        x = left + (row % 2) * 26
        while x < right:
            wide = dice.uniform(58, 76)
            bag = smooth(
                [
                    (x, y),
                    (x + 4, y - 22),
                    (x + wide * 0.5, y - 28),
                    (x + wide - 4, y - 22),
                    (x + wide, y),
                    (x + wide * 0.5, y + 5),
                ],
                closed=True,
            )
            easel.rim(
                bag,
                mix("#1B1A24", "#2A2632", dice.random()),
                "#F0A080",
                (0.8, -2),
                alpha=0.6,
                blur=1,
            )
            easel.line(
                (x + wide * 0.5, y - 26),
                (x + wide * 0.5, y + 3),
                colour="#0A0A10",
                width=1,
                alpha=0.4,
            )
            x += wide - 4
