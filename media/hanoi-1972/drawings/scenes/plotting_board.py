"""A command bunker: a glass plotting board with the raid's tracks, a plotter behind it."""

import math

import sky
from clouds import noise_field
from easel import Easel
from palette import BRASS, FIRE, FLAME, SKY, mix, veil
from people import seated_back, waiting
from shapes import Point, box, joined, moved, oval, polar, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)
CENTRE: Point = (800.0, 470.0)
BOARD = (270.0, 78.0, 1060.0, 560.0)


def plotting_board(easel: Easel) -> None:
    """A command bunker: a glass plotting board with the raid's tracks, a plotter behind it."""
    easel.wash(0, 900, ((0, "#0B0F16", 1), (0.6, "#161A22", 1), (1, "#06080D", 1)))
    _vault(easel)
    _plotter(easel)
    _glass(easel)
    _tracks(easel)
    _clock(easel, 1455, 210)
    _duty_desk(easel)
    easel.wash(770, 900, veil("#04060B", 0, 0.75))


def _vault(easel: Easel) -> None:
    wall = box(-10, -10, 1620, 720)
    easel.shade(wall, (0, 0), (0, 700), ((0, "#1C2028", 1), (0.7, "#262A30", 1), (1, "#12151B", 1)))
    rough = noise_field(easel.noise, across=26, down=16, octaves=6)
    easel.texture(rough * 0.3, "#080A0E", WHOLE)
    for row in range(8):
        easel.line(
            (0, 40 + row * 88), (1600, 40 + row * 88), colour="#0A0C10", width=1.6, alpha=0.5
        )
    for row in range(8):
        for index in range(6):
            x = 130 + index * 300 + (row % 2) * 150
            easel.line(
                (x, 40 + row * 88), (x, 128 + row * 88), colour="#0A0C10", width=1.4, alpha=0.35
            )
    for x in (90.0, 1455.0):
        easel.line((x, -10), (x, 60), colour="#07090D", width=3)
        easel.fill(polygon([(x - 40, 84), (x - 14, 56), (x + 14, 56), (x + 40, 84)]), "#10151B")
        easel.glow(x, 90, 330, BRASS, 0.32)
        easel.glow(x, 88, 40, FLAME, 0.9)
        sky.cone_of_light(easel, x, 84, 560, 230, FLAME, 0.2)


def _plotter(easel: Easel) -> None:
    easel.glow(1010, 380, 420, "#9DB8C8", 0.2)
    body = moved(waiting(coat=False), 1030, 830, scale=5.3)
    easel.fill(body, "#0A0E15", 0.9, blur=3)
    arm = taper([(1000, 440), (930, 410), (905, 322)], [56, 44, 28])
    easel.fill(joined([arm, oval(905, 312, 20, 22)]), "#0A0E15", 0.95, blur=2)
    easel.line((902, 306), (878, 276), colour=FLAME, width=5, alpha=0.9)
    cap = smooth([(986, 356), (990, 322), (1030, 308), (1070, 322), (1074, 356)], closed=True)
    easel.fill(cap, "#0C1119", 0.95, blur=2)


def _glass(easel: Easel) -> None:
    left, top, width, height = BOARD
    pane = box(left, top, width, height, 6)
    easel.shade(
        pane,
        (left, top),
        (left + width, top + height),
        ((0, SKY, 0.17), (0.4, SKY, 0.07), (1, SKY, 0.15)),
    )
    with easel.within(pane):
        for index in range(1, 12):
            easel.stroke(
                oval(*CENTRE, index * 62),
                SKY,
                2.2 if index % 3 == 0 else 1.1,
                0.5 if index % 3 == 0 else 0.28,
            )
        for angle in range(0, 360, 10):
            strong = angle % 30 == 0
            easel.line(
                polar(CENTRE, 20, angle),
                polar(CENTRE, 760, angle),
                colour=SKY,
                width=1.2,
                alpha=0.34 if strong else 0.13,
            )
        easel.shade(
            polygon(
                [
                    (left + 120, top),
                    (left + 300, top),
                    (left + 60, top + height),
                    (left - 120, top + height),
                ]
            ),
            (left, 0),
            (left + 300, 0),
            veil("#FFFFFF", 0.0, 0.09, 0.0),
        )
        _delta(easel)
    easel.stroke(pane, "#CFE6F4", 2.4, 0.75)
    easel.stroke(pane, SKY, 10, 0.22, blur=6)
    for x in (left - 14, left + width + 2):
        easel.rim(box(x, top - 30, 12, height + 150, 3), "#151A20", BRASS, (-1, -1), alpha=0.5)
    easel.rim(
        box(left - 14, top + height + 2, width + 28, 14, 3), "#151A20", BRASS, (0, -1.4), alpha=0.6
    )


def _delta(easel: Easel) -> None:
    river = [(430, 120), (560, 230), (690, 330), (770, 430), (830, 520), (960, 580), (1090, 660)]
    easel.stroke(smooth(river), SKY, 4, 0.42)
    coast = [(1340, 250), (1230, 330), (1180, 430), (1110, 520), (1080, 660)]
    easel.stroke(smooth(coast), SKY, 3, 0.5)
    easel.stroke(smooth([(x + 14, y + 4) for x, y in coast]), SKY, 6, 0.12)
    easel.fill(oval(*CENTRE, 7), FLAME)
    easel.stroke(oval(*CENTRE, 15), FLAME, 2.4)
    easel.glow(*CENTRE, 70, BRASS, 0.6)


def _tracks(easel: Easel) -> None:
    tracks = (
        [(300, 470), (350, 356), (430, 268), (540, 250), (640, 300), (716, 372), (768, 430)],
        [(360, 560), (390, 440), (470, 356), (576, 334), (668, 372), (736, 424)],
        [(520, 110), (590, 190), (660, 268), (724, 350), (778, 440)],
        [(880, 278), (850, 330), (824, 390)],
    )
    for points in tracks:
        path = sky.sampled(list(points), 13)
        easel.stroke(smooth(points), FIRE, 9, 0.18, blur=5)
        easel.stroke(smooth(points), FIRE, 2.6, 0.9, dash=(13, 8))
        for x, y in path[::2]:
            easel.stroke(polygon([(x - 5, y - 5), (x + 5, y + 5)]), FLAME, 2, 0.9)
            easel.stroke(polygon([(x + 5, y - 5), (x - 5, y + 5)]), FLAME, 2, 0.9)
        (x0, y0), (x, y) = path[-2], path[-1]
        turn = math.degrees(math.atan2(y - y0, x - x0))
        with easel.placed(x, y, turn=turn):
            easel.fill(polygon([(12, 0), (-9, -8), (-4, 0), (-9, 8)]), FIRE)
    for x, y in ((690, 560), (884, 372), (640, 440), (900, 520), (760, 566)):
        easel.stroke(oval(x, y, 15), BRASS, 2.2, 0.9)
        easel.fill(oval(x, y, 4), BRASS)


def _clock(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x + 6, y + 10, 90, 0.7)
    easel.shade(
        oval(x, y, 66), (x - 60, y - 60), (x + 60, y + 60), ((0, "#5C4A36", 1), (1, "#1C1814", 1))
    )
    easel.shade(oval(x, y, 56), (x, y - 56), (x, y + 56), ((0, "#FFF3D8", 1), (1, "#CDB98E", 1)))
    for hour in range(12):
        easel.line(
            polar((x, y), 45, hour * 30),
            polar((x, y), 51, hour * 30),
            colour="#2A221A",
            width=4 if hour % 3 == 0 else 2,
        )
    # 19:44, when the first missiles of the first night were fired.
    for share, reach, width in ((7.73 / 12, 28, 5.5), (44 / 60, 42, 3.6)):
        easel.line((x, y), polar((x, y), reach, share * 360 - 90), colour="#1C1814", width=width)
    easel.fill(oval(x, y, 5), "#A8402C")


def _duty_desk(easel: Easel) -> None:
    desk = polygon([(150, 742), (1450, 742), (1620, 910), (-20, 910)])
    easel.shade(
        desk, (0, 742), (0, 900), ((0, "#5A4636", 1), (0.25, "#2C241F", 1), (1, "#0B0A0C", 1))
    )
    easel.line((150, 742), (1450, 742), colour=FLAME, width=1.6, alpha=0.45)
    for x in (330.0, 470.0, 1180.0):
        _telephone(easel, x, 758)
    for x, size in ((216.0, 3.1), (620.0, 2.8), (1300.0, 3.1)):
        shoulders = moved(seated_back(cap=x > 1000), x, 920, scale=size)
        easel.rim(
            shoulders, "#05070B", "#BFD6E4", (0.8 if x < 800 else -0.8, -2.6), alpha=0.7, blur=1.6
        )
    easel.glow(860, 748, 240, FLAME, 0.3, flat=0.25)
    sheet = polygon([(800, 756), (936, 756), (962, 796), (798, 796)])
    easel.fill(sheet, mix("#E8DCC0", "#8A7C62", 0.3))


def _telephone(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 14, 60, 0.6, flat=0.25)
    base = polygon([(x - 34, y + 12), (x - 24, y - 26), (x + 24, y - 26), (x + 34, y + 12)])
    easel.rim(base, "#0C0F14", FLAME, (-1, -1.6), alpha=0.55)
    hand = smooth(
        [
            (x - 42, y - 24),
            (x - 40, y - 42),
            (x, y - 46),
            (x + 40, y - 42),
            (x + 42, y - 24),
            (x + 26, y - 26),
            (x + 20, y - 34),
            (x - 20, y - 34),
            (x - 26, y - 26),
        ],
        closed=True,
        tension=0.3,
    )
    easel.rim(hand, "#0C0F14", FLAME, (-0.8, -1.6), alpha=0.7)
    easel.stroke(oval(x, y - 8, 13, 10), FLAME, 1.3, 0.5)
