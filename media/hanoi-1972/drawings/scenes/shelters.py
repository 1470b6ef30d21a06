"""Round one-person shelters in a row along a pavement under trees, a bicycle leaning near."""

import sky
from city import roofline
from clouds import mist
from easel import Easel
from nature import leaf_mass
from palette import INK, mix, veil
from people import bicycle, child, cyclist_walking, seated_back, walker
from shapes import Point, box, joined, moved, oval, polygon, taper


def shelters(easel: Easel) -> None:
    """Round one-person shelters in a row along a pavement under trees, a bicycle leaning near."""
    vanish = (842.0, 352.0)
    easel.wash(
        0,
        900,
        (
            (0, "#0F1E3A", 1),
            (0.18, "#2A3F66", 1),
            (0.32, "#8A7084", 1),
            (0.42, "#F0B57A", 1),
            (1, "#F0B57A", 1),
        ),
    )
    easel.glow(*vanish, 560, "#FFC678", 0.75)
    easel.fall(
        roofline(easel.dice, vanish[1] + 14, 26, 74, left=700, right=990, widest=34),
        ((0, "#A88080", 1), (1, "#D9A67C", 1)),
    )
    _house_row(easel, vanish, -1, (900, 640, 455, 330, 242, 178, 132, 98, 72), (0.98, 0.40))
    _house_row(easel, vanish, 1, (860, 690, 550, 440, 350, 276, 216, 168, 128), (0.62, 0.20))
    ground = polygon(
        [
            (vanish[0] - 40, vanish[1] + 12),
            (vanish[0] + 60, vanish[1] + 12),
            (1640, 520),
            (1640, 910),
            (-40, 910),
            (-40, 720),
        ]
    )
    easel.shade(
        ground,
        (0, vanish[1]),
        (0, 900),
        ((0, "#EBB780", 1), (0.10, "#A8826E", 1), (0.4, "#5C5361", 1), (1, "#1B2133", 1)),
    )
    road = polygon(
        [
            (vanish[0] + 26, vanish[1] + 12),
            (vanish[0] + 66, vanish[1] + 12),
            (1640, 520),
            (1640, 910),
            (1330, 910),
        ]
    )
    easel.shade(
        road,
        (0, vanish[1]),
        (0, 900),
        ((0, "#D9A278", 1), (0.12, "#76656A", 1), (0.45, "#3D3F52", 1), (1, "#141A2B", 1)),
    )
    with easel.within(ground):
        _paving(easel, vanish)
    kerb = polygon(
        [
            (vanish[0] + 25, vanish[1] + 12),
            (vanish[0] + 28, vanish[1] + 12),
            (1352, 910),
            (1296, 910),
        ]
    )
    easel.shade(
        kerb, (0, vanish[1]), (0, 900), ((0, "#F3CF9C", 1), (0.4, "#A2958A", 1), (1, "#4A4E5C", 1))
    )
    mist(easel, "#FFD9A2", 330, 400, 0.3)
    for depth in (16.0, 10.0, 6.4, 4.1):
        _pavement_tree(easel, vanish, depth)
    for depth in (11.6, 7.5, 4.96, 3.36, 2.32):
        _shelter(easel, vanish, depth, occupied=depth in {4.96, 3.36})
    _passers(easel, vanish)
    easel.glow(vanish[0], vanish[1] + 30, 420, "#FFC678", 0.30)
    _leaning_bicycle(easel)
    _canopy(easel)
    easel.wash(740, 900, veil("#060911", 0, 0.7))


def _street_point(vanish: Point, across: float, depth: float) -> Point:
    return vanish[0] + across / depth, vanish[1] + 1010 / depth


def _house_row(
    easel: Easel, vanish: Point, side: int, edges: tuple[int, ...], reach: tuple[float, float]
) -> None:
    tones = ("#B98A52", "#A67C58", "#8E7A62", "#C09A62", "#A8866A", "#B08F6A", "#C29C78", "#B98A62")
    rise, fall = reach

    def at(away: float, share: float) -> Point:
        return vanish[0] + side * away, vanish[1] + away * (fall - share * (rise + fall))

    for index in range(len(edges) - 2, -1, -1):
        near, far = float(edges[index]), float(edges[index + 1])
        tall = easel.dice.uniform(0.84, 1.08)
        haze = 0.55 * (1 - near / edges[0])
        tone = mix(mix(tones[index], "#182038", 0.52), "#F0BA84", haze)
        dark = mix(mix("#1E3238", "#0E1524", 0.5), "#C9987A", haze)
        wall = polygon([at(near, tall), at(far, tall), at(far, 0), at(near, 0)])
        easel.shade(
            wall,
            at(near, 0),
            at(far, 0),
            ((0, mix(tone, INK, 0.30), 1), (1, mix(tone, "#F3C08A", 0.12), 1)),
        )
        easel.shade(wall, at(far, tall), at(far, 0), veil("#0C1224", 0.15, 0.0, 0.3))
        for low, high, first, last in (
            (0.0, 0.27, 0.14, 0.86),
            (0.38, 0.57, 0.28, 0.72),
            (0.67, 0.82, 0.28, 0.72),
        ):
            _perspective_shutter(
                easel,
                [
                    at(near + (far - near) * x, y)
                    for x, y in ((first, high), (last, high), (last, low), (first, low))
                ],
                dark,
                mix(tone, "#F3D3A0", 0.18),
            )
        for share, thick in ((0.32, 3.0), (0.61, 2.0), (tall, 5.0)):
            easel.line(
                at(near, share),
                at(far, share),
                colour=mix(tone, "#FFD9A0", 0.35),
                width=thick * (0.3 + near / 900),
                alpha=0.75,
            )
        easel.line(
            at(far, tall),
            at(far, 0),
            colour=mix("#10172A", "#C9987A", haze),
            width=1 + 2 * near / 900,
            alpha=0.6,
        )
        if index % 2:
            easel.fill(
                polygon(
                    [
                        at(near, tall),
                        at(near * 0.99, tall + 0.07),
                        at(far * 1.01, tall + 0.07),
                        at(far, tall),
                    ]
                ),
                mix("#6A3E34", "#2A2433", 0.5 - haze * 0.5),
            )


def _perspective_shutter(easel: Easel, corners: list[Point], dark: str, frame: str) -> None:
    outline = polygon(corners)
    size = abs(corners[0][1] - corners[3][1])
    easel.stroke(outline, frame, max(0.8, size * 0.05), 0.8)
    easel.fill(outline, dark)
    high_left, high_right, low_right, low_left = corners
    for slat in range(1, 10):
        share = slat / 10
        start = (high_left[0], high_left[1] + (low_left[1] - high_left[1]) * share)
        end = (high_right[0], high_right[1] + (low_right[1] - high_right[1]) * share)
        easel.line(start, end, colour=mix(dark, INK, 0.55), width=max(0.4, size * 0.012), alpha=0.8)
    top = ((high_left[0] + high_right[0]) / 2, (high_left[1] + high_right[1]) / 2)
    low = ((low_left[0] + low_right[0]) / 2, (low_left[1] + low_right[1]) / 2)
    easel.line(top, low, colour=mix(dark, INK, 0.7), width=max(0.5, size * 0.02))


def _paving(easel: Easel, vanish: Point) -> None:
    for row in range(30):
        depth = 1.8 * 1.11**row
        left, right = _street_point(vanish, -2600, depth), _street_point(vanish, 640, depth)
        easel.line(left, right, colour="#141A2A", width=max(0.5, 3.4 / depth), alpha=0.35)
    for column in range(-14, 5):
        near = _street_point(vanish, column * 150, 1.7)
        easel.line((vanish[0] - 2, vanish[1] + 14), near, colour="#141A2A", width=1.1, alpha=0.3)
    for _ in range(150):
        depth = easel.dice.uniform(1.9, 9)
        x, y = _street_point(vanish, easel.dice.gauss(0, 700), depth)
        with easel.placed(x, y, turn=easel.dice.uniform(-30, 30)):
            easel.fill(
                oval(0, 0, 16 / depth, 5 / depth),
                easel.dice.choice(("#C98B4A", "#7A5A3A", "#E0AB4A", "#5A4636")),
                0.8,
            )


def _shelter(easel: Easel, vanish: Point, depth: float, *, occupied: bool) -> None:
    x, y = _street_point(vanish, -210, depth)
    radius = 270 / depth
    flat = 0.36
    haze = max(0.0, min(0.6, (depth - 2.6) / 16))
    shade, middle, light = (
        mix("#2E3140", "#B98A6E", haze),
        mix("#6E665F", "#D9A67C", haze),
        mix("#C9A27A", "#FFD9A2", haze),
    )
    easel.shade(
        oval(x - radius * 0.5, y + radius * 0.14, radius * 1.9, radius * flat * 1.35),
        (x + radius, 0),
        (x - radius * 2, 0),
        veil("#080C18", 0.0, 0.55, 0.0),
        blur=radius * 0.08,
    )
    collar = radius * 0.16
    top = y - collar
    wide, tall = radius * 1.1, radius * flat * 1.1
    easel.shade(
        joined(
            [oval(x, y, wide, tall), box(x - wide, top, wide * 2, collar), oval(x, top, wide, tall)]
        ),
        (x - wide, 0),
        (x + wide, 0),
        ((0, shade, 1), (0.6, middle, 1), (1, light, 1)),
    )
    easel.shade(
        oval(x, top, wide, tall),
        (x - wide, top),
        (x + wide, top),
        ((0, mix(shade, middle, 0.7), 1), (0.6, mix(middle, light, 0.5), 1), (1, light, 1)),
    )
    easel.stroke(oval(x, top, wide, tall), light, radius * 0.012, 0.5)
    hole = oval(x, top, radius * 0.86, radius * flat * 0.86)
    easel.shade(
        hole,
        (0, top - radius * flat),
        (0, top + radius * flat),
        ((0, "#04060C", 1), (0.55, "#0A0E18", 1), (1, "#4A3C34", 1)),
    )
    with easel.within(hole):
        for drop, alpha in ((0.15, 0.7), (0.30, 0.5), (0.45, 0.3)):
            easel.stroke(
                oval(x, top + radius * drop, radius * 0.86, radius * flat * 0.86),
                "#7E6654",
                radius * 0.03,
                alpha,
            )
    if occupied:
        _occupant(easel, x, top, radius, flat)
    _lid(easel, x - radius * 1.2, top + radius * 0.06, radius, flat, (shade, middle, light))


def _occupant(easel: Easel, x: float, top: float, radius: float, flat: float) -> None:
    """Somebody in a straw hat standing in the shelter up to the chest, seen from behind."""
    hole = oval(x, top, radius * 0.86, radius * flat * 0.86)
    above = box(x - radius, top - radius * 3, radius * 2, radius * 3)
    size = radius * 0.0112
    hat = polygon([(-40, -82), (-20, -98), (0, -117), (20, -98), (40, -82), (0, -76)])
    figure = joined([seated_back(), hat])
    with easel.within(joined([hole, above])):
        easel.rim(
            moved(figure, x, top + radius * 0.3, scale=size),
            "#1B1F2C",
            "#FFD096",
            (-radius * 0.012, -radius * 0.012),
            alpha=0.9,
            blur=0.8,
        )


def _passers(easel: Easel, vanish: Point) -> None:
    for across, depth, shape in (
        (-1000, 5.6, walker(stride=0.8, facing=1)),
        (-860, 5.4, child(facing=1)),
        (-520, 8.6, walker(stride=0.7, load="pole", facing=-1)),
        (2150, 7.4, cyclist_walking(facing=-1)),
    ):
        x, y = _street_point(vanish, across, depth)
        size = 8.6 / depth
        haze = min(0.6, (depth - 4) / 12)
        slant = polygon(
            [
                (x - 8 * size, y),
                (x + 8 * size, y),
                (x - 60 * size, y + 44 * size),
                (x - 84 * size, y + 40 * size),
            ]
        )
        easel.shade(slant, (x, y), (x - 70 * size, y + 42 * size), veil("#0A0F1C", 0.5, 0), blur=2)
        tone = mix("#151826", "#B98A6E", haze)
        easel.rim(moved(shape, x, y, scale=size), tone, "#FFD9A2", (0.8, -0.8), alpha=0.85)


def _lid(
    easel: Easel, x: float, y: float, radius: float, flat: float, tones: tuple[str, str, str]
) -> None:
    shade, middle, light = tones
    with easel.placed(x, y, turn=-8):
        thick = radius * 0.13
        easel.fill(
            oval(-radius * 0.1, thick * 1.6, radius * 1.08, radius * flat * 1.05),
            "#070A14",
            0.5,
            blur=radius * 0.05,
        )
        side = joined([oval(0, thick, radius, radius * flat), box(-radius, 0, radius * 2, thick)])
        easel.shade(
            side,
            (-radius, 0),
            (radius, 0),
            (
                (0, mix(shade, INK, 0.3), 1),
                (0.7, mix(shade, middle, 0.6), 1),
                (1, mix(middle, light, 0.6), 1),
            ),
        )
        face = oval(0, 0, radius, radius * flat)
        easel.shade(
            face,
            (-radius, 0),
            (radius, 0),
            ((0, mix(shade, middle, 0.8), 1), (0.6, mix(middle, light, 0.45), 1), (1, light, 1)),
        )
        with easel.within(face):
            for _ in range(90):
                easel.speck(
                    easel.dice.gauss(0, 0.45) * radius,
                    easel.dice.gauss(0, 0.16) * radius,
                    radius * easel.dice.uniform(0.004, 0.014),
                    easel.dice.choice((shade, light)),
                    0.35,
                )
            easel.curve(
                (-radius * 0.2, -radius * flat),
                (-radius * 0.05, -radius * 0.1),
                (radius * 0.25, radius * 0.05),
                (radius * 0.3, radius * flat),
                colour=shade,
                width=radius * 0.008,
                alpha=0.6,
            )
        easel.stroke(oval(0, 0, radius * 0.93, radius * flat * 0.93), shade, radius * 0.012, 0.45)
        easel.shade(
            oval(0, 0, radius * 0.15, radius * flat * 0.15),
            (0, -radius * 0.05),
            (0, radius * 0.05),
            ((0, shade, 1), (1, middle, 1)),
        )
        ring = oval(radius * 0.03, -radius * 0.015, radius * 0.13, radius * flat * 0.15)
        easel.stroke(moved(ring, 0, radius * 0.02), INK, radius * 0.03, 0.4)
        easel.stroke(ring, "#23232B", radius * 0.028, 1.0)


def _pavement_tree(easel: Easel, vanish: Point, depth: float) -> None:
    x, y = _street_point(vanish, 560, depth)
    size = 1000 / depth
    haze = max(0.0, min(0.72, (depth - 2.9) / 13))
    dark, lit = mix("#151826", "#B98A6E", haze), mix("#A87E58", "#FFD29A", haze)
    easel.shade(
        polygon(
            [
                (x - size * 0.06, y),
                (x + size * 0.05, y),
                (x - size * 0.9, y + size * 0.36),
                (x - size * 1.15, y + size * 0.32),
            ]
        ),
        (x, y),
        (x - size, y + size * 0.34),
        veil("#0A0F1C", 0.55, 0),
        blur=4,
    )
    crown = y - size * 0.92
    trunk = taper(
        [
            (x, y + size * 0.012),
            (x + size * 0.008, y - size * 0.1),
            (x + size * 0.012, y - size * 0.34),
            (x - size * 0.012, y - size * 0.66),
            (x + size * 0.01, crown),
        ],
        [size * 0.17, size * 0.115, size * 0.10, size * 0.085, size * 0.04],
    )
    easel.rim(trunk, dark, lit, (-size * 0.014, 0), alpha=0.9, blur=1.5)
    with easel.within(trunk):
        easel.shade(
            box(x - size, y - size * 0.21, size * 2, size * 0.24),
            (x - size * 0.07, 0),
            (x + size * 0.07, 0),
            ((0, mix("#F3EAD9", lit, 0.2 + haze * 0.5), 1), (1, mix("#8F8A8C", dark, 0.5), 1)),
        )
        for _ in range(46):
            px = x + easel.dice.gauss(0, 0.04) * size
            py = y - easel.dice.uniform(0.0, 0.95) * size
            easel.line(
                (px, py),
                (px + 1, py - size * 0.05),
                colour=mix(dark, INK, 0.4),
                width=max(0.6, size * 0.004),
                alpha=0.4,
            )
    for dx, dy in ((-0.30, -0.34), (0.28, -0.38), (-0.10, -0.5), (0.12, -0.52)):
        limb = sky.sampled(
            [
                (x - size * 0.004, crown + size * 0.34),
                (x + dx * size * 0.35, crown + dy * size * 0.25),
                (x + dx * size, crown + dy * size),
            ],
            12,
        )
        easel.fill(taper(limb, [size * 0.052 * (1 - index / 14) for index in range(12)]), dark)
    count = int(600 + 900 * size / 300)
    leaf_mass(
        easel,
        x,
        crown - size * 0.40,
        size * 0.56,
        size * 0.34,
        mix("#18241F", "#B98A6E", haze),
        mix("#9A8A4E", "#FFD9A2", haze),
        count,
        size=max(1.8, size * 0.017),
        toward=-0.8,
    )


def _leaning_bicycle(easel: Easel) -> None:
    x, y, size = 1052.0, 640.0, 1.62
    shape = bicycle(facing=-1)
    with easel.placed(x - 26, y + 4, flat=-0.26, scale=size):
        easel.fill(shape, "#060912", 0.45, blur=1.2)
    easel.rim(
        moved(shape, x, y, scale=size, turn=-2.5),
        "#0E121C",
        "#FFD096",
        (-1.0, -0.9),
        alpha=0.95,
        blur=0.5,
    )


def _canopy(easel: Easel) -> None:
    for x, y, wide, high, count in (
        (1240, -8, 640, 96, 1500),
        (760, -34, 460, 70, 700),
        (1560, 70, 200, 130, 520),
    ):
        leaf_mass(easel, x, y, wide * 0.8, high, "#0C1320", "#8A6E46", count, size=9, toward=-0.6)
