"""A narrow street with a gap where houses stood; one lamp burns, incense for the dead."""

from dataclasses import dataclass

import skia
import sky
from city import roofline
from clouds import mist, wisp
from easel import Easel
from palette import FIRE, FLAME, INK, mix, veil
from people import child, waiting
from ruins import rubble
from shapes import Point, box, moved, oval, polygon, smooth, taper

TONES = ("#A8875A", "#8E7A62", "#9A6E52", "#B0925E", "#7E7468", "#A67E5C")
STREET = 560.0


def kham_thien(easel: Easel) -> None:
    """A narrow street with a gap where houses stood; one lamp burns, incense for the dead."""
    easel.wash(
        0, 900, ((0, "#070D1B", 1), (0.4, "#13203A", 1), (0.7, "#2E3550", 1), (1, "#3A3A50", 1))
    )
    sky.stars(easel, 360, 460)
    vanish = (760.0, 470.0)
    easel.glow(*vanish, 420, "#6E7896", 0.5)
    easel.glow(1130, 420, 460, "#7A5A52", 0.4)
    easel.fall(
        roofline(easel.dice, 560, 40, 110, left=560, right=1620, widest=60),
        ((0, "#232D48", 1), (1, "#2E3650", 1)),
    )
    mist(easel, "#8088A4", 400, 600, 0.4)
    ground = polygon(
        [
            (-20, 900),
            (-20, 700),
            (vanish[0] - 34, vanish[1] + 44),
            (vanish[0] + 34, vanish[1] + 44),
            (1620, 690),
            (1620, 900),
        ]
    )
    easel.shade(
        ground,
        (0, vanish[1]),
        (0, 900),
        ((0, "#4A4A5C", 1), (0.3, "#2C2E40", 1), (1, "#0A0D16", 1)),
    )
    _row(
        easel,
        vanish,
        -1,
        [
            (1.5, 1.0),
            (1.0, 0.74),
            (0.74, 0.56),
            (0.56, 0.43),
            (0.43, 0.33),
            (0.33, 0.25),
            (0.25, 0.185),
            (0.185, 0.13),
            (0.13, 0.09),
        ],
    )
    _row(easel, vanish, 1, [(0.36, 0.27), (0.27, 0.20), (0.20, 0.14), (0.14, 0.09)])
    _gap(easel, vanish)
    _row(easel, vanish, 1, [(1.7, 1.3), (1.3, 1.0)])
    with easel.within(ground):
        for row in range(26):
            y = vanish[1] + 40 + 420 * (row / 26) ** 2
            easel.line((-20, y), (1620, y), colour="#0A0D16", width=1, alpha=0.25)
    easel.glow(800, 760, 620, "#F0A85A", 0.34, flat=0.3)
    _street_lamp(easel, 936, 612)
    _altar(easel, 770, 812)
    for shape, x, y, size in (
        (waiting(coat=True), 642, 772, 1.3),
        (child(), 682, 776, 1.26),
        (waiting(hat=True), 930, 716, 0.9),
        (waiting(), 566, 700, 0.84),
    ):
        easel.rim(
            moved(shape, x, y, scale=size),
            "#080A13",
            "#FFC27A",
            (1.5 if x < 780 else -1.4, -0.7),
            alpha=0.95,
            blur=0.6,
        )
    easel.wash(800, 900, veil("#05070D", 0, 0.3))


@dataclass(frozen=True, slots=True)
class Front:
    """One house front along the street: from depth `near` to `far` (1 is close by), `tall` high."""

    vanish: Point
    side: int
    near: float
    far: float
    tall: float

    def at(self, share: float, height: float) -> Point:
        """A place on the front: `share` of the way along it, 0 at the near end."""
        depth = self.near + (self.far - self.near) * share
        return (
            self.vanish[0] + self.side * STREET * depth,
            self.vanish[1] + depth * (300 - 800 * height),
        )

    def panel(self, low: float, high: float, first: float, last: float) -> skia.Path:
        """An upright rectangle on the front."""
        return polygon(
            [self.at(first, low), self.at(first, high), self.at(last, high), self.at(last, low)]
        )


def _row(easel: Easel, vanish: Point, side: int, pieces: list[tuple[float, float]]) -> None:
    for number, (near, far) in reversed(list(enumerate(pieces))):
        front = Front(vanish, side, near, far, easel.dice.uniform(0.82, 1.14))
        tone = mix(mix(TONES[number % 6], "#141B30", 0.66), "#444C68", 0.5 * (1 - far))
        _wall(easel, front, tone)
        _openings(easel, front, tone)
        if number % 2 == 0:
            roof = front.panel(front.tall + 0.02, front.tall + 0.13, 0.02, 0.98)
            easel.fill(roof, mix("#4A3030", "#1A2036", 0.5))


def _wall(easel: Easel, front: Front, tone: str) -> None:
    wall = front.panel(0, front.tall, 0, 1)
    lamp = 0.25 if front.near < 0.7 else 0.08
    easel.shade(
        wall,
        front.at(0, 0),
        front.at(1, 0),
        ((0, mix(tone, INK, 0.35), 1), (1, mix(tone, "#C98F5A", lamp), 1)),
    )
    easel.shade(wall, front.at(1, front.tall), front.at(1, 0), veil("#0A0F1E", 0.45, 0.05, 0.2))
    high, low = front.at(1, front.tall), front.at(1, 0)
    inward = front.side * 30 * front.far
    end = polygon([low, high, (high[0] - inward, high[1]), (low[0] - inward, low[1])])
    easel.fill(end, mix(tone, INK, 0.5))


def _openings(easel: Easel, front: Front, tone: str) -> None:
    dark = mix("#1F3638", "#0C1120", 0.55)
    easel.fill(front.panel(0.0, 0.30, 0.14, 0.86), dark)
    for board in range(1, 8):
        share = 0.14 + 0.72 * board / 8
        easel.line(
            front.at(share, 0),
            front.at(share, 0.30),
            colour="#080C16",
            width=max(0.6, front.near * 2),
            alpha=0.7,
        )
    for low in (0.42, 0.72):
        if low + 0.2 < front.tall:
            easel.fill(front.panel(low - 0.01, low + 0.215, 0.26, 0.74), mix(tone, "#E0B070", 0.14))
            easel.fill(front.panel(low, low + 0.2, 0.29, 0.71), dark)
            for slat in range(1, 9):
                height = low + 0.2 * slat / 9
                easel.line(
                    front.at(0.29, height),
                    front.at(0.71, height),
                    colour="#080C16",
                    width=max(0.5, front.near * 1.6),
                    alpha=0.6,
                )
            easel.fill(
                front.panel(low - 0.045, low - 0.025, 0.16, 0.84), mix(tone, "#FFFFFF", 0.08)
            )
    easel.fill(front.panel(0.32, 0.345, -0.02, 1.0), mix(tone, "#0A0F1C", 0.35))
    easel.fill(front.panel(front.tall, front.tall + 0.03, -0.03, 1.02), mix(tone, "#FFFFFF", 0.05))


def _gap(easel: Easel, vanish: Point) -> None:
    x0, x1 = vanish[0] + 560 * 0.36, vanish[0] + 560 * 1.0
    stub_near = polygon(
        [
            (x1 + 60, vanish[1] + 1.0 * 300),
            (x1 + 40, 300),
            (x1 + 4, 250),
            (x1 - 18, 330),
            (x1 - 46, 352),
            (x1 - 40, 430),
            (x1 - 84, 470),
            (x1 - 78, 560),
            (x1 - 120, 610),
            (x1 - 110, 730),
        ]
    )
    stub_far = polygon(
        [
            (x0 - 6, vanish[1] + 0.36 * 300),
            (x0 - 6, 330),
            (x0 + 16, 318),
            (x0 + 22, 372),
            (x0 + 48, 390),
            (x0 + 44, 450),
            (x0 + 74, 474),
            (x0 + 80, 530),
            (x0 + 108, 560),
            (x0 + 120, 604),
        ]
    )
    easel.rim(stub_far, "#262838", "#F2B874", (1.6, -1.6), alpha=0.6, blur=0.8)
    easel.glow((x0 + x1) / 2 - 30, 600, 300, "#F0A85A", 0.30, flat=0.6)
    for start, end in (
        ((x0 + 22, 372), (x0 + 130, 420)),
        ((x0 + 44, 450), (x0 + 160, 520)),
        ((x1 - 46, 352), (x1 - 170, 410)),
        ((x1 - 84, 470), (x1 - 190, 540)),
    ):
        easel.rim(
            taper([start, end], [8, 5]), "#12131D", "#F2B874", (0.5, -1.2), alpha=0.6, blur=0.5
        )
    rubble(easel, (x0 + x1) / 2 - 4, 684, 235, 132)
    easel.rim(stub_near, "#1A1C2A", "#F2B874", (-2.2, -1.6), alpha=0.6, blur=1)
    with easel.within(stub_near):
        for row in range(24):
            easel.line(
                (x1 - 140, 260 + row * 20),
                (x1 + 80, 268 + row * 20),
                colour="#0A0D16",
                width=1.2,
                alpha=0.5,
            )
        easel.fill(box(x1 - 30, 420, 36, 70), "#080B14")


def _street_lamp(easel: Easel, x: float, foot: float) -> None:
    easel.fill(taper([(x, foot), (x, 250)], [9, 5]), "#0A0D16")
    easel.curve((x, 262), (x - 22, 226), (x - 62, 226), colour="#0A0D16", width=4)
    lamp = (x - 66, 244.0)
    easel.fill(
        polygon(
            [
                (lamp[0] - 26, lamp[1] - 2),
                (lamp[0] - 7, lamp[1] - 18),
                (lamp[0] + 7, lamp[1] - 18),
                (lamp[0] + 26, lamp[1] - 2),
            ]
        ),
        "#11141E",
    )
    sky.cone_of_light(easel, lamp[0], lamp[1], 520, 250, "#FFC97E", 0.34)
    easel.glow(*lamp, 420, "#E8953E", 0.42)
    easel.glow(*lamp, 120, FLAME, 0.75)
    easel.fill(oval(lamp[0], lamp[1] + 2, 10, 7), "#FFF6DC")
    for wire in (0, 1, 2):
        easel.curve(
            (-10, 96 + wire * 22),
            (430, 226 + wire * 16),
            (x, 268 + wire * 9),
            colour="#070A12",
            width=1.5,
            alpha=0.8,
        )
        easel.curve(
            (x, 268 + wire * 9),
            (1240, 210 + wire * 18),
            (1610, 96 + wire * 30),
            colour="#070A12",
            width=1.5,
            alpha=0.8,
        )


def _altar(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 14, 130, 0.7, flat=0.25)
    table = polygon([(x - 84, y - 42), (x + 84, y - 42), (x + 92, y - 30), (x - 92, y - 30)])
    for leg in (-78, 78):
        easel.fill(box(x + leg - 4, y - 32, 8, 46), "#15121A")
    easel.shade(
        table, (x - 90, 0), (x + 90, 0), ((0, "#3A2420", 1), (0.5, "#8A5A3A", 1), (1, "#3A2420", 1))
    )
    easel.line((x - 84, y - 42), (x + 84, y - 42), colour="#FFC98A", width=1.4, alpha=0.7)
    bowl = smooth(
        [(x - 24, y - 66), (x + 24, y - 66), (x + 18, y - 44), (x - 18, y - 44)],
        closed=True,
        tension=0.5,
    )
    easel.shade(
        bowl, (x - 24, 0), (x + 24, 0), ((0, "#5A7088", 1), (0.4, "#B9C9D6", 1), (1, "#2A3648", 1))
    )
    for index, lean in enumerate((-11, -3, 5, 13)):
        tip = (x + lean * 1.5, y - 118 - (index % 2) * 8)
        easel.line((x + lean * 0.5, y - 66), tip, colour="#7A3A34", width=1.8)
        easel.glow(*tip, 22, FIRE, 0.95)
        easel.speck(*tip, 1.8, "#FFE0B0")
        wisp(easel, tip, 210, 0.42)
    sky.candle(easel, x - 58, y - 42, 34, 9)
    sky.candle(easel, x + 58, y - 42, 30, 9)
