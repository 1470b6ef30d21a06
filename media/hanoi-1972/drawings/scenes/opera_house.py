"""Hanoi's Opera House under the moon, a siren sounding on its roof, the square empty."""

import skia
import sky
from city import roofline
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import field_rows, leaf_mass
from palette import BRASS, mix, veil
from people import bicycle
from shapes import arch, box, joined, moved, oval, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)
WALL, WALL_DARK, MOON = "#B6A583", "#1C2640", "#E6E2D0"


def opera_siren(easel: Easel) -> None:
    """Hanoi's Opera House under the moon, a siren sounding on its roof, the square empty."""
    ground = 664.0
    easel.wash(
        0, ground, ((0, "#050A16", 1), (0.5, "#0F1E3C", 1), (0.85, "#25385E", 1), (1, "#3A4568", 1))
    )
    sky.stars(easel, 420, 520)
    easel.glow(800, 360, 760, "#35558A", 0.5)
    field = noise_field(easel.noise, across=3, down=9, octaves=6)
    easel.texture(ramp_mask(field, 0.5, 1) * rows_between(0.05, 0.6, 0.15) * 0.3, "#5A77A4", WHOLE)
    easel.fall(
        roofline(easel.dice, ground, 70, 150, left=-20, right=330, widest=80),
        ((0, "#14203A", 1), (1, "#1A2440", 1)),
    )
    easel.fall(
        roofline(easel.dice, ground, 70, 150, left=1270, right=1620, widest=80),
        ((0, "#14203A", 1), (1, "#1A2440", 1)),
    )
    mist(easel, "#6E86B0", 560, 670, 0.3)
    _opera(easel, 800, ground - 6)
    _street_trees(easel, ground)
    easel.wash(ground - 6, 900, ((0, "#2A3654", 1), (0.3, "#1A2440", 1), (1, "#0A101F", 1)))
    _square(easel, ground)
    easel.glow(800, ground + 20, 640, "#7FA0D0", 0.22, flat=0.2)
    _siren(easel, 800, 186)
    easel.wash(730, 900, veil("#050810", 0, 0.8))


def _square(easel: Easel, ground: float) -> None:
    """The empty square: paving, a kerbed island, shelters, the tram's rails, a bicycle."""
    field_rows(easel, ground - 6, 900, 800, 60, "#070B16", 0.5)
    for row in range(1, 16):
        y = ground - 6 + 240 * (row / 15) ** 1.7
        easel.line((0, y), (1600, y), colour="#070B16", width=0.8 + row * 0.08, alpha=0.4)
    shadow = polygon(
        [(340, ground - 4), (1260, ground - 4), (1120, ground + 92), (300, ground + 92)]
    )
    easel.shade(shadow, (0, ground), (0, ground + 92), veil("#050912", 0.55, 0.0), blur=9)
    easel.shade(
        oval(800, ground + 118, 360, 30),
        (0, ground + 88),
        (0, ground + 148),
        ((0, "#5A6A8C", 1), (1, "#2A3654", 1)),
    )
    easel.shade(
        oval(800, ground + 113, 352, 27),
        (0, ground + 86),
        (0, ground + 140),
        ((0, "#26402F", 1), (1, "#162A26", 1)),
    )
    for index in range(13):
        x = 500 + index * 50
        easel.shade(
            oval(x, ground + 112 - 4 * (index % 2), 15, 9),
            (0, ground + 100),
            (0, ground + 122),
            ((0, "#4E7A58", 1), (1, "#1A3028", 1)),
        )
    for curve in (0.0, 13.0):
        rail = smooth(
            [
                (-10, ground + 178 + curve),
                (520, ground + 186 + curve),
                (1000, ground + 184 + curve),
                (1610, ground + 150 + curve),
            ]
        )
        easel.stroke(rail, "#060A14", 4)
        easel.stroke(rail, "#9DB4DA", 1.3, 0.7)
    for x in (360.0, 448.0, 1136.0, 1224.0):
        easel.shade(
            oval(x, ground + 34, 27, 7),
            (0, ground + 27),
            (0, ground + 41),
            ((0, "#8E9AB4", 1), (1, "#3A4868", 1)),
        )
        easel.fill(oval(x + 22, ground + 34, 20, 5), "#04070E")
    cycle = moved(bicycle(), 1030, ground + 176, scale=0.92)
    easel.rim(cycle, "#05080F", "#8FA8D0", (-0.7, -0.9), alpha=0.7, blur=0.4)
    easel.wash(ground - 6, ground + 30, veil("#6E86B0", 0.2, 0.0))


def _stone(easel: Easel, path: skia.Path, dim: float = 0.0) -> None:
    bounds = path.getBounds()
    easel.shade(
        path,
        (bounds.left(), bounds.top()),
        (bounds.left() + 60, bounds.bottom()),
        (
            (0, mix(mix("#A7A49A", "#33466E", 0.38), WALL_DARK, dim), 1),
            (1, mix(mix("#8E8874", "#22304F", 0.55), WALL_DARK, dim), 1),
        ),
    )


def _cornice(easel: Easel, x: float, y: float, width: float, height: float) -> None:
    easel.fill(box(x - 5, y, width + 10, height), mix("#C8C3B0", "#33466E", 0.30))
    easel.fill(box(x - 5, y + height * 0.62, width + 10, height * 0.5), "#17223C", 0.75)
    for index in range(int(width / 8)):
        easel.fill(
            box(x + index * 8, y + height * 0.6, 4, height * 0.34), mix("#C8C3B0", "#33466E", 0.45)
        )


def _opera(easel: Easel, x: float, ground: float) -> None:
    for side in (-1, 1):
        wing_left = x - 452 if side < 0 else x + 322
        _end_pavilion(easel, wing_left, ground, 130)
        link = x - 326 if side < 0 else x + 214
        _stone(easel, box(link, ground - 232, 112, 232), 0.25)
        for column in range(2):
            _window_pair(easel, link + 16 + column * 48, ground, 32)
        _cornice(easel, link, ground - 238, 112, 10)
        _balusters(easel, link, ground - 250, 112)
    _mansard(easel, x, ground)
    _stone(easel, box(x - 218, ground - 268, 436, 268), 0.05)
    for index in range(7):
        left = x - 200 + index * 58.6
        _door(easel, left, ground, 44)
    _cornice(easel, x - 218, ground - 108, 436, 9)
    for index in range(7):
        left = x - 200 + index * 58.6
        window = arch(left + 7, ground - 116, 31, 96)
        easel.shade(
            window, (0, ground - 212), (0, ground - 116), ((0, "#0A1224", 1), (1, "#152544", 1))
        )
        for bar in (0.33, 0.66):
            easel.line(
                (left + 7 + 31 * bar, ground - 116),
                (left + 7 + 31 * bar, ground - 206),
                colour="#42547C",
                width=0.9,
                alpha=0.8,
            )
        _balusters(easel, left + 3, ground - 124, 39)
    for index in range(8):
        _column(easel, x - 207 + index * 58.6, ground - 116, 107)
    _cornice(easel, x - 222, ground - 244, 444, 13)
    easel.fill(box(x - 218, ground - 231, 436, 12), mix("#A7A49A", "#33466E", 0.5))
    _balusters(easel, x - 218, ground - 262, 436)
    for index in range(9):
        urn = x - 214 + index * 53.5
        easel.fill(
            joined([box(urn - 5, ground - 264, 10, 20), oval(urn, ground - 270, 5, 7)]),
            mix("#B8B4A4", "#33466E", 0.42),
        )
    _steps(easel, x, ground)


def _end_pavilion(easel: Easel, left: float, ground: float, width: float) -> None:
    middle = left + width / 2
    dome = smooth(
        [
            (left + 4, ground - 296),
            (left + 8, ground - 336),
            (left + 26, ground - 372),
            (middle - 14, ground - 392),
            (middle + 14, ground - 392),
            (left + width - 26, ground - 372),
            (left + width - 8, ground - 336),
            (left + width - 4, ground - 296),
        ],
        tension=0.5,
    )
    dome.close()
    easel.shade(
        dome,
        (left, 0),
        (left + width, 0),
        ((0, "#8FA3BF", 1), (0.25, "#586E92", 1), (0.7, "#2A3B5E", 1), (1, "#18243F", 1)),
    )
    with easel.within(dome):
        for row in range(13):
            easel.curve(
                (left, ground - 300 - row * 8),
                (middle, ground - 303 - row * 8),
                (left + width, ground - 300 - row * 8),
                colour="#131D35",
                width=0.9,
                alpha=0.5,
            )
    easel.fill(
        joined(
            [
                box(middle - 18, ground - 400, 36, 9),
                box(middle - 1.4, ground - 436, 2.8, 40),
                oval(middle, ground - 405, 7, 6),
            ]
        ),
        "#5F7393",
    )
    dormer = arch(middle - 12, ground - 308, 24, 36)
    easel.fill(arch(middle - 17, ground - 304, 34, 48), mix("#B8B4A4", "#33466E", 0.4))
    easel.fill(dormer, "#0A1224")
    _stone(easel, box(left, ground - 288, width, 288), 0.0)
    for side in (left + 3, left + width - 15):
        easel.shade(
            box(side, ground - 280, 12, 280),
            (side, 0),
            (side + 12, 0),
            ((0, mix(MOON, "#33466E", 0.25), 1), (1, mix("#8E8874", "#22304F", 0.6), 1)),
        )
    door = arch(middle - 24, ground, 48, 92)
    easel.fill(arch(middle - 30, ground, 60, 100), mix("#B8B4A4", "#33466E", 0.35))
    easel.fall(door, ((0, "#0A1224", 1), (1, "#101B33", 1)))
    easel.fill(arch(middle - 32, ground - 122, 64, 124), mix("#B8B4A4", "#33466E", 0.32))
    easel.fall(arch(middle - 24, ground - 122, 48, 112), ((0, "#0A1224", 1), (1, "#182848", 1)))
    for bar in (0.33, 0.66):
        easel.line(
            (middle - 24 + 48 * bar, ground - 122),
            (middle - 24 + 48 * bar, ground - 226),
            colour="#42547C",
            width=1.1,
            alpha=0.8,
        )
    _balusters(easel, middle - 34, ground - 132, 68)
    pediment = polygon(
        [(left - 2, ground - 292), (middle, ground - 326), (left + width + 2, ground - 292)]
    )
    easel.shade(
        pediment,
        (left, 0),
        (left + width, 0),
        ((0, mix(MOON, "#33466E", 0.3), 1), (1, mix("#8E8874", "#22304F", 0.55), 1)),
    )
    easel.fill(
        polygon(
            [(left + 18, ground - 295), (middle, ground - 317), (left + width - 18, ground - 295)]
        ),
        "#2A3B5E",
        0.85,
    )
    _cornice(easel, left, ground - 294, width, 10)
    _cornice(easel, left, ground - 112, width, 7)


def _mansard(easel: Easel, x: float, ground: float) -> None:
    roof = smooth(
        [
            (x - 200, ground - 262),
            (x - 186, ground - 322),
            (x - 158, ground - 370),
            (x - 120, ground - 384),
            (x + 120, ground - 384),
            (x + 158, ground - 370),
            (x + 186, ground - 322),
            (x + 200, ground - 262),
        ],
        tension=0.35,
    )
    roof.close()
    easel.shade(
        roof,
        (x - 200, 0),
        (x + 200, 0),
        ((0, "#7E93B2", 1), (0.3, "#4A6088", 1), (0.7, "#2A3B60", 1), (1, "#1A2642", 1)),
    )
    with easel.within(roof):
        for row in range(18):
            easel.line(
                (x - 210, ground - 268 - row * 7),
                (x + 210, ground - 268 - row * 7),
                colour="#111B33",
                width=0.9,
                alpha=0.45,
            )
        for seam in range(-10, 11):
            easel.line(
                (x + seam * 19, ground - 262),
                (x + seam * 14, ground - 390),
                colour="#111B33",
                width=0.7,
                alpha=0.35,
            )
    for offset in (-104, 0, 104):
        easel.fill(arch(x + offset - 19, ground - 274, 38, 54), mix("#B8B4A4", "#33466E", 0.4))
        easel.fill(oval(x + offset, ground - 300, 12, 14), "#0A1224")
        easel.stroke(oval(x + offset, ground - 300, 12, 14), mix(MOON, "#33466E", 0.35), 1.2, 0.8)
    easel.fill(box(x - 124, ground - 390, 248, 7), mix("#B8B4A4", "#33466E", 0.45))
    for index in range(32):
        easel.fill(box(x - 122 + index * 7.8, ground - 400, 1.6, 11), "#5F7393")


def _door(easel: Easel, left: float, ground: float, width: float) -> None:
    easel.fill(arch(left - 3, ground, width + 6, 97), mix("#C8C3B0", "#33466E", 0.36))
    easel.fall(arch(left + 3, ground, width - 6, 88), ((0, "#0A1224", 1), (1, "#121F3A", 1)))
    easel.line(
        (left + width / 2, ground), (left + width / 2, ground - 84), colour="#2E3F64", width=1.1
    )
    easel.line(
        (left + 3, ground - 62), (left + width - 3, ground - 62), colour="#2E3F64", width=1.1
    )


def _window_pair(easel: Easel, left: float, ground: float, width: float) -> None:
    for sill, height in ((ground - 14, 74), (ground - 122, 84)):
        easel.fill(arch(left - 3, sill + 2, width + 6, height + 6), mix("#B8B4A4", "#33466E", 0.42))
        easel.fall(arch(left, sill, width, height), ((0, "#0A1224", 1), (1, "#182848", 1)))
        easel.line(
            (left + width / 2, sill),
            (left + width / 2, sill - height + 3),
            colour="#3A4C74",
            width=1,
        )


def _column(easel: Easel, x: float, foot: float, height: float) -> None:
    shaft = polygon(
        [(x - 6.4, foot), (x - 5.4, foot - height), (x + 5.4, foot - height), (x + 6.4, foot)]
    )
    easel.fill(moved(shaft, 4, 0), "#0A1122", 0.55, blur=2)
    easel.shade(
        shaft,
        (x - 6.4, 0),
        (x + 6.4, 0),
        (
            (0, mix(MOON, "#33466E", 0.12), 1),
            (0.35, mix(MOON, "#33466E", 0.25), 1),
            (1, "#33415F", 1),
        ),
    )
    for cap in (foot - height - 5, foot - 4):
        easel.fill(box(x - 9, cap, 18, 6, 1.5), mix(MOON, "#33466E", 0.28))
    for side in (-8, 8):
        easel.fill(oval(x + side, foot - height + 2, 3, 3), mix(MOON, "#33466E", 0.34))


def _balusters(easel: Easel, left: float, top: float, width: float) -> None:
    stone = mix("#C8C3B0", "#33466E", 0.42)
    easel.fill(box(left, top, width, 2.4), stone)
    easel.fill(box(left, top + 10, width, 2.4), stone)
    for index in range(int(width / 4.5)):
        easel.fill(box(left + 1 + index * 4.5, top + 2, 1.9, 9), stone, 0.9)


def _steps(easel: Easel, x: float, ground: float) -> None:
    for step in range(6):
        wide = 226 + step * 15
        y = ground - 8 + step * 3.6
        easel.fill(
            box(x - wide, y, wide * 2, 4),
            mix(mix("#C8C3B0", "#33466E", 0.35), "#0F1830", step * 0.06),
        )
        easel.fill(box(x - wide, y + 2.6, wide * 2, 1.6), "#0D1528", 0.7)


def _street_trees(easel: Easel, ground: float) -> None:
    for x, size in ((116, 210), (258, 150), (1350, 150), (1490, 220)):
        easel.fill(
            taper(
                [(x, ground + 6), (x + 4, ground - size * 0.5), (x - 3, ground - size)],
                [size * 0.09, size * 0.06, size * 0.03],
            ),
            "#0A101E",
        )
        leaf_mass(
            easel,
            x,
            ground - size * 1.15,
            size * 0.52,
            size * 0.45,
            "#0A1120",
            "#334A6E",
            700,
            size=7,
            toward=1 if x < 800 else -1,
        )
    for x in (330, 1272):
        easel.fill(box(x - 2, ground - 168, 4, 176), "#0A101E")
        easel.fill(
            joined(
                [
                    box(x - 7, ground - 190, 14, 22, 4),
                    polygon([(x - 9, ground - 190), (x, ground - 200), (x + 9, ground - 190)]),
                ]
            ),
            "#111A2E",
        )


def _siren(easel: Easel, x: float, y: float) -> None:
    base = y + 78
    easel.fill(
        joined([polygon([(x - 26, base), (x - 9, y + 22), (x + 9, y + 22), (x + 26, base)])]),
        "#0B1222",
    )
    for rung in range(4):
        share = rung / 4
        easel.line(
            (x - 26 + 17 * share, base - 56 * share),
            (x + 26 - 17 * share, base - 56 * (share + 0.25)),
            colour="#5F7393",
            width=1,
        )
        easel.line(
            (x + 26 - 17 * share, base - 56 * share),
            (x - 26 + 17 * share, base - 56 * (share + 0.25)),
            colour="#5F7393",
            width=1,
        )
    sky.rings(easel, (x, y + 4), 66, 52, 11, BRASS, start=182, sweep=176, alpha=0.85, width=2.6)
    easel.glow(x, y + 6, 130, BRASS, 0.5)
    body = joined(
        [
            box(x - 17, y - 12, 34, 34, 4),
            smooth(
                [(x - 16, y - 8), (x - 46, y - 21), (x - 46, y + 25), (x - 16, y + 16)],
                closed=True,
                tension=0.2,
            ),
            smooth(
                [(x + 16, y - 8), (x + 46, y - 21), (x + 46, y + 25), (x + 16, y + 16)],
                closed=True,
                tension=0.2,
            ),
            smooth(
                [(x - 24, y - 12), (x - 14, y - 24), (x + 14, y - 24), (x + 24, y - 12)],
                closed=True,
            ),
        ]
    )
    easel.rim(body, "#1B2438", "#FFE0A6", (-1.5, -2.2), alpha=0.95, blur=0.6)
    for side in (-46, 46):
        easel.fill(oval(x + side, y + 2, 6, 23), "#0A0F1A")
        easel.stroke(oval(x + side, y + 2, 6, 23), "#F5D08A", 1.4, 0.9)
    for slot in range(5):
        easel.line(
            (x - 10 + slot * 5, y - 6), (x - 10 + slot * 5, y + 14), colour="#0A0F1A", width=2
        )
