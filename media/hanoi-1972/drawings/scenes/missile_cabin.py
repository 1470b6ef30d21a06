"""Inside a missile battery's cabin: a row of operators at their scopes, an officer behind."""

import skia
import sky
from clouds import noise_field
from easel import Easel
from palette import BRASS, FIRE, mix, veil
from people import seated_back
from shapes import box, moved, oval, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
GREEN, PALE = "#C9D46A", "#EFF3B0"


def missile_cabin(easel: Easel) -> None:
    """Inside a missile battery's cabin: a row of operators at their scopes, an officer behind."""
    easel.wash(0, 900, ((0, "#10161C", 1), (0.5, "#18222A", 1), (1, "#06090E", 1)))
    _shell(easel)
    for x in (150.0, 470.0, 790.0, 1110.0):
        _rack(easel, x, 250)
    _desk(easel)
    for index, x in enumerate((310.0, 630.0, 950.0)):
        _scope(easel, x, 386, 88, index)
    _plan_scope(easel, 1300, 372, 120)
    for x, size in ((214.0, 3.7), (600.0, 3.9), (956.0, 3.7)):
        _operator(easel, x, 912, size)
    _officer(easel, 1440)
    _lamp(easel, 800)
    easel.wash(770, 900, veil("#03050A", 0, 0.8))


def _shell(easel: Easel) -> None:
    ceiling = polygon([(-10, -10), (1610, -10), (1500, 96), (100, 96)])
    easel.shade(ceiling, (0, 0), (0, 96), ((0, "#05080C", 1), (1, "#26313A", 1)))
    for index in range(9):
        x = 100 + index * 175
        easel.line((x, 96), (x + (x - 800) * 0.16, -10), colour="#0A0F14", width=3, alpha=0.8)
    wall = box(100, 96, 1400, 620)
    easel.shade(
        wall, (0, 96), (0, 716), ((0, "#2A3740", 1), (0.5, "#1F2A32", 1), (1, "#0C1218", 1))
    )
    paint = noise_field(easel.noise, across=30, down=18, octaves=4)
    easel.texture(paint * 0.14, "#04070A", WHOLE)
    for pipe, width in ((112, 7), (126, 4), (137, 4)):
        easel.fill(box(100, pipe, 1400, width), "#0B1116")
        easel.line((100, pipe + 1), (1500, pipe + 1), colour="#7E8E84", width=1, alpha=0.4)
    for x in (100.0, 1500.0):
        easel.fill(box(x - 4, 90, 8, 640), "#060A0E")


def _rack(easel: Easel, x: float, y: float) -> None:
    dice = easel.dice
    easel.rim(box(x, y - 92, 316, 480, 8), "#161F26", "#53645F", (-1, -1.6), alpha=0.6)
    for row in range(2):
        for column in range(4):
            px, py = x + 46 + column * 74, y - 66 + row * 46
            if dice.random() < 0.4:
                easel.fill(oval(px, py, 15), "#0A0F13")
                easel.stroke(oval(px, py, 15), "#6E7F78", 1.6, 0.7)
                easel.line((px, py + 4), (px + dice.uniform(-9, 9), py - 9), colour=FIRE, width=1.6)
            elif dice.random() < 0.6:
                easel.shade(
                    oval(px, py, 11),
                    (px - 11, py - 11),
                    (px + 11, py + 11),
                    ((0, "#66766F", 1), (1, "#0C1216", 1)),
                )
                easel.line(
                    (px, py), (px + dice.uniform(-6, 6), py - 9), colour="#E3E0BE", width=1.8
                )
            else:
                for lamp in range(3):
                    colour = dice.choice((BRASS, FIRE, "#7FC08A", "#33403C"))
                    easel.fill(oval(px - 18 + lamp * 18, py, 4.4), colour)
                    easel.glow(px - 18 + lamp * 18, py, 20, colour, 0.45)


def _desk(easel: Easel) -> None:
    slope = polygon([(110, 480), (1490, 480), (1540, 560), (60, 560)])
    easel.shade(slope, (0, 480), (0, 560), ((0, "#313D40", 1), (1, "#131A1F", 1)))
    easel.shade(box(60, 560, 1480, 250), (0, 560), (0, 800), ((0, "#0F161B", 1), (1, "#05080C", 1)))
    easel.line((60, 560), (1540, 560), colour="#8E9C78", width=2, alpha=0.6)
    for x in range(150, 1480, 40):
        if easel.dice.random() < 0.75:
            easel.line((x, 520), (x - 3, 508), colour="#C9C8A8", width=3, alpha=0.7)
            easel.fill(oval(x, 521, 5, 3), "#05080B")


def _frame(easel: Easel, x: float, y: float, radius: float) -> None:
    side = radius * 1.32
    easel.rim(
        box(x - side, y - side, side * 2, side * 2, 14), "#1B252B", "#77877C", (-1.4, -2), alpha=0.7
    )
    ring = oval(x, y, radius + 15)
    easel.shade(
        ring,
        (x - radius, y - radius),
        (x + radius, y + radius),
        ((0, "#56646A", 1), (1, "#0A0F13", 1)),
    )
    easel.shade(
        oval(x, y, radius), (x, y - radius), (x, y + radius), ((0, "#1D2C12", 1), (1, "#0B130A", 1))
    )
    for dx in (-1, 1):
        for dy in (-1, 1):
            easel.fill(oval(x + dx * side * 0.86, y + dy * side * 0.86, 6), "#0A0F13")
            easel.stroke(oval(x + dx * side * 0.86, y + dy * side * 0.86, 6), "#7C8A80", 1.2, 0.7)


def _scope(easel: Easel, x: float, y: float, radius: float, which: int) -> None:
    _frame(easel, x, y, radius)
    dice = easel.dice
    with easel.within(oval(x, y, radius)):
        easel.glow(x, y, radius * 1.3, GREEN, 0.34)
        for share in (-0.5, 0.0, 0.5):
            easel.line(
                (x + share * radius, y - radius),
                (x + share * radius, y + radius),
                colour=GREEN,
                width=1,
                alpha=0.35,
            )
            easel.line(
                (x - radius, y + share * radius),
                (x + radius, y + share * radius),
                colour=GREEN,
                width=1,
                alpha=0.35,
            )
        for centre, half in (
            ((-0.34, 0.16), (0.3, 0.12), (0.06, 0.22))[which],
            ((0.42, 0.1), (-0.42, 0.14), (-0.6, 0.08))[which],
        ):
            for _ in range(900):
                px = x + (centre + dice.gauss(0, 0.4) * half) * radius
                py = y + dice.uniform(-1, 1) * radius
                easel.speck(px, py, dice.uniform(0.5, 1.3), PALE, dice.uniform(0.1, 0.6))
        easel.line((x - radius, y + 5), (x + radius, y + 5), colour=BRASS, width=2, alpha=0.9)
        mark = oval(x + (0.1, -0.1, 0.32)[which] * radius, y + 5, 17, 4)
        easel.fill(mark, "#FFFFFF", 0.9, blur=1.6, mode=skia.BlendMode.kPlus)
    easel.glow(x, y, radius * 2.6, GREEN, 0.3)


def _plan_scope(easel: Easel, x: float, y: float, radius: float) -> None:
    _frame(easel, x, y, radius)
    with easel.within(oval(x, y, radius)):
        easel.glow(x, y, radius * 1.1, GREEN, 0.4)
        for share in (0.3, 0.6, 0.9):
            easel.stroke(oval(x, y, radius * share), GREEN, 1.2, 0.5)
        for step in range(30):
            wedge = skia.Path()
            wedge.moveTo(x, y)
            wedge.arcTo(
                skia.Rect.MakeLTRB(x - radius, y - radius, x + radius, y + radius),
                -40 - step,
                -1.1,
                False,
            )
            wedge.close()
            easel.fill(wedge, GREEN, 0.4 * (1 - step / 30) ** 2)
        for dx, dy in ((-0.5, -0.45), (-0.42, -0.52), (-0.56, -0.53), (0.3, -0.6)):
            easel.fill(oval(x + dx * radius, y + dy * radius, 5, 3), "#FFFFFF", 0.9, blur=1)
    easel.glow(x, y, radius * 2.4, GREEN, 0.3)


def _operator(easel: Easel, x: float, y: float, size: float) -> None:
    back = moved(seated_back(headphones=True), x, y, scale=size)
    easel.fill(back, "#000000", 0.5, blur=10)
    easel.rim(back, "#06090D", PALE, (0, -3.0), alpha=0.7, blur=2.0)
    easel.shade(
        moved(seated_back(), x, y, scale=size),
        (0, y - 60 * size),
        (0, y),
        veil("#2A352C", 0.55, 0.1, 0),
    )
    for side in (-1, 1):
        cup = box(x + side * 18 * size - 4 * size, y - 88 * size, 8 * size, 17 * size, 3.5 * size)
        easel.rim(cup, "#10171B", PALE, (-side * 1.6, -1.6), alpha=0.8)
    easel.curve(
        (x - 40, y - 52 * size),
        (x, y - 47 * size),
        (x + 40, y - 52 * size),
        colour=PALE,
        width=1.3,
        alpha=0.3,
    )


def _officer(easel: Easel, x: float) -> None:
    back = moved(seated_back(cap=True), x, 930, scale=4.8)
    easel.fill(back, "#000000", 0.6, blur=12)
    easel.rim(back, "#05080B", PALE, (-3.4, -2.6), alpha=0.6, blur=2.4)


def _lamp(easel: Easel, x: float) -> None:
    easel.fill(box(x - 46, 90, 92, 14, 4), "#0A0F13")
    easel.fill(
        smooth([(x - 34, 104), (x - 26, 128), (x + 26, 128), (x + 34, 104)]),
        mix(FIRE, "#5A1E18", 0.3),
    )
    for bar in (-20, -7, 7, 20):
        easel.line((x + bar, 102), (x + bar * 0.8, 129), colour="#0A0F13", width=2)
    easel.glow(x, 116, 330, FIRE, 0.3)
    sky.cone_of_light(easel, x, 120, 480, 420, FIRE, 0.1)
