"""A tram passes the lake and its tower at dusk; a loudspeaker, bicycles, open shelters."""

import sky
from city import roofline, tree_clump
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import broad_tree, glints, reflect
from palette import BRASS, FLAME, mix, veil
from people import bicycle, child, cyclist_walking, waiting, walker
from shapes import Point, arch, box, joined, moved, oval, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
LAKE = 452.0
KERB = 612.0


def tram_street(easel: Easel) -> None:
    """A tram passes the lake and its tower at dusk; a loudspeaker, bicycles, open shelters."""
    easel.wash(
        0, LAKE, ((0, "#1A2A4E", 1), (0.4, "#4B527A", 1), (0.75, "#B47E78", 1), (1, "#F0BE8C", 1))
    )
    easel.glow(980, LAKE, 720, "#FFCB8E", 0.6, flat=0.5)
    sky.stars(easel, 60, 220, brightness=0.6)
    field = noise_field(easel.noise, across=3, down=15, octaves=6)
    easel.texture(ramp_mask(field, 0.52, 1) * rows_between(0.1, 0.42, 0.1) * 0.5, "#F6C79A", WHOLE)
    easel.fall(
        roofline(easel.dice, LAKE + 2, 18, 52, left=-20, right=1620, widest=48),
        ((0, "#6A5A6E", 1), (1, "#A5807A", 1)),
    )
    for index in range(15):
        easel.fill(
            tree_clump(easel.dice, 20 + index * 112, LAKE + 4, 130, easel.dice.uniform(60, 96)),
            "#5E5666",
            0.92,
        )
    mist(easel, "#FFDAB0", 420, 470, 0.5)
    easel.wash(LAKE, KERB, ((0, "#E5B890", 1), (0.5, "#8D7C86", 1), (1, "#3C4862", 1)))
    _turtle_tower(easel, 1010, LAKE + 22)
    reflect(easel, LAKE + 2, KERB, squeeze=1.0, ripple=5, alpha=0.6, tint="#2E3E5A", dim=0.25)
    _island(easel, 1010, LAKE + 22)
    glints(easel, 980, LAKE + 10, KERB - 6, 420, "#FFE3B4", 170, 0.6)
    _street(easel)
    _willow(easel, 1400)
    broad_tree(
        easel,
        120,
        KERB + 14,
        590,
        ("#151722", "#C48A62", "#1A2430", "#63694A"),
        toward=1.0,
        leaves=150,
    )
    _pole(easel, 330)
    _tram(easel, 470, 694)
    _people(easel)
    easel.wash(770, 900, veil("#05070D", 0, 0.78))


def _turtle_tower(easel: Easel, x: float, y: float) -> None:
    tone, dark = "#7A6A66", "#3E3A48"
    tiers = ((62.0, 40.0, 3), (46.0, 32.0, 3), (32.0, 24.0, 1))
    low = y - 6
    for half, tall, doors in tiers:
        wall = box(x - half, low - tall, half * 2, tall)
        easel.shade(
            wall, (x - half, 0), (x + half, 0), ((0, mix(tone, "#FFD9A8", 0.35), 1), (1, dark, 1))
        )
        for index in range(doors):
            width = 13.0
            left = x + (index - (doors - 1) / 2) * half * 0.62 - width / 2
            easel.fill(arch(left, low - 3, width, tall * 0.7), "#241F2C")
        easel.fill(box(x - half - 4, low - tall - 4, half * 2 + 8, 5), mix(tone, "#FFD9A8", 0.3))
        low -= tall + 3
    roof = smooth(
        [
            (x - 42, low + 2),
            (x - 30, low - 7),
            (x - 14, low - 17),
            (x, low - 20),
            (x + 14, low - 17),
            (x + 30, low - 7),
            (x + 42, low + 2),
        ],
        tension=0.4,
    )
    roof.close()
    easel.fill(roof, dark)
    easel.fill(box(x - 2, low - 30, 4, 12), dark)


def _island(easel: Easel, x: float, y: float) -> None:
    mound = smooth(
        [
            (x - 124, y + 4),
            (x - 80, y - 8),
            (x, y - 12),
            (x + 84, y - 8),
            (x + 128, y + 4),
            (x, y + 10),
        ],
        closed=True,
    )
    easel.shade(mound, (0, y - 12), (0, y + 10), ((0, "#6E7450", 1), (1, "#2A2E3A", 1)))
    easel.fill(tree_clump(easel.dice, x - 92, y + 2, 46, 40), "#3A3E40")


def _street(easel: Easel) -> None:
    easel.shade(
        box(-10, KERB - 16, 1620, 34),
        (0, KERB - 16),
        (0, KERB + 18),
        ((0, "#C8A68A", 1), (0.4, "#8A7674", 1), (1, "#4A4654", 1)),
    )
    for index in range(56):
        x = index * 30 - 12
        easel.line((x, KERB - 58), (x, KERB - 14), colour="#2A2632", width=2.2)
    for y in (KERB - 56, KERB - 30):
        easel.line((-10, y), (1610, y), colour="#2A2632", width=2.6)
    easel.shade(
        box(-10, KERB + 18, 1620, 280),
        (0, KERB + 18),
        (0, 900),
        ((0, "#6E6268", 1), (0.3, "#3E3C4C", 1), (1, "#10131E", 1)),
    )
    paving = noise_field(easel.noise, across=60, down=50, octaves=3)
    easel.texture(paving * 0.18, "#14141E", WHOLE)
    for y in (690.0, 716.0):
        easel.line((-10, y), (1610, y), colour="#0E1018", width=5)
        easel.line((-10, y - 1.6), (1610, y - 1.6), colour="#FFD9A8", width=1.8, alpha=0.8)
    easel.glow(980, 690, 620, "#FFCB8E", 0.35, flat=0.2)
    for x in (1120.0, 1262.0, 1404.0, 1540.0):
        easel.shade(
            oval(x, KERB + 7, 34, 8),
            (0, KERB),
            (0, KERB + 14),
            ((0, "#E2C8A4", 1), (1, "#7A6C66", 1)),
        )
        easel.fill(oval(x + 30, KERB + 7, 26, 6.4), "#17141A")
        easel.stroke(oval(x + 30, KERB + 7, 27, 6.8), "#D8BE9C", 2)


def _willow(easel: Easel, x: float) -> None:
    dice = easel.dice
    easel.rim(
        smooth(
            [
                (x - 14, KERB + 10),
                (x - 4, 470),
                (x - 34, 300),
                (x + 20, 296),
                (x + 22, 470),
                (x + 18, KERB + 10),
            ],
            closed=True,
        ),
        "#191A24",
        "#C48A62",
        (-2, -1),
        alpha=0.6,
    )
    for _ in range(150):
        start = (x + dice.gauss(-30, 130), dice.gauss(238, 46))
        fall = dice.uniform(110, 280)
        sway = dice.uniform(-16, 16)
        colour = mix("#1C2830", "#77804E", dice.random())
        easel.curve(
            start,
            (start[0] + sway, start[1] + fall * 0.5),
            (start[0] + sway * 1.6, start[1] + fall),
            colour=colour,
            width=1.4,
        )
        for leaf in range(9):
            share = leaf / 9
            px, py = start[0] + sway * 1.6 * share, start[1] + fall * share
            with easel.placed(px, py, turn=dice.uniform(50, 130)):
                easel.fill(oval(6, 0, 8, 1.9), colour, 0.95)


def _pole(easel: Easel, x: float) -> None:
    pole = polygon([(x - 6, KERB + 16), (x - 4, 150), (x + 4, 150), (x + 6, KERB + 16)])
    easel.rim(pole, "#14161F", "#E8A878", (1.6, 0), alpha=0.7)
    easel.fill(box(x - 46, 176, 92, 6), "#14161F")
    for wire in range(3):
        y = 166 + wire * 9
        easel.curve(
            (-10, y - 30 + wire * 4),
            (x, y),
            (880, y + 34),
            (1610, y - 20),
            colour="#10121A",
            width=1.7,
            alpha=0.9,
        )
    for turn in (12.0, 168.0):
        with easel.placed(x, 226, turn=turn):
            flip = -1 if turn > 90 else 1
            bell = smooth(
                [(8, -9), (34, -13), (60, -26), (86, -46), (86, 46), (60, 26), (34, 13), (8, 9)],
                closed=True,
                tension=0.4,
            )
            easel.shade(
                bell,
                (0, -46 * flip),
                (0, 46 * flip),
                ((0, "#C9C4BE", 1), (0.4, "#6E7078", 1), (1, "#1E222E", 1)),
            )
            easel.shade(
                oval(86, 0, 15, 46),
                (80, -40 * flip),
                (92, 40 * flip),
                ((0, "#12141C", 1), (1, "#4A4E5A", 1)),
            )
            easel.stroke(oval(86, 0, 15, 46), "#F4D9B4", 2, 0.85)
            easel.fill(box(-6, -13, 18, 26, 4), "#2A2E3A")
    for side, start in ((1, -32.0), (-1, 148.0)):
        sky.rings(
            easel,
            (x + side * 92, 226 + 18),
            34,
            30,
            7,
            BRASS,
            start=start,
            sweep=64,
            alpha=0.6,
            width=2,
        )


def _tram(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x + 380, y + 26, 520, 0.8, flat=0.1)
    _car(easel, x + 440, y, 350.0, motor=False)
    _car(easel, x, y, 410.0, motor=True)
    easel.fill(box(x + 408, y - 14, 36, 6), "#0E1018")
    mast: Point = (x + 210, y - 262)
    easel.line((x + 200, y - 224), mast, (x + 250, y - 312), colour="#14161F", width=3.4)
    easel.line((x + 222, y - 313), (x + 278, y - 311), colour="#14161F", width=4)
    easel.curve((-10, 378), (600, 384), (1610, 372), colour="#10121A", width=1.8)
    easel.glow(x + 250, y - 312, 34, "#BFE0FF", 0.7)


def _car(easel: Easel, x: float, y: float, length: float, *, motor: bool) -> None:
    low, sill, eaves = y - 26, y - 106, y - 196
    body = box(x, low - 84, length, 84, 8)
    easel.shade(
        body, (0, low - 84), (0, low), ((0, "#B0463A", 1), (0.6, "#8A2E2C", 1), (1, "#3E181C", 1))
    )
    upper = box(x + 6, eaves, length - 12, sill - eaves)
    easel.shade(upper, (0, eaves), (0, sill), ((0, "#F0DDB4", 1), (1, "#C2A67E", 1)))
    easel.fill(box(x + 4, sill - 7, length - 8, 7), "#F2D9A4")
    roof = smooth(
        [
            (x - 12, eaves + 2),
            (x + 8, eaves - 18),
            (x + length * 0.5, eaves - 26),
            (x + length - 8, eaves - 18),
            (x + length + 12, eaves + 2),
        ],
        closed=True,
        tension=0.45,
    )
    easel.shade(roof, (0, eaves - 26), (0, eaves), ((0, "#7C7280", 1), (1, "#2C2A38", 1)))
    easel.line(
        (x + 4, eaves - 15),
        (x + length * 0.5, eaves - 26),
        (x + length - 4, eaves - 15),
        colour="#FFD9A8",
        width=1.6,
        alpha=0.6,
    )
    count = 7 if motor else 6
    span = (length - 92) / count
    for end in (x + 8, x + length - 38):
        easel.fill(box(end, eaves + 8, 30, low - eaves - 12, 4), "#221C24")
        easel.line((end + 15, eaves + 12), (end + 15, low - 10), colour="#C9A25A", width=2.4)
    for index in range(count):
        left = x + 46 + index * span
        pane = box(left + 4, eaves + 12, span - 8, sill - eaves - 26, 4)
        easel.shade(pane, (0, eaves), (0, sill), ((0, "#FFE9B8", 1), (1, "#E0A860", 1)))
        with easel.within(pane):
            if easel.dice.random() < 0.8:
                figure = easel.dice.choice((waiting(), waiting(hat=True), waiting(coat=False)))
                easel.fill(
                    moved(
                        figure, left + span * easel.dice.uniform(0.35, 0.65), sill + 34, scale=0.82
                    ),
                    "#3A2A2A",
                )
        easel.stroke(pane, "#8A5A34", 2)
        easel.fill(box(left + 6, low - 68, span - 12, 50, 3), "#000000", 0.14)
    easel.fill(box(x + 6, low - 4, length - 12, 10), "#15131A")
    for wheel in (0.27, 0.73):
        cx = x + length * wheel
        easel.fill(oval(cx, y, 25), "#0C0D13")
        easel.stroke(oval(cx, y, 19), "#6A6670", 2.4)
        easel.fill(oval(cx, y, 6), "#8A868E")
    easel.fill(box(x + length * 0.2, y - 20, length * 0.6, 9), "#0C0D13")
    if motor:
        easel.shade(
            box(x - 6, low - 78, 12, 72, 4),
            (x - 6, 0),
            (x + 6, 0),
            ((0, "#D8604A", 1), (1, "#6A2220", 1)),
        )
        easel.fill(oval(x - 4, low - 40, 7, 9), FLAME)
        easel.glow(x - 10, low - 40, 110, FLAME, 0.75)


def _people(easel: Easel) -> None:
    people = (
        (cyclist_walking(facing=-1), 250, 800, 1.25),
        (moved(bicycle(), 0, 0), 1330, 812, 1.3),
        (walker(stride=0.9, load="pole"), 1180, 800, 1.3),
        (waiting(), 1402, 806, 1.32),
        (child(), 1450, 806, 1.3),
        (walker(stride=0.7, load="bundle", facing=-1), 88, 786, 1.22),
    )
    for shape, x, y, size in people:
        easel.shadow(x, y, 60 * size, 0.55, flat=0.16)
        easel.rim(
            joined([moved(shape, x, y, scale=size)]),
            "#0C0D16",
            "#F2B07C",
            (0.9 if x < 980 else -0.9, -1.1),
            alpha=0.85,
            blur=0.6,
        )
