"""A table from above under a lamp: a map without names, pencils, dividers, a mug of tea."""

import math

import props
from clouds import noise_field
from easel import Easel
from palette import BRASS, FIRE, INK, mix
from shapes import Point, box, oval, polar, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def map_table(easel: Easel) -> None:
    """A table from above under a lamp: a map without names, pencils, dividers, a mug of tea."""
    _boards(easel)
    with easel.placed(800, 440, turn=-3.5):
        _map(easel)
    _ruler(easel)
    props.pencil(easel, 560, 300, 300, 158, "#B5402E")
    props.pencil(easel, 1064, 590, 320, 38, "#2E5A94")
    props.pencil(easel, 640, 705, 290, 171, "#3E6B4A")
    props.dividers(easel, 905, 250, 235, 112, 17)
    props.magnifier(easel, 1165, 300, 88, 35)
    props.mug(easel, 245, 245, 82)
    _counters(easel)
    easel.glow(810, 390, 900, "#FFD08A", 0.42, flat=0.75)
    edge = noise_field(easel.noise, across=2, down=2, octaves=2)
    easel.texture(edge * 0.1, INK, WHOLE)
    for x, y in ((0, 0), (1600, 0), (0, 900), (1600, 900)):
        easel.shadow(x, y, 900, 0.85, colour="#05060A")


def _boards(easel: Easel) -> None:
    easel.wash(0, 900, ((0, "#3A2619", 1), (0.5, "#5E3D25", 1), (1, "#2A1A12", 1)))
    for row in range(6):
        y = row * 152 - 6
        tone = easel.dice.uniform(-0.12, 0.12)
        easel.fill(box(-10, y, 1620, 152), "#000000" if tone < 0 else "#E0A060", abs(tone))
        for _ in range(34):
            base = y + easel.dice.uniform(4, 148)
            wave = [(x, base + 3.2 * math.sin(x * 0.004 + base)) for x in range(-20, 1640, 120)]
            easel.stroke(
                smooth(wave), "#1A0F08", easel.dice.uniform(0.5, 1.4), easel.dice.uniform(0.1, 0.34)
            )
        easel.line((0, y), (1600, y), colour="#120A06", width=2.6, alpha=0.85)


def _map(easel: Easel) -> None:
    sheet = box(-520, -340, 1040, 680)
    with easel.placed(12, 16):
        easel.fill(sheet, "#000000", 0.6, blur=16)
    easel.shade(
        sheet, (-520, -340), (520, 340), ((0, "#F3E6C8", 1), (0.6, "#E6D3AA", 1), (1, "#CDB486", 1))
    )
    with easel.within(sheet):
        stains = noise_field(easel.noise, across=6, down=4, octaves=5)
        easel.texture(stains * 0.2, "#A8824A", (-520, -340, 1040, 680))
        _ground(easel)
        for step in range(-6, 7):
            easel.line((step * 80, -340), (step * 80, 340), colour="#5A6E86", width=0.8, alpha=0.4)
            easel.line((-520, step * 80), (520, step * 80), colour="#5A6E86", width=0.8, alpha=0.4)
        for x in (-260.0, 0.0, 260.0):
            easel.shade(
                box(x - 26, -340, 52, 680),
                (x - 26, 0),
                (x + 26, 0),
                (
                    (0, "#FFFFFF", 0),
                    (0.48, "#FFFFFF", 0.18),
                    (0.52, "#6A5030", 0.26),
                    (1, "#6A5030", 0),
                ),
            )
        easel.shade(
            box(-520, -22, 1040, 44),
            (0, -22),
            (0, 22),
            (
                (0, "#FFFFFF", 0),
                (0.48, "#FFFFFF", 0.16),
                (0.52, "#6A5030", 0.24),
                (1, "#6A5030", 0),
            ),
        )
    easel.stroke(box(-500, -320, 1000, 640), "#6A5030", 1.6, 0.7)
    easel.stroke(box(-494, -314, 988, 628), "#6A5030", 0.7, 0.7)


def _ground(easel: Easel) -> None:
    dice = easel.dice
    for cx, cy, rings in ((-400, -250, 9), (-220, -300, 6), (-470, -60, 6), (390, -290, 5)):
        for ring in range(rings):
            wobble = [
                polar((cx, cy), 24 + ring * 21 + 7 * math.sin(a * 3 + cx), a * 30)
                for a in range(12)
            ]
            easel.stroke(smooth(wobble, closed=True), "#A8763A", 1.1, 0.55)
    for _ in range(26):
        cx, cy = dice.uniform(-460, 460), dice.uniform(-100, 320)
        easel.fill(
            oval(cx, cy, dice.uniform(20, 60), dice.uniform(12, 34)), "#8FA468", 0.22, blur=6
        )
    river = [
        (-540, -190),
        (-380, -150),
        (-240, -60),
        (-120, -96),
        (-10, -30),
        (44, 70),
        (20, 170),
        (130, 230),
        (300, 236),
        (560, 330),
    ]
    easel.stroke(smooth(river), "#5F93B4", 21, 0.95)
    easel.stroke(smooth(river), "#9CC4DA", 13, 0.9)
    branch: list[Point] = [(-120, -96), (20, -170), (180, -190), (340, -120), (560, -60)]
    easel.stroke(smooth(branch), "#5F93B4", 10, 0.9)
    for x, y, across, down in ((-66, 36, 26, 15), (-110, 84, 15, 10), (-30, 120, 20, 9)):
        easel.fill(oval(x, y, across, down), "#7FB0CC")
    for _ in range(150):
        x, y = dice.gauss(-90, 62), dice.gauss(52, 44)
        with easel.placed(x, y, turn=dice.choice((12, 12, -30))):
            easel.fill(box(-7, -4.5, dice.uniform(8, 17), dice.uniform(6, 11)), "#7A4A3A", 0.62)
    for points in (
        [(-540, 200), (-260, 150), (-90, 52), (60, -40), (300, -60), (560, -190)],
        [(-90, 52), (-150, 190), (-120, 360)],
        [(-90, 52), (-260, -20), (-330, -140), (-300, -360)],
    ):
        easel.stroke(smooth(points), "#8A3A2A", 3.4, 0.85)
        easel.stroke(smooth(points), "#F3E6C8", 1.1, 0.9)
    rail = smooth([(-540, 290), (-280, 220), (-100, 84), (80, -20), (220, 40), (560, 80)])
    easel.stroke(rail, "#2A2A30", 3, 0.8, dash=(12, 7))


def _counters(easel: Easel) -> None:
    for x, y in ((610, 470), (742, 372), (820, 520)):
        easel.shadow(x + 5, y + 7, 34, 0.55)
        easel.shade(
            oval(x, y, 19),
            (x - 18, y - 18),
            (x + 18, y + 18),
            ((0, "#E8705A", 1), (1, "#7A241C", 1)),
        )
        easel.stroke(oval(x, y, 12), "#FFD9C4", 1.4, 0.5)
    easel.stroke(oval(712, 484, 132), FIRE, 3, 0.75)
    easel.stroke(oval(712, 484, 5), FIRE, 3, 0.9)


def _ruler(easel: Easel) -> None:
    with easel.placed(1180, 700, turn=-14):
        easel.fill(box(-230 + 6, -28 + 9, 480, 58, 3), "#000000", 0.45, blur=6)
        easel.shade(
            box(-230, -28, 480, 56, 3),
            (0, -28),
            (0, 28),
            ((0, "#F2CE86", 1), (0.5, "#D9A860", 1), (1, "#9A6E36", 1)),
        )
        for tick in range(93):
            tall = 22 if tick % 10 == 0 else 15 if tick % 5 == 0 else 9
            easel.line(
                (-222 + tick * 5, -28),
                (-222 + tick * 5, -28 + tall),
                colour=mix(INK, BRASS, 0.2),
                width=1,
            )
