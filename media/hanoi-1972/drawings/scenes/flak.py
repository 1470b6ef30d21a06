"""A 100 mm gun of the city's defence in its earth ring, firing by night, its crew at work."""

import sky
from city import palm, tree_clump
from clouds import light_at, mist, noise_field, ramp_mask
from easel import Easel
from nature import grass, hill
from palette import FIRE, FLAME, mix, veil
from people import waiting, walker
from shapes import Point, box, joined, moved, oval, polar, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)
GROUND = 700.0
PIVOT: Point = (760.0, 508.0)
RISE = -44.0
DARK, BODY, LIT = "#10131C", "#3C463E", "#FFC98E"


def flak(easel: Easel) -> None:
    """A 100 mm gun of the city's defence in its earth ring, firing by night, its crew at work."""
    easel.wash(
        0,
        900,
        (
            (0, "#081020", 1),
            (0.4, "#152748", 1),
            (0.64, "#3A4468", 1),
            (0.76, "#8A6464", 1),
            (1, "#1A1820", 1),
        ),
    )
    sky.stars(easel, 340, 560, brightness=0.85)
    muzzle = polar(PIVOT, 520, RISE)
    _smoke(easel, muzzle)
    for x, y, size in ((300, 120, 13), (420, 70, 9), (560, 170, 8), (1380, 150, 11), (1250, 60, 8)):
        sky.flare(easel, x, y, size, 0.8)
    far = hill([(-20, 640), (320, 624), (760, 646), (1200, 622), (1620, 640)], 720)
    easel.fall(far, ((0, "#4A4458", 1), (1, "#6A5258", 1)))
    for x in (70, 240, 410, 1180, 1350, 1530):
        easel.fill(tree_clump(easel.dice, x, 648, 150, 84), "#332F44")
    for x in (130, 1460):
        easel.fill(palm(easel.dice, x, 652, 150, 14), "#2A283C")
    for x, y, size in ((226, 650, 0.2), (1290, 646, 0.24)):
        _far_gun(easel, x, y, size)
    mist(easel, "#B98A7C", 590, 670, 0.4)
    _ring(easel)
    _carriage(easel)
    _barrel(easel)
    _shield(easel)
    _flash(easel, muzzle)
    _crew(easel)
    _front_bank(easel)
    easel.wash(780, 900, veil("#04060B", 0, 0.8))


def _smoke(easel: Easel, muzzle: Point) -> None:
    field = noise_field(easel.noise, across=7, down=6, octaves=6)
    glow = light_at(muzzle[0] + 60, muzzle[1] - 10, 230)
    easel.texture(ramp_mask(field, 0.25, 0.9) * glow * 0.9, "#F0A46A", WHOLE)
    easel.glow(muzzle[0], muzzle[1], 620, FIRE, 0.34)


def _far_gun(easel: Easel, x: float, y: float, size: float) -> None:
    tip = polar((x, y - 190 * size), 520 * size, RISE)
    easel.line((x, y - 190 * size), tip, colour="#232234", width=26 * size)
    base = polygon(
        [
            (x - 120 * size, y),
            (x - 60 * size, y - 220 * size),
            (x + 90 * size, y - 200 * size),
            (x + 150 * size, y),
        ]
    )
    easel.fill(base, "#232234")
    sky.flare(easel, *tip, 15, 0.9)


def _ring(easel: Easel) -> None:
    bank = hill(
        [(-20, 690), (230, 664), (470, 676), (800, 690), (1140, 674), (1380, 660), (1620, 686)], 920
    )
    easel.shade(
        bank, (0, 656), (0, 780), ((0, "#5A4A46", 1), (0.3, "#2E2A30", 1), (1, "#0C0D14", 1))
    )
    easel.glow(PIVOT[0] + 60, GROUND + 20, 520, FLAME, 0.45, flat=0.22)


def _carriage(easel: Easel) -> None:
    x = PIVOT[0]
    easel.shadow(x, GROUND + 44, 360, 0.8, flat=0.14)
    beam = polygon(
        [
            (x - 330, GROUND + 22),
            (x - 300, GROUND - 8),
            (x + 300, GROUND - 8),
            (x + 330, GROUND + 22),
        ]
    )
    easel.rim(beam, DARK, LIT, (1, -2.2), alpha=0.6)
    for dx in (-318.0, 318.0):
        easel.rim(box(x + dx - 12, GROUND - 60, 24, 92, 4), DARK, LIT, (1.4, -1), alpha=0.6)
        easel.fill(oval(x + dx, GROUND + 34, 46, 9), DARK)
    for dx in (-236.0, 236.0):
        easel.fill(oval(x + dx, GROUND - 16, 50, 52), "#08090E")
        easel.stroke(oval(x + dx, GROUND - 16, 48, 50), LIT, 1.4, 0.35)
        easel.rim(oval(x + dx, GROUND - 16, 27, 28), "#2C332F", LIT, (1.2, -1.2), alpha=0.6)
        easel.fill(oval(x + dx, GROUND - 16, 8), DARK)
    column = polygon(
        [(x - 96, GROUND - 8), (x - 52, GROUND - 120), (x + 52, GROUND - 120), (x + 96, GROUND - 8)]
    )
    easel.rim(column, "#1C221F", LIT, (1.6, -2), alpha=0.6)


def _barrel(easel: Easel) -> None:
    with easel.placed(*PIVOT, turn=RISE):
        metal = ((0, "#D8C2A0", 1), (0.2, "#8A8E80", 1), (0.55, BODY, 1), (1, DARK, 1))
        tube = taper([(-70, -12), (120, -12), (470, -12)], [50, 40, 26])
        easel.shade(tube, (0, -36), (0, 14), metal)
        brake = joined([box(462, -34, 66, 44, 6)])
        easel.shade(brake, (0, -34), (0, 10), metal)
        for slot in range(3):
            easel.fill(box(474 + slot * 17, -30, 7, 36, 2), "#05060A", 0.9)
        cradle = polygon([(-60, 10), (250, 8), (286, 20), (250, 38), (-60, 44)])
        easel.shade(cradle, (0, 6), (0, 44), ((0, "#7E8474", 1), (0.4, BODY, 1), (1, DARK, 1)))
        easel.shade(box(-40, -58, 250, 22, 10), (0, -58), (0, -36), metal)
        breech = box(-150, -46, 96, 82, 6)
        easel.shade(breech, (0, -46), (0, 36), metal)
        easel.rim(breech, BODY, LIT, (0, -2), alpha=0.35)
        for ring in (60.0, 200.0, 330.0):
            easel.line((ring, -30), (ring, 6), colour=DARK, width=2, alpha=0.6)


def _shield(easel: Easel) -> None:
    x, y = PIVOT
    plate = polygon(
        [
            (x - 34, y + 96),
            (x - 66, y - 10),
            (x - 28, y - 120),
            (x + 30, y - 132),
            (x + 66, y - 40),
            (x + 92, y + 92),
        ]
    )
    easel.fill(moved(plate, 6, 8), "#000000", 0.5, blur=6)
    easel.shade(
        plate,
        (x + 80, y - 120),
        (x - 60, y + 90),
        ((0, "#B9A98A", 1), (0.3, "#5A6456", 1), (1, "#1A201D", 1)),
    )
    easel.stroke(plate, LIT, 1.6, 0.55)
    for dx, dy in ((-34, 30), (-30, -60), (22, -96), (52, -20), (66, 60), (0, 70)):
        easel.speck(x + dx, y + dy, 3, "#10141A", 0.8)
    wheel: Point = (x - 20, y + 36)
    easel.stroke(oval(*wheel, 34), "#0C0F12", 7)
    easel.stroke(oval(*wheel, 34), LIT, 1.6, 0.7)
    for angle in (20, 110, 200, 290):
        easel.line(wheel, polar(wheel, 34, angle), colour="#0C0F12", width=5)


def _flash(easel: Easel, muzzle: Point) -> None:
    with easel.placed(*muzzle, turn=RISE):
        for reach, half, colour, alpha in (
            (200, 54, FIRE, 0.5),
            (156, 38, "#FFB868", 0.8),
            (110, 25, "#FFF2CE", 1.0),
        ):
            blaze = smooth(
                [
                    (6, 0),
                    (reach * 0.3, -half),
                    (reach * 0.7, -half * 0.5),
                    (reach, 0),
                    (reach * 0.7, half * 0.5),
                    (reach * 0.3, half),
                ],
                closed=True,
            )
            easel.fill(blaze, colour, alpha, blur=reach * 0.05)
        for side in (-1, 1):
            jet = smooth(
                [(-30, side * 16), (-60, side * 84), (-22, side * 104), (0, side * 20)], closed=True
            )
            easel.fill(jet, "#FFC27A", 0.75, blur=9)
    easel.glow(*muzzle, 250, FLAME, 0.8)


def _crew(easel: Easel) -> None:
    layer = (int(PIVOT[0]) - 176, GROUND + 16, 1.96)
    easel.rim(
        moved(waiting(coat=False), *layer[:2], scale=layer[2]), DARK, LIT, (2.0, -1.8), alpha=0.8
    )
    _helmet(easel, layer[0], layer[1], layer[2])
    for x, y, size, facing in (
        (470.0, GROUND + 34, 2.0, 1),
        (330.0, GROUND + 44, 2.05, 1),
        (1130.0, GROUND + 34, 1.95, -1),
    ):
        figure = moved(walker(hat=False, stride=0.9, facing=facing), x, y, scale=size)
        easel.rim(figure, DARK, LIT, (1.8 * (1 if x < 900 else -1), -1.8), alpha=0.8)
        _helmet(easel, x + facing * 3.8 * size, y, size)
        if facing > 0:
            _shell(easel, x + 26 * size, y - 60 * size, size)
    pointer = joined(
        [taper([(1132, GROUND - 112), (1168, GROUND - 142), (1196, GROUND - 196)], [15, 12, 9])]
    )
    easel.rim(pointer, DARK, LIT, (-1.4, -1.4), alpha=0.7)


def _helmet(easel: Easel, x: float, y: float, size: float) -> None:
    dome = smooth([(-9.5, -91), (-9, -98), (0, -103), (9, -98), (9.5, -91), (0, -93)], closed=True)
    easel.rim(moved(dome, x, y, scale=size), "#171C1C", LIT, (1.2, -1.4), alpha=0.8)


def _shell(easel: Easel, x: float, y: float, size: float) -> None:
    """A round held in both arms: a brass case and a pointed shot."""
    with easel.placed(x, y, turn=-24, scale=size):
        easel.shade(
            box(-30, -4.6, 40, 9.2, 1.5),
            (0, -5),
            (0, 5),
            ((0, "#FFE2A0", 1), (0.5, "#B9863A", 1), (1, "#4A3012", 1)),
        )
        easel.shade(
            smooth([(10, -4.4), (22, -3.4), (30, 0), (22, 3.4), (10, 4.4)], closed=True),
            (0, -5),
            (0, 5),
            ((0, "#8A9088", 1), (1, "#1C2220", 1)),
        )


def _front_bank(easel: Easel) -> None:
    bank = hill(
        [(-20, 716), (180, 740), (400, 790), (800, 808), (1180, 792), (1420, 742), (1620, 712)], 920
    )
    easel.rim(bank, "#090A10", LIT, (0, -2), alpha=0.45)
    easel.shade(
        bank, (0, 720), (0, 880), ((0, "#2A2428", 0.9), (0.4, "#0E0F16", 1), (1, "#05060A", 1))
    )
    grass(easel, -10, 420, 760, 30, 150, ("#0A0C12", "#4A3C34"))
    grass(easel, 1180, 1610, 756, 30, 150, ("#0A0C12", "#4A3C34"))
    for index in range(7):
        x, y = 560 + index * 26, 806 + (index % 2) * 5
        easel.shade(
            box(x, y - 10, 64, 12, 5),
            (0, y - 10),
            (0, y + 2),
            ((0, mix(FLAME, "#B9863A", 0.4), 1), (1, "#3A2610", 1)),
        )
