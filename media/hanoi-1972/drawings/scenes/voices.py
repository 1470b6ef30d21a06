"""An old loudspeaker on its pole under a banyan, the dark city beyond."""

import sky
from city import palm, roofline, tree_clump
from clouds import mist
from easel import Easel
from nature import aerial_roots, branch, leaf_mass
from palette import veil
from shapes import Point, box, joined, oval, smooth, taper


def voices(easel: Easel) -> None:
    """An old loudspeaker on its pole under a banyan, the dark city beyond."""
    easel.wash(
        0,
        900,
        (
            (0, "#060B16", 1),
            (0.45, "#0E1A30", 1),
            (0.75, "#1A2844", 1),
            (0.9, "#2A3048", 1),
            (1, "#2A3048", 1),
        ),
    )
    easel.glow(1030, 360, 620, "#2E4A72", 0.45)
    sky.stars(easel, 360, 620, brightness=0.7)
    easel.fall(roofline(easel.dice, 792, 22, 62, widest=52), ((0, "#16223A", 1), (1, "#202C46", 1)))
    for x, size in ((180, 160), (420, 130), (700, 170), (1480, 190)):
        easel.fill(tree_clump(easel.dice, x, 812, size, size * 0.7), "#101A2E")
    mist(easel, "#3E527A", 690, 810, 0.4)
    easel.fall(
        roofline(easel.dice, 880, 50, 120, widest=92), ((0, "#0B1322", 1), (1, "#060A13", 1))
    )
    easel.fill(palm(easel.dice, 300, 880, 190, 18), "#070C17")
    speaker = (1010.0, 330.0)
    for index, (first, sweep) in enumerate(((150, 64),)):
        sky.rings(
            easel,
            (speaker[0] - 60, speaker[1] + 10),
            120,
            62,
            9,
            "#C9A45E",
            start=first - 2 + index,
            sweep=sweep,
            alpha=0.42,
            width=2.0,
        )
    _banyan(easel)
    easel.fill(taper([(1074, 910), (1070, 250)], [17, 11]), "#070B14")
    easel.line((1066, 900), (1064.5, 252), colour="#5A7298", width=1.2, alpha=0.5)
    for y, half in ((282, 46), (300, 38)):
        easel.fill(box(1070 - half, y, half * 2, 5), "#0A101C")
        for px in (-half + 5, half - 9):
            easel.fill(box(1070 + px, y - 9, 5, 10, 1.5), "#3A4C68")
    for wire in range(3):
        easel.curve(
            (1034, 276 + wire * 8),
            (620, 372 + wire * 12),
            (-10, 338 + wire * 16),
            colour="#070B14",
            width=1.4,
            alpha=0.85,
        )
    _horn(easel, 1062, 356, 1.0)
    easel.wash(780, 900, veil("#04070E", 0, 0.7))


def _banyan(easel: Easel) -> None:
    dark, lit = "#070B14", "#3A5276"
    tips: list[Point] = []
    trunk = smooth(
        [
            (1330, 920),
            (1380, 760),
            (1396, 600),
            (1370, 430),
            (1400, 270),
            (1490, 120),
            (1640, 60),
            (1640, 920),
        ]
    )
    trunk.close()
    easel.rim(trunk, dark, lit, (-3, -1), alpha=0.6, blur=2)
    for index in range(13):
        x = 1372 + index * 20
        easel.curve(
            (x - 30, 910),
            (x + easel.dice.uniform(-14, 14), 560),
            (x + 40, 60),
            colour="#121D31",
            width=2.2,
            alpha=0.5,
        )
    for foot, angle, length, width in (
        ((1400, 300), 198, 240, 42),
        ((1390, 430), 176, 150, 26),
        ((1470, 160), 214, 260, 40),
        ((1560, 90), 190, 330, 36),
    ):
        branch(easel, foot, angle, length, width, dark, lit, 3, tips)
    aerial_roots(easel, 1180, 1400, 250, 700, 34, "#0A101C")
    for tip in tips:
        leaf_mass(easel, *tip, 66, 46, "#080D18", "#2E4566", 62, size=9, toward=-0.7)
    leaf_mass(easel, 1330, 40, 330, 84, "#080D18", "#2E4566", 700, size=10, toward=-0.6)
    leaf_mass(easel, 1500, 60, 220, 110, "#070B14", "#263A58", 900, size=10, toward=-0.6)
    leaf_mass(easel, 980, 18, 210, 44, "#080D18", "#2A3F60", 260, size=9, toward=-0.6)


def _horn(easel: Easel, x: float, y: float, size: float) -> None:
    with easel.placed(x, y, turn=8, scale=size):
        bracket = joined([box(-26, -6, 34, 8), box(-30, -40, 8, 80, 2)])
        easel.fill(bracket, "#0B111D")
        driver = joined([box(-44, -26, 42, 52, 8), box(-8, -16, 12, 32, 3)])
        easel.shade(
            driver, (0, -26), (0, 26), ((0, "#6E84A4", 1), (0.3, "#3A4A66", 1), (1, "#0E1626", 1))
        )
        bell = smooth(
            [
                (-42, -20),
                (-74, -26),
                (-112, -46),
                (-150, -84),
                (-166, -110),
                (-166, 110),
                (-150, 84),
                (-112, 46),
                (-74, 26),
                (-42, 20),
            ],
            closed=True,
            tension=0.45,
        )
        easel.shade(
            bell,
            (0, -110),
            (0, 110),
            ((0, "#8EA6C6", 1), (0.22, "#5A708F", 1), (0.55, "#2A3850", 1), (1, "#0C1320", 1)),
        )
        for px, half in ((-74, 25), (-112, 45), (-146, 80)):
            easel.curve(
                (px, -half), (px + 7, 0), (px, half), colour="#0C1320", width=1.4, alpha=0.6
            )
        easel.shade(
            oval(-166, 0, 34, 112),
            (-190, -100),
            (-150, 110),
            ((0, "#0A101C", 1), (0.6, "#18243A", 1), (1, "#3E5474", 1)),
        )
        easel.stroke(oval(-166, 0, 34, 112), "#AFC6E2", 2.6, 0.85)
        easel.stroke(oval(-163, 0, 24, 82), "#31435F", 1.4, 0.7)
        easel.shade(
            oval(-158, 0, 13, 42), (-170, -40), (-146, 40), ((0, "#7E96B6", 1), (1, "#18243A", 1))
        )
        easel.fill(oval(-156, 2, 6, 20), "#080D18")
    easel.glow(x - 150, y - 24, 150, "#E0AB4A", 0.16)
