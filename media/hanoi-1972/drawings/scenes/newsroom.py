"""A correspondent's desk at night: typewriter, wireless set, microphone and telegram tape."""

import math

import props
import sky
from city import roofline
from clouds import noise_field
from easel import Easel
from palette import BRASS, FIRE, FLAME, veil
from shapes import Point, box, oval, polar, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
DESK = 596.0


def newsroom(easel: Easel) -> None:
    """A correspondent's desk at night: typewriter, wireless set, microphone and telegram tape."""
    easel.wash(0, 900, ((0, "#1C2230", 1), (0.6, "#2A2A34", 1), (1, "#0C0B0E", 1)))
    _window(easel)
    _globe_map(easel)
    desk = polygon([(-20, DESK), (1620, DESK), (1700, 910), (-100, 910)])
    easel.shade(
        desk, (0, DESK), (0, 900), ((0, "#8E6038", 1), (0.16, "#5E3E26", 1), (1, "#140C08", 1))
    )
    with easel.within(desk):
        grain = noise_field(easel.noise, across=3, down=80, octaves=4)
        easel.texture(grain * 0.34, "#1C0F07", WHOLE)
        easel.glow(760, DESK + 60, 620, FLAME, 0.5, flat=0.28)
    easel.line((0, DESK), (1600, DESK), colour=FLAME, width=1.6, alpha=0.45)
    _papers(easel)
    _wireless(easel, 1190, DESK + 38)
    _typewriter(easel, 640, DESK + 130)
    _microphone(easel, 1010, DESK + 120)
    _tape(easel)
    easel.glow(640, 430, 560, "#FFCF8A", 0.34)
    easel.wash(800, 900, veil("#040406", 0, 0.7))


def _window(easel: Easel) -> None:
    pane = box(120, 40, 420, 470)
    easel.fill(box(98, 20, 464, 520), "#2E2620")
    easel.shade(
        pane, (0, 40), (0, 510), ((0, "#0A1630", 1), (0.6, "#243A62", 1), (1, "#6A4A58", 1))
    )
    with easel.within(pane):
        sky.stars(easel, 260, 460, top=40, brightness=0.9)
        easel.fall(
            roofline(easel.dice, 520, 30, 96, left=100, right=560, widest=70),
            ((0, "#121A2E", 1), (1, "#0A101E", 1)),
        )
        sky.beam(easel, (420, 480), (330, 40), length=620, strength=0.45)
        sky.flare(easel, 250, 330, 20, 0.7)
    for x in (120.0, 256.0, 400.0):
        easel.fill(box(x, 40, 8, 470), "#2E2620")
    for y in (190.0, 350.0):
        easel.fill(box(120, y, 420, 7), "#2E2620")
    # Paper strips across the panes against flying glass.
    for left in (128.0, 264.0, 408.0):
        for top in (40.0, 197.0, 357.0):
            high, wide = (150.0, 128.0 if left < 300 else 132.0)
            for start, end in (
                ((left, top), (left + wide, top + high)),
                ((left + wide, top), (left, top + high)),
            ):
                easel.line(start, end, colour="#E6DAC0", width=5, alpha=0.34)


def _globe_map(easel: Easel) -> None:
    sheet = box(700, 60, 800, 390, 3)
    with easel.placed(8, 12):
        easel.fill(sheet, "#000000", 0.5, blur=10)
    easel.shade(
        sheet, (700, 60), (1500, 450), ((0, "#8FA6AE", 1), (0.5, "#A9B4A8", 1), (1, "#6A7C84", 1))
    )
    lands: tuple[list[Point], ...] = (
        [
            (742, 120),
            (830, 96),
            (930, 110),
            (960, 150),
            (900, 190),
            (886, 232),
            (850, 240),
            (806, 196),
            (760, 168),
        ],
        [(886, 262), (944, 268), (968, 312), (930, 372), (902, 430), (884, 360), (872, 300)],
        [(1090, 132), (1140, 108), (1190, 118), (1184, 160), (1130, 178), (1092, 168)],
        [
            (1080, 200),
            (1150, 192),
            (1206, 212),
            (1232, 262),
            (1190, 340),
            (1150, 396),
            (1122, 330),
            (1112, 270),
            (1078, 244),
        ],
        [
            (1190, 118),
            (1270, 86),
            (1400, 92),
            (1474, 122),
            (1440, 170),
            (1400, 212),
            (1386, 262),
            (1366, 276),
            (1346, 240),
            (1312, 282),
            (1290, 240),
            (1240, 222),
            (1206, 190),
        ],
        [(1390, 340), (1450, 326), (1482, 362), (1450, 398), (1398, 388)],
    )
    with easel.within(sheet):
        for land in lands:
            easel.fill(smooth(land, closed=True, tension=0.55), "#5E6B58", 0.85)
            easel.stroke(smooth(land, closed=True, tension=0.55), "#3A463E", 1.4, 0.6)
        for step in range(1, 12):
            easel.line(
                (700 + step * 67, 60),
                (700 + step * 67, 450),
                colour="#26343A",
                width=0.8,
                alpha=0.3,
            )
        for step in range(1, 6):
            easel.line(
                (700, 60 + step * 66),
                (1500, 60 + step * 66),
                colour="#26343A",
                width=0.8,
                alpha=0.3,
            )
        hanoi = (1372.0, 246.0)
        for place in (
            (860.0, 160.0),
            (1128.0, 146.0),
            (1160.0, 132.0),
            (1250.0, 128.0),
            (1430.0, 190.0),
            (1216.0, 250.0),
            (1440.0, 350.0),
        ):
            middle = (
                (place[0] + hanoi[0]) / 2,
                min(place[1], hanoi[1]) - abs(place[0] - hanoi[0]) * 0.16 - 14,
            )
            easel.stroke(smooth([place, middle, hanoi]), "#F6D79A", 1.8, 0.9)
            easel.fill(oval(*place, 5), "#A8302A")
        easel.fill(oval(*hanoi, 7), FIRE)
        easel.glow(*hanoi, 60, FIRE, 0.7)
        easel.shade(sheet, (700, 0), (1500, 0), veil("#0C1018", 0.1, 0.3, 0.62))
    for x in (708.0, 1492.0):
        easel.fill(oval(x, 70, 5), BRASS)


def _papers(easel: Easel) -> None:
    for x, y, turn, columns in ((190, 700, -14, 3), (300, 742, 7, 3), (140, 780, 4, 4)):
        with easel.placed(x, y, turn=turn, flat=0.55):
            easel.fill(box(-132, -92, 280, 214), "#000000", 0.5, blur=9)
            easel.fill(box(-140, -105, 280, 210), "#D8CCB0")
            easel.fill(box(-126, -92, 252, 26), "#3A3630", 0.85)
            easel.fill(box(-126, -56, 110, 74), "#7E776A", 0.9)
            props.sheet_lines(
                easel, [(-10, -58), (126, -58), (126, 20), (-10, 20)], 9, "#3A3630", 0.6, columns=2
            )
            props.sheet_lines(
                easel,
                [(-126, 26), (126, 26), (126, 98), (-126, 98)],
                9,
                "#3A3630",
                0.6,
                columns=columns,
            )


def _typewriter(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 14, 300, 0.8, flat=0.22)
    sheet = polygon(
        [(x - 118, y - 380), (x + 118, y - 386), (x + 126, y - 150), (x - 126, y - 150)]
    )
    easel.shade(sheet, (0, y - 386), (0, y - 150), ((0, "#FFF6E0", 1), (1, "#CDBF9E", 1)))
    props.sheet_lines(
        easel,
        [(x - 96, y - 350), (x + 96, y - 354), (x + 102, y - 214), (x - 102, y - 210)],
        9,
        "#3A3630",
        0.7,
    )
    platen = box(x - 210, y - 186, 420, 40, 18)
    easel.shade(
        platen,
        (0, y - 186),
        (0, y - 146),
        ((0, "#4A4E54", 1), (0.3, "#22252A", 1), (1, "#08090B", 1)),
    )
    for side in (-1, 1):
        knob = box(x + side * 232 - 24, y - 190, 48, 48, 8)
        easel.rim(knob, "#15171B", FLAME, (-1, -2), alpha=0.6)
    easel.stroke(smooth([(x - 210, y - 176), (x - 262, y - 214), (x - 286, y - 200)]), "#9A9A94", 6)
    hood = smooth(
        [
            (x - 216, y - 146),
            (x - 190, y - 160),
            (x + 190, y - 160),
            (x + 216, y - 146),
            (x + 232, y - 74),
            (x - 232, y - 74),
        ],
        closed=True,
        tension=0.2,
    )
    easel.shade(
        hood, (0, y - 160), (0, y - 74), ((0, "#4E6A66", 1), (0.4, "#2E4846", 1), (1, "#14211F", 1))
    )
    easel.stroke(hood, "#A8C8BE", 1.4, 0.45)
    mouth = smooth(
        [(x - 94, y - 128), (x + 94, y - 128), (x + 70, y - 90), (x - 70, y - 90)],
        closed=True,
        tension=0.3,
    )
    easel.fill(mouth, "#0A0E0E")
    for index in range(25):
        share = (index - 12) / 12
        easel.line(
            (x + share * 66, y - 92),
            (x + share * 84, y - 122 + 12 * share * share),
            colour="#B9B8A8",
            width=1.6,
            alpha=0.7,
        )
    for side in (-1, 1):
        easel.stroke(oval(x + side * 152, y - 116, 30, 15), "#0E1615", 7)
        easel.stroke(oval(x + side * 152, y - 117, 30, 15), "#8FA8A0", 1.2, 0.7)
    front = polygon([(x - 232, y - 74), (x + 232, y - 74), (x + 270, y + 20), (x - 270, y + 20)])
    easel.shade(front, (0, y - 74), (0, y + 20), ((0, "#14211F", 1), (1, "#2A403D", 1)))
    for row in range(4):
        for column in range(11 - (row == 3)):
            spread = 36 + row * 2.2
            kx = x + (column - 5 + (row % 2) * 0.3) * spread
            ky = y - 62 + row * 22
            easel.fill(oval(kx + 1, ky + 5, 14, 8), "#000000", 0.6)
            easel.shade(
                oval(kx, ky, 13.5, 8.4),
                (0, ky - 8),
                (0, ky + 8),
                ((0, "#F4EAD2", 1), (1, "#A89A7A", 1)),
            )
            easel.stroke(oval(kx, ky, 13.5, 8.4), "#6E6450", 1.4, 0.9)
    easel.shade(
        box(x - 130, y + 22, 260, 13, 6),
        (0, y + 22),
        (0, y + 35),
        ((0, "#3A3A3A", 1), (1, "#0A0A0A", 1)),
    )


def _wireless(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 6, 250, 0.75, flat=0.18)
    body = box(x - 190, y - 190, 380, 190, 12)
    easel.shade(
        body, (0, y - 190), (0, y), ((0, "#9A6A3C", 1), (0.2, "#6E4828", 1), (1, "#2E1C10", 1))
    )
    easel.stroke(body, "#E8B978", 1.6, 0.5)
    cloth = box(x - 172, y - 172, 168, 150, 6)
    easel.fill(cloth, "#4A3A28")
    with easel.within(cloth):
        for step in range(30):
            easel.line(
                (x - 172, y - 172 + step * 5),
                (x, y - 172 + step * 5),
                colour="#B89A64",
                width=1.4,
                alpha=0.5,
            )
            easel.line(
                (x - 172 + step * 5.7, y - 172),
                (x - 172 + step * 5.7, y),
                colour="#1E150C",
                width=1.2,
                alpha=0.5,
            )
    dial = box(x + 12, y - 166, 160, 70, 5)
    easel.shade(dial, (0, y - 166), (0, y - 96), ((0, "#FFE9B4", 1), (1, "#E0A850", 1)))
    easel.glow(x + 92, y - 130, 150, FLAME, 0.5)
    for row in range(3):
        for tick in range(15):
            easel.line(
                (x + 22 + tick * 10, y - 156 + row * 21),
                (x + 22 + tick * 10, y - 156 + row * 21 + (10 if tick % 3 == 0 else 6)),
                colour="#5A3A16",
                width=1.3,
            )
    easel.line((x + 118, y - 164), (x + 118, y - 98), colour="#B0281E", width=3)
    for dx in (44.0, 92.0, 140.0):
        easel.shade(
            oval(x + dx, y - 54, 20),
            (x + dx - 20, y - 74),
            (x + dx + 20, y - 34),
            ((0, "#F0DDB4", 1), (1, "#5A4426", 1)),
        )
        easel.fill(oval(x + dx, y - 54, 12), "#3A2A18")
    easel.line((x + 160, y - 190), (x + 262, y - 420), colour="#C9CCD0", width=3)
    easel.fill(oval(x + 262, y - 420, 5), "#E8EAEC")


def _microphone(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 6, 80, 0.75, flat=0.25)
    easel.shade(
        oval(x, y, 64, 20),
        (x - 60, 0),
        (x + 60, 0),
        ((0, "#3A3C40", 1), (0.35, "#B9BCC0", 1), (1, "#1A1B1E", 1)),
    )
    easel.shade(
        box(x - 7, y - 150, 14, 148),
        (x - 7, 0),
        (x + 7, 0),
        ((0, "#55585C", 1), (0.4, "#E8EAEC", 1), (1, "#2A2C30", 1)),
    )
    capsule = box(x - 44, y - 286, 88, 142, 40)
    easel.shade(
        capsule,
        (x - 44, 0),
        (x + 44, 0),
        ((0, "#4A4C50", 1), (0.3, "#F0F0EC", 1), (0.6, "#8A8C90", 1), (1, "#1E2024", 1)),
    )
    for row in range(9):
        slot = box(x - 33, y - 268 + row * 11.5, 66, 5.6, 2.8)
        easel.fill(slot, "#101216")
    easel.fill(box(x - 46, y - 160, 92, 10), "#2A2C30")
    easel.stroke(capsule, "#FFFFFF", 1.4, 0.5)
    for index in range(1, 5):
        arc = smooth([polar((x, y - 214), 50 + index * 26, angle) for angle in range(-40, 41, 10)])
        easel.stroke(arc, BRASS, 2, 0.5 * (1 - index / 5))


def _tape(easel: Easel) -> None:
    points = [
        (1300 + 60 * math.sin(i * 0.9) + i * 9, 726 + 26 * math.cos(i * 0.75) + i * 5)
        for i in range(22)
    ]
    easel.stroke(smooth(points), "#000000", 15, 0.4, blur=5)
    easel.stroke(smooth(points), "#EFE3C6", 13)
    easel.stroke(smooth(points), "#5A4E3A", 3, 0.7, dash=(7, 5))
    for dx, colour in ((0.0, "#B5402E"), (26.0, "#2E5A94")):
        props.pencil(easel, 1120 + dx * 3, 790 + dx, 170, -12 + dx * 0.4, colour)
