"""A bowl of burning incense, candles and lotus before a dark wall."""

import skia
import sky
from clouds import noise_field, ramp_mask, wisp
from easel import Easel
from nature import lotus
from palette import BRASS, veil
from shapes import box, oval, polar, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def incense(easel: Easel) -> None:
    """A bowl of burning incense, candles and lotus before a dark wall."""
    easel.wash(0, 900, ((0, "#080B16", 1), (0.5, "#14162A", 1), (1, "#1A1420", 1)))
    easel.glow(800, 470, 760, "#6E2F2C", 0.65)
    easel.glow(800, 560, 420, "#C9702F", 0.45)
    wall = noise_field(easel.noise, across=7, down=5, octaves=6)
    easel.texture(ramp_mask(wall, 0.35, 1) * 0.20, "#C9805A", WHOLE, mode=skia.BlendMode.kScreen)
    _wall_relief(easel)
    table = 690.0
    top = box(-10, table, 1620, 220)
    easel.shade(
        top,
        (0, table),
        (0, 900),
        ((0, "#8A4A30", 1), (0.08, "#4A2420", 1), (0.5, "#241418", 1), (1, "#0A080D", 1)),
    )
    easel.glow(800, table + 30, 760, "#F2A850", 0.55, flat=0.2)
    for grain in range(26):
        y = table + 4 + 190 * (grain / 26) ** 1.4
        easel.curve(
            (-10, y),
            (500, y + easel.dice.uniform(-4, 4)),
            (1100, y + easel.dice.uniform(-4, 4)),
            (1610, y),
            colour="#12090B",
            width=1.1,
            alpha=0.3,
        )
    _sticks_behind(easel, 800, table - 176)
    _bowl(easel, 800, table + 12)
    for x, height, width in ((520, 190, 38), (1080, 176, 38), (430, 118, 34), (1172, 124, 34)):
        base = table + 24
        easel.shadow(x, base, 66, 0.6, flat=0.25)
        easel.shade(
            oval(x, base, width * 1.0, 10),
            (x - width, 0),
            (x + width, 0),
            ((0, "#6A4A28", 1), (0.5, "#F2CE86", 1), (1, "#5A3A20", 1)),
        )
        sky.candle(easel, x, base - 3, height, width)
    for x, y, size in ((258, 716, 128), (1338, 718, 134), (1466, 742, 104), (140, 744, 108)):
        easel.shadow(x, y + 4, size * 0.9, 0.6, flat=0.22)
        for turn in (-80, 78):
            with easel.placed(x, y, turn=turn):
                easel.shade(
                    smooth(
                        [
                            (0, 6),
                            (-size * 0.22, -size * 0.45),
                            (0, -size * 0.95),
                            (size * 0.22, -size * 0.45),
                        ],
                        closed=True,
                    ),
                    (0, 0),
                    (0, -size),
                    ((0, "#12251F", 1), (1, "#4A7058", 1)),
                )
        lotus(easel, x, y, size, "#5A2238", "#F7C9BE")
    easel.wash(770, 900, veil("#05050A", 0, 0.72))


def _wall_relief(easel: Easel) -> None:
    for radius, alpha in ((300, 0.5), (286, 0.3), (214, 0.32)):
        easel.stroke(oval(800, 372, radius), BRASS, 1.6, alpha * 0.6)
    for ray in range(72):
        angle = ray * 5
        easel.line(
            polar((800, 372), 226, angle),
            polar((800, 372), 274 if ray % 2 else 262, angle),
            colour=BRASS,
            width=1.3,
            alpha=0.24,
        )
    easel.glow(800, 372, 320, "#E0903F", 0.25)


def _sticks_behind(easel: Easel, x: float, y: float) -> None:
    leans = [(index - 16.5) / 10 + easel.dice.uniform(-0.07, 0.07) for index in range(34)]
    sticks = sorted(
        ((lean, easel.dice.uniform(205, 330)) for lean in leans), key=lambda stick: -stick[1]
    )
    tips = []
    for lean, tall in sticks:
        foot = (x + lean * 44, y + 8)
        tip = (x + lean * 76, y - tall * (1 - 0.07 * abs(lean)))
        burnt = easel.dice.uniform(0.55, 0.75)
        middle = (
            foot[0] + (tip[0] - foot[0]) * (1 - burnt),
            foot[1] + (tip[1] - foot[1]) * (1 - burnt),
        )
        easel.line(foot, middle, colour="#A83A34", width=2.6)
        easel.line(middle, tip, colour="#9A7448", width=3.4)
        easel.line(
            (middle[0] - 0.8, middle[1]),
            (tip[0] - 0.8, tip[1]),
            colour="#E8BE7E",
            width=1.0,
            alpha=0.6,
        )
        tips.append(tip)
    for tip in tips[::3]:
        wisp(easel, tip, easel.dice.uniform(260, 420), 0.5)
    for tip in tips:
        easel.line((tip[0], tip[1] + 9), tip, colour="#5A4A48", width=3.2)
        easel.glow(*tip, 30, "#F0672E", 0.6)
        easel.glow(*tip, 9, "#FFD9A0", 0.95)
        easel.speck(*tip, 2.0, "#FFF0D0")


def _bowl(easel: Easel, x: float, base: float) -> None:
    top = base - 184
    easel.shadow(x, base + 8, 250, 0.85, flat=0.2)
    body = smooth(
        [
            (x - 152, top),
            (x - 178, top + 52),
            (x - 168, top + 104),
            (x - 112, top + 146),
            (x - 84, top + 158),
            (x + 84, top + 158),
            (x + 112, top + 146),
            (x + 168, top + 104),
            (x + 178, top + 52),
            (x + 152, top),
        ],
        tension=0.5,
    )
    body.close()
    foot = polygon(
        [(x - 84, top + 154), (x + 84, top + 154), (x + 104, base + 4), (x - 104, base + 4)]
    )
    easel.shade(
        foot,
        (x - 104, 0),
        (x + 104, 0),
        ((0, "#1A2C40", 1), (0.35, "#8AA6BC", 1), (0.6, "#4A6884", 1), (1, "#101C2C", 1)),
    )
    easel.shade(
        body,
        (x - 180, 0),
        (x + 180, 0),
        (
            (0, "#2A3E54", 1),
            (0.14, "#7E94A8", 1),
            (0.36, "#E8E6DC", 1),
            (0.55, "#B4BDC4", 1),
            (0.82, "#4A5E76", 1),
            (1, "#1C2A3E", 1),
        ),
    )
    easel.shade(
        body,
        (0, top),
        (0, base),
        ((0, "#F0A85A", 0.20), (0.4, "#000000", 0.0), (1, "#0A0F1C", 0.6)),
    )
    with easel.within(body):
        _blue_pattern(easel, x, top)
    easel.stroke(body, "#0E1828", 1.2, 0.5)
    easel.shade(
        oval(x, top, 156, 26),
        (x - 156, 0),
        (x + 156, 0),
        ((0, "#5A7088", 1), (0.4, "#F3EEDF", 1), (1, "#41566E", 1)),
    )
    easel.shade(
        oval(x, top + 2, 143, 21),
        (0, top - 20),
        (0, top + 22),
        ((0, "#2A211E", 1), (1, "#8E7660", 1)),
    )
    for _ in range(240):
        easel.speck(
            x + easel.dice.gauss(0, 52),
            top + 5 + easel.dice.gauss(0, 5),
            easel.dice.uniform(0.6, 1.8),
            easel.dice.choice(("#B9A48A", "#5A4A40", "#D9C4A4")),
            0.7,
        )
    for lean in (-1.5, -0.9, -0.35, 0.2, 0.7, 1.25):
        easel.line(
            (x + lean * 52, top + 12), (x + lean * 58, top - 50), colour="#A83A34", width=2.8
        )


def _blue_pattern(easel: Easel, x: float, top: float) -> None:
    blue = "#1F3F78"
    for y in (top + 30, top + 34, top + 128):
        easel.curve(
            (x - 190, y - 8), (x, y + 16), (x + 190, y - 8), colour=blue, width=2.2, alpha=0.7
        )
    for index in range(-4, 5):
        centre = (x + index * 40 * (1 - abs(index) * 0.035), top + 86 - abs(index) * 3)
        squash = 1 - abs(index) * 0.09
        for petal in range(6):
            end = polar(centre, 15, petal * 60 + 30)
            easel.fill(
                oval(
                    centre[0] + (end[0] - centre[0]) * squash * 0.6,
                    centre[1] + (end[1] - centre[1]) * 0.6,
                    6 * squash,
                    5.5,
                ),
                blue,
                0.6,
            )
        easel.fill(oval(centre[0], centre[1], 4 * squash, 4), "#D9E2E8", 0.9)
        easel.curve(
            (centre[0] - 22 * squash, centre[1] + 20),
            (centre[0], centre[1] + 28),
            (centre[0] + 22 * squash, centre[1] + 20),
            colour=blue,
            width=2,
            alpha=0.6,
        )
    for index in range(-9, 10):
        px = x + index * 19
        easel.curve(
            (px, top + 44 - abs(index) * 0.8),
            (px + 7, top + 52 - abs(index) * 0.8),
            (px + 15, top + 44 - abs(index) * 0.8),
            colour=blue,
            width=1.6,
            alpha=0.6,
        )
