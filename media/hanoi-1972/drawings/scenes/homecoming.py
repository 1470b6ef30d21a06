"""Early 1973 at Gia Lâm: a transport waits in the morning sun, and people wait for it."""

import aircraft
from city import tree_clump
from clouds import light_at, mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import hill
from palette import veil
from people import child, waiting, walker
from shapes import Point, box, moved, oval, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def homecoming(easel: Easel) -> None:
    """Early 1973 at Gia Lâm: a transport waits in the morning sun, and people wait for it."""
    ground = 592.0
    easel.wash(
        0,
        ground,
        (
            (0, "#26466E", 1),
            (0.4, "#6C89A4", 1),
            (0.72, "#D8B690", 1),
            (0.92, "#F6D6A0", 1),
            (1, "#FBE2B4", 1),
        ),
    )
    sun = (1285.0, 500.0)
    easel.glow(*sun, 720, "#FFD991", 0.7)
    easel.glow(*sun, 190, "#FFF1CC", 0.95)
    easel.fill(oval(*sun, 40), "#FFF8E4", 0.95, blur=2)
    field = noise_field(easel.noise, across=3, down=16, octaves=6)
    easel.texture(ramp_mask(field, 0.5, 1) * rows_between(0.06, 0.5, 0.08) * 0.55, "#F8E2BE", WHOLE)
    easel.texture(
        ramp_mask(field, 0.66, 1)
        * rows_between(0.2, 0.55, 0.08)
        * 0.6
        * (0.4 + light_at(*sun, 500)),
        "#FFF3D6",
        WHOLE,
    )
    easel.fall(
        hill([(-20, 560), (260, 548), (600, 566), (980, 556), (1320, 562), (1640, 550)], 600),
        ((0, "#B79C86", 1), (1, "#C9AC8C", 1)),
    )
    for _ in range(40):
        x = easel.dice.uniform(-20, 1620)
        easel.fill(
            tree_clump(
                easel.dice, x, ground, easel.dice.uniform(50, 100), easel.dice.uniform(26, 52)
            ),
            "#85786A",
            0.85,
        )
    _terminal(easel, ground)
    mist(easel, "#FCE6BE", 530, 606, 0.7)
    easel.wash(
        ground,
        900,
        ((0, "#D9B98C", 1), (0.12, "#A98F74", 1), (0.5, "#5A5A62", 1), (1, "#22304A", 1)),
    )
    easel.glow(sun[0], ground, 760, "#FFE3AC", 0.6, flat=0.35)
    _apron(easel, ground)
    _plane(easel, 720, 655, 1.78)
    _crowd(easel, sun)
    easel.wash(790, 900, veil("#0B1424", 0, 0.2))


def _terminal(easel: Easel, ground: float) -> None:
    wall = box(70, ground - 66, 300, 66)
    tower = box(196, ground - 122, 58, 60)
    cabin = polygon(
        [(186, ground - 122), (264, ground - 122), (256, ground - 152), (194, ground - 152)]
    )
    for part in (wall, tower, cabin):
        easel.shade(part, (60, 0), (380, 0), ((0, "#7E7268", 1), (1, "#B79B7C", 1)))
    easel.fill(box(64, ground - 70, 312, 6), "#6C6058")
    for index in range(13):
        easel.fill(box(82 + index * 22, ground - 48, 13, 24), "#57504E", 0.8)
    easel.fill(box(194, ground - 146, 62, 16), "#4C5660")


def _apron(easel: Easel, ground: float) -> None:
    for index in range(-9, 14):
        far, near = 800 + index * 26, 800 + index * 330
        easel.shade(
            polygon([(far, ground), (far + 0.6, ground), (near + 4, 900), (near, 900)]),
            (0, ground),
            (0, 900),
            veil("#1B2740", 0, 0.3, 0.4),
        )
    for y in (612, 640, 690, 780):
        easel.fill(box(-10, y, 1620, (y - ground) * 0.014), "#1B2740", 0.3)
    field = noise_field(easel.noise, across=6, down=30, octaves=5)
    easel.texture(
        ramp_mask(field, 0.55, 1) * rows_between(0.68, 1.1, 0.03) * 0.35, "#1A2438", WHOLE
    )


def _plane(easel: Easel, x: float, y: float, size: float) -> None:
    easel.shade(
        smooth(
            [
                (x - 560, y + 56),
                (x - 380, y + 14),
                (x + 60, y + 2),
                (x + 380, y + 2),
                (x + 180, y + 26),
                (x - 240, y + 66),
            ],
            closed=True,
        ),
        (x + 380, 0),
        (x - 560, 0),
        veil("#121C30", 0.8, 0.62, 0.12),
        blur=7,
    )
    plane = moved(aircraft.transport(), x, y, scale=size)
    easel.rim(plane, "#566274", "#FFE9BC", (3.0, -2.6), alpha=0.95, blur=1.8)
    easel.shade(
        plane,
        (0, y - 88 * size),
        (0, y),
        (
            (0, "#8B8F96", 0.8),
            (0.2, "#7B828D", 0.85),
            (0.5, "#4C586C", 0.92),
            (0.8, "#252F45", 0.97),
            (1, "#131B2C", 1),
        ),
    )
    body = moved(smooth([(-226, -52), (-150, -60), (60, -60), (190, -66)]), x, y, scale=size)
    easel.stroke(body, "#33425C", 2.2, 0.5)
    for index in range(5):
        easel.fill(
            moved(
                box(-216 + index * 6.2, -73 + (0 if index else 1.5), 4.6, 5.5, 1), x, y, scale=size
            ),
            "#1A2436",
            0.95,
        )
    for dx in (-182, 96):
        easel.stroke(moved(box(dx, -64, 13, 26, 2), x, y, scale=size), "#2B384E", 1.6, 0.8)
    for dx in range(-150, 90, 17):
        easel.fill(moved(oval(dx, -66, 1.5), x, y, scale=size), "#1D283A", 0.8)
    for px, py in ((84, -42), (40, -56)):
        easel.fill(
            moved(taper([(px - 6, py - 12), (px + 10, py)], [6, 6]), x, y, scale=size), "#2C384C"
        )
    wing = moved(aircraft.transport_wing(), x, y, scale=size)
    easel.rim(wing, "#384559", "#FFEBC2", (1.5, -2.2), alpha=0.95, blur=1.2)
    for px, py in ((72, -38), (22, -54)):
        pod = moved(aircraft.jet_pod(px, py, 0.92), x, y, scale=size)
        easel.rim(pod, "#2E394C", "#FFE3B0", (1.5, -2.0), alpha=0.9, blur=1.2)
        easel.fill(moved(oval(px - 23, py, 2.6, 8.4), x, y, scale=size), "#0E1524")
    _steps(easel, x - 178 * size, y, size)


def _steps(easel: Easel, x: float, y: float, size: float) -> None:
    top = y - 40 * size
    easel.fill(taper([(x + 8, top), (x - 62, y)], [9, 9]), "#1C2638")
    easel.line((x + 8, top - 30), (x - 62, y - 30), colour="#1C2638", width=2.4)
    for index in range(9):
        share = index / 8
        easel.line(
            (x + 8 - 70 * share, top + (y - top) * share),
            (x + 8 - 70 * share, top - 30 + (y - top) * share),
            colour="#1C2638",
            width=1.5,
        )
    for share in (0.25, 0.62):
        px, py = x + 8 - 70 * share, top + (y - top) * share
        easel.rim(
            moved(walker(hat=False, stride=0.6, facing=-1), px, py, scale=0.5),
            "#182132",
            "#FFE0A6",
            (1, -0.7),
            alpha=0.9,
        )


def _crowd(easel: Easel, sun: Point) -> None:
    spots = []
    for middle, count in ((110, 5), (300, 3), (520, 5), (905, 4), (1075, 2), (1290, 6), (1500, 4)):
        near = easel.dice.uniform(700, 752)
        for index in range(count):
            x = middle + (index - (count - 1) / 2) * 31 + easel.dice.uniform(-8, 8)
            spots.append((x, near + easel.dice.uniform(-14, 14)))
    for x, y in sorted(spots, key=lambda spot: spot[1]):
        size = 0.72 + (y - 690) * 0.006
        shape = easel.dice.choice(
            (waiting(), waiting(coat=False), waiting(hat=True), waiting(facing=-1), child())
        )
        slant = (x - sun[0]) / 330
        reach = 150 * size
        easel.shade(
            polygon(
                [
                    (x - 7 * size, y),
                    (x + 7 * size, y),
                    (x + slant * reach + 13, y + reach * 0.62),
                    (x + slant * reach - 13, y + reach * 0.62),
                ]
            ),
            (x, y),
            (x + slant * reach, y + reach * 0.62),
            veil("#0C1526", 0.72, 0.0),
            blur=2,
        )
        easel.rim(
            moved(shape, x, y, scale=size),
            "#131B2B",
            "#FFE2AC",
            (1.2 if x < sun[0] else -1.2, -0.9),
            alpha=0.95,
            blur=0.6,
        )
