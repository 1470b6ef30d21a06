"""The hospital before dawn: two wings, the roof between them gone, lanterns in the yard."""

import sky
from city import roofline, tree_clump
from clouds import mist, noise_field, ramp_mask, rows_between, smoke
from easel import Easel
from nature import leaf_mass
from palette import FLAME, mix, veil
from people import waiting, walker
from ruins import rubble
from shapes import box, joined, moved, oval, polygon, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def bach_mai(easel: Easel) -> None:
    """The hospital before dawn: two wings, the roof between them gone, lanterns in the yard."""
    ground = 626.0
    easel.wash(
        0,
        900,
        (
            (0, "#0A1222", 1),
            (0.35, "#172743", 1),
            (0.58, "#34425E", 1),
            (0.72, "#5B5A6C", 1),
            (1, "#5B5A6C", 1),
        ),
    )
    sky.stars(easel, 160, 360, brightness=0.6)
    field = noise_field(easel.noise, across=3, down=7, octaves=6)
    easel.texture(ramp_mask(field, 0.4, 1) * rows_between(0.0, 0.66, 0.2) * 0.5, "#0C1526", WHOLE)
    easel.glow(830, 560, 620, "#8A7A78", 0.45, flat=0.6)
    smoke(easel, "#2B3042", 880, 470, 560, 520, 0.75, lean=0.35)
    smoke(easel, "#3A3A48", 690, 480, 380, 420, 0.55, lean=0.28)
    easel.fall(
        roofline(easel.dice, ground, 40, 84, widest=80), ((0, "#2E3A54", 1), (1, "#3E4660", 1))
    )
    for x in (60, 180, 1430, 1560):
        easel.fill(tree_clump(easel.dice, x, ground, 190, 180), "#1C2740")
    mist(easel, "#8E8F9E", 500, 640, 0.4)
    _wing(easel, [(88, 0), (560, 1)], ground)
    _wing(easel, [(1512, 0), (1074, 1)], ground)
    _broken_middle(easel, ground)
    easel.wash(ground - 4, 900, ((0, "#4A4752", 1), (0.25, "#2A2B3A", 1), (1, "#0A0D16", 1)))
    easel.glow(812, 690, 560, "#F0A85A", 0.42, flat=0.28)
    rubble(easel, 815, ground + 26, 330, 96)
    _lanterns(easel)
    for x, size in ((22, 300), (1585, 330)):
        easel.fill(taper([(x, 910), (x + 8, 560), (x - 6, 420)], [46, 30, 16]), "#080B14")
        leaf_mass(
            easel,
            x,
            300,
            size * 0.62,
            size * 0.42,
            "#0A0F1B",
            "#2C3A50",
            900,
            size=9,
            toward=1 if x < 800 else -1,
        )
    easel.wash(770, 900, veil("#05070D", 0, 0.3))


def _wing(easel: Easel, ends: list[tuple[float, int]], ground: float) -> None:
    (outer, _), (inner, _) = ends
    left, right = min(outer, inner), max(outer, inner)
    toward = 1 if inner > outer else -1
    top = ground - 186
    wall = box(left, top, right - left, 186)
    easel.shade(
        wall, (outer, 0), (inner, 0), ((0, "#2B3348", 1), (0.6, "#56525A", 1), (1, "#8A7460", 1))
    )
    easel.shade(wall, (0, top), (0, ground), veil("#0C1220", 0.35, 0, 0.45))
    roof = polygon(
        [
            (left - 12, top + 2),
            (left + 26, top - 58),
            (right - (20 if toward < 0 else 6), top - 58),
            (right + (12 if toward < 0 else -4), top + 2),
        ]
    )
    easel.fall(roof, ((0, "#4A3A3C", 1), (1, "#2A2630", 1)))
    with easel.within(roof):
        for row in range(9):
            easel.line(
                (left - 20, top - 56 + row * 7),
                (right + 20, top - 56 + row * 7),
                colour="#14151F",
                width=1.1,
                alpha=0.6,
            )
        for column in range(int((right - left) / 9)):
            easel.line(
                (left + column * 9, top - 60),
                (left + column * 9 - 4, top),
                colour="#14151F",
                width=0.7,
                alpha=0.3,
            )
    count = 8
    pitch = (right - left) / count
    for floor in range(2):
        sill = ground - 22 - floor * 88
        for index in range(count):
            x = left + pitch * (index + 0.5)
            close = 1 - abs(x - inner) / 480
            _ward_window(easel, x, sill, close, toward)
        easel.fill(box(left - 3, sill - 70, right - left + 6, 5), mix("#6E675F", "#2B3348", 0.5))
        easel.fill(box(left, sill + 14, right - left, 3), "#1A2030", 0.6)
    for index in range(count + 1):
        x = left + pitch * index
        easel.shade(
            box(x - 5, top, 10, 186),
            (x - 5, 0),
            (x + 5, 0),
            ((0, mix("#8A7460", "#2B3348", 0.5), 1), (1, mix("#4A4650", "#1A2030", 0.4), 1)),
        )
    if toward > 0:
        cross_x, cross_y = left + (right - left) * 0.62, top - 30
        easel.fill(oval(cross_x, cross_y, 23, 23), "#B9AE9C", 0.55)
        easel.fill(
            joined(
                [box(cross_x - 5, cross_y - 15, 10, 30), box(cross_x - 15, cross_y - 5, 30, 10)]
            ),
            "#A8322C",
            0.85,
        )


def _ward_window(easel: Easel, x: float, sill: float, close: float, toward: int) -> None:
    pane = box(x - 14, sill - 52, 28, 52)
    easel.fill(box(x - 17, sill - 55, 34, 58), mix("#7A6E62", "#2B3348", 0.45))
    easel.fall(pane, ((0, "#0A101C", 1), (1, "#131B2A", 1)))
    easel.line((x, sill), (x, sill - 52), colour="#3E4454", width=1.6)
    easel.line((x - 14, sill - 34), (x + 14, sill - 34), colour="#3E4454", width=1.6)
    if easel.dice.random() < 0.3 + 0.4 * close:
        with easel.within(pane):
            shard = [
                (x - 14, sill),
                (x - 14 + easel.dice.uniform(4, 20), sill - easel.dice.uniform(8, 40)),
                (x + easel.dice.uniform(0, 14), sill),
            ]
            easel.fill(polygon(shard), "#7A8CA8", 0.35)
    if easel.dice.random() < 0.3:
        with easel.placed(x + toward * 15, sill - 52, turn=easel.dice.uniform(-14, 14)):
            easel.fill(box(-6, 0, 12, 52), "#25383C")


def _broken_middle(easel: Easel, ground: float) -> None:
    inner = polygon(
        [
            (540, ground),
            (540, 468),
            (566, 452),
            (584, 486),
            (612, 470),
            (640, 520),
            (668, 508),
            (690, 560),
            (726, 548),
            (762, 586),
            (820, 574),
            (866, 590),
            (902, 556),
            (936, 566),
            (960, 520),
            (992, 528),
            (1010, 480),
            (1044, 492),
            (1062, 448),
            (1096, 462),
            (1096, ground),
        ]
    )
    easel.shade(
        inner, (0, 450), (0, ground), ((0, "#5A5058", 1), (0.5, "#3A3844", 1), (1, "#241F28", 1))
    )
    easel.glow(812, 596, 330, "#E79A52", 0.42, flat=0.6)
    left = polygon(
        [
            (548, 440),
            (572, 404),
            (588, 424),
            (604, 410),
            (622, 452),
            (648, 446),
            (660, 492),
            (686, 488),
            (700, 540),
            (730, 560),
            (730, ground),
            (548, ground),
        ]
    )
    right = polygon(
        [
            (1086, 440),
            (1066, 398),
            (1046, 430),
            (1028, 414),
            (1014, 458),
            (986, 452),
            (974, 504),
            (944, 498),
            (926, 552),
            (894, 572),
            (894, ground),
            (1086, ground),
        ]
    )
    easel.rim(left, "#2B2A36", "#F2B874", (2.4, -1.8), alpha=0.8, blur=1)
    easel.rim(right, "#2B2A36", "#F2B874", (-2.4, -1.8), alpha=0.8, blur=1)
    for shape, x in ((left, 596), (left, 652), (right, 1040), (right, 976)):
        with easel.within(shape):
            for y in (486, 574):
                easel.fill(box(x - 14, y, 28, 50), "#0C111C")
                easel.stroke(box(x - 14, y, 28, 50), "#8A7058", 1.6, 0.6)
            for row in range(12):
                easel.line(
                    (540, 452 + row * 15),
                    (1100, 452 + row * 15),
                    colour="#15161F",
                    width=0.8,
                    alpha=0.35,
                )
    for start, end in (
        ((604, 410), (706, 470)),
        ((648, 446), (752, 520)),
        ((1028, 414), (930, 462)),
        ((986, 452), (880, 520)),
        ((572, 404), (660, 400)),
        ((700, 540), (800, 560)),
        ((1066, 398), (986, 392)),
    ):
        easel.rim(
            taper([start, end], [8, 5]), "#15141C", "#F2B874", (0.6, -1.3), alpha=0.7, blur=0.5
        )
    for start, bend, end in (
        ((730, 560), (760, 512), (748, 476)),
        ((894, 572), (876, 530), (892, 500)),
        ((686, 488), (716, 468), (722, 440)),
        ((944, 498), (922, 470), (926, 440)),
    ):
        easel.curve(start, bend, end, colour="#15141C", width=1.8)


def _lanterns(easel: Easel) -> None:
    people = (
        (waiting(coat=True), 640, 730, 1.0),
        (walker(hat=False, stride=0.4), 716, 744, 1.05),
        (waiting(coat=False), 942, 738, 1.02),
        (waiting(), 1010, 728, 0.96),
        (walker(hat=True, stride=0.6, facing=-1), 1130, 742, 1.02),
        (walker(hat=False, stride=0.7), 470, 744, 1.02),
    )
    lamps = ((744, 702), (926, 700), (1104, 700))
    for x, _ in lamps:
        easel.glow(x, 742, 190, "#F2A850", 0.42, flat=0.25)
    for shape, x, y, size in people:
        side = 1.4 if x < 830 else -1.4
        easel.shade(
            polygon(
                [
                    (x - 9, y),
                    (x + 9, y),
                    (x + (x - 830) * 0.5 + 16, y + 80),
                    (x + (x - 830) * 0.5 - 16, y + 80),
                ]
            ),
            (x, y),
            (x, y + 80),
            veil("#05070D", 0.6, 0),
            blur=3,
        )
        easel.rim(
            moved(shape, x, y, scale=size), "#0B0E18", "#FFC27A", (side, -0.7), alpha=0.95, blur=0.6
        )
    for x, y in lamps:
        easel.glow(x, y, 240, "#E8953E", 0.45)
        easel.fill(
            joined(
                [
                    box(x - 5, y - 9, 10, 17, 2),
                    box(x - 7, y + 8, 14, 3, 1),
                    box(x - 4, y - 13, 8, 4, 1),
                ]
            ),
            "#1A140F",
        )
        easel.fill(oval(x, y, 4.2, 7), "#FFE6AE")
        easel.glow(x, y, 60, FLAME, 0.8)
        easel.glow(x, y, 14, "#FFFFFF", 0.9)
        easel.curve((x - 5, y - 12), (x, y - 21), (x + 5, y - 12), colour="#1A140F", width=1.4)
